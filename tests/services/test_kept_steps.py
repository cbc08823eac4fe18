"""Tests of `store/undo/steps`, `domain/step`, `remaking` and `undoing`. What was done outlives a restart."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.evidence import Design, Evidence, Level, Question, Study
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.mark import Colour
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.step import Step
from ldn_desk.domain.verdict import Point, VerdictCode
from ldn_desk.store.undo.steps import KEPT
from tests.store import samples
from tests.store.permissions import only_to_be_read
from tests.store.samples import Desk

ARTICLE = samples.article()
REFERENCE = ARTICLE.references[0]
FIRST = REFERENCE.id
SUPPORTED = Quotation(Choice.SUPPORTED)
GRADED = Evidence(Question.TREATMENT, Level.TWO, "two groups only")
POINT = Point("condition", "sleep", "lamps", -1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "library.sqlite"
    with Desk(place) as desk:
        desk.library.add(ARTICLE, b"naps")
        desk.library.keep(samples.checked(REFERENCE))
    return place


def _state(desk: Desk) -> object:
    """All that a reader sees of the article and its first reference, but for versions and times."""
    there = [line.id for line in desk.library.shelf()]
    if ARTICLE.id not in there:
        return "deleted"
    article = desk.library.article(ARTICLE.id)
    entry = desk.library.entries_of(article)[0]
    correction = entry.correction
    return (
        article,
        entry.stars,
        [note.text for note in entry.notes],
        [(each.quotation, each.sentence) for each in entry.judgements],
        [(each.evidence, each.sentence) for each in entry.gradings],
        entry.description and entry.description.study,
        None if correction is None else (correction.code, correction.reason, correction.DOI),
        [(each.point, each.reason) for each in entry.dismissals],
        [(mark.colour, mark.anchor, mark.comment, mark.state) for mark in desk.marking.of(ARTICLE.id)],
    )


def _note(desk: Desk) -> Note:
    return desk.library.entries(ARTICLE.id)[0].notes[0]


def _marker() -> tuple[int, int]:
    return ARTICLE.citations[0].start, ARTICLE.citations[0].end


ACTS: dict[str, Callable[[Desk], object]] = {
    "rate reference 1": lambda desk: desk.appraisal.rate(FIRST, 4),
    "write note on reference 1": lambda desk: desk.appraisal.write_note(FIRST, "Read it again. 😀"),
    "judge a citation of reference 1": lambda desk: desk.quotations.judge(FIRST, ARTICLE.citations[0].id, SUPPORTED),
    "grade the evidence of reference 1": lambda desk: desk.evidence.grade(FIRST, ARTICLE.citations[0].id, GRADED),
    "describe the study of reference 1": lambda desk: desk.evidence.describe(FIRST, Study(Design.COHORT, n=12)),
    "correct verdict of reference 1": lambda desk: desk.correcting.correct(FIRST, VerdictCode.AGREES, "I looked"),
    "dismiss point on reference 1": lambda desk: desk.correcting.dismiss(FIRST, POINT, "No lamps"),
    "mark a passage": lambda desk: desk.marking.add(ARTICLE.id, 0, 4, Colour.BLUE, "Of naps"),
    "correct fields of reference 1": lambda desk: desk.mending.correct(REFERENCE, Fields(title="Lamps"), ["title"]),
    "merge references 1 and 2": lambda desk: desk.mending.merge(REFERENCE, ARTICLE.references[1]),
    "split reference 1": lambda desk: desk.mending.split(REFERENCE, 30),
    "link “[1]”": lambda desk: desk.mending.link(ARTICLE, *_marker(), [ARTICLE.references[1].id]),
    "begin the reference list here": lambda desk: desk.mending.begin(ARTICLE, ARTICLE.references[1].start),
    "add year": lambda desk: desk.library.add_year(ARTICLE.id, 2020),
    "delete article": lambda desk: desk.library.delete(ARTICLE.id),
}


@pytest.mark.parametrize("words", ACTS)
def test_each_thing_done_is_undone_and_redone_after_restarts(words: str, place: Path) -> None:
    with Desk(place) as desk:
        before = _state(desk)
        ACTS[words](desk)
        after = _state(desk)
    assert before != after
    with Desk(place) as desk:
        assert desk.undoing.undo_words == words
        assert desk.undoing.undo() is not None
        assert _state(desk) == before
    with Desk(place) as desk:
        assert (desk.undoing.undo_words, desk.undoing.redo_words) == ("", words)
        assert desk.undoing.redo() is not None
        assert _state(desk) == after
        assert desk.undoing.undo_words == words
        assert desk.library.doctor() == ()


def test_a_deleted_note_comes_back_after_a_restart(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.write_note(FIRST, "Kept.")
        desk.appraisal.delete_note(_note(desk).id)
    with Desk(place) as desk:
        desk.undoing.undo()
        assert _note(desk).text == "Kept."


def test_steps_of_many_kinds_are_undone_in_their_order_after_a_restart(place: Path) -> None:
    seen = []
    with Desk(place) as desk:
        for words in ("rate reference 1", "write note on reference 1", "correct fields of reference 1", "add year"):
            seen.append(_state(desk))
            ACTS[words](desk)
    with Desk(place) as desk:
        for state in reversed(seen):
            desk.undoing.undo()
            assert _state(desk) == state
        assert desk.undoing.undo() is None


def test_each_desk_undoes_its_own_steps(place: Path, tmp_path: Path) -> None:
    with Desk(place) as one, Desk(place, tmp_path / "other.json") as other:
        one.appraisal.rate(FIRST, 4)
        other.appraisal.rate(ARTICLE.references[1].id, 2)
    with Desk(place) as one, Desk(place, tmp_path / "other.json") as other:
        assert (one.undoing.undo_words, other.undoing.undo_words) == ("rate reference 1", "rate reference 2")
        one.undoing.undo()
        assert other.undoing.undo_words == "rate reference 2"


def test_another_window_of_the_desk_takes_its_own_steps_back_until_it_is_closed(place: Path) -> None:
    with Desk(place) as one, Desk(place) as other:
        one.appraisal.rate(FIRST, 4)
        other.appraisal.rate(ARTICLE.references[1].id, 2)
        assert (one.undoing.undo_words, other.undoing.undo_words) == ("rate reference 1", "rate reference 2")
    with Desk(place) as desk:
        words = []
        while desk.undoing.undo_words:
            words.append(desk.undoing.undo_words)
            desk.undoing.undo()
        assert words == ["rate reference 2", "rate reference 1"]


def test_what_another_window_has_taken_back_already_is_left_as_it_is(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.rate(FIRST, 4)
    with Desk(place) as one, Desk(place) as other:
        assert one.undoing.undo_words == other.undoing.undo_words == "rate reference 1"
        one.undoing.undo()
        with pytest.raises(StaleWrite, match="another window"):
            other.undoing.undo()
        assert (other.undoing.undo_words, other.undoing.redo_words) == ("", "rate reference 1")


def test_another_reviewer_at_the_desk_does_not_undo_what_the_first_one_did(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.rate(FIRST, 4)
        first = desk.appraisal.reviewer.id
        desk.appraisal.judge_as("")
        assert desk.undoing.undo_words == ""
        desk.appraisal.judge_as(first)
        assert desk.undoing.undo_words == "rate reference 1"


def test_a_step_that_another_desk_has_overtaken_is_let_go_for_good(place: Path, tmp_path: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.rate(FIRST, 2)
        desk.library.delete(ARTICLE.id)
        desk.library.restore(ARTICLE.id)
        desk.library.add_year(ARTICLE.id, 2020)
    with Desk(place, tmp_path / "other.json") as other:
        other.library.add_year(ARTICLE.id, 2021)
    with Desk(place) as desk, pytest.raises(StaleWrite, match="article was changed"):
        desk.undoing.undo()
    with Desk(place) as desk:
        assert desk.undoing.undo_words == "restore article"


def test_a_step_that_no_service_knows_is_let_go_with_a_sentence(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.rate(FIRST, 2)
        with desk.store.writing() as unit:
            desk.undoing.keep(unit, Step("weather", FIRST, None, "rain", own_words("make rain")))
        assert desk.undoing.undo_words == "make rain"
        with pytest.raises(StaleWrite, match="another version"):
            desk.undoing.undo()
        assert desk.undoing.undo_words == "rate reference 1"


def test_a_write_that_fails_leaves_no_step(place: Path) -> None:
    with Desk(place) as desk:
        with pytest.raises(LibraryError):
            desk.appraisal.rate("nobody", 3)
        with suppress(RuntimeError), desk.store.writing() as unit:
            desk.undoing.keep(unit, Step("stars", FIRST, None, 3, own_words("rate")))
            raise RuntimeError
        assert desk.undoing.undo_words == ""


def test_a_desk_keeps_its_newest_steps(place: Path, tmp_path: Path) -> None:
    with Desk(place, tmp_path / "other.json") as other:
        other.appraisal.rate(FIRST, 1)
    with Desk(place) as desk:
        for n in range(KEPT + 20):
            desk.appraisal.rate(FIRST, n % 5 + 1)
    with Desk(place) as desk:
        steps = 0
        while desk.undoing.undo() is not None:
            steps += 1
        assert steps == KEPT
    with Desk(place, tmp_path / "other.json") as other:
        assert other.undoing.undo_words == "rate reference 1"


def test_a_new_step_ends_what_could_be_redone_after_a_restart_too(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.rate(FIRST, 2)
        desk.undoing.undo()
    with Desk(place) as desk:
        assert desk.undoing.redo_words == "rate reference 1"
        desk.appraisal.write_note(FIRST, "No.")
        assert desk.undoing.redo_words == ""
    with closing(sqlite3.connect(place)) as opened:
        assert opened.execute("SELECT kind, state FROM steps").fetchall() == [("note", "done")]


def test_what_may_only_be_read_has_nothing_to_undo(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.rate(FIRST, 2)
    with only_to_be_read(place, place.parent), Desk(place) as desk:
        assert desk.library.read_only
        assert (desk.undoing.undo_words, desk.undoing.undo()) == ("", None)


def test_typing_joins_no_step_of_before_a_restart(place: Path) -> None:
    with Desk(place) as desk:
        desk.appraisal.write_note(FIRST, "One")
    with Desk(place) as desk:
        note = _note(desk)
        desk.appraisal.write_note(FIRST, "One two", note.id, note.version)
        desk.undoing.undo()
        assert _note(desk).text == "One"
