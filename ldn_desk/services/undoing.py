"""Undo and redo of what this desk did since it was started; Library and Appraisal share one."""

from collections.abc import Callable
from dataclasses import dataclass

from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.shelf import Change

KEPT = 200
"""Steps that can be undone; older ones stay in the library's history alone."""

Write = Callable[[], Change]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: its words for the menu, and the guarded writes that take it back and do it again."""

    words: str
    undo: Write
    redo: Write
    rewrites: bool = False
    """It changes an article itself, which takes its time on a long one."""


class Undoing:
    """What was done, and what was undone. A step that another desk has overtaken is let go, and nothing is lost."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def push(self, words: str, undo: Write, redo: Write, *, rewrites: bool = False) -> None:
        """Remember a step just done. What was undone before it can no longer be redone."""
        self._done.append(Step(words, undo, redo, rewrites))
        del self._done[:-KEPT]
        self._undone.clear()

    @property
    def latest(self) -> Write | None:
        """How the latest step would be undone, where nothing waits to be redone: lets typing join one step."""
        return self._done[-1].undo if self._done and not self._undone else None

    @property
    def undo_words(self) -> str:
        """What Undo would take back; empty for nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def undo_rewrites(self) -> bool:
        """Whether Undo would change an article itself."""
        return bool(self._done) and self._done[-1].rewrites

    @property
    def redo_rewrites(self) -> bool:
        """Whether Redo would change an article itself."""
        return bool(self._undone) and self._undone[-1].rewrites

    @property
    def redo_words(self) -> str:
        """What Redo would do again; empty for nothing."""
        return self._undone[-1].words if self._undone else ""

    def undo(self) -> Change | None:
        """Take the latest step back; None where there is none.

        Raises StaleWrite where another desk changed the same thing since (the step is let go), and LibraryError where
        the library cannot be written now (the step stays)."""
        return self.undo_of_latest()()

    def redo(self) -> Change | None:
        """Do the step undone last again; None where there is none. Raises as `undo` does."""
        return self.redo_of_latest()()

    def undo_of_latest(self) -> Callable[[], Change | None]:
        """What `undo` would do now, to be done a little later, perhaps on a worker."""
        step = self._done[-1] if self._done else None
        return lambda: _move(self._done, self._undone, step, step.undo) if step is not None else None

    def redo_of_latest(self) -> Callable[[], Change | None]:
        """What `redo` would do now, to be done a little later, perhaps on a worker."""
        step = self._undone[-1] if self._undone else None
        return lambda: _move(self._undone, self._done, step, step.redo) if step is not None else None


def _move(source: list[Step], target: list[Step], step: Step, write: Write) -> Change:
    try:
        change = write()
    except StaleWrite:
        _take_out(source, step)
        raise
    _take_out(source, step)
    target.append(step)
    return change


def _take_out(steps: list[Step], step: Step) -> None:
    """It need not be the last one any more: while it was written on a worker, something else may have been done."""
    steps[:] = [each for each in steps if each is not step]
