from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.article import understand
from ldn_desk.reading.headings import with_headings

P, H = BlockKind.PARAGRAPH, BlockKind.HEADING
BODY = Block(P, "A long sentence that ends with a full stop.")


def headings(*lines: str) -> list[tuple[str, int]]:
    blocks = with_headings([Block(P, line) for line in lines])
    return [(block.text, block.level) for block in blocks if block.kind is H]


def test_short_open_lines_above_text_are_headings() -> None:
    assert headings("What Is It?", BODY.text, "Conclusion", BODY.text) == [("What Is It?", 2), ("Conclusion", 2)]


def test_a_heading_may_stand_over_another() -> None:
    assert headings("1 Methods", "1.2 Patients", BODY.text) == [("1 Methods", 2), ("1.2 Patients", 3)]


def test_a_short_line_with_nothing_below_is_none() -> None:
    assert headings(BODY.text, "The end") == []


def test_lines_that_go_on_or_cite_or_are_quoted_are_none() -> None:
    assert headings("Namely:", "lower case", "“Quoted words", "See [1]", "W " * 20, "x" * 200, "a\nb", BODY.text) == []


def test_a_format_that_names_its_headings_is_left_alone() -> None:
    read = understand([Block(H, "One", 2), Block(P, "Two words"), BODY])
    assert [block.kind for block in read.blocks[1:]] == [P, P]


def test_lists_count_as_text() -> None:
    blocks = [Block(P, "Three things"), Block(BlockKind.LIST_ITEM, "one")]
    assert with_headings(blocks)[0].kind is H
