"""The marks of one article in reading order, and which of them touch a stretch of it, however many there are."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from ldn_desk.domain.mark import Mark, in_reading_order

GROUP = 64
"""Marks whose furthest end is known together: where it is not reached, none of them is looked at."""


_before_end = itemgetter(1)


class _Key(NamedTuple):
    """Where a mark stands in the order: longer ones first among those that begin together, so that shorter ones lie
    over them."""

    start: int
    before_end: int
    id: str


class MarkIndex:
    """Holds marks by where they stand. One more, or one less, costs no more among ten thousand than among ten."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        """With these marks, in any order; those that need placing stand nowhere."""
        self._marks = {mark.id: mark for mark in marks}
        self._keys = sorted(key for key in map(_key, self._marks.values()) if key is not None)
        self._lost = {mark.id for mark in self._marks.values() if _key(mark) is None}
        self._reach: list[int] = []
        self._measure(0)

    def __len__(self) -> int:
        """How many there are, those that need placing too."""
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        """Those that need placing first, then all others in reading order."""
        yield from self.unplaced
        for key in self._keys:
            yield self._marks[key.id]

    def get(self, mark_id: str) -> Mark | None:
        """The mark with this id."""
        return self._marks.get(mark_id)

    @property
    def unplaced(self) -> list[Mark]:
        """The marks that need placing, by where they stood."""
        return sorted((self._marks[mark_id] for mark_id in self._lost), key=in_reading_order)

    def put(self, mark: Mark) -> None:
        """Take in a mark, new or in the place of the one that it was."""
        before = self._marks.get(mark.id)
        if before is not None and _key(before) == _key(mark):
            self._marks[mark.id] = mark
            return
        self.remove(mark.id)
        self._marks[mark.id] = mark
        key = _key(mark)
        if key is None:
            self._lost.add(mark.id)
        else:
            insort(self._keys, key)
            self._measure(bisect_left(self._keys, key))

    def remove(self, mark_id: str) -> None:
        """Let go of a mark; one that is not here is passed over."""
        self._lost.discard(mark_id)
        key = _key(self._marks.pop(mark_id)) if mark_id in self._marks else None
        if key is not None:
            at = bisect_left(self._keys, key)
            del self._keys[at]
            self._measure(at)

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that touch this stretch, in reading order."""
        last = bisect_left(self._keys, end, key=_start)
        found = []
        for group in range((last + GROUP - 1) // GROUP):
            if self._reach[group] > start:
                keys = self._keys[group * GROUP : min(last, (group + 1) * GROUP)]
                found += [self._marks[key.id] for key in keys if -key.before_end > start]
        return found

    def at(self, position: int) -> list[Mark]:
        """The marks on the code point at this position, the shortest one, which lies over the others, first."""
        return sorted(self.between(position, position + 1), key=lambda mark: (mark.end or 0) - (mark.start or 0))

    def step(self, by: int, mark_id: str, position: int) -> Mark | None:
        """The next (1) or previous (-1) mark in the text: from this one, else from a position of the text; else None.

        From a position, the one that begins there or later is the next."""
        here = self._marks.get(mark_id)
        key = _key(here) if here is not None else None
        if key is not None:
            at = bisect_left(self._keys, key) + by
        else:
            at = bisect_left(self._keys, position, key=_start) - (1 if by < 0 else 0)
        return self._marks[self._keys[at].id] if 0 <= at < len(self._keys) else None

    def _measure(self, first: int) -> None:
        """Find how far each group reaches, from the one that this key stands in on."""
        group = first // GROUP
        del self._reach[group:]
        for begin in range(group * GROUP, len(self._keys), GROUP):
            self._reach.append(-min(map(_before_end, self._keys[begin : begin + GROUP])))


def at_hand(index: MarkIndex, focused: str, position: int) -> list[Mark]:
    """The mark in focus (its id) alone; without one, those at this position, else those that end right before it."""
    mark = index.get(focused)
    if mark is not None:
        return [mark]
    return index.at(position) or (index.at(position - 1) if position else [])


def _start(key: _Key) -> int:
    return key.start


def _key(mark: Mark) -> _Key | None:
    if mark.start is None or mark.end is None:
        return None
    return _Key(mark.start, -mark.end, mark.id)
