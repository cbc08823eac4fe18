"""Tests of `column`, `geometry`, `link_focus` and `lights` while a long article fills: what is there already answers
the reader, and the rest is waited for only where it is wanted."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.article import Article
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading.lighting import LightKind
from tests.views.article.article_desk import drawn, link_of, middle_of, move_over, open_pane, put, read, selected_number
from tests.views.desk_window import open_text, open_window
from tests.views.keys import press, wait_for_keyboard, write

LEFT = Qt.MouseButton.LeftButton
PARAGRAPHS = "\n\n".join(f"Paragraph {n} says nothing of note." for n in range(600))
LONG = f"""# A long read

Early words on it [1][2]. Nothing more for now.

{PARAGRAPHS}

Late words on it [1], and the last ones [3].

## References

1. Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16:22-34.
2. Dantzer R. From inflammation to sickness. Nat Rev Neurosci. 2008;9:46-56.
3. Younger J. The use of low-dose naltrexone. Clin Rheumatol. 2014;33:451-9.
"""


@pytest.fixture
def pane(qtbot: QtBot) -> ArticlePane:
    """A pane that has just begun to show the long article, after another one in which a reference was selected."""
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane._desk.selection.select_reference(article.references[0].id, "list")
    put(pane._desk, read(LONG))
    assert pane.view.sight.is_growing
    return pane


def shown(pane: ArticlePane) -> Article:
    article = pane.view.article
    assert article is not None
    return article


def test_a_click_on_a_marker_loads_nothing_and_lights_up_what_is_there(pane: ArticlePane, qtbot: QtBot) -> None:
    for marker, number in (("[1]", 1), ("[2]", 2)):
        place = middle_of(pane, link_of(pane, marker))
        QTest.mouseClick(pane.view.viewport(), LEFT, pos=place)
        assert selected_number(pane) == number
        assert drawn(pane)[LightKind.CURRENT_MARKER] == [marker]
        assert pane.card.isVisible()
    assert pane.view.sight.is_growing


def test_the_mouse_over_a_marker_loads_nothing(pane: ArticlePane, qtbot: QtBot) -> None:
    move_over(pane.view.viewport(), middle_of(pane, link_of(pane, "[2]")))
    assert pane.view.sight.is_growing
    assert pane.cards._href == link_of(pane, "[2]")


def test_tab_goes_from_marker_to_marker_without_the_rest(pane: ArticlePane) -> None:
    pane.view.setFocus()
    for number in (1, 2):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
        assert selected_number(pane) == number
    assert pane.view.sight.is_growing


def test_tab_waits_for_a_marker_that_is_still_to_come(pane: ArticlePane) -> None:
    pane.view.setFocus()
    for _ in range(3):
        QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    assert pane.view.stops.current is not None
    assert pane.view.stops.current.href == link_of(pane, "[1]", 1)
    assert pane.view.hasFocus()


def test_a_reference_selected_in_the_list_is_lit_where_it_is_cited_at_first(pane: ArticlePane, qtbot: QtBot) -> None:
    pane._desk.selection.select_reference(shown(pane).references[0].id, "list")
    assert pane.view.sight.is_growing
    assert drawn(pane)[LightKind.MARKER] == ["[1]"]
    qtbot.waitUntil(lambda: not pane.view.sight.is_growing)
    bar = pane.view.verticalScrollBar()
    pane.view.sight.scroller.go(bar.maximum(), ease=False)
    assert drawn(pane)[LightKind.MARKER] == ["[1]"]


def test_a_reference_cited_later_alone_is_waited_for_and_shown(pane: ArticlePane, qtbot: QtBot) -> None:
    pane._desk.selection.select_reference(shown(pane).references[2].id, "list")
    assert not pane.view.sight.is_growing
    qtbot.waitUntil(lambda: drawn(pane).get(LightKind.MARKER) == ["[3]"])


def test_nothing_is_said_of_the_article_before_while_the_next_one_fills(pane: ArticlePane) -> None:
    assert pane.view.sight.is_growing
    assert pane.places_bar.isHidden()


def test_a_click_takes_the_ring_of_the_keyboard_away_whole(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    QTest.keyClick(pane.view, Qt.Key.Key_Tab)
    QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    corner = pane.view.viewport().mapTo(pane, QPoint(1, pane.view.viewport().height() // 2))
    accent = pane.view._theme.tokens.accent

    def ring() -> bool:
        QApplication.processEvents()
        screen = pane.screen().grabWindow(pane.winId(), corner.x(), corner.y(), 1, 1)
        return screen.toImage().pixelColor(0, 0).name().lower() == accent.lower()

    qtbot.waitUntil(ring)
    QTest.mouseClick(pane.view.viewport(), LEFT, pos=middle_of(pane, link_of(pane, "[1]")) + QPoint(60, 0))
    qtbot.waitUntil(lambda: not ring())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_is_typed_in_the_find_field_is_brought_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, text="")
    open_text(window, tmp_path, LONG)
    wait_for_keyboard(window)
    bar = window.article.view.verticalScrollBar()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    write("Early")
    assert bar.value() == 0
    write("\b\b\b\b\bparagraph 450")
    assert window.toolbar.count.text() == "1 of 1"
    qtbot.waitUntil(lambda: drawn(window.article).get(LightKind.CURRENT_HIT) == ["Paragraph 450"])
    assert bar.value() > 0
    assert window.toolbar.field.hasFocus()
    assert window.desk.opened.selected_entry is None
