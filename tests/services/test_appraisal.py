"""Tests of `appraisal`, `store/appraisals`, `store/notes` and `store/history`. Stars and notes are saved as given,
undone and redone, and two desks never lose each other's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.errors import LibraryError, StaleWrite
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()
FIRST = NAPS.references[0].id


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with Desk(place) as desk:
        desk.library.add(NAPS, b"")
        yield desk


@pytest.fixture
def other(desk: Desk, place: Path) -> Iterator[Desk]:
    with Desk(place) as other:
        yield other


def _write(desk: Desk, text: str, note: Note | None = None) -> Note:
    if note is None:
        written, _ = desk.appraisal.write_note(FIRST, text)
    else:
        written, _ = desk.appraisal.write_note(FIRST, text, note.id, note.version)
    assert written is not None
    return written


def _texts(desk: Desk) -> list[str]:
    return [note.text for note in desk.library.entries(NAPS.id)[0].notes]


def _stars(desk: Desk) -> int | None:
    return desk.library.entries(NAPS.id)[0].stars


def test_stars_are_saved_and_say_what_they_changed(desk: Desk, place: Path) -> None:
    change = desk.appraisal.rate(FIRST, 4, "rating pane")
    assert (change.words, change.article_ids, change.reference_ids) == ("rate reference 1", (), (FIRST,))
    assert change.initiator == "rating pane"
    with Desk(place) as later:
        rating = later.library.entries(NAPS.id)[0].rating
        assert rating is not None
        assert (rating.stars, rating.version, rating.reviewer_id) == (4, 1, later.appraisal.reviewer.id)


def test_stars_taken_back_are_unrated_which_is_not_zero(desk: Desk) -> None:
    desk.appraisal.rate(FIRST, 4)
    desk.appraisal.rate(FIRST, None)
    assert _stars(desk) is None


@pytest.mark.parametrize("stars", [0, 6])
def test_there_are_one_to_five_stars(desk: Desk, stars: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        desk.appraisal.rate(FIRST, stars)


def test_the_same_stars_again_are_no_step(desk: Desk) -> None:
    desk.appraisal.rate(FIRST, 4)
    desk.appraisal.rate(FIRST, 4)
    desk.undoing.undo()
    assert (_stars(desk), desk.undoing.undo_words) == (None, "")


def test_stars_can_be_undone_and_redone(desk: Desk) -> None:
    desk.appraisal.rate(FIRST, 4, "rating pane")
    desk.appraisal.rate(FIRST, 2, "rating pane")
    change = desk.undoing.undo()
    assert change is not None
    assert (_stars(desk), change.initiator) == (4, ""), "every view reloads, the one that wrote it too"
    desk.undoing.undo()
    desk.undoing.redo()
    desk.undoing.redo()
    assert _stars(desk) == 2


def test_a_reference_that_is_gone_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(LibraryError, match="no longer in the library"):
        desk.appraisal.rate("nowhere", 3)
    with pytest.raises(LibraryError, match="no longer in the library"):
        desk.appraisal.write_note("nowhere", "text")


def test_stars_of_two_desks_leave_the_last_and_keep_both_in_the_history(desk: Desk, other: Desk) -> None:
    desk.appraisal.rate(FIRST, 4)
    other.appraisal.rate(FIRST, 2)
    assert _stars(desk) == _stars(other) == 2
    with desk.store.reading() as unit:
        assert [(before, after) for _, _, before, after in unit.history.of(FIRST)] == [("null", "4"), ("4", "2")]


def test_stars_another_desk_gave_since_are_not_undone(desk: Desk, other: Desk) -> None:
    desk.appraisal.rate(FIRST, 4)
    other.appraisal.rate(FIRST, 2)
    with pytest.raises(StaleWrite, match="changed in another window"):
        desk.undoing.undo()
    assert (_stars(desk), desk.undoing.undo_words) == (2, "")


def test_a_note_is_saved_with_its_reviewer_and_times(desk: Desk, place: Path) -> None:
    note, change = desk.appraisal.write_note(FIRST, "Only twelve readers.", initiator="note editor")
    assert (change.words, change.initiator) == ("write note on reference 1", "note editor")
    with Desk(place) as later:
        (kept,) = later.library.entries(NAPS.id)[0].notes
        assert kept == note
        assert (kept.reviewer_id, kept.version) == (later.appraisal.reviewer.id, 1)
        assert len(kept.created) == len("2026-11-23T10:00:00Z")


def test_a_note_written_on_grows_by_versions(desk: Desk) -> None:
    note = _write(desk, "One")
    note = _write(desk, "One, two", note)
    assert (_texts(desk), note.version) == (["One, two"], 2)


def test_notes_stand_in_the_order_they_were_begun(desk: Desk) -> None:
    first = _write(desk, "First")
    _write(desk, "Second")
    _write(desk, "First, later", first)
    assert _texts(desk) == ["First, later", "Second"]


def test_saving_the_same_text_again_changes_nothing(desk: Desk) -> None:
    note = _write(desk, "One")
    assert _write(desk, "One", note) == note


def test_an_emptied_note_is_deleted_and_an_empty_new_one_never_made(desk: Desk) -> None:
    note = _write(desk, "One")
    written, change = desk.appraisal.write_note(FIRST, " \n", note.id, note.version)
    assert (written, _texts(desk), change.reference_ids) == (None, [], (FIRST,))
    assert desk.appraisal.write_note(FIRST, "")[0] is None
    assert desk.appraisal.deleted_notes(FIRST)[0].text == "One"


def test_typing_that_goes_on_is_one_step_of_undo(desk: Desk) -> None:
    note = _write(desk, "O")
    note = _write(desk, "On", note)
    _write(desk, "One.", note)
    desk.undoing.undo()
    assert (_texts(desk), desk.undoing.undo_words) == ([], "")
    desk.undoing.redo()
    assert _texts(desk) == ["One."]


def test_a_pause_in_typing_begins_another_step(desk: Desk) -> None:
    now = [0.0]
    desk.undoing.clock = lambda: now[0]
    note = _write(desk, "One")
    now[0] = 60
    note = _write(desk, "One two", note)
    now[0] = 65
    note = _write(desk, "One two three", note)
    now[0] = 120
    _write(desk, "One two three four", note)
    seen = []
    for step in (desk.undoing.undo, desk.undoing.undo, desk.undoing.undo, desk.undoing.redo, desk.undoing.redo):
        step()
        seen.append(_texts(desk))
    assert seen == [["One two three"], ["One"], [], ["One"], ["One two three"]]


def test_typing_on_two_notes_is_two_steps(desk: Desk) -> None:
    first, second = _write(desk, "First"), _write(desk, "Second")
    _write(desk, "First, later", first)
    _write(desk, "Second, later", second)
    desk.undoing.undo()
    assert _texts(desk) == ["First, later", "Second"]


def test_typing_after_an_undo_is_a_step_of_its_own(desk: Desk) -> None:
    note = _write(desk, "One")
    desk.appraisal.rate(FIRST, 3)
    desk.undoing.undo()
    _write(desk, "One three", note)
    assert desk.undoing.redo_words == ""
    desk.undoing.undo()
    assert _texts(desk) == ["One"]


def test_a_deleted_note_can_be_undone(desk: Desk) -> None:
    note = _write(desk, "One")
    change = desk.appraisal.delete_note(note.id, "list")
    assert (change.words, change.initiator, _texts(desk)) == ("delete note on reference 1", "list", [])
    desk.undoing.undo()
    assert _texts(desk) == ["One"]
    desk.undoing.redo()
    assert _texts(desk) == []


def test_a_deleted_note_can_be_taken_back_after_a_restart(desk: Desk, place: Path) -> None:
    note = _write(desk, "One")
    desk.appraisal.delete_note(note.id)
    with Desk(place) as later:
        (found,) = later.appraisal.deleted_notes(FIRST)
        assert later.appraisal.restore_note(found.id).reference_ids == (FIRST,)
        assert (_texts(later), later.appraisal.deleted_notes(FIRST)) == (["One"], ())
        later.undoing.undo()
        assert _texts(later) == []


def test_deleting_or_taking_back_what_is_so_already_changes_nothing(desk: Desk) -> None:
    note = _write(desk, "One")
    assert desk.appraisal.restore_note(note.id).reference_ids == ()
    assert desk.appraisal.restore_note("nowhere").reference_ids == ()
    assert desk.appraisal.delete_note("nowhere").reference_ids == ()
    desk.appraisal.delete_note(note.id)
    desk.appraisal.delete_note(note.id)
    desk.undoing.undo()
    assert _texts(desk) == ["One"]


def test_notes_on_one_note_from_two_desks_are_both_kept(desk: Desk, other: Desk) -> None:
    note = _write(desk, "Begun")
    _write(other, "Begun, and theirs", note)
    ours = _write(desk, "Begun, and ours", note)
    assert (ours.id != note.id, _texts(desk)) == (True, ["Begun, and theirs", "Begun, and ours"])
    _write(desk, "Begun, and ours, going on", ours)
    assert _texts(other) == ["Begun, and theirs", "Begun, and ours, going on"]


def test_the_same_text_from_two_desks_is_one_note(desk: Desk, other: Desk) -> None:
    note = _write(desk, "Begun")
    _write(other, "Begun, the same", note)
    _write(desk, "Begun, the same", note)
    assert _texts(desk) == ["Begun, the same"]


def test_emptying_a_note_never_takes_what_another_desk_wrote_meanwhile(desk: Desk, other: Desk) -> None:
    note = _write(desk, "Begun")
    _write(other, "Begun, and theirs", note)
    kept, _ = desk.appraisal.write_note(FIRST, "", note.id, note.version)
    assert kept is not None
    assert (kept.text, _texts(desk)) == ("Begun, and theirs", ["Begun, and theirs"])


def test_a_note_deleted_on_another_desk_comes_back_with_what_was_being_written(desk: Desk, other: Desk) -> None:
    note = _write(desk, "Begun")
    other.appraisal.delete_note(note.id)
    _write(desk, "Begun, going on", note)
    assert _texts(other) == ["Begun, going on"]
    with pytest.raises(StaleWrite):
        other.undoing.undo()
    assert _texts(other) == ["Begun, going on"]


def test_undoing_never_takes_away_what_another_desk_wrote_since(desk: Desk, other: Desk) -> None:
    note = _write(desk, "Ours")
    theirs = _write(other, "Ours, and theirs", note)
    with pytest.raises(StaleWrite, match="changed in another window"):
        desk.undoing.undo()
    assert _texts(desk) == [theirs.text]


def test_redoing_never_takes_away_what_another_desk_wrote_since(desk: Desk, other: Desk) -> None:
    note = _write(desk, "Ours")
    desk.undoing.undo()
    _write(other, "Theirs, in its place", note)
    with pytest.raises(StaleWrite):
        desk.undoing.redo()
    assert _texts(desk) == ["Theirs, in its place"]


def test_a_note_that_never_was_cannot_be_written_on(desk: Desk) -> None:
    note = _write(desk, "One")
    with pytest.raises(StaleWrite), desk.store.writing() as unit:
        unit.notes.swap("nowhere", None, "text")
    with pytest.raises(StaleWrite), desk.store.writing() as unit:
        unit.notes.write(Note("nowhere", FIRST, note.reviewer_id, "", 1, "", ""), "text")
    with pytest.raises(StaleWrite), desk.store.writing() as unit:
        unit.notes.write(Note(note.id, FIRST, note.reviewer_id, "", 7, "", ""), "text")


def test_edits_on_an_article_that_another_desk_deletes_are_there_when_it_is_taken_back(desk: Desk, other: Desk) -> None:
    other.library.delete(NAPS.id)
    _write(desk, "Written meanwhile")
    desk.appraisal.rate(FIRST, 5)
    other.library.restore(NAPS.id)
    assert (_texts(other), _stars(other)) == (["Written meanwhile"], 5)


def test_every_text_a_note_ever_had_stays_in_the_history(desk: Desk) -> None:
    note = _write(desk, "One")
    note = _write(desk, "Two", note)
    desk.appraisal.delete_note(note.id)
    with desk.store.reading() as unit:
        assert [(what, before, after) for _, what, before, after in unit.history.of(note.id)] == [
            ("write note", "null", '"One"'),
            ("write note", '"One"', '"Two"'),
            ("delete note", '"Two"', "null"),
        ]


def test_the_history_cannot_be_altered(desk: Desk) -> None:
    desk.appraisal.rate(FIRST, 3)
    for statement in ("DELETE FROM history", "UPDATE history SET what = 'nothing'"):
        with pytest.raises(Exception, match="only ever added to"), desk.store.writing() as unit:
            unit._connection.exec_driver_sql(statement)


def test_half_an_emoji_does_not_keep_a_note_from_being_saved(desk: Desk) -> None:
    assert _write(desk, "odd \ud83d").text == "odd �"


def test_a_reviewer_may_take_another_name_and_keeps_their_judgement(desk: Desk, place: Path) -> None:
    desk.appraisal.rate(FIRST, 3)
    desk.appraisal.rename_reviewer("  Robin ")
    desk.appraisal.rename_reviewer("   ")
    with Desk(place) as later:
        entry = later.library.entries(NAPS.id)[0]
        assert (entry.reviewer, entry.stars) == ("Robin", 3)


def test_another_reviewer_sees_neither_stars_nor_notes(desk: Desk) -> None:
    desk.appraisal.rate(FIRST, 3)
    _write(desk, "Mine alone")
    with desk.store.writing() as unit:
        unit.appraisals.add_reviewer("Second")
    assert (_texts(desk), _stars(desk), desk.library.search("alone")) == ([], None, ())
    assert desk.library.shelf()[0].notes == 0
