"""Code points and UTF-16 units."""

from hypothesis import given
from hypothesis import strategies as st

from ldn_desk.domain.article import BlockKind
from ldn_desk.presenters.article.positions import Piece, Positions, Utf16

VALID = st.text(st.characters(exclude_categories=["Cs"]))


@given(VALID)
def test_units_are_counted_as_utf_16_does(text: str) -> None:
    counted = Utf16(text)
    for position in range(len(text) + 1):
        units = len(text[:position].encode("utf-16-le")) // 2
        assert counted.units(position) == units
        assert counted.position(units) == position


def test_half_a_wide_character_is_none_of_it() -> None:
    assert Utf16("a😀b").position(2) == 1


def test_the_desk_s_own_words_have_no_place_in_the_article() -> None:
    pieces = (Piece(BlockKind.TITLE, -1, -1), Piece(BlockKind.LIST_ITEM, 0, 5, prefix=2))
    positions = Positions(pieces, (0, 10), "items")
    assert positions.to_article(3) is None
    assert positions.to_article(11) == 0
    assert positions.to_article(14) == 2
    assert positions.to_document(1) == 13
    assert positions.to_document(6) is None
    assert positions.piece_at(-1) == -1
    assert positions.to_article(-1) is None
    assert positions.start_of(1) == 10


def test_what_is_still_to_come_is_not_shown_yet() -> None:
    pieces = (Piece(BlockKind.PARAGRAPH, 0, 5), Piece(BlockKind.PARAGRAPH, 6, 10))
    starts = [0]
    positions = Positions(pieces, starts, "items here")
    assert positions.range_to_document(6, 10) is None
    starts.append(6)
    assert positions.range_to_document(6, 10) == (6, 10)


def test_an_empty_stretch_is_no_place() -> None:
    positions = Positions((Piece(BlockKind.PARAGRAPH, 0, 5),), (0,), "items")
    assert positions.range_to_document(2, 2) is None
    assert positions.range_to_document(2, 4) == (2, 4)
