"""Reference lists in PDFs: entries told apart by numbers, indents, blank space or shape, over columns and pages."""

import pytest

from ldn_desk.domain.article import Article, BlockKind
from tests.importers.pdf.sheets import Sheets, article, blocks, opening, prose, texts


def entries(count: int) -> list[str]:
    """Entries that are each unlike the others, two or three lines long in a column."""
    return [
        f"{opening(number * 13 + 20)} A, {opening(number * 29 + 31)} B. "
        f"Kettles of the {opening(number).lower()} valley and what was said of them by those who lived there. "
        f"Ordinary Kettles. {1950 + number};{number + 3}({number % 4 + 1}):{number * 7 + 1}-{number * 7 + 9}."
        for number in range(1, count + 1)
    ]


class Column:
    """Entries set one after another into two columns of as many pages as they need."""

    def __init__(self, sheets: Sheets, y: float, bottom: float = 740) -> None:
        self.sheets, self.y, self.top, self.bottom = sheets, y, y, bottom
        self.x = 40.0

    def line(self, inset: float, text: str, label: str = "") -> None:
        if self.y > self.bottom:
            self.x, self.y = (310.0, self.top) if self.x < 300 else (40.0, 80.0)
            if self.x < 300:
                self.sheets.page()
                self.top = 80.0
        if label:
            self.sheets.put(self.x, self.y, label, 8)
        self.sheets.put(self.x + inset, self.y, text, 8)
        self.y += 10

    def entry(self, text: str, *, first: float = 0, hang: float = 0, label: str = "", after: float = 0) -> None:
        line, started = "", False
        for word in text.split():
            inset = hang if started else first
            self.sheets.pdf.set_font("Times", "", 8)
            if line and self.sheets.pdf.get_string_width(f"{line} {word}") > 250 - inset:
                self.line(inset, line, "" if started else label)
                line, started = word, True
            else:
                line = f"{line} {word}".strip()
        self.line(hang if started else first, line, "" if started else label)
        self.y += after


def listed(count: int, **how: object) -> Article:
    sheets = Sheets()
    y = sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, y + 20, "References", 12, "B")
    column = Column(sheets, y + 40)
    numbered = str(how.pop("numbered", ""))
    for number, text in enumerate(entries(count), 1):
        column.entry(text, label=numbered.format(number), **how)  # type: ignore[arg-type]
    return article(sheets)


@pytest.mark.parametrize(
    "how",
    [
        {"numbered": "{}.", "first": 16, "hang": 16},
        {"numbered": "[{}]", "first": 18, "hang": 18},
        {"numbered": "{}", "first": 14, "hang": 14},
        {"hang": 10},
        {"after": 5},
        {"first": 12},
    ],
    ids=["1.", "[1]", "1", "hanging", "blank space", "set in"],
)
def test_entries_are_told_apart_and_put_together_over_columns_and_pages(how: dict[str, object]) -> None:
    found = listed(90, **how)
    assert [reference.text for reference in found.references] == entries(90)


def test_entries_that_nothing_but_their_shape_tells_apart_are_told_apart() -> None:
    found = listed(40)
    wanted = entries(40)
    assert sum(reference.text in wanted for reference in found.references) >= 38


def small_list(sheets: Sheets, x: float, y: float, texts: list[str], first: int = 1) -> float:
    for number, text in enumerate(texts, first):
        sheets.put(x, y, f"{number}.", 8)
        y = sheets.flow(x + 16, y, 234, text, 8)
    return y


def test_what_stands_after_the_list_is_no_part_of_its_last_entry() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(8))
    sheets.put(310, 80, "References", 11, "B")
    y = small_list(sheets, 310, 100, entries(6))
    y = sheets.flow(310, y + 20, 250, "doi:10.9999/kettles.12 Cite this article as: Invented A. Kettles. 2021.", 8)
    sheets.put(310, y + 10, "Submit your next manuscript to Kettles", 9, "B")
    found = article(sheets)
    assert [reference.text for reference in found.references] == entries(6)


def test_an_appendix_after_the_list_is_text_again() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(8))
    sheets.put(310, 80, "References", 11, "B")
    y = small_list(sheets, 310, 100, entries(6))
    sheets.put(310, y + 20, "Appendix A. Further kettles", 11, "B")
    sheets.flow(310, y + 40, 250, prose(4, 20))
    found = article(sheets)
    assert len(found.references) == 6
    assert prose(4, 20) in texts(found.blocks, BlockKind.PARAGRAPH)


def test_a_table_among_the_entries_is_put_behind_them() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, 300, "References", 11, "B")
    y = small_list(sheets, 40, 320, entries(3))
    sheets.put(40, y + 20, "Table 2. Kettles by region", 8, "B")
    for place in range(4):
        for column, cell in enumerate(("Region", f"{place}2.1", f"{place}7")):
            sheets.put(40 + 90 * column, y + 34 + 11 * place, cell, 8)
    small_list(sheets, 40, y + 100, entries(6)[3:], 4)
    found = article(sheets)
    assert [reference.text for reference in found.references] == entries(6)
    assert len(texts(found.blocks, BlockKind.TABLE)) == 1


def test_bold_authors_and_titles_do_not_make_headings_of_entries() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, y + 20, "References", 12, "B")
    y += 40
    for number in range(6):
        sheets.put(
            40,
            y,
            f"{opening(number + 20)} A, {opening(number + 40)} B, {opening(number + 60)} C. {1990 + number}.",
            9,
            "B",
        )
        y = sheets.flow(
            60, y + 11, 500, f"Kettles of the {opening(number).lower()} valley. Ordinary Kettles {number + 2}:1-9.", 9
        )
    found = article(sheets)
    assert len(found.references) == 6
    assert found.references[0].text.startswith(f"{opening(20)} A, {opening(40)} B, {opening(60)} C. 1990. Kettles")


def test_a_number_at_the_foot_of_a_page_belongs_to_its_entry() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, 730, "References", 12, "B")
    sheets.put(40, 760, "1", 8)
    sheets.put(56, 760, entries(1)[0][:60], 8)
    sheets.page()
    y = sheets.flow(56, 80, 400, entries(1)[0][60:], 8)
    for number, text in enumerate(entries(5)[1:], 2):
        sheets.put(40, y, str(number), 8)
        y = sheets.flow(56, y, 400, text, 8)
    found = blocks(sheets)
    assert any(block.text.startswith("1 ") for block in found)


def test_the_end_of_a_doi_at_the_head_of_a_page_is_no_page_number() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, 700, "References", 12, "B")
    sheets.put(40, 730, "[1]", 8)
    sheets.put(
        60, 730, "Invented A, Imagined B. Kettles of the valley. Ordinary Kettles. 1990;2:1-9. doi:10.9999/kettles.", 8
    )
    sheets.page()
    sheets.put(60, 80, "14013", 8)
    sheets.put(40, 90, "[2]", 8)
    sheets.put(60, 90, "Supposed C. Rivers at night. Ordinary Kettles. 1991;3:1-9.", 8)
    found = article(sheets)
    assert found.references[0].printed.DOI == "10.9999/kettles.14013"


def test_a_list_that_counts_on_after_the_methods_is_one_with_the_first() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(8))
    sheets.put(310, 80, "References", 11, "B")
    y = small_list(sheets, 310, 100, entries(6))
    sheets.put(310, y + 20, "Methods", 11, "B")
    sheets.flow(310, y + 40, 250, prose(6, 20))
    sheets.page()
    sheets.flow(40, 80, 250, prose(8, 40))
    small_list(sheets, 310, 80, entries(10)[6:], 7)
    found = article(sheets)
    assert [reference.text for reference in found.references] == entries(10)
    assert texts(found.blocks, BlockKind.HEADING) == ["Methods", "References"]


def test_raised_numbers_before_entries_are_their_numbers() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, 300, "R E F E R E N C E S", 11, "B")
    y = 320.0
    for number, text in enumerate(entries(5), 1):
        sheets.put(40, y - 3, str(number), 5)
        y = sheets.flow(43, y, 400, text, 8)
    found = article(sheets)
    assert [(reference.number, reference.text) for reference in found.references] == list(enumerate(entries(5), 1))
