import unicodedata

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.text.characters import cut, folded, joined, normal, normal_block, plain_digits


def test_control_characters_go_and_line_separators_become_line_feeds() -> None:
    assert normal("a\x00b\xadc\u200bd\ufeff\r\ne\u2028f\x85g") == "abcd\ne\nf\ng"


def test_half_a_surrogate_pair_is_replaced_for_no_file_can_hold_it() -> None:
    assert normal("a\ud800b\udfffc😀") == "a\ufffdb\ufffdc😀"


def test_text_is_composed_and_curly_signs_stay() -> None:
    assert normal("e\u0301 “x” – ’") == "é “x” – ’"


def test_a_clean_block_is_left_as_it_is() -> None:
    block = Block(BlockKind.PARAGRAPH, "clean")
    assert normal_block(block) is block


def test_a_block_without_spans_is_stripped() -> None:
    assert normal_block(Block(BlockKind.PARAGRAPH, "  a\x00b ")).text == "ab"


def test_spans_move_along_when_letters_are_composed() -> None:
    raw = unicodedata.normalize("NFD", " né à là ")
    start = raw.index("l")
    block = Block(
        BlockKind.PARAGRAPH, raw, spans=(Span(start, len(raw) - 1, SpanKind.STRONG), Span(0, 1, SpanKind.CODE))
    )
    result = normal_block(block)
    (span,) = result.spans
    assert result.text == "né à là"
    assert result.text[span.start : span.end] == "là"


def test_a_span_that_ends_inside_a_letter_takes_the_whole_letter() -> None:
    block = Block(BlockKind.PARAGRAPH, "ae\u0301b", spans=(Span(0, 2, SpanKind.STRONG),))
    (span,) = normal_block(block).spans
    assert normal_block(block).text[span.start : span.end] == "aé"


def test_a_part_of_a_block_keeps_the_spans_in_it() -> None:
    block = Block(BlockKind.PARAGRAPH, "one two  three", spans=(Span(4, 7, SpanKind.STRONG), Span(0, 3, SpanKind.CODE)))
    part = cut(block, 3, 9)
    assert (part.text, part.spans) == ("two", (Span(0, 3, SpanKind.STRONG),))


def test_two_blocks_run_together_keep_both_their_spans() -> None:
    first = Block(BlockKind.PARAGRAPH, "one", spans=(Span(0, 3, SpanKind.CODE),))
    second = Block(BlockKind.PARAGRAPH, "two", spans=(Span(0, 3, SpanKind.STRONG),))
    assert joined(first, second).text == "one two"
    assert joined(first, second).spans == (Span(0, 3, SpanKind.CODE), Span(4, 7, SpanKind.STRONG))


def test_superscript_digits_read_as_digits() -> None:
    assert plain_digits("¹⁻³") == "1-3"


def test_names_are_folded_to_bare_letters() -> None:
    assert folded("O’Neill-Müller") == "oneillmuller"


def test_an_empty_first_cell_of_a_table_stays() -> None:
    cells = "\n\tday\tnight\nmice\t1\t2\t\n"
    span = Span(2, 5, SpanKind.STRONG)
    assert normal_block(Block(BlockKind.TABLE, cells)).text == "\tday\tnight\nmice\t1\t2\t"
    (kept,) = normal_block(Block(BlockKind.TABLE, cells, spans=(span,))).spans
    assert (kept.start, kept.end) == (1, 4)
