"""Tests of `store/points` and `store/verdicts`. Verdicts and points hold for what they judged: a reference mended since
is not checked until it is asked again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Checked, Entry, Target, unanswered
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode
from ldn_desk.services.report_json import as_json, as_text
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.summary import state_words
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article(citations_each=2)
ONE = NAPS.references[0]
CITED = NAPS.citations_of(1)
ANOTHER_DOI = Fields(DOI="10.5555/lamps.1")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "library.sqlite") as desk:
        desk.library.add(NAPS, b"naps")
        yield desk


def entry(desk: Desk) -> Entry:
    found = desk.library.entry(ONE.id)
    assert found is not None
    return found


def article(desk: Desk) -> Article:
    return desk.library.article(NAPS.id)


def mend_doi(desk: Desk) -> None:
    desk.mending.correct(entry(desk).reference, ANOTHER_DOI, ("DOI",))


def checked(*points: Point, of: Target | None = None) -> Checked:
    """What a check of reference 1, as it was added, comes to."""
    return replace(samples.checked(ONE, cited=CITED), target=of or Target(ONE, CITED), points=points)


def test_a_late_verdict_is_none_on_the_fields_that_were_mended_while_it_was_asked_for(desk: Desk) -> None:
    late = checked()
    mend_doi(desk)
    desk.library.keep(late)
    found = entry(desk)
    assert (found.verdict.code, found.verdict.record) == (VerdictCode.NOT_CHECKED, None)
    assert state_words(found.verdict) == "Not checked · changed since"
    assert found in unanswered(desk.library.entries(NAPS.id))


def test_it_is_said_everywhere(desk: Desk) -> None:
    desk.library.keep(checked())
    mend_doi(desk)
    entries = desk.library.entries(NAPS.id)
    told = as_json(article(desk), entries, (), (), lambda _record: pytest.fail("no record is told"))["references"][0]
    assert (told["verdict"], told["reasons"], told["record"]) == ("not-checked", ["changed since"], None)
    assert "Not checked · changed since" in as_text(article(desk), entries)
    assert desk.library.shelf()[0].checked == 0


def test_a_late_verdict_is_valid_when_the_mend_is_undone(desk: Desk) -> None:
    late = checked()
    mend_doi(desk)
    desk.library.keep(late)
    desk.undoing.undo()
    assert entry(desk).verdict == late.verdict
    desk.undoing.redo()
    assert entry(desk).verdict.code is VerdictCode.NOT_CHECKED


def test_a_late_verdict_takes_nothing_from_the_one_on_the_mended_fields(desk: Desk) -> None:
    late = checked()
    mend_doi(desk)
    newer = Verdict(VerdictCode.AGREES, judged="2026-12-01T10:00:00Z")
    desk.library.keep(checked(of=entry(desk).target))
    desk.library.keep(replace(checked(of=entry(desk).target), verdict=newer))
    desk.library.keep(late)
    assert entry(desk).verdict == newer


def test_answers_at_hand_judge_the_mended_fields_at_once(desk: Desk) -> None:
    other = samples.reference(9)
    desk.library.keep(samples.checked(replace(other, printed=other.printed.with_(DOI=ANOTHER_DOI.DOI))))
    mend_doi(desk)
    assert entry(desk).verdict.answered


def test_a_late_point_stays_with_the_sentence_that_raised_it(desk: Desk) -> None:
    late = checked(Point("condition", "sleep", "lamps", 0), Point("species", "readers", "cats", 1))
    first, second = CITED
    desk.mending.unlink(article(desk), first.start, first.end)
    desk.library.keep(late)
    assert [each.id for each in entry(desk).citations] == [second.id]
    assert entry(desk).points == (Point("species", "readers", "cats", 0),)
    desk.undoing.undo()
    assert entry(desk).points == late.points


def test_points_on_mended_fields_come_back_with_undo(desk: Desk) -> None:
    raised = checked(Point("condition", "sleep", "lamps", 0), Point("same-doi", "10.5555/naps.1", "2", -1))
    desk.library.keep(raised)
    mend_doi(desk)
    assert entry(desk).points == ()
    desk.undoing.undo()
    assert entry(desk).points == raised.points


def test_a_dismissal_stays_with_its_place_and_applies_again_when_its_point_returns(desk: Desk) -> None:
    point = Point("species", "readers", "cats", 1)
    desk.library.keep(checked(point))
    desk.correcting.dismiss(ONE.id, point, "I looked")
    desk.mending.unlink(article(desk), CITED[0].start, CITED[0].end)
    desk.library.keep(checked(replace(point, citation=0), of=entry(desk).target))
    (dismissal,) = entry(desk).dismissals
    assert (dismissal.point.citation, dismissal.reason, entry(desk).open_points) == (0, own_words("I looked"), ())
    mend_doi(desk)
    assert entry(desk).points == ()
    desk.library.keep(checked(replace(point, citation=0), of=entry(desk).target))
    assert entry(desk).open_points == ()
    desk.mending.unlink(article(desk), CITED[1].start, CITED[1].end)
    assert entry(desk).dismissals == ()
    desk.undoing.undo()
    assert entry(desk).open_points == ()


def test_a_dismissal_is_not_taken_for_one_of_another_sentence(desk: Desk) -> None:
    desk.library.keep(checked(Point("species", "readers", "cats", 0), Point("species", "readers", "cats", 1)))
    desk.correcting.dismiss(ONE.id, Point("species", "readers", "cats", 0), "I looked")
    desk.mending.unlink(article(desk), CITED[0].start, CITED[0].end)
    desk.library.keep(checked(Point("species", "readers", "cats", 0), of=entry(desk).target))
    assert entry(desk).open_points == (Point("species", "readers", "cats", 0),)


def test_a_correction_of_the_reader_outlives_the_verdict(desk: Desk) -> None:
    desk.library.keep(checked())
    desk.correcting.correct(ONE.id, VerdictCode.AGREES, "registry is wrong")
    mend_doi(desk)
    correction = entry(desk).correction
    assert correction is not None
    assert (correction.code, correction.reason) == (VerdictCode.AGREES, own_words("registry is wrong"))


def test_a_point_on_a_place_that_is_gone_is_not_dismissed(desk: Desk) -> None:
    desk.library.keep(checked(Point("species", "readers", "cats", 1)))
    desk.mending.unlink(article(desk), CITED[0].start, CITED[0].end)
    with pytest.raises(StaleWrite, match="changed in another window"):
        desk.correcting.dismiss(ONE.id, Point("species", "readers", "cats", 1), "I looked")


def test_what_another_desk_dismissed_meanwhile_is_not_undone(desk: Desk, tmp_path: Path) -> None:
    point = Point("species", "readers", "cats", 0)
    desk.library.keep(checked(point))
    desk.correcting.dismiss(ONE.id, point, "I looked")
    with Desk(tmp_path / "library.sqlite") as other:
        other.correcting.dismiss(ONE.id, point, "I looked again")
    with pytest.raises(StaleWrite, match="changed in another window"):
        desk.undoing.undo()
    assert [reason_words(each.reason) for each in entry(desk).dismissals] == ["I looked again"]


def test_a_point_of_a_plugin_that_names_no_place_is_on_the_reference(desk: Desk) -> None:
    desk.library.keep(checked(Point("own", "a", "b", 7)))
    assert entry(desk).points == (Point("own", "a", "b", -1),)
