"""Intervention: the sentence names one treatment, the title of the source another, and neither goes with the other."""

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
    pattern: re.Pattern[str]
    substances: Mapping[str, str]
    """Name in lower case → the substance it is a name of; a class's own word is a substance of that class."""
    classes: Mapping[str, str]
    """Substance → class."""


class Intervention:
    """Raised only where sentence and title each name a treatment, and those of the sentence are nowhere else.

    Treatments of one class never clash, nor a treatment with the word for its class."""

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
        known = set(titled) | set(_named(case.abstract))
        raised = []
        for index, citation in enumerate(case.citations):
            said = _named(citation.sentence)
            if said and not any(_go_together(one, other) for one in said for other in known):
                raised.append(Point(self.rule, next(iter(said.values())), next(iter(titled.values())), index))
        return raised


def _go_together(one: str, other: str) -> bool:
    classes = _lexicon().classes
    return classes[one] == classes[other]


@lru_cache(maxsize=64)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title names; a work that is cited often is looked at once."""
    return _named(title)


def _named(text: str) -> dict[str, str]:
    """Each treatment named, with the words as they stand; in the order they stand."""
    lexicon = _lexicon()
    found: dict[str, str] = {}
    for match in lexicon.pattern.finditer(text):
        found.setdefault(lexicon.substances[match.group().lower()], match.group())
    return found


@cache
def _lexicon() -> _Lexicon:
    """Read when the first sentence is looked at: start-up does without it."""
    data = json.loads(resource("lexicons", "interventions.json").read_text(encoding="utf-8"))["classes"]
    substances: dict[str, str] = {}
    classes: dict[str, str] = {}
    for name, group in data.items():
        for own in ([group["words"]] if group["words"] else []) + group["members"]:
            classes[own[0]] = name
            substances |= dict.fromkeys(own, own[0])
    names = sorted(substances, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    return _Lexicon(pattern, substances, classes)
