"""Cutting a block into sentences.

A citation marker printed after the full stop (`… regulation.[1] Studies …`) belongs to the sentence before it.
"""

import re
from itertools import islice

from ldn_desk.domain.word_lists import word_list
from ldn_desk.reading.text.characters import SUPERSCRIPT_DIGITS, word_set

# After these a full stop does not end a sentence, whatever follows.
_NEVER = frozenset(word_list("abbreviations"))
# Of these a full stop does end a sentence where a word follows that sentences begin with.
_SOMETIMES = frozenset(word_list("abbreviations_at_ends"))
_STARTERS = frozenset(word_list("sentence_openings"))

# After these a single letter is a name's part, not an initial: `vitamin C. Later …`.
_BEFORE_LETTER = word_set("""
    vitamin group type hepatitis arm class grade phase stage part appendix figure table panel cohort factor protein
    kinase box case category section schedule plan condition influenza immunoglobulin interferon interleukin
""")

_RAISED = SUPERSCRIPT_DIGITS
_MARKER = (
    rf"(?:[\[［]\d[\d,，、;–‐~～\s-]{{0,60}}[\]］]|[(（]\d{{1,3}}(?:[,，–-] ?\d{{1,3}}){{0,8}}[)）]"
    rf"|[{_RAISED}][{_RAISED}⁻,–]{{0,30}}+⁾?)"
)
_END = re.compile(
    r"(?<=\S)[.!?…؟۔]{1,4}"
    r"[”’\"'»)\]“›]{0,3}"
    rf"(?:(?<=[^\d\s][.!?])\d{{1,3}}(?:[,–-]\d{{1,3}}){{0,8}}(?=\s|$)|(?:\s?{_MARKER}){{0,6}})"
    r"(?=\s|$)"
    rf"|(?:[。！？।]|．(?!\d))+[”’」』）]{{0,3}}(?:{_MARKER}){{0,6}}"
)
_MOST_STOPS = 100_000
"""Stops of one block that are looked at; what follows them is one sentence. No paragraph has as many."""
_WORD = re.compile(r"[\w.’'-]{1,40}$")
_LOWER_START = re.compile(r"\s{1,8}[\[(“‘„«\"']{0,2}[a-zß-öø-ÿа-яёіїєґα-ω]")
_BRACKETS = re.compile(r"[(\[（［)\]）］]")
_LONGEST_BRACKET = 400
"""Code points between brackets in which no sentence ends; what is longer holds sentences of its own."""
_COUNTED = re.compile(r"\d{1,3}")
_DATED = re.compile(
    r"\s(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jahrhundert|auflage"
    r"|woche|tag|jahr|quartal)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:\w\.){0,3}\w")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, in order; blanks between them belong to none. Linear in the length of the text."""
    spans: list[tuple[int, int]] = []
    start = 0
    within = _Within(text)
    for match in islice(_END.finditer(text), _MOST_STOPS):
        if (
            match.start() >= start
            and _ends_sentence(text, match, start)
            and not within.brackets(match.end() - 1, start)
        ):
            spans.append((start, match.end()))
            start = _next_start(text, match.end())
    if start < len(text):
        spans.append((start, len(text)))
    return spans


class _Within:
    """Whether a place lies between brackets; asked for rising places."""

    def __init__(self, text: str) -> None:
        self._pairs: list[tuple[int, int]] = []
        opened: list[int] = []
        for match in _BRACKETS.finditer(text):
            if match.group() in "([（［":
                opened.append(match.start())
            elif opened:
                self._close(opened, match.start())
        self._next = 0

    def _close(self, opened: list[int], end: int) -> None:
        start = opened.pop()
        if end - start <= _LONGEST_BRACKET:
            while self._pairs and self._pairs[-1][0] > start:
                self._pairs.pop()
            self._pairs.append((start, end))

    def brackets(self, place: int, sentence: int) -> bool:
        """Between brackets that opened inside the sentence: one that a bracket opens may hold further ones."""
        while self._next < len(self._pairs) and self._pairs[self._next][1] <= place:
            self._next += 1
        return self._next < len(self._pairs) and sentence < self._pairs[self._next][0] < place


def _next_start(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    sign = text[match.start()]
    if sign == "." and _COUNTED.fullmatch(text, start, match.start()):
        return False
    if sign not in ".…":
        return not (sign in "!?" and _LOWER_START.match(text, match.end()))
    if _LOWER_START.match(text, match.end()):
        return False
    return sign == "…" or not _is_abbreviation(text, match)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match.end() == len(text) or match.group() != ".":
        return False
    word = _word_before(text, match.start())
    if len(word) == 1 and word.isalpha():
        return _is_initial(text, match) if word.isupper() else _is_letter_short_for_a_word(text, match)
    if word.isdecimal():
        return _DATED.match(text, match.end()) is not None
    lower = word.casefold().lstrip("'’(")
    if lower in _NEVER:
        return lower not in _SOMETIMES or _goes_on(text, match.end())
    return _ALONE.fullmatch(word) is not None and word[-1:].isupper()


def _word_before(text: str, place: int) -> str:
    found = _WORD.search(text[max(0, place - 41) : place])
    return found.group() if found else ""


def _goes_on(text: str, place: int) -> bool:
    """Whether the next word is none that sentences begin with."""
    following = re.match(r"\s{0,8}[“‘\"']?(\w{1,20})", text[place : place + 32])
    return following is None or following.group(1).casefold() not in _STARTERS or following.group(1)[0].islower()


def _is_initial(text: str, match: re.Match[str]) -> bool:
    """`J. Smith` is a name; `vitamin C. Later` and `group A. We` end a sentence."""
    return _word_before(text, match.start() - 2).casefold() not in _BEFORE_LETTER


def _is_letter_short_for_a_word(text: str, match: re.Match[str]) -> bool:
    """`p. 5` and `z. B.`; after a number it is a unit (`2.5 h. Later`)."""
    return not text[max(0, match.start() - 3) : match.start() - 1].strip()[-1:].isdecimal() and _goes_on(
        text, match.end()
    )
