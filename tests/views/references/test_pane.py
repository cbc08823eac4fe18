"""Tests of `pane`, `feature` and `no_references`."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QSplitterHandle
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_model import Role
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.references.row_delegate import ReferenceRowDelegate
from ldn_desk.views.sheet.claim import Claim
from ldn_desk.views.sheet.notes import NotesEditor
from ldn_desk.views.sheet.record import Record
from ldn_desk.views.theme import Theme
from tests.presenters.references.samples import other_article
from tests.views.desk_window import open_window


@pytest.fixture
def pane(desk: Desk, theme: Theme, qtbot: QtBot) -> ReferencePane:
    widget = ReferencePane(desk, theme)
    qtbot.addWidget(widget)
    widget.resize(670, 780)
    widget.show()
    return widget


def click_row(pane: ReferencePane, qtbot: QtBot, number: int) -> None:
    place = pane.list.visualRect(pane.list.rows.index_of(f"reference-{number}")).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def sentences(pane: ReferencePane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and "." in label.text()]


def record_of(pane: ReferencePane) -> Record:
    body = pane.sheet.frames["record"].body
    assert isinstance(body, Record)
    return body


def notes_editor(pane: ReferencePane) -> NotesEditor:
    body = pane.sheet.frames["notes"].body
    assert isinstance(body, NotesEditor)
    return body


def test_with_nothing_selected_the_list_has_the_whole_height(pane: ReferencePane, desk: Desk) -> None:
    QApplication.processEvents()
    assert pane.list.height() == pane.height() - pane.header.height()
    desk.selection.select_reference("reference-2")
    QApplication.processEvents()
    assert pane.list.height() < pane.height() / 2
    desk.selection.back()
    QApplication.processEvents()
    assert pane.list.height() == pane.height() - pane.header.height()


def test_a_click_on_a_row_shows_its_sheet(pane: ReferencePane, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    assert pane.sheet.isVisible()
    assert "opioid agonist" in record_of(pane).table.toPlainText()


def test_without_an_article_the_pane_has_a_quiet_sentence(pane: ReferencePane, desk: Desk) -> None:
    desk.close_article()
    assert sentences(pane) == ["The references of the article will stand here."]
    assert not pane.header.isVisible()


def test_an_article_without_references_says_what_was_looked_for(pane: ReferencePane, desk: Desk) -> None:
    desk.workshop.library.add(other_article(0), b"other")
    desk.open_article("other")
    assert sentences(pane) == [
        "No reference list was found in this article. The desk looks for a heading such as References. "
        "Where there is a list, right-click its first line: The Reference List Begins Here."
    ]
    assert not pane.list.isVisible()


def test_another_article_is_shown_from_its_beginning(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    desk.workshop.library.add(other_article(2), b"other")
    desk.open_article("other")
    assert pane.list.rows.rowCount() == 2
    assert not pane.sheet.isVisible()


def test_going_to_the_list_selects_its_first_row(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    pane.focus_list()
    qtbot.waitUntil(pane.list.hasFocus)
    assert desk.selection.current.reference_id == "reference-1"
    pane.next_reference()
    pane.next_reference()
    pane.previous_reference()
    assert desk.selection.current.reference_id == "reference-2"
    pane.focus_list()
    assert desk.selection.current.reference_id == "reference-2"


def test_enter_goes_into_the_sheet(pane: ReferencePane, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert pane.sheet.frames["claim"].header.hasFocus()


def test_an_entry_that_changes_is_shown_anew(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 3)
    desk.appraising.rate("reference-3", 1)
    assert pane.sheet.head.stars.stars == 1
    made = pane.list.rows.index_of("reference-3").data(Role.ROW)
    assert made.stars == 1


def test_a_note_is_one_shortcut_away_and_saved_on_the_way_out(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    pane.focus_notes()
    click_row(pane, qtbot, 3)
    pane.focus_notes()
    edit = notes_editor(pane).editors[-1].edit
    assert edit.hasFocus()
    QTest.keyClicks(edit, "Another work")
    pane.save_pending()
    entry = desk.opened.entry("reference-3")
    assert entry is not None
    assert [note.text for note in entry.notes] == ["Another work"]


def test_a_note_being_written_is_saved_when_the_article_goes(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 3)
    pane.focus_notes()
    QTest.keyClicks(notes_editor(pane).editors[-1].edit, "Last words")
    desk.close_article()
    entry = desk.workshop.library.entry("reference-3")
    assert entry is not None
    assert [note.text for note in entry.notes] == ["Last words"]


def test_reference_and_doi_are_copied(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    entry = desk.opened.selected_entry
    assert entry is not None
    with qtbot.waitSignal(desk.said) as said:
        pane.copy_reference()
    assert QGuiApplication.clipboard().text() == entry.reference.text
    assert said.args == ["Copied reference 2"]
    pane.copy_doi()
    assert QGuiApplication.clipboard().text() == "10.5555/desk.2"


def test_doi_and_pubmed_open_in_the_browser_on_demand(pane: ReferencePane, qtbot: QtBot, opened: list[str]) -> None:
    click_row(pane, qtbot, 4)
    assert opened == []
    pane.open_doi()
    pane.search_pubmed()
    assert opened[0] == "https://doi.org/10.5555/desk.4"
    assert opened[1].startswith("https://pubmed.ncbi.nlm.nih.gov/?term=Small+doses+of+naltrexone")


def test_without_a_selection_the_acts_do_nothing(pane: ReferencePane, opened: list[str]) -> None:
    QGuiApplication.clipboard().setText("untouched")
    for act in (pane.copy_reference, pane.copy_doi, pane.open_doi, pane.search_pubmed, pane.acts.check_again):
        act()
    assert opened == []
    assert QGuiApplication.clipboard().text() == "untouched"


def test_the_menu_of_a_row_offers_what_is_possible(pane: ReferencePane, desk: Desk, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 9)
    desk.checking.set_offline(True)
    enabled = {action.text(): action.isEnabled() for action in pane.acts.menu().actions() if action.text()}
    assert enabled == {
        "Stars": True,
        "Write a Note": True,
        "Correct Verdict…": True,
        "Copy Reference": True,
        "Copy DOI": False,
        "Open DOI in the Browser": False,
        "Search PubMed in the Browser": True,
        "Check This Reference": False,
        "Edit Fields…": True,
        "Split…": True,
        "Merge with the Next": True,
        "Move Up": True,
        "Move Down": True,
        "Add a Reference after It…": True,
        "Remove": True,
        "History…": True,
    }


def test_one_to_check_in_a_row_brings_the_point_in_sight_though_the_row_moves(
    pane: ReferencePane, desk: Desk, qtbot: QtBot
) -> None:
    pane.resize(670, 400)
    QApplication.processEvents()
    place = pane.list.rows.index_of("reference-7")
    pane.list.scrollTo(place)
    delegate = pane.list.itemDelegate()
    assert isinstance(delegate, ReferenceRowDelegate)
    at = delegate.points_box(pane.list.visualRect(place), place).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    claim = pane.sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    assert claim.texts[1].hasFocus()
    assert claim.texts[1].textCursor().selectedText() == "Dismiss…"


def test_selected_words_of_the_sheet_are_copied_from_its_menu(pane: ReferencePane, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    title = pane.sheet.head.title
    title.selectAll()
    middle = title.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, title.viewport().mapToGlobal(middle))
    QApplication.sendEvent(title.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert menu.actions()[0].text() == "Copy"
    assert QGuiApplication.clipboard().text() == title.toPlainText()


def test_the_menu_opens_and_goes(pane: ReferencePane, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    pane.list.menu_wanted.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_checking_one_again_asks_for_it_alone(
    pane: ReferencePane, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(desk.checking, "check", asked.append)
    click_row(pane, qtbot, 2)
    pane.acts.check_again()
    assert asked == [["reference-2"]]


def test_before_the_reader_decides_the_list_has_whole_rows_and_no_more_than_there_are(
    pane: ReferencePane, desk: Desk, qtbot: QtBot
) -> None:
    click_row(pane, qtbot, 2)
    for height, rows in ((500, 2), (780, 3), (1300, 9)):
        pane.resize(670, height)
        # A busy machine lays out a little later.
        qtbot.waitUntil(lambda: pane.list.height() % pane.list.row_height == 0)
        assert abs(pane.list.height() // pane.list.row_height - rows) <= 2
    desk.workshop.library.add(other_article(1), b"other")
    desk.open_article("other")
    desk.selection.select_reference("other-1")
    qtbot.waitUntil(lambda: pane.list.height() == pane.list.row_height)


def test_a_row_stays_selected_though_the_list_gets_lower_under_the_mouse(pane: ReferencePane, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 7)
    assert pane.list.selectedIndexes() == [pane.list.currentIndex()]
    assert pane.list.currentIndex() == pane.list.rows.index_of("reference-7")


def test_list_and_sheet_share_the_height_as_the_reader_left_it(pane: ReferencePane, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    pane.share = 0.5
    QApplication.processEvents()
    assert abs(pane.list.height() - pane.sheet.height()) <= 2
    (handle,) = [each for each in pane.findChildren(QSplitterHandle) if each.isVisible()]
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(20, 0))
    QTest.mouseMove(handle, QPoint(20, 100))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(20, 100))
    assert pane.share > 0.55
    pane.resize(670, 500)
    QApplication.processEvents()
    whole = pane.list.height() + pane.sheet.height()
    assert pane.list.height() / whole == pytest.approx(pane.share, abs=0.02)


def test_the_pane_is_restyled_in_place(pane: ReferencePane, theme: Theme, qtbot: QtBot) -> None:
    click_row(pane, qtbot, 2)
    theme.set_mode("light")
    light = pane.grab().toImage()
    theme.set_mode("dark")
    assert pane.grab().toImage() != light


def test_an_article_without_references_offers_the_dois_in_its_text(qtbot: QtBot, tmp_path: Path) -> None:
    text = "# On rest\n\nNaps help, [they say](https://doi.org/10.5555/naps.1), and lamps do: 10.5555/lamps.2, too.\n"
    window = open_window(qtbot, tmp_path, text=text)
    offered = window.references.no_references.link_dois
    assert offered.text() == "Link the 2 DOIs in the text"
    QTest.mouseClick(offered, Qt.MouseButton.LeftButton)
    assert [entry.reference.printed.DOI for entry in window.desk.opened.entries] == [
        "10.5555/naps.1",
        "10.5555/lamps.2",
    ]
    assert [len(entry.citations) for entry in window.desk.opened.entries] == [1, 1]
    window.actions_["undo"].trigger()
    assert window.desk.opened.entries == ()
    assert offered.isVisible()


def test_an_article_without_dois_offers_none(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="# On rest\n\nNaps help, and lamps do too.\n")
    assert window.references.no_references.link_dois.isHidden()
