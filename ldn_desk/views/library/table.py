"""The table of every article on the desk."""

from PySide6.QtCore import QModelIndex, QRect, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from ldn_desk.domain.shelf import Shelved
from ldn_desk.presenters.window.library import ID_ROLE, SORT_ROLE, Column, ShelfModel, days
from ldn_desk.views.library.rows import ChosenRow
from ldn_desk.views.theme import Theme

WIDTHS = {
    Column.AUTHOR: 20,
    Column.SOURCE: 22,
    Column.REFERENCES: 12,
    Column.CHECKED: 12,
    Column.RATED: 8,
    Column.NOTES: 8,
    Column.ADDED: 14,
    Column.OPENED: 14,
}
"""Columns' widths in letters; the title has the rest."""
LEAST_TITLE = 32
DAYS = (Column.ADDED, Column.OPENED)
ROOM = 24
"""Pixels in a cell beside its words."""
GOES_FIRST = (Column.SOURCE, Column.ADDED, Column.NOTES, Column.RATED, Column.OPENED, Column.REFERENCES, Column.AUTHOR)


class ArticleTable(QTableView):
    """Articles, one a row; rows are chosen whole.

    Signals: `choice_changed()` another row is chosen, or none.
    """

    choice_changed = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        """Empty before `show_lines`; `name` is for screen readers."""
        super().__init__()
        self._widths: dict[Column, int] = {}
        self.setItemDelegate(ChosenRow(theme, self))
        self.setAccessibleName(name)
        self._lines = ShelfModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._lines)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        self.setSortingEnabled(True)
        self.selectionModel().selectionChanged.connect(lambda: self.choice_changed.emit())
        header.sectionResized.connect(self._follow_width)
        self._sorted.layoutChanged.connect(self._wrap)
        self._sorted.modelReset.connect(self._wrap)

    @property
    def lines(self) -> int:
        """How many articles there are."""
        return self._lines.rowCount()

    @property
    def chosen(self) -> str:
        """The id of the chosen article; empty for none."""
        index = self.currentIndex()
        return str(index.data(ID_ROLE)) if index.isValid() else ""

    @property
    def chosen_title(self) -> str:
        """The title of the chosen article; empty for none."""
        index = self.currentIndex().siblingAtColumn(Column.TITLE)
        return str(index.data()) if index.isValid() else ""

    def show_lines(self, lines: tuple[Shelved, ...]) -> None:
        """List these; the chosen one stays chosen, or the one that takes its place."""
        chosen, row = self.chosen, self.currentIndex().row()
        self._lines.show(lines)
        places = [place for place in range(self.lines) if self._at(place).data(ID_ROLE) == chosen]
        here = places[0] if places else min(max(row, 0), self.lines - 1)
        if self.lines:
            self.setCurrentIndex(self._at(here))
        self.choice_changed.emit()

    def restyle(self, theme: Theme) -> None:
        """Widths in letters, so that they follow the font; a heading and a date are whole in any language."""
        self.horizontalHeader().setFont(theme.ui_font("small"))
        letters = self.fontMetrics().averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.9))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        day = max(map(self.fontMetrics().horizontalAdvance, days())) + ROOM
        for column, wide in WIDTHS.items():
            least = max(header.sectionSizeHint(column), day if column in DAYS else 0)
            self._widths[column] = max(wide * letters, least)
            self.setColumnWidth(column, self._widths[column])
        self._make_room()
        self._wrap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower window has fewer columns."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where the window is narrow, the title keeps its room, and what is told elsewhere too goes first."""
        least = LEAST_TITLE * self.fontMetrics().averageCharWidth()
        spare = self.viewport().width() - sum(self._widths.values()) - least
        for column in GOES_FIRST:
            self.setColumnHidden(column, spare < 0)
            spare += self._widths.get(column, 0) if spare < 0 else 0

    def _follow_width(self, column: int) -> None:
        if column == Column.TITLE:
            self._wrap()

    def _wrap(self) -> None:
        """A row is as high as its title needs; of thousands, only those of long titles are laid out for that."""
        usual, width = self.verticalHeader().defaultSectionSize(), self.columnWidth(Column.TITLE)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, width, usual)
        for row in range(self.lines):
            index, height = self._at(row), usual
            if self.fontMetrics().horizontalAdvance(str(index.data())) + ROOM > width:
                height += max(0, self.itemDelegate().sizeHint(option, index).height() - self.fontMetrics().height())
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Delete is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _at(self, row: int) -> QModelIndex:
        return self._sorted.index(row, Column.TITLE)
