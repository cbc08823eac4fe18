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


@pytest.mark.parametrize(
    "closing",
    [
        ("Received: 2 March 2020; accepted 4 May 2020",),
        ("Editora associada: Clara Supposed", "Submissão: 14/10/2020", "Aceite: 03/12/2021"),
        ("Anschrift der Verfasser:", "Prof. Dr. Ada Invented, Institut für Kessel, 20354 Hamburg"),
        ("Address for correspondence:", "Ada Invented, University of Ponds, 12 Kettle Road, London"),
        ("Recebido em 12 de março de 2019",),
    ],
)
def test_what_a_journal_prints_below_its_list_is_no_entry(closing: tuple[str, ...]) -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 250, prose(6))
    sheets.put(40, y + 20, "References", 10, "B")
    y += 40
    for text in entries(8):
        y = sheets.flow(40, y, 250, text, 8, hang=12)
    sheets.lines(40, y + 2, closing, 8)
    assert found_texts(article(sheets)) == entries(8)


def test_a_bold_line_behind_a_bullet_ends_the_list() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 250, prose(6))
    sheets.put(40, y + 20, "Literatur", 10, "B")
    y += 40
    for text in entries(6):
        y = sheets.flow(40, y, 250, text, 8, hang=12)
    sheets.page()
    sheets.put(40, 80, "- Zum Thema des Hauses", 8, "B")
    y = sheets.flow(40, 100, 520, "Doro Pretended works at the Institute of Ponds and writes about kettles.", 8)
    for text in entries(12)[6:]:
        y = sheets.flow(40, y + 3, 520, text, 8, hang=12)
    assert found_texts(article(sheets)) == entries(6)
