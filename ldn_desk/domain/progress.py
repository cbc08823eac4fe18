"""How far long work is: told by whoever does it, heard by whoever started it, and the places where it may be stopped.

Reading, importing and keeping know nothing of windows and threads, and most of their callers want to hear nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")
Hear = Callable[[int, int], None]
"""Hears of (done, total) things."""


class Listener(NamedTuple):
    """Whoever started the work."""

    hear: Hear = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


NOBODY = Listener()
_listener: ContextVar[Listener] = ContextVar("listener")


class Cancelled(Exception):
    """The reader pressed Cancel: the work is left undone, and nobody is told of a failure."""


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """Let this one hear of the work that is done on this thread meanwhile."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def cancelled() -> bool:
    """True where the work on this thread is to be left undone."""
    return _listener.get(NOBODY).cancelled()


def tell(done: int, total: int) -> None:
    """Say how far the work is; raises Cancelled where it is to be left undone."""
    listener = _listener.get(NOBODY)
    if listener.cancelled():
        raise Cancelled
    listener.hear(done, total)


def counted(things: Sequence[Thing]) -> Iterator[Thing]:
    """Each of these things, and how many of them are done told before each."""
    for done, thing in enumerate(things):
        tell(done, len(things))
        yield thing
