"""Tests of `panel`, `row`, `settings`, `views/dialogs/deleted_marks` and `views/dialogs/see_also`."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QToolButton
from pytestqt.qtbot import QtBot

from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.views.dialogs.cites import Cites
from ldn_desk.views.dialogs.deleted_marks import DeletedMarks
from ldn_desk.views.dialogs.see_also import SeeAlso
from ldn_desk.views.dialogs.settings import SettingsDialog
from ldn_desk.views.window.main_window import MainWindow
from tests.views.judging.marks.marked_window import (
    card,
    drag,
    feature,
    mark,
    marks,
    open_marked,
    panel,
    said,
    select,
    write_comment,
)
from tests.views.keys import press, wait_for_keyboard

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
Kind = TypeVar("Kind", bound=QDialog)


def dialog(window: MainWindow, kind: type[Kind]) -> Kind:
    """The dialog of this kind that is open."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def listed(qtbot: QtBot, folder: Path) -> MainWindow:
    """Three marks, and the list beside the article, which has the keyboard."""
    window = open_marked(qtbot, folder)
    mark(window, "Inflammation may")
    mark(window, "third one", Colour.ROSE)
    mark(window, "no patient", Colour.BLUE)
    window.actions_["show_marks"].trigger()
    return window


def lose(window: MainWindow, lost: Mark) -> None:
    """Its words are gone."""
    with window.desk.workshop.library._store.writing() as unit:
        unit.marks.write(unit.marks.one(lost.id), {"start": None, "end": None, "state": "needs-placing"}, "test")
    window.desk.marking.reload()


def test_arrows_go_from_mark_to_mark_and_show_each_in_the_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    rows = panel(window).list
    assert rows.hasFocus()
    focused = []
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_Down):
        press(key)
        focused.append(window.article.view.marks.focused)
    assert focused == [each.id for each in marks(window)]
    assert rows.hasFocus()


def test_enter_writes_on_the_chosen_mark_and_delete_deletes_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    press(Key.Key_Home)
    press(Key.Key_Return)
    write_comment("look")
    assert marks(window)[0].comment == "look"
    panel(window).list.setFocus()
    press(Key.Key_Delete)
    assert [words for _colour, words in said(window)] == ["third one", "no patient"]


def test_a_click_on_a_row_shows_the_mark(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    rows = panel(window).list
    place = rows.visualRect(panel(window).model.index(2)).center()
    QTest.mouseClick(rows.viewport(), LEFT, pos=place)
    assert window.article.view.marks.focused == marks(window)[2].id


def test_escape_goes_back_to_the_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    press(Key.Key_Escape)
    assert window.article.view.hasFocus()
    assert window.article.side.shown == ""


def test_the_list_is_sifted_by_colour_and_words_and_says_when_nothing_is_left(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    shown = panel(window)
    QTest.mouseClick(shown.colours[Colour.ROSE], LEFT)
    assert shown.model.rowCount() == 1
    QTest.keyClicks(shown.words, "patient")
    assert shown.model.rowCount() == 0
    assert shown._empty.text() == "None of these."
    shown.words.clear()
    QTest.mouseClick(shown.colours[Colour.ROSE], LEFT)
    QTest.mouseClick(shown.commented, LEFT)
    assert shown.model.rowCount() == 0


def test_every_button_of_the_list_has_a_name_and_room_for_a_finger(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    press(Key.Key_Home)
    buttons = [each for each in panel(window).findChildren(QToolButton) if each.isVisible()]
    assert len(buttons) >= 5
    assert all(each.accessibleName() for each in buttons)
    sides = {min(each.width(), each.height()) for each in (*buttons, panel(window).edit)}
    assert min(sides) >= 24


def test_a_mark_that_needs_placing_stands_first_and_is_put_on_the_words_selected(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    lose(window, marks(window)[2])
    shown = panel(window)
    press(Key.Key_Home)
    assert shown._told.text() == "“no patient”"
    assert (shown.reattach.isVisible(), shown.reattach.isEnabled(), shown._hint.isVisible()) == (True, False, True)
    select(window, "A mouse")
    assert (shown.reattach.isEnabled(), shown._hint.isVisible()) == (True, False)
    QTest.mouseClick(shown.reattach, LEFT)
    assert said(window)[2] == ("blue", "A mouse")
    assert shown.reattach.isHidden()


def test_the_bar_at_the_selection_puts_the_waiting_mark_there_too(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    lose(window, marks(window)[0])
    press(Key.Key_Home)
    drag(window, "mouse that")
    bar = feature(window).shown.bar
    assert bar.reattach.isVisible()
    QTest.mouseClick(bar.reattach, LEFT)
    assert ("yellow", "mouse that") in said(window)


def test_what_was_re_attached_by_likeness_is_confirmed_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    with window.desk.workshop.library._store.writing() as unit:
        unit.marks.write(unit.marks.one(marks(window)[0].id), {"state": "likely"}, "test")
    window.desk.marking.reload()
    press(Key.Key_Home)
    QTest.mouseClick(panel(window).confirm, LEFT)
    assert marks(window)[0].state.value == "exact"
    assert panel(window).confirm.isHidden()


def test_deleted_marks_are_counted_and_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    window.desk.marking.delete(marks(window)[0])
    assert panel(window).deleted.text() == "1 deleted mark…"
    QTest.mouseClick(panel(window).deleted, LEFT)
    shown = dialog(window, DeletedMarks)
    assert "Inflammation may" in shown.list.item(0).text()
    QTest.mouseClick(shown.back, LEFT)
    assert len(marks(window)) == 3
    assert panel(window).deleted.isHidden()


def test_a_colour_is_called_what_the_reader_calls_it_everywhere(qtbot: QtBot, tmp_path: Path) -> None:
    window = listed(qtbot, tmp_path)
    window.actions_["settings"].trigger()
    line = dialog(window, SettingsDialog).form.fields["mark_rose"]
    line.setText("Doubt")
    line.editingFinished.emit()
    assert window.actions_["mark_rose"].text() == "&3 Doubt"
    assert panel(window).colours[Colour.ROSE].accessibleName() == "Only Doubt"
    feature(window).making.wanted.emit([marks(window)[1]], False)
    assert card(window).colours[Colour.ROSE].accessibleName() == "Doubt"


def test_what_is_selected_is_marked_and_led_to_a_reference(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "no patient")
    window.actions_["link_mark"].trigger()
    asked = dialog(window, SeeAlso)
    wait_for_keyboard(asked)
    QTest.keyClicks(asked.sought, "dantzer")
    press(Key.Key_Return)
    press(Key.Key_Return)
    (made,) = marks(window)
    assert made.reference_id == window.desk.opened.entries[1].reference.id


def test_that_the_words_cite_a_reference_is_asked_as_a_mend(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "no patient")
    window.actions_["link_mark"].trigger()
    QTest.mouseClick(dialog(window, SeeAlso).cites, LEFT)
    assert dialog(window, Cites)._stretch == (marks(window)[0].start, marks(window)[0].end)
