"""The history of a reference or an article: its lines by day, what of them is shown, and putting back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Happened
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.window.matching_words import folded
from ldn_desk.wording.past import Told, line, told
from ldn_desk.wording.summary import day_words

if TYPE_CHECKING:
    from ldn_desk.presenters.desk import Desk

REWRITES = ("correct fields", "mend")
"""What changes the article itself when it is put back."""
ROW = Qt.ItemDataRole.UserRole
"""The role under which a row is found whole."""

Index = QModelIndex | QPersistentModelIndex


class Line:
    """One line; its words are made when they are first needed."""

    def __init__(self, happened: Happened, on: str) -> None:
        """`on` says what it was done to, where the history is of more than that: `reference 7`."""
        self.happened = happened
        self.on = on
        self.moment = datetime.fromisoformat(happened.at).astimezone()

    @property
    def day(self) -> str:
        """The day it was here, `2026-11-23`."""
        return self.moment.date().isoformat()

    @property
    def time(self) -> str:
        """The time of day it was here."""
        return f"{self.moment:%H:%M}"

    @property
    def who(self) -> str:
        """Who did it."""
        return self.happened.who or tr("the desk")

    @cached_property
    def told(self) -> Told:
        """What was done, from what to what."""
        return told(self.happened)

    @cached_property
    def words(self) -> str:
        """The same as one sentence."""
        return line(self.told)

    @property
    def head(self) -> str:
        """`14:05 · Reviewer 1 · reference 7`."""
        return " · ".join(part for part in (self.time, self.who, self.on) if part)

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return f"{day_words(self.day)}, {self.head.replace(' · ', ', ')}: {self.words}"

    @cached_property
    def sought(self) -> str:
        """What the filter looks in."""
        return folded(f"{self.head} {day_words(self.day)} {self.words}")


Row = Line | str
"""A line, or the day that the lines below it are of."""


class PastModel(QAbstractListModel):
    """Days and lines, the latest first."""

    def __init__(self, parent: QObject) -> None:
        """Empty."""
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._filter = ""
        self._rows: list[Row] = []

    def show(self, lines: Iterable[Line]) -> None:
        """Show these, as far as the filter lets them pass."""
        self._lines = tuple(lines)
        self._fill()

    def filter(self, words: str) -> None:
        """Show the lines that have all these words in them."""
        self._filter = folded(words.strip())
        self._fill()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, shown or not."""
        return self._lines

    @property
    def shown(self) -> int:
        """How many lines are shown."""
        return sum(isinstance(row, Line) for row in self._rows)

    def row(self, index: Index) -> Row | None:
        """What stands there; None for nowhere."""
        return self._rows[index.row()] if index.isValid() else None

    def first(self) -> QModelIndex:
        """The first line; an invalid index for none."""
        return self.index(1) if self._rows else QModelIndex()

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = list(_by_day(self._passing()))
        self.endResetModel()

    def _passing(self) -> Sequence[Line]:
        words = self._filter.split()
        return [each for each in self._lines if all(word in each.sought for word in words)] if words else self._lines

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Days and lines."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day is passed over by the keyboard."""
        return super().flags(index) if isinstance(self.row(index), Line) else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A sentence for each line, with who and when for a screen reader."""
        row = self.row(index)
        if role == ROW:
            return row
        if isinstance(row, Line):
            words = {Qt.ItemDataRole.DisplayRole: row.words, Qt.ItemDataRole.AccessibleTextRole: row.spoken}
            return words.get(Qt.ItemDataRole(role))
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return day_words(row) if row is not None and shown else None


class Past:
    """The history of an article, or of one of its references."""

    def __init__(self, desk: "Desk", article_id: str, reference_id: str = "") -> None:
        """Without a reference: the article with all of them."""
        self._desk = desk
        self._article_id = article_id
        self._reference_id = reference_id

    def lines(self) -> tuple[Line, ...]:
        """Every line, the latest first; none, and a sentence in the status bar, where it cannot be read."""
        try:
            found = self._desk.workshop.library.past(self._article_id, self._reference_id)
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return ()
        numbers = {entry.reference.id: entry.reference.number for entry in self._desk.opened.entries}
        return tuple(Line(each, self._on(each, numbers)) for each in found)

    def _on(self, happened: Happened, numbers: Mapping[str, int]) -> str:
        if not happened.reference_id:
            return tr("the article")
        if self._reference_id:
            return ""
        number = numbers.get(happened.reference_id)
        return tr("reference {number}", number=number) if number else tr("a removed reference")

    def can_restore(self, row: Line, lines: Sequence[Line]) -> bool:
        """Whether it holds a former value that does not stand there now."""
        from ldn_desk.services.restoring import restorable

        return self._desk.writable and restorable(row.happened, [each.happened for each in lines])

    def restore(self, row: Line, then: Callable[[], object]) -> bool:
        """Put back what stood there before, and `then` look again; the status bar tells of it, with Undo beside.

        False, with a sentence told, where it is refused at once."""
        from ldn_desk.services.restoring import restore

        def write() -> Change:
            return restore(self._desk.workshop, self._article_id, row.happened, "past")

        if row.happened.what in REWRITES:
            return self._desk.rewriting.run(write, tr("Restoring …"), self._tell, then)
        written = self._desk.appraising.write(write)
        if written:
            self._tell()
            then()
        return written

    def _tell(self) -> None:
        self._desk.done.emit(tr("Restored as it was before"))


def _by_day(lines: Iterable[Line]) -> Iterator[Row]:
    day: date | None = None
    for each in lines:
        if (own := each.moment.date()) != day:
            day = own
            yield each.day
        yield each
