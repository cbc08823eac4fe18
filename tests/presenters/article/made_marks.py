"""Marks on an article of no library."""

from ldn_desk.domain.anchor import anchor_of
from ldn_desk.domain.article import new_id
from ldn_desk.domain.mark import Colour, Mark, State

TEXT = "Words that are marked. " * 2_000


def made(
    start: int,
    end: int,
    mark_id: str = "",
    colour: Colour = Colour.YELLOW,
    comment: str = "",
    state: State = State.EXACT,
    text: str = TEXT,
    reference_id: str | None = None,
) -> Mark:
    """A mark on this stretch; one that needs placing stands nowhere."""
    placed = state is not State.NEEDS_PLACING
    anchor = anchor_of(text, start, end)
    here, there = (start, end) if placed else (None, None)
    return Mark(mark_id or new_id(), "a", "r", colour, anchor, here, there, state, comment, reference_id, 1, "", "")
