"""Tests of `view`, `column`, `copying`, `geometry`, `keys`, `link_focus` and `gutter`. Walking, scrolling, selecting
and copying, with real clicks and keys; nothing is loaded."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.article import Block, BlockKind, Reference
from ldn_desk.domain.bibliography import Fields
from tests.views.article.article_desk import link_of, open_pane, read, selected_number, settle

Key = Qt.Key


def test_tab_walks_the_links_and_selects_the_markers_among_them(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    for expected, reference in (("year:", None), ("citation:0", 1), ("citation:1", 2)):
        QTest.keyClick(pane.view, Key.Key_Tab)
        assert pane.view.stops.current is not None
        assert pane.view.stops.current.href == expected
        assert selected_number(pane) == reference
    assert pane.card.isVisible()
    assert pane.view.hasFocus()
    QTest.keyClick(pane.view, Key.Key_Return)
    assert selected_number(pane) == 2


def test_shift_tab_walks_back(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.focus_next_marker()
    pane.focus_next_marker()
    QTest.keyClick(pane.view, Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.view.stops.current is not None
    assert pane.view.stops.current.href == "citation:0"


def test_tab_leaves_the_article_after_its_last_link(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum())
    for _ in range(8):
        QTest.keyClick(pane.view, Key.Key_Tab)
        if not pane.view.hasFocus():
            break
    assert not pane.view.hasFocus()


def test_walking_begins_at_what_is_on_screen(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.focus_next_marker()
    pane.view.verticalScrollBar().setValue(pane.view.verticalScrollBar().maximum() // 2)
    pane.focus_next_marker()
    settle(qtbot, pane)
    current = pane.view.stops.current
    assert current is not None
    assert current.href in (link_of(pane, "[1]", 1), link_of(pane, "[1]", 2))


def test_escape_takes_the_focus_off_the_links_and_the_card_away(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.focus_next_marker()
    assert pane.card.isVisible()
    QTest.keyClick(pane.view, Key.Key_Escape)
    assert pane.view.stops.current is None
    assert pane.card.isHidden()


def test_zoom_keeps_the_line_at_the_top(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.view.verticalScrollBar().setValue(900)
    document = pane.view.document()
    first = document.findBlock(pane.view.sight.first_on_screen()).text()
    with qtbot.waitSignal(pane.zoom_changed) as told:
        pane.zoom_in()
    assert told.args == [1.1]
    assert document.findBlock(pane.view.sight.first_on_screen()).text() == first
    pane.zoom_out()
    assert pane.zoom == 1.0
    pane.zoom = 99
    assert pane.zoom == 3.0
    pane.zoom_reset()
    assert pane.zoom == 1.0


def test_ctrl_and_wheel_zoom(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    where = QPointF(50, 50)
    for delta, expected in ((120, 1.1), (-120, 1.0)):
        wheel = QWheelEvent(
            where,
            where,
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(pane.view.viewport(), wheel)
        assert pane.zoom == expected


def test_a_narrower_pane_keeps_the_line_at_the_top(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.view.verticalScrollBar().setValue(900)
    place = pane.view.sight.place
    pane.resize(500, 600)
    pane.resize(420, 600)
    assert pane.view.sight.place == place
    assert (
        abs(
            pane.view.sight.top_of(pane.view.sight.positions.start_of(place.piece))
            - pane.view.verticalScrollBar().value()
        )
        < 60
    )


def test_the_column_is_centred_and_no_wider_than_it_should_be(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, size=(1600, 600))
    margins = pane.view.viewportMargins()
    assert abs(margins.left() - margins.right()) <= 24
    letters = pane.view.viewport().width() / pane.view.fontMetrics().averageCharWidth()
    assert 50 < letters < 85


def test_paragraph_numbers_can_be_hidden(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    assert [number for number, _ in pane.view.sight.numbers_on_screen()][:3] == [1, 2, 3]
    with qtbot.waitSignal(pane.numbers_changed):
        pane.show_paragraph_numbers(False)
    assert pane.view.column.gutter.isHidden()


def test_nothing_an_article_names_is_loaded(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    image = QTextDocument.ResourceType.ImageResource
    assert pane.view.loadResource(image, QUrl("file:///etc/hostname")) is None
    pane.view.setSource(QUrl("file:///etc/hostname"))
    assert "Naltrexone" in pane.view.toPlainText()


def test_copying_gives_clean_text(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, read("# T\n\nOne [1] 😀.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"))
    pane.view.selectAll()
    pane.view.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert not mime.hasHtml()
    assert mime.text().endswith("One [1] 😀.\n\n•\ta\n•\tb\n\nx\ty\n1\t2")


def test_text_can_be_selected_by_keyboard_from_what_is_on_screen(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.view.verticalScrollBar().setValue(900)
    first = pane.view.sight.first_on_screen()
    for _ in range(3):
        QTest.keyClick(pane.view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    cursor = pane.view.textCursor()
    assert cursor.selectionStart() == first
    assert len(cursor.selectedText()) == 3


def test_keys_scroll_like_a_reader_s(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    bar = pane.view.verticalScrollBar()
    reached = []
    for key in (Key.Key_Down, Key.Key_PageDown, Key.Key_Space, Key.Key_PageUp, Key.Key_Up, Key.Key_End, Key.Key_Home):
        QTest.keyClick(pane.view, key)
        settle(qtbot, pane)
        reached.append(bar.value())
    down, page, space, back, up, end, home = reached
    assert 0 < down < page < space
    assert up < back == page
    assert end == bar.maximum()
    assert home == 0


def test_ctrl_f7_brings_a_caret_and_takes_it_away(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    assert pane.view.cursorWidth() == 0
    QTest.keyClick(pane.view, Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.cursorWidth() > 0
    before = pane.view.textCursor().position()
    QTest.keyClick(pane.view, Key.Key_Right)
    assert pane.view.textCursor().position() == before + 1
    QTest.keyClick(pane.view, Key.Key_F7, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.cursorWidth() == 0


def test_the_view_says_what_it_is_to_a_screen_reader(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    assert pane.view.accessibleName() == "Article: Naltrexone 😀 read again"
    assert pane.view.accessibleDescription().startswith("4 references, 5 citations")


@pytest.mark.parametrize("number", [7, 1_000, 10_000])
def test_an_entry_begins_where_its_further_lines_begin_however_long_its_number(qtbot: QtBot, number: int) -> None:
    listed = tuple(Reference(n, f"Author {n}. " + "A title of many words. " * 12, Fields()) for n in (7, number))
    pane = open_pane(qtbot, replace(read(), blocks=(), references=listed, citations=(), text=""))
    block = pane.view.document().lastBlock()
    layout = block.layout()
    assert layout is not None
    first, second = layout.lineAt(0), layout.lineAt(1)
    begins = first.cursorToX(len(f"{number}.\t"))
    assert (begins[0] if isinstance(begins, tuple) else begins) == pytest.approx(second.x(), abs=1)


def test_a_sign_as_long_as_a_sentence_pushes_nothing_out_of_the_column(qtbot: QtBot) -> None:
    block = Block(BlockKind.LIST_ITEM, "Said.", 1, ordinal="As has been said before:" * 9)
    pane = open_pane(qtbot, replace(read(), blocks=(block,), references=(), citations=(), text="Said."))
    assert pane.view.column.look.indent < pane.view.viewport().width() / 3
