"""The article's headings as a tree: a click scrolls to one, and the section being read is marked."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.positions import Piece
from ldn_desk.views.theme import Theme

PIECE = Qt.ItemDataRole.UserRole


class Outline(QTreeWidget):
    """A tree of headings.

    Signals: `chosen(int)` the index of the piece that the reader wants to see; `dismissed()` Escape.
    """

    chosen = Signal(int)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_headings`."""
        super().__init__(parent)
        self._theme = theme
        self._items: list[QTreeWidgetItem] = []
        self._pieces: list[int] = []
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(tr("Outline of the article"))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_headings(self, headings: Sequence[tuple[int, Piece]]) -> None:
        """Show these (index of the piece, piece), nested by their levels."""
        self.clear()
        self._items, self._pieces = [], []
        above: list[tuple[int, QTreeWidgetItem]] = []
        for index, piece in headings:
            while above and above[-1][0] >= piece.level:
                above.pop()
            parent = above[-1][1] if above else self.invisibleRootItem()
            # The title stands over everything; indenting the whole tree by it would only cost room.
            item = QTreeWidgetItem(parent, [piece.title])
            item.setData(0, PIECE, index)
            item.setToolTip(0, piece.title)
            if piece.level > 1:
                above.append((piece.level, item))
            self._items.append(item)
            self._pieces.append(index)
        self.setRootIsDecorated(any(item.childCount() for item in self._items))
        self.expandAll()

    def follow(self, piece: int) -> None:
        """Mark the section that the piece at this index belongs to."""
        current = self._section(piece)
        if current is not None and current is not self.currentItem() and not self.hasFocus():
            self.setCurrentItem(current)
            self.scrollToItem(current)

    def section(self, piece: int) -> str:
        """The title of the section that the piece at this index belongs to; empty before the second heading."""
        item = self._section(piece)
        return item.text(0) if item is not None and item is not self._items[0] else ""

    def _section(self, piece: int) -> QTreeWidgetItem | None:
        at = bisect_right(self._pieces, piece) - 1
        return self._items[at] if at >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the article."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        """Follow the theme."""
        tokens = self._theme.tokens
        self.setFont(self._theme.ui_font("small"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, tokens.desk)
        palette.setColor(QPalette.ColorRole.Text, tokens.soft)
        self.setPalette(palette)
        self.setStyleSheet(
            f"QTreeWidget {{ background: {tokens.desk}; color: {tokens.soft}; padding: 8px 4px;"
            f" border: none; border-right: 1px solid {tokens.line};"
            f" outline: 0; show-decoration-selected: 0; }}"
            f"QTreeWidget::item {{ padding: 4px 2px; border: none; border-radius: 4px; }}"
            f"QTreeWidget::item:hover {{ background: {tokens.wash}; color: {tokens.ink}; }}"
            f"QTreeWidget::item:selected {{ background: {tokens.wash}; color: {tokens.accent}; }}"
            f"QTreeWidget::item:selected:focus {{ border: 1px solid {tokens.accent}; }}"
            f"QTreeWidget::branch {{ background: {tokens.desk}; }}"
        )

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(int(item.data(0, PIECE)))
