from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.shelf import SearchHit, Shelved
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.presenters.window.library import (
    ID_ROLE,
    SORT_ROLE,
    Column,
    Shelf,
    ShelfModel,
    cell_words,
    counts_words,
    hit_kind,
    read_shelf,
    recent,
)

DAY = "2026-11-23T10:00:00Z"
LINE = Shelved("id-1", "A title", "Jane Doe", "a.md", "markdown", DAY, DAY, "", 10, 7, 2, 1)
BARE = Shelved("id-2", "", "", "", "text", DAY, "2026-11-24T10:00:00Z", "", 1, 0, 0, 0)


def model() -> ShelfModel:
    made = ShelfModel()
    made.show((LINE, BARE))
    return made


def test_cells_say_what_a_person_would() -> None:
    assert [cell_words(LINE, column) for column in Column] == [
        "A title", "Jane Doe", "a.md", "10", "7 of 10", "2", "1", "23 Nov 2026", "23 Nov 2026",
    ]  # fmt: skip
    assert cell_words(BARE, Column.TITLE) == "Untitled"
    assert cell_words(BARE, Column.RATED) == "–"
    assert cell_words(BARE, Column.OPENED) == "24 Nov 2026"


def test_numbers_sort_as_numbers_and_words_without_case(qapp: object) -> None:
    lines = model()
    assert lines.index(0, Column.REFERENCES).data(SORT_ROLE) == 10
    assert lines.index(0, Column.TITLE).data(SORT_ROLE) == "a title"
    assert lines.index(1, Column.OPENED).data(SORT_ROLE) == "2026-11-24T10:00:00Z"
    assert lines.index(1, Column.TITLE).data(ID_ROLE) == "id-2"


def test_a_screen_reader_hears_the_whole_line(qapp: object) -> None:
    lines = model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert lines.index(0, Column.TITLE).data(spoken) == ("A title, Jane Doe, 10 references, 7 checked, 2 rated, 1 note")
    assert lines.index(0, Column.NOTES).data(spoken) == "Notes: 1"
    assert counts_words(BARE) == "1 reference, 0 checked, 0 rated, 0 notes"


def test_the_model_is_a_flat_table(qapp: object) -> None:
    lines = model()
    first = lines.index(0, 0)
    assert (lines.rowCount(), lines.columnCount()) == (2, len(Column))
    assert (lines.rowCount(first), lines.columnCount(first)) == (0, 0)
    assert lines.headerData(Column.RATED, Qt.Orientation.Horizontal) == "Rated"
    assert lines.headerData(0, Qt.Orientation.Vertical) is None
    assert lines.data(first, Qt.ItemDataRole.DecorationRole) is None


def test_without_a_library_the_shelf_is_empty(qapp: object) -> None:
    desk = Desk(InlineRunner())
    assert Shelf(desk).articles() == ()
    assert recent(desk) == ()
    assert Shelf(desk).search(" ") == ()


def test_a_library_that_cannot_be_read_is_one_sentence(qtbot: QtBot, monkeypatch: object) -> None:
    desk = Desk(InlineRunner())
    desk._workshop = object()  # type: ignore[assignment]  # nothing of it is reached

    def read() -> tuple[Shelved, ...]:
        raise LibraryError("The library is locked.")

    with qtbot.waitSignal(desk.failed) as heard:
        assert read_shelf(desk, read) == ()
    assert heard.args == ["The library is locked."]


def test_a_hit_says_where_it_is() -> None:
    assert hit_kind(SearchHit("a", "A", "note", "r", "words")) == "in a note"
    assert hit_kind(SearchHit("a", "A", "elsewhere", "r", "words")) == "elsewhere"
