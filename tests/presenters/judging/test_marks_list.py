"""Tests of `marks_list`."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.judging.marks_list import LINE_ROLE, MarksModel, Sieve
from tests.presenters.references.samples import open_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Desk:
    return open_desk(tmp_path)


def add(desk: Desk, start: int, end: int, colour: Colour = Colour.YELLOW, comment: str = "") -> Mark:
    mark = desk.marking.add(start, end, colour)
    assert mark is not None
    if comment:
        desk.marking.comment(mark, comment)
    now = desk.marking.index.get(mark.id)
    assert now is not None
    return now


def quotes(model: MarksModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_marks_are_listed_in_reading_order_as_they_are_made_changed_and_deleted(desk: Desk) -> None:
    model = MarksModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    text = desk.marking.text
    later, first = add(desk, 16, 24), add(desk, 0, 7)
    assert quotes(model) == [" ".join(text[0:7].split()), " ".join(text[16:24].split())]
    assert (model.row_of(first.id), model.row_of(later.id), model.row_of("nobody")) == (0, 1, -1)
    desk.marking.delete(first)
    assert (model.rowCount(), model.mark(0), model.mark(1)) == (1, later, None)
    desk.appraising.undo()
    assert model.rowCount() == model.total == 2


@pytest.mark.parametrize(
    ("sieve", "found"),
    [
        (Sieve(), 3),
        (Sieve(frozenset([Colour.ROSE])), 1),
        (Sieve(commented=True), 1),
        (Sieve(words="WHY SO"), 1),
        (Sieve(frozenset([Colour.ROSE]), commented=True), 0),
        (Sieve(unplaced=True), 0),
    ],
)
def test_marks_are_sifted_by_colour_comment_and_words(desk: Desk, sieve: Sieve, found: int) -> None:
    add(desk, 0, 7, Colour.ROSE)
    add(desk, 8, 14, Colour.BLUE, "Why so?")
    model = MarksModel(desk)
    model.sift(sieve)
    add(desk, 16, 24)
    assert model.rowCount() == found


def test_a_mark_that_no_longer_passes_leaves_the_list_and_one_that_does_comes(desk: Desk) -> None:
    model = MarksModel(desk)
    model.sift(Sieve(frozenset([Colour.GREEN])))
    mark = add(desk, 0, 7)
    assert model.rowCount() == 0
    desk.marking.recolour(mark, Colour.GREEN)
    assert model.rowCount() == 1
    desk.appraising.undo()
    assert model.rowCount() == 0


def test_a_row_says_its_comment_and_reference_and_is_heard_whole(desk: Desk) -> None:
    mark = add(desk, 0, 7, Colour.ROSE, "look again")
    desk.marking.link(mark, desk.opened.entries[0].reference.id)
    index = MarksModel(desk).index(0)
    assert "look again · See also 1" in index.data(LINE_ROLE)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Rose: “")
    assert "Comment: look again. See also 1" in heard


def test_a_mark_whose_words_are_gone_stands_first_and_says_that_it_needs_placing(desk: Desk) -> None:
    mark = add(desk, 16, 24)
    add(desk, 0, 7)
    with desk.workshop.library._store.writing() as unit:
        unit.marks.write(unit.marks.one(mark.id), {"start": None, "end": None, "state": "needs-placing"}, "test")
    desk.marking.reload()
    model = MarksModel(desk)
    assert (model.mark(0) or mark).id == mark.id
    assert model.index(0).data(LINE_ROLE) == "needs placing"
    model.sift(Sieve(unplaced=True))
    assert (model.rowCount(), model.unplaced) == (1, 1)
