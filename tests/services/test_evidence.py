"""Tests of `services/evidence`, `store/evidence` and `store/said`. Evidence is graded for each
citation and reference, works are described once, and two desks never overwrite each other's."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.evidence import (
    NO_EVIDENCE,
    NO_STUDY,
    Description,
    Design,
    Directness,
    Evidence,
    Grading,
    Level,
    Outcome,
    Question,
    Study,
    Subjects,
)
from tests.services.test_quotations import FIRST, PLACE, SECOND, STRING, rewritten
from tests.store.samples import Desk

GRADED = Evidence(Question.TREATMENT, Level.THREE, "few people", Directness.DIRECT, Outcome.PATIENT)
TRIAL = Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 12)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with Desk(place) as desk:
        desk.library.add(STRING, b"")
        yield desk


@pytest.fixture
def other(desk: Desk, place: Path) -> Iterator[Desk]:
    """Another window of the same reviewer."""
    assert desk.appraisal.rate(FIRST, 3)
    with Desk(place) as other:
        yield other


def grading(desk: Desk, number: int = 1) -> Grading | None:
    entry = desk.library.entries(STRING.id)[number - 1]
    return entry.grading(entry.citations[0])


def graded(desk: Desk, number: int = 1) -> Evidence | None:
    found = grading(desk, number)
    return found.evidence if found else None


def description(desk: Desk) -> Description | None:
    return desk.library.entries(STRING.id)[0].description


def described(desk: Desk) -> Study | None:
    found = description(desk)
    return found.study if found else None


def test_everything_that_is_said_is_kept(desk: Desk, place: Path) -> None:
    change = desk.evidence.grade(FIRST, PLACE, GRADED, initiator="evidence")
    desk.evidence.describe(FIRST, TRIAL)
    assert (change.words, change.reference_ids, change.initiator) == (
        "grade the evidence of reference 1",
        (FIRST,),
        "evidence",
    )
    with Desk(place) as later:
        found, work = grading(later), description(later)
        assert found is not None
        assert work is not None
        assert (found.evidence, found.sentence, found.changed) == (GRADED, STRING.citations[0].sentence, False)
        assert (work.study, work.reference_id) == (TRIAL, FIRST)
        for each in (found, work):
            assert (each.version, each.reviewer_id, len(each.id)) == (1, later.appraisal.reviewer.id, 36)
            assert each.created == each.modified != ""


def test_each_reference_of_a_string_citation_is_graded_apart(desk: Desk) -> None:
    desk.evidence.grade(SECOND, PLACE, GRADED)
    assert (graded(desk, 1), graded(desk, 2)) == (None, GRADED)


def test_only_what_the_reviewer_in_use_says_is_seen(desk: Desk) -> None:
    desk.evidence.grade(FIRST, PLACE, GRADED)
    desk.evidence.describe(FIRST, TRIAL)
    desk.appraisal.judge_as("")
    assert (graded(desk), described(desk)) == (None, None)


def test_undo_and_redo_bring_each_grading_back(desk: Desk) -> None:
    less = replace(GRADED, outcome=None)
    desk.evidence.grade(FIRST, PLACE, GRADED)
    desk.evidence.grade(FIRST, PLACE, less)
    desk.evidence.grade(FIRST, PLACE, NO_EVIDENCE)
    seen = [graded(desk)]
    for move in (*[desk.undoing.undo] * 3, *[desk.undoing.redo] * 3):
        move()
        seen.append(graded(desk))
    assert seen == [None, less, GRADED, None, GRADED, less, None]


def test_undo_and_redo_bring_each_description_back(desk: Desk) -> None:
    desk.evidence.describe(FIRST, TRIAL)
    desk.evidence.describe(FIRST, NO_STUDY)
    assert desk.undoing.undo_words == "describe the study of reference 1"
    seen = [described(desk)]
    for move in (*[desk.undoing.undo] * 2, *[desk.undoing.redo] * 2):
        move()
        seen.append(described(desk))
    assert seen == [None, TRIAL, None, TRIAL, None]


def test_the_same_again_is_no_step(desk: Desk) -> None:
    desk.evidence.grade(FIRST, PLACE, NO_EVIDENCE)
    desk.evidence.describe(FIRST, NO_STUDY)
    assert desk.undoing.undo_words == ""
    desk.evidence.grade(FIRST, PLACE, GRADED)
    desk.evidence.grade(FIRST, PLACE, GRADED)
    desk.undoing.undo()
    assert (graded(desk), desk.undoing.undo_words) == (None, "")


def test_typing_that_goes_on_is_one_step_of_undo(desk: Desk) -> None:
    now = [0.0]
    desk.undoing.clock = lambda: now[0]
    desk.evidence.grade(FIRST, PLACE, replace(GRADED, moved=""))
    for moved, at in (("few", 1.0), ("few people", 9.0), ("few people, short", 30.0)):
        now[0] = at
        desk.evidence.grade(FIRST, PLACE, replace(GRADED, moved=moved))
    seen = []
    for _ in range(2):
        desk.undoing.undo()
        found = graded(desk)
        seen.append(found.moved if found else None)
    assert seen == ["few people", ""]


def test_a_number_is_typed_as_one_step_and_another_choice_is_another(desk: Desk) -> None:
    for study in (replace(TRIAL, n=None), replace(TRIAL, n=1), TRIAL, replace(TRIAL, subjects=Subjects.ANIMALS)):
        desk.evidence.describe(FIRST, study)
    seen = []
    for _ in range(3):
        desk.undoing.undo()
        seen.append(described(desk))
    assert seen == [TRIAL, replace(TRIAL, n=None), None]


def test_what_another_window_said_is_left_as_it_is(desk: Desk, other: Desk) -> None:
    desk.evidence.grade(FIRST, PLACE, GRADED, 0)
    desk.evidence.describe(FIRST, TRIAL, 0)
    with pytest.raises(StaleWrite, match="changed in another window"):
        other.evidence.grade(FIRST, PLACE, replace(GRADED, level=Level.ONE), 0)
    with pytest.raises(StaleWrite, match="changed in another window"):
        other.evidence.describe(FIRST, replace(TRIAL, n=13), 0)
    assert (graded(other), described(other)) == (GRADED, TRIAL)


def test_what_was_taken_back_can_be_said_again_by_who_sees_nothing(desk: Desk) -> None:
    desk.evidence.grade(FIRST, PLACE, GRADED, 0)
    desk.evidence.grade(FIRST, PLACE, NO_EVIDENCE, 1)
    desk.evidence.grade(FIRST, PLACE, GRADED, 0)
    found = grading(desk)
    assert found is not None
    assert (found.evidence, found.version) == (GRADED, 3)


def test_undo_never_takes_back_what_another_window_said(desk: Desk, other: Desk) -> None:
    desk.evidence.describe(FIRST, TRIAL)
    other.evidence.describe(FIRST, replace(TRIAL, n=13))
    with pytest.raises(StaleWrite):
        desk.undoing.undo()
    assert described(desk) == replace(TRIAL, n=13)


def test_the_history_tells_what_was_said_before_and_after(desk: Desk) -> None:
    desk.evidence.grade(FIRST, PLACE, GRADED)
    desk.evidence.describe(FIRST, TRIAL)
    desk.evidence.describe(FIRST, NO_STUDY)
    found = grading(desk)
    assert found is not None
    with desk.store.reading() as unit:
        (row,) = unit._connection.exec_driver_sql("SELECT id FROM studies").fetchall()
        (first,), (_, taken) = unit.history.of(found.id), unit.history.of(row[0])
    assert (first[1], json.loads(first[2]), json.loads(first[3])) == (
        "grade evidence",
        None,
        {
            "question": "treatment",
            "level": "3",
            "directness": "direct",
            "outcome": "patient-oriented",
            "moved": "few people",
            "sentence": STRING.citations[0].sentence,
        },
    )
    told = {"design": "randomised-trial", "subjects": "participants", "n": 12}
    assert (taken[1], json.loads(taken[2]), json.loads(taken[3])) == ("describe study", told, None)


def test_a_sentence_whose_words_changed_says_so_until_it_is_looked_at_again(desk: Desk) -> None:
    desk.evidence.grade(FIRST, PLACE, GRADED)
    rewritten(desk, "Sleep improved in all readers of long articles [1, 2].")
    before = grading(desk)
    desk.evidence.grade(FIRST, PLACE, GRADED)
    after = grading(desk)
    assert before is not None
    assert after is not None
    assert (before.changed, after.changed) == (True, False)


def test_a_place_that_does_not_cite_the_reference_cannot_be_graded(desk: Desk) -> None:
    with pytest.raises(LibraryError, match="no longer cites the reference"):
        desk.evidence.grade(STRING.references[2].id, PLACE, GRADED)


def test_a_reference_of_which_something_is_said_is_held(desk: Desk) -> None:
    desk.evidence.grade(SECOND, PLACE, GRADED)
    desk.evidence.describe(STRING.references[2].id, TRIAL)
    with desk.store.reading() as unit:
        assert unit.rewriting.held(STRING.id) == {SECOND, STRING.references[2].id}


def test_what_is_said_of_a_work_goes_to_the_reference_that_it_is_merged_into_and_back(desk: Desk) -> None:
    desk.evidence.describe(SECOND, TRIAL)
    desk.evidence.describe(FIRST, NO_STUDY)
    with desk.store.writing() as unit:
        moved = unit.rewriting.hand_over(SECOND, FIRST)
    assert described(desk) == TRIAL
    with desk.store.writing() as unit:
        unit.rewriting.hand_back(moved)
    assert [entry.description and entry.description.study for entry in desk.library.entries(STRING.id)] == [
        None,
        TRIAL,
        None,
    ]


def test_of_what_is_said_of_two_references_that_become_one_the_newer_stands_and_asks_for_a_look(desk: Desk) -> None:
    desk.evidence.describe(SECOND, replace(TRIAL, n=40))
    desk.evidence.describe(FIRST, TRIAL)
    desk.evidence.grade(FIRST, PLACE, GRADED)
    desk.evidence.grade(SECOND, PLACE, replace(GRADED, level=Level.ONE))
    with desk.store.writing() as unit:
        moved = unit.rewriting.hand_over(SECOND, FIRST)
    found, work = grading(desk), description(desk)
    assert found is not None
    assert work is not None
    assert (found.evidence.level, found.again, found.asks_for_a_look) == (Level.ONE, "merged", True)
    assert (work.study, work.again) == (TRIAL, "merged")
    with desk.store.writing() as unit:
        unit.rewriting.hand_back(moved)
    found, work = grading(desk), description(desk)
    assert found is not None
    assert work is not None
    assert (found.evidence, found.again, work.study, work.again) == (GRADED, "", TRIAL, "")
    assert graded(desk, 2) == replace(GRADED, level=Level.ONE)


def test_what_is_said_of_one_of_two_at_a_place_that_names_both_is_said_of_the_other(desk: Desk) -> None:
    desk.evidence.grade(SECOND, PLACE, GRADED)
    with desk.store.writing() as unit:
        moved = unit.rewriting.hand_over(SECOND, FIRST)
    found = grading(desk)
    assert found is not None
    assert (found.evidence, found.again) == (GRADED, "")
    with desk.store.writing() as unit:
        unit.rewriting.hand_back(moved)
    assert (graded(desk, 1), graded(desk, 2)) == (None, GRADED)


def test_two_that_say_the_same_ask_for_nothing(desk: Desk) -> None:
    for reference_id in (FIRST, SECOND):
        desk.evidence.describe(reference_id, TRIAL)
    with desk.store.writing() as unit:
        unit.rewriting.hand_over(SECOND, FIRST)
    work = description(desk)
    assert work is not None
    assert (work.study, work.again, work.version) == (TRIAL, "", 1)


def test_the_first_half_of_a_split_keeps_what_is_said_and_asks_for_a_look_until_it_is_looked_at(desk: Desk) -> None:
    desk.evidence.describe(FIRST, TRIAL)
    desk.evidence.grade(FIRST, PLACE, GRADED)
    with desk.store.writing() as unit:
        parted = unit.rewriting.part(FIRST)
    found, work = grading(desk), description(desk)
    assert found is not None
    assert work is not None
    assert (found.evidence, found.again, work.study, work.again) == (GRADED, "split", TRIAL, "split")
    desk.evidence.grade(FIRST, PLACE, GRADED)
    with desk.store.writing() as unit:
        unit.rewriting.unpart(parted)
    found, work = grading(desk), description(desk)
    assert found is not None
    assert work is not None
    assert (found.version, found.again, work.again) == (3, "", "")
