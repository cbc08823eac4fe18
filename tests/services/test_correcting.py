"""Tests of `correcting` and `store/corrections`. The reader's word beside the machine's: kept, undoable, and safe from
other desks."""

from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.verdict import Point, Suggestion, VerdictCode
from ldn_desk.wording.reasons import reason_words
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()
ONE = NAPS.references[0].id
POINT = Point("condition", "sleep", "lamps", 0)
FITS = Suggestion("10.5555/naps.9", because("fits", fields=("title", "author", "issued")))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "library.sqlite")
    made.library.add(NAPS, b"naps")
    return made


def _told(desk: Desk) -> tuple[VerdictCode | None, str, str] | None:
    entry = desk.library.entry(ONE)
    assert entry is not None
    given = entry.correction
    return (given.code, reason_words(given.reason), given.DOI) if given else None


def test_a_correction_stands_beside_the_verdict_with_reviewer_and_time(desk: Desk) -> None:
    desk.library.keep(samples.checked(NAPS.references[0]))
    before = desk.library.entry(ONE)
    change = desk.correcting.correct(ONE, VerdictCode.AGREES, " registry is wrong ", "10.5555/naps.9")
    entry = desk.library.entry(ONE)
    assert entry is not None
    assert before is not None
    assert entry.correction is not None
    assert _told(desk) == (VerdictCode.AGREES, "registry is wrong", "10.5555/naps.9")
    assert (entry.verdict, entry.reference) == (before.verdict, before.reference)
    assert entry.correction.reviewer_id == desk.appraisal.reviewer.id
    assert entry.correction.modified.endswith("Z")
    assert change.words == "correct verdict of reference 1"


def test_a_correction_is_undone_and_done_again(desk: Desk) -> None:
    desk.correcting.correct(ONE, VerdictCode.AGREES, "registry is wrong")
    desk.correcting.correct(ONE, VerdictCode.OUT_OF_SCOPE, "not a scholarly work")
    desk.undoing.undo()
    assert _told(desk) == (VerdictCode.AGREES, "registry is wrong", "")
    desk.undoing.undo()
    assert _told(desk) is None
    desk.undoing.redo()
    assert _told(desk) == (VerdictCode.AGREES, "registry is wrong", "")


def test_a_correction_that_is_withdrawn_can_be_brought_back(desk: Desk) -> None:
    desk.correcting.correct(ONE, VerdictCode.AGREES, "registry is wrong")
    assert desk.correcting.withdraw_correction(ONE).words == "withdraw correction of reference 1"
    assert _told(desk) is None
    desk.undoing.undo()
    assert _told(desk) == (VerdictCode.AGREES, "registry is wrong", "")


def test_an_accepted_suggestion_corrects_the_doi_alone(desk: Desk) -> None:
    desk.correcting.accept_suggestion(ONE, FITS)
    assert _told(desk) == (None, "suggestion accepted: title, authors, year fit", FITS.DOI)
    entry = desk.library.entry(ONE)
    assert entry is not None
    assert entry.reference == NAPS.references[0]


def test_a_verdict_corrected_before_stays_when_a_suggestion_is_accepted(desk: Desk) -> None:
    desk.correcting.correct(ONE, VerdictCode.OTHER_WORK, "meant the preprint")
    desk.correcting.accept_suggestion(ONE, FITS)
    told = _told(desk)
    assert told is not None
    assert told[0] is VerdictCode.OTHER_WORK


@pytest.mark.parametrize(("code", "reason", "doi"), [(VerdictCode.AGREES, " ", ""), (None, "because", " ")])
def test_a_correction_needs_a_reason_and_something_to_correct(
    desk: Desk, code: VerdictCode | None, reason: str, doi: str
) -> None:
    with pytest.raises(ValueError, match="needs"):
        desk.correcting.correct(ONE, code, reason, doi)


def test_what_another_desk_corrected_meanwhile_is_not_undone(desk: Desk, tmp_path: Path) -> None:
    desk.correcting.correct(ONE, VerdictCode.AGREES, "registry is wrong")
    with Desk(tmp_path / "library.sqlite") as other:
        other.correcting.correct(ONE, VerdictCode.DIFFERS, "looked again")
    with pytest.raises(StaleWrite):
        desk.undoing.undo()
    assert _told(desk) == (VerdictCode.DIFFERS, "looked again", "")


def test_a_dismissed_point_stays_dismissed_when_it_is_raised_again(desk: Desk) -> None:
    desk.library.keep_points(NAPS, {ONE: (POINT,)})
    desk.correcting.dismiss(ONE, POINT, "I looked")
    desk.library.keep_points(NAPS, {ONE: (POINT, Point("species", "patients", "mice", 0))})
    entry = desk.library.entry(ONE)
    assert entry is not None
    assert [point.rule for point in entry.open_points] == ["species"]
    dismissal = entry.dismissal(POINT)
    assert dismissal is not None
    assert dismissal.reason == own_words("I looked")


def test_a_dismissal_is_taken_back_undone_and_done_again(desk: Desk) -> None:
    desk.library.keep_points(NAPS, {ONE: (POINT,)})

    def dismissed() -> bool:
        entry = desk.library.entry(ONE)
        return entry is not None and not entry.open_points

    desk.correcting.dismiss(ONE, POINT, "I looked")
    desk.correcting.take_back_dismissal(ONE, POINT)
    assert not dismissed()
    desk.undoing.undo()
    assert dismissed()
    desk.undoing.undo()
    assert not dismissed()
    desk.undoing.redo()
    assert dismissed()


def test_a_dismissal_needs_a_reason(desk: Desk) -> None:
    with pytest.raises(ValueError, match="reason"):
        desk.correcting.dismiss(ONE, POINT, "")


def test_a_dismissal_that_another_desk_changed_is_left_as_it_is(desk: Desk, tmp_path: Path) -> None:
    desk.correcting.dismiss(ONE, POINT, "I looked")
    with Desk(tmp_path / "library.sqlite") as other:
        other.correcting.dismiss(ONE, POINT, "looked too")
    with pytest.raises(StaleWrite):
        desk.undoing.undo()


def test_nothing_is_corrected_where_the_reference_is_gone(desk: Desk) -> None:
    with pytest.raises(LibraryError, match="no longer in the library"):
        desk.correcting.correct("gone", VerdictCode.AGREES, "registry is wrong")


def test_every_correction_and_dismissal_stays_in_the_history(desk: Desk) -> None:
    desk.correcting.correct(ONE, VerdictCode.AGREES, "registry is wrong")
    desk.correcting.withdraw_correction(ONE)
    desk.correcting.dismiss(ONE, POINT, "I looked")
    with desk.store.reading() as unit:
        assert [what for _at, what, _before, _after in unit.history.of(ONE)] == [
            "correct verdict",
            "correct verdict",
            "dismiss point",
        ]
