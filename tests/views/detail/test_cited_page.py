import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.views.detail.cited_page import CitedPage
from ldn_desk.views.theme import Theme


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> CitedPage:
    widget = CitedPage(desk, Theme())
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


def show(page: CitedPage, desk: Desk, number: int) -> None:
    entry = desk.opened.entry(f"reference-{number}")
    assert entry is not None
    page.show_entry(entry)


def place_of(page: CitedPage, words: str) -> QPoint:
    found = page.text.document().find(words)
    assert not found.isNull()
    middle = QTextCursor(found)
    middle.setPosition((found.selectionStart() + found.selectionEnd()) // 2)
    return page.text.cursorRect(middle).center()


def test_each_citing_sentence_stands_under_its_section(page: CitedPage, desk: Desk) -> None:
    show(page, desk, 6)
    text = page.text.toPlainText()
    assert "[6] · Evidence" in text
    assert "A 2017 case series reported" in text
    assert "[6, 7] · Evidence" in text
    assert "[6] · Open questions" in text


def test_a_point_stands_below_its_sentence(page: CitedPage, desk: Desk) -> None:
    show(page, desk, 6)
    assert "sentence says case series; title says Randomized" in page.text.toPlainText()


def test_a_click_on_a_sentence_goes_there_with_this_reference(page: CitedPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, 7)
    QTest.mouseClick(page.text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "Later work agrees"))
    assert desk.selection.current.citation_id == "again"
    assert desk.selection.current.reference_id == "reference-7"


def test_the_keyboard_reaches_each_sentence(page: CitedPage, desk: Desk, qtbot: QtBot) -> None:
    show(page, desk, 6)
    page.text.setFocus()
    QTest.keyClick(page.text, Qt.Key.Key_Tab)
    QTest.keyClick(page.text, Qt.Key.Key_Tab)
    QTest.keyClick(page.text, Qt.Key.Key_Return)
    assert desk.selection.current.citation_id == "again"


def test_the_place_the_reader_is_at_stands_out(page: CitedPage, desk: Desk) -> None:
    show(page, desk, 6)
    before = page.grab().toImage()
    desk.selection.select_citation("last")
    page.restyle()
    assert page.grab().toImage() != before


def test_a_reference_that_nothing_cites_says_so(page: CitedPage, desk: Desk) -> None:
    page.restyle()
    show(page, desk, 10)
    assert page.text.toPlainText() == "No place in the article cites this reference."
