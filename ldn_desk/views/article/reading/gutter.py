"""The margin left of the text: the number of each paragraph, by which people point to it."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ldn_desk.views.theme import Theme

GAP = 14
"""Pixels between a number and the text."""


class Numbered(Protocol):
    """What the gutter stands beside."""

    def numbers_on_screen(self) -> Iterable[tuple[int, QRectF]]:
        """The number of each paragraph on screen, and its first line in the gutter's own coordinates."""
        ...


class Gutter(QWidget):
    """Draws the numbers of what is on screen and nothing else; the mouse goes through to the text."""

    def __init__(self, beside: Numbered, theme: Theme, parent: QWidget) -> None:
        """`parent` places it in its own left margin."""
        super().__init__(parent)
        self._beside = beside
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("")

    def least_width(self) -> int:
        """Room for three digits."""
        return self.fontMetrics().horizontalAdvance("000") + GAP + 6

    def sizeHint(self) -> QSize:
        """As wide as it must be."""
        return QSize(self.least_width(), 0)

    def restyle(self, points: float) -> None:
        """Follow the theme and the zoom; `points` is the size of the reading text."""
        font = self._theme.ui_font("small")
        font.setPointSizeF(points * 0.68)
        self.setFont(font)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each number on the base line of its paragraph's first line."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.tokens.faint))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number, line in self._beside.numbers_on_screen():
            box = QRectF(0, line.top(), self.width() - GAP, line.height())
            if box.intersects(QRectF(event.rect())):
                painter.drawText(box, right, str(number))
        painter.end()
