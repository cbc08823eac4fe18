"""Tests of `mark_index`."""

from random import Random

import pytest

from ldn_desk.domain.mark import Colour, State
from ldn_desk.presenters.article.mark_index import MarkIndex, at_hand
from tests.presenters.article.made_marks import made


def ids(marks: object) -> list[str]:
    return [mark.id for mark in marks]  # type: ignore[attr-defined]  # an iterable of marks


def test_marks_are_found_by_the_stretch_that_they_touch_whatever_is_put_and_removed() -> None:
    chance = Random(7)
    index, kept = MarkIndex(), {}
    for number in range(600):
        start = chance.randrange(20_000)
        mark = made(start, start + chance.choice((5, 40, 9_000)), str(number))
        index.put(mark)
        kept[mark.id] = mark
        if number % 3 == 0:
            gone = chance.choice(sorted(kept))
            index.remove(gone)
            del kept[gone]
    for _ in range(200):
        start = chance.randrange(30_000)
        end = start + chance.randrange(1, 500)
        touching = {m.id for m in kept.values() if (m.start or 0) < end and (m.end or 0) > start}
        assert set(ids(index.between(start, end))) == touching
    assert len(index) == len(kept)


def test_those_that_need_placing_come_first_then_all_in_reading_order() -> None:
    index = MarkIndex(
        [made(9, 20, "c"), made(0, 4, "a"), made(0, 30, "b"), made(50, 60, "d", state=State.NEEDS_PLACING)]
    )
    assert ids(index) == ["d", "b", "a", "c"]
    assert ids(index.unplaced) == ["d"]


def test_the_shortest_mark_at_a_place_comes_first() -> None:
    index = MarkIndex([made(0, 100, "long"), made(40, 60, "short"), made(45, 90, "middle")])
    assert ids(index.at(50)) == ["short", "middle", "long"]
    assert ids(index.at(100)) == []


def test_a_mark_that_is_put_again_takes_the_place_of_what_it_was() -> None:
    index = MarkIndex([made(0, 10, "a"), made(20, 30, "b")])
    index.put(made(0, 10, "a", Colour.BLUE))
    index.put(made(40, 50, "b"))
    index.put(made(60, 70, "a", state=State.NEEDS_PLACING))
    assert (ids(index.between(0, 100)), ids(index), len(index)) == (["b"], ["a", "b"], 2)
    index.remove("nobody")
    assert len(index) == 2


@pytest.mark.parametrize(
    ("by", "focused", "position", "found"),
    [(1, "", 0, "a"), (1, "", 5, "b"), (-1, "", 5, "a"), (-1, "", 0, None), (1, "a", 99, "b"), (-1, "b", 0, "a")],
)
def test_the_next_mark_begins_at_the_place_or_behind_it(
    by: int, focused: str, position: int, found: str | None
) -> None:
    index = MarkIndex([made(3, 10, "a"), made(20, 30, "b"), made(1, 2, "c", state=State.NEEDS_PLACING)])
    mark = index.step(by, focused, position)
    assert (mark.id if mark is not None else None) == found


def test_the_mark_at_hand_is_the_one_in_focus_else_one_at_the_caret_else_one_right_before_it() -> None:
    index = MarkIndex([made(3, 10, "a"), made(20, 30, "b")])
    found = [ids(at_hand(index, focused, at)) for focused, at in (("b", 4), ("", 4), ("", 10), ("", 11), ("", 0))]
    assert found == [["b"], ["a"], ["a"], [], []]
