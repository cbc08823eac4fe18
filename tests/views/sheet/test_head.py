"""Tests of `head` and `views/widgets/announcing`."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.head import Head
from ldn_desk.views.theme import Theme
from tests.presenters.references.samples import compared, record
from tests.views.sheet.made_sheet import entry_of, heavy_words


@pytest.fixture
def head(desk: Desk, theme: Theme, qtbot: QtBot) -> Head:
    made = Head(desk, theme)
    qtbot.addWidget(made)
    made.restyle()
    made.resize(600, 120)
    made.show()
    return made


def test_number_who_and_when_stand_over_the_whole_title(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 1))
    assert head.who.text() == "1 · Miller & Raison 2016"
    assert head.title.toPlainText() == (
        "How inflammation came to matter in depression: from an old defence to a new target"
    )


def test_words_of_the_title_that_clash_with_the_claim_are_heavy(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 6))
    assert heavy_words(head.title) == ["Randomized"]


def test_a_long_title_is_wrapped_and_not_cut(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 1))
    head.resize(220, 300)
    QApplication.processEvents()
    assert head.title.height() >= head.title.document().size().height()
    assert head.title.document().size().height() > 2 * head.title.fontMetrics().height()


def test_a_registered_title_that_says_more_stands_below_the_printed_one(head: Head, desk: Desk) -> None:
    entry = entry_of(desk, 1)
    title = "How inflammation came to matter in depression: a case series"
    fields = tuple(replace(row, registered=title) if row.field == "title" else row for row in compared(1))
    point = Point("study-design", "trial", "case series", 0)
    said = replace(entry, verdict=replace(entry.verdict, fields=fields), points=(point,))
    head.show_entry(said)
    assert head.title.toPlainText().endswith(f"At Crossref\xa0 {title}".replace("\xa0", " "))
    assert heavy_words(head.title) == ["case series"]
    head.show_entry(replace(said, verdict=replace(said.verdict, record=record(1, "bundled"))))
    assert "In the bundled facts" in head.title.toPlainText()


def test_a_title_that_differs_is_said_once_among_the_fields(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 2))
    assert "opioid agonist" not in head.title.toPlainText()


def test_stars_are_given_right_here_and_their_meaning_stands_beside_them(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 3))
    assert head.meaning.text() == "not rated"
    QTest.keyClick(head.stars, Qt.Key.Key_2)
    assert entry_of(desk, 3).stars == 2
    head.show_entry(entry_of(desk, 3))
    assert head.meaning.text() == "weak, look for another source"


def test_the_mouse_over_a_star_says_what_a_click_would_mean(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 3))
    middle = QPointF(head.stars.rect().center())
    QApplication.sendEvent(head.stars, QEnterEvent(middle, middle, middle))
    assert head.meaning.text() == "only with caution"
    QApplication.sendEvent(head.stars, QEvent(QEvent.Type.Leave))
    assert head.meaning.text() == "not rated"


def test_few_stars_ask_gently_for_a_note(head: Head, desk: Desk, qtbot: QtBot) -> None:
    for stars, asked in ((3, False), (2, True), (None, False)):
        desk.appraising.rate("reference-3", stars)
        head.show_entry(entry_of(desk, 3))
        assert head.write.isVisible() is asked
    desk.appraising.rate("reference-3", 1)
    head.show_entry(entry_of(desk, 3))
    with qtbot.waitSignal(head.note_wanted):
        QTest.mouseClick(head.write, Qt.MouseButton.LeftButton)
    desk.appraising.write_note("reference-3", "Another work.")
    head.show_entry(entry_of(desk, 3))
    assert not head.write.isVisible()


def test_a_work_taken_back_has_a_ceiling_but_no_star_filled_in(head: Head, desk: Desk) -> None:
    head.show_entry(entry_of(desk, 3))
    assert not head.ceiling.isVisible()
    head.show_entry(entry_of(desk, 5))
    assert head.ceiling.isVisible()
    assert head.ceiling.text().startswith("Ceiling: 1 star, do not rely on it · Retraction")
    assert head.stars.stars is None
    QTest.keyClick(head.stars, Qt.Key.Key_4)
    assert entry_of(desk, 5).stars == 4


def test_help_on_the_stars_is_a_click_or_a_key_away(head: Head, desk: Desk) -> None:
    def told() -> str:
        return head.help.card.text.toPlainText() if head.help.card is not None else ""

    head.show_entry(entry_of(desk, 3))
    QTest.mouseClick(head.help, Qt.MouseButton.LeftButton)
    assert "★★ weak, look for another source" in " ".join(told().split())
    QTest.mouseClick(head.help, Qt.MouseButton.LeftButton)
    assert not told()
    QTest.keyClick(head.stars, Qt.Key.Key_Question)
    assert told()


def test_a_head_without_an_entry_rates_nothing(head: Head, desk: Desk) -> None:
    QTest.keyClick(head.stars, Qt.Key.Key_2)
    assert all(entry.stars is None for entry in desk.opened.entries)


def test_stars_that_came_through_a_mend_ask_for_another_look_until_they_are_given_again(head: Head, desk: Desk) -> None:
    desk.appraising.rate("reference-1", 4)
    entry = entry_of(desk, 1)
    head.show_entry(entry)
    assert head.again.isHidden()
    assert entry.rating is not None
    head.show_entry(replace(entry, rating=replace(entry.rating, again="merged")))
    assert head.why_again.text() == "Look again at the stars: the reference was merged with another one since."
    with desk.workshop.library._store.writing() as unit:
        unit.appraisals.rate("reference-1", entry.rating.reviewer_id, 4, "merged")
    QTest.mouseClick(head.again, Qt.MouseButton.LeftButton)
    head.show_entry(entry_of(desk, 1))
    assert (head.again.isHidden(), head.stars.stars) == (True, 4)
