"""What is said of the evidence, from a choice to the library."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.evidence import NO_EVIDENCE, NO_STUDY, Design, Directness, Evidence, Level, Study
from ldn_desk.presenters.desk import Desk
from tests.presenters.references.samples import open_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.shut()


def place(desk: Desk) -> str:
    entry = desk.opened.entry("reference-3")
    assert entry is not None
    return entry.citations[0].id


def test_more_is_said_beside_what_is_said_and_undone_step_by_step(desk: Desk) -> None:
    desk.grading.grade("reference-3", place(desk), level=Level.TWO)
    desk.grading.grade("reference-3", place(desk), directness=Directness.DIRECT)
    seen = [desk.grading.evidence("reference-3", place(desk))[0]]
    for _ in range(2):
        desk.appraising.undo()
        seen.append(desk.grading.evidence("reference-3", place(desk))[0])
    both = Evidence(level=Level.TWO, directness=Directness.DIRECT)
    assert seen == [both, Evidence(level=Level.TWO), NO_EVIDENCE]


def test_a_work_is_described_once_for_every_place(desk: Desk) -> None:
    desk.grading.describe("reference-3", Study(Design.COHORT))
    assert desk.grading.study("reference-3") == (Study(Design.COHORT), 1)
    assert desk.grading.study("reference-4") == (NO_STUDY, 0)


def test_what_another_window_said_meanwhile_is_shown_and_stays(desk: Desk) -> None:
    failed: list[str] = []
    desk.failed.connect(failed.append)
    desk.workshop.evidence.describe("reference-3", Study(Design.CASE_SERIES))
    desk.grading.describe("reference-3", Study(Design.COHORT))
    assert failed == ["The judgement was changed in another window meanwhile; it was left as it is now."]
    assert desk.grading.study("reference-3") == (Study(Design.CASE_SERIES), 1)


def test_of_a_reference_that_is_not_there_nothing_is_said(desk: Desk) -> None:
    assert desk.grading.study("gone") == (NO_STUDY, 0)
    assert desk.grading.evidence("gone", "gone") == (NO_EVIDENCE, 0)


def test_evidence_that_asks_for_another_look_is_something_to_look_at(desk: Desk) -> None:
    def looked_at(number: int) -> bool:
        stops = desk.quoting.stops
        return next(each for each in stops if each.entry.reference.id == f"reference-{number}").asks_for_a_look

    quiet = next(n for n in range(1, 8) if not looked_at(n))
    reference_id = f"reference-{quiet}"
    desk.grading.describe(reference_id, Study(Design.COHORT))
    assert not looked_at(quiet)
    with desk.workshop.library._store.writing() as unit:
        unit.rewriting.part(reference_id)
    desk.opened.reload_entries((reference_id,))
    assert looked_at(quiet)
