"""A PDF's pages as printed: pictures, and where the lines of text stand on them."""

import re

import pytest
from fpdf import FPDF

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.importers.pdf.pages import PdfPages
from ldn_desk.importers.pdf.process.frames import MOST_PIXELS
from ldn_desk.importers.pdf.reader.drawing import A4
from ldn_desk.plugins.contracts import PageLine
from tests.importers.pdf.sheets import HEIGHT, WIDTH, Sheets

DARK = 128


def sheet(turn: int = 0, crop: str = "") -> bytes:
    """One page with two lines, turned and cut as its file says."""
    sheets = Sheets()
    sheets.put(100, 200, "Kettles (of the north)", 12)
    sheets.put(100, 230, "and rivers of the south", 12)
    extra = f" /Rotate {turn}" if turn else ""
    extra += f" /CropBox [{crop}]" if crop else ""
    data = sheets.bytes()
    # What fpdf2 does not write is put into the page itself; readers mend the table of places that no longer fits.
    return re.sub(rb"/Type /Page\n", lambda m: m.group() + extra.encode() + b"\n", data) if extra else data


def inked(pages: PdfPages, line: PageLine, scale: float = 2.0) -> tuple[int, int]:
    """Dark pixels of the first page inside and outside the line's box."""
    width, height, pixels = pages.picture(0, scale)
    inside = outside = 0
    for y in range(height):
        for x in range(width):
            if pixels[4 * (y * width + x)] < DARK:
                here = min(line.edges) - 1 <= x / scale <= max(line.edges) + 1
                here = here and line.top - 1 <= y / scale <= line.bottom + 1
                inside, outside = inside + here, outside + (not here)
    return inside, outside


def test_every_line_has_an_edge_for_each_of_its_characters_and_one_more() -> None:
    pages = PdfPages(sheet())
    first, second = pages.lines(0)
    assert (first.text, second.text) == ("Kettles (of the north)", "and rivers of the south")
    assert len(first.edges) == len(first.text) + 1
    assert list(first.edges) == sorted(first.edges)
    assert first.edges[0] == pytest.approx(100, abs=1)
    assert first.top < 200 < first.bottom < second.top + 20
    pages.close()


def test_the_sizes_of_the_pages_are_those_of_the_paper() -> None:
    pages = PdfPages(sheet())
    assert list(pages.sizes) == [(WIDTH, HEIGHT)]
    pages.close()


def test_a_picture_has_four_bytes_a_pixel_and_white_paper() -> None:
    pages = PdfPages(sheet())
    width, height, pixels = pages.picture(0, 0.5)
    assert (width, height) == (300, 400)
    assert len(pixels) == 4 * width * height
    assert pixels[:3] == b"\xff\xff\xff"
    pages.close()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", ["", "50 300 500 700"])
def test_lines_stand_where_their_ink_is_on_turned_and_cut_pages(turn: int, crop: str) -> None:
    pages = PdfPages(sheet(turn, crop))
    width, height = (450, 400) if crop else (WIDTH, HEIGHT)
    assert list(pages.sizes) == [(width, height) if turn % 180 == 0 else (height, width)]
    lines = pages.lines(0)
    if turn % 180 == 0:
        inside, _outside = inked(pages, lines[0])
        assert inside > 200
        assert inside + inked(pages, lines[1])[0] >= sum(inked(pages, lines[0]))
    else:
        # Lines that run up or down the page: their letters stand above one another.
        across = [(line.edges[0], line.top) for line in lines]
        assert all(0 < x < pages.sizes[0][0] and 0 < y < pages.sizes[0][1] for x, y in across)
    pages.close()


def test_columns_side_by_side_are_lines_of_their_own() -> None:
    sheets = Sheets()
    sheets.put(60, 100, "The left column")
    sheets.put(320, 100, "The right column")
    pages = PdfPages(sheets.bytes())
    assert [line.text for line in pages.lines(0)] == ["The left column", "The right column"]
    pages.close()


def test_a_page_without_text_has_no_lines() -> None:
    pages = PdfPages(Sheets().bytes())
    assert list(pages.lines(0)) == []
    pages.close()


def test_a_huge_picture_is_drawn_smaller() -> None:
    pages = PdfPages(sheet())
    width, height, pixels = pages.picture(0, 40.0)
    assert (width, height) == (3000, 4000)
    assert len(pixels) == 4 * MOST_PIXELS
    pages.close()


def test_a_damaged_page_has_no_text_and_says_that_it_cannot_be_shown() -> None:
    data = sheet()
    damaged = re.sub(rb"/Kids \[\n?(\d+) 0 R", lambda m: m.group().replace(m.group(1), b"9" * len(m.group(1))), data)
    assert damaged != data
    pages = PdfPages(damaged)
    assert list(pages.sizes) == [A4]
    assert list(pages.lines(0)) == []
    with pytest.raises(UnreadableInput, match="cannot be shown"):
        pages.picture(0, 1.0)
    pages.close()


def test_a_file_that_is_no_pdf_is_refused_with_one_sentence() -> None:
    with pytest.raises(UnreadableInput, match="damaged or cut off"):
        Pdf().pages(b"%PDF-1.4 and nothing more")


def test_many_pages_are_opened_without_being_read() -> None:
    pdf = FPDF(unit="pt", format=(WIDTH, HEIGHT))
    for _ in range(300):
        pdf.add_page()
    pages = Pdf().pages(bytes(pdf.output()))
    assert len(pages.sizes) == 300
    pages.close()
