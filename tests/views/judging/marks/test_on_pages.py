"""Tests of `views/article/printed/marks`, `views/article/printed/selecting`, `views/article/printed/judged`,
`views/article/printed/mouse` and `views/article/mark_paint`. What is marked in the text is seen on the printed page,
and the other way round."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.domain.mark import Colour
from tests.views.judging.marks.marked_window import (
    CTRL_SHIFT,
    between,
    card,
    click,
    drag,
    ends_of,
    feature,
    mark,
    marks,
    open_marked_pages,
    said,
    select,
)
from tests.views.keys import press

Key = Qt.Key


def test_words_are_selected_on_the_page_with_the_mouse_and_marked_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    words = "northern orchards"
    drag(window, words)
    assert view.selecting.stretch is not None
    assert feature(window).shown.bar.isVisible()
    press(Key.Key_H)
    assert said(window) == [("yellow", words)]
    assert view.selecting.stretch is None


def test_a_mark_made_on_the_page_is_seen_in_the_text_and_the_other_way_round(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    made = mark(window, "northern orchards")
    assert len(view.marks.rects(made.id)) == 1
    QTest.mouseClick(window.article.header.text, Qt.MouseButton.LeftButton)
    assert len(window.article.view.marks.rects(made.id)) >= 1
    other = mark(window, "Ada Invented", Colour.BLUE)
    QTest.mouseClick(window.article.header.printed, Qt.MouseButton.LeftButton)
    assert len(view.marks.rects(other.id)) == 1


def test_sentences_are_selected_on_the_page_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    click(window, "northern")
    press(Key.Key_Right, CTRL_SHIFT)
    press(Key.Key_Right, CTRL_SHIFT)
    stretch = view.selecting.stretch
    assert stretch is not None
    assert window.desk.marking.text[slice(*stretch)] == "northern orchards"
    press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert said(window) == [("green", "northern orchards")]


def test_a_double_click_selects_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    area = view.viewport()
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=between(*ends_of(window, "orchards")))
    stretch = view.selecting.stretch
    assert stretch is not None
    assert window.desk.marking.text[slice(*stretch)] == "orchards"
    press(Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "orchards"


def test_a_click_on_a_mark_on_the_page_opens_its_card_and_enter_goes_into_it(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    made = mark(window, "northern orchards")
    click(window, "northern orchards")
    assert card(window).mark == made
    press(Key.Key_Escape)
    assert card(window).mark is None
    press(Key.Key_M)
    press(Key.Key_Return)
    assert card(window).mark == made
    assert card(window).entered
    press(Key.Key_Escape)
    assert view.hasFocus()


def test_marks_are_walked_on_the_page_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    mark(window, "northern orchards")
    mark(window, "Ada Invented", Colour.ROSE)
    press(Key.Key_M)
    first = view.accessibleDescription()
    press(Key.Key_M)
    assert (first, view.accessibleDescription()) == ("Yellow: “northern orchards”.", "Rose: “Ada Invented”.")


def test_a_mark_is_painted_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    begin, end = ends_of(window, "northern orchards")

    def bluest() -> int:
        picture = view.viewport().grab().toImage()
        return min(
            picture.pixelColor(x, begin.y() - 4).blue() - picture.pixelColor(x, begin.y() - 4).red() for x in line
        )

    line = range(begin.x(), end.x(), 2)
    before = bluest()
    mark(window, "northern orchards")
    assert bluest() < before - 60
    window.desk.marking.delete(marks(window)[0])
    assert bluest() == before


def test_what_is_selected_goes_with_a_click_and_with_escape(qtbot: QtBot, tmp_path: Path) -> None:
    window, view = open_marked_pages(qtbot, tmp_path)
    select(window, "northern orchards")
    press(Key.Key_Escape)
    assert view.selecting.stretch is None
    select(window, "northern orchards")
    click(window, "Bruno")
    assert view.selecting.stretch is None
