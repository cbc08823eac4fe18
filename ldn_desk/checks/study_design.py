"""Study design: the sentence calls the source one kind of study, its title or publication type says another."""

import json
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from ldn_desk.domain.resources import resource
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import PUBLICATION_TYPE, Point
from ldn_desk.plugins.contracts import Case


@dataclass(frozen=True, slots=True)
class _Lexicon:
    designs: Mapping[str, re.Pattern[str]]
    clashes: Mapping[str, frozenset[str]]
    open_question: re.Pattern[str]
    """Words of a sentence that speaks of studies still wanted, or contrasts two kinds."""
    genre: Mapping[str, str]
    """Publication type → design."""


class StudyDesign:
    """Raised only where sentence and title each name a design, and none of those named go together.

    A title without a design gives way to the publication type; both are held against the sentence. The abstract never
    raises a point; where it names the sentence's design, it silences one.
    """

    rule = "study-design"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Study design")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand in the sentence and in the title."""
        titled, typed = _in_title(case.title), _in_genre(case.genre)
        record = next(iter((titled or typed).values()), "")
        if not record:
            return ()
        known = {*titled, *typed}
        silencing = _in_abstract(case.abstract)
        said = ((index, _clashing(each.sentence, known, silencing)) for index, each in enumerate(case.citations))
        return tuple(Point(self.rule, words, record, index) for index, words in said if words)


def _clashing(sentence: str, known: Set[str], silencing: Mapping[str, str]) -> str:
    """The sentence's words for a design, if all that it names exclude all that are known."""
    lexicon = _lexicon()
    said = _named(sentence, lexicon)
    if not said or lexicon.open_question.search(sentence) or set(said) & set(silencing):
        return ""
    clash = all(other in lexicon.clashes[one] for one in said for other in known)
    return next(iter(said.values())) if clash else ""


@lru_cache(maxsize=64)
def _in_title(title: str) -> Mapping[str, str]:
    """What a title names; a work that is cited often is looked at once."""
    return _named(title, _lexicon())


@lru_cache(maxsize=64)
def _in_abstract(abstract: str) -> Mapping[str, str]:
    return _named(abstract, _lexicon())


@lru_cache(maxsize=64)
def _in_genre(genre: tuple[str, ...]) -> Mapping[str, str]:
    """What the publication types name."""
    designs = _lexicon().genre
    return {designs[each]: PUBLICATION_TYPE + each for each in genre if each in designs}


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
    return _Lexicon(designs, clashes, re.compile(data["open-questions"], re.IGNORECASE), data["genre"])
