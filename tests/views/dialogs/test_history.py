"""The history of references and articles, in the whole window, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.views.dialogs.history import HistoryDialog
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_window, select
from tests.views.keys import wait_for_keyboard

LONG = "Twelve people took it for a year, and nobody told them what it was. " * 20


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def opened(window: MainWindow, action: str = "history") -> HistoryDialog:
    window.actions_[action].trigger()
    dialog = window.findChildren(HistoryDialog)[-1]
    wait_for_keyboard(dialog)
    return dialog


def lines(dialog: HistoryDialog) -> list[str]:
    model = dialog.model
    return [str(model.index(row).data()) for row in range(model.rowCount())][1:]


def test_it_opens_on_the_latest_and_arrows_walk_it(window: MainWindow) -> None:
    reference = select(window, 2)
    window.desk.appraising.rate(reference, 3)
    window.desk.appraising.rate(reference, 5)
    dialog = opened(window)
    assert dialog.list.hasFocus()
    assert lines(dialog) == [
        "stars: 3 of 5 — only with caution → 5 of 5 — rely on it",
        "stars: not rated → 3 of 5 — only with caution",
    ]
    text = dialog.detail.toPlainText()
    assert "Before\n3 of 5" in text
    assert "After\n5 of 5" in text
    assert dialog.restore.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "not rated" in dialog.detail.toPlainText()
    assert not dialog.restore.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.in_hand is not None


def test_what_stood_there_is_restored_by_keys_and_undone(window: MainWindow) -> None:
    reference = select(window, 2)
    window.desk.appraising.rate(reference, 3)
    window.desk.appraising.rate(reference, 5)
    dialog = opened(window)
    for _ in range(10):
        if dialog.restore.hasFocus():
            break
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(dialog.restore, Qt.Key.Key_Space)
    assert window.desk.opened.entries[1].stars == 3
    assert lines(dialog)[0] == "stars: 5 of 5 — rely on it → 3 of 5 — only with caution"
    assert window.status.words.text() == "Restored as it was before"
    dialog.close()
    window.actions_["undo"].trigger()
    assert window.desk.opened.entries[1].stars == 5


def test_enter_in_the_list_restores_nothing(window: MainWindow) -> None:
    reference = select(window, 2)
    window.desk.appraising.rate(reference, 3)
    window.desk.appraising.rate(reference, 5)
    dialog = opened(window)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert window.desk.opened.entries[1].stars == 5
    assert dialog.isVisible()


def test_the_filter_says_how_many_are_left_and_that_none_is(window: MainWindow) -> None:
    reference = select(window, 2)
    window.desk.appraising.rate(reference, 3)
    window.desk.appraising.write_note(reference, "On kettles")
    dialog = opened(window)
    assert dialog.told.text() == "2 changes"
    dialog.filter.setText("KETTLES")
    assert lines(dialog) == ["note: On kettles"]
    assert dialog.told.text() == "1 of 2 changes"
    dialog.filter.setText("lamps")
    assert dialog.told.text() == "Nothing in the history has these words."
    assert not dialog.list.isVisible()
    assert not dialog.restore.isEnabled()
    dialog.filter.clear()
    assert len(lines(dialog)) == 2


def test_where_nothing_was_done_it_says_so(window: MainWindow) -> None:
    select(window, 1)
    dialog = opened(window)
    assert dialog.told.text().startswith("Nothing has been done here yet.")
    assert not dialog.filter.isVisible()
    assert not dialog.restore.isVisible()


def test_a_long_note_is_folded_until_all_of_it_is_wanted(window: MainWindow) -> None:
    reference = select(window, 2)
    window.desk.appraising.write_note(reference, LONG)
    dialog = opened(window)
    folded = dialog.detail.toPlainText()
    assert "…" in folded
    assert len(folded) < 600
    assert "Show all of it" in folded
    dialog.detail.anchorClicked.emit("desk:whole")
    assert LONG.strip() in dialog.detail.toPlainText()
    assert "Show all of it" not in dialog.detail.toPlainText()


def test_the_article_has_a_history_with_that_of_its_references(window: MainWindow) -> None:
    window.desk.appraising.rate(window.desk.opened.entries[1].reference.id, 3)
    dialog = opened(window, "article_history")
    assert lines(dialog) == ["stars: not rated → 3 of 5 — only with caution", "article put on the desk"]
    assert "reference 2" in dialog.detail.toPlainText()


def test_the_menu_of_a_reference_leads_to_its_history(window: MainWindow) -> None:
    select(window, 2)
    menu = window.references.acts.menu()
    next(action for action in menu.actions() if action.text() == "History…").trigger()
    assert window.findChildren(HistoryDialog)


def test_it_follows_the_theme(window: MainWindow) -> None:
    reference = select(window, 2)
    window.desk.appraising.rate(reference, 3)
    window.desk.appraising.rate(reference, 5)
    dialog = opened(window)
    before = dialog.detail.toHtml()
    window.theme.set_mode("dark")
    assert dialog.detail.toHtml() != before
    dialog.list.grab()
