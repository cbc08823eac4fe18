"""Links of the source that lead to entries, merged with what is printed around them."""

import pytest

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.article import understand
from ldn_desk.reading.citations.linked_markers import linked
from tests.reading.texts import ASH, CEDAR, ELM, GINKGO

P = BlockKind.PARAGRAPH
ANCHORS = {f"r{number}": number for number in range(1, 10)}


def block(text: str, **links: str) -> Block:
    """A block whose words (`_3` for `3`) are links to anchors."""
    spans, start = [], 0
    for shown, anchor in links.items():
        word = shown.removeprefix("_").replace("_", " ")
        start = text.index(word, start)
        spans.append(Span(start, start + len(word), SpanKind.LINK, f"#{anchor}"))
        start += len(word)
    return Block(P, text, spans=tuple(spans))


def found(each: Block) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.text[marker.start : marker.end], marker.numbers) for marker in linked(each, ANCHORS)]


@pytest.mark.parametrize(
    ("each", "wanted"),
    [
        (block("Mice [3–5] sleep.", _3="r3", _5="r5"), [("[3–5]", (3, 4, 5))]),
        (block("Mice [3]–[5] sleep.", _3="r3", _5="r5"), [("[3]–[5]", (3, 4, 5))]),
        (block("Mice [3, 5] sleep.", _3="r3", _5="r5"), [("[3, 5]", (3, 5))]),
        (block("Mice [3] [5] sleep.", _3="r3", _5="r5"), [("[3]", (3,)), ("[5]", (5,))]),
        (block("Mice [3–5] sleep.", **{"3–5": "r3"}), [("[3–5]", (3, 4, 5))]),
        (block("Mice [7] sleep.", _7="r3"), [("[7]", (3,))]),
        (block("Mice (Ash 2016; Elm 2018).", Ash_2016="r1", Elm_2018="r3"), [("(Ash 2016; Elm 2018)", (1, 3))]),
        (block("Mice Ash – Elm.", Ash="r1", Elm="r3"), [("Ash – Elm", (1, 3))]),
        (
            block("Mice (Ash 2016) and (Elm 2018).", Ash_2016="r1", Elm_2018="r3"),
            [("(Ash 2016)", (1,)), ("(Elm 2018)", (3,))],
        ),
        (block("Mice Ash 2016 and Elm 2018.", Ash_2016="r1", Elm_2018="r3"), [("Ash 2016 and Elm 2018", (1, 3))]),
        (block("as Ash says", Ash="r1"), [("Ash", (1,))]),
        (block("as Ash says", Ash="elsewhere"), []),
    ],
)  # fmt: skip
def test_links_cite_with_the_signs_around_them(each: Block, wanted: list[tuple[str, tuple[int, ...]]]) -> None:
    assert found(each) == wanted


def test_links_of_entries_cite_nothing() -> None:
    assert linked(Block(BlockKind.REFERENCE, "x", spans=(Span(0, 1, SpanKind.LINK, "#r1"),)), ANCHORS) == []


ENTRIES = [
    Block(BlockKind.HEADING, "References", 2),
    *(
        Block(BlockKind.LIST_ITEM, text, 1, anchor=f"r{n}", ordinal=f"{n}.")
        for n, text in enumerate((ASH, CEDAR, ELM, GINKGO), 1)
    ),
]


def cited(*blocks: Block) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.marker, each.numbers) for each in understand([*blocks, *ENTRIES]).citations]


def test_links_that_reach_most_references_are_the_truth() -> None:
    text = block("Mice [3–4] hurt [2].", _3="r3", _4="r4", _2="r2")
    assert cited(text, Block(P, "Equation (1) and 10⁶ but [1] too.")) == [
        ("[3–4]", (3, 4)),
        ("[2]", (2,)),
        ("[1]", (1,)),
    ]


def test_a_link_that_says_another_number_than_it_leads_to_is_followed() -> None:
    assert cited(block("Mice [9] and [8] hurt [2].", _9="r3", _8="r4", _2="r2"))[:2] == [("[9]", (3,)), ("[8]", (4,))]


def test_where_links_are_words_numbers_in_the_text_are_no_citations() -> None:
    text = block("Mice says Elm and Cedar and Ash in [2] rooms.", Elm="r3", Cedar="r2", Ash="r1")
    assert cited(text) == [("Elm", (3,)), ("Cedar", (2,)), ("Ash", (1,))]


def test_names_and_years_around_links_are_one_marker() -> None:
    text = block(
        "Mice (see Ash et al. 2016; Cedar 2017) and Elm and Fir (2018).", Ash_et_al="r1", Cedar="r2", _2018="r3"
    )
    assert cited(text) == [("(see Ash et al. 2016; Cedar 2017)", (1, 2)), ("Elm and Fir (2018)", (3,))]


def test_a_range_of_links_takes_the_markers_at_its_ends() -> None:
    assert cited(block("Mice [1]  –  [3] sleep.", _1="r1", _3="r3")) == [("[1]  –  [3]", (1, 2, 3))]


def test_a_number_that_entries_print_rules_over_where_its_link_leads() -> None:
    each = block("So it is [4] and [5].", _4="r3", _5="r5")
    assert [marker.numbers for marker in linked(each, ANCHORS, {4, 5})] == [(4,), (5,)]


def test_a_number_that_no_entry_prints_gives_way_to_where_its_link_leads() -> None:
    each = block("So it is [4].", _4="r3")
    assert [marker.numbers for marker in linked(each, ANCHORS, {1, 2, 3})] == [(3,)]


def test_a_comma_within_a_link_is_no_part_of_its_number() -> None:
    text = "So it is [4, 5]."
    spans = (Span(10, 12, SpanKind.LINK, "#r3"), Span(13, 14, SpanKind.LINK, "#r4"))
    each = Block(P, text, spans=spans)
    assert [marker.numbers for marker in linked(each, ANCHORS, {4, 5})] == [(4,), (5,)]
