"""The references of the open article as rows: filtered, sorted, and redrawn one by one as answers arrive."""

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ldn_desk.domain.article import Article
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.arrangement import FILTERS, SORTS, arranged, filter_counts, matching
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.references.row import Row, row
from ldn_desk.presenters.work.checking import Progress


class Role(IntEnum):
    """What a view may ask of a row, besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole
    """The `Row`."""
    ID = Qt.ItemDataRole.UserRole + 1
    """The reference's id."""


AT_ONCE = 200
"""More arrivals than this are no reader's doing: then all rows are arranged anew."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ReferenceListModel(QAbstractListModel):
    """Rows of the desk's references.

    A row never leaves or moves under the reader's hand: what a filter no longer lets through, or a sort would put
    elsewhere, stays until a filter or sort is chosen or a check has ended. What a filter newly lets through appears.

    Signals: `arranged_anew()` filter, sort or article changed: rows are other rows now; `counts_changed()` what the
    header counts may have changed.
    """

    arranged_anew = Signal()
    counts_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None, findings: ListFindings | None = None) -> None:
        """Shows what is on the desk now, and what the list itself shows of it; follows both."""
        super().__init__(parent)
        self._desk = desk
        self._findings = findings or ListFindings(desk, self)
        self._filter = "all"
        self._sort = "article"
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._made: dict[str, Row] = {}
        self._asking: set[str] = set()
        self._checking = False
        self._shown: Article | None = None
        desk.opened.article_changed.connect(self._show_article)
        desk.opened.entries_changed.connect(self._show_entries)
        desk.checking.progress_changed.connect(self._show_progress)
        self._findings.changed.connect(self._show_findings)
        self._arrange()

    @property
    def filter(self) -> str:
        """The filter's name, a key of `FILTERS`."""
        return self._filter

    def set_filter(self, name: str) -> None:
        """Show only what this filter lets through."""
        self._filter = name if name in FILTERS else "all"
        self._arrange()

    @property
    def sort_order(self) -> str:
        """The sort's name, a key of `SORTS`."""
        return self._sort

    def set_sort_order(self, name: str) -> None:
        """Order the rows anew."""
        self._sort = name if name in SORTS else "article"
        self._arrange()

    def filter_counts(self) -> dict[str, int]:
        """How many references each filter would show."""
        return filter_counts(self._desk.opened.entries, self._findings.numbers)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many references are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's `Row`, id, one-line text, tooltip or spoken words."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        reference_id = self._ids[index.row()]
        if role == Role.ID:
            return reference_id
        made = self._row(reference_id)
        if made is None:
            return None
        return _answer(made, role)

    def index_of(self, reference_id: str) -> QModelIndex:
        """Where a reference stands; an invalid index where it is not shown."""
        place = self._rows.get(reference_id)
        return QModelIndex() if place is None else self.index(place)

    def _row(self, reference_id: str) -> Row | None:
        made = self._made.get(reference_id)
        entry = self._desk.opened.entry(reference_id)
        if made is None and entry is not None:
            found = self._findings.hint(entry.reference.number)
            made = self._made[reference_id] = row(entry, reference_id in self._asking, found)
        return made

    def _show_article(self, _article: object) -> None:
        self._asking.clear()
        if not any(reference_id in self._rows for reference_id in (e.reference.id for e in self._desk.opened.entries)):
            self._filter = "all"
        self._arrange()

    def _show_entries(self, reference_ids: tuple[str, ...], _initiator: str) -> None:
        self._asking.difference_update(reference_ids)
        self._redraw(reference_ids)
        self._let_in(frozenset(reference_ids) - self._rows.keys())
        self.counts_changed.emit()

    def _show_progress(self, progress: Progress) -> None:
        if progress.running and not self._checking:
            self._asking = set(progress.asked)
            self._redraw(progress.asked)
        elif self._checking and not progress.running:
            waiting, self._asking = self._asking, set()
            self._redraw(waiting)
            if self._sort == "verdict" or self._filter != "all":
                self._arrange()
        self._checking = progress.running

    def _show_findings(self) -> None:
        """The rows say something else by now; as with all filters, none leaves under the reader's hand."""
        if self._shown is not self._desk.opened.article:
            # Another article has come, whose rows follow.
            return
        ids = tuple(entry.reference.id for entry in self._desk.opened.entries)
        self._redraw(ids)
        self._let_in(frozenset(ids) - self._rows.keys())
        self.counts_changed.emit()

    def _redraw(self, reference_ids: Iterable[str]) -> None:
        """Tell of rows that changed, neighbours together: a thousand at once are one signal."""
        for reference_id in reference_ids:
            self._made.pop(reference_id, None)
        places = sorted(self._rows[i] for i in reference_ids if i in self._rows)
        first = 0
        for at, place in enumerate(places):
            if at + 1 == len(places) or places[at + 1] != place + 1:
                self.dataChanged.emit(self.index(places[first]), self.index(place))
                first = at + 1

    def _let_in(self, reference_ids: frozenset[str]) -> None:
        """Add rows for entries that the filter newly lets through, each after its neighbour in the wanted order."""
        matches = matching(self._filter, self._findings.numbers)
        entries = (self._desk.opened.entry(reference_id) for reference_id in reference_ids)
        arriving = sum(entry is not None and matches(entry) for entry in entries)
        if arriving > AT_ONCE:
            self._arrange()
        elif arriving:
            self._insert_arrivals()

    def _insert_arrivals(self) -> None:
        wanted = arranged(
            self._desk.opened.entries, self._filter, self._sort, frozenset(self._rows), self._findings.numbers
        )
        for at, reference_id in enumerate(wanted):
            if reference_id not in self._rows:
                place = self._rows[wanted[at - 1]] + 1 if at else 0
                self.beginInsertRows(NOWHERE, place, place)
                self._ids.insert(place, reference_id)
                self._rows = {each: row for row, each in enumerate(self._ids)}
                self.endInsertRows()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = self._desk.opened.article
        self._made.clear()
        self._ids = arranged(self._desk.opened.entries, self._filter, self._sort, listed=self._findings.numbers)
        self._rows = {reference_id: place for place, reference_id in enumerate(self._ids)}
        self.endResetModel()
        self.arranged_anew.emit()
        self.counts_changed.emit()


def _answer(made: Row, role: int) -> object:
    if role == Role.ROW:
        return made
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{made.who}  {made.title}".rstrip()
    if role == Qt.ItemDataRole.ToolTipRole:
        return made.tip
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        return made.spoken if role == Qt.ItemDataRole.AccessibleTextRole else ""
    return None
