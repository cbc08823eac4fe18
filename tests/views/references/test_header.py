from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.domain.judgement import Choice as Quoted
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.references.list_model import ReferenceListModel
from ldn_desk.views.references.header import Choice, Counts, ReferenceHeader
from ldn_desk.views.theme import Theme
from tests.presenters.references.samples import open_desk


@pytest.fixture
def rows(desk: Desk) -> ReferenceListModel:
    return ReferenceListModel(desk)


@pytest.fixture
def header(desk: Desk, rows: ReferenceListModel, qtbot: QtBot) -> ReferenceHeader:
    widget = ReferenceHeader(desk, Theme(), rows, ListFindings(desk))
    qtbot.addWidget(widget)
    widget.resize(670, 80)
    widget.show()
    return widget


def choose(choice: Choice, words: str) -> None:
    action = next(action for action in choice.menu().actions() if action.text().startswith(words))
    action.trigger()


def test_the_counts_are_words_and_each_verdict_stands_apart(header: ReferenceHeader) -> None:
    assert header.counts.startswith("3 match · 1 differs · 1 opens a different work · 1 DOI not found")
    assert header.counts.endswith("judged: 0 of 8 citations")


def test_judging_a_citation_counts_at_once(header: ReferenceHeader, desk: Desk) -> None:
    entry = desk.opened.entry("reference-6")
    assert entry is not None
    desk.quoting.choose("reference-6", entry.citations[0].id, Quoted.SUPPORTED)
    assert header.counts.endswith("judged: 1 of 8 citations")


def test_choosing_a_filter_filters_and_is_shown(header: ReferenceHeader, rows: ReferenceListModel) -> None:
    choose(header.filter, "Not found")
    assert rows.filter == "not-found"
    assert header.filter.accessibleName() == "Shown: Not found"
    assert header.title == "References 2 of 10"


def test_the_filter_menu_says_how_many_there_are(header: ReferenceHeader) -> None:
    header.filter.menu().aboutToShow.emit()
    texts = [action.text() for action in header.filter.menu().actions()]
    assert "Not found\t2" in texts
    assert "All\t10" in texts


def test_choosing_a_sort_sorts_and_is_shown(header: ReferenceHeader, rows: ReferenceListModel) -> None:
    choose(header.sort, "Year")
    assert rows.sort_order == "year"
    assert header.sort.toolTip() == "Sorted by: Year"


def test_a_narrow_choice_elides_but_keeps_its_tooltip(header: ReferenceHeader) -> None:
    assert header.filter.minimumSizeHint().width() <= header.filter.sizeHint().width()
    choose(header.filter, "With points")
    header.filter.resize(40, 20)
    assert header.filter.grab().width() > 0
    assert "With points to check" in header.filter.toolTip()


def test_nothing_overlaps_in_a_narrow_header(header: ReferenceHeader) -> None:
    header.resize(240, header.sizeHint().height())
    header.resize(240, max(header.heightForWidth(240), header.minimumSizeHint().height()))
    QApplication.processEvents()
    children = header.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    boxes = [child.geometry() for child in children if child.isVisible()]
    assert len(boxes) > 3
    assert all(not a.intersects(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])


def test_counts_break_between_counts_and_elide_in_the_last_line(qtbot: QtBot) -> None:
    counts = Counts()
    qtbot.addWidget(counts)
    counts.show_parts(("6 match", "1 opens a different work", "3 DOI not found", "judged: 0 of 10 citations"))
    wide = counts.fontMetrics().horizontalAdvance("6 match · 1 opens a different work") + 2
    first, second = counts.lines(wide)
    assert first == "6 match · 1 opens a different work"
    assert second.startswith("3 DOI not found")
    assert second.endswith("…")
    assert counts.toolTip().endswith("judged: 0 of 10 citations")
    assert counts.heightForWidth(wide) == 2 * counts.heightForWidth(10_000)


def test_without_references_there_is_nothing_to_count(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, references=0)
    header = ReferenceHeader(desk, Theme(), ReferenceListModel(desk), ListFindings(desk))
    qtbot.addWidget(header)
    assert header.counts == ""
    desk.shut()


def test_a_choice_shows_that_the_mouse_is_over_it(header: ReferenceHeader, qtbot: QtBot) -> None:
    before = header.sort.grab().toImage()
    QTest.mouseMove(header.sort, QPoint(5, 5))
    header.sort.setFocus()
    qtbot.waitUntil(header.sort.hasFocus)
    assert header.sort.grab().toImage() != before
