"""Quotation accuracy: what a reader judges of one citation and one of the references that it names.

The words are the rubric's (Jergas & Baethge 2015, Mogull 2017, Sarol 2024). The desk never fills in any of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from ldn_desk.domain.translation import N_


class Choice(StrEnum):
    """Whether the source says what it is cited for."""

    SUPPORTED = "supported"
    PARTLY = "minor"
    NOT_SUPPORTED = "major"
    CANNOT_ASSESS = "cannot"


class Kind(StrEnum):
    """How a citation errs; a partly supported one in the first four ways, one that is not supported in the others."""

    OVERSIMPLIFIED = "oversimplified"
    OVERGENERALISED = "overgeneralised"
    MISQUOTED_DETAIL = "misquoted-detail"
    SELECTIVE = "selective"
    NOT_SUBSTANTIATED = "not-substantiated"
    CONTRADICTED = "contradicted"
    UNRELATED = "unrelated"


class Obstacle(StrEnum):
    """Why a citation cannot be assessed."""

    NO_FULL_TEXT = "no-full-text"
    CLAIM_TOO_VAGUE = "claim-too-vague"
    SOURCE_NOT_IDENTIFIED = "source-not-identified"
    SOURCE_NOT_READABLE = "source-not-readable"


class Basis(StrEnum):
    """How much of the source was read."""

    FULL_TEXT = "fulltext"
    ABSTRACT = "abstract"
    METADATA = "metadata"


KINDS = {
    Choice.SUPPORTED: (),
    Choice.PARTLY: (Kind.OVERSIMPLIFIED, Kind.OVERGENERALISED, Kind.MISQUOTED_DETAIL, Kind.SELECTIVE),
    Choice.NOT_SUPPORTED: (Kind.NOT_SUBSTANTIATED, Kind.CONTRADICTED, Kind.UNRELATED),
    Choice.CANNOT_ASSESS: (),
}
"""The kinds that go with each choice."""

CHOICE_WORDS = {
    Choice.SUPPORTED: N_("Supported"),
    Choice.PARTLY: N_("Partly supported (minor)"),
    Choice.NOT_SUPPORTED: N_("Not supported (major)"),
    Choice.CANNOT_ASSESS: N_("Cannot assess"),
}

SHORT_WORDS = {
    Choice.SUPPORTED: N_("Supported"),
    Choice.PARTLY: N_("Partly"),
    Choice.NOT_SUPPORTED: N_("Not supported"),
    Choice.CANNOT_ASSESS: N_("Cannot assess"),
}
"""The same on buttons."""

CHOICE_MEANING = {
    Choice.SUPPORTED: N_("the source says this, as stated"),
    Choice.PARTLY: N_(
        "oversimplified, overgeneralised, misquoted detail, selective"
        " (a secondary or subgroup result told as the finding)"
    ),
    Choice.NOT_SUPPORTED: N_("not substantiated, contradicted, unrelated"),
    Choice.CANNOT_ASSESS: N_("no full text, claim too vague, source not identified, source not readable"),
}

KIND_WORDS = {
    Kind.OVERSIMPLIFIED: N_("oversimplified"),
    Kind.OVERGENERALISED: N_("overgeneralised"),
    Kind.MISQUOTED_DETAIL: N_("misquoted detail"),
    Kind.SELECTIVE: N_("selective"),
    Kind.NOT_SUBSTANTIATED: N_("not substantiated"),
    Kind.CONTRADICTED: N_("contradicted"),
    Kind.UNRELATED: N_("unrelated"),
}

KIND_MEANING = {Kind.SELECTIVE: N_("selective (a secondary or subgroup result told as the finding)")}
"""What the rubric says of a kind beyond its name."""

OBSTACLE_WORDS = {
    Obstacle.NO_FULL_TEXT: N_("no full text"),
    Obstacle.CLAIM_TOO_VAGUE: N_("claim too vague"),
    Obstacle.SOURCE_NOT_IDENTIFIED: N_("source not identified"),
    Obstacle.SOURCE_NOT_READABLE: N_("source not readable"),
}

BASIS_WORDS = {
    Basis.FULL_TEXT: N_("full text"),
    Basis.ABSTRACT: N_("abstract"),
    Basis.METADATA: N_("metadata only"),
}


@dataclass(frozen=True, slots=True)
class Copy:
    """Which copy of the source was read, in the reader's words; each part may be empty."""

    words: str = ""
    version: str = ""
    date: str = ""
    hash: str = ""
    """Of the file, where it is kept."""


NO_COPY = Copy()


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is judged. Raises ValueError where a kind or an obstacle does not go with the choice."""

    choice: Choice
    kinds: tuple[Kind, ...] = ()
    """In the rubric's order."""
    obstacle: Obstacle | None = None
    """The reason for *cannot assess*."""
    basis: Basis | None = None
    copy: Copy = NO_COPY
    indirect: bool = False
    """The source itself cites another one for it."""
    passage: str = ""
    """Words of the source, verbatim, on which the judgement rests."""
    locator: str = ""
    """Where the passage stands: page, section, paragraph."""
    claim: str = ""
    """The claim as checked, where the sentence claims more than one thing."""
    note: str = ""
    plain: bool = False
    """The note is plain text, of before there was Markdown; it is Markdown once it is edited."""

    def __post_init__(self) -> None:
        """Kinds stand in the rubric's order, each once."""
        strangers = set(self.kinds) - set(KINDS[self.choice])
        if strangers or (self.obstacle is not None and self.choice is not Choice.CANNOT_ASSESS):
            raise ValueError(f"{sorted(strangers) or self.obstacle} does not go with {self.choice}")
        object.__setattr__(self, "kinds", tuple(kind for kind in KINDS[self.choice] if kind in self.kinds))

    @property
    def provisional(self) -> bool:
        """Whether "not substantiated" rests on less than the full text: an empty search there is no absence."""
        return Kind.NOT_SUBSTANTIATED in self.kinds and self.basis is not Basis.FULL_TEXT

    @property
    def wants_note(self) -> bool:
        """Whether the rubric asks for a note that is not there."""
        return self.choice is Choice.NOT_SUPPORTED and not self.note.strip()

    def chosen(self, choice: Choice) -> "Quotation":
        """The same with another choice, without the kinds and the obstacle that do not go with it."""
        if choice is self.choice:
            return self
        return replace(self, choice=choice, kinds=(), obstacle=None)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reviewer's judgement of one citation and one reference. `version` counts writes, against stale ones."""

    id: str
    citation_id: str
    reference_id: str
    reviewer_id: str
    quotation: Quotation
    sentence: str
    """The citing sentence as it was when it was judged."""
    changed: bool
    """Letters or digits of the sentence, outside its markers, are others now: it asks for another look. A sentence that
    is only cut otherwise says nothing."""
    version: int
    created: str
    modified: str
    again: str = ""
    """What it came through since: `merged` or `split`, a reference that is another by now; empty: nothing."""

    @property
    def asks_for_a_look(self) -> bool:
        """Whether it is to be looked at again, for any reason."""
        return self.changed or bool(self.again)


@dataclass(frozen=True, slots=True)
class Stray:
    """A judgement that needs placing: its citation is gone, or no longer names the reference. It is never carried over
    by itself."""

    id: str
    pair_id: str
    """What joined the citation and the reference."""
    reference_id: str
    reference: str
    """The reference as printed."""
    removed: bool
    """The reference itself is no longer in the list."""
    marker: str
    quotation: Quotation
    sentence: str
    """The citing sentence as it was when it was judged."""
    version: int
    modified: str


def claimed(sentence: str, start: int, markers: Iterable[tuple[int, int]]) -> str:
    """Letters and digits of a sentence outside its markers, case folded: what makes it another claim.

    `start` is where the sentence stands in the text, `markers` are (start, end) in the same text, in any order."""
    kept, at = [], 0
    for begin, end in sorted(markers):
        kept.append(sentence[at : max(at, begin - start)])
        at = max(at, end - start)
    kept.append(sentence[at:])
    return "".join(sign for sign in "".join(kept).casefold() if sign.isalnum())


class Around(NamedTuple):
    """What stands around a citation, its sentence and more, as `claimed` gives it: letters and digits."""

    before: str
    after: str
    own_before: int
    """So many of the last letters before the citation are its sentence's."""
    own_after: int
    """So many of the first letters after it are."""

    @property
    def sentence(self) -> str:
        """Those of the sentence alone."""
        return _last(self.before, self.own_before) + self.after[: self.own_after]

    def claims_as(self, other: "Around") -> bool:
        """Whether both sentences stand, whole, in both texts: then they are at most cut otherwise."""
        before, after = max(self.own_before, other.own_before), max(self.own_after, other.own_after)
        same = _last(self.before, before) == _last(other.before, before)
        return same and self.after[:after] == other.after[:after]

    def holds(self, sentence: str) -> bool:
        """Whether its own sentence is a part of this one, of which nothing more is known than its letters, and that one
        still stands, whole, around the citation."""
        return self.sentence in sentence and sentence in self.before + self.after


def _last(letters: str, number: int) -> str:
    return letters[-number:] if number else ""


def is_title(passage: str, titles: Iterable[str]) -> bool:
    """Whether a passage is no more than one of these titles: a title alone is never the passage."""
    words = claimed(passage, 0, ())
    return bool(words) and any(words == claimed(title, 0, ()) for title in titles)
