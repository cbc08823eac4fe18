"""Tests of `notes`, `deleted_notes` and `note_editor`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.errors import LibraryError
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.note_editor import NoteEditor
from ldn_desk.views.sheet.notes import NotesEditor
from ldn_desk.views.theme import Theme
from tests.presenters.references.samples import workshop
from tests.views.keys import press


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A second desk on the same library."""
    other = Desk()
    other.start(workshop(tmp_path / "library.sqlite"))
    other.open_article("article")
    yield other
    other.shut()


@pytest.fixture
def editor(desk: Desk, qtbot: QtBot) -> Iterator[NotesEditor]:
    """The editor beside a line to go to, following the desk as the detail does."""
    window = QWidget()
    column = QVBoxLayout(window)
    elsewhere = QLineEdit(window)
    elsewhere.setObjectName("elsewhere")
    made = NotesEditor(desk, Theme(), window)
    column.addWidget(elsewhere)
    column.addWidget(made)
    qtbot.addWidget(window)
    window.resize(500, 500)
    window.show()
    window.activateWindow()

    def follow(*_news: object) -> None:
        entry = desk.opened.selected_entry
        if entry is not None:
            made.show_entry(entry)

    desk.opened.entries_changed.connect(follow)
    desk.selection.changed.connect(follow)
    desk.selection.select_reference("reference-6")
    yield made
    window.close()


def notes(desk: Desk, number: int = 6) -> list[str]:
    entry = desk.workshop.library.entry(f"reference-{number}")
    assert entry is not None
    return [note.text for note in entry.notes]


def texts(editor: NotesEditor) -> list[str]:
    return [each.text for each in editor.editors]


def type_in(editor: NotesEditor, qtbot: QtBot, place: int, text: str) -> NoteEditor:
    each = editor.editors[place]
    each.begin()
    each.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(each.edit, text)
    return each


def leave(editor: NotesEditor, qtbot: QtBot) -> None:
    elsewhere = editor.window().findChild(QLineEdit, "elsewhere")
    assert isinstance(elsewhere, QLineEdit)
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)


def test_a_reference_without_notes_has_one_empty_place(editor: NotesEditor) -> None:
    assert texts(editor) == [""]
    assert editor.editors[0].edit.placeholderText() == "Write a note… (no patient data, please)"


def test_a_note_is_saved_by_itself_after_the_last_key(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    type_in(editor, qtbot, 0, "Twelve patients.")
    assert notes(desk) == []
    qtbot.waitUntil(lambda: notes(desk) == ["Twelve patients."])
    assert texts(editor) == ["Twelve patients.", ""]


def test_typing_on_keeps_the_cursor_and_the_note(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    typed = type_in(editor, qtbot, 0, "Twelve")
    editor.save_pending()
    QTest.keyClicks(typed.edit, " patients")
    editor.save_pending()
    assert notes(desk) == ["Twelve patients"]
    assert editor.editors[0] is typed


def test_leaving_a_note_saves_it(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    type_in(editor, qtbot, 0, "Left at once")
    leave(editor, qtbot)
    assert notes(desk) == ["Left at once"]


def test_another_reference_is_shown_only_after_saving(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    type_in(editor, qtbot, 0, "On six")
    desk.selection.select_reference("reference-7")
    assert notes(desk, 6) == ["On six"]
    assert notes(desk, 7) == []
    assert texts(editor) == [""]
    desk.selection.select_reference("reference-6")
    assert texts(editor) == ["On six", ""]


def test_several_notes_stand_in_the_order_they_were_written(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    for place, text in enumerate(("First", "Second", "Third")):
        type_in(editor, qtbot, place, text)
        editor.save_pending()
    assert notes(desk) == ["First", "Second", "Third"]
    assert texts(editor) == ["First", "Second", "Third", ""]


def test_a_note_shows_its_day_and_a_name(editor: NotesEditor, qtbot: QtBot) -> None:
    typed = type_in(editor, qtbot, 0, "Dated")
    assert typed.edit.accessibleName() == "New note"
    editor.save_pending()
    assert typed.date
    assert typed.edit.accessibleName() == f"Note of {typed.date}"


def test_a_note_changed_on_another_day_shows_both_days(desk: Desk, qtbot: QtBot) -> None:
    note = Note("n", "reference-6", "me", "Text", 2, "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z")
    each = NoteEditor(desk, Theme(), note)
    qtbot.addWidget(each)
    assert each.date == "22 Nov 2026, changed 23 Nov 2026"


def test_nothing_is_written_where_nothing_was_typed(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.appraising.saved):
        type_in(editor, qtbot, 0, "   ")
        editor.save_pending()
        leave(editor, qtbot)
    assert notes(desk) == []


def test_a_note_grows_with_its_text_and_lets_the_page_scroll(editor: NotesEditor, qtbot: QtBot) -> None:
    each = editor.editors[0].edit
    before = each.height()
    each.setPlainText("\n".join("line" for _ in range(12)))
    QApplication.processEvents()
    assert each.height() > 3 * before
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    each.wheelEvent(wheel)
    assert not wheel.isAccepted()


def test_a_deleted_note_comes_back_with_undo(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    type_in(editor, qtbot, 0, "Kept")
    editor.save_pending()
    QTest.mouseClick(editor.editors[0].delete, Qt.MouseButton.LeftButton)
    assert notes(desk) == []
    assert texts(editor) == [""]
    assert editor.offer.isVisible()
    QTest.mouseClick(editor.offer.button, Qt.MouseButton.LeftButton)
    assert notes(desk) == ["Kept"]
    assert texts(editor) == ["Kept", ""]
    assert not editor.offer.isVisible()


def test_a_deleted_note_stays_reachable_where_it_was(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    assert not editor.deleted.isVisible()
    type_in(editor, qtbot, 0, "Twelve patients")
    editor.save_pending()
    QTest.mouseClick(editor.editors[0].delete, Qt.MouseButton.LeftButton)
    desk.selection.select_reference("reference-7")
    assert not editor.deleted.isVisible()
    desk.selection.select_reference("reference-6")
    assert editor.deleted.line.text() == "1 deleted note ▸"
    assert not editor.deleted.notes.isVisible()
    editor.deleted.line.setFocus()
    press(Qt.Key.Key_Space)
    assert next(each.text() for each in editor.deleted.notes.findChildren(QLabel)) == "Twelve patients"
    back = next(each for each in editor.deleted.notes.findChildren(QPushButton))
    back.setFocus()
    press(Qt.Key.Key_Space)
    assert notes(desk) == ["Twelve patients"]
    assert texts(editor) == ["Twelve patients", ""]
    assert not editor.deleted.isVisible()


def test_what_was_typed_last_is_deleted_with_the_note_and_comes_back(
    editor: NotesEditor, desk: Desk, qtbot: QtBot
) -> None:
    typed = type_in(editor, qtbot, 0, "Long")
    editor.save_pending()
    QTest.keyClicks(typed.edit, " and longer")
    typed.delete.click()
    desk.appraising.undo()
    assert notes(desk) == ["Long and longer"]


def test_the_offer_to_undo_goes_when_undo_would_do_something_else(
    editor: NotesEditor, desk: Desk, qtbot: QtBot
) -> None:
    type_in(editor, qtbot, 0, "Gone")
    editor.save_pending()
    editor.editors[0].delete.click()
    desk.appraising.rate("reference-6", 2)
    assert not editor.offer.isVisible()


def test_emptying_a_note_deletes_it(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    typed = type_in(editor, qtbot, 0, "x")
    editor.save_pending()
    QTest.keyClick(typed.edit, Qt.Key.Key_Backspace)
    editor.save_pending()
    assert notes(desk) == []
    leave(editor, qtbot)
    assert texts(editor) == [""]


def test_undo_of_a_note_empties_its_editor(editor: NotesEditor, desk: Desk, qtbot: QtBot) -> None:
    type_in(editor, qtbot, 0, "Take this back")
    leave(editor, qtbot)
    desk.appraising.undo()
    assert texts(editor) == [""]


def test_another_desks_note_appears_beside_what_is_being_typed(
    editor: NotesEditor, desk: Desk, other: Desk, qtbot: QtBot
) -> None:
    typed = type_in(editor, qtbot, 0, "Mine is not")
    other.appraising.write_note("reference-6", "Theirs")
    desk.look_elsewhere()
    assert texts(editor) == ["Theirs", "Mine is not", ""]
    assert typed.edit.hasFocus()
    QTest.keyClicks(typed.edit, " finished")
    editor.save_pending()
    assert sorted(notes(desk)) == ["Mine is not finished", "Theirs"]


def test_another_desks_change_is_taken_in_where_nobody_types(
    editor: NotesEditor, desk: Desk, other: Desk, qtbot: QtBot
) -> None:
    typed = type_in(editor, qtbot, 0, "Seven patients")
    editor.save_pending()
    other.look_elsewhere()
    other.appraising.write_note("reference-6", "Twelve patients", typed.note_id, typed.version)
    desk.look_elsewhere()
    assert texts(editor) == ["Twelve patients", ""]
    assert editor.editors[0] is typed


def test_two_desks_changing_one_note_lose_neither_text(
    editor: NotesEditor, desk: Desk, other: Desk, qtbot: QtBot
) -> None:
    typed = type_in(editor, qtbot, 0, "Start")
    editor.save_pending()
    QTest.keyClicks(typed.edit, " ours")
    other.appraising.write_note("reference-6", "Start theirs", typed.note_id, typed.version)
    desk.look_elsewhere()
    assert typed.text == "Start ours"
    editor.save_pending()
    assert sorted(notes(desk)) == ["Start ours", "Start theirs"]
    assert sorted(texts(editor)) == ["", "Start ours", "Start theirs"]
    assert typed.edit.hasFocus()


def test_a_note_deleted_elsewhere_while_it_is_typed_in_is_kept(
    editor: NotesEditor, desk: Desk, other: Desk, qtbot: QtBot
) -> None:
    typed = type_in(editor, qtbot, 0, "Here")
    editor.save_pending()
    QTest.keyClicks(typed.edit, " still")
    other.appraising.delete_note(typed.note_id)
    desk.look_elsewhere()
    editor.save_pending()
    assert notes(desk) == ["Here still"]


def test_emptying_what_another_desk_wrote_meanwhile_shows_their_words(
    editor: NotesEditor, desk: Desk, other: Desk, qtbot: QtBot
) -> None:
    typed = type_in(editor, qtbot, 0, "x")
    editor.save_pending()
    other.appraising.write_note("reference-6", "Theirs", typed.note_id, typed.version)
    QTest.keyClick(typed.edit, Qt.Key.Key_Backspace)
    editor.save_pending()
    assert texts(editor) == ["Theirs", ""]


def test_what_could_not_be_saved_stays_and_is_tried_again(
    editor: NotesEditor, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    appraisal = desk.workshop.appraisal

    def full(*_args: object) -> object:
        raise LibraryError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(appraisal, "write_note", full)
        typed = type_in(editor, qtbot, 0, "Not lost")
        with qtbot.waitSignal(desk.failed):
            editor.save_pending()
        assert typed.unsaved
        assert typed.text == "Not lost"
    editor.save_pending()
    assert notes(desk) == ["Not lost"]


def test_a_new_note_is_one_step_away(editor: NotesEditor, qtbot: QtBot) -> None:
    type_in(editor, qtbot, 0, "First")
    editor.save_pending()
    editor.focus_new()
    assert editor.editors[-1].edit.hasFocus()


def test_notes_grow_with_the_font(editor: NotesEditor) -> None:
    before = editor.editors[0].edit.height()
    editor._theme.set_scale(2.0)
    editor.restyle()
    assert editor.editors[0].edit.height() > 1.5 * before


def test_an_editor_without_a_reference_keeps_still(desk: Desk, qtbot: QtBot) -> None:
    bare = NotesEditor(desk, Theme())
    qtbot.addWidget(bare)
    bare.focus_new()
    bare.save_pending()
    assert bare.editors == ()
