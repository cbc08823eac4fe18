"""Tests of `restoring` and `store/undo/past`. The history of references and articles, and putting back from it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.evidence import Design, Directness, Evidence, Study
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.mark import Colour
from ldn_desk.domain.step import Happened
from ldn_desk.domain.verdict import Point, VerdictCode
from ldn_desk.services.restoring import former, restorable, restore
from ldn_desk.services.workshop import Workshop
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()
ONE, TWO, _THREE = NAPS.references
PLACE = NAPS.citations[0].id
POINT = Point("condition", "sleep", "lamps", -1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with Desk(place) as desk:
        desk.library.add(NAPS, b"naps")
        yield desk


def shop(desk: Desk) -> Workshop:
    services = (desk.library, desk.appraisal, desk.correcting, desk.quotations, desk.marking, desk.evidence)
    mending = (desk.mending, desk.versions)
    return Workshop(*services, desk.undoing, desk.settings, lambda: desk.registry, lambda _registry: mending)


def past(desk: Desk, reference: Reference | None = ONE) -> tuple[Happened, ...]:
    return desk.library.past(NAPS.id, reference.id if reference else "")


def whats(happened: tuple[Happened, ...]) -> list[str]:
    return [each.what for each in happened]


def article(desk: Desk) -> Article:
    return desk.library.article(NAPS.id)


def note_id(desk: Desk) -> str:
    notes = desk.library.entries(NAPS.id)[0].notes
    return notes[0].id


def note(desk: Desk, text: str) -> None:
    """Written, or written anew after a while."""
    desk.undoing.clock = lambda: 1e9 + len(text)
    notes = desk.library.entries(NAPS.id)[0].notes
    known = (notes[0].id, notes[0].version) if notes else ("", 0)
    desk.appraisal.write_note(ONE.id, text, *known)


def rewritten(desk: Desk) -> None:
    # What comes between parts it from what was typed before.
    desk.appraisal.rate(TWO.id, 1)
    note(desk, "Two")


def corrected(desk: Desk, title: str) -> None:
    desk.mending.correct(article(desk).references[0], Fields(title=title), ["title"])


def judged(desk: Desk, choice: Choice) -> None:
    desk.quotations.judge(ONE.id, PLACE, Quotation(choice))


def graded(desk: Desk, directness: Directness) -> None:
    desk.evidence.grade(ONE.id, PLACE, Evidence(directness=directness))


def described(desk: Desk, n: int) -> None:
    desk.evidence.describe(ONE.id, Study(Design.RANDOMISED_TRIAL, n=n))


def marked(desk: Desk) -> str:
    found = desk.marking.of(NAPS.id) or desk.marking.deleted(NAPS.id)
    return found[0].id if found else desk.marking.add(NAPS.id, 0, 4, Colour.BLUE, "Of naps")[0].id


def state(desk: Desk) -> object:
    first = desk.library.entries(NAPS.id)[0]
    correction = first.correction
    return (
        first.reference.printed.title,
        first.stars,
        [each.text for each in first.notes],
        [each.quotation for each in first.judgements],
        [each.evidence for each in first.gradings],
        first.description.study if first.description else None,
        None if correction is None else (correction.code, correction.reason),
        [each.reason for each in first.dismissals],
        [(each.colour, each.comment) for each in desk.marking.of(NAPS.id)],
        article(desk).fields,
        [each.id for each in article(desk).references],
    )


ACTS: dict[str, tuple[Callable[[Desk], object], Callable[[Desk], object]]] = {
    "stars": (lambda d: d.appraisal.rate(ONE.id, 3), lambda d: d.appraisal.rate(ONE.id, 5)),
    "note": (lambda d: note(d, "One, of [2]"), lambda d: rewritten(d)),
    "note deleted": (lambda d: note(d, "One"), lambda d: d.appraisal.delete_note(note_id(d))),
    "judgement": (lambda d: judged(d, Choice.SUPPORTED), lambda d: judged(d, Choice.PARTLY)),
    "judgement cleared": (lambda d: judged(d, Choice.PARTLY), lambda d: d.quotations.clear(ONE.id, PLACE)),
    "evidence": (lambda d: graded(d, Directness.DIRECT), lambda d: graded(d, Directness.INDIRECT)),
    "study": (lambda d: described(d, 12), lambda d: described(d, 13)),
    "correction": (
        lambda d: d.correcting.correct(ONE.id, VerdictCode.AGREES, "I looked"),
        lambda d: d.correcting.withdraw_correction(ONE.id),
    ),
    "dismissal": (
        lambda d: (d.library.keep(samples.checked(ONE)), d.correcting.dismiss(ONE.id, POINT, "No lamps")),
        lambda d: d.correcting.take_back_dismissal(ONE.id, POINT),
    ),
    "fields": (lambda d: corrected(d, "Of lamps"), lambda d: corrected(d, "Of nothing")),
    "date": (lambda d: d.library.add_year(NAPS.id, 2020), lambda d: d.library.add_year(NAPS.id, 2021)),
    "article's title": (
        lambda d: d.library.edit_article(article(d), Fields(title="Lamps"), ["title"]),
        lambda d: d.library.edit_article(article(d), Fields(title="Kettles", DOI="10.5555/k"), ["title", "DOI"]),
    ),
    "mark": (marked, lambda d: d.marking.recolour(marked(d), Colour.ROSE)),
    "mark deleted": (marked, lambda d: d.marking.delete(marked(d))),
    "comment": (marked, lambda d: d.marking.comment(marked(d), "Of lamps")),
    "reference removed": (lambda d: d.appraisal.rate(ONE.id, 3), lambda d: d.mending.remove(TWO)),
}


@pytest.mark.parametrize("name", ACTS)
def test_what_stood_there_is_put_back_and_that_is_undone_and_redone(desk: Desk, name: str, place: Path) -> None:
    first, second = ACTS[name]
    first(desk)
    before = state(desk)
    second(desk)
    after = state(desk)
    history = past(desk, None)
    latest = history[0]
    assert before != after
    assert restorable(latest, history)
    change = restore(shop(desk), NAPS.id, latest, "history")
    assert change.initiator == "history"
    assert state(desk) == before
    desk.undoing.undo()
    assert state(desk) == after
    with Desk(place) as again:
        again.undoing.redo()
        assert state(again) == before
        assert again.library.doctor() == ()


def test_fields_are_put_back_as_they_were_read(desk: Desk) -> None:
    corrected(desk, "Of lamps")
    (latest, *_rest) = past(desk)
    restore(shop(desk), NAPS.id, latest)
    first = article(desk).references[0]
    assert (first.printed.title, first.mended) == (ONE.printed.title, ())


def test_what_stands_there_already_or_never_stood_there_is_not_offered(desk: Desk) -> None:
    desk.appraisal.rate(ONE.id, 3)
    desk.appraisal.rate(ONE.id, 5)
    desk.appraisal.rate(ONE.id, 3)
    corrected(desk, "Of lamps")
    desk.mending.take_back(article(desk).references[0], ["title"])
    history = past(desk)
    offered = [restorable(each, history) for each in history if each.what == "rate"]
    assert offered == [True, False, False]
    assert [restorable(each, history) for each in history if each.what == "correct fields"] == [True, False]


def test_what_holds_nothing_is_refused(desk: Desk) -> None:
    desk.appraisal.rate(ONE.id, 3)
    desk.mending.move_by(article(desk), ONE, 1)
    for each in past(desk, None):
        assert former(each) is None
        with pytest.raises(ValueError, match="holds nothing"):
            restore(shop(desk), NAPS.id, each)


def test_what_it_stood_on_may_be_gone(desk: Desk) -> None:
    judged(desk, Choice.SUPPORTED)
    judged(desk, Choice.PARTLY)
    desk.library.keep(samples.checked(ONE))
    desk.correcting.dismiss(ONE.id, POINT, "No lamps")
    desk.correcting.take_back_dismissal(ONE.id, POINT)
    corrected(desk, "Of lamps")
    marker = article(desk).citations[0]
    desk.mending.unlink(article(desk), marker.start, marker.end)
    desk.library.keep_points(article(desk), {ONE.id: ()})
    by_what = {each.what: each for each in reversed(past(desk)) if former(each) is not None}
    for what in ("judge quotation", "dismiss point"):
        with pytest.raises(LibraryError, match="no longer"):
            restore(shop(desk), NAPS.id, by_what[what])
    desk.mending.remove(article(desk).references[0])
    removed = past(desk)[0]
    desk.mending.bring_back(NAPS.id, desk.mending.away(NAPS.id)[0].reference)
    with pytest.raises(LibraryError, match="in the list already"):
        restore(shop(desk), NAPS.id, removed)


def test_the_history_of_a_reference_is_its_own_and_that_of_the_article_has_all(desk: Desk) -> None:
    desk.appraisal.rate(ONE.id, 3)
    desk.appraisal.rate(TWO.id, 4)
    desk.appraisal.write_article_note(NAPS.id, "Weigh it.")
    desk.mending.merge(article(desk).references[0], article(desk).references[1])
    assert whats(past(desk)) == ["mend", "rate", "rate"]
    assert whats(past(desk, TWO)) == ["mend", "rate"]
    whole = past(desk, None)
    assert whats(whole) == ["mend", "rate", "write note", "rate", "rate", "add article"]
    assert [each.reference_id for each in whole[1:5]] == [ONE.id, "", TWO.id, ONE.id]


def test_who_did_it_is_told_and_the_desk_has_no_name(desk: Desk) -> None:
    desk.appraisal.rate(ONE.id, 3)
    desk.appraisal.rename_reviewer("Kim")
    assert [(each.what, each.who) for each in past(desk, None)] == [("rate", "Kim"), ("add article", "")]


def test_what_others_judged_wrote_and_marked_is_not_shown_and_what_they_mended_is(desk: Desk, tmp_path: Path) -> None:
    with Desk(desk.store.file, tmp_path / "other.json") as other:
        for name, (first, _second) in ACTS.items():
            if name not in ("fields", "date", "article's title"):
                first(other)
        other.appraisal.write_article_note(NAPS.id, "Theirs.")
        corrected(other, "Of lamps")
        other.library.add_year(NAPS.id, 2020)
    desk.appraisal.rate(ONE.id, 2)
    assert whats(past(desk)) == ["rate", "correct fields"]
    assert whats(past(desk, None)) == ["rate", "edit article", "correct fields", "add article"]
    assert "Theirs." not in str(past(desk, None))


def test_typing_is_one_line_however_often_it_was_saved(desk: Desk) -> None:
    written, _ = desk.appraisal.write_note(ONE.id, "One")
    for text in ("One two", "One two three"):
        assert written is not None
        written, _ = desk.appraisal.write_note(ONE.id, text, written.id, written.version)
    (line,) = past(desk)
    assert (line.what, line.before, line.after) == ("write note", "null", '"One two three"')


def test_a_date_is_put_back_without_a_year_too(desk: Desk) -> None:
    printed = article(desk).issued
    desk.library.add_year(NAPS.id, 2020)
    restore(shop(desk), NAPS.id, past(desk, None)[0])
    assert article(desk).issued == printed == PartialDate(raw="Jul 21")


def test_a_date_of_an_older_program_s_history_is_put_back(desk: Desk) -> None:
    with desk.store.writing() as unit:
        dates = ('{"date-parts":[[2019,7]]}', '{"date-parts":[[2020]]}')
        unit.history.add("set article date", NAPS.id, *dates, unit.appraisals.reviewer().id)
    history = past(desk, None)
    assert restorable(history[0], history)
    restore(shop(desk), NAPS.id, history[0])
    assert article(desk).issued == PartialDate(2019, 7)
