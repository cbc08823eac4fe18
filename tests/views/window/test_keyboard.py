"""The keyboard stays where the reader works: no key meant for one control works another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.window.keyboard import Place
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.views.desk_window import TEXT, ended, open_text, open_window, select
from tests.views.keys import press

CONTROLS = QAbstractButton | QComboBox


def controls(window: MainWindow) -> list[QWidget]:
    """Everything that the keyboard can reach now and a key would work."""
    found = [each for each in window.findChildren(QWidget) if isinstance(each, CONTROLS)]
    return [each for each in found if each.isVisible() and each.isEnabled() and each.focusPolicy() & TAB]


TAB = Qt.FocusPolicy.TabFocus


def hide(control: QWidget) -> None:
    control.hide()


def grey(control: QWidget) -> None:
    control.setEnabled(False)


def grey_around(control: QWidget) -> None:
    around = control.parentWidget()
    assert around is not None
    around.setEnabled(False)


@pytest.mark.parametrize("way", [hide, grey, grey_around], ids=lambda way: way.__name__)
def test_no_other_control_gets_the_keyboard_when_one_disappears(
    way: Callable[[QWidget], None], qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    select(window, 2)
    number = len(controls(window))
    assert number > 12
    for _turn in range(number):
        control = controls(window)[0]
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert QApplication.focusWidget() is control
        way(control)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        assert isinstance(QApplication.focusWidget(), Place)
        if not controls(window):
            break


def test_a_control_that_goes_for_good_leaves_the_keyboard_to_where_it_was_before(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.references.focus_list()
    passing = QPushButton("For now", window.status)
    passing.show()
    passing.setFocus(Qt.FocusReason.TabFocusReason)
    passing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(window.references.list.hasFocus)


def test_after_a_search_for_the_title_a_space_works_nothing(qtbot: QtBot, tmp_path: Path, registry: Registry) -> None:
    window = open_window(qtbot, tmp_path, registry, text=TEXT.replace("\ndoi:10.1038/nrn2297", ""))
    window.desk.checking.check(search=False)
    ended(qtbot, window)
    select(window, 2)
    search = next(each for each in window.findChildren(QPushButton) if each.text() == "Search for the title")
    search.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    ended(qtbot, window)
    registry.forget()
    assert isinstance(QApplication.focusWidget(), Place)
    press(Qt.Key.Key_Space)
    ended(qtbot, window)
    assert not window.desk.checking.offline
    assert registry.requests == []


def test_after_the_status_bars_undo_a_space_works_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    open_text(window, tmp_path, TEXT.replace("Naltrexone", "Nothing"), "other.md")
    window.references.focus_list()
    window.actions_["delete"].trigger()
    window.status.undo.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert not window.status.undo.isVisible()
    press(Qt.Key.Key_Space)
    assert not window.desk.checking.offline
    assert isinstance(QApplication.focusWidget(), Place)


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.status.offline.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert window.desk.checking.offline
    window.toolbar.buttons["library"].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert not window.pages.on_desk
