"""Species: the sentence speaks of people, the work of mice, rats or cells; or the other way round."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ldn_desk.checks.terms import Terms
from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import SUBJECT_HEADING, Point
from ldn_desk.plugins.contracts import Case

_HUMAN, _CELLS, _ANIMAL = "human", "cells", "animal"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    in_sentences: Terms
    """Each term → its species; what looks like one but means something else → nothing."""
    in_titles: Terms
    wider: Mapping[str, frozenset[str]]
    """Species → itself and everything it is a kind of."""
    findings: re.Pattern[str]
    """Words of a sentence that gives what was found; without them a species may be background."""
    hopes: re.Pattern[str]
    """Words of a sentence that looks forward, or speaks of methods."""
    headings: Mapping[str, str]
    """Subject heading → species."""

    def go_together(self, one: str, other: str) -> bool:
        """Whether the two can be one study's: a kind of each other, or cells with whatever they came from."""
        if one in self.wider[other] or other in self.wider[one]:
            return True
        return _CELLS in (one, other) and _HUMAN not in (one, other)


class Species:
    """Raised only where the sentence gives a finding in one species, and the title or the headings name only others.

    Animals of two kinds clash only where the title names one. The abstract silences; it never raises a point.
    """

    rule = "species"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Species")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand in the sentence and in the title."""
        lexicon = _lexicon()
        titled = _in_title(case.title)
        raising = titled or _in_headings(case.subjects)
        if not raising:
            return ()
        known = {*titled, *_in_headings(case.subjects)}
        other = next(iter(raising.values()))
        found: list[Point] = []
        for index, citation in enumerate(case.citations):
            said = _said(citation.sentence)
            if not said or any(lexicon.go_together(one, two) for one in said for two in known):
                continue
            if not any(lexicon.go_together(one, two) for one in said for two in _in_abstract(case.abstract)):
                found.append(Point(self.rule, next(iter(said.values())), other, index))
        return tuple(found)


def _said(sentence: str) -> Mapping[str, str]:
    """What the sentence names, if it gives a finding."""
    lexicon = _lexicon()
    said = _named(sentence, lexicon.in_sentences)
    if not said or lexicon.hopes.search(sentence) or not lexicon.findings.search(sentence):
        return {}
    return said


@lru_cache(maxsize=64)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title names; a work that is cited often is looked at once."""
    return _named(title, _lexicon().in_titles)


@lru_cache(maxsize=64)
def _in_abstract(abstract: str) -> Mapping[str, str]:
    return _named(abstract, _lexicon().in_sentences)


@lru_cache(maxsize=64)
def _in_headings(subjects: tuple[str, ...]) -> Mapping[str, str]:
    """What the subject headings name, the particular kind before `Animals`."""
    headings = _lexicon().headings
    found: dict[str, str] = {}
    for subject in subjects:
        if subject in headings:
            found.setdefault(headings[subject], SUBJECT_HEADING + subject)
    return dict(sorted(found.items(), key=lambda entry: entry[0] == _ANIMAL))


def _named(text: str, terms: Terms) -> dict[str, str]:
    """Each species named, with the first words for it as they stand; in the order they stand."""
    found: dict[str, str] = {}
    for species, words, _end in terms.found(text):
        if species:
            found.setdefault(species, words)
    return found


@cache
def _lexicon() -> _Lexicon:
    """Read when the first title is looked at: start-up does without it."""
    data = json.loads(resource("lexicons", "species.json").read_text(encoding="utf-8"))
    groups = data["groups"]
    others = dict.fromkeys(data["other-meanings"], "")
    both = {term: name for name, group in groups.items() for term in group["both"]}
    titles = {term: name for name, group in groups.items() for term in group.get("title", ())}
    return _Lexicon(
        Terms(both | others),
        Terms(both | titles | others),
        {name: frozenset(_wider(name, groups)) for name in groups},
        re.compile(data["findings"], re.IGNORECASE),
        re.compile(data["hopes"], re.IGNORECASE),
        {heading: name for name, those in data["headings"].items() for heading in those},
    )


def _wider(name: str, groups: Mapping[str, Mapping[str, Sequence[str]]]) -> set[str]:
    found = {name}
    for broader in groups[name].get("broader", ()):
        found |= _wider(broader, groups)
    return found
