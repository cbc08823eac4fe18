from dataclasses import replace

import pytest

from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.article import understand
from ldn_desk.reading.findings.numbers import citation_order, numbering
from ldn_desk.wording.reasons import reason_words

NAMES = ("Fir", "Ash", "Oak", "Elm", "Yew", "Box", "Cedar", "Larch", "Birch", "Holly")


def article(numbers: list[str], text: str = "", names: tuple[str, ...] = NAMES, *after: Block) -> Article:
    entries = [
        Block(BlockKind.LIST_ITEM, f"{name} A. Sleep of {name}. J Sleep. {2000 + n};{n}:2-3.", 1, ordinal=number)
        for n, (number, name) in enumerate(zip(numbers, names, strict=False), 1)
    ]
    body = [Block(BlockKind.PARAGRAPH, text)] if text else []
    return understand([*body, *after, Block(BlockKind.HEADING, "References", 2), *entries], title="Of Sleep")


def told(numbers: str) -> list[tuple[str, int, str]]:
    """What a list with these printed numbers shows."""
    return [
        (each.rule, each.number, reason_words(each.reason))
        for each in numbering(article([f"{n}." for n in numbers.split()]))
    ]


def test_a_list_that_counts_upwards_shows_nothing() -> None:
    assert told("1 2 3 4") == []


def test_missing_numbers_are_named() -> None:
    assert told("1 2 5 6") == [("numbering-gap", 5, "Numbers 3, 4 are missing: after 2 comes 5.")]
    assert told("1 3 4") == [("numbering-gap", 3, "Number 2 is missing: after 1 comes 3.")]


def test_a_number_twice_leads_to_the_second_of_the_two_by_its_place() -> None:
    assert told("1 2 2 3") == [("numbering-order", 3, "Number 2 stands before two references.")]
    assert told("1 2 3 2 4") == [("numbering-order", 4, "Number 2 stands before two references.")]


def test_a_number_in_another_s_place_is_named_and_none_is_missing() -> None:
    assert told("1 3 2 4 5") == [("numbering-order", 3, "Reference 3 stands before reference 2.")]
    assert told("1 2 3 9 4 5") == [("numbering-order", 9, "Reference 9 stands before reference 4.")]
    assert told("3 4 5 6 2") == [("numbering-order", 2, "Reference 2 stands after reference 6.")]


def test_another_list_begins_with_one() -> None:
    assert told("1 2 3 1 2") == []
    assert told("1 2 3 1 3") == [("numbering-gap", 5, "Number 2 is missing: after 1 comes 3.")]


def test_the_number_one_twice_at_the_head_is_no_other_list() -> None:
    assert told("1 1 2 3") == [("numbering-order", 2, "Number 1 stands before two references.")]


def test_a_year_among_the_numbers_is_no_gap() -> None:
    assert told("1 2 3 900") == []


def test_what_the_reader_added_is_not_missing() -> None:
    read = article(["1.", "2.", "4."])
    added = Reference(3, "Fir A. Sleep.", Fields())
    assert list(numbering(replace(read, references=(*read.references, added)))) == []


def test_a_list_without_numbers_has_none_to_miss() -> None:
    assert list(numbering(article(["", "", "7.", "9."]))) == []


def order(text: str, names: tuple[str, ...] = NAMES, *after: Block) -> list[tuple[int, str]]:
    numbers = [f"{n}." for n in range(1, 9)]
    return [(each.number, reason_words(each.reason)) for each in citation_order(article(numbers, text, names, *after))]


def test_a_reference_cited_before_its_turn_is_named() -> None:
    found = order("One [1], two [2], six [6], three [3], four [4], five [5], seven [7], eight [8].")
    assert found == [(6, "Reference 6 is cited before reference 3.")]


def test_a_reference_cited_after_its_turn_is_named() -> None:
    found = order("One [1], three [3], four [4], five [5], six [6], two [2], seven [7], eight [8].")
    assert found == [(2, "Reference 2 is first cited after reference 6.")]


@pytest.mark.parametrize(
    "text",
    [
        "One [1], two [2], one again [1], three to five [3–5], six [6], seven [7], eight [8].",
        "Eight [8], two [2], six [6], one [1], seven [7], four [4], three [3], five [5].",
        "Two [2], one [1], three [3].",
        "One [1], two [2], six [6], three [3], four [4].",
    ],
)
def test_lists_in_order_and_lists_in_no_order_at_all_show_nothing(text: str) -> None:
    assert order(text) == []


def test_an_alphabetical_list_is_in_no_order_of_citation() -> None:
    text = "One [1], two [2], six [6], three [3], four [4], five [5], seven [7], eight [8]."
    assert order(text, tuple(sorted(NAMES))) == []


def test_what_a_caption_cites_has_no_turn() -> None:
    caption = Block(BlockKind.CAPTION, "Figure 1. As found before [8].")
    text = "One [1], two [2], three [3], four [4], five [5], six [6], seven [7], eight [8]."
    assert order(text, NAMES, caption) == []
    first = article([f"{n}." for n in range(1, 9)], "", NAMES, caption, Block(BlockKind.PARAGRAPH, text))
    assert list(citation_order(first)) == []


def test_what_a_table_cites_has_its_turn_there_and_not_where_the_text_comes_back_to_it() -> None:
    table = Block(BlockKind.TABLE, "Study\tCited\nFir\t[3]")
    text = "One [1], two [2], four [4], five [5], six [6], seven [7], eight [8], three after all [3]."
    assert [number for number, _words in order(text)] == [3]
    assert order(text, NAMES, table) == []


def test_authors_and_years_are_in_no_order_of_numbers() -> None:
    names = " ".join(f"So it is ({name}, {2000 + n})." for n, name in reversed(list(enumerate(NAMES, 1))))
    first = f"{names.partition('.')[2]} {names.partition('.')[0]}."
    assert list(citation_order(article([""] * 10, first, NAMES))) == []
