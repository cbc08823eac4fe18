"""Tests of `importer`, `article`, `front` and `page_text`. PDF files as a whole: recognised by content, read to blocks,
or refused with one sentence."""

import pytest

from ldn_desk.composition import build_registry
from ldn_desk.domain.article import BlockKind, SpanKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.pdf import importer as pdf
from ldn_desk.importers.pdf.importer import Pdf
from ldn_desk.services.opening import read_bytes
from tests.importers.pdf.sheets import Sheets, article, blocks, opening, prose, texts

ENTRIES = (
    "Miller AH, Raison CL. The role of inflammation in depression. Nat Rev Immunol. 2016;16(1):22-34.",
    "Dantzer R, O'Connor JC, Freund GG. From inflammation to sickness. Nat Rev Neurosci. 2008;9(1):46-56.",
    "Younger J, Parkitny L, McLain D. The use of low-dose naltrexone. Clin Rheumatol. 2014;33(4):451-459.",
    "Liu B, Hong JS. Role of microglia in neurodegenerative diseases. J Pharmacol Exp Ther. 2003;304(1):1-7.",
)


def numbered_list(sheets: Sheets, y: float, x: float = 60, width: float = 480) -> float:
    for number, entry in enumerate(ENTRIES, 1):
        sheets.put(x, y, f"{number}.", 9)
        y = sheets.flow(x + 20, y, width - 20, entry, 9)
    return y


def small_article() -> Sheets:
    sheets = Sheets()
    sheets.put(60, 80, "Kettles of the northern orchards", 20, "B")
    sheets.put(60, 110, "Ada Invented, Bruno Imagined and Clara van der Supposed", 12)
    sheets.put(60, 150, "Introduction", 13, "B")
    y = sheets.flow(60, 170, 480, prose(3).replace("measured", "measured [2,3]", 1))
    end = sheets.put(60, y, "A kettle was seen.")
    sheets.put(end, y - 4, "1", 6)
    sheets.put(60, y + 30, "References", 13, "B")
    numbered_list(sheets, y + 50)
    return sheets


def test_a_pdf_is_known_by_its_content_under_any_name() -> None:
    data = small_article().bytes()
    assert Pdf().recognises(data, ".txt") > 0.9
    assert Pdf().recognises(b"\n" * 900 + data, "") > 0.9
    assert Pdf().recognises(b"A text that tells of %PDF files.", ".pdf") == 0
    found = read_bytes(data, "article.doc", build_registry(lambda _name: "").importers)
    assert found.format == "pdf"


def test_title_authors_headings_paragraphs_and_references_come_out() -> None:
    found = article(small_article())
    assert found.title == "Kettles of the northern orchards"
    assert [name.full for name in found.author] == ["Ada Invented", "Bruno Imagined", "Clara van der Supposed"]
    assert texts(found.blocks, BlockKind.HEADING) == ["Introduction", "References"]
    assert [reference.text for reference in found.references] == list(ENTRIES)
    assert [reference.number for reference in found.references] == [1, 2, 3, 4]


def test_the_imprint_names_journal_and_doi_and_no_entry_of_the_list_does() -> None:
    sheets = small_article()
    sheets.put(60, 40, "Journal of Kettle Studies 2019; 3:1 | doi:10.5555/kettles.7", 8)
    found, silent = Pdf().read(sheets.bytes()), Pdf().read(small_article().bytes())
    assert (found.container_title, found.DOI) == ("Journal of Kettle Studies", "10.5555/kettles.7")
    assert (silent.container_title, silent.DOI) == ("", "")


def test_bracketed_and_raised_markers_are_there_to_be_linked() -> None:
    found = small_article()
    assert [citation.numbers for citation in article(found).citations] == [(2, 3)]
    raised = [
        (block.text[span.start : span.end])
        for block in blocks(found)
        for span in block.spans
        if span.kind is SpanKind.SUPERSCRIPT
    ]
    assert raised == ["1"]


def test_bold_and_italic_words_are_marked() -> None:
    sheets = Sheets()
    end = sheets.put(60, 100, "Some words are ")
    end = sheets.put(end, 100, "heavy", face="B")
    end = sheets.put(end, 100, " and some are ")
    end = sheets.put(end, 100, "slanted", face="I")
    sheets.put(end, 100, " in this sentence.")
    block = blocks(sheets)[0]
    assert {(block.text[s.start : s.end], s.kind) for s in block.spans} == {
        ("heavy", SpanKind.STRONG),
        ("slanted", SpanKind.EMPHASIS),
    }


def test_text_that_stands_upright_in_the_margin_is_left_out() -> None:
    sheets = Sheets()
    sheets.flow(60, 80, 480, prose(3))
    with sheets.pdf.rotation(90, 30, 500):
        sheets.put(30, 500, "Downloaded by nobody in particular")
    assert "Downloaded" not in " ".join(block.text for block in blocks(sheets))


def test_a_page_that_lies_on_its_side_is_read() -> None:
    sheets = Sheets()
    with sheets.pdf.rotation(90, 300, 400):
        sheets.flow(0, 300, 480, prose(3))
    assert texts(blocks(sheets)) == [prose(3)]


@pytest.mark.parametrize("kept", [0.5, 0.02])
def test_a_file_that_was_cut_off_is_refused(kept: float) -> None:
    data = small_article().bytes()
    with pytest.raises(UnreadableInput, match="damaged or cut off"):
        Pdf().read(data[: int(kept * len(data))])


def test_a_locked_file_is_refused_with_what_to_do() -> None:
    sheets = small_article()
    sheets.pdf.set_encryption(owner_password="owner", user_password="reader")
    with pytest.raises(UnreadableInput, match="locked with a password"):
        Pdf().read(sheets.bytes())


def test_pages_without_text_are_said_to_be_pictures() -> None:
    sheets = Sheets()
    sheets.pdf.rect(60, 60, 400, 600, style="F")
    with pytest.raises(UnreadableInput, match="text recognition"):
        Pdf().read(sheets.bytes())


def test_of_a_scan_with_some_text_the_text_is_read() -> None:
    sheets = Sheets()
    sheets.pdf.rect(60, 60, 400, 600, style="F")
    sheets.page()
    sheets.flow(60, 80, 480, prose(2))
    assert texts(blocks(sheets)) == [prose(2)]


def test_fonts_that_do_not_name_their_letters_are_told() -> None:
    sheets = Sheets()
    sheets.pdf.set_font("ZapfDingbats", size=10)
    for line in range(30):
        sheets.pdf.text(60, 60 + 12 * line, "abcdefghijklm nopqrstuvw")
    with pytest.raises(UnreadableInput, match="which letters they draw"):
        Pdf().read(sheets.bytes())


def test_of_what_is_too_long_the_beginning_and_the_end_are_read_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 3500)
    monkeypatch.setattr(pdf, "LAST_PAGES", 1)
    sheets = Sheets()
    for number in range(6):
        if number:
            sheets.page()
        sheets.flow(60, 80, 480, prose(10, 10 * number))
    found = " ".join(texts(blocks(sheets)))
    assert "pages 4 to 5 were left out" in found
    assert opening(0) + " tells" in found
    assert opening(50) + " tells" in found
    assert opening(40) + " tells" not in found
