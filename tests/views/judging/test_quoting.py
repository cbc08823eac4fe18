"""Tests of `quoting`. The article is judged by keys alone."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk import cli
from ldn_desk.domain.judgement import Choice
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.views import keys
from tests.views.desk_window import open_window, select


def choices(window: MainWindow) -> list[str]:
    """What is judged, in reading order; empty texts for what is not."""
    found = [stop.entry.judgement(stop.citation) for stop in window.desk.quoting.stops]
    return [each.quotation.choice.value if each else "" for each in found]


def test_an_article_is_judged_by_single_keys_and_told_by_the_command_line(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    keys.write("jsupuxk")
    assert choices(window) == ["supported", "minor", "major", ""]
    keys.write("uc")
    assert choices(window) == ["supported", "minor", "major", "cannot"]
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert choices(window) == ["supported", "minor", "major", ""]
    assert window.references.header.counts.endswith("judged: 3 of 4 citations")
    window.close()
    for name, value in places(tmp_path).items():
        monkeypatch.setenv(name, value)
    assert cli.run(["check", str(tmp_path / "article.md"), "--offline", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["references"]
    quoted = [[each.get("quotation", {}).get("choice") for each in one["citations"]] for one in told]
    assert quoted == [["supported", "major"], ["minor", None]]


def test_in_the_list_letters_judge_instead_of_finding_a_row(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    window.references.focus_list()
    keys.write("jx")
    assert choices(window)[0] == Choice.NOT_SUPPORTED


@pytest.mark.parametrize("in_list", [False, True])
def test_digits_give_stars_and_take_them_back(qtbot: QtBot, tmp_path: Path, in_list: bool) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    if in_list:
        window.references.focus_list()
    keys.write("j42")
    assert [entry.stars for entry in window.desk.opened.entries] == [2, None]
    keys.write("0")
    assert [entry.stars for entry in window.desk.opened.entries] == [None, None]


def test_n_goes_to_a_new_note(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    keys.write("jn")
    keys.write("s 3")
    window.references.save_pending()
    assert [note.text for note in window.desk.opened.entries[0].notes] == ["s 3"]
    assert choices(window) == ["", "", "", ""]


def test_while_typing_letters_are_letters(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    select(window, 1)
    window.references.focus_notes()
    keys.write("spxcjku")
    window.toolbar.field.setFocus()
    keys.write("spxc")
    assert choices(window) == ["", "", "", ""]
    assert window.toolbar.field.text() == "spxc"


def test_on_a_button_of_the_sheet_letters_judge_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    select(window, 1)
    window.references.focus_sheet()
    keys.write("spxc")
    assert choices(window) == ["", "", "", ""]


def test_the_menu_clears_the_judgement_in_hand(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    assert not window.actions_["quotation_none"].isEnabled()
    keys.write("js")
    window.actions_["quotation_none"].trigger()
    assert choices(window) == ["", "", "", ""]


def test_the_evidence_is_graded_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys.wait_for_keyboard(window)
    keys.write("j")
    keys.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    keys.press(Qt.Key.Key_Tab)
    for _ in range(3):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Tab)
    keys.write("12")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    # Past the place, to the question and its help.
    for _ in range(2):
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    help_text = QApplication.focusWidget()
    assert isinstance(help_text, FlowText)
    assert help_text.toPlainText().startswith("Question type")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Tab)
    for _ in range(4):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Space)
    keys.press(Qt.Key.Key_Right)
    frame = window.references.sheet.frames["evidence"]
    assert frame.header.beside == "OCEBM level 2 (randomised trial) · 12 people"
