"""Tests of `views/widgets/flow_text` and `views/widgets/in_sight`. What must be seen without scrolling, and that
nothing is out of reach: the real window on the sample, checked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.sheet.claim import Claim
from ldn_desk.views.sheet.sheet import Sheet
from ldn_desk.views.widgets.flow_text import FlowText
from ldn_desk.views.widgets.segments import Segments
from ldn_desk.views.window.main_window import MainWindow
from tests.standin.registry import Registry
from tests.views.desk_window import ended, open_window
from tests.views.sheet.made_sheet import record_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, registry: Registry) -> Iterator[MainWindow]:
    made = open_window(qtbot, tmp_path, registry, text="")
    made.shelf.sample()
    made.desk.checking.check()
    ended(qtbot, made)
    yield made
    made.theme.set_scale(1.0)


def show(window: MainWindow, number: int, size: tuple[int, int], scale: float = 1.0) -> Sheet:
    window.resize(*size)
    window.theme.set_scale(scale)
    entry = window.desk.opened.entries[number - 1]
    window.desk.selection.select_citation(entry.citations[0].id, "", entry.reference.id)
    for _ in range(3):
        QApplication.processEvents()
    return window.references.sheet


def place(sheet: Sheet, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(sheet.area.viewport(), QPoint(0, 0)), widget.size())


def claim_texts(sheet: Sheet) -> list[FlowText]:
    claim = sheet.frames["claim"].body
    assert isinstance(claim, Claim)
    return [text for text in claim.texts if text.isVisible()]


@pytest.mark.parametrize("height", [768, 720, 690])
@pytest.mark.parametrize("number", [7, 8])
def test_claim_verdict_and_every_differing_field_are_seen_without_scrolling(
    window: MainWindow, number: int, height: int
) -> None:
    # A screen of 1366 × 768: the whole of it, and what a title bar and a task bar leave.
    sheet = show(window, number, (1366, height))
    record = record_of(window)
    parts = [sheet.head.title, *claim_texts(sheet), record.verdict, *([record.table] if number == 8 else [])]
    seen = sheet.area.viewport().rect()
    assert {part.accessibleName(): place(sheet, part) for part in parts if not seen.contains(place(sheet, part))} == {}
    assert all(part.height() >= part.document().size().height() for part in parts if isinstance(part, FlowText))


def test_the_fields_in_sight_are_all_those_that_differ(window: MainWindow) -> None:
    show(window, 8, (1366, 768))
    named = record_of(window).table.toPlainText().split("\n")
    assert [name for name in named if name in ("authors", "year", "title", "journal", "volume", "issue", "pages")] == [
        "authors",
        "year",
        "title",
        "journal",
        "volume",
        "issue",
        "pages",
    ]
    show(window, 7, (1366, 768))
    assert not record_of(window).table.isVisible()
    assert record_of(window).same.text() == "7 the same ▸"


def test_the_choices_keep_no_room_for_a_frame_that_they_do_not_have(window: MainWindow) -> None:
    sheet = show(window, 8, (1366, 768))
    (choices,) = [group for group in sheet.findChildren(Segments) if group.isVisible()]
    assert choices.height() == choices.segments[0].height()


def test_the_claim_is_said_once(window: MainWindow) -> None:
    sheet = show(window, 7, (1366, 768))
    shown = [text.toPlainText() for text in sheet.findChildren(FlowText) if text.isVisible()]
    sentence = window.desk.opened.entries[6].citations[0].sentence
    assert sum(sentence in words for words in shown) == 1


@pytest.mark.parametrize(("size", "scale"), [((1024, 700), 1.0), ((1024, 700), 2.0), ((1366, 768), 2.0)])
@pytest.mark.parametrize("number", [7, 8])
def test_nothing_is_out_of_reach(window: MainWindow, number: int, size: tuple[int, int], scale: float) -> None:
    sheet = show(window, number, size, scale)
    assert sheet.area.horizontalScrollBar().maximum() == 0
    bar, seen = sheet.area.verticalScrollBar(), sheet.area.viewport().rect()
    assert seen.height() > sheet.height() - 2
    for frame in sheet.frames.values():
        if frame.isVisible():
            bar.setValue(frame.y())
            assert seen.intersects(place(sheet, frame.header))
    bar.setValue(bar.maximum())
    last = list(sheet.frames.values())[-1]
    assert place(sheet, last).bottom() <= seen.bottom()
    for text in sheet.findChildren(FlowText):
        if text.isVisible():
            assert text.height() >= text.document().size().height()
            assert text.document().idealWidth() <= text.viewport().width() + 1
    buttons = [button for button in sheet.rail.buttons.values() if button.isVisible()]
    assert all(sheet.rail.rect().contains(button.geometry()) for button in buttons)


def test_tab_brings_what_it_reaches_in_sight(window: MainWindow) -> None:
    sheet = show(window, 8, (1024, 700), 2.0)
    sheet.focus_first()
    for _ in range(14):
        focused = window.focusWidget()
        assert focused is not None
        if sheet.area.isAncestorOf(focused):
            cursor = focused.place_in_hand if isinstance(focused, FlowText) else QRect(0, 0, 1, 1)
            at = cursor.topLeft() + focused.mapTo(sheet.area.viewport(), QPoint(0, 0))
            assert sheet.area.viewport().rect().contains(at)
        QTest.keyClick(focused, Qt.Key.Key_Tab)


def test_the_fields_stand_side_by_side_from_the_first_moment(window: MainWindow) -> None:
    window.resize(1366, 768)
    QApplication.processEvents()
    window.desk.selection.select_reference(window.desk.opened.entries[7].reference.id)
    assert record_of(window).table.toPlainText().strip().startswith("as printed\nregistered")
