"""A box to choose one of several things, drawn flat like the fields beside it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ldn_desk.views.theme import Theme

INSET = 9


class ChoiceBox(QComboBox):
    """A combo box without bevel and gradient."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._theme = theme
        self.setFont(theme.ui_font())

    def sizeHint(self) -> QSize:
        """The widest choice, the arrow, and the room that a field has."""
        metrics = self.fontMetrics()
        offered = (self.placeholderText(), *(self.itemText(row) for row in range(self.count())))
        widest = max(metrics.horizontalAdvance(words) for words in offered)
        return QSize(widest + 2 * INSET + self._arrow() * 3, metrics.height() + 2 * INSET - 4)

    def minimumSizeHint(self) -> QSize:
        """Some letters of it."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters lead to a choice; `?` is whoever's it stands in, who has help."""
        if event.key() == Qt.Key.Key_Question:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not choose."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline, the words, and a small arrow."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        words = self.currentText() or self.placeholderText()
        painter.setPen(QColor(tokens.ink if self.isEnabled() and self.currentText() else tokens.soft))
        side = self._arrow()
        room = self.rect().adjusted(INSET, 0, -INSET - 2 * side, 0)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == words else words)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        right, middle = self.width() - INSET, self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.soft))
        top = middle - side / 4
        arrow = (QPointF(right - side, top), QPointF(right, top), QPointF(right - side / 2, top + side / 2))
        painter.drawPolygon(QPolygonF(arrow))

    def _arrow(self) -> int:
        return round(self.fontMetrics().height() * 0.5)
