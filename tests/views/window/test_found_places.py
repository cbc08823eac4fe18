"""What is found in notes, through the whole window: the note is opened, and the words are lit up in it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.views.sheet.note_editor import NoteEditor
from ldn_desk.views.sheet.notes import NotesEditor
from ldn_desk.views.sheet.own import NOTES
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_text, open_window, select
from tests.views.keys import press, wait_for_keyboard, write

CTRL = Qt.KeyboardModifier.ControlModifier
NOTE = "A first line.\n" * 30 + "A 𝔐emory, or memory, of it Mattered, and it may matter again."
OTHER = "# Another matter\n\nNothing is said here [1].\n\n## References\n\n1. Doe J. A work. J Works. 2011;1:1-2.\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The second reference has a note; the first is selected."""
    window = open_window(qtbot, tmp_path)
    entries = window.desk.opened.entries
    window.desk.appraising.write_note(entries[1].reference.id, "Another note.")
    window.desk.appraising.write_note(entries[1].reference.id, NOTE)
    select(window, 1)
    wait_for_keyboard(window)
    return window


def editors(window: MainWindow) -> tuple[NoteEditor, ...]:
    body = window.references.sheet.frames[NOTES].body
    assert isinstance(body, NotesEditor)
    return body.editors


def lit(editor: NoteEditor) -> list[str]:
    return [each.cursor.selectedText() for each in editor.edit.extraSelections()]


def in_sight(window: MainWindow, editor: NoteEditor) -> bool:
    """Whether the line with the cursor is seen on the sheet."""
    viewport = window.references.sheet.area.viewport()
    place = editor.edit.cursorRect()
    return viewport.rect().contains(editor.edit.viewport().mapTo(viewport, place.center()))


def look_in_library(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Search the whole library, and open the place found in a note, by key."""
    press(Qt.Key.Key_L, CTRL)
    press(Qt.Key.Key_F, CTRL)
    write(words)
    press(Qt.Key.Key_Return)
    page = window.pages.library
    assert page is not None
    qtbot.waitUntil(lambda: page.hits.count() > 0)
    press(Qt.Key.Key_Down)
    while "in a note" not in page.hits.currentItem().text():
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)


def test_a_note_found_in_the_article_is_opened_with_the_words_lit(window: MainWindow) -> None:
    window.references.sheet.frames[NOTES].fold(True)
    press(Qt.Key.Key_F, CTRL)
    write("it matter")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    note = editors(window)[1]
    assert lit(note) == ["it Matter"]
    assert note.isVisible()
    assert in_sight(window, note)
    assert window.toolbar.field.hasFocus()
    assert not lit(editors(window)[0])


def test_what_is_no_longer_looked_for_is_no_longer_lit(window: MainWindow) -> None:
    select(window, 2)
    press(Qt.Key.Key_F, CTRL)
    write("matter")
    assert lit(editors(window)[1]) == ["Matter", "matter"]
    select(window, 1)
    select(window, 2)
    assert lit(editors(window)[1]) == ["Matter", "matter"]
    press(Qt.Key.Key_Escape)
    assert not lit(editors(window)[1])


def test_lights_follow_what_is_typed_in_the_note(window: MainWindow) -> None:
    select(window, 2)
    press(Qt.Key.Key_F, CTRL)
    write("matter")
    editors(window)[1].begin()
    press(Qt.Key.Key_Home, CTRL)
    write("Matter ")
    assert lit(editors(window)[1]) == ["Matter", "Matter", "matter"]


def test_a_note_found_in_the_library_is_opened_with_the_words_lit(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_text(window, tmp_path, OTHER, "other.md")
    look_in_library(window, qtbot, "again memory")
    assert window.desk.opened.selected_entry == window.desk.opened.entries[1]
    note = editors(window)[1]
    assert lit(note) == ["memory", "again"]
    assert note.field.rendered is QApplication.focusWidget()
    assert in_sight(window, note)


def test_what_a_search_of_the_library_has_lit_goes_with_the_reference(window: MainWindow, qtbot: QtBot) -> None:
    look_in_library(window, qtbot, "matter")
    assert lit(editors(window)[1]) == ["Matter", "matter"]
    select(window, 1)
    select(window, 2)
    assert not lit(editors(window)[1])


def test_a_note_that_is_gone_meanwhile_opens_its_reference(window: MainWindow) -> None:
    select(window, 2)
    assert window.references.show_note("gone", ("matter",)) is None
    assert lit(editors(window)[1]) == ["Matter", "matter"]
