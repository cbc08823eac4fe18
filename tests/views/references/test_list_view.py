"""Tests of `list_view` and `row_delegate`."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_model import Role
from ldn_desk.views.references.list_view import ReferenceList
from ldn_desk.views.references.row_delegate import ReferenceRowDelegate
from ldn_desk.views.theme import Theme


@pytest.fixture
def rows(desk: Desk, theme: Theme, qtbot: QtBot) -> ReferenceList:
    widget = ReferenceList(desk, theme)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


def selected(desk: Desk) -> str:
    return desk.selection.current.reference_id


def several(desk: Desk) -> tuple[str, ...]:
    return desk.selection.several


def click(
    rows: ReferenceList, qtbot: QtBot, number: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    place = rows.visualRect(rows.rows.index_of(f"reference-{number}")).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, held, place)


def menu_at(rows: ReferenceList, number: int) -> None:
    place = rows.visualRect(rows.rows.index_of(f"reference-{number}")).center()
    rows.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, rows.mapToGlobal(place)))


def test_a_click_selects_the_reference_on_the_desk(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    click(rows, qtbot, 3)
    assert selected(desk) == "reference-3"


def test_arrows_home_and_end_walk_the_rows(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    click(rows, qtbot, 1)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert selected(desk) == "reference-2"
    QTest.keyClick(rows, Qt.Key.Key_End)
    assert selected(desk) == "reference-10"
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert selected(desk) == "reference-1"


def test_letters_and_digits_find_no_row_for_they_judge(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    click(rows, qtbot, 1)
    QTest.keyClicks(rows, "younger 8")
    assert selected(desk) == "reference-1"


def test_shift_and_the_arrows_select_several_rows(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    click(rows, qtbot, 3)
    assert several(desk) == ()
    for _ in range(2):
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected(desk) == "reference-5"
    assert several(desk) == ("reference-3", "reference-4", "reference-5")
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert several(desk) == ()


def test_ctrl_and_a_click_add_a_row(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    click(rows, qtbot, 5)
    click(rows, qtbot, 2, Qt.KeyboardModifier.ControlModifier)
    assert several(desk) == ("reference-2", "reference-5")


def test_what_is_selected_together_ends_where_the_reader_goes_elsewhere(
    rows: ReferenceList, desk: Desk, qtbot: QtBot
) -> None:
    click(rows, qtbot, 3)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    desk.selection.select_reference("reference-8")
    assert several(desk) == ()
    rows.rows.set_filter("unrated")
    assert several(desk) == ()


def test_a_right_click_on_one_of_several_leaves_them_selected(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    click(rows, qtbot, 3)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    menu_at(rows, 3)
    assert several(desk) == ("reference-3", "reference-4")
    menu_at(rows, 6)
    assert selected(desk) == "reference-6"
    assert several(desk) == ()


def test_enter_leads_into_the_sheet(rows: ReferenceList, qtbot: QtBot) -> None:
    click(rows, qtbot, 2)
    with qtbot.waitSignal(rows.sheet_wanted):
        QTest.keyClick(rows, Qt.Key.Key_Return)


def test_enter_without_a_row_leads_nowhere(rows: ReferenceList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rows.sheet_wanted):
        QTest.keyClick(rows, Qt.Key.Key_Return)


def test_the_focus_alone_selects_nothing(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    rows.clearFocus()
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(rows.hasFocus)
    assert selected(desk) == ""
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert selected(desk) == "reference-1"


def test_a_selection_made_elsewhere_is_shown_and_scrolled_to(rows: ReferenceList, desk: Desk) -> None:
    desk.selection.select_citation("crohn")
    assert rows.currentIndex().data(Role.ID) == "reference-7"
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())


def test_following_a_selection_adds_nothing_to_the_walk(rows: ReferenceList, desk: Desk) -> None:
    desk.selection.select_citation("crohn")
    assert desk.selection.current.citation_id == "crohn"
    desk.selection.back()
    assert selected(desk) == ""
    assert not rows.currentIndex().isValid()


def test_a_selected_reference_that_is_filtered_out_stays_selected_on_the_desk(rows: ReferenceList, desk: Desk) -> None:
    desk.selection.select_reference("reference-1")
    rows.rows.set_filter("not-found")
    assert not rows.currentIndex().isValid()
    assert selected(desk) == "reference-1"
    rows.rows.set_filter("all")
    assert rows.currentIndex().data(Role.ID) == "reference-1"


def test_sorting_keeps_the_selected_row_in_sight(rows: ReferenceList, desk: Desk) -> None:
    desk.selection.select_reference("reference-1")
    rows.rows.set_sort_order("verdict")
    assert rows.currentIndex().data(Role.ID) == "reference-1"
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())


def test_steps_stop_at_the_ends(rows: ReferenceList, desk: Desk) -> None:
    rows.step(-1)
    assert selected(desk) == "reference-10"
    rows.step(1)
    assert selected(desk) == "reference-10"
    rows.step(-1)
    assert selected(desk) == "reference-9"


def test_the_context_menu_comes_for_the_row_under_the_mouse(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    at = rows.visualRect(rows.rows.index_of("reference-3")).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, rows.viewport().mapToGlobal(at))
    with qtbot.waitSignal(rows.menu_wanted):
        QApplication.sendEvent(rows.viewport(), event)
    assert selected(desk) == "reference-3"


def test_the_menu_key_opens_it_on_the_selected_row(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.select_reference("reference-2")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    with qtbot.waitSignal(rows.menu_wanted):
        QApplication.sendEvent(rows.viewport(), event)
    assert selected(desk) == "reference-2"


def test_every_row_has_the_same_height_and_grows_with_the_font(rows: ReferenceList, theme: Theme) -> None:
    before = rows.visualRect(rows.rows.index(0)).height()
    assert rows.visualRect(rows.rows.index(5)).height() == before
    theme.set_scale(2.0)
    QApplication.processEvents()
    assert rows.visualRect(rows.rows.index(0)).height() > 1.5 * before


def picture(rows: ReferenceList) -> QImage:
    return rows.viewport().grab().toImage()


def test_rows_are_drawn_anew_in_the_dark(rows: ReferenceList, theme: Theme) -> None:
    theme.set_mode("light")
    light = picture(rows)
    theme.set_mode("dark")
    assert picture(rows) != light


@pytest.mark.parametrize("width", [200, 420, 900])
def test_a_row_is_painted_at_any_width(rows: ReferenceList, desk: Desk, width: int) -> None:
    desk.appraising.rate("reference-6", 3)
    desk.appraising.write_note("reference-6", "Small sample.")
    desk.selection.select_reference("reference-6")
    before = picture(rows)
    rows.resize(width, 700)
    assert picture(rows) != before


def test_the_list_gets_lower_and_the_selected_row_stays_in_sight(rows: ReferenceList, desk: Desk) -> None:
    rows.resize(600, 700)
    desk.selection.select_reference("reference-9")
    rows.resize(600, 150)
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())


def test_the_list_has_a_name_and_rows_have_words(rows: ReferenceList) -> None:
    assert rows.accessibleName() == "References"
    assert rows.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Reference 1, Miller & Raison 2016")


def points_of(rows: ReferenceList, number: int) -> QPoint:
    place = rows.rows.index_of(f"reference-{number}")
    delegate = rows.itemDelegate()
    assert isinstance(delegate, ReferenceRowDelegate)
    return delegate.points_box(rows.visualRect(place), place).center()


def test_one_to_check_leads_to_the_point(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.point_wanted):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=points_of(rows, 6))
    assert selected(desk) == "reference-6"


def test_the_rest_of_the_row_only_selects_it(rows: ReferenceList, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(rows.point_wanted):
        click(rows, qtbot, 2)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, pos=points_of(rows, 6))


def test_a_hand_shows_that_one_to_check_can_be_clicked(rows: ReferenceList) -> None:
    QTest.mouseMove(rows.viewport(), points_of(rows, 6))
    assert rows.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(rows.viewport(), rows.visualRect(rows.rows.index_of("reference-2")).center())
    assert rows.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor
