"""Tests of `views/sheet/string_citation` and `views/article/judging`. Markers with several references: each is judged
for what it supports, on the card, in the sheet and by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ldn_desk.domain.judgement import Choice
from ldn_desk.views.article.citation_card import CitationCard
from ldn_desk.views.window.main_window import MainWindow
from tests.views import keys
from tests.views.desk_window import open_window

TEXT = """# Lamps and naps

By Jane Doe

Lamps do good [1]. Naps and lamps were tried together [1, 2, 3], and once more [2, 3].

## References

1. Adams A. Lamps at noon. J Lamps. 2011;2(3):10-19.
2. Baker C. Naps in the morning. J Naps. 2010;1(2):3-9.
3. Clark D. Rest in the evening. J Rest. 2012;3(4):20-29.
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path, text=TEXT)
    keys.wait_for_keyboard(window)
    return window


def judged(window: MainWindow) -> list[str]:
    """What is judged, in reading order, each reference of each marker."""
    found = [stop.entry.judgement(stop.citation) for stop in window.desk.quoting.stops]
    return [each.quotation.choice.value if each else "" for each in found]


def in_hand(window: MainWindow) -> tuple[int, str]:
    entry, citation = window.desk.opened.selected_entry, window.desk.selection.citation
    assert entry is not None
    assert citation is not None
    return entry.reference.number, citation.marker


def card(window: MainWindow) -> CitationCard:
    return window.article.card


def card_values(window: MainWindow) -> list[object]:
    return [row.choices.value for row in card(window).rows]


def test_keys_judge_one_reference_after_the_other(window: MainWindow) -> None:
    keys.write("jj")
    assert in_hand(window) == (1, "[1, 2, 3]")
    keys.write("s")
    assert in_hand(window) == (2, "[1, 2, 3]")
    keys.write("xp")
    assert judged(window) == ["", "supported", "major", "minor", "", ""]
    assert in_hand(window) == (3, "[1, 2, 3]")
    keys.write("uc")
    assert judged(window) == ["", "supported", "major", "minor", "cannot", ""]
    assert in_hand(window) == (3, "[2, 3]")


def test_the_sign_in_the_text_waits_for_the_last_reference(window: MainWindow) -> None:
    signs = window.article.view.judged.on_screen
    keys.write("jjss")
    assert [sign for sign, _box in signs()] == ["◦"]
    keys.write("x")
    assert [sign for sign, _box in signs()] == ["∴"]


def test_the_card_that_tab_brings_shows_and_follows_what_keys_judge(window: MainWindow) -> None:
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    assert len(card(window).rows) == 3
    keys.write("sx")
    assert card(window).isVisible()
    assert card_values(window) == [Choice.SUPPORTED, Choice.NOT_SUPPORTED, None]
    keys.write("u")
    assert in_hand(window) == (3, "[1, 2, 3]")
    keys.write("pu")
    assert in_hand(window) == (2, "[2, 3]")
    assert [row.reference_id for row in card(window).rows] == [
        entry.reference.id for entry in window.desk.opened.entries[1:]
    ]


def test_in_the_card_a_key_judges_the_reference_in_focus_and_the_next_comes_to_hand(window: MainWindow) -> None:
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Down)
    assert card(window).rows[1].hasFocus()
    keys.write("x")
    assert judged(window) == ["", "", "major", "", "", ""]
    assert card(window).rows[2].hasFocus()
    keys.write("s")
    assert judged(window) == ["", "", "major", "supported", "", ""]
    assert "Supported" in card(window).rows[2].accessibleName()


def test_a_click_on_the_card_judges_and_leaves_the_reader_where_they_are(window: MainWindow) -> None:
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    before = in_hand(window)
    QTest.mouseClick(card(window).rows[2].choices.segments[1], Qt.MouseButton.LeftButton)
    assert judged(window) == ["", "", "", "minor", "", ""]
    assert card_values(window) == [None, None, Choice.PARTLY]
    assert in_hand(window) == before


def test_tab_goes_on_from_where_the_walk_has_come_to(window: MainWindow) -> None:
    keys.press(Qt.Key.Key_Tab)
    keys.write("jjj")
    assert in_hand(window)[1] == "[1, 2, 3]"
    keys.press(Qt.Key.Key_Tab)
    assert in_hand(window) == (3, "[2, 3]")


def test_what_is_judged_of_one_reference_is_undone_alone(window: MainWindow) -> None:
    keys.write("jjsx")
    keys.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert judged(window) == ["", "supported", "", "", "", ""]
