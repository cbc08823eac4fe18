from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.work.checking import Progress
from ldn_desk.views.detail.record_page import RecordPage
from ldn_desk.views.theme import Theme
from tests.presenters.references.samples import record
from tests.presenters.references.test_detail import OneSource


@pytest.fixture
def page(desk: Desk, theme: Theme, qtbot: QtBot) -> RecordPage:
    widget = RecordPage(desk, theme)
    qtbot.addWidget(widget)
    widget.resize(800, 700)
    widget.show()
    return widget


def entry_of(desk: Desk, number: int) -> Entry:
    entry = desk.opened.entry(f"reference-{number}")
    assert entry is not None
    return entry


def said(page: RecordPage) -> str:
    return page.text.toPlainText()


def follow(page: RecordPage, address: str) -> None:
    page.text.anchorClicked.emit(QUrl(address))


def test_printed_and_registered_stand_side_by_side_with_outcome_and_reason(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 2))
    text = said(page)
    assert "as printed" in text
    assert "at Crossref, 23 Nov 2026" in text
    assert "year\n2014\n2013\nminor · one year off" in text
    assert "major · words differ" in text


def test_words_that_differ_are_marked_in_both_cells(page: RecordPage, desk: Desk, theme: Theme) -> None:
    page.show_entry(entry_of(desk, 2))
    marked = []
    block = page.text.document().begin()
    while block.isValid():
        for run in block.textFormats():
            if run.format.background().color().name().upper() == theme.tokens.mark:
                marked.append(block.text()[run.start : run.start + run.length])
        block = block.next()
    assert marked == ["2014", "2013", "blocker", "new", "agonist"]


def test_second_finding_reasons_and_suggestion_are_told(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 3))
    text = said(page)
    assert "DOI opens a different work · the work exists under another DOI" in text
    assert "The title and the authors are those of another work." in text
    assert "Suggestion: 10.5555/desk.33 — title, first author and year fit" in text


def test_a_suggestion_can_be_copied(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 3))
    follow(page, "desk:copy-suggestion")
    assert QGuiApplication.clipboard().text() == "10.5555/desk.33"


def test_a_notice_has_kind_date_source_and_link(page: RecordPage, desk: Desk, opened: list[str]) -> None:
    page.show_entry(entry_of(desk, 6))
    assert "Correction (erratum), Feb 2018, from publisher · 10.5555/notice.6" in said(page)
    follow(page, "https://doi.org/10.5555/notice.6")
    assert opened == ["https://doi.org/10.5555/notice.6"]


def test_nothing_but_https_is_ever_opened(page: RecordPage, desk: Desk, opened: list[str]) -> None:
    page.show_entry(entry_of(desk, 6))
    for address in ("file:///etc/hosts", "http://example.org/", "javascript:alert(1)"):
        follow(page, address)
    assert opened == []


def test_an_empty_answer_about_notices_says_no_more_than_that(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 1))
    assert "No notice found at Crossref on 23 Nov 2026." in said(page)


def test_a_point_shows_both_snippets_and_what_silence_means(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 6))
    text = said(page)
    assert "Point to check [6]: sentence says case series; title says Randomized." in text
    assert "No point raised does not mean the citation is right." in text


def test_the_printed_text_stands_whole_below(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 1))
    assert entry_of(desk, 1).reference.text in said(page)


def test_the_abstract_unfolds_and_folds(page: RecordPage, desk: Desk) -> None:
    desk.workshop.registry.sources.append(OneSource())
    page.show_entry(entry_of(desk, 6))
    assert "Show the abstract" in said(page)
    follow(page, "desk:abstract")
    assert "Patients were drawn by lot." in said(page)
    follow(page, "desk:abstract")
    assert "Patients were drawn by lot." not in said(page)


def test_what_was_not_checked_can_be_checked_here(
    page: RecordPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, bool]] = []
    monkeypatch.setattr(desk.checking, "check", lambda ids=(), search=False: asked.append((ids, search)))
    page.show_entry(entry_of(desk, 10))
    assert page.ask.isVisible()
    assert "Checking sends this DOI to Crossref" in page.ask.words
    QTest.mouseClick(page.ask.button, Qt.MouseButton.LeftButton)
    assert asked == [(["reference-10"], False)]


def test_a_search_says_what_it_sends_and_is_asked_for(
    page: RecordPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, bool]] = []
    monkeypatch.setattr(desk.checking, "check", lambda ids=(), search=False: asked.append((ids, search)))
    page.show_entry(entry_of(desk, 4))
    assert page.ask.button.text() == "Search for the title"
    assert "sends the printed text of this reference to Crossref" in page.ask.words
    QTest.mouseClick(page.ask.button, Qt.MouseButton.LeftButton)
    assert asked == [(["reference-4"], True)]


def test_without_a_doi_only_a_search_can_tell(page: RecordPage, desk: Desk) -> None:
    page.show_entry(replace(entry_of(desk, 9), verdict=entry_of(desk, 10).verdict))
    assert page.ask.words.startswith("No DOI is printed.")


def test_an_answered_reference_asks_for_nothing(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 1))
    assert not page.ask.isVisible()


def test_bundled_facts_say_so_and_can_be_checked(page: RecordPage, desk: Desk) -> None:
    entry = entry_of(desk, 1)
    page.show_entry(replace(entry, verdict=replace(entry.verdict, record=record(1, "bundled"))))
    assert "Bundled with the sample, from the publishers’ pages; press Check to ask Crossref." in said(page)
    assert page.ask.isVisible()


def test_offline_is_told_and_nothing_is_asked(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 10))
    desk.checking.set_offline(True)
    assert page.ask.words.startswith("The desk is offline")
    assert not page.ask.button.isEnabled()
    desk.checking.set_offline(False)
    assert page.ask.button.isEnabled()


def test_while_it_is_asked_the_button_waits(page: RecordPage, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 10))
    running = Progress(running=True, total=1, asked=frozenset({"reference-10"}))
    desk.checking._progress = running
    desk.checking.progress_changed.emit(running)
    assert page.ask.words == "Asking …"
    assert not page.ask.button.isEnabled()


def test_a_narrow_page_folds_the_table(page: RecordPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_entry(entry_of(desk, 2))
    wide = said(page)
    page.resize(420, 700)
    qtbot.waitUntil(lambda: said(page) != wide)
    middle = said(page)
    assert "year   minor · one year off\n2014\n2013".replace(" ", "") in middle.replace("\xa0", "").replace(" ", "")
    page.resize(240, 700)
    qtbot.waitUntil(lambda: said(page) != middle)
    assert said(page).count("as printed") > 5


def test_the_same_entry_again_keeps_the_place(page: RecordPage, desk: Desk) -> None:
    page.resize(500, 200)
    page.show_entry(entry_of(desk, 2))
    QApplication.processEvents()
    page.text.verticalScrollBar().setValue(60)
    page.show_entry(entry_of(desk, 2))
    assert page.text.verticalScrollBar().value() == 60
    page.show_entry(entry_of(desk, 3))
    assert page.text.verticalScrollBar().value() == 0


def test_values_are_never_taken_for_markup(page: RecordPage, desk: Desk) -> None:
    entry = entry_of(desk, 10)
    printed = replace(entry.reference.printed, title="<b>p < .05</b> & <img src='file:///x'>")
    page.show_entry(replace(entry, reference=replace(entry.reference, printed=printed)))
    assert "<b>p < .05</b> & <img src='file:///x'>" in said(page)


def test_the_page_is_restyled_in_place(page: RecordPage, desk: Desk, theme: Theme) -> None:
    theme.set_mode("light")
    page.show_entry(entry_of(desk, 2))
    before = page.grab().toImage()
    theme.set_mode("dark")
    page.restyle()
    assert page.grab().toImage() != before


def test_a_page_without_an_entry_answers_to_nothing(page: RecordPage, desk: Desk) -> None:
    page.restyle()
    follow(page, "desk:abstract")
    page.ask.button.click()
    desk.checking.offline_changed.emit(True)
    assert said(page) == ""
