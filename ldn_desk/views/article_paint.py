"""What is drawn over the text: the bar beside a quote, the ring around the link in focus."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ldn_desk.views.theme import Tokens

RING = 2.0
"""Width of the focus ring, in pixels."""


def paint_bars(surface: QWidget, tokens: Tokens, boxes: Iterable[QRectF]) -> None:
    """A thin bar along the left edge of each box."""
    painter = QPainter(surface)
    for box in boxes:
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(tokens.line))
    painter.end()


def paint_ring(surface: QWidget, tokens: Tokens, rects: Sequence[QRectF]) -> None:
    """A ring around every line of the link in focus; without one, a line around the whole surface."""
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if rects:
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(-2.5, 1, 2.5, -1), 4, 4)
    else:
        painter.drawRect(QRectF(surface.rect()).adjusted(1, 1, -1, -1))
    painter.end()
