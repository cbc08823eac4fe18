"""Tests of `lights` and `lighting`. Every place that cites the selected reference lights up, and back and forward lead
home."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.views.article.reading.lighting import LightKind
from tests.views.article.article_desk import drawn, link_of, middle_of, open_pane, selected_number, settle


def test_selecting_a_reference_lights_every_place_and_scrolls_to_none_that_is_seen(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane._desk.selection.select_reference(article.references[0].id, "list")
    settle(qtbot, pane)
    assert pane.view.verticalScrollBar().value() == 0
    assert drawn(pane)[LightKind.MARKER] == ["[1]"]
    assert pane.places_bar.words.text() == "Reference 1  ·  cited in 3 places"


def test_next_and_previous_walk_the_places_round_the_end(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane._desk.selection.select_reference(article.references[0].id, "list")
    for expected in ("1 of 3", "2 of 3", "3 of 3", "1 of 3"):
        QTest.mouseClick(pane.places_bar.next, Qt.MouseButton.LeftButton)
        settle(qtbot, pane)
        assert expected in pane.places_bar.words.text()
        assert drawn(pane)[LightKind.CURRENT_MARKER] == ["[1]"]
    QTest.mouseClick(pane.places_bar.previous, Qt.MouseButton.LeftButton)
    assert "3 of 3" in pane.places_bar.words.text()


def test_back_and_forward_return_to_where_the_reader_was(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    selection = pane._desk.selection
    selection.select_reference(article.references[1].id, "list")
    pane.view.verticalScrollBar().setValue(77)
    selection.select_citation(article.citations[-1].id, "list")
    settle(qtbot, pane)
    far = pane.view.verticalScrollBar().value()
    assert far > 500
    selection.back()
    settle(qtbot, pane)
    assert pane.view.verticalScrollBar().value() == 77
    selection.forward()
    settle(qtbot, pane)
    assert pane.view.verticalScrollBar().value() == far


def test_a_reference_cited_nowhere_is_shown_in_the_list(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane._desk.selection.select_reference(article.references[3].id, "list")
    settle(qtbot, pane)
    assert "cited nowhere" in pane.places_bar.words.text()
    assert "Liu B. Role of microglia" in drawn(pane)[LightKind.ENTRY][0]
    assert not pane.places_bar.next.isEnabled()


def test_a_click_on_an_entry_of_the_list_selects_it_where_the_reader_is(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, "reference:0"))
    settle(qtbot, pane)
    assert selected_number(pane) == 1
    assert bar.value() == before


def test_a_marker_of_the_selected_reference_stays_with_it(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane._desk.selection.select_reference(article.references[2].id, "list")
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, link_of(pane, "[2, 3]")))
    assert selected_number(pane) == 3


def test_verdicts_that_arrive_do_not_make_the_article_anew(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    with qtbot.assertNotEmitted(pane.view.filled):
        pane._desk.opened.entries_changed.emit(tuple(entry.reference.id for entry in pane._desk.opened.entries), "")


def test_another_theme_keeps_the_place_and_what_is_lit(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    article = pane.view.article
    assert article is not None
    pane._desk.selection.select_citation(article.citations[-1].id, "list")
    settle(qtbot, pane)
    place, lit = pane.view.verticalScrollBar().value(), drawn(pane)
    pane.view._theme.set_mode("dark")
    assert abs(pane.view.verticalScrollBar().value() - place) <= 1
    assert drawn(pane) == lit
