"""Tests of `library`, `store/answers`, `store/articles`, `store/entries`, `store/shelf` and `store/settings`. The
library keeps what it is given, and gives it back equal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.entry import NOT_ASKED, Checked, Target
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Absent, Found, Request, Unreachable
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode
from ldn_desk.services.library import Library
from ldn_desk.store import answers as request_log
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with Desk(place) as desk:
        desk.library.add(NAPS, b"the file")
        yield desk


@pytest.fixture
def library(desk: Desk) -> Library:
    return desk.library


def test_an_article_comes_back_equal_after_a_restart(desk: Desk, place: Path) -> None:
    with Desk(place) as later:
        assert later.library.article(NAPS.id) == NAPS


def test_a_bare_list_without_blocks_comes_back_equal(library: Library) -> None:
    bare = replace(samples.article(title="Bare"), blocks=(), citations=())
    library.add(bare, b"")
    assert library.article(bare.id) == bare


def test_an_article_without_references_comes_back_equal(library: Library) -> None:
    plain = samples.article(references=0, title="Plain")
    library.add(plain, b"")
    assert library.article(plain.id) == plain
    assert library.entries(plain.id) == ()


def test_the_original_file_is_kept_to_the_byte(library: Library) -> None:
    assert library.original(NAPS.id) == ("naps.txt", b"the file")


def test_the_same_text_again_is_the_same_article(library: Library) -> None:
    again = samples.article()
    assert again.id != NAPS.id
    assert library.add(again, b"another file") == NAPS.id
    assert len(library.shelf()) == 1


def test_an_article_that_is_gone_is_one_sentence(library: Library) -> None:
    for ask in (library.article, library.original):
        with pytest.raises(LibraryError, match="no longer in the library"):
            ask("nowhere")


def test_entries_come_in_list_order_with_the_places_that_cite_them(library: Library) -> None:
    entries = library.entries(NAPS.id)
    assert [entry.reference for entry in entries] == list(NAPS.references)
    assert [entry.citations for entry in entries] == [NAPS.citations_of(number) for number in (1, 2, 3)]
    assert (entries[0].verdict, entries[0].reviewer) == (NOT_ASKED, "Reviewer 1")


def test_a_range_cites_each_reference_once_and_unknown_numbers_are_kept(library: Library) -> None:
    article = samples.article(title="Ranges")
    wide = replace(article.citations[0], numbers=(1, 3, 3, 99))
    article = replace(article, citations=(wide, *article.citations[1:]))
    library.add(article, b"")
    assert library.article(article.id).citations[0].numbers == (1, 3, 3, 99)
    assert [len(entry.citations) for entry in library.entries(article.id)] == [1, 1, 2]


def test_a_marker_that_names_no_number_comes_back_equal(library: Library) -> None:
    article = samples.article(title="Empty marker")
    article = replace(article, citations=(replace(article.citations[0], numbers=()), *article.citations[1:]))
    library.add(article, b"")
    assert library.article(article.id) == article


def test_one_entry_is_the_same_as_among_all(library: Library) -> None:
    library.keep(samples.checked(NAPS.references[1]))
    entry = library.entry(NAPS.references[1].id)
    assert entry == library.entries(NAPS.id)[1]
    assert library.entry("nowhere") is None


def test_entries_of_a_thousand_references_take_as_many_queries_as_of_three(
    library: Library, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import event

    asked: list[str] = []
    event.listen(desk.store._connection, "before_cursor_execute", lambda *call: asked.append(call[2]))
    library.entries(NAPS.id)
    few = len(asked)
    long = samples.article(1_000, title="Long")
    library.add(long, b"")
    asked.clear()
    assert len(library.entries(long.id)) == 1_000
    assert len(asked) == few <= 14


def test_the_shelf_counts_what_was_checked_rated_and_noted(library: Library, desk: Desk) -> None:
    first, second, _ = NAPS.references
    library.keep(samples.checked(first))
    desk.appraisal.rate(first.id, 3)
    desk.appraisal.rate(second.id, 2)
    desk.appraisal.rate(second.id, None)
    note, _ = desk.appraisal.write_note(first.id, "One.")
    desk.appraisal.write_note(first.id, "Two.")
    assert note is not None
    desk.appraisal.delete_note(note.id)
    (line,) = library.shelf()
    assert (line.title, line.author, line.references) == ("Naps", "Robin Kim", 3)
    assert (line.checked, line.rated, line.notes) == (1, 1, 1)
    assert (line.added[-1], line.opened, line.deleted) == ("Z", "", "")


def test_the_shelf_shows_the_most_recently_opened_first_and_the_desk_opens_on_it(library: Library) -> None:
    other = samples.article(title="Other")
    library.add(other, b"")
    library.touch(NAPS.id)
    assert [line.title for line in library.shelf()] == ["Naps", "Other"]
    assert library.last_opened() == NAPS.id


def test_an_article_that_was_only_added_never_takes_the_place_of_one_that_was_opened(library: Library) -> None:
    library.touch(NAPS.id)
    library.add(samples.article(title="Added by a script"), b"")
    assert library.last_opened() == NAPS.id


def test_an_empty_library_has_no_last_article(tmp_path: Path) -> None:
    with Desk(tmp_path / "empty.sqlite") as empty:
        assert empty.library.last_opened() is None


def test_a_deleted_article_is_gone_from_sight_and_can_be_taken_back_after_a_restart(
    library: Library, place: Path
) -> None:
    change = library.delete(NAPS.id, "shelf")
    assert (change.article_ids, change.shelf, change.initiator) == ((NAPS.id,), True, "shelf")
    assert (library.shelf(), library.last_opened()) == ((), None)
    with pytest.raises(LibraryError, match="was deleted; take it back"):
        library.article(NAPS.id)
    with Desk(place) as later:
        assert [line.id for line in later.library.deleted()] == [NAPS.id]
        assert later.library.deleted()[0].deleted.endswith("Z")
        later.library.restore(NAPS.id)
        assert later.library.article(NAPS.id) == NAPS


def test_everything_deleted_is_told_the_latest_first_and_what_is_in_it_with_it(desk: Desk, place: Path) -> None:
    other = samples.article(title="Another")
    desk.library.add(other, b"")
    first, second, third = NAPS.references[:3]
    for reference in (first, second):
        note, _change = desk.appraisal.write_note(reference.id, f"On {reference.number}.")
        assert note is not None
        desk.appraisal.delete_note(note.id)
    desk.mending.remove(second)
    desk.mending.remove(third)
    desk.library.delete(other.id)
    with Desk(place) as later:
        found = later.library.recently_deleted()
        assert [(each.kind, each.words) for each in found] == [
            ("article", "Another"),
            ("reference", third.text),
            ("reference", second.text),
            ("note", "On 1."),
        ]
        assert [each.article_title for each in found] == ["Another", NAPS.title, NAPS.title, NAPS.title]
        assert [each.reference and each.reference.id for each in found] == [None, third.id, second.id, first.id]
        later.library.delete(NAPS.id)
        assert {each.kind for each in later.library.recently_deleted()} == {"article"}


def test_deleting_and_taking_back_can_be_undone_and_redone(library: Library) -> None:
    library.delete(NAPS.id)
    library.undoing.undo()
    assert len(library.shelf()) == 1
    library.undoing.redo()
    assert library.shelf() == ()
    library.restore(NAPS.id)
    library.undoing.undo()
    assert library.shelf() == ()
    library.undoing.redo()
    assert len(library.shelf()) == 1


def test_deleting_what_is_deleted_changes_nothing(library: Library) -> None:
    library.delete(NAPS.id)
    assert library.delete(NAPS.id).article_ids == ()
    assert library.delete("nowhere").shelf is False
    library.undoing.undo()
    assert library.undoing.undo_words == ""
    assert library.restore(NAPS.id).article_ids == ()


@pytest.mark.parametrize(
    ("name", "data", "known"),
    [("naps.TXT", b"the file", True), ("naps.md", b"the file", False), ("naps.txt", b"the f1le", False)],
)
def test_the_bytes_of_a_file_and_its_ending_tell_what_was_read_from_it(
    desk: Desk, name: str, data: bytes, known: bool
) -> None:
    assert desk.library.read_from(name, data) == (NAPS.id if known else None)
    desk.library.delete(NAPS.id)
    assert desk.library.read_from(name, data) is None


def test_opening_the_file_of_a_deleted_article_again_takes_it_back(library: Library) -> None:
    library.delete(NAPS.id)
    assert library.add(samples.article(), b"") == NAPS.id
    assert len(library.shelf()) == 1


def test_a_date_gets_its_year_and_keeps_what_was_printed(library: Library) -> None:
    library.add_year(NAPS.id, 2026)
    assert library.article(NAPS.id).issued == PartialDate(2026, raw="Jul 21")
    library.undoing.undo()
    assert library.article(NAPS.id).issued == PartialDate(raw="Jul 21")
    library.undoing.redo()
    library.add_year(NAPS.id, None)
    assert library.article(NAPS.id).issued == PartialDate(raw="Jul 21")


def test_an_article_without_any_date_gets_a_year_and_loses_it_again(library: Library) -> None:
    undated = replace(samples.article(title="Undated"), issued=None)
    library.add(undated, b"")
    library.add_year(undated.id, 2020)
    assert library.article(undated.id).issued == PartialDate(2020)
    library.add_year(undated.id, None)
    assert library.article(undated.id).issued is None
    library.undoing.undo()
    assert library.article(undated.id).issued == PartialDate(2020)


def test_a_year_another_desk_gave_meanwhile_is_not_undone(library: Library, place: Path) -> None:
    library.add_year(NAPS.id, 2025)
    with Desk(place) as other:
        other.library.add_year(NAPS.id, 2026)
    with pytest.raises(StaleWrite, match="changed in another window"):
        library.undoing.undo()
    assert library.article(NAPS.id).issued == PartialDate(2026, raw="Jul 21")


def test_what_a_check_came_to_is_there_after_a_restart(library: Library, place: Path) -> None:
    checked = samples.checked(NAPS.references[0])
    change = library.keep(checked)
    assert change.reference_ids == (NAPS.references[0].id,)
    with Desk(place) as later:
        entry = later.library.entries(NAPS.id)[0]
        assert (entry.verdict, entry.points) == (checked.verdict, checked.points)
        assert later.library.verdicts(NAPS.id) == {NAPS.references[0].id: checked.verdict}
        assert later.library.known(["10.5555/NAPS.1"]) == {"10.5555/naps.1": checked.answers}


def test_a_source_that_did_not_answer_is_never_stored_and_takes_nothing_away(library: Library) -> None:
    reference = NAPS.references[0]
    unreachable = Unreachable(reference.printed.DOI, "crossref", "It did not answer.")
    silent = Checked(Target(reference), Verdict(VerdictCode.NOT_CHECKED, (because("offline"),)), (), (unreachable,))
    library.keep(silent)
    assert (library.verdicts(NAPS.id), library.known([reference.printed.DOI])) == ({}, {})
    library.keep(samples.checked(reference))
    library.keep(silent)
    assert library.verdicts(NAPS.id)[reference.id].code is VerdictCode.DIFFERS


def test_that_a_doi_is_unknown_is_an_answer(library: Library) -> None:
    reference = NAPS.references[0]
    answers = tuple(Absent(reference.printed.DOI, source, "2026-11-23T10:00:00Z") for source in ("crossref", "doi.org"))
    gone = Verdict(VerdictCode.NOT_REGISTERED, sources=("Crossref", "doi.org"), judged="2026-11-23T10:00:00Z")
    library.keep(Checked(Target(reference), gone, (), answers))
    assert set(library.known([reference.printed.DOI])[reference.printed.DOI]) == set(answers)
    assert library.verdicts(NAPS.id)[reference.id] == gone


def test_the_newest_answer_stands_and_the_older_verdict_keeps_its_own_record(library: Library) -> None:
    other = samples.article(title="Other")
    library.add(other, b"")
    library.keep(samples.checked(NAPS.references[0], "2026-11-23T10:00:00Z"))
    library.keep(samples.checked(other.references[0], "2026-11-24T10:00:00Z"))
    (answer,) = library.known(["10.5555/naps.1"])["10.5555/naps.1"]
    assert isinstance(answer, Found)
    assert answer.record.retrieved == "2026-11-24T10:00:00Z"
    record = library.verdicts(NAPS.id)[NAPS.references[0].id].record
    assert record is not None
    assert record.retrieved == "2026-11-23T10:00:00Z"


def test_an_answer_no_verdict_rests_on_any_more_makes_room(library: Library, desk: Desk) -> None:
    for day in (20, 21, 22, 23):
        library.keep(samples.checked(NAPS.references[0], f"2026-11-{day}T10:00:00Z"))
    with desk.store.reading() as unit:
        kept = unit._connection.exec_driver_sql("SELECT count(*) FROM answers").scalar()
    assert kept == 2, "the newest, and the one before, which the verdict rested on when the newest came"


def test_the_same_check_kept_twice_writes_no_second_time(library: Library, desk: Desk) -> None:
    checked = samples.checked(NAPS.references[0])
    library.keep(checked)
    library.keep(checked)
    with desk.store.reading() as unit:
        assert unit.history.of(checked.reference_id) == ()
        assert unit._connection.exec_driver_sql("SELECT count(*) FROM answers").scalar() == 1


def test_a_verdict_replaced_stays_in_the_history(library: Library, desk: Desk) -> None:
    reference = NAPS.references[0]
    library.keep(samples.checked(reference))
    library.keep(Checked(Target(reference), Verdict(VerdictCode.AGREES, judged="2026-12-01T10:00:00Z"), ()))
    with desk.store.reading() as unit:
        ((_, what, before, after),) = unit.history.of(reference.id)
    assert (what, "differs" in before, "agrees" in after) == ("verdict", True, True)


def test_bundled_facts_serve_their_article_alone(library: Library) -> None:
    other = samples.article(title="Other")
    library.add(other, b"")
    reference = NAPS.references[0]
    bundled = samples.record(reference.printed.DOI, "bundled")
    library.keep(Checked(Target(reference), samples.verdict(bundled), (), (Found(bundled),)), article_only=True)
    assert library.known([bundled.DOI], NAPS.id) == {bundled.DOI: (Found(bundled),)}
    assert library.known([bundled.DOI], other.id) == library.known([bundled.DOI]) == {}


def test_a_verdict_on_a_record_that_came_from_nowhere_keeps_it_for_its_article_alone(library: Library) -> None:
    record = samples.record("10.5555/naps.1")
    library.keep(Checked(Target(NAPS.references[0]), samples.verdict(record), ()))
    assert library.verdicts(NAPS.id)[NAPS.references[0].id].record == record
    assert library.known([record.DOI]) == {}


def test_late_answers_for_a_reference_that_is_gone_are_dropped_but_what_was_learnt_of_the_doi_is_kept(
    library: Library,
) -> None:
    late = samples.checked(samples.reference(9))
    assert library.keep(late, article_only=True).reference_ids == ()
    assert library.known(["10.5555/naps.9"]) == {}
    assert library.keep(late).reference_ids == ()
    assert list(library.known(["10.5555/naps.9"])) == ["10.5555/naps.9"]


def test_a_whole_batch_is_kept_at_once(library: Library) -> None:
    change = library.keep_all(samples.checked(reference) for reference in NAPS.references)
    assert change.words == "check 3 references"
    assert len(library.verdicts(NAPS.id)) == 3


def test_a_thousand_dois_can_be_asked_for(library: Library) -> None:
    library.keep(samples.checked(NAPS.references[0]))
    assert list(library.known(f"10.5555/naps.{number}" for number in range(1_200))) == ["10.5555/naps.1"]


def test_points_to_check_are_put_in_the_place_of_the_earlier_ones(library: Library) -> None:
    reference = NAPS.references[0]
    library.keep(samples.checked(reference))
    points = (Point("study-design", "case series", "Randomized", 0), Point("condition", "a", "half a pair \ud835", 0))
    library.keep_points(NAPS, {reference.id: points})
    entry = library.entry(reference.id)
    assert entry is not None
    assert [point.record_says for point in entry.points] == ["Randomized", "half a pair �"]
    library.keep_points(NAPS, {reference.id: ()})
    library.keep_points(NAPS, {"nowhere": points})
    assert library.entries(NAPS.id)[0].points == ()


def test_the_request_log_keeps_the_newest(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_log, "KEPT", 3)
    requests = [Request("crossref", f"https://x/{n}", "2026-11-23T10:00:00Z", "200", n) for n in range(5)]
    for request in requests:
        library.log(request)
    assert library.requests() == (requests[4], requests[3], requests[2])
    assert library.requests(1) == (requests[4],)


def test_what_another_desk_wrote_is_noticed_once(desk: Desk, library: Library, place: Path) -> None:
    desk.write("own")
    assert library.changed_elsewhere() is False
    with Desk(place) as other:
        other.write("another's")
    assert (library.changed_elsewhere(), library.changed_elsewhere()) == (True, False)
