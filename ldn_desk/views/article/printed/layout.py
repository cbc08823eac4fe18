"""Where each page of a document lies when they are shown below one another: arithmetic without a widget."""

from bisect import bisect_right
from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF

from ldn_desk.domain.page import PageBox

GAP = 14
"""Pixels between two pages, and around them."""
LARGEST_FIT = 2.2
"""Pixels a point; the width of a wide pane is not filled beyond that."""
SMALLEST = 0.05


class PagePlace(NamedTuple):
    """What lies at the top of the screen: a page, and points from its top (less than 0: the gap above it)."""

    page: int = 0
    y: float = -1_000.0


class PageLayout:
    """Pages of one document at one size."""

    def __init__(self, sizes: Sequence[tuple[float, float]] = (), width: int = 0, zoom: float = 1.0) -> None:
        """`width` of the view in pixels; a `zoom` of 1 lets most pages fill it."""
        most = median_low([w for w, _ in sizes]) if sizes else 1.0
        scale = max(SMALLEST, min((width - 2 * GAP) / most, LARGEST_FIT) * zoom)
        # A page that is wider than most, turned on its side, is shown smaller, not cut off.
        self._scales = [scale * min(1.0, most / w) for w, _ in sizes]
        self._sizes = [(round(w * s), round(h * s)) for (w, h), s in zip(sizes, self._scales, strict=True)]
        self._tops: list[int] = []
        top = GAP
        for _, height in self._sizes:
            self._tops.append(top)
            top += height + GAP
        self.height = top if sizes else 0
        self.width = max((w for w, _ in self._sizes), default=0) + 2 * GAP
        self._middle = max(width, self.width) // 2

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def scale(self, page: int) -> float:
        """Pixels a point on this page."""
        return self._scales[page]

    def rect(self, page: int) -> QRect:
        """Where a page lies."""
        width, height = self._sizes[page]
        return QRect(self._middle - width // 2, self._tops[page], width, height)

    def box(self, box: PageBox) -> QRectF:
        """Where a box of a page lies."""
        corner, scale = self.rect(box.page).topLeft(), self.scale(box.page)
        size = (box.right - box.left) * scale, (box.bottom - box.top) * scale
        return QRectF(corner.x() + box.left * scale, corner.y() + box.top * scale, *size)

    def page_at(self, y: float) -> int:
        """The page at this height, or the one above the gap there; -1 without pages."""
        return max(bisect_right(self._tops, y) - 1, 0) if self._tops else -1

    def between(self, top: float, bottom: float) -> range:
        """The pages that are seen between two heights."""
        if not self._tops:
            return range(0)
        first = self.page_at(top)
        if self._tops[first] + self._sizes[first][1] < top and first + 1 < len(self):
            first += 1
        return range(first, max(first, bisect_right(self._tops, bottom) - 1) + 1)

    def point(self, where: QPointF) -> tuple[int, float, float] | None:
        """(page, x, y in points) at a place; None beside the pages."""
        page = self.page_at(where.y())
        if page < 0 or not QRectF(self.rect(page)).contains(where):
            return None
        inside = where - QPointF(self.rect(page).topLeft())
        return page, inside.x() / self.scale(page), inside.y() / self.scale(page)

    def place(self, y: float) -> PagePlace:
        """The place at this height."""
        page = self.page_at(y)
        return PagePlace(page, (y - self._tops[page]) / self.scale(page)) if page >= 0 else PagePlace()

    def y(self, place: PagePlace) -> int:
        """The height at which a place lies."""
        if not self._tops:
            return 0
        page = min(max(place.page, 0), len(self) - 1)
        return max(0, round(self._tops[page] + place.y * self.scale(page)))
