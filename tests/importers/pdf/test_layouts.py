"""Tests of `columns`, `furniture`, `lines`, `paragraphs` and `styles`. Pages laid out as journals and preprint servers
do: reading order, side notes, running heads, tables, footnotes."""

import pytest

from ldn_desk.domain.article import BlockKind
from tests.importers.pdf.sheets import Sheets, article, blocks, opening, prose, texts

TITLE = "Kettles and rivers of the northern orchards: a randomised comparison"


def front(sheets: Sheets, x: float, width: float) -> float:
    y = sheets.flow(x, 90, width, TITLE, 18, "B")
    sheets.put(x, y + 6, "Ada Invented, Bruno Imagined and Clara Supposed", 11)
    return y + 50


def test_two_columns_are_read_one_after_the_other_below_what_lies_across() -> None:
    sheets = Sheets()
    y = front(sheets, 40, 520)
    y = sheets.flow(40, y, 520, "Abstract. " + prose(4), 9) + 20
    sheets.flow(40, y, 250, prose(6, 10))
    sheets.flow(310, y, 250, prose(6, 20))
    found = texts(blocks(sheets))
    assert found[0] == TITLE
    assert found[2:] == ["Abstract. " + prose(4), prose(6, 10), prose(6, 20)]


def test_three_columns_are_read_one_after_the_other() -> None:
    sheets = Sheets()
    for place in range(3):
        sheets.flow(40 + 180 * place, 80, 160, prose(6, 10 * place), 8)
    assert texts(blocks(sheets)) == [prose(6), prose(6, 10), prose(6, 20)]


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(6) + " This sentence is not")
    sheets.flow(310, 80, 250, "done yet. " + prose(5, 10) + " And neither is")
    sheets.page()
    sheets.flow(40, 80, 250, "this one. " + prose(5, 20))
    sheets.flow(310, 80, 250, prose(6, 30))
    found = texts(blocks(sheets))
    whole = f"{prose(6)} This sentence is not done yet. {prose(5, 10)} And neither is this one. {prose(5, 20)}"
    assert found[0] == whole


def test_a_caption_across_the_columns_does_not_break_the_paragraph_that_goes_on() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 250, prose(8) + " It goes on")
    sheets.flow(310, 80, 250, "over here. " + prose(7, 10) + " And on the next")
    sheets.page()
    sheets.flow(40, 80, 520, "Figure 1. Kettles seen from above, from below and from " + "every side, " * 9, 8)
    sheets.flow(40, 150, 250, "page too. " + prose(6, 20))
    sheets.flow(310, 150, 250, prose(6, 30))
    found = blocks(sheets)
    assert texts(found, BlockKind.CAPTION)[0].startswith("Figure 1. Kettles seen")
    assert "And on the next page too." in texts(found, BlockKind.PARAGRAPH)[0]


def test_notes_beside_the_first_page_are_set_aside_and_their_date_is_read() -> None:
    sheets = Sheets("Helvetica")
    y = front(sheets, 200, 360)
    y = sheets.flow(200, y, 360, prose(14), 9)
    sheets.flow(200, y + 10, 360, prose(10, 20), 9)
    notes = ("Edited by:", "Doro Pretended, University of Ponds", "Reviewed by:", "Emil Devised, University of Lakes")
    dates = ("Received: 2 March 2020", "Accepted: 12 March 2020", "Published: 24 April 2020", "Kettles 11:570")
    sheets.lines(40, 180, (*notes, *dates), 7, pitch=14)
    sheets.page()
    sheets.flow(40, 80, 520, prose(8, 40), 9)
    found = article(sheets)
    shown = " ".join(texts(found.blocks))
    assert "Edited by" not in shown
    assert prose(14) in shown
    assert found.issued is not None
    assert found.issued.iso == "2020-04-24"


def test_running_heads_feet_and_page_numbers_are_no_text() -> None:
    sheets = Sheets()
    for number in range(4):
        if number:
            sheets.page()
        sheets.put(40, 40, "Invented et al. / Journal of Ordinary Kettles 12 (2021) 1-20", 8)
        sheets.put(550, 40, str(101 + number), 8)
        sheets.put(40, 780, "https://doi.org/10.9999/kettles.12", 7)
        sheets.flow(40, 80, 520, prose(5, 10 * number))
    found = " ".join(texts(blocks(sheets)))
    assert found == " ".join(prose(5, 10 * number) for number in range(4))


def test_heads_that_differ_from_page_to_page_are_no_text() -> None:
    sheets = Sheets()
    for number, head in enumerate(("Kettles", "Rivers of the north", "Orchards at night")):
        if number:
            sheets.page()
        sheets.put(300, 45, head, 8)
        sheets.flow(40, 80, 520, prose(30, 30 * number))
    found = " ".join(texts(blocks(sheets)))
    assert "Rivers of the north" not in found
    assert "Orchards at night" not in found


def test_a_notice_of_where_the_file_was_taken_from_is_no_text() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 520, prose(5))
    sheets.put(40, 785, "Downloaded from https://kettles.example by guest on 3 May 2021", 7)
    assert texts(blocks(sheets)) == [prose(5)]


def test_the_numbers_of_a_manuscripts_lines_are_no_text() -> None:
    sheets = Sheets()
    number = 0
    for page in range(2):
        if page:
            sheets.page()
        end = sheets.flow(90, 80, 400, prose(9, 10 * page))
        y = 80.0
        while y < end - 1:
            number += 1
            sheets.put(60, y, str(number), 7)
            y += 12
    assert " ".join(texts(blocks(sheets))) == f"{prose(9)} {prose(9, 10)}"


@pytest.mark.parametrize(("margin", "step"), [(60, 1), (560, 1), (60, 5)])
def test_the_numbers_of_lines_are_known_in_either_margin_and_on_a_page_of_few_lines(margin: int, step: int) -> None:
    sheets = Sheets()
    number = 0
    for page in range(4):
        if page:
            sheets.page()
        lines = prose(30, 40 * page) if page < 3 else "Thirty kettles and nothing else to tell of them."
        end = sheets.flow(90, 80, 400, lines)
        y = 80.0
        while y < end - 1:
            number += 1
            if number % step == 0 or page == 3:
                sheets.put(margin, y, str(number if number % step == 0 else number + step - number % step), 7)
            y += 12
    found = " ".join(texts(blocks(sheets)))
    assert not any(word.isdecimal() for word in found.split())
    assert found.endswith("Thirty kettles and nothing else to tell of them.")


def test_rows_of_cells_are_a_table_with_its_caption() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 520, prose(3)) + 20
    sheets.put(40, y, "Table 1. Kettles by region", 9, "B")
    rows = (("Region", "Kettles", "Share"), ("North", "12", "31.2"), ("South", "14", "40.1"), ("West", "9", "28.7"))
    for place, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheets.put(40 + 150 * column, y + 14 * place, cell, 9)
    sheets.flow(40, y + 110, 520, prose(3, 10))
    found = blocks(sheets)
    assert texts(found, BlockKind.CAPTION) == ["Table 1. Kettles by region"]
    assert texts(found, BlockKind.TABLE) == ["\n".join("\t".join(row) for row in rows)]
    assert texts(found, BlockKind.PARAGRAPH) == [prose(3), prose(3, 10)]


def test_a_footnote_stands_apart_from_the_text_that_goes_on() -> None:
    sheets = Sheets()
    sheets.flow(40, 80, 520, prose(6) + " It goes on")
    sheets.put(40, 700, "* Kettles were lent by the town.", 7.5)
    sheets.page()
    sheets.flow(40, 80, 520, "over here. " + prose(6, 10))
    found = texts(blocks(sheets), BlockKind.PARAGRAPH)
    assert found == [f"{prose(6)} It goes on over here. {prose(6, 10)}", "* Kettles were lent by the town."]


def test_headings_have_levels_by_their_numbers_and_their_looks() -> None:
    sheets = Sheets()
    y = front(sheets, 40, 520)
    for text, size, face in (
        ("1. Methods", 13, "B"),
        ("1.1 Kettles", 11, "B"),
        ("1.2 Rivers", 11, "B"),
        ("2. Results", 13, "B"),
    ):
        sheets.put(40, y, text, size, face)
        y = sheets.flow(40, y + 18, 520, prose(2, int(y))) + 12
    found = [(block.text, block.level) for block in blocks(sheets) if block.kind is BlockKind.HEADING]
    assert found == [("1. Methods", 2), ("1.1 Kettles", 3), ("1.2 Rivers", 3), ("2. Results", 2)]


def test_an_indent_and_a_short_last_line_part_paragraphs() -> None:
    sheets = Sheets()
    y = sheets.flow(40, 80, 520, prose(3))
    y = sheets.flow(40, y, 520, prose(3, 10), first=15)
    sheets.flow(40, y, 520, prose(3, 20), first=15)
    assert texts(blocks(sheets)) == [prose(3), prose(3, 10), prose(3, 20)]


def test_the_name_of_the_journal_is_not_the_title_though_it_is_larger() -> None:
    sheets = Sheets()
    sheets.put(150, 60, "Contents lists available at ScienceDirect", 8)
    sheets.put(180, 80, "Journal of Ordinary Kettles", 20)
    y = sheets.flow(40, 130, 520, TITLE, 14)
    sheets.put(40, y + 8, "Ada Invented a,*, Bruno Imagined b", 11)
    sheets.put(40, y + 24, "a Department of Kettles, University of Orchards, Northtown", 7, "I")
    sheets.flow(40, y + 60, 520, prose(8))
    found = article(sheets)
    assert found.title == TITLE
    assert [name.full for name in found.author] == ["Ada Invented", "Bruno Imagined"]


def test_metadata_names_the_title_where_the_page_agrees_and_is_not_believed_elsewhere() -> None:
    for named, wanted in (("Rivers at night", "Rivers at night"), ("untitled manuscript.docx", "A series on kettles")):
        sheets = Sheets()
        sheets.pdf.set_title(named)
        sheets.put(40, 60, "A series on kettles", 20)
        sheets.put(40, 100, "Rivers at night", 14, "B")
        sheets.flow(40, 140, 520, prose(5))
        assert article(sheets).title == wanted


def test_lists_have_their_items_with_bullets_and_numbers() -> None:
    sheets = Sheets("Helvetica")
    y = sheets.flow(40, 80, 520, prose(2))
    for mark, number in (("\xb7", 1), ("\xb7", 2), ("1.", 3), ("2.", 4)):
        if mark == "\xb7":
            sheets.pdf.set_font("Symbol", size=10)
            sheets.pdf.text(50, y, mark)
        else:
            sheets.put(50, y, mark)
        y = sheets.flow(64, y, 480, f"{opening(number)} is an item of the list that fills a line and more. " * 2)
    sheets.flow(40, y, 520, prose(2, 10))
    items = [block for block in blocks(sheets) if block.kind is BlockKind.LIST_ITEM]
    assert [block.text.split()[0] for block in items] == [opening(number) for number in range(1, 5)]
    assert [block.ordinal for block in items] == ["", "", "1.", "2."]


def test_a_large_initial_belongs_to_the_word_it_begins() -> None:
    sheets = Sheets()
    sheets.put(40, 100, "T", 30)
    end = 40 + 30 * 0.62 + 3
    sheets.put(end, 80, "he kettles of the valley were all seen by those who lived there, and by others")
    sheets.put(end, 92, "who came to see them in the winter, when the river that feeds them is frozen.")
    sheets.flow(40, 104, 480, prose(3))
    assert texts(blocks(sheets))[0].startswith("The kettles of the valley")


def test_addresses_at_the_foot_of_the_first_page_are_no_text() -> None:
    sheets = Sheets()
    front(sheets, 40, 520)
    sheets.flow(40, 200, 520, prose(8))
    sheets.put(40, 700, "1", 5)
    sheets.put(44, 703, "Department of Kettles, University of Orchards; ada@orchards.example", 7.5)
    assert "Department" not in " ".join(texts(blocks(sheets)))


def test_a_header_row_set_like_a_heading_belongs_to_its_table() -> None:
    sheets = Sheets()
    y = sheets.flow(40, front(sheets, 40, 520), 520, prose(3)) + 20
    sheets.put(40, y, "Table 1. Kettles by region", 9)
    sheets.put(40, y + 14, "KETTLES OF EVERY REGION", 9, "B")
    rows = (("North", "12", "31.2"), ("South", "14", "40.1"), ("West", "9", "28.7"))
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheets.put(40 + 150 * column, y + 54 + 14 * place, cell, 9)
    y = sheets.flow(40, y + 160, 520, prose(3, 10)) + 40
    for column, cell in enumerate(("REGION", "KETTLES")):
        sheets.put(40 + 150 * column, y, cell, 9, "B")
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheets.put(40 + 150 * column, y + 44 + 14 * place, cell, 9)
    found = blocks(sheets)
    assert texts(found, BlockKind.HEADING) == []
    assert [each.split("\n")[0] for each in texts(found, BlockKind.TABLE)] == [
        "KETTLES OF EVERY REGION",
        "North\t12\t31.2",
        "REGION\tKETTLES",
        "North\t12\t31.2",
    ]


def test_a_heading_right_above_a_table_without_a_caption_stays_a_heading() -> None:
    sheets = Sheets()
    y = sheets.flow(40, front(sheets, 40, 520), 520, prose(3)) + 30
    sheets.put(40, y, "Kettles by region", 13, "B")
    for place in range(4):
        for column, cell in enumerate(("North", "12", "31.2")):
            sheets.put(40 + 150 * column, y + 44 + 14 * place, cell, 9)
    assert texts(blocks(sheets), BlockKind.HEADING) == ["Kettles by region"]


@pytest.mark.parametrize("second", [0, 550])
def test_the_numbers_of_lines_set_flush_left_are_one_column_whatever_their_digits(second: int) -> None:
    sheets = Sheets()
    lines = [
        f"{opening(number)} tells of kettles that were measured by candle light near here." for number in range(24)
    ]
    for number, line in enumerate(lines, 1):
        sheets.put(60, 60 + 24 * number, str(number), 8)
        sheets.put(90, 60 + 24 * number, line)
        if second:
            sheets.put(second, 60 + 24 * number, str(number + 57), 8)
    assert " ".join(texts(blocks(sheets))).split() == " ".join(lines).split()


def test_a_page_number_in_the_margin_beside_the_text_is_none_of_its_lines() -> None:
    sheets = Sheets()
    for page in range(3):
        if page:
            sheets.page()
        sheets.flow(80, 80, 460, prose(24, 24 * page))
        sheets.put(40, 188, str(page + 11), 8)
    assert " ".join(texts(blocks(sheets))) == prose(72)


def test_a_left_column_of_few_lines_is_parted_from_a_long_one_beside_it() -> None:
    sheets = Sheets()
    sheets.put(50, 50, "Kettles of the north", 16)
    short = sheets.flow(50, 80, 240, prose(1))
    assert short < 125
    sheets.flow(310, 80, 240, prose(8, 10))
    assert texts(blocks(sheets))[1:] == [prose(1), prose(8, 10)]


def test_the_year_of_a_work_that_the_text_cites_is_not_the_article_s() -> None:
    sheets = Sheets()
    sheets.put(60, 80, "Kettles of the valley", 16, "B")
    sheets.put(60, 110, "A. Author and B. Author", 10)
    sheets.flow(60, 150, 480, f"Many wrote on it (Griff, 2001). Kay (2004) and Lom (2005) were between. {prose(8)}")
    assert article(sheets).issued is None


def test_years_of_a_short_text_and_of_the_list_below_it_are_not_the_article_s() -> None:
    sheets = Sheets()
    sheets.put(60, 80, "Kettles of the valley", 16, "B")
    sheets.flow(60, 150, 480, "Many wrote on it (Griff, 2001; He, 2002). Kay (2004) and Lom (2005) did not.")
    sheets.put(60, 200, "References", 12, "B")
    for place, family in enumerate(("Griff", "Hedge", "Kay", "Lom")):
        sheets.put(60, 220 + 14 * place, f"{family} A. On kettles. Kettle Notes. 200{place + 1};1{place}:1-9.", 10)
    assert article(sheets).issued is None


def test_the_volume_that_an_article_stands_in_dates_it() -> None:
    sheets = Sheets()
    sheets.put(60, 40, "Kettle Notes 2004, 12: 1-9", 8)
    sheets.put(60, 80, "Kettles of the valley", 16, "B")
    sheets.put(60, 110, "A. Author and B. Author", 10)
    sheets.flow(60, 150, 480, prose(8))
    found = article(sheets).issued
    assert found is not None
    assert found.year == 2004
