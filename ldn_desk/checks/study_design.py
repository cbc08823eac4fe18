"""Study design: the sentence calls the source one kind of study, its title says another."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case
from ldn_desk.plugins.resources import resource


@dataclass(frozen=True, slots=True)
class _Lexicon:
    designs: Mapping[str, re.Pattern[str]]
    clashes: Mapping[str, frozenset[str]]
    open_question: re.Pattern[str]
    """Words of a sentence that speaks of studies still wanted, or contrasts two kinds."""


class StudyDesign:
    """Raised only where sentence and title each name a design, and none of those named go together.

    The abstract never raises a point; where it names the sentence's design, it silences one.
    """

    rule = "study-design"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Study design")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand in the sentence and in the title."""
        raised = (
            self._points(citation.sentence, case.title, case.abstract, index)
            for index, citation in enumerate(case.citations)
        )
        return tuple(point for points in raised for point in points)

    def _points(self, sentence: str, title: str, abstract: str, citation: int) -> Sequence[Point]:
        lexicon = _lexicon()
        titled = _in_title(title)
        if not titled or lexicon.open_question.search(sentence):
            return ()
        said = _named(sentence, lexicon)
        if not said or set(said) & set(_named(abstract, lexicon)):
            return ()
        if not all(other in lexicon.clashes[one] for one in said for other in titled):
            return ()
        return (Point(self.rule, next(iter(said.values())), next(iter(titled.values())), citation),)


@lru_cache(maxsize=64)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title names; a work that is cited often is looked at once."""
    return _named(title, _lexicon())


def _named(text: str, lexicon: _Lexicon) -> dict[str, str]:
    """Each design named, with its words as they stand; in the order they stand."""
    found = {name: match for name, pattern in lexicon.designs.items() if (match := pattern.search(text))}
    return {name: match.group() for name, match in sorted(found.items(), key=lambda entry: entry[1].start())}


@cache
def _lexicon() -> _Lexicon:
    """Read when the first sentence is looked at: start-up does without it."""
    data = json.loads(resource("lexicons", "designs.json").read_text(encoding="utf-8"))
    designs = {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in data["designs"].items()}
    clashes = {name: frozenset(others) for name, others in data["clashes"].items()}
    return _Lexicon(designs, clashes, re.compile(data["open-questions"], re.IGNORECASE))
