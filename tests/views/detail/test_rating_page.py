import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.views.detail.rating_page import RatingPage
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.stars import UNRATED


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> RatingPage:
    widget = RatingPage(desk, Theme())
    qtbot.addWidget(widget)
    widget.resize(500, 400)
    widget.show()

    def follow(*_news: object) -> None:
        entry = desk.opened.selected_entry
        if entry is not None:
            widget.show_entry(entry)

    desk.opened.entries_changed.connect(follow)
    desk.selection.changed.connect(follow)
    desk.selection.select_reference("reference-3")
    return widget


def given(desk: Desk, number: int = 3) -> int | None:
    entry = desk.opened.entry(f"reference-{number}")
    assert entry is not None
    return entry.stars


def test_the_scale_stands_in_words(page: RatingPage) -> None:
    assert [page.choice(stars).text() for stars in (5, 4, 3, 2, 1, UNRATED)] == [
        "rely on it",
        "small reservation",
        "only with caution",
        "weak, look for another source",
        "do not rely on it",
        "not rated",
    ]
    assert page.choice(UNRATED).isChecked()


def test_a_click_anywhere_on_a_row_gives_its_stars(page: RatingPage, desk: Desk, qtbot: QtBot) -> None:
    row = page.choice(4)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 4, row.height() // 2))
    assert given(desk) == 4


def test_digits_rate_from_anywhere_on_the_page(page: RatingPage, desk: Desk, qtbot: QtBot) -> None:
    page.focus_scale()
    QTest.keyClick(page.choice(UNRATED), Qt.Key.Key_5)
    assert given(desk) == 5
    assert page.choice(5).hasFocus()
    QTest.keyClick(page.choice(5), Qt.Key.Key_0)
    assert given(desk) is None


def test_arrows_walk_the_rows_as_in_any_choice(page: RatingPage, desk: Desk, qtbot: QtBot) -> None:
    desk.appraising.rate("reference-3", 4)
    page.focus_scale()
    QTest.keyClick(page.choice(4), Qt.Key.Key_Down)
    assert given(desk) == 3


def test_few_stars_ask_gently_for_a_note(page: RatingPage, desk: Desk, qtbot: QtBot) -> None:
    desk.appraising.rate("reference-3", 3)
    assert not page.write.isVisible()
    desk.appraising.rate("reference-3", 2)
    assert page.write.isVisible()
    with qtbot.waitSignal(page.note_wanted):
        QTest.mouseClick(page.write, Qt.MouseButton.LeftButton)


def test_where_there_is_a_note_none_is_asked_for(page: RatingPage, desk: Desk) -> None:
    desk.appraising.write_note("reference-3", "Another work.")
    desk.appraising.rate("reference-3", 1)
    assert not page.write.isVisible()


def test_a_work_taken_back_has_a_ceiling_but_no_star_filled_in(page: RatingPage, desk: Desk) -> None:
    assert not page.ceiling.isVisible()
    desk.selection.select_reference("reference-5")
    assert "ceiling is then 1 star" in page.ceiling.text()
    assert page.ceiling.isVisible()
    assert given(desk, 5) is None


def test_each_row_is_a_radio_button_with_its_words(page: RatingPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.choice(2))
    assert interface is not None
    assert interface.role() is QAccessible.Role.RadioButton
    assert page.choice(2).accessibleName() == "2 stars: weak, look for another source"
    assert page.choice(UNRATED).accessibleName() == "not rated"


def test_a_narrow_row_elides_with_a_tooltip(page: RatingPage) -> None:
    page.choice(2).resize(150, 30)
    page.choice(2).grab()
    assert page.choice(2).toolTip() == "weak, look for another source"


def test_a_page_without_an_entry_rates_nothing(desk: Desk, qtbot: QtBot) -> None:
    bare = RatingPage(desk, Theme())
    qtbot.addWidget(bare)
    bare.choice(3).click()
    bare.focus_scale()
    assert all(entry.stars is None for entry in desk.opened.entries)
