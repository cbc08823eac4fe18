"""Tests of `marks`."""

from dataclasses import replace

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.mark import State
from ldn_desk.wording.marks import mark_words, quote_words
from tests.presenters.article.made_marks import made

WORDS = "A mouse that swims\nfor longer."
REFERENCE = Reference(7, "…", Fields(author=(Name("Miller"),), issued=PartialDate(2016)))


def test_a_mark_is_said_with_colour_words_comment_and_reference() -> None:
    mark = made(0, len(WORDS), text=WORDS, comment="is no patient")
    assert mark_words(mark, "Doubt", REFERENCE) == (
        "Doubt: “A mouse that swims for longer.”. Comment: is no patient. See also 7 · Miller 2016."
    )


def test_a_bare_mark_is_its_colour_and_its_words() -> None:
    assert mark_words(made(0, 7, text=WORDS), "Yellow") == "Yellow: “A mouse”."


def test_what_is_not_sure_is_said_too() -> None:
    mark = made(0, 7, text=WORDS)
    assert mark_words(replace(mark, state=State.LIKELY), "Rose").endswith(" Re-attached by likeness.")
    assert mark_words(replace(mark, state=State.NEEDS_PLACING), "Rose").endswith(" Needs placing.")


def test_a_long_quote_is_cut() -> None:
    assert quote_words(made(0, 1_000), 12) == "Words that…"
