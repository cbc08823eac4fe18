"""Tests of `record` and `record_document`."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.record import Notice
from ldn_desk.domain.verdict import FieldComparison, Outcome
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.work.checking import Progress
from ldn_desk.views.sheet.folding import Folding
from ldn_desk.views.sheet.record import Record
from ldn_desk.views.theme import Theme
from tests.presenters.references.samples import only_doi, record
from tests.views.sheet.made_sheet import entry_of, place_of


@pytest.fixture
def page(desk: Desk, theme: Theme, qtbot: QtBot) -> Iterator[Record]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Record(desk, theme, ListFindings(desk, desk), Folding(desk), window)
    made.resize(620, 700)
    window.resize(640, 720)
    window.show()
    yield made
    window.close()


def said(page: Record) -> str:
    parts = (page.verdict, page.table, page.rest)
    return "\n".join(part.toPlainText() for part in parts if part.isVisible())


def follow(page: Record, address: str) -> None:
    page.rest.anchorClicked.emit(QUrl(address))


def with_authors(desk: Desk, names: int, misspelt: int = 0) -> tuple[str, Entry]:
    """Reference 1 with so many registered authors; one of them, counted from 1, is printed otherwise."""
    registered = ", ".join(f"A. Author{n}" for n in range(1, names + 1))
    printed = registered.replace(f"Author{misspelt},", "Other,") if misspelt else registered
    outcome = Outcome.MINOR if misspelt else Outcome.SAME
    row = FieldComparison("author", printed, registered, outcome)
    entry = entry_of(desk, 1)
    others = tuple(each for each in entry.verdict.fields if each.field != "author")
    return registered, replace(entry, verdict=replace(entry.verdict, fields=(row, *others)))


def test_fields_that_differ_stand_side_by_side_with_outcome_and_reason(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 2))
    text = page.table.toPlainText()
    assert "as printed\nregistered" in text
    assert "year\n2014\n2013 · minor · one year off" in text
    assert "agonist as a treatment for chronic pain · major · words differ" in text


def test_a_reference_that_is_only_a_doi_shows_the_words_of_its_record_beside_nothing(page: Record, desk: Desk) -> None:
    page.show_entry(only_doi(entry_of(desk, 1)))
    text = page.table.toPlainText()
    assert "as printed\nregistered" in text
    assert "journal\n–\nJournal of Careful Reading · not printed" in text
    assert "title\n–\nHow inflammation came to matter in depression" in text


def test_fields_that_are_the_same_are_one_line_until_it_is_unfolded(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 2))
    assert "Journal of Careful Reading" not in page.table.toPlainText()
    assert page.same.text() == "5 the same ▸"
    assert page.same.accessibleName() == "5 the same, folded"
    page.same.click()
    assert "journal\nJournal of Careful Reading\nJournal of Careful Reading · same" in page.table.toPlainText()
    assert page.same.text() == "5 the same ▾"
    page.show_entry(entry_of(desk, 1))
    assert "volume" in page.table.toPlainText()
    page.same.click()
    assert not page.table.isVisible()


def test_what_stands_on_one_side_only_is_folded_too(page: Record, desk: Desk) -> None:
    entry = entry_of(desk, 1)
    rows = tuple(
        replace(row, registered="", outcome=Outcome.MISSING_REGISTERED) if row.field == "page" else row
        for row in entry.verdict.fields
    )
    page.show_entry(replace(entry, verdict=replace(entry.verdict, fields=rows)))
    assert page.same.text() == "6 the same · 1 on one side only ▸"


def test_a_field_that_was_mended_stays_in_sight(page: Record, desk: Desk) -> None:
    entry = entry_of(desk, 1)
    mended = replace(entry.reference, mended=("volume",), read=Fields(volume="2O"))
    page.show_entry(replace(entry, reference=mended))
    assert "Mended by you; read as: 2O" in page.table.toPlainText()


def test_words_that_differ_are_marked_in_both_cells(page: Record, desk: Desk, theme: Theme) -> None:
    page.show_entry(entry_of(desk, 2))
    assert marks(page, theme) == ["2014", "2013", "blocker", "new", "agonist"]


def test_with_another_work_altogether_nothing_is_marked(page: Record, desk: Desk, theme: Theme) -> None:
    page.show_entry(entry_of(desk, 3))
    assert marks(page, theme) == []


def marks(page: Record, theme: Theme) -> list[str]:
    marked = []
    block = page.table.document().begin()
    while block.isValid():
        for run in block.textFormats():
            if run.format.background().color().name().upper() == theme.tokens.mark:
                marked.append(block.text()[run.start : run.start + run.length])
        block = block.next()
    return marked


def test_many_authors_are_folded_and_unfold(page: Record, desk: Desk) -> None:
    registered, entry = with_authors(desk, 60)
    page.show_entry(entry)
    page.same.click()
    assert "A. Author1, A. Author2, A. Author3, … · 60 authors" in page.table.toPlainText()
    assert registered not in page.table.toPlainText()
    at = page.table.cursorRect(place_of(page.table, "60 authors")).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert registered in page.table.toPlainText().replace("\n", " ")


def test_of_many_authors_those_that_differ_are_in_sight(page: Record, desk: Desk, theme: Theme) -> None:
    _, entry = with_authors(desk, 60, misspelt=40)
    page.show_entry(entry)
    assert "A. Author1, A. Author2, A. Author3, …, A. Other, …" in page.table.toPlainText()
    assert marks(page, theme) == ["Other", "Author40"]


def test_second_finding_reasons_and_suggestion_are_told(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 3))
    text = page.verdict.toPlainText()
    assert "DOI opens a different work · the work exists under another DOI" in text
    assert "The title and the authors are those of another work." in text
    assert "Suggestion: 10.5555/desk.33 — title, first author and year fit" in text


def test_a_suggestion_can_be_copied(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 3))
    follow(page, "desk:copy-suggestion")
    assert QGuiApplication.clipboard().text() == "10.5555/desk.33"


def test_a_notice_has_kind_date_source_and_link(page: Record, desk: Desk, opened: list[str]) -> None:
    page.show_entry(entry_of(desk, 6))
    assert "Correction (erratum), Feb 2018, from publisher · 10.5555/notice.6" in said(page)
    follow(page, "https://doi.org/10.5555/notice.6")
    assert opened == ["https://doi.org/10.5555/notice.6"]


def test_nothing_but_https_is_ever_opened(page: Record, desk: Desk, opened: list[str]) -> None:
    page.show_entry(entry_of(desk, 6))
    for address in ("file:///etc/hosts", "http://example.org/", "javascript:alert(1)"):
        follow(page, address)
    assert opened == []


def test_an_empty_answer_about_notices_says_no_more_than_that(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 1))
    assert "No notice found at Crossref on 23 Nov 2026." in said(page)


def test_what_takes_a_work_back_stands_beside_the_verdict(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 5))
    assert "Retraction" in page.verdict.toPlainText()
    assert "Retraction" not in page.rest.toPlainText()


def test_the_reasons_of_a_notice_are_told(page: Record, desk: Desk) -> None:
    entry = entry_of(desk, 6)
    notice = Notice("retraction", "10.5555/n", None, "retraction-watch", reasons=("Unreliable data", "No answer"))
    page.show_entry(replace(entry, verdict=replace(entry.verdict, notices=(notice,))))
    assert "Unreliable data; No answer" in page.verdict.toPlainText()


def test_the_printed_text_stands_whole_below(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 1))
    assert entry_of(desk, 1).reference.text in said(page)


def test_what_was_not_checked_can_be_checked_here(page: Record, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, bool]] = []
    monkeypatch.setattr(desk.checking, "check", lambda ids=(), search=False: asked.append((ids, search)))
    page.show_entry(entry_of(desk, 10))
    assert page.ask.isVisible()
    assert "Checking sends this DOI to Crossref" in page.ask.words
    QTest.mouseClick(page.ask.button, Qt.MouseButton.LeftButton)
    assert asked == [(["reference-10"], False)]


def test_a_search_says_what_it_sends_and_is_asked_for(
    page: Record, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, bool]] = []
    monkeypatch.setattr(desk.checking, "check", lambda ids=(), search=False: asked.append((ids, search)))
    page.show_entry(entry_of(desk, 4))
    assert page.ask.button.text() == "Search for the title"
    assert "sends the printed text of this reference to Crossref" in page.ask.words
    QTest.mouseClick(page.ask.button, Qt.MouseButton.LeftButton)
    assert asked == [(["reference-4"], True)]


def test_without_a_doi_only_a_search_can_tell(page: Record, desk: Desk) -> None:
    page.show_entry(replace(entry_of(desk, 9), verdict=entry_of(desk, 10).verdict))
    assert page.ask.words.startswith("No DOI is printed.")


def test_an_answered_reference_asks_for_nothing(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 1))
    assert not page.ask.isVisible()


def test_bundled_facts_say_so_and_can_be_checked(page: Record, desk: Desk) -> None:
    entry = entry_of(desk, 1)
    page.show_entry(replace(entry, verdict=replace(entry.verdict, record=record(1, "bundled"))))
    assert page.ask.words.startswith("These facts came with the sample, from the publishers’ pages.")
    assert page.ask.isVisible()


def test_offline_is_told_and_nothing_is_asked(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 10))
    desk.checking.set_offline(True)
    assert page.ask.words.startswith("The desk is offline")
    assert not page.ask.button.isEnabled()
    desk.checking.set_offline(False)
    assert page.ask.button.isEnabled()


def test_the_keyboard_goes_to_the_verdict_when_the_button_goes(page: Record, desk: Desk, qtbot: QtBot) -> None:
    page.window().activateWindow()
    page.show_entry(entry_of(desk, 10))
    page.ask.button.setFocus()
    qtbot.waitUntil(page.ask.button.hasFocus)
    page.show_entry(entry_of(desk, 1))
    assert page.verdict.hasFocus()


def test_while_it_is_asked_the_button_waits(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 10))
    running = Progress(running=True, total=1, asked=frozenset({"reference-10"}))
    desk.checking._progress = running
    desk.checking.progress_changed.emit(running)
    assert page.ask.words == "Asking …"
    assert not page.ask.button.isEnabled()


def test_where_narrow_the_two_values_stand_one_under_the_other(page: Record, desk: Desk, qtbot: QtBot) -> None:
    page.show_entry(entry_of(desk, 2))
    page.resize(240, 700)
    qtbot.waitUntil(lambda: "year\nas printed\n2014\nregistered\n2013" in page.table.toPlainText())


def test_where_narrow_the_button_stands_below_its_sentence(page: Record, desk: Desk, qtbot: QtBot) -> None:
    page.show_entry(entry_of(desk, 10))
    assert page.ask.button.x() > 300
    page.resize(200, 700)
    qtbot.waitUntil(lambda: page.ask.button.y() > 20)


def test_where_nothing_was_compared_the_printed_fields_stand_alone(page: Record, desk: Desk) -> None:
    page.show_entry(entry_of(desk, 4))
    assert "journal\nJournal of Careful Reading" in page.table.toPlainText()
    assert "registered" not in page.table.toPlainText()
    assert not page.same.isVisibleTo(page)


def test_values_are_never_taken_for_markup(page: Record, desk: Desk) -> None:
    entry = entry_of(desk, 10)
    printed = replace(entry.reference.printed, title="<b>p < .05</b> & <img src='file:///x'>")
    page.show_entry(replace(entry, reference=replace(entry.reference, printed=printed)))
    assert "<b>p < .05</b> & <img src='file:///x'>" in said(page)


def test_the_page_is_restyled_in_place(page: Record, desk: Desk, theme: Theme) -> None:
    theme.set_mode("light")
    page.show_entry(entry_of(desk, 2))
    before = page.grab().toImage()
    theme.set_mode("dark")
    page.restyle()
    assert page.grab().toImage() != before


def test_a_page_without_an_entry_answers_to_nothing(page: Record, desk: Desk) -> None:
    page.restyle()
    page.verdict.anchorClicked.emit(QUrl("desk:correct"))
    page.ask.button.click()
    desk.checking.offline_changed.emit(True)
    assert said(page).strip() == ""
