from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ldn_desk.composition import open_workshop
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.shelf import SearchHit, Shelved
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import BackgroundRunner, InlineRunner
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
from tests.places import places
from tests.presenters.runners import Held
from tests.store.samples import article

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
    assert searched(Shelf(desk), " ") == [(" ", 0)]


def searched(shelf: Shelf, *texts: str) -> list[tuple[str, int]]:
    """What was found of each of these searches, one after the other: (words, number of places)."""
    found: list[tuple[str, int]] = []
    shelf.found.connect(lambda text, hits: found.append((text, len(hits))))
    for text in texts:
        shelf.search(text)
    return found


def test_a_newer_search_takes_the_place_of_one_that_still_runs(qapp: object, tmp_path: Path) -> None:
    held = Held()
    desk = Desk(held)
    desk.start(open_workshop(places(tmp_path)))
    desk.workshop.library.add(article(3), b"")
    found = searched(Shelf(desk), "n", "na", "naps", "lamps")
    last = held.jobs.pop()
    held.go()
    assert found == []
    held.inline.start(last)
    assert [text for text, _number in found] == ["lamps"]
    assert found[0][1] > 0
    desk.shut()


def test_an_answer_that_comes_after_the_field_was_cleared_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(BackgroundRunner())
    desk.start(open_workshop(places(tmp_path)))
    desk.workshop.library.add(article(3), b"")
    found = searched(Shelf(desk), "naps", "")
    desk.runner.wait()
    qtbot.wait(1)
    assert found == [("", 0)]
    desk.shut()


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
