"""The quiet signs behind markers whose citation is judged. They are painted over the text, which never moves for them.

A sign stands at the upper corner of its marker's end, where the dot, the comma or the blank behind it leaves room.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.article import Article
from ldn_desk.views.article.reading.geometry import Sight
from ldn_desk.views.theme import Tokens
from ldn_desk.views.widgets.shapes import paint_shape

SIDE = 0.38
"""Of the pitch of lines."""
LEAST = 8.0
"""Pixels; a smaller sign says nothing."""


class JudgedSigns:
    """Where the signs stand in one reading view."""

    def __init__(self, sight: Sight) -> None:
        """None before `show`."""
        self._sight = sight
        self._signs: list[tuple[int, int, str]] = []

    def show(self, article: Article | None, signs: Mapping[int, str]) -> None:
        """Let these citations of the article carry these signs, and no others."""
        found = ((article.citations[index], sign) for index, sign in signs.items()) if article is not None else ()
        self._signs = sorted((citation.start, citation.end, sign) for citation, sign in found)

    def on_screen(self) -> Iterator[tuple[str, QRectF]]:
        """Each sign that is in sight, and its box on the viewport."""
        side = max(LEAST, self._sight.line_pitch * SIDE)
        for index, _block, _box in self._sight.pieces_on_screen() if self._signs else ():
            piece = self._sight.shown.pieces[index]
            first = bisect_left(self._signs, (piece.start, 0, "")) if piece.start >= 0 else len(self._signs)
            last = bisect_left(self._signs, (piece.end, 0, ""))
            for start, end, sign in self._signs[first:last]:
                found = self._sight.known.range_to_document(start, end)
                lines = list(self._sight.rects(*found)) if found is not None else []
                if lines:
                    yield sign, corner(lines[-1], side)

    def paint(self, surface: QWidget, tokens: Tokens) -> None:
        """Paint those in sight."""
        painter = QPainter(surface)
        for sign, box in self.on_screen():
            paint_shape(painter, sign, box, tokens)
        painter.end()


def corner(marker: QRectF, side: float) -> QRectF:
    """The box of a sign `side` wide at the upper corner of the end of a marker's line."""
    return QRectF(marker.right() - 0.5, marker.top() - side * 0.3, side, side)
