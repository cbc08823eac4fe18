"""The library page's data: every article, what was deleted, and what a search over all of them finds."""

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.shelf import Deleted, SearchHit, Shelved
from ldn_desk.domain.translation import N_, count, tr
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.wording.summary import day_words, who_and_when

if TYPE_CHECKING:
    from ldn_desk.presenters.desk import Desk

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1
RECENT = 10
"""How many articles Open Recent lists."""


class Column(IntEnum):
    """The columns of the page, in order."""

    TITLE = 0
    AUTHOR = 1
    SOURCE = 2
    REFERENCES = 3
    CHECKED = 4
    RATED = 5
    NOTES = 6
    ADDED = 7
    OPENED = 8


HEADINGS = (
    N_("Title"),
    N_("Author"),
    N_("Source"),
    N_("References"),
    N_("Checked"),
    N_("Rated"),
    N_("Notes"),
    N_("Added"),
    N_("Opened"),
)
NUMBERS = (Column.REFERENCES, Column.CHECKED, Column.RATED, Column.NOTES)
NO_PARENT = QModelIndex()


class ShelfModel(QAbstractTableModel):
    """Articles by row, `Column` by column; `SORT_ROLE` sorts, `ID_ROLE` is the article's id."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._lines: tuple[Shelved, ...] = ()

    def show(self, lines: tuple[Shelved, ...]) -> None:
        """List these articles."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many articles there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell, as words, as something to sort by, or as a whole sentence for a screen reader."""
        line, column = self._lines[index.row()], Column(index.column())
        words: dict[int, Callable[[Shelved, Column], object]] = {
            Qt.ItemDataRole.DisplayRole: cell_words,
            Qt.ItemDataRole.ToolTipRole: cell_words,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            Qt.ItemDataRole.TextAlignmentRole: lambda _line, column: _alignment(column),
            SORT_ROLE: _sorted_by,
            ID_ROLE: lambda line, _column: line.id,
        }
        return words[role](line, column) if role in words else None


class Shelf(QObject):
    """Reads and searches the shelf for the library page.

    Signals: `changed()` articles came, went or were read, or something was written that Undo can take back;
    `found(str, object)` the words searched for, and a tuple of SearchHits.
    """

    changed = Signal()
    found = Signal(str, object)

    def __init__(self, desk: "Desk") -> None:
        """`desk` gives the library, and opens what is chosen."""
        super().__init__(desk)
        self._desk = desk
        self._search: Job | None = None
        desk.shelf_changed.connect(self.changed)
        desk.appraising.undo_changed.connect(self.changed)

    def articles(self) -> tuple[Shelved, ...]:
        """Articles on the desk, the most recently opened first."""
        return read_shelf(self._desk, lambda: self._desk.workshop.library.shelf())

    def deleted(self) -> tuple[Deleted, ...]:
        """Articles, removed references and notes that can be brought back, the latest deletion first."""
        return read_shelf(self._desk, lambda: self._desk.workshop.library.recently_deleted())

    def bring_back(self, deleted: Deleted) -> None:
        """Put it back where it was; Undo takes it away again."""
        if deleted.kind == "note":
            self._desk.appraising.restore_note(deleted.id)
        elif deleted.reference is not None:
            self._desk.mending.bring_back(deleted.article_id, deleted.reference)
        else:
            self._desk.restore_article(deleted.id)

    def search(self, text: str) -> None:
        """Look for places in all articles, references and notes; `found` tells them, none for empty text.

        A search that still runs is given up: the reader has typed on."""
        if self._search is not None:
            self._search.cancel()
            self._search = None
        if not text.strip() or not self._desk.ready:
            self.found.emit(text, ())
            return
        library = self._desk.workshop.library

        def work(token: Token) -> Iterator[object]:
            yield _Search(text, library.search(text), token)

        job = self._search = Job(work)
        job.stepped.connect(self._take)
        job.failed.connect(self._desk.failed)
        self._desk.runner.start(job)

    def _take(self, search: "_Search") -> None:
        if not search.token.cancelled():
            self.found.emit(search.text, search.hits)


class _Search(NamedTuple):
    """What was looked for, and what was found, unless the reader has typed on since."""

    text: str
    hits: tuple[SearchHit, ...]
    token: Token


def recent(desk: "Desk") -> tuple[Shelved, ...]:
    """What Open Recent lists."""
    return read_shelf(desk, lambda: desk.workshop.library.shelf())[:RECENT]


def read_shelf(desk: "Desk", read: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """What `read` finds; nothing, and a sentence in the status bar, where the library cannot be read."""
    if not desk.ready:
        return ()
    try:
        return read()
    except DeskError as error:
        desk.failed.emit(str(error))
        return ()


def cell_words(line: Shelved, column: Column) -> str:
    """What a cell shows."""
    return {
        Column.TITLE: line.title or tr("Untitled"),
        Column.AUTHOR: line.author,
        Column.SOURCE: line.source,
        Column.REFERENCES: str(line.references),
        Column.CHECKED: tr("{done} of {total}", done=line.checked, total=line.references),
        Column.RATED: str(line.rated or "–"),
        Column.NOTES: str(line.notes or "–"),
        Column.ADDED: day_words(line.added),
        Column.OPENED: day_words(line.opened),
    }[column]


def days() -> tuple[str, ...]:
    """A day of each month as it is shown: how much room one takes."""
    return tuple(day_words(f"2026-{month:02}-28") for month in range(1, 13))


def spoken(line: Shelved, column: Column) -> str:
    """A cell for a screen reader: the title's is the whole row in one sentence."""
    if column is not Column.TITLE:
        return f"{tr(HEADINGS[column])}: {cell_words(line, column)}"
    parts = (line.title or tr("Untitled"), line.author, counts_words(line))
    return ", ".join(part for part in parts if part)


def counts_words(line: Shelved) -> str:
    """`10 references, 7 checked, 2 rated, 1 note`."""
    return ", ".join(
        (
            count(line.references, "{n} reference", "{n} references"),
            tr("{n} checked", n=line.checked),
            tr("{n} rated", n=line.rated),
            count(line.notes, "{n} note", "{n} notes"),
        )
    )


KIND_WORDS = {
    "article": N_("in the article"),
    "reference": N_("in a reference"),
    "note": N_("in a note"),
    "judgement": N_("in the note on a citation"),
}


def hit_kind(hit: SearchHit) -> str:
    """Where in its article a hit stands."""
    return tr(KIND_WORDS.get(hit.kind, hit.kind))


def deleted_words(deleted: Deleted) -> str:
    """`Note on reference 7, Mischoulon et al. 2017 · Low-dose naltrexone · deleted 30 Nov 2026`."""
    title, day = deleted.article_title or tr("Untitled"), day_words(deleted.when)
    told = tr("deleted {day}", day=day) if day else tr("deleted")
    if deleted.reference is None:
        parts = (tr("Note on the article"), title) if deleted.kind == "note" else (tr("Article"),)
        return " · ".join((*parts, told))
    number, who = deleted.reference.number, who_and_when(deleted.reference)
    if deleted.kind == "note":
        head = tr("Note on reference {number}, {who}", number=number, who=who)
    else:
        head = tr("Reference {number}, with what hangs on it", number=number)
        told = tr("removed {day}", day=day) if day else tr("removed")
    return f"{head} · {title} · {told}"


def _sorted_by(line: Shelved, column: Column) -> object:
    values: dict[Column, object] = {
        Column.REFERENCES: line.references,
        Column.CHECKED: line.checked,
        Column.RATED: line.rated,
        Column.NOTES: line.notes,
        Column.ADDED: line.added,
        Column.OPENED: line.opened,
    }
    return values.get(column, cell_words(line, column).casefold())


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
