"""Finding words in the article."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.views.article_marks import MarkKind
from tests.views.article_desk import drawn, open_pane, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key


def test_find_counts_marks_and_walks(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.find()
    QTest.keyClicks(pane.find_bar.field, "NAIVE")
    assert pane.find_bar.count.text() == "1 of 1"
    settle(qtbot, pane)
    assert drawn(pane)[MarkKind.CURRENT_HIT] == ["naïve"]
    pane.find_bar.field.setText("place that")
    assert pane.find_bar.count.text() == "1 of 1"
    pane.find_bar.field.setText("place")
    assert pane.find_bar.count.text().endswith("of 2")
    QTest.keyClick(pane.find_bar.field, Key.Key_Return)
    settle(qtbot, pane)
    pane.find_previous()
    pane.find_next()
    QTest.keyClick(pane.find_bar.field, Key.Key_Escape)
    assert pane.find_bar.isHidden()
    assert pane.view.hasFocus()
    assert pane.view.textCursor().selectedText() == "place"
    assert MarkKind.HIT not in drawn(pane)


def test_find_next_opens_the_bar_with_what_is_selected(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    cursor = pane.view.textCursor()
    start = pane.view.document().toPlainText().index("drug")
    cursor.setPosition(start + 1)
    cursor.setPosition(start + 5, cursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    pane.find_next()
    assert pane.find_bar.words == "drug"


def test_hits_stay_lit_in_another_look(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.find("drug")
    pane.zoom_in()
    assert drawn(pane)[MarkKind.CURRENT_HIT] == ["drug"]
