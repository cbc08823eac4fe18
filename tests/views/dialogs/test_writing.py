"""What a mending dialog does while a long article is being written, by real clicks and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.dialogs.edit_fields import EditFields
from ldn_desk.views.dialogs.newer_version import NewerVersion
from ldn_desk.views.dialogs.removed_references import RemovedReferences
from ldn_desk.views.window.main_window import MainWindow
from tests.presenters.runners import Held
from tests.presenters.work.test_rewriting import text
from tests.views.desk_window import open_text, open_window, select
from tests.views.keys import press, wait_for_keyboard

LEFT = Qt.MouseButton.LeftButton
BUSY = "The article is still being changed; try again in a moment."


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, held: Held) -> Iterator[MainWindow]:
    """A window on an article so long that a worker mends it, when it is let go."""
    window = open_window(qtbot, tmp_path, runner=held, text="")
    held.go()
    open_text(window, tmp_path, text())
    held.go()
    yield window
    held.go()


def opened(window: MainWindow, action: str, kind: type[Dialog]) -> Dialog:
    window.actions_[action].trigger()
    found = next(child for child in window.findChildren(kind) if child.isVisible())
    wait_for_keyboard(found)
    return found


def shown(window: MainWindow) -> list[Dialog]:
    return [child for child in window.findChildren(Dialog) if child.isVisible()]


def edited(window: MainWindow) -> EditFields:
    """The fields of a reference, one of them changed."""
    select(window, 3)
    dialog = opened(window, "edit_fields", EditFields)
    assert isinstance(dialog, EditFields)
    dialog.lines["title"].setText("Mine")
    return dialog


def title(window: MainWindow) -> str:
    return window.desk.opened.entries[2].reference.printed.title


def test_the_main_button_waits_until_what_it_asked_for_is_written(window: MainWindow, held: Held) -> None:
    dialog = edited(window)
    QTest.mouseClick(dialog.save, LEFT)
    assert not dialog.save.isEnabled()
    QTest.mouseClick(dialog.save, LEFT)
    press(Qt.Key.Key_Return)
    assert dialog.told.isHidden()
    held.go()
    assert title(window) == "Mine"
    assert not shown(window)


def test_escape_meanwhile_cancels_it(window: MainWindow, held: Held) -> None:
    dialog = edited(window)
    QTest.mouseClick(dialog.save, LEFT)
    press(Qt.Key.Key_Escape)
    assert not shown(window)
    held.go()
    assert title(window) == "Of naps, part 3"
    assert window.status.words.text() == "Cancelled: nothing was changed"


def test_a_dialog_that_comes_while_something_else_is_written_says_so_and_cancels_nothing(
    window: MainWindow, held: Held
) -> None:
    select(window, 1)
    window.actions_["remove"].trigger()
    dialog = edited(window)
    QTest.mouseClick(dialog.save, LEFT)
    assert dialog.told.text() == BUSY
    assert window.status.words.text() == BUSY
    press(Qt.Key.Key_Escape)
    number = len(window.desk.opened.entries)
    held.go()
    assert len(window.desk.opened.entries) == number - 1
    assert window.status.words.text() != BUSY


def test_notes_are_taken_over_once_however_often_it_is_asked_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, held: Held
) -> None:
    open_text(window, tmp_path, text().replace("none was missing", "none was missed"), "naps-2.md")
    held.go()

    def asked() -> list[NewerVersion]:
        held.go()
        return [child for child in window.findChildren(NewerVersion) if child.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()))
    [dialog] = asked()
    wait_for_keyboard(dialog)
    QTest.mouseClick(dialog.take, LEFT)
    press(Qt.Key.Key_Return)
    held.go()
    assert dialog.moved.isVisible()
    assert dialog.refused.isHidden()
    assert dialog.end.text() == "Close"
    dialog.close()


def test_what_is_brought_back_is_brought_back_once(window: MainWindow, held: Held) -> None:
    select(window, 1)
    window.actions_["remove"].trigger()
    held.go()
    dialog = opened(window, "removed", RemovedReferences)
    assert isinstance(dialog, RemovedReferences)
    QTest.mouseClick(dialog.back, LEFT)
    QTest.mouseClick(dialog.back, LEFT)
    held.go()
    assert window.desk.opened.entries[0].reference.printed.title == "Of naps, part 1"
    assert not dialog.back.isEnabled()
    assert window.status.words.text() != BUSY
    dialog.close()
