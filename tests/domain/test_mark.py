"""Marks: their colours, their states and the order in which they are read."""

from dataclasses import replace

from ldn_desk.domain.anchor import Anchor
from ldn_desk.domain.mark import COLOUR_WORDS, STATE_WORDS, Colour, Mark, State, in_reading_order, name_setting

MARK = Mark("a", "", "", Colour.ROSE, Anchor("naps", "", "", 4, 8), 4, 8, State.EXACT, "", None, 1, "1", "1")


def test_every_colour_and_state_has_words_and_every_colour_a_setting_for_its_name() -> None:
    assert COLOUR_WORDS.keys() == set(Colour)
    assert STATE_WORDS.keys() == set(State)
    assert [name_setting(colour) for colour in Colour] == [
        *("mark_name_yellow", "mark_name_green", "mark_name_rose", "mark_name_blue")
    ]


def test_marks_are_read_by_where_they_stand_and_those_without_a_place_last() -> None:
    longer, later = replace(MARK, id="longer", end=12), replace(MARK, id="later", start=6)
    lost = replace(MARK, id="lost", start=None, end=None)
    half = replace(MARK, id="half", end=None, anchor=Anchor("lamps", "", "", 2, 7))
    in_order = sorted([lost, half, later, longer, MARK], key=in_reading_order)
    assert [mark.id for mark in in_order] == ["a", "longer", "later", "half", "lost"]
