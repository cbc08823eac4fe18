"""Tests of `on_verdict`, `presenters/work/retractions` and `views/handing_over/feature`. The reader's word beside the
machine's, by real clicks: correct, withdraw, accept, dismiss, and take back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ldn_desk.domain.reason import own_words
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.row import row
from ldn_desk.views.checking.feature import Asking
from ldn_desk.views.dialogs.correct_verdict import OFFERED, CorrectVerdict
from ldn_desk.views.dialogs.dismiss_point import DismissPoint
from ldn_desk.views.feature import Spec
from ldn_desk.views.handing_over.feature import HandingOver
from ldn_desk.views.judging.feature import Judging
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.window.main_window import MainWindow
from tests.views.desk_window import open_window, select
from tests.views.sheet.made_sheet import entry_of, made_sheet


@pytest.fixture
def sheet(desk: Desk, theme: Theme, qtbot: QtBot) -> Sheet:
    return made_sheet(desk, theme, qtbot)


def texts(sheet: Sheet) -> list[FlowText]:
    return [text for text in sheet.findChildren(FlowText) if text.isVisible()]


def shown(sheet: Sheet, desk: Desk, number: int) -> str:
    desk.selection.select_reference(f"reference-{number}")
    return "\n".join(text.toPlainText() for text in texts(sheet))


def follow(sheet: Sheet, address: str) -> None:
    """Follow the link as Tab and Enter do: in the text that shows it, else in the first that knows of such links."""
    holders = [text for text in texts(sheet) if f'"{address}"' in text.toHtml()]
    known = holders or [text for text in texts(sheet) if 'href="desk:' in text.toHtml()]
    known[0].anchorClicked.emit(QUrl(address))


def dialog(sheet: Sheet, kind: type[QDialog]) -> QDialog:
    return next(child for child in sheet.findChildren(kind) if child.isVisible())


def with_suggestion(desk: Desk) -> int:
    return next(entry.reference.number for entry in desk.opened.entries if entry.verdict.suggestion)


def test_a_verdict_is_corrected_in_a_dialog_and_stands_beside_the_machines(sheet: Sheet, desk: Desk) -> None:
    assert "Correct verdict…" in shown(sheet, desk, 2)
    follow(sheet, "desk:correct")
    asked = dialog(sheet, CorrectVerdict)
    assert isinstance(asked, CorrectVerdict)
    asked.verdict.setCurrentIndex(OFFERED.index(VerdictCode.AGREES))
    asked.reasons.choice.setCurrentIndex(0)
    QTest.mouseClick(asked.save, Qt.MouseButton.LeftButton)
    text = shown(sheet, desk, 2)
    assert "My correction: Details match: registry is wrong — Reviewer 1" in text
    assert "year\n2014\n2013" in text
    assert row(entry_of(desk, 2)).words.startswith("My correction: Details match · Same work;")
    assert desk.appraising.undo_words == "correct verdict of reference 2"


def test_own_words_are_needed_where_no_offered_reason_is_taken(sheet: Sheet, desk: Desk) -> None:
    shown(sheet, desk, 2)
    follow(sheet, "desk:correct")
    asked = dialog(sheet, CorrectVerdict)
    assert isinstance(asked, CorrectVerdict)
    assert not asked.reasons.own.isVisible()
    asked.verdict.setCurrentIndex(0)
    asked.reasons.choice.setCurrentIndex(asked.reasons.choice.count() - 1)
    assert asked.reasons.own.isVisible()
    assert not asked.save.isEnabled()
    QTest.keyClicks(asked.reasons.own, "asked the author")
    assert asked.save.isEnabled()
    QTest.keyClicks(asked.doi, "no such thing")
    assert not asked.save.isEnabled()
    asked.doi.setText("https://doi.org/10.1234/meant")
    asked.save.click()
    correction = entry_of(desk, 2).correction
    assert correction is not None
    assert (correction.reason, correction.DOI) == (own_words("asked the author"), "10.1234/meant")


def test_a_correction_given_before_is_shown_to_be_changed_and_can_be_withdrawn(sheet: Sheet, desk: Desk) -> None:
    desk.appraising.correct("reference-2", VerdictCode.OTHER_WORK, "looked it up", "10.1234/a")
    shown(sheet, desk, 2)
    follow(sheet, "desk:correct")
    asked = dialog(sheet, CorrectVerdict)
    assert isinstance(asked, CorrectVerdict)
    assert (asked.reasons.reason, asked.doi.text()) == (own_words("looked it up"), "10.1234/a")
    assert OFFERED[asked.verdict.currentIndex()] is VerdictCode.OTHER_WORK
    asked.reject()
    follow(sheet, "desk:withdraw")
    assert entry_of(desk, 2).correction is None


def test_a_suggestion_is_accepted_without_altering_what_is_printed(sheet: Sheet, desk: Desk) -> None:
    number = with_suggestion(desk)
    before = entry_of(desk, number)
    assert "Accept" in shown(sheet, desk, number)
    follow(sheet, "desk:accept-suggestion")
    after = entry_of(desk, number)
    assert after.correction is not None
    assert before.verdict.suggestion is not None
    assert after.correction.DOI == before.verdict.suggestion.DOI
    assert after.reference == before.reference
    assert "accepted" in shown(sheet, desk, number)
    assert row(after).words.startswith("My correction: Another DOI was meant · ")


def test_a_point_is_dismissed_with_a_reason_and_taken_back(sheet: Sheet, desk: Desk) -> None:
    shown(sheet, desk, 6)
    follow(sheet, "desk:dismiss/0")
    asked = dialog(sheet, DismissPoint)
    assert isinstance(asked, DismissPoint)
    assert not asked.save.isEnabled()
    asked.reasons.choice.setCurrentIndex(0)
    asked.save.click()
    assert entry_of(desk, 6).open_points == ()
    assert row(entry_of(desk, 6)).points == ""
    text = shown(sheet, desk, 6)
    assert "I looked: the citation is right" in text
    follow(sheet, "desk:take-back/0")
    assert len(entry_of(desk, 6).open_points) == 1


def test_a_link_to_a_point_that_is_gone_does_nothing(sheet: Sheet, desk: Desk) -> None:
    shown(sheet, desk, 6)
    follow(sheet, "desk:dismiss/9")
    follow(sheet, "desk:unheard-of")
    assert not [child for child in sheet.findChildren(QDialog) if child.isVisible()]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def test_the_menu_corrects_and_withdraws_for_the_selected_reference(window: MainWindow) -> None:
    actions, desk = window.actions_, window.desk
    reference_id = select(window, 1)
    assert not actions["withdraw"].isEnabled()
    assert not actions["accept"].isEnabled()
    actions["correct"].trigger()
    asked = next(child for child in window.findChildren(CorrectVerdict) if child.isVisible())
    asked.verdict.setCurrentIndex(0)
    asked.reasons.choice.setCurrentIndex(0)
    asked.save.click()
    entry = desk.opened.entry(reference_id)
    assert entry is not None
    assert entry.correction is not None
    assert actions["withdraw"].isEnabled()
    actions["withdraw"].trigger()
    assert not actions["withdraw"].isEnabled()


def test_without_a_selected_reference_nothing_is_corrected(desk: Desk, theme: Theme, sheet: Sheet) -> None:
    desk.close_article()
    references = ReferencePane(desk, theme, sheet)
    features = (Judging(desk, theme, references, sheet), HandingOver(desk, theme, references.save_pending, sheet))
    acts = {item.name: item.do for feature in features for item in feature.items() if isinstance(item, Spec)}
    for name in ("correct", "withdraw", "accept", "stars_5", "copy_comments"):
        acts[name]()
    assert desk.appraising.undo_words == ""


def test_the_menu_accepts_a_suggestion(desk: Desk, theme: Theme, sheet: Sheet) -> None:
    number = with_suggestion(desk)
    desk.selection.select_reference(f"reference-{number}")
    Judging(desk, theme, ReferencePane(desk, theme, sheet), sheet).accept()
    assert entry_of(desk, number).correction is not None


def test_comments_to_the_author_go_to_the_clipboard(window: MainWindow) -> None:
    window.actions_["copy_comments"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Comments on the references of “")
    assert "No comment on a reference does not mean that it is right." in text


CSV = (
    "RetractionDate,RetractionDOI,OriginalPaperDOI,RetractionNature,Reason\n"
    "2/6/2010 0:00,10.5555/notice,10.5555/desk.3,Retraction,+Error;\n"
)


def test_a_file_of_retractions_is_imported_and_told_of_at_once(
    desk: Desk, theme: Theme, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "retractions.csv"
    file.write_text(CSV, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    Asking(desk, theme, sheet).import_retractions()
    assert "retraction" in [notice.type for notice in entry_of(desk, 3).verdict.notices]
    text = shown(sheet, desk, 3)
    assert "Retraction, 6 Feb 2010, from retraction watch" in text
    assert "Error" in text


def test_another_file_is_one_sentence_and_no_file_is_nothing(
    desk: Desk, theme: Theme, sheet: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    desk.failed.connect(said.append)
    commands = Asking(desk, theme, sheet)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    commands.import_retractions()
    assert said == []
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    commands.import_retractions()
    assert said == ["other.csv is not Retraction Watch’s CSV file: it has no column “RetractionDate”."]
