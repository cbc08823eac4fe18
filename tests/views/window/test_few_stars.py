"""So few stars: the sheet asks for a note, and leads to it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.sheet.notes import NotesEditor
from ldn_desk.views.sheet.own import NOTES
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_window, select
from tests.views.keys import press, wait_for_keyboard, write


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path)
    select(window, 1)
    wait_for_keyboard(window)
    return window


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say now."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        told = event.object()
        if event.type() is QAccessible.Event.Alert and isinstance(told, QWidget):
            said.append(QAccessible.queryAccessibleInterface(told).text(QAccessible.Text.Name))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said


def empty_note(window: MainWindow) -> QWidget:
    body = window.references.sheet.frames[NOTES].body
    assert isinstance(body, NotesEditor)
    return body.editors[-1].edit


def test_a_click_leads_to_a_note_and_the_question_goes_with_it(window: MainWindow, qtbot: QtBot) -> None:
    head = window.references.sheet.head
    window.references.sheet.frames[NOTES].fold(True)
    QTest.mouseClick(head.stars, Qt.MouseButton.LeftButton, pos=head.stars.rect().center())
    assert not head.write.isVisible()
    QTest.keyClick(head.stars, Qt.Key.Key_2)
    assert head.write.isVisible()
    QTest.mouseClick(head.write, Qt.MouseButton.LeftButton)
    note = empty_note(window)
    assert note is QApplication.focusWidget()
    write("Too small.")
    qtbot.waitUntil(lambda: not head.write.isVisible())
    assert note.hasFocus()


def test_the_keyboard_comes_to_it_after_the_stars_and_from_it_to_a_note(window: MainWindow) -> None:
    head = window.references.sheet.head
    head.stars.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_1)
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        if head.write.hasFocus():
            break
    assert head.write.hasFocus()
    press(Qt.Key.Key_Return)
    assert empty_note(window) is QApplication.focusWidget()


def test_it_is_spoken_when_it_appears_and_not_each_time_it_is_seen(window: MainWindow, spoken: list[str]) -> None:
    head = window.references.sheet.head
    QTest.keyClick(head.stars, Qt.Key.Key_2)
    assert spoken == ["So few stars: say why"]
    QTest.keyClick(head.stars, Qt.Key.Key_1)
    select(window, 2)
    select(window, 1)
    assert len(spoken) == 1
    assert QAccessible.queryAccessibleInterface(head.write).text(QAccessible.Text.Description)
