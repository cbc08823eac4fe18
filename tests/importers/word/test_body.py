"""Tests of `body`, `signs` and `importers/shared/rich_text`. Word files as they are shown, all of the project's own
words."""

import time

import pytest

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.importers.word.importer import Docx
from ldn_desk.plugins.contracts import Draft
from ldn_desk.services.opening import read_bytes
from tests.importers.word.word_file import NAMES, W, field, paragraph, run, word_file

ENTRIES = (
    "Ash A. Sleep in mice at night. J Sleep. 2016;16:22–34.",
    "Birch B. Rest in mice by day. J Rest. 2017;17:2–4.",
    "Cedar C. Pain in mice at dawn. J Pain. 2018;18:5–6.",
)


def read(body: str, **parts: str) -> Draft:
    return Docx().read(word_file(body, {f"word/{name}.xml": text for name, text in parts.items()}))


def article(body: str, **parts: str) -> Article:
    data = word_file(body, {f"word/{name}.xml": text for name, text in parts.items()})
    return read_bytes(data, "a.docx", [Docx()])


def styles(*names: str, extra: str = "") -> str:
    each = "".join(
        f"<w:style w:styleId='s{place}'><w:name w:val='{name}'/></w:style>" for place, name in enumerate(names)
    )
    return f"<w:styles {NAMES}>{each}{extra}</w:styles>"


def styled(text: str, place: int) -> str:
    return paragraph(run(text), f"<w:pStyle w:val='s{place}'/>")


def spans(block: Block) -> list[tuple[str, str, str]]:
    return [(span.kind.value, block.text[span.start : span.end], span.href) for span in block.spans]


def bookmark(name: str, inner: str, number: int = 1) -> str:
    return f"<w:bookmarkStart w:id='{number}' w:name='{name}'/>{inner}<w:bookmarkEnd w:id='{number}'/>"


def test_lines_of_authors_and_date_are_told_by_their_styles() -> None:
    found = article(
        styled("Of Mice", 0)
        + styled("Ada Ash", 1)
        + styled("Ben Birch", 1)
        + styled("3 March 2020", 2)
        + paragraph(run("x")),
        styles=styles("Title", "Author", "Date"),
    )
    assert found.author == (Name("Ash", "Ada"), Name("Birch", "Ben"))
    assert found.issued == PartialDate(2020, 3, 3)
    assert [block.kind for block in found.blocks[:3]] == [BlockKind.TITLE, BlockKind.BYLINE, BlockKind.BYLINE]


def test_the_table_of_contents_is_left_out() -> None:
    found = read(styled("Introduction 3", 0) + paragraph(run("Mice.")), styles=styles("toc 1"))
    assert [block.text for block in found.blocks] == ["Mice."]


def test_captions_and_code_of_other_programs_are_known() -> None:
    found = read(styled("Figure 1", 0) + styled("x = 1", 1), styles=styles("Image Caption", "Source Code"))
    assert [block.kind for block in found.blocks] == [BlockKind.CAPTION, BlockKind.CODE]


def test_styles_of_characters_make_letters_bold_and_italic() -> None:
    strong = "<w:style w:styleId='St'><w:name w:val='Strong'/><w:rPr><w:b/><w:i/></w:rPr></w:style>"
    found = read(
        paragraph(run("mice", "<w:rStyle w:val='St'/>") + run("men", "<w:rStyle w:val='St'/><w:b w:val='0'/>")),
        styles=styles(extra=strong),
    )
    assert spans(found.blocks[0]) == [("strong", "mice", ""), ("emphasis", "mice", ""), ("emphasis", "men", "")]


def test_hidden_text_is_not_shown() -> None:
    assert (
        read(paragraph(run("a") + run("b", "<w:vanish/>") + run("c", "<w:vanish w:val='0'/>"))).blocks[0].text == "ac"
    )


def test_greek_letters_of_the_symbol_font_are_greek() -> None:
    signs = "".join(f"<w:sym w:font='Symbol' w:char='{code}'/>" for code in ("F062", "F0B3", "F0A3", "0044"))
    assert read(paragraph(f"<w:r>{signs}<w:sym w:font='Wingdings' w:char='F04A'/></w:r>")).blocks[0].text == "β≥≤ΔJ"


def test_formulas_keep_what_is_raised_and_lowered() -> None:
    def cell(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    formula = (
        f"<m:oMath><m:sSup><m:e>{cell('x')}</m:e><m:sup>{cell('2')}</m:sup></m:sSup>{cell('=')}<m:f><m:num>{cell('a')}</m:num>"
        f"<m:den>{cell('b')}</m:den></m:f></m:oMath>"
    )
    (block,) = read(paragraph(formula)).blocks
    assert (block.text, spans(block)) == ("x2=a/b", [("superscript", "2", "")])


def test_cells_over_several_columns_keep_the_columns_in_line() -> None:
    def cell(text: str, wide: int = 1) -> str:
        return f"<w:tc><w:tcPr><w:gridSpan w:val='{wide}'/></w:tcPr>{paragraph(run(text))}</w:tc>"

    table = f"<w:tbl><w:tr>{cell('a')}{cell('b', 2)}{cell('c')}</w:tr><w:tr>{''.join(map(cell, '1234'))}</w:tr></w:tbl>"
    assert read(table).blocks[0].text == "a\tb\t\tc\n1\t2\t3\t4"


@pytest.mark.parametrize(
    ("code", "href"),
    [
        ('HYPERLINK "https://example.org/a"', "https://example.org/a"),
        ('HYPERLINK \\l "place"', "#place"),
        ("REF _Ref12 \\r \\h", "#_Ref12"),
        ('HYPERLINK "file:///etc/passwd"', ""),
        ("REF _Ref12", ""),
        ("PAGE", ""),
    ],
)
def test_fields_that_lead_somewhere_are_links(code: str, href: str) -> None:
    (block,) = read(paragraph(field(f" {code} ", run("there")))).blocks
    assert spans(block) == ([("link", "there", href)] if href else [])
    simple = f"<w:fldSimple w:instr='{code}'>{run('there')}</w:fldSimple>"
    assert [span.href for span in read(paragraph(simple)).blocks[0].spans] == ([href] if href else [])


def test_a_numbered_list_is_cited_by_word_s_own_cross_references() -> None:
    numbering = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='[%1]'/></w:lvl></w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num>"
        "</w:numbering>"
    )
    item = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='7'/></w:numPr>"
    body = (
        paragraph(
            run("Mice rest ") + field(" REF _Ref2 \\r \\h ", run("[2]")) + run(", and sleep ") + link("_Ref1", "[1]")
        )
        + paragraph(run("References"), "<w:outlineLvl w:val='0'/>")
        + "".join(
            paragraph(bookmark(f"_Ref{place}", run(entry), place), item) for place, entry in enumerate(ENTRIES, 1)
        )
    )
    found = article(body, numbering=numbering)
    assert [reference.text for reference in found.references] == list(ENTRIES)
    assert [(citation.marker, citation.numbers) for citation in found.citations] == [("[2]", (2,)), ("[1]", (1,))]


def link(place: str, text: str) -> str:
    return f"<w:hyperlink w:anchor='{place}'>{run(text)}</w:hyperlink>"


def test_a_code_that_never_ends_does_not_hide_the_rest() -> None:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    found = read(paragraph(begin + run("lost")) + "".join(paragraph(run(f"line {n}")) for n in range(12)))
    assert [block.text for block in found.blocks][-1] == "line 11"


def test_the_strict_variant_and_numbered_parts_are_read() -> None:
    body = paragraph(run("Mice") + "<w:hyperlink r:id='rId1'><w:r><w:t>out</w:t></w:r></w:hyperlink>")
    relations = "<Relationships><Relationship Id='rId1' Target='https://example.org/a'/></Relationships>"
    document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    strict = document.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    parts = {"word/document.xml": strict, "word/_rels/document.xml.rels": relations}
    (block,) = Docx().read(word_file("", parts)).blocks
    assert (block.text, spans(block)) == ("Miceout", [("link", "out", "https://example.org/a")])
    data = word_file("", {"word/document2.xml": document, "word/_rels/document2.xml.rels": relations})
    renamed = data.replace(b"word/document.xml", b"word/documentx.xm")
    assert Docx().read(renamed).blocks == (block,)


def test_a_long_document_takes_no_longer_than_it_is_long() -> None:
    body = "".join(
        paragraph(run(f"Mice {n} ") + bookmark(f"b{n}", run("sleep"), n) + link(f"b{n}", "here")) for n in range(5000)
    )
    data = word_file(body)
    start = time.process_time()
    assert len(Docx().read(data).blocks) == 5000
    assert time.process_time() - start < 5


def test_other_parts_that_are_damaged_or_far_too_large_do_not_keep_the_text_from_being_read() -> None:
    parts = {
        "word/styles.xml": "<w:styles",
        "word/numbering.xml": " " * 17 * 1024 * 1024,
        "customXml/item1.xml": "<a>" + "<b/>" * 1_200_000,
    }
    assert [block.text for block in Docx().read(word_file(paragraph(run("Mice.")), parts)).blocks] == ["Mice."]


def test_numbers_of_thousands_of_digits_are_none() -> None:
    long = "9" * 5000
    item = f"<w:numPr><w:ilvl w:val='{long}'/><w:numId w:val='{long}'/></w:numPr><w:outlineLvl w:val='{long}'/>"
    level = f"<w:lvl w:ilvl='{long}'><w:start w:val='{long}'/><w:numFmt w:val='decimal'/></w:lvl>"
    shape = f"<w:abstractNum w:abstractNumId='1'>{level}</w:abstractNum>"
    override = f"<w:lvlOverride w:ilvl='{long}'><w:startOverride w:val='{long}'/></w:lvlOverride>"
    number = f"<w:num w:numId='{long}'><w:abstractNumId w:val='1'/>{override}</w:num>"
    numbering = f"<w:numbering {NAMES}>{shape}{number}</w:numbering>"
    [one, two] = read(
        paragraph(run("One"), item) + styled("Two", 0), styles=styles(f"heading {long}"), numbering=numbering
    ).blocks
    assert (one.text, two.kind) == ("One", BlockKind.PARAGRAPH)
