from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dismiss_point import DismissPoint
from ldn_desk.views.sheet.claim import Claim, Places
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText
from tests.presenters.references.samples import citation
from tests.views.sheet.made_sheet import entry_of, heavy_words, made_sheet, place_of


@pytest.fixture
def sheet(desk: Desk, theme: Theme, qtbot: QtBot) -> Sheet:
    return made_sheet(desk, theme, qtbot)


def claim_of(sheet: Sheet, number: int) -> Claim:
    sheet._desk.selection.select_reference(f"reference-{number}")
    claim = sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    return claim


def shown(claim: Claim) -> list[FlowText]:
    return [text for text in claim.texts if text.isVisible()]


def said(claim: Claim) -> str:
    return "\n".join(text.toPlainText() for text in shown(claim))


def cited_often(entry: Entry, places: int) -> Entry:
    made = tuple(citation(f"place-{n}", (6,), f"Sentence {n} says so [6].", "Evidence") for n in range(places))
    return replace(entry, citations=made, points=tuple(replace(point, citation=places - 1) for point in entry.points))


def test_each_citing_sentence_stands_under_its_place(sheet: Sheet) -> None:
    claim = claim_of(sheet, 6)
    assert [text.toPlainText().split("\n")[:2] for text in shown(claim)] == [
        [
            "Evidence · [6]",
            "“A 2017 case series reported that patients with major depression improved [6].”",
        ],
        ["Evidence · [6, 7]", "“Later work agrees [6, 7].”"],
        ["Open questions · [6]", "“The effect was said to last [6].”"],
    ]
    assert sheet.frames["claim"].aside.text() == "cited 3 times"
    assert sheet.frames["claim"].header.beside == ""


def test_the_one_place_is_named_in_the_header(sheet: Sheet) -> None:
    claim = claim_of(sheet, 3)
    assert sheet.frames["claim"].header.beside == "How it may work"
    assert sheet.frames["claim"].aside.text() == "cited once"
    assert said(claim) == "“Glial cells are quieter at small doses [3].”"


def test_words_that_clash_in_a_point_are_heavy(sheet: Sheet) -> None:
    claim = claim_of(sheet, 6)
    assert heavy_words(shown(claim)[0]) == ["case series", "case series", "Randomized"]


def test_a_point_stands_below_its_sentence_with_a_way_to_dismiss_it(sheet: Sheet, desk: Desk, qtbot: QtBot) -> None:
    claim = claim_of(sheet, 6)
    text = shown(claim)[0]
    assert "Sentence says case series; title says Randomized" in text.toPlainText()
    at = text.cursorRect(place_of(text, "Dismiss…")).center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    dialog = sheet.findChild(DismissPoint)
    assert dialog is not None
    dialog.close()


def test_a_dismissed_point_says_why_and_can_be_taken_back(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    point = entry_of(desk, 6).points[0]
    desk.appraising.dismiss("reference-6", point, "I looked")
    assert ": I looked" in said(claim)
    assert heavy_words(shown(claim)[0]) == ["case series", "Randomized"]
    text = shown(claim)[0]
    QApplication.processEvents()
    at = text.cursorRect(place_of(text, "Take back")).center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert entry_of(desk, 6).open_points == (point,)


def test_a_click_on_a_sentence_goes_there_with_this_reference(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 7)
    text = shown(claim)[0]
    at = text.cursorRect(place_of(text, "Later work agrees")).center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.selection.current.citation_id == "again"
    assert desk.selection.current.reference_id == "reference-7"


def test_the_keyboard_reaches_each_sentence(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    shown(claim)[1].setFocus()
    QTest.keyClick(shown(claim)[1], Qt.Key.Key_Tab)
    QTest.keyClick(shown(claim)[1], Qt.Key.Key_Return)
    assert desk.selection.current.citation_id == "again"


def test_the_place_the_reader_is_at_stands_out(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    before = shown(claim)[2].grab().toImage()
    desk.selection.select_citation("last")
    assert shown(claim)[2].grab().toImage() != before


def test_of_many_places_the_first_the_one_in_hand_and_those_with_points_are_shown(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    often = cited_often(entry_of(desk, 6), 20)
    claim.show_entry(often)
    assert [text.toPlainText().split("\n")[1] for text in shown(claim)] == [
        "“Sentence 0 says so [6].”",
        "“Sentence 1 says so [6].”",
        "“Sentence 19 says so [6].”",
    ]
    assert claim.more.text() == "17 more places ▸"
    QTest.mouseClick(claim.more, Qt.MouseButton.LeftButton)
    assert len(shown(claim)) == 20
    assert not claim.more.isVisible()
    assert shown(claim)[2].hasFocus()


def test_of_many_points_the_first_is_shown_and_the_others_are_counted(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    often = cited_often(entry_of(desk, 6), 20)
    point = often.points[0]
    claim.show_entry(replace(often, points=tuple(replace(point, citation=place) for place in range(5, 15))))
    assert [text.toPlainText().split("\n")[1][1:12] for text in shown(claim)] == [
        "Sentence 5 ",
        "Sentence 6 ",
        "Sentence 7 ",
    ]
    assert claim.more.text() == "17 more places, 7 to check ▸"


def test_the_first_point_is_gone_to_wherever_it_stands(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    claim.show_entry(cited_often(entry_of(desk, 6), 20))
    claim.go_to_point()
    assert shown(claim)[2].hasFocus()
    claim.show_entry(replace(entry_of(desk, 6), points=(), citations=()))
    claim.go_to_point()


def test_a_point_on_the_reference_itself_stands_first(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 6)
    entry = entry_of(desk, 6)
    claim.show_entry(replace(entry, points=tuple(replace(point, citation=-1) for point in entry.points)))
    assert shown(claim)[0].toPlainText().strip().startswith("Sentence says case series") or "title says" in said(claim)
    claim.go_to_point()
    assert shown(claim)[0].hasFocus()


def test_where_no_point_is_raised_silence_is_no_praise(sheet: Sheet) -> None:
    claim = claim_of(sheet, 3)
    assert claim.silence.isVisible()
    assert claim.silence.text() == "No point raised does not mean the citation is right."
    claim = claim_of(sheet, 6)
    assert not claim.silence.isVisible()


def test_a_reference_that_nothing_cites_says_so(sheet: Sheet) -> None:
    claim = claim_of(sheet, 10)
    assert said(claim) == "No place in the article cites this reference."
    assert not sheet.frames["claim"].aside.isVisible()


def test_a_sentence_is_never_taken_for_markup(sheet: Sheet, desk: Desk) -> None:
    claim = claim_of(sheet, 3)
    entry = entry_of(desk, 3)
    (place,) = entry.citations
    claim.show_entry(replace(entry, citations=(replace(place, sentence="<b>p < .05</b> & <img src='file:///x'>"),)))
    assert "<b>p < .05</b> & <img src='file:///x'>" in said(claim)


def test_a_claim_without_an_entry_keeps_still(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bare = Claim(desk, theme, Places(desk, desk), window)
    bare.go_to_point()
    bare.more.click()
    bare.restyle()
    QApplication.processEvents()
    assert bare.texts == []
