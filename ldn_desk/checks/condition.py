"""Condition: the sentence speaks of one illness, the title of the source of another."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case
from ldn_desk.plugins.resources import resource

_APOSTROPHES = "['’‘ʼ]?"
_JOINTS = "[ \u00a0‐‑–-]"


@dataclass(frozen=True, slots=True)
class _Lexicon:
    pattern: re.Pattern[str]
    """Every term and, in groups of its own, what looks like one but means something else."""
    families: Mapping[str, str]
    """Folded term → family."""
    signs: Mapping[str, str]
    """Abbreviation, in this case only → family."""
    wider: Mapping[str, frozenset[str]]
    """Family → itself and every family it is a kind of."""
    kin: frozenset[frozenset[str]]
    symptoms: frozenset[str]
    """Families that a sentence mostly names as a side effect or an outcome: they raise nothing from its side."""

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
        known = {**titled, **_named(abstract, lexicon)}
        if any(lexicon.go_together(one, other) for one in said for other in known):
            return ()
        return (Point(self.rule, illnesses[0], next(iter(titled.values())), citation),)


@lru_cache(maxsize=64)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title names; a work that is cited often is looked at once."""
    return _named(title, _lexicon())


def _named(text: str, lexicon: _Lexicon) -> dict[str, str]:
    """Each condition's family named, with the first words for it as they stand; in the order they stand."""
    found: dict[str, str] = {}
    for match in lexicon.pattern.finditer(text):
        word = match.group("term")
        family = lexicon.signs.get(word) or lexicon.families.get(_folded(word)) if word else None
        if family:
            found.setdefault(family, word)
    return found


def _folded(term: str) -> str:
    return re.sub(_JOINTS, " ", re.sub(_APOSTROPHES.rstrip("?"), "", term.casefold()))


def _expression(term: str) -> str:
    escaped = "".join(_JOINTS if c in " -" else _APOSTROPHES if c == "'" else re.escape(c) for c in term)
    return rf"{escaped}(?!\w)"


def _one_of(terms: Sequence[str]) -> str:
    """Any of the terms, asked by their first letter: a word is held against a few of them, not against hundreds."""
    by_letter: dict[str, list[str]] = {}
    for term in terms:
        by_letter.setdefault(term[0].lower(), []).append(_expression(term))
    return "|".join(f"(?={re.escape(letter)})(?:{'|'.join(those)})" for letter, those in by_letter.items())


@cache
def _lexicon() -> _Lexicon:
    """Read when the first sentence is looked at: start-up does without it."""
    data = json.loads(resource("lexicons", "conditions.json").read_text(encoding="utf-8"))
    families = {_folded(term): name for name, family in data["families"].items() for term in family["terms"]}
    signs = {sign: name for name, family in data["families"].items() for sign in family.get("signs", ())}
    terms = [term for family in data["families"].values() for term in (*family["terms"], *family.get("signs", ()))]
    # The longest first: "bipolar depression" before "bipolar".
    known = _one_of(sorted(terms, key=len, reverse=True))
    others = "|".join(_expression(term) for term in data["other-meanings"])
    pattern = re.compile(rf"(?<!\w)(?:(?:{others})|(?P<term>{known}))", re.IGNORECASE)
    kin = {frozenset((name, other)) for name, family in data["families"].items() for other in family.get("kin", ())}
    wider = {name: frozenset(_wider(name, data["families"])) for name in data["families"]}
    symptoms = frozenset(name for name, family in data["families"].items() if family.get("symptom"))
    return _Lexicon(pattern, families, signs, wider, frozenset(kin), symptoms)


def _wider(name: str, families: Mapping[str, Mapping[str, Sequence[str]]]) -> set[str]:
    found = {name}
    for broader in families[name].get("broader", ()):
        found |= _wider(broader, families)
    return found
