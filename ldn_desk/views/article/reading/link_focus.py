"""Walking the links of the article by keyboard: which one is in focus, and where the next one is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from ldn_desk.presenters.article.document import CITATION, MISSING, Stop, in_document
from ldn_desk.presenters.article.positions import Positions


class Place(NamedTuple):
    """One link in the document, in its own positions."""

    start: int
    end: int
    href: str

    @property
    def is_marker(self) -> bool:
        """True for a marker, also one that leads nowhere."""
        return self.href.startswith((CITATION, MISSING))


class Stops:
    """Every link of one document, as far as that is there, in reading order, and the one in focus."""

    def __init__(self, stops: Sequence[Stop], positions: Positions, document: QTextDocument) -> None:
        """`stops` belong to `document`, whose places `positions` knows; none is there before `grow`."""
        self._stops = stops
        self._positions = positions
        self._document = document
        self._taken = 0
        self.places: list[Place] = []
        self._starts: list[int] = []
        self._at: int | None = None

    def grow(self, pieces: int) -> None:
        """So many pieces of the document are there."""
        end = bisect_left(self._stops, pieces, lo=self._taken, key=lambda stop: stop.piece)
        places = [_place(stop, self._positions, self._document) for stop in self._stops[self._taken : end]]
        self._taken = end
        more = sorted((place for place in places if place is not None), key=lambda place: place.start)
        self.places += more
        self._starts += [place.start for place in more]

    @property
    def current(self) -> Place | None:
        """The link in focus."""
        return None if self._at is None else self.places[self._at]

    def go(self, href: str) -> None:
        """Put the link with this target in focus; none, where it is not there."""
        self._at = next((n for n, place in enumerate(self.places) if place.href == href), None)

    def clear(self) -> None:
        """No link is in focus."""
        self._at = None

    def place_of(self, href: str) -> Place | None:
        """The link with this target: the one in focus rather than another."""
        current = self.current
        if current is not None and current.href == href:
            return current
        return next((place for place in self.places if place.href == href), None)

    def at(self, position: int) -> Place | None:
        """The link that holds a document position."""
        index = bisect_right(self._starts, position) - 1
        return self.places[index] if index >= 0 and position < self.places[index].end else None

    def step(self, by: int, begin: int, markers_only: bool = False) -> Place | None:
        """The next (`by` 1) or previous (-1) link; without one in focus, the first one after or before `begin`.

        None, and nothing in focus, where there is no further one.
        """
        self._at = self._further(by, begin, markers_only)
        return self.current

    def ends(self, by: int, begin: int, markers_only: bool = False) -> bool:
        """Whether `step` would find none."""
        return self._further(by, begin, markers_only) is None

    def _further(self, by: int, begin: int, markers_only: bool) -> int | None:
        index = self._first(by, begin) if self._at is None else self._at + by
        while 0 <= index < len(self.places) and self._passes(index, markers_only):
            index += by
        return index if 0 <= index < len(self.places) else None

    def _passes(self, index: int, markers_only: bool) -> bool:
        return markers_only and not self.places[index].is_marker

    def _first(self, by: int, begin: int) -> int:
        return bisect_left(self._starts, begin) if by > 0 else bisect_right(self._starts, begin) - 1


def _place(stop: Stop, positions: Positions, document: QTextDocument) -> Place | None:
    if stop.start >= 0:
        found = positions.range_to_document(stop.start, stop.end)
        return None if found is None else Place(*found, stop.href)
    block = document.findBlock(positions.start_of(stop.piece))
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        if fragment.charFormat().anchorHref() == in_document(stop.href):
            length = len(fragment.text().rstrip())
            return Place(fragment.position(), fragment.position() + length, stop.href)
        parts += 1
    return None
