"""Which citation a phrase of its sentence belongs to, and the persons a sentence names as a work's authors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ldn_desk.domain.article import Citation
from ldn_desk.matching.folding import word_set
from ldn_desk.reading.text.particles import APART

CITED_YEAR = r"(?:19|20)\d\d"
_OTHER_MARKER = re.compile(
    r"\[\d[\d,;\s–‒-]*\]|\(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\)|[⁰¹²³⁴⁵⁶⁷⁸⁹]"
    # A raised number that lost its raising: "macaques8", "mood.12".
    r"|(?:(?<=[a-z])|(?<=[a-z)][.,;]))\d{1,3}(?:[,–-]\d{1,3})*(?=[\s.,;:)]|$)"
    rf"|[(\[][^()\[\]]*[A-Za-z][^()\[\]]*\b{CITED_YEAR}[a-z]?\b[^()\[\]]*[)\]]"
)
_WORD = r"[^\W\d_][\w'’ʼ‐‑-]*"
_NAME = rf"(?:(?<!\w){APART}\s){{0,3}}{_WORD}"
_OTHERS = re.compile(
    r",?\s+et\.?\s+al\b\.?|\s+(?:and|&)\s+(?:(?:his|her|their)\s+)?"
    r"(?:colleagues|co-?workers|collaborators|co-?authors|associates|team)\b"
)
_OTHERS_WORDS = ("et al", "et. al", "et  al", "colleagues", "workers", "collaborators", "authors", "associates", "team")
_YEAR_IN_BRACKETS = re.compile(rf"\({CITED_YEAR}")
_BEFORE = re.compile(rf"((?:{_NAME},\s){{0,4}})({_NAME})(?:,?\s(?:[A-Z]\.?[ -]?){{1,3}})?$")
_TWO = re.compile(rf"({_NAME})\s(?:and|&)\s({_NAME})(?=,?\s\({CITED_YEAR}[a-z]?\))")
_PLACE_BEFORE = re.compile(r"\b(?:in|of|from|at|between|both|across|among)\s$", re.IGNORECASE)
_NO_NAMES = word_set("the these those our my his her their its some other dr prof professor study studies")
_DATED = re.compile(rf"(?:['’]s)?,?\s?[(\[]?({CITED_YEAR})[a-z]?(?![\d-])[)\]]?")


@dataclass(frozen=True, slots=True)
class Mention:
    """`Smith et al. (2015)`: persons named as a work's authors, and the year that stands with them."""

    names: tuple[str, ...]
    """Family names with particles, as they stand; the last one is the name beside `et al.`"""
    start: int
    end: int
    """After the year, where there is one; both positions are in the sentence."""
    year: int | None = None

    @property
    def label(self) -> str:
        """The name as it stands: `van der Berg`."""
        return self.names[-1]


def marker_place(citation: Citation) -> int:
    """Where the citation's marker begins in its sentence; -1 where that cannot be told."""
    place = citation.start - citation.sentence_start
    if place >= 0 and citation.sentence.startswith(citation.marker, place):
        return place
    # A bare number could stand anywhere.
    return -1 if citation.marker.isdigit() else citation.sentence.find(citation.marker)


def next_marker_is(citation: Citation, end: int) -> bool:
    """Whether the first marker after position `end` of the sentence is this citation's, and it cites one work."""
    place = marker_place(citation)
    return len(set(citation.numbers)) == 1 and place >= end and not _OTHER_MARKER.search(citation.sentence, end, place)


@lru_cache(maxsize=256)
def mentions(sentence: str) -> tuple[Mention, ...]:
    """Everyone the sentence names in the ways authors are named, in the order they stand."""
    found = [*_with_others(sentence), *_two(sentence)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _with_others(sentence: str) -> Iterator[Mention]:
    if not any(word in sentence for word in _OTHERS_WORDS):
        return
    for others in _OTHERS.finditer(sentence):
        start = max(0, others.start() - 120)
        before = _BEFORE.search(sentence[start : others.start()])
        if before and _is_name(before.group(2)):
            listed = [name.strip() for name in before.group(1).split(",") if name.strip()]
            yield _mention(sentence, (*listed, before.group(2)), start + before.start(2), others.end())


def _two(sentence: str) -> Iterator[Mention]:
    """`Smith and Jones (2015)`: only with a year, as two capitals joined by "and" can be anything."""
    if not _YEAR_IN_BRACKETS.search(sentence):
        return
    for two in _TWO.finditer(sentence):
        if all(map(_is_name, two.groups())) and not _PLACE_BEFORE.search(sentence, 0, two.start()):
            yield _mention(sentence, (two.group(2), two.group(1)), two.start(), two.end())


def _mention(sentence: str, names: tuple[str, ...], start: int, end: int) -> Mention:
    dated = _DATED.match(sentence, end)
    return Mention(names, start, dated.end() if dated else end, int(dated.group(1)) if dated else None)


def _is_name(words: str) -> bool:
    last = words.split()[-1]
    return last[0].isupper() and len(last) > 1 and last.lower() not in _NO_NAMES
