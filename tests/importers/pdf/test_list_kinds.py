"""Lists as journals and preprint servers set them: where they begin, how they run over columns, and where they end."""

import pytest

from ldn_desk.domain.article import Article, BlockKind
from tests.importers.pdf.sheets import Sheets, article, opening, prose, texts
from tests.importers.pdf.test_entries import entries


def found_texts(found: Article) -> list[str]:
    return [reference.text for reference in found.references]


def short_entries(count: int) -> list[str]:
    """Entries as astronomers print them: all but a few fill less than a line."""
    return [
        f"{opening(number * 13 + 20)}, {chr(65 + number % 26)}. {1950 + number}, ApJ, {number + 100}, {number * 7 + 1}"
        for number in range(1, count + 1)
    ]


def numbered(sheets: Sheets, x: float, y: float, width: float, texts: list[str], first: int, mark: str) -> float:
    for number, text in enumerate(texts, first):
        y = sheets.flow(x, y, width, f"{mark.format(number)} {text}", 8)
    return y


def test_a_list_in_three_columns_below_text_in_two_is_read_under_its_heading() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(8))
    sheets.flow(301, 80, 250, prose(8, 10))
    sheets.page()
    y = sheets.flow(40, 80, 250, prose(5, 20))
    sheets.flow(301, 80, 250, prose(5, 30))
    sheets.put(40, y + 8, "References", 8, "B")
    for column in range(3):
        numbered(
            sheets, 40 + 172 * column, y + 24, 160, entries(24)[8 * column : 8 * column + 8], 8 * column + 1, "{}."
        )
    assert found_texts(article(sheets)) == entries(24)


def test_entries_of_one_line_are_told_apart_by_the_few_lines_that_hang() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 520, prose(8))
    sheets.put(40, y + 20, "REFERENCES", 10)
    wanted = short_entries(40)
    wanted[11] = f"Rivers, Q. 1999, in {opening(77)} Symposium on the Nature of Kettles, ed. A. B. Pond & C. Lake, 55"
    wanted[25] = f"Ponds, R., {opening(5)}, S. T., & {opening(6)}, U. 2004, Kettles and Stars, submitted, 1207.99"
    y += 40
    for text in wanted:
        y = sheets.flow(40, y, 290, text, 8, hang=10)
    assert found_texts(article(sheets)) == wanted


def test_an_entry_that_begins_a_page_in_a_list_with_blank_space_begins_an_entry() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 250, prose(8))
    sheets.put(40, y + 20, "Referências", 12, "B")
    y += 40
    for text in entries(5):
        y = sheets.flow(40, y, 250, text, 9) + 6
    sheets.page()
    y = 80
    wanted = [f"Ponds, Q.; Lakes, R. {prose(1)} {opening(9)}, v. 3, n. 2, 2019.", *entries(9)[5:]]
    for text in wanted:
        y = sheets.flow(40, y, 250, text, 9) + 6
    assert found_texts(article(sheets)) == [*entries(5), *wanted]


def test_a_column_with_a_single_entry_is_judged_by_how_far_lines_hang_in_the_others() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(16))
    sheets.put(40, 660, "Literature cited", 10, "B")
    wanted = [entries(1)[0].replace("Kettles of", f"Kettles, rivers and {prose(1)[:90]} of"), *entries(20)[1:]]
    sheets.flow(40, 680, 250, wanted[0], 8, hang=14)
    y = 80.0
    for text in wanted[1:]:
        y = sheets.flow(310, y, 250, text, 8, hang=14)
    assert found_texts(article(sheets)) == wanted


def test_a_numbered_list_without_a_heading_goes_on_in_the_next_column_below_the_text() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(12))
    sheets.flow(310, 80, 250, prose(12, 20))
    sheets.page()
    y = sheets.flow(40, 80, 250, prose(6, 40))
    numbered(sheets, 40, y + 30, 250, entries(8), 1, "[{}]")
    y = sheets.flow(310, 80, 250, prose(3, 50))
    sheets.put(310, y + 10, "Acknowledgements", 10, "B")
    y = sheets.flow(310, y + 30, 250, prose(2, 60))
    numbered(sheets, 310, y + 30, 250, entries(12)[8:], 9, "[{}]")
    found = article(sheets)
    assert found_texts(found) == entries(12)
    assert prose(2, 60) in texts(found.blocks, BlockKind.PARAGRAPH)


def apa(count: int, start: int = 0) -> list[str]:
    """Entries of authors and years."""
    return [
        f"{opening(number * 13 + 20)}, {chr(65 + number % 26)}. ({1950 + number}). {opening(number * 7 + 3)} kettles"
        f" and what was said of them by the people there. Ordinary Kettles, {number + 3}(2), {number * 7 + 1}-99."
        for number in range(start, start + count)
    ]


def headed(sheets: Sheets, heading: str = "References") -> float:
    y = sheets.flow(40, 80, 520, prose(6))
    sheets.put(40, y + 20, heading, 12, "B")
    return y + 40


def hung(sheets: Sheets, y: float, texts: list[str]) -> float:
    for text in texts:
        y = sheets.flow(40, y, 520, text, 9, hang=12)
    return y


@pytest.mark.parametrize("groups", [("Primärliteratur", "Sekundärliteratur"), ("Zum Hause", "Zur See")])
def test_groups_of_entries_under_headings_of_their_own_are_one_list(groups: tuple[str, str]) -> None:
    sheets = Sheets()
    y = headed(sheets, "Quellen- und Literaturverzeichnis")
    sheets.put(40, y, groups[0], 10, "B")
    y = hung(sheets, y + 18, apa(5))
    sheets.put(40, y + 10, groups[1], 10, "B")
    hung(sheets, y + 28, apa(6, 5))
    assert found_texts(article(sheets)) == apa(11)


def test_a_line_that_goes_on_with_an_abbreviated_journal_begins_no_entry() -> None:
    wanted = [
        f"{opening(number * 13 + 20)}, A. B., {opening(number * 3 + 7)}, C. D., and {opening(number * 5 + 9)}, E. "
        f"{1950 + number}. Kettles of {opening(number).lower()} rivers and the valley below it seen at night. "
        f"J. Exp. Med. {number + 100}, {number * 3 + 1}-{number * 3 + 9}."
        for number in range(14)
    ]
    sheets = Sheets()
    y = headed(sheets)
    for text in wanted:
        y = sheets.flow(40, y, 200, text, 8)
    assert found_texts(article(sheets)) == wanted


def test_a_number_that_nothing_parts_from_initials_is_the_number_of_its_entry() -> None:
    wanted = [
        f"A. {opening(number * 13 + 20)}, B. {opening(number * 3 + 7)}: Kettles of {opening(number).lower()} rivers. "
        f"Ordinary Kettles, vol. {number + 3}, pp. {number * 7 + 1}-{number * 7 + 9}, {1990 + number}."
        for number in range(1, 15)
    ]
    sheets = Sheets()
    y = headed(sheets)
    for number, text in enumerate(wanted, 1):
        y = sheets.flow(40, y, 300, f"{number}{text}", 8)
    assert found_texts(article(sheets)) == wanted


def test_large_titles_of_chapters_are_no_running_heads() -> None:
    sheets = Sheets()
    for chapter in range(3):
        if chapter:
            sheets.page()
        sheets.put(40, 60, f"Chapter {chapter + 1}", 16, "B")
        y = sheets.flow(40, 90, 520, prose(10, 20 * chapter))
        sheets.put(40, y + 20, "References", 12, "B")
        hung(sheets, y + 40, apa(5, 5 * chapter))
    found = article(sheets)
    assert found_texts(found) == apa(15)
    assert [text for text in texts(found.blocks, BlockKind.HEADING) if text != "References"][-2:] == [
        "Chapter 2", "Chapter 3",
    ]  # fmt: skip


def test_a_list_over_two_pages_on_one_is_read_page_by_page() -> None:
    sheets = Sheets()
    sheets.pdf.add_page(format=(1000, 700))
    y = sheets.flow(50, 60, 400, prose(10))
    sheets.put(50, y + 20, "Literatur", 11, "B")
    for side, (start, count) in enumerate(((0, 9), (9, 12))):
        y = y + 40 if not side else 60
        for text in apa(count, start):
            y = sheets.flow(50 + 500 * side, y, 400, text, 9, hang=12)
    assert found_texts(article(sheets)) == apa(21)
