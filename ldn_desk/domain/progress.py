"""How far long work is: told by whoever does it, heard by whoever started it, and the places where it may be stopped.

Reading, importing and keeping know nothing of windows and threads, and most of their callers want to hear nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")
Hear = Callable[[int, int], None]
"""Hears of (done, total) things; may raise Cancelled, which ends the work."""

_hear: ContextVar[Hear | None] = ContextVar("hear", default=None)


class Cancelled(Exception):
    """The reader pressed Cancel: the work is left undone, and nobody is told of a failure."""


@contextmanager
def heard(hear: Hear) -> Iterator[None]:
    """Let `hear` hear of the work that is done on this thread meanwhile."""
    before = _hear.set(hear)
    try:
        yield
    finally:
        _hear.reset(before)


def tell(done: int, total: int) -> None:
    """Say how far the work is; raises Cancelled where it is to be left undone."""
    hear = _hear.get()
    if hear is not None:
        hear(done, total)


def counted(things: Sequence[Thing]) -> Iterator[Thing]:
    """Each of these things, and how many of them are done told before each."""
    for done, thing in enumerate(things):
        tell(done, len(things))
        yield thing
