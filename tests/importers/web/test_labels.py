"""Labels of links at the ends of entries."""

import pytest
from lxml import etree

from ldn_desk.importers.web.entries import text_of
from ldn_desk.importers.web.labels import label_of, take_out_labels


def left(*items: str) -> list[str]:
    root = etree.fromstring("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>", etree.HTMLParser())
    entries = list(root.iter("li"))
    take_out_labels(entries)
    return [text_of(entry) for entry in entries]


@pytest.mark.parametrize(
    "row",
    [
        "[<a>Google Scholar</a>]",
        "<a>CrossRef</a> <a>PubMed</a> | <a>Web of Science® Times Cited: 25387</a>",
        "<a>Volltext</a>",
        "<a>Texto completo</a> · <a>Google Académico</a>",
        "<span>View Article</span>",
        "<p><a>全文</a></p>",
    ],
)
def test_known_labels_go_with_the_signs_that_part_them(row: str) -> None:
    assert left(f"Ash A. Sleep. J Sleep 2016;1:2. {row}") == ["Ash A. Sleep. J Sleep 2016;1:2."]


def test_a_link_that_many_entries_carry_alike_is_a_label_in_whatever_language() -> None:
    items = [f"Ash A. Sleep {n}. J Sleep 2016;1:{n}. <a>Katso artikkeli</a>" for n in range(4)]
    assert left(*items) == [f"Ash A. Sleep {n}. J Sleep 2016;1:{n}." for n in range(4)]


def test_a_title_or_address_that_is_a_link_stays() -> None:
    items = [f"Ash A. 2016. <a>Sleep of kind {'abcd'[n]}</a>" for n in range(4)]
    assert left(*items, "Ash. <a>https://example.org/7</a>") == [
        *(f"Ash A. 2016. Sleep of kind {'abcd'[n]}" for n in range(4)),
        "Ash. https://example.org/7",
    ]


def test_the_way_back_to_the_text_before_an_entry_goes_and_its_number_stays() -> None:
    assert left("<b>7.</b> <a>↵</a> Ash A. Sleep. 2016.", "<a>↑</a> <a>Return to text</a> Elm.") == [
        "7. Ash A. Sleep. 2016.",
        "Elm.",
    ]


def test_a_label_is_compared_without_case_signs_and_numbers() -> None:
    assert label_of(" [Times Cited:\xa0 25] ") == "times cited: 0"
