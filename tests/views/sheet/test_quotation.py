"""Tests of `quotation`, `quotation_details` and `views/widgets/segments`."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.judgement import Basis, Choice, Copy, Kind, Obstacle, Quotation
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.claim import Claim
from ldn_desk.views.sheet.quotation import QuotationRow
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.theme import Theme
from tests.views.sheet.made_sheet import entry_of, made_sheet


@pytest.fixture
def sheet(desk: Desk, theme: Theme, qtbot: QtBot) -> Sheet:
    return made_sheet(desk, theme, qtbot)


def row_of(sheet: Sheet, number: int, place: int = 0) -> QuotationRow:
    sheet._desk.selection.select_reference(f"reference-{number}")
    claim = sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    return claim.rows[place]


def judged(desk: Desk, number: int, place: int = 0) -> Quotation | None:
    entry = entry_of(desk, number)
    found = entry.judgement(entry.citations[place])
    return found.quotation if found else None


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def unfolded(row: QuotationRow) -> list[QWidget]:
    parts = (*row.kinds.values(), row.obstacles, row.basis, row.details)
    return [part for part in parts if not part.isHidden()]


def test_an_unjudged_sentence_shows_the_four_choices_and_nothing_else(sheet: Sheet) -> None:
    row = row_of(sheet, 3)
    assert [segment.text() for segment in row.choices.segments] == [
        "Supported",
        "Partly",
        "Not supported",
        "Cannot assess",
    ]
    assert (row.choices.value, unfolded(row), row.remarks.isHidden()) == (None, [], True)


def test_each_choice_speaks_the_rubrics_whole_phrase(sheet: Sheet) -> None:
    row = row_of(sheet, 3)
    group = QAccessible.queryAccessibleInterface(row.choices)
    assert group.role() is QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "Does the source say this?"
    spoken = QAccessible.queryAccessibleInterface(row.choices.segments[0])
    assert spoken.role() is QAccessible.Role.RadioButton
    assert spoken.text(QAccessible.Text.Name) == "Supported: the source says this, as stated"
    assert row.choices.segments[0].toolTip() == "Supported: the source says this, as stated"


def test_everything_to_be_clicked_is_high_enough(sheet: Sheet) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    parts = (*row.choices.segments, *row.basis.segments, *row.kinds[Choice.PARTLY].chips, row.help_button)
    assert min(min(part.width(), part.height()) for part in parts) >= 24


def test_a_choice_is_saved_as_it_is_made_and_undone(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    assert judged(desk, 3) == Quotation(Choice.PARTLY)
    assert unfolded(row) == [row.kinds[Choice.PARTLY], row.basis]
    desk.appraising.undo()
    assert (judged(desk, 3), row.choices.value, unfolded(row)) == (None, None, [])


def test_several_kinds_and_a_basis_are_saved_beside_the_choice(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    click(row.kinds[Choice.PARTLY].chips[2])
    click(row.kinds[Choice.PARTLY].chips[0])
    click(row.basis.segments[1])
    assert judged(desk, 3) == Quotation(
        Choice.PARTLY, (Kind.OVERSIMPLIFIED, Kind.MISQUOTED_DETAIL), basis=Basis.ABSTRACT
    )


def test_cannot_assess_asks_for_its_reason(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[3])
    click(row.obstacles.segments[1])
    assert judged(desk, 3) == Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.CLAIM_TOO_VAGUE)


def test_not_supported_asks_quietly_for_a_note_until_one_is_written(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[2])
    assert "Not supported asks for a note." in row.remarks.toPlainText()
    row.remarks.acted.emit("note")
    assert not row.details.isHidden()
    row.details.long["note"].setPlainText("It says the opposite.")
    row.save_pending()
    assert judged(desk, 3) == Quotation(Choice.NOT_SUPPORTED, note="It says the opposite.")
    assert "asks for a note" not in row.remarks.toPlainText()


def test_not_substantiated_says_that_it_is_provisional(sheet: Sheet) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[2])
    click(row.kinds[Choice.NOT_SUPPORTED].chips[0])
    assert "Provisional" in row.remarks.toPlainText()
    click(row.basis.segments[0])
    assert "Provisional" not in row.remarks.toPlainText()


def test_passage_and_copy_are_saved_when_another_reference_is_shown(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[0])
    click(row.more)
    row.details.long["passage"].setPlainText("Cells were quiet.")
    row.details.short["locator"].setText("p. 8")
    row.details.short["words"].setText("my print")
    click(row.details.indirect.chips[0])
    row_of(sheet, 4)
    assert judged(desk, 3) == Quotation(
        Choice.SUPPORTED, copy=Copy("my print"), indirect=True, passage="Cells were quiet.", locator="p. 8"
    )
    again = row_of(sheet, 3)
    click(again.more)
    assert "my print · the source cites another one for it · p. 8 “Cells were quiet.”" in again.remarks.toPlainText()


def test_what_is_typed_is_saved_after_a_pause(sheet: Sheet, desk: Desk, qtbot: QtBot) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[0])
    click(row.more)
    row.details.long["claim"].setFocus()
    QTest.keyClicks(row.details.long["claim"], "Cells are quiet")
    qtbot.waitUntil(lambda: judged(desk, 3) == Quotation(Choice.SUPPORTED, claim="Cells are quiet"))


def test_of_a_string_citation_each_reference_is_judged_for_itself(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 6, 1)
    click(row.choices.segments[0])
    assert (judged(desk, 6, 1), judged(desk, 7)) == (Quotation(Choice.SUPPORTED), None)
    others = row.others
    assert [each.who.toolTip().splitlines()[0] for each in others.rows] == ["7 · Smith & Field 2019"]
    assert others.head.text() == (
        "[6, 7]: each is judged for what it supports · 1 of 2 references judged: 1 supports the sentence"
    )
    click(others.rows[0].choices.segments[2])
    assert judged(desk, 7) == Quotation(Choice.NOT_SUPPORTED)
    assert judged(desk, 6, 1) == Quotation(Choice.SUPPORTED)
    assert others.rows[0].choices.value is Choice.NOT_SUPPORTED
    assert others.head.text().endswith("2 of 2 references judged: 1 supports the sentence")


def test_a_sentence_that_changed_since_says_so_and_is_looked_at_again(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    entry = entry_of(desk, 3)
    other = replace(entry.judgements[0], sentence="Glial cells sleep [3].", changed=True)
    row.show_place(replace(entry, judgements=(other,)), entry.citations[0])
    told = row.remarks.toPlainText()
    assert told.startswith("The sentence has changed since; it was judged as: “Glial cells sleep [3].”")
    assert "Still so" in told
    row.remarks.acted.emit("look")
    assert judged(desk, 3) == Quotation(Choice.PARTLY)
    assert not entry_of(desk, 3).judgements[0].changed


def test_help_stands_on_the_spot_of_each_scale(sheet: Sheet) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    shown = {row.help_button: "Does the source say this?", row.kinds_help[0]: "In which way"}
    for button, title in (*shown.items(), (row.basis_help, "What was read")):
        click(button)
        assert button.card is not None
        assert button.card.text.toPlainText().startswith(title)
        click(button)
        assert button.card is None


@pytest.mark.parametrize("scale", ["choices", "kinds", "basis"])
def test_a_question_mark_asks_for_help_on_the_scale_that_has_the_keyboard(sheet: Sheet, scale: str) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    part, button = {
        "choices": (row.choices.segments[1], row.help_button),
        "kinds": (row.kinds[Choice.PARTLY].chips[1], row.kinds_help[0]),
        "basis": (row.basis.segments[0], row.basis_help),
    }[scale]
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Question)
    assert [each for each in row._helps if each.card is not None] == [button]
    assert button.card is not None
    QTest.keyClick(button.card.text, Qt.Key.Key_Escape)
    assert part.hasFocus()


def test_a_question_mark_that_is_typed_is_a_letter(sheet: Sheet) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[1])
    click(row.more)
    row.details.long["note"].setFocus()
    QTest.keyClicks(row.details.long["note"], "Why?")
    assert row.details.long["note"].toPlainText() == "Why?"
    assert [each for each in row._helps if each.card is not None] == []


def test_what_was_read_and_the_reason_are_taken_back_by_a_second_click_or_a_key(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[3])
    click(row.obstacles.segments[1])
    click(row.basis.segments[1])
    click(row.basis.segments[1])
    assert judged(desk, 3) == Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.CLAIM_TOO_VAGUE)
    QTest.keyClick(row.obstacles.segments[1], Qt.Key.Key_Delete)
    assert judged(desk, 3) == Quotation(Choice.CANNOT_ASSESS)
    QTest.keyClick(row.choices.segments[3], Qt.Key.Key_Delete)
    assert judged(desk, 3) == Quotation(Choice.CANNOT_ASSESS)


def test_arrows_move_through_the_choices(sheet: Sheet, desk: Desk) -> None:
    row = row_of(sheet, 3)
    click(row.choices.segments[0])
    row.choices.segments[0].setFocus()
    QTest.keyClick(row.choices.segments[0], Qt.Key.Key_Right)
    assert row.choices.segments[1].hasFocus()
    assert judged(desk, 3) == Quotation(Choice.PARTLY)
