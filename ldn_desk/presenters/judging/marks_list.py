"""The marks of the open article as a list: those that need placing first, then in reading order; sifted as wanted."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ldn_desk.domain.article import Reference
from ldn_desk.domain.mark import Colour, Mark, State
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.paragraphs import ParagraphNumbers
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.work.marking import Changed
from ldn_desk.wording.marks import mark_words, quote_words, see_also_words

MARK_ROLE = Qt.ItemDataRole.UserRole
"""The Mark of a row."""
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""What is said below its words: `¶ 6 · comment`."""

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which marks are listed."""

    colours: frozenset[Colour] = frozenset()
    """Those in one of these; none named: in any."""
    commented: bool = False
    unplaced: bool = False
    words: str = ""
    """What their quote or their comment holds, whatever the case."""

    def passes(self, mark: Mark) -> bool:
        """Whether this mark is listed."""
        if self.colours and mark.colour not in self.colours:
            return False
        if self.commented and not mark.comment.strip():
            return False
        if self.unplaced and mark.state is not State.NEEDS_PLACING:
            return False
        sought = self.words.casefold()
        return sought in mark.anchor.exact.casefold() or sought in mark.comment.casefold()


class _Row(NamedTuple):
    """Where a mark stands in the list."""

    placed: bool
    start: int
    before_end: int
    id: str


class MarksModel(QAbstractListModel):
    """One row a mark; a mark that is made or changed moves no more than its own row."""

    def __init__(self, desk: Desk) -> None:
        """Of the article that is open on `desk`, which owns it."""
        super().__init__(desk)
        self._desk = desk
        self._sieve = Sieve()
        self._rows: list[_Row] = []
        self._numbers = ParagraphNumbers()
        desk.marking.shown.connect(self._reset)
        desk.marking.changed.connect(self._take)
        desk.marking.names_changed.connect(self._retell)
        desk.opened.entries_changed.connect(self._retell)
        self._reset()

    def sift(self, sieve: Sieve) -> None:
        """List these marks only."""
        if sieve != self._sieve:
            self._sieve = sieve
            self._reset()

    @property
    def total(self) -> int:
        """How many marks there are, listed or not."""
        return len(self._desk.marking.index)

    @property
    def unplaced(self) -> int:
        """How many need placing."""
        return len(self._desk.marking.index.unplaced)

    def mark(self, row: int) -> Mark | None:
        """The mark of a row; None for no row."""
        return self._desk.marking.index.get(self._rows[row].id) if 0 <= row < len(self._rows) else None

    def row_of(self, mark_id: str) -> int:
        """The row of a mark; -1 where it is not listed."""
        mark = self._desk.marking.index.get(mark_id)
        at = bisect_left(self._rows, _row(mark)) if mark is not None else -1
        return at if 0 <= at < len(self._rows) and self._rows[at].id == mark_id else -1

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The quote; `MARK_ROLE`, `LINE_ROLE`; and all of it in words, to be heard."""
        mark = self.mark(index.row())
        if mark is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return quote_words(mark)
        if role == MARK_ROLE:
            return mark
        if role == LINE_ROLE:
            return self._line(mark)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return mark_words(mark, self._desk.marking.name_of(mark.colour), self.reference_of(mark))
        return None

    def reference_of(self, mark: Mark) -> Reference | None:
        """The reference that a mark is linked with."""
        entry = self._desk.opened.entry(mark.reference_id) if mark.reference_id else None
        return entry.reference if entry is not None else None

    def _line(self, mark: Mark) -> str:
        reference = self.reference_of(mark)
        parts = [self._place(mark), " ".join(mark.comment.split())]
        return " · ".join(part for part in (*parts, see_also_words(reference) if reference else "") if part)

    def _place(self, mark: Mark) -> str:
        if mark.start is None:
            return tr("needs placing")
        article = self._desk.opened.article
        if self._numbers.article is not article:
            self._numbers = ParagraphNumbers(article)
        number = self._numbers.at(mark.start)
        place = tr("¶ {number}", number=number) if number else self._desk.marking.name_of(mark.colour)
        likely = tr("re-attached by likeness") if mark.state is State.LIKELY else ""
        return " · ".join(part for part in (place, likely) if part)

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = sorted(_row(mark) for mark in self._desk.marking.index if self._sieve.passes(mark))
        self.endResetModel()

    def _take(self, news: Sequence[Changed], _initiator: str) -> None:
        for before, after in news:
            self._take_one(before, after)

    def _take_one(self, before: Mark | None, after: Mark | None) -> None:
        old, new = (_row(mark) if mark is not None and self._sieve.passes(mark) else None for mark in (before, after))
        if old is not None and old == new:
            at = self.index(bisect_left(self._rows, old))
            self.dataChanged.emit(at, at)
            return
        place = bisect_left(self._rows, old) if old is not None else -1
        if old is not None and place < len(self._rows) and self._rows[place] == old:
            self.beginRemoveRows(NO_PARENT, place, place)
            del self._rows[place]
            self.endRemoveRows()
        if new is not None:
            place = bisect_left(self._rows, new)
            self.beginInsertRows(NO_PARENT, place, place)
            self._rows.insert(place, new)
            self.endInsertRows()

    def _retell(self, *_news: object) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _row(mark: Mark) -> _Row:
    if mark.start is None or mark.end is None:
        return _Row(False, mark.anchor.start, -mark.anchor.end, mark.id)
    return _Row(True, mark.start, -mark.end, mark.id)
