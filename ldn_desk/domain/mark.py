"""Marks: words of the article that a reader highlighted, with or without a comment."""

from dataclasses import dataclass
from enum import StrEnum

from ldn_desk.domain.anchor import Anchor
from ldn_desk.domain.translation import N_


class Colour(StrEnum):
    """The four that a reader may give, each with a meaning of their own."""

    YELLOW = "yellow"
    GREEN = "green"
    ROSE = "rose"
    BLUE = "blue"


COLOUR_WORDS = {
    Colour.YELLOW: N_("Yellow"),
    Colour.GREEN: N_("Green"),
    Colour.ROSE: N_("Rose"),
    Colour.BLUE: N_("Blue"),
}
"""What each is called until the reader gives it another name."""


class State(StrEnum):
    """How sure it is that a mark stands on the words that were marked."""

    EXACT = "exact"
    """On the very words, or where the reader put it."""
    LIKELY = "likely"
    """Re-attached by likeness: the words are others by now, and the reader has not confirmed it."""
    NEEDS_PLACING = "needs-placing"
    """The words are gone, or stand in several places that nothing tells apart."""


STATE_WORDS = {
    State.EXACT: N_("in place"),
    State.LIKELY: N_("re-attached by likeness"),
    State.NEEDS_PLACING: N_("needs placing"),
}


def name_setting(colour: Colour) -> str:
    """The setting of the desk that holds the reader's own name for a colour; empty where there is none."""
    return f"mark_name_{colour.value}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One reviewer's mark on one article. `version` counts writes, against stale ones."""

    id: str
    article_id: str
    reviewer_id: str
    colour: Colour
    anchor: Anchor
    """The words as they were marked; once the place is exact or confirmed, as they are now."""
    start: int | None
    """Where it stands now, in code points of the article's text; None where it needs placing."""
    end: int | None
    state: State
    comment: str
    reference_id: str | None
    """The reference that the reader linked the words with: "see also 7"."""
    version: int
    created: str
    """UTC, `2026-11-23T10:00:00Z`."""
    modified: str


def in_reading_order(mark: Mark) -> tuple[bool, int, int, str]:
    """A key that sorts marks as they are read: those that need placing last, by where they stood."""
    if mark.start is None or mark.end is None:
        return True, mark.anchor.start, mark.anchor.end, mark.created
    return False, mark.start, mark.end, mark.created
