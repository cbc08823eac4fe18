"""Tests of `importer`, `document`, `entries`, `package`, `styles` and `importers/shared/xml_tree`. Word files, all of
the project's own words."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.word.importer import Docx
from ldn_desk.plugins.contracts import Draft
from ldn_desk.services.opening import read_bytes
from tests.importers.word.word_file import (
    ASH,
    CEDAR,
    ENDNOTE,
    NAMES,
    csl_code,
    field,
    mendeley_control,
    paragraph,
    run,
    word_file,
)

STYLES = (
    f"<w:styles {NAMES}><w:style w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style><w:style "
    f"w:styleId='Eigen'>"
    "<w:name w:val='Eigene'/><w:basedOn w:val='berschrift2'/></w:style><w:style w:styleId='Titel'><w:name "
    "w:val='Title'/></w:style>"
    "<w:style w:styleId='B'><w:name w:val='caption'/></w:style><w:style w:styleId='Q'><w:name w:val='Quote'/></w:style>"
    "<w:style w:styleId='Hoch'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style></w:styles>"
)
NUMBERING = (
    f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt "
    f"w:val='decimal'/>"
    "</w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum><w:num w:numId='7'>"
    "<w:abstractNumId w:val='0'/>"
    "</w:num></w:numbering>"
)
ENTRIES = (
    "Ash, A. H. (2016). Sleep in mice at night. J Sleep, 16, 22–34. https://doi.org/10.1000/ash",
    "Cedar, D. (2016). Pain in mice by day. J Sleep, 16, 2–4.",
)


def read(body: str, **parts: str) -> Draft:
    return Docx().read(word_file(body, {f"word/{name}.xml": text for name, text in parts.items()}))


def article(body: str, **parts: str) -> Article:
    data = word_file(body, {f"word/{name}.xml": text for name, text in parts.items()})
    return read_bytes(data, "a.docx", [Docx()])


def lines(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.strip()) for block in draft.blocks]


def cited(found: Article) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in found.citations]


def test_headings_titles_captions_and_quotes_are_told_by_their_styles_in_any_language() -> None:
    found = read(
        paragraph(run("Of Mice"), "<w:pStyle w:val='Titel'/>")
        + paragraph(run("Two"), "<w:pStyle w:val='berschrift2'/>")
        + paragraph(run("Own"), "<w:pStyle w:val='Eigen'/>")
        + paragraph(run("Outlined"), "<w:outlineLvl w:val='2'/>")
        + paragraph(run("Figure 1"), "<w:pStyle w:val='B'/>")
        + paragraph(run("said"), "<w:pStyle w:val='Q'/>")
        + paragraph(run("text")),
        styles=STYLES,
    )
    assert lines(found) == [
        ("title", "Of Mice"),
        ("heading", "Two"),
        ("heading", "Own"),
        ("heading", "Outlined"),
        ("caption", "Figure 1"),
        ("quote", "said"),
        ("paragraph", "text"),
    ]
    assert [block.level for block in found.blocks[1:4]] == [2, 2, 3]


def test_items_keep_the_numbers_that_word_counts() -> None:
    item = "<w:numPr><w:ilvl w:val='{}'/><w:numId w:val='7'/></w:numPr>"
    found = read(
        paragraph(run("a"), item.format(0)) + paragraph(run("b"), item.format(0)) + paragraph(run("c"), item.format(1)),
        numbering=NUMBERING,
    )
    assert [(block.kind, block.ordinal, block.level) for block in found.blocks] == [
        (BlockKind.LIST_ITEM, "3.", 1),
        (BlockKind.LIST_ITEM, "4.", 1),
        (BlockKind.LIST_ITEM, "", 2),
    ]


def test_marks_and_links_become_spans() -> None:
    link = "".join(
        f"<w:hyperlink r:id='rId{number}'><w:r><w:t>{text}</w:t></w:r></w:hyperlink>"
        for number, text in ((1, "out"), (2, "no"))
    )
    relations = (
        "<Relationships><Relationship Id='rId1' Target='https://example.org/a'/>"
        "<Relationship Id='rId2' Target='file:///etc/passwd'/></Relationships>"
    )
    body = paragraph(
        run("b", "<w:b/>")
        + run("n", "<w:b w:val='0'/>")
        + run("i", "<w:i/>")
        + run("2", "<w:vertAlign w:val='subscript'/>")
        + run("7", "<w:rStyle w:val='Hoch'/>")
        + link
    )
    data = word_file(body, {"word/styles.xml": STYLES, "word/_rels/document.xml.rels": relations})
    block = Docx().read(data).blocks[0]
    assert [(span.kind.value, block.text[span.start : span.end], span.href) for span in block.spans] == [
        ("strong", "b", ""),
        ("emphasis", "i", ""),
        ("subscript", "2", ""),
        ("superscript", "7", ""),
        ("link", "out", "https://example.org/a"),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        run("kept ")
        + f"<w:ins>{run('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('from ')}</w:moveFrom><w:moveTo>{run('to')}</w:moveTo><w:r><w:commentReference/></w:r>"
    )
    assert read(body).blocks[0].text == "kept new to"


def test_signs_of_their_own_become_characters() -> None:
    body = paragraph(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:sym w:font='Symbol' "
        "w:char='F061'/>"
        "<w:sym w:char='zz'/></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    )
    assert read(body).blocks[0].text == "a b-c αx=1"


def test_tables_keep_their_cells_and_tables_that_lay_out_a_page_do_not() -> None:
    def cells(*texts: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in texts) + "</w:tr>"

    found = read(f"<w:tbl>{cells('a', 'b')}{cells('1', '2')}</w:tbl><w:tbl>{cells('alone')}</w:tbl>")
    assert lines(found) == [("table", "a\tb\n1\t2"), ("paragraph", "alone")]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent>"
    body = paragraph(
        run("before")
        + f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        + "</mc:AlternateContent></w:r>"
    )
    assert lines(read(body)) == [("paragraph", "before"), ("paragraph", "boxed")]


@pytest.mark.parametrize("prefix", [" ADDIN ZOTERO_ITEM CSL_CITATION ", "ADDIN CSL_CITATION "])
def test_zotero_s_and_mendeley_s_fields_lead_to_the_printed_entries(prefix: str) -> None:
    body = (
        paragraph(run("Mice sleep ") + field(csl_code(ASH, prefix=prefix), run("(Ash, 2016)")) + run("."))
        + paragraph(
            run("And so on ") + field(csl_code(CEDAR, ASH, prefix=prefix), run("(Cedar, 2016; Ash, 2016)")) + run(".")
        )
        + field_over_paragraphs(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ")
    )
    found = article(body)
    assert [reference.text for reference in found.references] == list(ENTRIES)
    assert [reference.printed.DOI for reference in found.references] == ["10.1000/ash", "10.1000/cedar"]
    assert {number for _marker, numbers in cited(found) for number in numbers} == {1, 2}
    assert next(citation.numbers for citation in found.citations_by_number()[1]) == (1,)


def field_over_paragraphs(code: str) -> str:
    """A list of references as managers write it: one field that begins in its first entry and ends in its last."""
    begin, end = field(code, "|").split("|")
    return paragraph(begin + run(ENTRIES[0])) + paragraph(run(ENTRIES[1]) + end)


def test_mendeley_s_content_controls_name_works() -> None:
    found = article(paragraph(run("Mice sleep ") + mendeley_control(run("[1]"), ASH) + run(" well.")))
    assert found.references[0].printed.DOI == "10.1000/ash"
    assert cited(found) == [("[1]", (1,))]


@pytest.mark.parametrize("apart", [False, True])
def test_endnote_s_xml_names_works_in_the_code_or_beside_it(apart: bool) -> None:
    code = " ADDIN EN.CITE " if apart else f" ADDIN EN.CITE {ENDNOTE}"
    inner = field(" ADDIN EN.CITE.DATA ", "", ENDNOTE) if apart else ""
    marker = field(code, run("(1)"), ENDNOTE if apart else "")
    found = article(
        paragraph(
            run("Mice sleep ")
            + marker.replace(
                '<w:r><w:fldChar w:fldCharType="separate"', inner + '<w:r><w:fldChar w:fldCharType="separate"'
            )
            + run(" well.")
        )
    )
    printed = found.references[0].printed
    assert (printed.title, printed.container_title, printed.year) == ("Sleep in mice at night", "J Sleep", 2016)
    assert (printed.DOI, printed.PMID, printed.page) == ("10.1000/ash", "12345678", "22-34")
    assert printed.author == (Name("Ash", "A. H."), Name("Birch", "C."))
    assert cited(found) == [("(1)", (1,))]


def test_word_s_own_sources_name_works() -> None:
    sources = (
        "<b:Sources xmlns:b='x'><b:Source><b:Tag>Ash16</b:Tag><b:SourceType>JournalArticle</b:SourceType>"
        "<b:Title>Sleep in mice"
        "</b:Title><b:Year>2016</b:Year><b:JournalName>J Sleep</b:JournalName><b:Author><b:Author><b:NameList>"
        "<b:Person><b:Last>Ash"
        "</b:Last><b:First>Ada</b:First></b:Person></b:NameList></b:Author></b:Author></b:Source></b:Sources>"
    )
    body = paragraph(
        run("Mice ") + f"<w:fldSimple w:instr=' CITATION Ash16 \\l 1031 '>{run('(Ash, 2016)')}</w:fldSimple>" + run(".")
    )
    data = word_file(body, {"customXml/item1.xml": sources})
    printed = read_bytes(data, "a.docx", [Docx()]).references[0].printed
    assert (printed.author, printed.title, printed.type) == ((Name("Ash", "Ada"),), "Sleep in mice", "article-journal")


def test_works_without_a_printed_entry_are_added_in_order_of_citation() -> None:
    body = paragraph(
        run("Pain ")
        + field(csl_code(CEDAR), run("[2]"))
        + run(" and sleep ")
        + field(csl_code(ASH), run("[1]"))
        + run(".")
    )
    found = article(body)
    assert [reference.printed.title for reference in found.references] == [
        "Pain in mice by day",
        "Sleep in mice at night",
    ]
    assert found.references[1].text == "Ash A. H. (2016). Sleep in mice at night. J Sleep, 16. doi:10.1000/ash."


def test_a_list_under_its_heading_is_joined_to_the_works_too() -> None:
    body = (
        paragraph(run("Mice sleep ") + field(csl_code(ASH), run("(Ash, 2016)")) + run("."))
        + paragraph(run("References"), "<w:outlineLvl w:val='1'/>")
        + "".join(paragraph(run(entry)) for entry in ENTRIES)
    )
    found = article(body)
    assert [reference.text for reference in found.references] == list(ENTRIES)
    assert found.references[0].printed.author == (Name("Ash", "A. H."),)


def test_footnotes_with_references_are_cited_by_their_signs() -> None:
    sign = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='{}'/></w:r>"
    notes = (
        f"<w:footnotes {NAMES}><w:footnote w:type='separator' w:id='0'>{paragraph(run('-'))}</w:footnote>"
        + "".join(
            f"<w:footnote w:id='{number}'>{paragraph(run(entry))}</w:footnote>"
            for number, entry in enumerate((*ENTRIES, "Elm, E. (2018). Rest in mice. J Rest, 18, 5–6."), 2)
        )
    )
    body = "".join(paragraph(run(f"Mice {each}") + sign.format(each) + run(".")) for each in (2, 3, 4))
    found = article(body, footnotes=notes + "</w:footnotes>")
    assert [reference.printed.year for reference in found.references] == [2016, 2016, 2018]
    assert [citation.numbers for citation in found.citations] == [(1,), (2,), (3,)]


def test_the_properties_name_title_author_and_language() -> None:
    document = Document()
    document.add_paragraph("Mice sleep well at night and badly by day.")
    document.core_properties.title, document.core_properties.author = "Of Mice", "Ada Ash; Ben Birch"
    document.core_properties.language = "de"
    target = io.BytesIO()
    document.save(target)
    draft = Docx().read(target.getvalue())
    assert (draft.title, draft.language) == ("Of Mice", "de")
    assert draft.author == (Name("Ash", "Ada"), Name("Birch", "Ben"))


def _zip(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (_zip(xl__workbook_xml=b"<x/>"), "spreadsheet"),
        (_zip(ppt__presentation_xml=b"<x/>"), "presentation"),
        (_zip(content_xml=b"<x/>"), "OpenDocument"),
        (_zip(**{"META-INF/container_xml": b"<x/>"}), "e-book"),
        (_zip(a=b"x"), "zip archive"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"PK\x03\x04" + word_file("<w:p/>")[100:], "damaged"),
        (word_file("<w:p>")[:-40], "damaged"),
        (_zip(word__document_xml=b"<w:document"), "damaged"),
        (_zip(word__document_xml=b"<w:d xmlns:w='x'/>"), "no text"),
        (_zip(word__document_xml=b"<a>" + b" " * (65 * 1024 * 1024) + b"</a>"), "64 MB"),
        (_zip(word__document_xml=b"<a>" + b"<b/>" * 1_200_000 + b"</a>"), "more parts than any article"),
    ],
)
def test_what_is_no_word_file_is_said_to_be_what_it_is(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words) as refused:
        Docx().read(data)
    assert str(refused.value).count(". ") == 0


@pytest.mark.parametrize(
    ("data", "suffix"), [(word_file("<w:p/>"), ".txt"), (_zip(a=b"x"), ""), (b"\xd0\xcf\x11\xe0", ".doc")]
)
def test_word_files_and_what_is_taken_for_them_are_known_by_content(data: bytes, suffix: str) -> None:
    assert Docx().recognises(data, suffix) > 0.5


def test_text_is_left_to_others() -> None:
    assert Docx().recognises(b"plain text", ".docx") == 0.0


def test_the_shared_zotero_file_is_read_whole(shared: Path) -> None:
    path = shared / "articles" / "docx_zotero_citations.docx"
    found = read_bytes(path.read_bytes(), path.name, [Docx()])
    assert [reference.printed.DOI for reference in found.references] == [
        "10.1002/2016GL069961",
        "10.5194/gmd-9-3751-2016",
        "10.1007/s00382-013-1683-2",
    ]
    assert next(citation.numbers for citation in found.citations_by_number()[3]) == (3,)
