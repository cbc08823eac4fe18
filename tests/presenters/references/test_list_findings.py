"""What the list itself shows, as the rows and filters of the references take it in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ldn_desk.domain.entry import Entry
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.presenters.references.list_model import ReferenceListModel, Role
from ldn_desk.presenters.references.row import Row, row
from tests.presenters.references.samples import open_desk, other_article, reference, shown_ids

UNCITED = [4, 5, 8, 9, 10]


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


@pytest.fixture
def findings(desk: Desk) -> ListFindings:
    return ListFindings(desk)


@pytest.fixture
def model(desk: Desk, findings: ListFindings, qtbot: QtBot) -> ReferenceListModel:
    made = ReferenceListModel(desk, findings=findings)
    with qtbot.waitSignal(findings.changed):
        desk.opened.article_changed.emit(desk.opened.article)
    return made


def numbers(model: ReferenceListModel) -> list[int]:
    return shown_ids([model.index(place).data(Role.ID) for place in range(model.rowCount())])


def row_of(model: ReferenceListModel, number: int) -> Row:
    made = model.index_of(f"reference-{number}").data(Role.ROW)
    assert isinstance(made, Row)
    return made


def test_a_row_says_what_the_list_shows_of_its_reference(model: ReferenceListModel) -> None:
    assert row_of(model, 4).hints == (("≡", "not cited"),)
    assert row_of(model, 1).hints == ()


def test_a_hint_is_spoken_and_stands_in_the_tooltip(model: ReferenceListModel) -> None:
    place = model.index_of("reference-4")
    assert ", not cited, " in str(place.data(Qt.ItemDataRole.AccessibleTextRole))
    assert str(place.data(Qt.ItemDataRole.ToolTipRole)).splitlines()[-1] == "not cited"


def test_the_filter_shows_what_the_list_shows_something_of(model: ReferenceListModel) -> None:
    model.set_filter("list")
    assert numbers(model) == UNCITED
    assert model.filter_counts()["list"] == len(UNCITED)


def test_findings_that_come_later_are_let_in(desk: Desk, findings: ListFindings, qtbot: QtBot) -> None:
    model = ReferenceListModel(desk, findings=findings)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    with qtbot.waitSignal(findings.changed):
        desk.opened.article_changed.emit(desk.opened.article)
        model.set_filter("list")
        assert numbers(model) == []
    assert numbers(model) == UNCITED
    assert tester.model() is model


def test_another_article_shows_nothing_of_the_one_before(
    desk: Desk, model: ReferenceListModel, findings: ListFindings
) -> None:
    desk.workshop.library.add(other_article(), b"")
    desk.open_article("other")
    assert findings.findings == ()
    assert [model.index(place).data(Role.ROW).hints for place in range(model.rowCount())] == [(), ()]


def test_what_the_desk_is_not_sure_to_have_read_is_said_on_the_row() -> None:
    doubtful = replace(reference(3), sure=(("title", 0.4), ("volume", 0.2)))
    made = row(Entry(doubtful), found="no year")
    assert made.hints == (("≡", "no year"), ("≈", "title unsure"))
    assert "title unsure" in made.spoken
    assert made.tip.endswith("no year · title unsure")
