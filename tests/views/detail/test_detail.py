import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.views.detail.cited_page import CitedPage
from ldn_desk.views.detail.detail import CITED, NOTES, RATING, RECORD, ReferenceDetail
from ldn_desk.views.detail.notes_page import NotesEditor
from ldn_desk.views.detail.rating_page import RatingPage
from ldn_desk.views.detail.record_page import RecordPage
from ldn_desk.views.theme import Theme


@pytest.fixture
def detail(desk: Desk, theme: Theme, qtbot: QtBot) -> ReferenceDetail:
    widget = ReferenceDetail(desk, theme)
    qtbot.addWidget(widget)
    widget.resize(700, 400)
    widget.show()
    show(widget, desk, 6)
    return widget


def show(detail: ReferenceDetail, desk: Desk, number: int) -> None:
    desk.selection.select_reference(f"reference-{number}")
    entry = desk.opened.selected_entry
    assert entry is not None
    detail.show_entry(entry)


def tab_words(detail: ReferenceDetail) -> list[str]:
    return [detail.tabs.tabText(number) for number in range(detail.tabs.count())]


def click_tab(detail: ReferenceDetail, qtbot: QtBot, number: int) -> None:
    QTest.mouseClick(detail.tabs, Qt.MouseButton.LeftButton, pos=detail.tabs.tabRect(number).center())


def test_tabs_count_citations_and_notes(detail: ReferenceDetail, desk: Desk) -> None:
    assert tab_words(detail) == ["Record", "Cited for 3", "Rating", "Notes"]
    desk.appraising.write_note("reference-6", "One")
    show(detail, desk, 6)
    assert tab_words(detail)[NOTES] == "Notes 1"


@pytest.mark.parametrize(
    ("number", "kind"), [(RECORD, RecordPage), (CITED, CitedPage), (RATING, RatingPage), (NOTES, NotesEditor)]
)
def test_a_click_on_a_tab_shows_its_page(detail: ReferenceDetail, qtbot: QtBot, number: int, kind: type) -> None:
    click_tab(detail, qtbot, number)
    page = detail.page(number)
    assert isinstance(page, kind)
    assert page.isVisible()


def test_the_strip_stays_in_sight_whatever_the_tab(detail: ReferenceDetail, qtbot: QtBot) -> None:
    for number in (RECORD, CITED, RATING, NOTES):
        click_tab(detail, qtbot, number)
        assert detail.strip.text.isVisible()
        assert detail.strip.stars.isVisible()


def test_a_page_out_of_sight_follows_when_it_is_looked_at(detail: ReferenceDetail, desk: Desk, qtbot: QtBot) -> None:
    click_tab(detail, qtbot, CITED)
    click_tab(detail, qtbot, RECORD)
    show(detail, desk, 7)
    click_tab(detail, qtbot, CITED)
    page = detail.page(CITED)
    assert isinstance(page, CitedPage)
    assert "depression that resists treatment" in page.text.toPlainText()


def test_stars_given_in_the_tab_show_in_the_strip(detail: ReferenceDetail, desk: Desk, qtbot: QtBot) -> None:
    desk.opened.entries_changed.connect(lambda _ids, _who: show(detail, desk, 6))
    click_tab(detail, qtbot, RATING)
    page = detail.page(RATING)
    assert isinstance(page, RatingPage)
    QTest.mouseClick(page.choice(4), Qt.MouseButton.LeftButton)
    assert detail.strip.stars.stars == 4


def test_few_stars_lead_to_a_note(detail: ReferenceDetail, desk: Desk, qtbot: QtBot) -> None:
    desk.opened.entries_changed.connect(lambda _ids, _who: show(detail, desk, 6))
    click_tab(detail, qtbot, RATING)
    page = detail.page(RATING)
    assert isinstance(page, RatingPage)
    QTest.keyClick(page.choice(1), Qt.Key.Key_1)
    QTest.mouseClick(page.write, Qt.MouseButton.LeftButton)
    assert detail.tabs.currentIndex() == NOTES
    notes = detail.page(NOTES)
    assert isinstance(notes, NotesEditor)
    assert notes.editors[-1].edit.hasFocus()


def test_a_reference_without_a_doi_says_why_it_cannot_be_opened(detail: ReferenceDetail, desk: Desk) -> None:
    assert detail.open_doi.isEnabled()
    show(detail, desk, 9)
    assert not detail.open_doi.isEnabled()
    assert detail.open_doi.toolTip() == "No DOI is printed"


def test_where_narrow_the_buttons_fold_into_a_menu(detail: ReferenceDetail, qtbot: QtBot) -> None:
    assert detail.copy.isVisible()
    assert not detail.more.isVisible()
    detail.resize(420, 400)
    QApplication.processEvents()
    assert not detail.copy.isVisible()
    assert detail.more.isVisible()
    detail.more.menu().aboutToShow.emit()
    copy = detail.more.menu().actions()[2]
    with qtbot.waitSignal(detail.copy.clicked):
        copy.trigger()


def test_nothing_overlaps_in_a_narrow_pane_with_a_font_twice_as_large(
    detail: ReferenceDetail, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_scale(2.0)
    detail.restyle()
    detail.resize(480, 420)
    QApplication.processEvents()
    page = detail.page(detail.tabs.currentIndex())
    parts = (detail.strip.text, detail.strip.stars, detail.tabs, detail.more, page)
    boxes = [QRect(part.mapTo(detail, part.rect().topLeft()), part.size()) for part in parts]
    assert all(not a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    assert all(detail.rect().contains(box) for box in boxes)
    assert tab_words(detail)[CITED] == "Cited 3"
    assert detail.tabs.tabToolTip(CITED) == "Cited for 3"


def test_pages_and_strip_are_restyled_in_place(detail: ReferenceDetail, theme: Theme, qtbot: QtBot) -> None:
    for number in (CITED, RATING, NOTES, RECORD):
        click_tab(detail, qtbot, number)
    theme.set_mode("light")
    detail.restyle()
    light = detail.grab().toImage()
    theme.set_mode("dark")
    detail.restyle()
    assert detail.grab().toImage() != light


def test_an_empty_detail_keeps_still(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    bare = ReferenceDetail(desk, theme)
    qtbot.addWidget(bare)
    bare.go_to(CITED)
    bare.focus_page()
    bare.save_pending()
    assert tab_words(bare)[CITED] == "Cited for 0"
