"""Places on the pages of an article as it was printed."""

from typing import NamedTuple


class PageBox(NamedTuple):
    """A rectangle on a page (from 0), in points from its left and top."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """True where the point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom
