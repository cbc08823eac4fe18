"""The headings of the article, which follow and lead."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.views.article.article_desk import open_pane, settle

Key = Qt.Key


def test_the_outline_follows_and_leads(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, size=(1200, 600))
    pane.show_outline(True)
    assert not pane.body.overlaid
    titles = [item.text(0) for item in pane.outline._items]
    assert titles == ["Naltrexone 😀 read again", "Café and naïve words", "Later on", "References"]
    item = pane.outline._items[2]
    where = pane.outline.visualItemRect(item).center()
    QTest.mouseClick(pane.outline.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(qtbot, pane)
    assert pane.header.section.text == "Later on"
    assert pane.outline.currentItem() is item
    assert pane.view.hasFocus()


def test_in_a_narrow_pane_the_outline_lies_over_the_article_and_goes_when_used(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, size=(500, 600))
    with qtbot.waitSignal(pane.side_changed):
        pane.show_outline(True)
    assert pane.body.overlaid
    width = pane.view.width()
    pane.outline.chosen.emit(int(pane.outline._pieces[2]))
    assert pane.side.isHidden()
    assert pane.view.width() == width


def test_escape_closes_the_outline(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.show_outline(True)
    pane.outline.setFocus()
    QTest.keyClick(pane.outline, Key.Key_Escape)
    assert pane.side.isHidden()


def test_paragraph_numbers_stay_left_of_the_text_where_the_outline_only_moves_it(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, size=(1_400, 600))
    pane.show_outline(True)
    QTest.qWait(20)
    assert pane.view.column.gutter.geometry().right() < pane.view.viewport().geometry().left()
