"""How a mark stands in the list: the square of its colour, its words, and a soft line with place and comment."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ldn_desk.domain.mark import Mark, State
from ldn_desk.presenters.judging.marks_list import LINE_ROLE, MARK_ROLE
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.mark_look import draw_swatch

PADDING = 6
SIDE = 14
"""Pixels of the square, at the usual size of text."""

Index = QModelIndex | QPersistentModelIndex


class MarkRow(QStyledItemDelegate):
    """Every row is equally high: ten thousand are listed as fast as ten."""

    def __init__(self, theme: Theme) -> None:
        """Draws in the colours of `theme`."""
        super().__init__(theme)
        self._theme = theme

    @property
    def height(self) -> int:
        """Pixels of a row: two lines of its words, and one."""
        return 3 * self._line + 2 * PADDING + 1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as every row."""
        return QSize(120, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        mark = index.data(MARK_ROLE)
        if not isinstance(mark, Mark):
            return
        tokens, box = self._theme.tokens, QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, QColor(tokens.wash))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        side = max(SIDE, round(self._line * 0.8))
        draw_swatch(painter, QRectF(box.left() + 8, box.top() + PADDING + 2, side, side), mark.colour, tokens)
        words = box.adjusted(8 + side + 8, PADDING, -8, -PADDING)
        quote = words.adjusted(0, 0, 0, -self._line)
        below = words.adjusted(0, self._write(painter, quote, str(index.data()), tokens.ink, lines=2), 0, 0)
        unplaced = mark.state is State.NEEDS_PLACING
        colour = tokens.notice if unplaced else tokens.soft
        self._write(painter, below, str(index.data(LINE_ROLE)), colour)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    @property
    def _line(self) -> int:
        return QFontMetrics(self._theme.ui_font("small")).lineSpacing()

    def _write(self, painter: QPainter, box: QRect, words: str, colour: str, lines: int = 1) -> int:
        """Draw the words from the top of the box on; how high they are."""
        font = self._theme.ui_font("small")
        painter.setFont(font)
        painter.setPen(QColor(colour))
        # Where a line ends with a long word, it holds less than its width.
        room = box.width() if lines == 1 else round(box.width() * (lines - 0.2))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        drawn = painter.boundingRect(box, flags, shown)
        painter.drawText(box, flags, shown)
        return drawn.height()
