"""Tests of `dialog`, `consent`, `correct_verdict`, `dismiss_point`, `reasons` and `views/widgets/enter_key`. What Enter
and Esc do, in every dialog that the program has."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.window.library import recent
from ldn_desk.views.dialogs.cites import Cites
from ldn_desk.views.dialogs.correct_verdict import CorrectVerdict
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.dialogs.other_versions import OtherVersions
from ldn_desk.views.dialogs.settings import SettingsDialog
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_text, open_window, select
from tests.views.dialogs_found import all_of, dialogs, opened
from tests.views.keys import press, wait_for_keyboard, write

NARROW = 1024 - 16
"""What a screen of 1024 pixels leaves inside a dialog's frame."""
OLDER = "# An older one\n\nIt matters [1].\n\n## References\n\n1. Doe J. A work. Some Journal. 2001;1(1):1-2.\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path, text="")
    open_text(window, tmp_path, OLDER, "older.md")
    open_text(window, tmp_path)
    select(window, 2)
    return window


@pytest.fixture(autouse=True)
def no_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What belongs to the system: its file dialog is cancelled, its browser opens nothing."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: None)


def held(folder: Path) -> list[str]:
    """All that the library holds."""
    library = sqlite3.connect(folder / "library.sqlite")
    try:
        return list(library.iterdump())
    finally:
        library.close()


def shown(kind: type[Dialog], window: MainWindow) -> Dialog:
    """A dialog that has the keyboard, with something typed and chosen wherever that can be."""
    dialog = opened(kind, window)
    for field in dialog.findChildren(QWidget):
        if field.isVisible() and field.isEnabled():
            fill(field)
    return dialog


def fill(field: QWidget) -> None:
    if isinstance(field, QComboBox) and field.currentIndex() < 0:
        field.setCurrentIndex(0)
    elif isinstance(field, QPlainTextEdit) and not field.isReadOnly():
        field.setFocus()
        write("Doe, J. (2020). A title. A Journal, 1(2), 3.")
    elif isinstance(field, QLineEdit) and field.accessibleName() != "Find a reference":
        field.setFocus()
        write(field.placeholderText() if field.placeholderText()[:1].isdecimal() else "2020")


def standing(window: MainWindow) -> list[Dialog]:
    """The dialogs that are open."""
    return [each for each in window.findChildren(Dialog) if each.isVisible()]


def buttons(dialog: Dialog) -> list[QAbstractButton]:
    """Those that the keyboard can reach now."""
    found = [each for each in dialog.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def presses(dialog: Dialog) -> list[QAbstractButton]:
    """The buttons that are pressed from now on, in order."""
    pressed: list[QAbstractButton] = []
    for button in dialog.findChildren(QAbstractButton):
        button.clicked.connect(lambda _checked=False, button=button: pressed.append(button))
    return pressed


def test_every_dialog_of_the_program_is_of_the_one_kind() -> None:
    assert len(dialogs()) > 10
    assert all_of(QDialog) == set(dialogs())


@pytest.mark.parametrize("kind", dialogs(), ids=lambda kind: kind.__name__)
def test_enter_presses_the_button_that_has_the_keyboard_and_no_other(kind: type[Dialog], window: MainWindow) -> None:
    number = len(buttons(shown(kind, window)))
    assert number
    for place in reversed(range(number)):
        for each in window.findChildren(Dialog):
            each.close()
        dialog = shown(kind, window)
        pressed = presses(dialog)
        meant = buttons(dialog)[place]
        meant.setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Return)
        assert pressed == [meant], meant.text()


@pytest.mark.parametrize("kind", dialogs(), ids=lambda kind: kind.__name__)
def test_a_dialog_that_is_left_changes_nothing(kind: type[Dialog], window: MainWindow, tmp_path: Path) -> None:
    before = held(tmp_path)
    # A field of the settings is kept when it is left: what is typed into the last one is another test's.
    show = opened if kind is SettingsDialog else shown
    show(kind, window)
    press(Qt.Key.Key_Escape)
    assert not standing(window)
    assert held(tmp_path) == before
    show(kind, window).end.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert not standing(window)
    assert held(tmp_path) == before


def test_every_dialog_fits_a_small_screen_in_large_letters_and_all_of_it_is_reached(window: MainWindow) -> None:
    window.theme.set_scale(2.0)
    for kind in dialogs():
        dialog = opened(kind, window)
        room = dialog.screen().availableGeometry()
        assert (dialog.width() <= room.width(), dialog.height() <= room.height()) == (True, True), kind
        assert needed_width(dialog) <= NARROW, kind
        assert dialog.end.visibleRegion().boundingRect() == dialog.end.rect(), kind
        press(Qt.Key.Key_End)
        dialog.close()
    window.theme.set_scale(1.0)


def needed_width(dialog: Dialog) -> int:
    """Pixels below which something would have to be scrolled to sideways."""
    inside = dialog.area.widget()
    assert inside is not None
    return inside.minimumSizeHint().width() + dialog.area.verticalScrollBar().sizeHint().width()


def test_the_keyboard_scrolls_settings_that_have_no_room(window: MainWindow) -> None:
    window.theme.set_scale(2.5)
    dialog = opened(SettingsDialog, window)
    assert isinstance(dialog, SettingsDialog)
    dialog.resize(700, 400)
    last = list(dialog.form.boxes.values())[-1]
    assert last.visibleRegion().isEmpty()
    while not last.hasFocus():
        press(Qt.Key.Key_Tab)
    assert not last.visibleRegion().isEmpty()
    dialog.end.setFocus()
    press(Qt.Key.Key_PageUp)
    assert last.visibleRegion().isEmpty()
    dialog.close()
    window.theme.set_scale(1.0)


def test_esc_drops_what_was_typed_into_a_setting(window: MainWindow, tmp_path: Path) -> None:
    before = held(tmp_path)
    dialog = opened(SettingsDialog, window)
    assert isinstance(dialog, SettingsDialog)
    dialog.form.fields["reviewer"].setFocus()
    write("Somebody else")
    press(Qt.Key.Key_Escape)
    assert not standing(window)
    assert held(tmp_path) == before


def test_a_correction_begins_with_nothing_chosen(window: MainWindow) -> None:
    dialog = opened(CorrectVerdict, window)
    assert isinstance(dialog, CorrectVerdict)
    assert dialog.verdict.currentText() == ""
    assert dialog.reasons.reason is None
    assert not dialog.save.isEnabled()
    dialog.verdict.setFocus()
    press(Qt.Key.Key_Down)
    assert not dialog.save.isEnabled()
    dialog.reasons.choice.setFocus()
    press(Qt.Key.Key_Down)
    assert dialog.save.isEnabled()


def test_enter_in_a_field_presses_the_main_button(window: MainWindow) -> None:
    shown(CorrectVerdict, window)
    press(Qt.Key.Key_Return)
    assert not standing(window)
    entry = window.desk.opened.entries[1]
    assert entry.correction is not None


def test_enter_in_the_search_field_of_a_list_goes_to_what_was_found(window: MainWindow) -> None:
    dialog = opened(Cites, window)
    assert isinstance(dialog, Cites)
    dialog.sought.setFocus()
    write("dantzer")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.list.hasFocus()
    assert dialog.list.currentItem().text().startswith("2 ")
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert len(dialog.chosen) == 2


def test_enter_in_a_list_does_once_what_the_list_does(window: MainWindow) -> None:
    older = next(line for line in recent(window.desk) if line.title == "An older one")
    article = window.desk.opened.article
    assert article is not None
    window.desk.mending.take_over(older.id, article.id)
    dialog = OtherVersions(window.desk, window.theme, article, window)
    dialog.open()
    wait_for_keyboard(dialog)
    asked: list[object] = []
    window.desk.opened.article_changed.connect(asked.append)
    dialog.list.setFocus()
    press(Qt.Key.Key_Return)
    assert len(asked) == 1
    assert not standing(window)
