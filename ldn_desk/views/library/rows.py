"""How rows of the library page are drawn: an accent beside the chosen one, and places found in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ldn_desk.domain.shelf import SearchHit
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.window.library import hit_kind
from ldn_desk.views.theme import Theme

BAR = 3
INSET = 10
WHERE = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class ChosenRow(QStyledItemDelegate):
    """Draws an accent at the left of the chosen row, stronger than its colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """For a table whose rows are chosen whole."""
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and in the first column of the chosen row the accent."""
        super().paint(painter, option, index)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            rect = option.rect
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._theme.tokens.accent))


class TwoLines(QStyledItemDelegate):
    """Draws a row of two lines: where something is in soft ink, under it its words."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """A row has them as its `WHERE` and its `WORDS`."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and the room around them."""
        return QSize(0, round(QFontMetrics(self._theme.ui_font()).height() * 2.2) + 2 * INSET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Both lines, cut off where there is no room; the tooltip has the whole."""
        tokens, rect = self._theme.tokens, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.wash if chosen else tokens.paper))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(tokens.accent))
        room = rect.adjusted(INSET, INSET, -INSET, -INSET)
        where, words = str(index.data(WHERE)), " ".join(str(index.data(WORDS)).split())
        lines = ((where, self._theme.ui_font("small"), tokens.soft), (words, self._theme.ui_font(), tokens.ink))
        for half, (words, font, colour) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            box = QRect(room.left(), room.top() + half * room.height() // 2, room.width(), room.height() // 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided(words, font, box.width()))
        painter.restore()


def two_lines(where: str, words: str, stands_for: object) -> QListWidgetItem:
    """A row of `TwoLines`; what it stands for is its user data. To a screen reader it is one sentence."""
    item = QListWidgetItem(f"{where}: {words}")
    item.setToolTip(words)
    item.setData(WHERE, where)
    item.setData(WORDS, words)
    item.setData(Qt.ItemDataRole.UserRole, stands_for)
    return item


def hit_words(hit: SearchHit) -> str:
    """`Low-dose naltrexone · in a note`."""
    return f"{hit.article_title or tr('Untitled')} · {hit_kind(hit)}"


def elided(words: str, font: QFont, width: int) -> str:
    """As much as there is room for."""
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
