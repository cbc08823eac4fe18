"""Tests of `shelf` and `errors`."""

from ldn_desk.domain.errors import DeskError, StaleWrite, UnreadableInput
from ldn_desk.domain.shelf import Change, SearchHit


def test_a_change_names_nothing_that_it_did_not_touch() -> None:
    change = Change("rate reference 7", reference_ids=("r7",))
    assert (change.article_ids, change.shelf, change.initiator) == ((), False, "")


def test_a_hit_outside_the_text_has_no_position() -> None:
    assert SearchHit("a", "Mood", "note", "r7", "…").start == -1


def test_a_known_error_is_the_sentence_a_reader_sees() -> None:
    assert str(UnreadableInput("This file is empty.")) == "This file is empty."
    assert issubclass(StaleWrite, DeskError)
