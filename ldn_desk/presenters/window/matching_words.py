"""Finding words in what is on screen: capitals, diacritics and the printer's quotes and dashes make no difference."""

import re
import unicodedata
from collections.abc import Iterable

_ALIKE = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2029": " ", "\u2028": " ", "\t": " ",
}  # fmt: skip

MOST_HITS = 20_000
"""More are not counted: no reader walks them, and a single letter in a long article stays instant."""


def folded(text: str) -> str:
    """`text` without capitals and diacritics, of the same length, character for character."""
    if text.isascii():
        return text.replace("\t", " ").lower()
    # A few replacements of whole texts are ten times faster than one translation sign by sign.
    for sign in set(text):
        plain = _plain(sign)
        if plain != sign:
            text = text.replace(sign, plain)
    return text


def hits(haystack: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in a `folded` text, as (start, end), in order, at most `MOST_HITS`."""
    wanted = folded(unicodedata.normalize("NFC", words))
    if not wanted.strip():
        return []
    found: list[tuple[int, int]] = []
    for match in re.finditer(re.escape(wanted), haystack):
        found.append(match.span())
        if len(found) == MOST_HITS:
            break
    return found


def sought(words: str) -> tuple[str, ...]:
    """What a search over the whole library looks for each by itself: the words, without the signs between them."""
    return tuple(re.findall(r"\w+", words))


def stretches(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where any of `terms` stands in `text`, as (start, end), in order; what overlaps is one stretch."""
    haystack = folded(text)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for term in terms for span in hits(haystack, term)):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _plain(sign: str) -> str:
    if sign in _ALIKE:
        return _ALIKE[sign]
    base, *marks = list(unicodedata.normalize("NFD", sign))
    # Accents have combining classes from 200 on; the marks of kana and the parts of hangul change the letter itself.
    letter = base if all(unicodedata.combining(mark) >= 200 for mark in marks) else sign
    small = letter.lower()
    return small if len(small) == 1 else sign
