"""Anchors: words, what stands around them, and where."""

import pytest

from ldn_desk.domain.anchor import Anchor, anchor_of, composed, trimmed

TEXT = "Naps help readers of long articles to stay awake until the very last line of the discussion."


def test_an_anchor_holds_32_code_points_on_each_side() -> None:
    assert anchor_of(TEXT, 43, 48) == Anchor(
        "awake", "eaders of long articles to stay ", " until the very last line of the", 43, 48
    )


def test_at_the_ends_of_the_text_there_is_less_around_the_words() -> None:
    assert anchor_of("Naps help.", 0, 10) == Anchor("Naps help.", "", "", 0, 10)
    assert anchor_of("Naps help.", 5, 9, context=2) == Anchor("help", "s ", ".", 5, 9)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, 11)])
def test_what_is_no_stretch_of_the_text_has_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        anchor_of("Naps help.", start, end)


def test_positions_count_in_nfc_and_line_feeds() -> None:
    assert composed("Cafe\u0301\r\nnaps\rhelp\n") == "Café\nnaps\nhelp\n"


def test_white_space_at_the_ends_is_no_part_of_the_words() -> None:
    assert trimmed("a  naps help\n b", 1, 14) == (3, 12)
    assert trimmed("a  \n b", 1, 5) == (1, 1)
