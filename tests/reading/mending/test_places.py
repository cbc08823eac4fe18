"""Places in a text that is another than the one they were taken from."""

from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.mending import Quote
from ldn_desk.reading.article import understand
from ldn_desk.reading.mending.places import apart, block_at, found, quote, stretch, together

TEXT = "Naps help [1]. Lamps help too [1]. And rest [1]."


def test_a_quote_is_found_again_by_what_stands_around_it() -> None:
    second = TEXT.index("[1]", 15)
    sought = quote(TEXT, second, second + 3)
    assert found(TEXT, sought) == second
    longer = f"A new first sentence, and a second one. {TEXT}"
    assert found(longer, sought) == longer.index("Lamps help too [1]") + len("Lamps help too ")


def test_of_equal_places_the_nearest_is_taken() -> None:
    assert found("aa bb aa bb aa", Quote(7, "aa")) == 6


def test_what_is_not_there_is_not_found() -> None:
    assert found(TEXT, Quote(0, "dreams")) == -1
    assert found(TEXT, Quote(0, "")) == -1


def test_a_stretch_ends_where_the_next_entry_begins() -> None:
    article = understand([Block(BlockKind.PARAGRAPH, "One two three")])
    one, two = (Reference(n, "x", Fields(), start=start) for n, start in ((1, 0), (2, 4)))
    article = replace(article, references=(one, two))
    assert stretch(article, one) == (0, 4)
    assert stretch(article, two) == (4, 13)
    assert stretch(article, replace(one, start=99)) == (-1, -1)


def test_blocks_are_cut_and_joined_without_altering_the_text() -> None:
    blocks = (Block(BlockKind.REFERENCE, "One two three", start=5, ordinal="4.", anchor="a"),)
    cut = apart(blocks, 9, 12, BlockKind.PARAGRAPH)
    assert [(b.text, b.start, b.ordinal, b.anchor) for b in cut] == [
        ("One", 5, "4.", "a"),
        ("two", 9, "", ""),
        ("three", 13, "", ""),
    ]
    assert block_at(cut, 8) == -1
    assert [b.text for b in together(cut, 5, 9)] == ["One two", "three"]
    assert together(cut, 5, 13) == cut
