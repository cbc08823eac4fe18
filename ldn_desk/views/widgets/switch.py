"""A switch: on or off by place and fill, with its word beside it. To a screen reader it is a check box."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ldn_desk.views.theme import Theme

GAP = 6


class Switch(QCheckBox):
    """A check box drawn as a switch, as tall as its word."""

    def __init__(self, words: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Off."""
        super().__init__(words, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """The pill, a gap and the word, and room for the ring of the focus."""
        metrics = self.fontMetrics()
        width = self._pill().width() + GAP + metrics.horizontalAdvance(self.text()) + 8
        return QSize(round(width), metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """The same: nothing of it may be cut off."""
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:
        """All of it can be clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Knob to the right and filled: on."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = self._pill()
        on, enabled = self.isChecked(), self.isEnabled()
        edge = QColor(tokens.accent if on else tokens.soft) if enabled else QColor(tokens.faint)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(edge if on else QColor(tokens.paper))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        side = pill.height() - 5
        left = pill.right() - side - 2.5 if on else pill.left() + 2.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.on_accent) if on else edge)
        painter.drawEllipse(QRectF(left, pill.top() + 2.5, side, side))
        painter.setPen(QColor(tokens.ink if enabled else tokens.soft))
        words = self.rect().adjusted(round(pill.right()) + GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _pill(self) -> QRectF:
        height = self.fontMetrics().ascent() + 1.0
        return QRectF(4, (self.height() - height) / 2, height * 1.8, height)
