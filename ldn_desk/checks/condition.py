"""Condition: the sentence speaks of one illness, the title of the source of another."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ldn_desk.checks.terms import Terms
from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case

_SIGN = "sign"
"""Stands for the family of a term that is one of `signs`."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    terms: Terms
    """Every term → its family; what looks like one but means something else → nothing."""
    signs: Mapping[str, str]
    """Abbreviation, in this case only → family."""
    wider: Mapping[str, frozenset[str]]
    """Family → itself and every family it is a kind of."""
    kin: frozenset[frozenset[str]]
    symptoms: frozenset[str]
    """Families that a sentence mostly names as a side effect or an outcome: they raise nothing from its side."""
    background: re.Pattern[str]
    """Words of a sentence that names conditions beside the one studied: risk factors, complications."""

    def go_together(self, one: str, other: str) -> bool:
        """Whether two families are one, one is a kind of the other, or both are often named together."""
        if one in self.wider[other] or other in self.wider[one]:
            return True
        return any(frozenset((a, b)) in self.kin for a in self.wider[one] for b in self.wider[other])


class Condition:
    """Raised only where sentence and title each name a condition, and none of those named go together.

    The abstract never raises a point; where it names a condition of the sentence, it silences one.
    """

    rule = "condition"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Condition")

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
        if not titled:
            return ()
        said = _named(sentence, lexicon)
        illnesses = [words for family, words in said.items() if family not in lexicon.symptoms]
        if not illnesses:
            return ()
        known = {**titled, **_in_title(abstract)}
        if any(lexicon.go_together(one, other) for one in said for other in known):
            return ()
        if lexicon.background.search(sentence):
            return ()
        return (Point(self.rule, illnesses[0], next(iter(titled.values())), citation),)


@lru_cache(maxsize=128)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title or an abstract names; a work that is cited often is looked at once."""
    return _named(title, _lexicon())


def _named(text: str, lexicon: _Lexicon) -> dict[str, str]:
    """Each condition's family named, with the first words for it as they stand; in the order they stand."""
    found: dict[str, str] = {}
    for family, words, _end in lexicon.terms.found(text):
        # An abbreviation counts in its own case only: "ALS" is no "als".
        known = lexicon.signs.get(words, "") if family == _SIGN else family
        if known:
            found.setdefault(known, words)
    return found


@cache
def _lexicon() -> _Lexicon:
    """Read when the first sentence is looked at: start-up does without it."""
    data = json.loads(resource("lexicons", "conditions.json").read_text(encoding="utf-8"))
    families = data["families"]
    signs = {sign: name for name, family in families.items() for sign in family.get("signs", ())}
    meanings = dict.fromkeys(signs, _SIGN) | dict.fromkeys(data["other-meanings"], "")
    meanings |= {term: name for name, family in families.items() for term in family["terms"]}
    kin = {frozenset((name, other)) for name, family in families.items() for other in family.get("kin", ())}
    wider = {name: frozenset(_wider(name, families)) for name in families}
    symptoms = frozenset(name for name, family in families.items() if family.get("symptom"))
    background = re.compile(data["background"], re.IGNORECASE)
    return _Lexicon(Terms(meanings), signs, wider, frozenset(kin), symptoms, background)


def _wider(name: str, families: Mapping[str, Mapping[str, Sequence[str]]]) -> set[str]:
    found = {name}
    for broader in families[name].get("broader", ()):
        found |= _wider(broader, families)
    return found
