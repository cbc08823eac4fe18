"""Tests of `marking` and `store/marks`. Passages are marked and commented on, undone and redone, and two desks never
overwrite each other's."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.anchor import Anchor
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.mark import Colour, Mark, State
from tests.store import samples
from tests.store.samples import Desk

NAPS = samples.article()
START = NAPS.text.index("Sleep improved")
END = START + len("Sleep improved")


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
    """Another window of the same reviewer."""
    assert desk.appraisal.rate(NAPS.references[0].id, 3)
    with Desk(place) as other:
        yield other


def marked(desk: Desk, colour: Colour = Colour.YELLOW, comment: str = "") -> Mark:
    return desk.marking.add(NAPS.id, START, END, colour, comment)[0]


def standing(desk: Desk) -> Mark:
    (mark,) = desk.marking.of(NAPS.id)
    return mark


def moved_by_likeness(desk: Desk, mark: Mark, start: int | None, end: int | None) -> None:
    """As another text of the article leaves it."""
    state = "likely" if end else "needs-placing"
    with desk.store.writing() as unit:
        unit.marks.write(mark, {"start": start, "end": end, "state": state}, "re-attach mark")


def test_a_mark_is_kept_with_its_quote_context_and_position(desk: Desk) -> None:
    mark, change = desk.marking.add(NAPS.id, START - 1, END + 1, Colour.GREEN, "How many?", initiator="view")
    assert (change.words, change.marked_ids, change.initiator) == ("mark a passage", (NAPS.id,), "view")
    before, after = NAPS.text[START - 32 if START > 32 else 0 : START], NAPS.text[END : END + 32]
    assert mark.anchor == Anchor("Sleep improved", before, after, START, END)
    assert (mark.start, mark.end, mark.state, mark.colour, mark.comment) == (START, END, "exact", "green", "How many?")
    assert (mark.article_id, mark.reviewer_id) == (NAPS.id, desk.appraisal.reviewer.id)
    assert desk.marking.of(NAPS.id) == (mark,)


def test_marks_stand_in_reading_order_and_those_that_need_placing_last(desk: Desk) -> None:
    later, _change = desk.marking.add(NAPS.id, END + 1, END + 3, Colour.BLUE)
    first, lost = marked(desk), marked(desk)
    moved_by_likeness(desk, lost, None, None)
    assert [each.id for each in desk.marking.of(NAPS.id)] == [first.id, later.id, lost.id]


def test_what_is_no_passage_cannot_be_marked(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        desk.marking.add(NAPS.id, 0, len(NAPS.text) + 1, Colour.ROSE)
    with pytest.raises(LibraryError, match="no words in what is selected"):
        desk.marking.add(NAPS.id, END, END + 1, Colour.ROSE)
    with pytest.raises(StaleWrite, match="select the words again"):
        desk.marking.add(NAPS.id, START, END, Colour.ROSE, quote="Sleep got worse")
    with pytest.raises(LibraryError, match="no longer in the library"):
        desk.marking.add("gone", 0, 1, Colour.ROSE)
    assert desk.marking.of(NAPS.id) == ()


def test_every_write_is_undone_and_redone(desk: Desk) -> None:
    mark = marked(desk)
    link = NAPS.references[1].id
    desk.marking.recolour(mark.id, Colour.ROSE)
    desk.marking.comment(mark.id, "Really?")
    desk.marking.link(mark.id, link)
    desk.marking.reattach(mark.id, 0, 4)
    desk.marking.delete(mark.id)
    assert [each.id for each in desk.marking.deleted(NAPS.id)] == [mark.id]
    words = []
    while desk.undoing.undo_words:
        words.append(desk.undoing.undo_words)
        change = desk.undoing.undo()
        assert change is not None
        assert change.marked_ids == (NAPS.id,)
    assert words == [
        *("delete a mark", "re-attach a mark", "link a mark with a reference", "comment on a mark", "recolour a mark"),
        "mark a passage",
    ]
    assert desk.marking.of(NAPS.id) == ()
    for _ in range(5):
        desk.undoing.redo()
    again = standing(desk)
    assert (again.colour, again.comment, again.reference_id, again.start, again.end) == ("rose", "Really?", link, 0, 4)
    desk.undoing.redo()
    assert desk.marking.of(NAPS.id) == ()


def test_a_deleted_mark_is_restored_as_it_was(desk: Desk) -> None:
    mark = marked(desk, comment="Keep.")
    desk.marking.delete(mark.id)
    desk.marking.restore(mark.id)
    assert (standing(desk).comment, standing(desk).anchor) == ("Keep.", mark.anchor)
    assert desk.marking.deleted(NAPS.id) == ()


def test_what_changes_nothing_is_no_step_of_undo(desk: Desk) -> None:
    mark = marked(desk)
    desk.marking.recolour(mark.id, Colour.YELLOW)
    desk.marking.restore(mark.id)
    desk.marking.confirm(mark.id)
    assert desk.undoing.undo_words == "mark a passage"
    assert standing(desk) == mark


def test_a_likely_mark_is_confirmed_and_its_anchor_is_of_these_words_then(desk: Desk) -> None:
    mark = marked(desk)
    moved_by_likeness(desk, mark, 0, 4)
    desk.marking.confirm(mark.id)
    assert (standing(desk).state, standing(desk).anchor.exact, standing(desk).anchor.start) == (State.EXACT, "Naps", 0)
    desk.undoing.undo()
    assert (standing(desk).state, standing(desk).anchor, standing(desk).start) == (State.LIKELY, mark.anchor, 0)


def test_a_mark_that_needs_placing_is_put_on_other_words(desk: Desk) -> None:
    mark = marked(desk, comment="Stays.")
    moved_by_likeness(desk, mark, None, None)
    with pytest.raises(StaleWrite):
        desk.marking.reattach(mark.id, 0, 4, quote="Lamps")
    desk.marking.reattach(mark.id, 0, 4, quote="Naps")
    again = standing(desk)
    assert (again.state, again.start, again.end, again.anchor.exact, again.comment) == (
        *(State.EXACT, 0, 4, "Naps", "Stays."),
    )


def test_comments_that_are_typed_on_are_one_step_of_undo(desk: Desk) -> None:
    now = [0.0]
    desk.undoing.clock = lambda: now[0]
    marking = desk.marking
    mark, _change = marking.add(NAPS.id, START, END, Colour.YELLOW)
    for words, seconds in (("T", 0), ("Th", 9), ("Three", 18), ("Three groups", 40)):
        now[0] = seconds
        marking.comment(mark.id, words)
    comments = [standing(desk).comment]
    for _ in range(2):
        desk.undoing.undo()
        comments.append(standing(desk).comment)
    assert comments == ["Three groups", "Three", ""]


def test_another_desks_mark_is_never_overwritten(desk: Desk, other: Desk) -> None:
    mark = marked(desk)
    assert standing(other) == mark
    other.marking.comment(mark.id, "Theirs.", mark.version)
    with pytest.raises(StaleWrite, match="changed in another window"):
        desk.marking.comment(mark.id, "Ours.", mark.version)
    with pytest.raises(StaleWrite):
        desk.marking.delete(mark.id, mark.version)
    with pytest.raises(StaleWrite):
        desk.marking.recolour(mark.id, Colour.BLUE, mark.version)
    with pytest.raises(StaleWrite):
        desk.marking.link(mark.id, NAPS.references[0].id, mark.version)
    with pytest.raises(StaleWrite):
        desk.marking.reattach(mark.id, 0, 4, mark.version)
    assert standing(desk).comment == "Theirs."


def test_undo_leaves_what_another_desk_wrote_since(desk: Desk, other: Desk) -> None:
    mark = marked(desk)
    desk.marking.comment(mark.id, "Ours.")
    other.marking.comment(mark.id, "Theirs.")
    with pytest.raises(StaleWrite):
        desk.undoing.undo()
    assert standing(desk).comment == "Theirs."


def test_what_another_desk_wrote_of_something_else_is_no_hindrance_to_undo(desk: Desk, other: Desk) -> None:
    mark = marked(desk)
    desk.marking.comment(mark.id, "Ours.")
    other.marking.recolour(mark.id, Colour.BLUE)
    desk.undoing.undo()
    assert (standing(desk).comment, standing(desk).colour) == ("", Colour.BLUE)


def test_another_reviewers_marks_are_not_shown(desk: Desk) -> None:
    mark = marked(desk)
    desk.appraisal.judge_as("")
    assert (desk.marking.of(NAPS.id), desk.marking.deleted(NAPS.id)) == ((), ())
    desk.appraisal.judge_as(mark.reviewer_id)
    assert desk.marking.of(NAPS.id) == (mark,)


def test_every_write_stands_in_the_history(desk: Desk) -> None:
    mark = marked(desk)
    desk.marking.comment(mark.id, "Really?")
    desk.marking.delete(mark.id)
    with desk.store.reading() as unit:
        told = [(what, json.loads(before), json.loads(after)) for _at, what, before, after in unit.history.of(mark.id)]
    assert [what for what, _before, _after in told] == ["add mark", "comment mark", "delete mark"]
    assert told[0][2]["exact"] == "Sleep improved"
    assert told[1:] == [
        ("comment mark", {"comment": ""}, {"comment": "Really?"}),
        ("delete mark", {"deleted": False}, {"deleted": True}),
    ]


def test_a_mark_that_never_was_cannot_be_changed(desk: Desk) -> None:
    with pytest.raises(LibraryError, match="no longer in the library"):
        desk.marking.comment("gone", "Really?")


def test_half_an_emoji_in_a_comment_is_kept_as_a_sign_that_stands_for_it(desk: Desk) -> None:
    mark = marked(desk)
    desk.marking.comment(mark.id, "So \ud83d")
    assert standing(desk).comment == "So \ufffd"


def test_marks_are_there_after_a_restart(desk: Desk, place: Path) -> None:
    mark = marked(desk, comment="Kept.")
    desk.library.close()
    with Desk(place) as again:
        assert again.marking.of(NAPS.id) == (mark,)
