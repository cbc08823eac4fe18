import pytest

from ldn_desk.domain.article import BlockKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.text.plain_text import PlainText

FULL = "Mice sleep well at night and badly by day, as anyone who keeps them knows"


def blocks(text: str) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.ordinal, block.text) for block in PlainText().read(text.encode()).blocks]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    assert blocks(f"Title\n{FULL * 3}\n\n{FULL * 2}")[1:] == [
        ("paragraph", "", FULL * 3),
        ("paragraph", "", FULL * 2),
    ]


def test_list_items_keep_their_number() -> None:
    assert blocks(f"- John Kim\n2. second\n3) third\n{FULL * 3}")[:3] == [
        ("list-item", "", "John Kim"),
        ("list-item", "2.", "second"),
        ("list-item", "3)", "third"),
    ]


def test_wrapped_lines_are_one_paragraph_up_to_a_short_line_an_item_or_a_blank_one() -> None:
    found = blocks(f"Heading\n{FULL}\n{FULL}\nthe end.\n{FULL}\n\n{FULL}\n1. {FULL}\n   hanging\n2. {FULL}")
    assert [text.replace("\n", "|") for _kind, _ordinal, text in found] == [
        "Heading",
        f"{FULL}|{FULL}|the end.",
        FULL,
        FULL,
        f"{FULL}|hanging",
        FULL,
    ]
    assert [kind for kind, _ordinal, _text in found][-2:] == [BlockKind.LIST_ITEM.value] * 2


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        PlainText().read(b" \n ")


def test_it_knows_text_by_its_bytes_and_its_own_by_name() -> None:
    plain = PlainText()
    assert plain.recognises(b"text", ".txt") > plain.recognises(b"text", ".foo") > plain.recognises(b"%PDF-1", ".txt")


def test_hanging_lines_belong_to_the_line_above() -> None:
    found = blocks(f"{FULL}\n   hanging\n{FULL}\n   and\n   more\n\n{FULL}\n{FULL}")
    assert [text.count("\n") for _kind, _ordinal, text in found] == [1, 2, 1]


def test_a_line_that_begins_with_a_year_goes_on() -> None:
    assert blocks(f"{FULL}\n{FULL} et al.\n2016. Sleep\n\n{FULL}\n{FULL}")[0][2].endswith("2016. Sleep")


def test_a_list_of_thousands_counts_through_the_years() -> None:
    found = blocks(f"1999. {FULL}\n2000. {FULL}\n2001. {FULL}\n\n{FULL}\n{FULL}")
    assert [text[:5] for _kind, _ordinal, text in found[:3]] == ["1999.", "2000.", "2001."]


def test_a_line_is_short_only_where_the_next_word_had_room() -> None:
    address = "https://example.org/" + "x" * 50
    assert blocks(f"{FULL}\n{FULL}\nSee the page\n{address} there.\n{FULL}")[0][2].count("\n") >= 3
