"""Tests of `making`, `feature`, `desk_marks`, `selection_bar`, `buttons`, `views/article/selecting`,
`views/article/reading/selecting`, `views/article/reading/marks`, `views/article/reading/preparing` and
`views/article/side`. Marks are made, walked and reached by keyboard and by mouse in the text."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from ldn_desk.domain.mark import Colour
from ldn_desk.views.judging.marks.buttons import LEAST
from ldn_desk.views.widgets.mark_look import look_of
from tests.views.judging.marks.marked_window import (
    ALT,
    CTRL_SHIFT,
    SHIFT,
    between,
    card,
    click,
    drag,
    ends_of,
    feature,
    mark,
    marks,
    open_marked,
    panel,
    said,
    select,
    write_comment,
)
from tests.views.keys import press

Key = Qt.Key


def test_a_sentence_is_selected_and_highlighted_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "A second")
    window.article.view.selecting.select(*[window.desk.marking.text.index("second")] * 2)
    press(Key.Key_Down, CTRL_SHIFT)
    press(Key.Key_H)
    assert said(window) == [("yellow", "A second place says that it matters, and a third one again [1].")]
    assert window.article.view.selecting.stretch is None


def test_words_are_added_to_the_selection_and_taken_from_it_one_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "Nobody")
    press(Key.Key_Right, CTRL_SHIFT)
    press(Key.Key_Right, CTRL_SHIFT)
    press(Key.Key_Left, CTRL_SHIFT)
    press(Key.Key_2, ALT)
    assert said(window) == [("green", "Nobody knows")]


def test_each_colour_has_a_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    for key, words in ((Key.Key_1, "Inflammation"), (Key.Key_2, "second"), (Key.Key_3, "third"), (Key.Key_4, "mouse")):
        select(window, words)
        press(key, ALT)
    assert [mark.colour for mark in marks(window)] == list(Colour)


def test_the_mark_at_the_caret_takes_another_colour(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "third one")
    press(Key.Key_H)
    press(Key.Key_3, ALT)
    assert said(window) == [("rose", "third one")]


def test_nothing_is_marked_where_nothing_is_selected_and_the_reader_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    press(Key.Key_H)
    assert marks(window) == []
    assert "Select the words" in window.status.words.text()


def test_a_comment_is_written_at_once_and_saved_as_typed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "A mouse that swims")
    press(Key.Key_H, SHIFT)
    write_comment("shj1 is no patient")
    assert [mark.comment for mark in marks(window)] == ["shj1 is no patient"]
    assert window.article.view.hasFocus()
    assert card(window).mark is None


def test_while_a_comment_is_typed_no_key_marks_or_recolours(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "A mouse")
    press(Key.Key_H, SHIFT)
    press(Key.Key_3, ALT)
    press(Key.Key_H)
    press(Key.Key_M)
    assert said(window) == [("yellow", "A mouse")]
    assert card(window).edit.toPlainText().endswith("hm")


def test_what_find_has_found_is_selected_and_can_be_marked(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.toolbar.field, "no patient")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    press(Key.Key_H)
    assert said(window) == [("yellow", "no patient")]


def test_a_bar_comes_at_what_the_mouse_has_selected_and_goes_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    bar = feature(window).shown.bar
    drag(window, "mouse that swims")
    assert bar.isVisible()
    assert min(min(b.width(), b.height()) for b in bar.findChildren(QToolButton) if b.isVisible()) >= LEAST
    assert all(button.accessibleName() for button in bar.findChildren(QToolButton))
    assert window.article.rect().contains(bar.geometry())
    QTest.mouseClick(window.article.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert bar.isHidden()
    drag(window, "mouse that swims")
    QTest.mouseClick(bar.colours[Colour.BLUE], Qt.MouseButton.LeftButton)
    assert said(window) == [("blue", "mouse that swims")]
    assert bar.isHidden()


def test_the_bar_marks_and_lets_write(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    drag(window, "knows more")
    QTest.mouseClick(feature(window).shown.bar.comment, Qt.MouseButton.LeftButton)
    write_comment("of what?")
    assert [(mark.anchor.exact, mark.comment) for mark in marks(window)] == [("knows more", "of what?")]


def test_a_click_on_a_mark_opens_its_card_and_one_beside_it_closes_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    made = mark(window, "mouse that swims")
    click(window, "that swims")
    assert card(window).mark == made
    assert not card(window).entered
    click(window, "Nobody knows")
    assert card(window).mark is None


def test_enter_opens_the_mark_at_the_caret(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    made = mark(window, "mouse that swims")
    click(window, "A mouse")
    click(window, "that swims")
    press(Key.Key_Escape)
    press(Key.Key_Return)
    assert card(window).mark == made
    assert card(window).entered


def test_marks_are_walked_by_key_round_the_end_and_each_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    mark(window, "Inflammation may", Colour.GREEN)
    mark(window, "no patient")
    view, heard = window.article.view, []
    for key in (Key.Key_M, Key.Key_M, Key.Key_M):
        press(key)
        heard.append(view.accessibleDescription())
    press(Key.Key_M, SHIFT)
    heard.append(view.accessibleDescription())
    green, yellow = "Green: “Inflammation may”.", "Yellow: “no patient”."
    assert heard == [green, yellow, green, yellow]
    press(Key.Key_Escape)
    assert view.marks.focused == ""


def test_overlapping_marks_are_both_reached_from_one_place(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    long, short = mark(window, "A mouse that swims for longer"), mark(window, "swims", Colour.ROSE)
    click(window, "swims")
    assert card(window).mark == short
    QTest.mouseClick(card(window).onward, Qt.MouseButton.LeftButton)
    assert card(window).mark == long


def test_overlapping_marks_are_both_seen(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    mark(window, "A mouse that swims for longer"), mark(window, "swims", Colour.ROSE)
    _begin, end = ends_of(window, "A mouse that swims for longer")
    begin, _end = ends_of(window, "swims")
    picture = window.article.view.viewport().grab().toImage()
    beneath = [(begin.x() + x, end.y() + y) for x in range(12) for y in range(30)]
    column = {picture.pixelColor(x, y).name() for x, y in beneath}
    inks = {look_of(colour, window.theme.tokens).ink.name() for colour in (Colour.YELLOW, Colour.ROSE)}
    near = [ink for ink in inks if any(_alike(QColor(ink), QColor(seen)) for seen in column)]
    assert len(near) == 2


def _alike(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, apart)) < 40


def test_a_mark_is_painted_only_where_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    begin, _end = ends_of(window, "mouse that swims")
    place = begin + QPoint(1, -8)

    def colour() -> str:
        return window.article.view.viewport().grab().toImage().pixelColor(place).name()

    before = colour()
    mark(window, "mouse that swims", Colour.GREEN)
    assert colour() != before
    window.desk.appraising.undo()
    assert colour() == before


def test_marks_stay_in_the_other_theme_and_when_the_text_is_larger(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    made = mark(window, "mouse that swims")
    before = window.article.view.marks.rects(made.id)
    window.theme.set_mode("dark" if not window.theme.tokens.dark else "light")
    window.article.zoom_in()
    after = window.article.view.marks.rects(made.id)
    assert len(before) == len(after) == 1
    assert after[0].width() > before[0].width()


def test_the_mark_at_hand_is_deleted_from_the_menu_and_undone_from_the_status_bar(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    mark(window, "mouse that swims")
    press(Key.Key_M)
    window.actions_["delete_mark"].trigger()
    assert marks(window) == []
    QTest.mouseClick(window.status.undo, Qt.MouseButton.LeftButton)
    assert said(window) == [("yellow", "mouse that swims")]


def test_the_context_menu_marks_what_is_selected_and_opens_what_is_marked(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_marked(qtbot, tmp_path)
    select(window, "no patient")
    menu = QMenu(window)
    feature(window)._fill_menu(menu, "", QPoint(0, 0))
    _entry(menu, "Highlight: Rose").trigger()
    assert said(window) == [("rose", "no patient")]
    begin, end = ends_of(window, "no patient")
    again = QMenu(window)
    window.article.menu_filled.emit(again, "", window.article.view.viewport().mapToGlobal(between(begin, end)))
    _entry(again, "Open Mark").trigger()
    assert card(window).mark == marks(window)[0]


def _entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == words)


def test_the_switch_over_the_article_counts_marks_and_shows_them_in_the_place_of_the_outline(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_marked(qtbot, tmp_path)
    header = window.article.header
    QTest.mouseClick(header.outline, Qt.MouseButton.LeftButton)
    assert window.article.outline.isVisible()
    mark(window, "no patient")
    assert header.sides["marks"].text() == "Marks 1"
    press(Key.Key_H, CTRL_SHIFT)
    assert panel(window).isVisible()
    assert not window.article.outline.isVisible()
    assert (header.outline.isChecked(), header.sides["marks"].isChecked()) == (False, True)
    assert window.actions_["show_marks"].isChecked()
