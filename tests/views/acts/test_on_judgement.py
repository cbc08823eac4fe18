"""Tests of `on_judgement`, `on_reference`, `views/judging/feature` and `views/judging/marker_menu`. Rate, note and
correct from the menus of a row, a marker and the sheet."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_judgement import JudgingActs
from ldn_desk.views.dialogs.correct_verdict import CorrectVerdict
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_window, select
from tests.views.sheet.made_sheet import entry_of

TEXT = """# Naps

Naps help [1], and lamps do too [1, 2].

## References

1. Abel A. Naps in the morning. J Naps. 2010;1(2):1-9. doi:10.5555/naps.1
2. Baker C. Lamps at noon. J Lamps. 2011;2(3):10-19. doi:10.5555/lamps.2
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path, text=TEXT)


def entry(window: MainWindow, number: int) -> Entry:
    return window.desk.opened.entries[number - 1]


def words(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def inside(menu: QMenu, name: str) -> QMenu:
    found = next(each for each in menu.findChildren(QMenu) if each.title() == name)
    assert isinstance(found, QMenu)
    return found


def trigger(menu: QMenu, start: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(start)).trigger()


def marker_menu(window: MainWindow, href: str) -> QMenu:
    menu = QMenu(window)
    window.article.link_menu_filled.emit(menu, href)
    return menu


def opened_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_row_is_rated_from_its_menu(window: MainWindow) -> None:
    rows = window.references.list
    place = rows.visualRect(rows.rows.index(1)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, rows.viewport().mapToGlobal(place))
    QApplication.sendEvent(rows.viewport(), event)
    menu = opened_menu()
    assert words(menu)[:3] == ["Stars", "Write a Note", "Correct Verdict…"]
    trigger(inside(menu, "Stars"), "2 Stars · weak")
    menu.close()
    assert entry(window, 2).stars == 2


def test_the_stars_that_are_given_are_ticked_and_taken_away(window: MainWindow) -> None:
    window.desk.appraising.rate(entry(window, 1).reference.id, 4)
    select(window, 1)
    stars = inside(window.references.acts.menu(), "Stars")
    assert [action.text() for action in stars.actions() if action.isChecked()] == ["4 Stars · small reservation"]
    trigger(stars, "Not Rated")
    assert entry(window, 1).stars is None


def test_the_sheet_offers_the_same(window: MainWindow) -> None:
    select(window, 1)
    QTest.mouseClick(window.references.sheet.head.more, Qt.MouseButton.LeftButton)
    menu = opened_menu()
    assert words(menu)[:3] == ["Stars", "Write a Note", "Correct Verdict…"]
    trigger(menu, "Write a Note")
    menu.close()
    assert isinstance(window.focusWidget(), QPlainTextEdit)


def test_a_marker_offers_it_for_its_one_reference(window: MainWindow) -> None:
    menu = marker_menu(window, "citation:0")
    assert [each for each in words(menu) if "Note" in each or "Stars" in each] == ["Stars", "Write a Note"]
    trigger(menu, "Write a Note")
    assert window.desk.opened.selected_entry == entry(window, 1)
    assert isinstance(window.focusWidget(), QPlainTextEdit)


def test_a_marker_of_several_offers_it_for_each(window: MainWindow) -> None:
    menu = marker_menu(window, "citation:1")
    second = inside(menu, "Reference 2 · Baker 2011")
    trigger(inside(second, "Stars"), "5 Stars")
    assert entry(window, 2).stars == 5
    trigger(second, "Correct Verdict…")
    assert window.desk.opened.selected_entry == entry(window, 2)
    citation = window.desk.selection.citation
    assert citation is not None
    assert citation.marker == "[1, 2]"
    dialog = next(child for child in window.findChildren(CorrectVerdict) if child.isVisible())
    dialog.reject()


def test_an_entry_of_the_list_in_the_article_offers_it_too(window: MainWindow) -> None:
    menu = marker_menu(window, "reference:1")
    trigger(inside(menu, "Stars"), "4 Stars")
    assert entry(window, 2).stars == 4


def test_elsewhere_in_the_text_nothing_is_judged(window: MainWindow) -> None:
    for href in ("", "https://example.org/", "year:"):
        assert words(marker_menu(window, href)) == []


def test_a_right_click_on_a_marker_of_the_text_opens_the_menu(window: MainWindow) -> None:
    view = window.article.view
    middle = view.link_rect("citation:0").center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, view.viewport().mapToGlobal(middle))
    QApplication.sendEvent(view.viewport(), event)
    menu = opened_menu()
    assert {"Stars", "Write a Note", "Correct Verdict…", "This Is No Citation"} <= set(words(menu))
    menu.close()


def test_a_suggestion_is_accepted_from_the_menu(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    JudgingActs(desk, theme, menu, lambda: None).add_to(menu, entry_of(desk, 3))
    trigger(menu, "Accept Suggestion")
    assert entry_of(desk, 3).correction is not None


def test_a_note_is_written_on_the_reference_of_the_menu(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    written: list[str] = []
    acts = JudgingActs(desk, theme, menu, lambda: written.append(desk.selection.current.reference_id))
    acts.add_to(menu, entry_of(desk, 3))
    trigger(menu, "Write a Note")
    trigger(menu, "Write a Note")
    assert written == ["reference-3", "reference-3"]


def test_a_merge_a_split_and_a_removal_say_what_they_did_and_offer_undo(window: MainWindow) -> None:
    select(window, 1)
    for act, told in (
        (lambda: window.actions_["merge"].trigger(), "Merged references 1 and 2"),
        (lambda: window.desk.mending.split(entry(window, 1).reference, 20), "Split reference 1 in two"),
        (lambda: window.actions_["remove"].trigger(), "Removed reference 1"),
    ):
        before = [each.reference.text for each in window.desk.opened.entries]
        act()
        assert window.status.words.text() == told
        assert window.status.undo.isVisible()
        QTest.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
        assert [each.reference.text for each in window.desk.opened.entries] == before
        select(window, 1)
