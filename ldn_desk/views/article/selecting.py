"""What is selected of the article, as whoever works with it sees it: in the text and on the pages alike."""

from typing import Protocol

from PySide6.QtCore import QRect, SignalInstance

Stretch = tuple[int, int]
"""Positions in the article's text."""


class Selecting(Protocol):
    """The selection of one view.

    Signals: `changed()` other words are selected, or none; `released()` words were selected by mouse, which let go.
    """

    changed: SignalInstance
    released: SignalInstance

    @property
    def stretch(self) -> Stretch | None:
        """The words that are selected, without blanks around them; None for none."""
        ...

    @property
    def ends(self) -> Stretch:
        """Where the selection began, and its end that moves; both the keyboard's place where nothing is selected."""
        ...

    @property
    def rect(self) -> QRect:
        """Where the end that moves stands on the viewport; empty where that is not known."""
        ...

    def select(self, anchor: int, head: int) -> None:
        """Select from `anchor` to `head`, and bring that end to sight; the same twice selects nothing."""
        ...


def bare(text: str, start: int, end: int) -> Stretch | None:
    """The stretch without blanks around it; None where there is nothing else."""
    words = text[start:end].strip()
    if not words:
        return None
    first = text.index(words, start)
    return first, first + len(words)
