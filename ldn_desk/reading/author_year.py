"""Author–year markers: `(Miller & Raison, 2016; Liu 2003a)` and `Mischoulon et al. (2017)`.

A marker is joined to a reference by the family name of its first author and its year, with the letter that parts two
works of one year. A name and year that no reference fits is kept as a marker without a reference.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Name
from ldn_desk.reading.characters import YEAR, folded, word_set
from ldn_desk.reading.markers import Marker

_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{4,600})[)\]]")
_DATED = re.compile(rf"(?<![\d/.–-])({YEAR})([a-z]?)(?![\w/–-])|\b(?:in press|n\.d\.|forthcoming)")
_MOST_MEANT = 20
"""References that one name and year can mean; where still more fit, the marker tells none of them from the others."""
_ONLY_YEARS = re.compile(rf"\s?{YEAR}[a-z]?(?:\s?[,;]\s?(?:{YEAR})?[a-z]?)*(?:, pp?\. ?[\d–, -]{{1,20}})?\s?")
_WORD = r"[^\W\d_][\w’'ʼ‐‑-]{0,40}"
_NAMES_BEFORE = re.compile(
    rf"(?:(?:(?:van|von|de|der|den|del|della|di|da|la|le|el|al|ten|ter|dos|du)\s){{0,3}}{_WORD})"
    rf"(?:(?:,\s{_WORD}){{0,3}},?\s(?:and|&|und|et|y|e|en)\s(?:[a-z]{{2,4}}\s){{0,2}}{_WORD}"
    r"|,?\set\.?\sal\.?,?|\sand\scolleagues)?"
    r"(?:[’']s|[’'])?\s?$"
)
# A name and a year that no reference fits is a marker only in these plain shapes.
_PLAIN = re.compile(
    rf"(?:(?:see|see also|e\.g\.,?|cf\.|reviewed (?:in|by))\s)?{_WORD}"
    rf"(?:\s(?:and|&)\s{_WORD}|,?\set\sal\.?)?,?\s{YEAR}[a-z]?",
)
_NO_NAMES = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec in since until from by before after circa around early late mid spring summer autumn fall
    winter     table figure fig eq equation section version copyright est founded born died published updated the year
    """)


@dataclass(frozen=True, slots=True)
class _Known:
    number: int
    families: tuple[str, ...]
    letter: str


class Names:
    """The references, by the year and first author that markers name them with."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._by_first: dict[tuple[int, str], list[_Known]] = {}
        self._meant: dict[tuple[str, int, str], tuple[int, ...]] = {}
        for reference in references:
            year = reference.printed.year
            families = _families(reference.printed.author)
            if year is not None and families:
                known = _Known(reference.number, families, _letter(reference, year))
                self._by_first.setdefault((year, families[0].split()[0]), []).append(known)

    def numbers(self, names: str, year: int, letter: str) -> tuple[int, ...]:
        """The reference that `names` of `year` means; several only where nothing parts them; empty for none."""
        words = _folded_words(names)
        named = (words, year, letter)
        if named not in self._meant:
            self._meant[named] = self._fitting(words, year, letter)
        return self._meant[named]

    def _fitting(self, words: str, year: int, letter: str) -> tuple[int, ...]:
        fitting = [
            known
            for word in dict.fromkeys(words.split())
            for known in self._by_first.get((year, word), ())
            if known.families[0] in words
        ]
        if len(fitting) > 1:
            exact = [known for known in fitting if known.letter == letter] or fitting
            fitting = _closest(exact, words)
        return tuple(sorted(known.number for known in fitting)) if len(fitting) <= _MOST_MEANT else ()


def _families(author: tuple[Name, ...]) -> tuple[str, ...]:
    return tuple(
        f" {folded_words} " for name in author if (folded_words := _folded_words(name.family or name.literal).strip())
    )


def _folded_words(text: str) -> str:
    """Words, folded, each between blanks, so that a family name is looked for as whole words."""
    words = (folded(word) for word in re.split(r"[\s,;&()]+", re.sub(r"[’']s\b", "", text)))
    return " " + " ".join(word for word in words if word) + " "


def _closest(candidates: list[_Known], words: str) -> list[_Known]:
    """Of several works by one first author in one year, those with most of their further authors named."""
    named = [sum(family in words for family in known.families[:3]) for known in candidates]
    best = max(named)
    chosen = [known for known, score in zip(candidates, named, strict=True) if score == best]
    several = " et al " in words
    return [known for known in chosen if (len(known.families) > 2) == several] or chosen


def _letter(reference: Reference, year: int) -> str:
    found = re.search(rf"{year}([a-z])\b", reference.text)
    return found.group(1) if found else ""


def author_year_markers(text: str, names: Names) -> Iterator[Marker]:
    """Every place of a block's text that names authors and a year."""
    for match in _BRACKETS.finditer(text):
        inner = match.group(1)
        if _ONLY_YEARS.fullmatch(inner):
            yield from _in_sentence(text, match, names)
        else:
            yield from _in_brackets(match, inner, names)


def _in_brackets(match: re.Match[str], inner: str, names: Names) -> Iterator[Marker]:
    numbers: list[int] = []
    speaking, start = "", 0
    for dated in _DATED.finditer(inner):
        piece = inner[start : dated.start()]
        speaking = piece if any(sign.isalpha() for sign in piece.removeprefix(" and ")) else speaking
        start = dated.end()
        if dated.group(1):
            numbers += names.numbers(speaking, int(dated.group(1)), dated.group(2))
    if numbers or _could_cite(inner):
        yield Marker("author-year", match.start(), match.end(), tuple(dict.fromkeys(numbers)))


def _could_cite(inner: str) -> bool:
    plain = _PLAIN.match(inner)
    if plain is None:
        return False
    words = _folded_words(plain.group()).split()
    named = [word for word in inner.split() if word[:1].isupper()]
    return bool(named) and not _NO_NAMES.intersection(words)


def _in_sentence(text: str, match: re.Match[str], names: Names) -> Iterator[Marker]:
    lead = max(0, match.start() - 120)
    before = _NAMES_BEFORE.search(text[lead : match.start()])
    if before is None:
        return
    numbers = [
        number
        for dated in _DATED.finditer(match.group(1))
        for number in names.numbers(before.group(), int(dated.group(1)), dated.group(2))
    ]
    if numbers:
        yield Marker("author-year", lead + before.start(), match.end(), tuple(dict.fromkeys(numbers)))
