"""The reader's own judgement: stars and notes, each with its reviewer."""

from dataclasses import dataclass

from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point, VerdictCode

STARS_QUESTION = "How far would I rely on this reference for what it is cited for here?"
STARS_SCALE = {
    5: "rely on it",
    4: "small reservation",
    3: "only with caution",
    2: "weak, look for another source",
    1: "do not rely on it",
}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges; every rating and note names one."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rating:
    """Stars of one reviewer for one reference; `stars` None is unrated, which is not zero."""

    reference_id: str
    reviewer_id: str
    stars: int | None
    version: int
    modified: str


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one reviewer on one reference. `version` counts writes, for the guard against stale ones."""

    id: str
    reference_id: str
    reviewer_id: str
    text: str
    version: int
    created: str
    modified: str


CORRECTION_REASONS = ("registry is wrong", "meant the preprint", "not a scholarly work")
"""Reasons for a correction that are offered; any other text may be given."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A reader's dated override of a verdict ("My correction" on screen); the machine's verdict stays beside it."""

    reference_id: str
    reviewer_id: str
    code: VerdictCode | None
    """What the reader takes the verdict to be; None where only a DOI is corrected."""
    reason: str
    DOI: str
    """The DOI that the reader takes for the right one (an accepted suggestion); else empty. Never put into what is
    printed."""
    version: int
    modified: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A point to check that a reader has looked at and set aside. It stays so when the point is raised again."""

    reference_id: str
    reviewer_id: str
    point: Point
    reason: str
    modified: str


CODE_WORDS = {
    VerdictCode.AGREES: "Details match",
    VerdictCode.DIFFERS: "Same work; details differ",
    VerdictCode.OTHER_WORK: "DOI opens a different work",
    VerdictCode.NOT_REGISTERED: "DOI not found",
    VerdictCode.FOUND: "The work exists",
    VerdictCode.UNCONFIRMED: "Not found where asked",
    VerdictCode.OUT_OF_SCOPE: "Not checkable here",
    VerdictCode.NOT_CHECKED: "Not checked",
}
"""A verdict in a person's words, who names no source and no field."""


def correction_words(correction: Correction) -> str:
    """`Details match: registry is wrong`; without a verdict of its own, the reason alone."""
    if correction.code is None:
        return correction.reason
    return tr("{words}: {reason}", words=tr(CODE_WORDS[correction.code]), reason=correction.reason)
