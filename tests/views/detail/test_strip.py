import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.presenters.desk import Desk
from ldn_desk.views.detail.strip import ReferenceStrip
from ldn_desk.views.theme import Theme


@pytest.fixture
def strip(desk: Desk, qtbot: QtBot) -> ReferenceStrip:
    widget = ReferenceStrip(desk, Theme())
    qtbot.addWidget(widget)
    widget.restyle()
    widget.resize(600, 120)
    widget.show()
    return widget


def show(strip: ReferenceStrip, desk: Desk, number: int) -> None:
    if desk.selection.current.reference_id != f"reference-{number}":
        desk.selection.select_reference(f"reference-{number}")
    entry = desk.opened.selected_entry
    assert entry is not None
    strip.show_entry(entry)


def heavy_words(strip: ReferenceStrip) -> list[str]:
    found = []
    block = strip.text.document().begin()
    while block.isValid():
        for run in block.textFormats():
            if run.format.fontWeight() >= QFont.Weight.DemiBold:
                found.append(block.text()[run.start : run.start + run.length])
        block = block.next()
    return found


def test_sentence_and_title_stand_together(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 2)
    text = strip.text.toPlainText()
    assert "The article says" in text
    assert "“Inflammation has been tied to low mood [1, 2].”" in text
    assert "As printed" in text
    assert "an opioid blocker" in text
    assert "At Crossref" in text
    assert "an opioid agonist" in text


def test_one_title_is_shown_once(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 1)
    text = strip.text.toPlainText()
    assert text.count("How inflammation came to matter") == 1
    assert "The title, printed and registered" in text


def test_words_that_clash_in_a_point_are_heavy_on_both_sides(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 6)
    assert heavy_words(strip) == ["case series", "Randomized"]


def test_words_in_which_the_titles_differ_are_marked(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 2)
    assert heavy_words(strip) == ["blocker", "new", "agonist"]


def test_the_walk_goes_from_place_to_place_and_round(strip: ReferenceStrip, desk: Desk, qtbot: QtBot) -> None:
    desk.selection.changed.connect(lambda _place, _who: show(strip, desk, 6))
    show(strip, desk, 6)
    assert strip.walk.words.text() == "1 of 3"
    QTest.mouseClick(strip.walk.on, Qt.MouseButton.LeftButton)
    assert strip.walk.words.text() == "2 of 3"
    assert "Later work agrees" in strip.text.toPlainText()
    QTest.mouseClick(strip.walk.back, Qt.MouseButton.LeftButton)
    QTest.mouseClick(strip.walk.back, Qt.MouseButton.LeftButton)
    assert desk.selection.current.citation_id == "last"
    assert desk.selection.current.reference_id == "reference-6"


def test_a_single_place_needs_no_walk(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 3)
    assert not strip.walk.isVisible()


def test_a_reference_that_nothing_cites_says_so(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 10)
    assert "No place in the article cites this reference." in strip.text.toPlainText()


def test_stars_are_given_right_here(strip: ReferenceStrip, desk: Desk, qtbot: QtBot) -> None:
    show(strip, desk, 3)
    strip.stars.setFocus()
    QTest.keyClick(strip.stars, Qt.Key.Key_2)
    entry = desk.opened.entry("reference-3")
    assert entry is not None
    assert entry.stars == 2


def test_a_strip_without_an_entry_answers_to_nothing(strip: ReferenceStrip, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(strip.stars, Qt.Key.Key_2)
    strip.walk.on.click()
    assert all(entry.stars is None for entry in desk.opened.entries)


def test_long_text_scrolls_inside_the_strip_and_is_not_cut(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 6)
    strip.resize(260, 400)
    strip.text.set_most_height(40)
    QApplication.processEvents()
    assert strip.text.height() < strip.text.document().size().height()
    assert strip.text.verticalScrollBar().maximum() > 0


def test_the_strip_is_as_high_as_its_text_where_there_is_room(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 6)
    QApplication.processEvents()
    assert strip.text.verticalScrollBar().maximum() == 0
    assert strip.text.height() <= strip.text.document().size().height() + 3


def test_text_that_fits_never_keeps_a_scroll_bar(strip: ReferenceStrip, desk: Desk) -> None:
    show(strip, desk, 6)
    for width in range(300, 700, 7):
        strip.resize(width, 400)
        QApplication.processEvents()
        assert strip.text.verticalScrollBar().maximum() == 0


def test_bundled_facts_are_named(strip: ReferenceStrip, desk: Desk) -> None:
    from dataclasses import replace

    from tests.presenters.references.samples import record

    show(strip, desk, 2)
    entry = desk.opened.selected_entry
    assert entry is not None
    strip.show_entry(replace(entry, verdict=replace(entry.verdict, record=record(2, "bundled"))))
    assert "In the bundled facts" in strip.text.toPlainText()


def test_a_narrow_strip_elides_its_heading_with_a_tooltip(strip: ReferenceStrip, desk: Desk, qtbot: QtBot) -> None:
    show(strip, desk, 2)
    strip.resize(220, 200)
    strip.grab()
    assert strip.heading.toolTip() == "2 · Younger, Parkitny & McLain 2014"
