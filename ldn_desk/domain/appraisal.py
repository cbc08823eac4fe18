"""The reader's own judgement: stars and notes, each with its reviewer."""

from dataclasses import dataclass

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
