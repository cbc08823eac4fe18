"""The Evidence section: folded it is one line, unfolded every field is saved as chosen, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.evidence import (
    NO_EVIDENCE,
    NO_STUDY,
    Design,
    Directness,
    Evidence,
    Level,
    Outcome,
    Question,
    Study,
    Subjects,
)
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.evidence import EvidenceSection
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox
from tests.views.sheet.made_sheet import entry_of, made_sheet

TRIAL = Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 12)
GRADED = Evidence(Question.TREATMENT, Level.TWO, "", Directness.DIRECT, Outcome.PATIENT)


@pytest.fixture
def sheet(desk: Desk, theme: Theme, qtbot: QtBot) -> Sheet:
    return made_sheet(desk, theme, qtbot)


def section(sheet: Sheet, number: int, place: int | None = 0) -> EvidenceSection:
    """The section, unfolded, with this place of the reference in hand."""
    entry = entry_of(sheet._desk, number)
    if place is None:
        sheet._desk.selection.select_reference(entry.reference.id)
    else:
        sheet._desk.selection.select_citation(entry.citations[place].id, "", entry.reference.id)
    sheet.frames["evidence"].fold(False)
    body = sheet.frames["evidence"].body
    assert isinstance(body, EvidenceSection)
    return body


def said(desk: Desk, number: int, place: int = 0) -> tuple[Evidence, Study]:
    entry = entry_of(desk, number)
    evidence, _version = desk.grading.evidence(entry.reference.id, entry.citations[place].id)
    return evidence, desk.grading.study(entry.reference.id)[0]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(box: ChoiceBox, value: object) -> None:
    """By keyboard: from where it stands, down or up to the value."""
    box.setFocus()
    steps = box.findData(value) - box.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def beside(sheet: Sheet) -> str:
    return sheet.frames["evidence"].header.beside


def test_folded_it_is_one_line_and_nothing_where_nothing_is_said(sheet: Sheet, desk: Desk) -> None:
    desk.selection.select_reference("reference-3")
    frame = sheet.frames["evidence"]
    assert (frame.folded, frame.body, beside(sheet)) == (True, None, "")
    desk.grading.describe("reference-3", TRIAL)
    desk.grading.grade(
        "reference-3",
        entry_of(desk, 3).citations[0].id,
        **{name: getattr(GRADED, name) for name in ("question", "level", "directness", "outcome")},
    )
    assert beside(sheet) == "OCEBM level 2 (randomised trial) · 12 people · direct · patient-oriented"
    assert frame.body is None


def test_the_rail_leads_to_it(sheet: Sheet, desk: Desk) -> None:
    desk.selection.select_reference("reference-3")
    click(sheet.rail.buttons["evidence"])
    assert not sheet.frames["evidence"].folded
    assert sheet.frames["evidence"].header.hasFocus()


def test_every_field_is_saved_as_it_is_chosen_and_undone(sheet: Sheet, desk: Desk, qtbot: QtBot) -> None:
    body = section(sheet, 3)
    click(body.subjects.segments[0])
    body.number.setFocus()
    QTest.keyClicks(body.number, "12")
    click(body.level.segments[1])
    click(body.directness.segments[0])
    click(body.outcome.segments[0])
    assert said(desk, 3) == (replace(GRADED, question=None), replace(TRIAL, design=None))
    for _ in range(5):
        desk.appraising.undo()
    assert said(desk, 3) == (NO_EVIDENCE, NO_STUDY)
    assert (body.subjects.value, body.number.text(), body.level.value, body.outcome.value) == (None, "", None, None)


def test_design_and_question_are_chosen_by_keyboard(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    choose(body.design, Design.RANDOMISED_TRIAL)
    choose(body.question, Question.TREATMENT)
    assert said(desk, 3) == (Evidence(Question.TREATMENT), Study(Design.RANDOMISED_TRIAL))
    assert body.design.currentText() == "randomised trial"
    choose(body.design, None)
    assert said(desk, 3)[1] == NO_STUDY


def test_the_wheel_over_a_choice_changes_nothing(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    body.design.setFocus()
    middle = QPointF(body.design.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(body.design.mapToGlobal(middle.toPoint())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(body.design, wheel)
    assert said(desk, 3)[1] == NO_STUDY


def test_what_is_usual_is_shown_beside_the_level_and_never_filled_in(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    assert body.usual.isHidden()
    choose(body.design, Design.RANDOMISED_TRIAL)
    choose(body.question, Question.TREATMENT)
    assert body.usual.toPlainText() == "usual for a randomised trial asked about treatment: level 2"
    assert (body.level.value, said(desk, 3)[0].level) == (None, None)


def test_why_a_level_was_moved_is_asked_once_there_is_one_and_saved_after_a_pause(
    sheet: Sheet, desk: Desk, qtbot: QtBot
) -> None:
    body = section(sheet, 3)
    assert body.moved_row.isHidden()
    click(body.level.segments[5])
    assert body.moved_row.isHidden()
    click(body.level.segments[2])
    body.moved.setFocus()
    QTest.keyClicks(body.moved, "few people")
    qtbot.waitUntil(lambda: said(desk, 3)[0] == Evidence(level=Level.THREE, moved="few people"))


def test_what_is_typed_is_saved_when_another_reference_is_shown(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    click(body.level.segments[2])
    QTest.keyClicks(body.number, "7")
    QTest.keyClicks(body.moved, "few")
    desk.selection.select_reference("reference-4")
    assert said(desk, 3) == (Evidence(level=Level.THREE, moved="few"), Study(n=7))
    assert (body.number.text(), body.moved.text()) == ("", "")


def test_a_number_takes_digits_alone_and_goes_with_no_subjects(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    QTest.keyClicks(body.number, "a1 2-")
    body.save_pending()
    assert said(desk, 3)[1] == Study(n=12)
    click(body.subjects.segments[5])
    assert said(desk, 3)[1] == Study(subjects=Subjects.NONE)
    assert body.number.isHidden()


def test_what_is_chosen_is_taken_back_by_a_second_click_or_a_key(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    click(body.level.segments[1])
    click(body.level.segments[1])
    assert said(desk, 3)[0] == NO_EVIDENCE
    click(body.outcome.segments[1])
    QTest.keyClick(body.outcome.segments[1], Qt.Key.Key_Backspace)
    assert said(desk, 3)[0] == NO_EVIDENCE


def test_arrows_move_through_the_levels(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    click(body.level.segments[0])
    body.level.segments[0].setFocus()
    QTest.keyClick(body.level.segments[0], Qt.Key.Key_Right)
    assert said(desk, 3)[0].level is Level.TWO


def test_a_level_is_spoken_with_its_scale(sheet: Sheet) -> None:
    body = section(sheet, 3)
    group = QAccessible.queryAccessibleInterface(body.level)
    assert group.text(QAccessible.Text.Name) == "OCEBM 2011 level"
    spoken = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in body.level.segments]
    assert (spoken[1], spoken[5]) == ("OCEBM level 2", "not graded")


def test_each_place_has_its_own_evidence_and_the_work_one_description(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 6, 0)
    click(body.level.segments[0])
    choose(body.design, Design.COHORT)
    section(sheet, 6, 1)
    assert (body.level.value, body.design.currentData()) == (None, Design.COHORT)
    choose(body.place, entry_of(desk, 6).citations[0].id)
    assert desk.selection.current.citation_id == entry_of(desk, 6).citations[0].id
    assert body.level.value is Level.ONE


def test_where_no_place_is_in_hand_the_first_graded_one_is_shown(sheet: Sheet, desk: Desk) -> None:
    entry = entry_of(desk, 6)
    desk.grading.grade("reference-6", entry.citations[1].id, level=Level.FOUR)
    body = section(sheet, 6, None)
    assert (body.place.currentData(), body.level.value) == (entry.citations[1].id, Level.FOUR)
    assert beside(sheet) == "OCEBM level 4"


def test_a_single_place_is_named_and_not_chosen(sheet: Sheet) -> None:
    body = section(sheet, 3)
    assert body.place.isHidden()
    assert body.of_citation.text().startswith("As it is cited here")


def test_a_sentence_that_changed_since_says_so_and_is_looked_at_again(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    click(body.level.segments[1])
    assert body.remarks.isHidden()
    entry = entry_of(desk, 3)
    older = replace(entry.gradings[0], sentence="Glial cells sleep [3].", changed=True)
    body.show_entry(replace(entry, gradings=(older,)))
    assert body.remarks.toPlainText().startswith("The sentence has changed since; it was graded as: “Glial cells")
    body.show_entry(replace(entry, gradings=(replace(older, changed=False, again="merged"),)))
    assert body.remarks.toPlainText().startswith("The reference has changed since it was graded.")
    body.remarks.acted.emit("look")
    assert said(desk, 3)[0] == Evidence(level=Level.TWO)


def test_a_work_that_is_another_reference_by_now_says_so_and_is_looked_at_again(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    click(body.subjects.segments[1])
    with desk.workshop.library._store.writing() as unit:
        unit.rewriting.part("reference-3")
    desk.opened.reload_entries(("reference-3",))
    assert body.work_remarks.toPlainText().startswith("The reference has changed since its study was described.")
    body.work_remarks.acted.emit("look")
    assert body.work_remarks.isHidden()
    assert said(desk, 3)[1] == Study(subjects=Subjects.ANIMALS)


def test_help_on_the_level_is_on_the_question_in_hand(sheet: Sheet) -> None:
    body = section(sheet, 3)
    help_button = body.level_row.help
    assert help_button is not None
    choose(body.question, Question.TREATMENT)
    body.level.segments[0].setFocus()
    QTest.keyClick(body.level.segments[0], Qt.Key.Key_Question)
    assert help_button.card is not None
    assert "level 2 randomised trial level 3" in " ".join(help_button.card.text.toPlainText().split())


def test_a_question_mark_in_a_box_asks_for_help_and_letters_choose(sheet: Sheet, desk: Desk) -> None:
    body = section(sheet, 3)
    body.question.setFocus()
    QTest.keyClick(body.question, Qt.Key.Key_Question)
    help_button = body._rows[2].help
    assert help_button is not None
    assert help_button.card is not None
    QTest.keyClick(help_button.card.text, Qt.Key.Key_Escape)
    assert body.question.hasFocus()
    QTest.keyClick(body.question, Qt.Key.Key_P)
    assert said(desk, 3)[0].question is Question.PROGNOSIS


def test_every_scale_of_a_citation_has_help(sheet: Sheet) -> None:
    body = section(sheet, 3)
    helped = {row.label.text(): row.help for row in body._rows if row.help is not None}
    assert list(helped) == ["question", "OCEBM level", "directness", "outcome"]
    for button in helped.values():
        click(button)
        assert button.card is not None
        click(button)


@pytest.mark.parametrize("width", [660, 460, 320])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off(sheet: Sheet, theme: Theme, width: int, scale: float) -> None:
    body = section(sheet, 6)
    click(body.level.segments[1])
    theme.set_scale(scale)
    sheet.restyle()
    sheet.resize(width, 500)
    for _ in range(3):
        QApplication.processEvents()
    for part in (*body.subjects.segments, *body.level.segments, *body.outcome.segments, body.moved, body.number):
        right = part.mapTo(body, QPoint(part.width(), part.height()))
        assert right.x() <= max(body.width(), body.minimumSizeHint().width())
        assert right.y() <= body.height()
        assert part.height() >= 24
    theme.set_scale(1.0)
