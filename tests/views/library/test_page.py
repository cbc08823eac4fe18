"""Tests of `page`, `table` and `rows`."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.window.library import Column, days
from ldn_desk.views.library import table
from ldn_desk.views.library.page import LibraryPage
from ldn_desk.views.window.main_window import MainWindow
from ldn_desk.wording.summary import day_words
from tests.views.desk_window import TEXT, build, open_text, open_window, start
from tests.views.keys import press

OTHER = TEXT.replace("Naltrexone read again", "Another matter").replace("Inflammation", "Something else")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path)
    open_text(window, tmp_path, OTHER, "other.md")
    return window


@pytest.fixture
def page(window: MainWindow) -> LibraryPage:
    QTest.keyClick(window.article.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.library
    assert page is not None
    return page


def titles(page: LibraryPage) -> list[str]:
    """What the articles' table shows, from the top."""
    model = page.articles.model()
    return [model.index(row, Column.TITLE).data() for row in range(model.rowCount())]


def test_every_article_is_listed_the_latest_opened_first(page: LibraryPage) -> None:
    assert titles(page) == ["Another matter", "Naltrexone read again"]
    assert page.number.text() == "2 articles"
    assert page.isVisible()


def test_a_line_tells_author_source_and_counts(page: LibraryPage) -> None:
    model = page.articles.model()
    row = [
        model.index(0, column).data() for column in (Column.AUTHOR, Column.SOURCE, Column.REFERENCES, Column.CHECKED)
    ]
    assert row == ["Jane Doe", "other.md", "2", "0 of 2"]


def test_columns_sort_by_what_they_mean(page: LibraryPage) -> None:
    page.articles.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert titles(page) == ["Naltrexone read again", "Another matter"]


def test_enter_opens_the_chosen_article_and_shows_the_desk(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    page.articles.setFocus()
    qtbot.keyClick(page.articles, Qt.Key.Key_Down)
    qtbot.keyClick(page.articles, Qt.Key.Key_Return)
    assert window.pages.on_desk
    assert window.desk.opened.article is not None
    assert window.desk.opened.article.title == "Naltrexone read again"


def test_escape_and_back_return_to_the_desk(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert window.pages.on_desk
    window.pages.show_library()
    qtbot.mouseClick(window.toolbar.buttons["back"], Qt.MouseButton.LeftButton)
    assert window.pages.on_desk
    window.pages.show_library()
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert window.pages.on_desk


def test_a_search_over_all_opens_its_article_at_the_place(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.articles, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.field.hasFocus()
    qtbot.keyClicks(page.field, "inflammation may")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.hits.count() == 1
    assert page.hits.isVisible()
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.hits.hasFocus()
    qtbot.mouseClick(page.open, Qt.MouseButton.LeftButton)
    assert window.pages.on_desk
    assert window.desk.opened.article is not None
    assert window.desk.opened.article.title == "Naltrexone read again"


def test_a_reference_found_is_selected(window: MainWindow, page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.field, "sickness")
    qtbot.waitUntil(lambda: page.hits.count() == 2)
    page.hits.itemActivated.emit(page.hits.item(0))
    assert window.desk.opened.selected_entry == window.desk.opened.entries[1]


def test_a_search_that_finds_nothing_says_so(page: LibraryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.field, "zzz")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.sentence.isVisible()
    assert page.sentence.text().startswith("Nothing found")
    page.field.clear()
    page.search()
    assert page.articles.isVisible()


def test_a_deleted_article_is_restored_from_recently_deleted(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    page.articles.setFocus()
    qtbot.keyClick(page.articles, Qt.Key.Key_Delete)
    assert titles(page) == ["Naltrexone read again"]
    assert window.status.words.text() == "Deleted “Another matter”"
    assert page.show_bin.text() == "Recently deleted (1)"
    qtbot.mouseClick(page.show_bin, Qt.MouseButton.LeftButton)
    assert page.bin.isVisible()
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert sorted(titles(page)) == ["Another matter", "Naltrexone read again"]
    assert page.articles.isVisible()
    assert not page.show_bin.isVisible()


def note_of(window: MainWindow, number: int) -> list[str]:
    entry = window.desk.opened.entries[number - 1]
    return [note.text for note in entry.notes]


def test_a_deleted_note_and_a_removed_reference_come_back_from_recently_deleted_after_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    former = open_window(qtbot, tmp_path)
    first, second = (entry.reference for entry in former.desk.opened.entries)
    for reference in (first, second):
        assert former.desk.appraising.write_note(reference.id, f"On {reference.number}.") is not None
    note = former.desk.opened.entries[0].notes[0]
    former.desk.appraising.delete_note(note.id)
    former.desk.mending.remove(second)
    former.close()
    window = build(qtbot)
    start(window, tmp_path)
    window.desk.open_last()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.library
    assert page is not None
    assert page.show_bin.text() == "Recently deleted (2)"
    page.show_bin.setFocus()
    press(Qt.Key.Key_Space)
    page.bin.setFocus()
    rows = [page.bin.item(row).text().partition(": ") for row in range(2)]
    day = day_words(window.desk.workshop.library.recently_deleted()[0].when)
    assert [row[0] for row in rows] == [
        f"Reference 2, with what hangs on it · Naltrexone read again · removed {day}",
        f"Note on reference 1, Miller & Raison 2016 · Naltrexone read again · deleted {day}",
    ]
    assert rows[1][2] == "On 1."
    press(Qt.Key.Key_Return)
    assert page.bin.count() == 1
    press(Qt.Key.Key_Return)
    assert [note_of(window, number) for number in (1, 2)] == [["On 1."], ["On 2."]]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note_of(window, 1) == []
    assert page.show_bin.isVisible()


def test_undo_in_the_status_bar_brings_a_deleted_article_back(
    window: MainWindow, page: LibraryPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 2


def test_an_empty_shelf_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    window.actions_["library"].trigger()
    page = window.pages.library
    assert page is not None
    assert page.sentence.text().startswith("No article is on the desk yet")
    assert not page.delete.isVisible()


def test_a_narrow_window_keeps_the_titles(window: MainWindow, page: LibraryPage) -> None:
    window.theme.set_scale(2.0)
    window.resize(760, 500)
    assert page.articles.isColumnHidden(Column.SOURCE)
    assert page.articles.columnWidth(Column.TITLE) > page.articles.columnWidth(Column.CHECKED)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_dates_and_headings_are_whole_wherever_there_is_room_for_their_column(
    window: MainWindow, page: LibraryPage, scale: float
) -> None:
    window.theme.set_scale(scale)
    window.resize(round(1366 * scale), 768)
    QApplication.processEvents()
    shown = page.articles
    shown.sortByColumn(Column.OPENED, Qt.SortOrder.AscendingOrder)
    header, words = shown.horizontalHeader(), shown.fontMetrics()
    assert not any(shown.isColumnHidden(column) for column in Column)
    for column in (Column.ADDED, Column.OPENED):
        assert all(words.horizontalAdvance(day) + 12 <= shown.columnWidth(column) for day in days())
    for column in Column:
        assert header.sectionSizeHint(column) <= shown.columnWidth(column)


def test_a_language_of_long_words_gets_wide_columns(
    window: MainWindow, page: LibraryPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(2400, 768)
    long = "am achtundzwanzigsten September 2026"
    monkeypatch.setattr(table, "days", lambda: (long,))
    page.restyle()
    assert page.articles.columnWidth(Column.ADDED) >= page.articles.fontMetrics().horizontalAdvance(long)


def test_the_keyboard_stays_on_the_page_while_things_are_brought_back(window: MainWindow, page: LibraryPage) -> None:
    for _ in range(2):
        page.articles.setFocus()
        press(Qt.Key.Key_Delete)
    QTest.mouseClick(page.show_bin, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert page.restore.hasFocus()
    press(Qt.Key.Key_Space)
    assert page.articles.hasFocus()
    assert len(titles(page)) == 2


def test_the_find_field_of_the_desk_is_off_while_the_library_is_shown(window: MainWindow, page: LibraryPage) -> None:
    assert not window.toolbar.field.isEnabled()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.field.hasFocus()
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.toolbar.field.isEnabled()


def test_a_long_title_is_whole_in_the_table_wherever_its_row_goes(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    long = "Naps in the hours of the afternoon, " * 4 + "and no more"
    page.left.emit()
    open_text(window, tmp_path, TEXT.replace("Naltrexone read again", long), "long.md")
    window.actions_["library"].trigger()
    shown = page.articles
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        shown.sortByColumn(Column.TITLE, order)
        lines = -(-shown.fontMetrics().horizontalAdvance(long) // shown.columnWidth(Column.TITLE))
        at = titles(page).index(long)
        assert lines > 1
        assert shown.rowHeight(at) > lines * shown.fontMetrics().height()
        usual = shown.verticalHeader().defaultSectionSize()
        assert [shown.rowHeight(row) for row in range(3) if row != at] == [usual, usual]
    high = shown.rowHeight(at)
    window.resize(window.width() * 3 // 4, window.height())
    qtbot.waitUntil(lambda: shown.rowHeight(at) > high)


def test_a_long_title_is_wrapped_among_what_was_deleted_and_whole_under_the_mouse_in_open_recent(
    window: MainWindow, page: LibraryPage, qtbot: QtBot, tmp_path: Path
) -> None:
    title = "Naps in the hours of the afternoon, " * 6 + "and no more"
    page.left.emit()
    open_text(window, tmp_path, TEXT.replace("Naltrexone read again", title), "long.md")
    recent = window.actions_.menu("recent")
    recent.aboutToShow.emit()
    assert recent.toolTipsVisible()
    assert recent.actions()[0].toolTip() == title
    window.actions_["delete"].trigger()
    window.actions_["library"].trigger()
    page.show_bin.click()
    QApplication.processEvents()
    line = page.bin.fontMetrics().height()
    lines = -(-page.bin.fontMetrics().horizontalAdvance(title) // page.bin.viewport().width())
    assert lines > 1
    assert page.bin.visualItemRect(page.bin.item(0)).height() > (lines + 1) * line
    window.resize(window.width() * 2 // 3, window.height())
    qtbot.waitUntil(lambda: page.bin.visualItemRect(page.bin.item(0)).height() > (lines + 2) * line)


def test_the_page_follows_the_theme(window: MainWindow, page: LibraryPage) -> None:
    small = page.title.font().pointSizeF()
    window.theme.set_scale(2.0)
    assert page.title.font().pointSizeF() > small
    assert not page.grab().isNull()
