"""How rows of the library page are drawn: an accent beside the chosen one and its title whole, and places found or
deleted in two parts."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ldn_desk.domain.shelf import SearchHit
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.window.library import hit_kind
from ldn_desk.views.theme import Theme

BAR = 3
INSET = 10
GAP = 2
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
WHERE = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class ChosenRow(QStyledItemDelegate):
    """Draws an accent at the left of the chosen row, stronger than its colour alone; its first column is wrapped."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """For a table whose rows are chosen whole."""
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's; words of the first column go on in a second line."""
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and in the first column of the chosen row the accent."""
        super().paint(painter, option, index)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            rect = option.rect
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(self._theme.tokens.accent))


class TwoParts(QStyledItemDelegate):
    """Draws a row of two parts: where something is in soft ink, under it its words, both wrapped."""

    def __init__(self, theme: Theme, shown: QListWidget) -> None:
        """`shown` are the rows; each has them as its `WHERE` and its `WORDS`."""
        super().__init__(shown)
        self._theme = theme
        self._shown = shown

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Both parts, as many lines as they take in the width of the list, and the room around them."""
        width = self._shown.viewport().width()
        heights = [self._box(text, font, width - 2 * INSET).height() for text, font, _ink in self._parts(index)]
        return QSize(0, sum(heights) + GAP + 2 * INSET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One under the other."""
        tokens, rect = self._theme.tokens, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tokens.wash if chosen else tokens.paper))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height()), QColor(tokens.accent))
        room = rect.adjusted(INSET, INSET, -INSET, -INSET)
        for text, font, ink in self._parts(index):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(room, WRAPPED, text)
            room.setTop(room.top() + self._box(text, font, room.width()).height() + GAP)
        painter.restore()

    def _parts(self, index: Index) -> tuple[tuple[str, QFont, str], ...]:
        where, words = str(index.data(WHERE)), " ".join(str(index.data(WORDS)).split())
        tokens = self._theme.tokens
        return (where, self._theme.ui_font("small"), tokens.soft), (words, self._theme.ui_font(), tokens.ink)

    def _box(self, text: str, font: QFont, width: int) -> QRect:
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 1), WRAPPED, text)


def two_parts(where: str, words: str, stands_for: object) -> QListWidgetItem:
    """A row of `TwoParts`; what it stands for is its user data. To a screen reader it is one sentence."""
    item = QListWidgetItem(f"{where}: {words}")
    item.setToolTip(words)
    item.setData(WHERE, where)
    item.setData(WORDS, words)
    item.setData(Qt.ItemDataRole.UserRole, stands_for)
    return item


def hit_words(hit: SearchHit) -> str:
    """`Low-dose naltrexone · in a note`."""
    return f"{hit.article_title or tr('Untitled')} · {hit_kind(hit)}"
