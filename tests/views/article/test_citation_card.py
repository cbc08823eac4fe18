"""Tests of `citation_card` and `card_timing`. The card of a marker: what it says, and how it comes and goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading import scroller as article_scroller
from tests.presenters.references.samples import only_doi, open_desk
from tests.views.article.article_desk import link_of, middle_of, move_over, open_pane

Key = Qt.Key


def words_of(pane: ArticlePane) -> str:
    return "\n".join(label.text() for label in pane.card.findChildren(QLabel))


def hover(pane: ArticlePane, where: QPoint) -> None:
    move_over(pane.view.viewport(), where)


def test_it_says_everything_that_is_known(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.cards.show_for(link_of(pane, "[2, 3]"))
    words = words_of(pane)
    assert "2\u2002Dantzer 2008" in words
    assert "From inflammation to sickness" in words
    assert "Details match Crossref" in words
    assert "Retraction" in words
    assert "Sentence says case series; title says Randomized" in words
    assert "3\u2002Younger 2014" in words
    assert "Details match Crossref" in pane.card.rows[0].accessibleName()


def test_a_reference_that_is_only_a_doi_is_told_by_its_record(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    bare = only_doi(desk.opened.entries[0])
    pane = open_pane(qtbot)
    pane.card.show_at(QRect(100, 100, 20, 10), [bare], desk.opened.entries[0].citations[0], (), False)
    assert "1\u2002doi:10.5555/desk.1" in words_of(pane)
    assert "registered: Miller, A. B., Raison, A. B., 2016, How inflammation came to matter" in words_of(pane)
    desk.shut()


def test_nothing_in_it_is_cut_off(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.cards.show_for(link_of(pane, "[2, 3]"))
    assert not pane.card._area.verticalScrollBar().isVisible()
    for label in pane.card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_it_comes_under_the_mouse_without_taking_the_focus_and_goes_after_it(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    hover(pane, middle_of(pane, link_of(pane, "[1]")))
    assert pane.card.isHidden()
    qtbot.waitUntil(pane.card.isVisible)
    assert pane.view.hasFocus()
    hover(pane, QPoint(2, 2))
    assert pane.card.isVisible()
    qtbot.waitUntil(pane.card.isHidden)


def test_it_stays_while_the_mouse_is_over_it(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    hover(pane, middle_of(pane, link_of(pane, "[1]")))
    qtbot.waitUntil(pane.card.isVisible)
    hover(pane, QPoint(2, 2))
    pane.card.pointed.emit(True)
    assert not pane.cards._go.isActive()
    pane.card.pointed.emit(False)
    qtbot.waitUntil(pane.card.isHidden)


def test_each_of_several_references_can_be_chosen_by_mouse(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.cards.show_for(link_of(pane, "[2, 3]"))
    QTest.mouseClick(pane.card.rows[1], Qt.MouseButton.LeftButton)
    entry = pane._desk.opened.selected_entry
    assert entry is not None
    assert entry.reference.number == 3


def test_the_keyboard_goes_into_it_through_it_and_out_again(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.focus_next_marker()
    pane.focus_next_marker()
    QTest.keyClick(pane.view, Key.Key_Down)
    assert pane.card.rows[0].hasFocus()
    QTest.keyClick(pane.card.rows[0], Key.Key_Down)
    assert pane.card.rows[1].hasFocus()
    QTest.keyClick(pane.card.rows[1], Key.Key_Return)
    entry = pane._desk.opened.selected_entry
    assert entry is not None
    assert entry.reference.number == 3
    QTest.keyClick(pane.card.rows[1], Key.Key_Escape)
    assert pane.view.hasFocus()


def test_tab_leaves_it_after_its_last_row(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.focus_next_marker()
    QTest.keyClick(pane.view, Key.Key_Down)
    assert pane.card.entered
    QTest.keyClick(pane.card.rows[0], Key.Key_Tab)
    assert pane.view.hasFocus()


def test_it_goes_when_the_reader_scrolls_on(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.cards.show_for(link_of(pane, "[1]"))
    pane.view.verticalScrollBar().setValue(400)
    assert pane.card.isHidden()


def test_a_verdict_that_arrives_is_shown_in_it(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.cards.show_for(link_of(pane, "[1]"))
    first = pane._desk.opened.entries[0]
    full = pane._desk.opened.entries[1]
    pane._desk.opened._entries[first.reference.id] = type(first)(first.reference, first.citations, full.verdict)
    pane._desk.opened.entries_changed.emit((first.reference.id,), "")
    assert "Details match Crossref" in words_of(pane)


def test_a_marker_that_leads_nowhere_says_so(qtbot: QtBot) -> None:
    pane = open_pane(qtbot)
    pane.cards.show_for(link_of(pane, "[12]"))
    assert words_of(pane) == "No reference 12 in the list"


def test_it_lies_over_the_marker_where_there_is_no_room_below(qtbot: QtBot) -> None:
    pane = open_pane(qtbot, size=(500, 320))
    href = link_of(pane, "[2, 3]")
    place = next(place for place in pane.view.stops.places if place.href == href)
    pane.view.sight.scroller.go(
        round(pane.view.sight.top_of(place.start)) - pane.view.viewport().height() + 60, ease=False
    )
    pane.cards.show_for(href)
    marker = pane.view.viewport().mapTo(pane, middle_of(pane, href))
    assert pane.card.isVisible()
    assert not pane.card.geometry().contains(marker)


def test_it_comes_with_a_marker_that_has_to_be_scrolled_to(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_scroller, "motion_allowed", lambda: True)
    pane = open_pane(qtbot)
    for _ in range(4):
        pane.focus_next_marker()
    qtbot.waitUntil(lambda: not pane.view.sight.is_scrolling)
    assert pane.view.verticalScrollBar().value() > 0
    assert pane.card.isVisible()
