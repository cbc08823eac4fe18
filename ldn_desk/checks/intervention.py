"""Intervention: the sentence names one drug or treatment, the title of the source another."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from ldn_desk.checks.terms import Terms
from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case


@dataclass(frozen=True, slots=True)
class _Lexicon:
    terms: Terms
    """Every name → its intervention."""
    stem: re.Pattern[str]
    """A word with an ending that the names of one class share."""
    stems: Mapping[str, str]
    """Ending → class."""
    wider: Mapping[str, frozenset[str]]
    """Intervention or class → itself and every class it belongs to."""
    general: frozenset[str]
    """Classes so wide (vaccines, antibiotics) that a sentence's word for them raises nothing."""
    other_meanings: re.Pattern[str]
    """What follows a name that is no treatment: `-resistant`, `overdose`."""
    comparison: re.Pattern[str]
    """Words of a sentence that names a treatment beside the one studied."""

    def go_together(self, one: str, other: str) -> bool:
        """Whether the two are one, or one is the other's class; two members of a class are not."""
        return one in self.kinds(other) or other in self.kinds(one)

    def kinds(self, name: str) -> frozenset[str]:
        """The intervention itself and its classes, told by the ending where the lexicon does not list it."""
        if name in self.wider:
            return self.wider[name]
        ending = self.stem.fullmatch(name)
        return self.wider[self.stems[ending.group(1)]] | {name} if ending else frozenset({name})


class Intervention:
    """Raised only where sentence and title each name an intervention, and none of those named go together.

    The abstract never raises a point; where it names an intervention of the sentence, it silences one. A sentence that
    names a treatment beside the one studied raises none.
    """

    rule = "intervention"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Intervention")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand in the sentence and in the title."""
        titled = _in_title(case.title)
        if not titled:
            return ()
        known = {**titled, **_in_title(case.abstract)}
        other = next(iter(titled.values()))
        said = ((index, _clashing(each.sentence, known)) for index, each in enumerate(case.citations))
        return tuple(Point(self.rule, words, other, index) for index, words in said if words)


def _clashing(sentence: str, known: Mapping[str, str]) -> str:
    """The first intervention of the sentence, if nothing it names goes with anything known."""
    lexicon = _lexicon()
    said = _named(sentence)
    if not said or any(lexicon.go_together(one, other) for one in said for other in known):
        return ""
    if lexicon.comparison.search(sentence):
        return ""
    return next((words for name, words in said.items() if name not in lexicon.general), "")


@lru_cache(maxsize=128)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title or an abstract names; a work that is cited often is looked at once."""
    return _named(title)


def _named(text: str) -> dict[str, str]:
    """Each intervention named, with the first words for it as they stand; in the order they stand."""
    lexicon = _lexicon()
    found: dict[str, str] = {}
    for intervention, words, end in lexicon.terms.found(text, lexicon.stem):
        if not lexicon.other_meanings.match(text, end):
            found.setdefault(intervention, words)
    return found


@cache
def _lexicon() -> _Lexicon:
    """Read when the first title is looked at: start-up does without it."""
    data = json.loads(resource("lexicons", "interventions.json").read_text(encoding="utf-8"))
    classes = data["classes"]
    names = {term: name for name, one in classes.items() for term in one["terms"]}
    wider = {name: frozenset(_wider(name, classes)) for name in classes}
    for name, one in classes.items():
        for member, others in one["members"].items():
            names |= dict.fromkeys((member, *others), member)
            wider[member] = wider[name] | {member}
    return _Lexicon(
        Terms(names),
        re.compile(rf"(?!(?:{'|'.join(data['not-stems'])})$)[a-z]{{3,}}({'|'.join(data['stems'])})s?"),
        data["stems"],
        wider,
        frozenset(name for name, one in classes.items() if not one.get("specific")),
        re.compile(data["other-meanings"], re.IGNORECASE),
        re.compile(data["comparison"], re.IGNORECASE),
    )


def _wider(name: str, classes: Mapping[str, Mapping[str, Any]]) -> set[str]:
    found = {name}
    for broader in classes[name].get("broader", ()):
        found |= _wider(broader, classes)
    return found
