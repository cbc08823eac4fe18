"""Tests of `importer` and `document`. Journal XML, all of the project's own words; and the shared articles, their own
mark-up for truth."""

from pathlib import Path

import pytest
from lxml import etree

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.jats.importer import Jats
from ldn_desk.plugins.contracts import Draft
from ldn_desk.services.opening import read_bytes

XLINK = "xmlns:xlink='http://www.w3.org/1999/xlink'"
ASH = (
    "<ref id='r1'><label>1</label><element-citation publication-type='journal'><person-group "
    "person-group-type='author'>"
    "<name><surname>van der Ash</surname><given-names>AH</given-names><suffix>Jr</suffix></name>"
    "<collab>Sleep Group</collab><etal/></person-group><article-title>Sleep in <italic>mice</italic></article-title>"
    "<source>J Sleep</source><year>2016</year><month>Mar</month><volume>16</volume><issue>1</issue><fpage>22</fpage>"
    "<lpage>34</lpage><pub-id pub-id-type='doi'>10.1000/ash</pub-id><pub-id pub-id-type='pmid'>12345678</pub-id>"
    "</element-citation></ref>"
)
CEDAR = (
    "<ref id='r2'><label>2</label><mixed-citation publication-type='book'><name><surname>Cedar</surname>"
    "<given-names>D</given-names>"
    "</name>. <chapter-title>Pain</chapter-title>. In: <person-group person-group-type='editor'><name>"
    "<surname>Elm</surname> "
    "<given-names>E</given-names></name></person-group>, editor. <source>The Mouse</source>. <edition>2nd"
    "</edition> ed. "
    "<publisher-loc>Bern</publisher-loc>: <publisher-name>Nager</publisher-name>; <year>2017</year>. p. <fpage>2"
    "</fpage>–"
    "<lpage>4</lpage>.</mixed-citation></ref>"
)


def xml(body: str, refs: str = ASH + CEDAR, front: str = "", attributes: str = "xml:lang='en'") -> bytes:
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE article PUBLIC '-//NLM//DTD JATS v1.0//EN' 'x.dtd'>"
        f"<article {XLINK} {attributes}><front><article-meta>{front}</article-meta></front><body>{body}</body>"
        f"<back><ref-list>{refs}</ref-list></back></article>"
    ).encode()


def read(body: str, refs: str = ASH + CEDAR, front: str = "") -> Draft:
    return Jats().read(xml(body, refs, front))


def lines(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.strip()) for block in draft.blocks]


def article(body: str, refs: str = ASH + CEDAR) -> Article:
    return read_bytes(xml(body, refs), "a.xml", [Jats()])


def fields(refs: str) -> Fields:
    return article("<p>x</p>", refs).references[0].printed


def test_sections_are_headings_of_their_depth() -> None:
    found = read("<sec><label>1</label><title>One</title><p>a</p><sec><title>Two</title><p>b</p></sec></sec><p>c</p>")
    headings = [(block.text, block.level) for block in found.blocks if block.kind is BlockKind.HEADING]
    assert headings == [("1 One", 2), ("Two", 3), ("References", 2)]


def test_what_is_a_block_of_its_own_parts_a_paragraph() -> None:
    found = read(
        "<p>before<list list-type='order'><list-item><p>first</p></list-item><list-item><label>7.</label><p>second</p>"
        "<list><list-item><p>inner</p></list-item></list></list-item></list>after"
        "<disp-quote><p>said</p></disp-quote><disp-formula><tex-math>\\begin{document}$$a=b$$\\end{document}</tex-math>"
        "</disp-formula><preformat>x\n y</preformat></p>"
    )
    assert lines(found)[:8] == [
        ("paragraph", "before"),
        ("list-item", "first"),
        ("list-item", "second"),
        ("list-item", "inner"),
        ("paragraph", "after"),
        ("quote", "said"),
        ("paragraph", "a=b"),
        ("code", "x\n y"),
    ]
    assert [block.ordinal for block in found.blocks[1:4]] == ["1.", "7.", ""]


def test_tables_and_figures_keep_captions_rows_and_notes() -> None:
    found = read(
        "<fig><label>Figure 1</label><caption><title>Mice.</title><p>At night.</p></caption><graphic/></fig>"
        "<table-wrap><label>Table 1</label><caption><p>Counts</p></caption><table><thead><tr><th>a</th><th>b"
        "</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2<sup>2</sup></td></tr></tbody></table><table-wrap-foot><fn><p>A note.</p></fn>"
        "</table-wrap-foot></table-wrap>"
    )
    assert lines(found)[:4] == [
        ("caption", "Figure 1. Mice. At night."),
        ("caption", "Table 1. Counts"),
        ("table", "a\tb\n1\t22"),
        ("paragraph", "A note."),
    ]


def test_inline_marks_and_links_become_spans() -> None:
    found = read(
        "<p>H<sub>2</sub>O <bold>b</bold> <italic>i</italic> <monospace>m</monospace> "
        "<ext-link xlink:href='https://example.org/a'>out</ext-link> <ext-link xlink:href='javascript:x'>bad</ext-link>"
        "<xref ref-type='fig' rid='f1'>Fig. 1</xref><sup><xref ref-type='bibr' rid='r1 r2'>1,2</xref></sup></p>"
    ).blocks[0]
    shown = [(span.kind.value, found.text[span.start : span.end], span.href) for span in found.spans]
    assert shown == [
        ("subscript", "2", ""),
        ("strong", "b", ""),
        ("emphasis", "i", ""),
        ("code", "m", ""),
        ("link", "out", "https://example.org/a"),
        ("link", "Fig. 1", "#f1"),
        ("link", "1,2", "#r1"),
        ("link", "1,2", "#r2"),
        ("superscript", "1,2", ""),
    ]


def test_markers_lead_to_the_entries_their_links_name() -> None:
    found = article(
        "<p>One [<xref ref-type='bibr' rid='r2'>2</xref>]. Two <xref rid='r1'>(van der Ash 2016)</xref>.</p>"
    )
    assert [citation.numbers for citation in found.citations] == [(2,), (1,)]


def test_an_entry_without_printed_signs_gets_them_and_keeps_its_tags() -> None:
    reference = article("<p>x</p>").references[0]
    assert reference.text == (
        "van der Ash AH Jr, Sleep Group, et al. (2016). Sleep in mice. J Sleep, 16(1), 22–34. doi:10.1000/ash. "
        "PMID: 12345678."
    )
    assert reference.printed == Fields(
        type="article-journal",
        author=(Name("Ash", "AH", "van der", "Jr"), Name(literal="Sleep Group")),
        et_al=True,
        issued=PartialDate(2016, 3),
        title="Sleep in mice",
        container_title="J Sleep",
        volume="16",
        issue="1",
        page="22–34",
        DOI="10.1000/ash",
        PMID="12345678",
    )


def test_a_printed_entry_keeps_its_signs() -> None:
    reference = article("<p>x</p>").references[1]
    assert reference.text == "Cedar D. Pain. In: Elm E, editor. The Mouse. 2nd ed. Bern: Nager; 2017. p. 2–4."
    printed = reference.printed
    assert (printed.type, printed.title, printed.container_title) == ("chapter", "Pain", "The Mouse")
    assert (printed.editor, printed.publisher, printed.publisher_place) == ((Name("Elm", "E"),), "Nager", "Bern")


def test_an_entry_without_tags_is_read_from_its_text() -> None:
    found = fields("<ref id='a'><mixed-citation>Fir F. Rest in mice. J Rest. 2018;18:5-6.</mixed-citation></ref>")
    assert (found.title, found.volume, found.page) == ("Rest in mice", "18", "5-6")


def test_a_doi_that_only_the_text_holds_is_found() -> None:
    tagged = (
        "<name><surname>Fir</surname><given-names>F</given-names></name> "
        "<article-title>Rest</article-title> <source>J Rest</source>"
    )
    assert fields(f"<ref id='a'><mixed-citation>{tagged} doi:10.1000/fir</mixed-citation></ref>").DOI == "10.1000/fir"


def test_an_identifier_that_is_tagged_alone_is_printed_with_its_name() -> None:
    entry = (
        "<ref id='a'><mixed-citation><article-title>Rest</article-title>. <source>J Rest</source>. doi: "
        "<pub-id pub-id-type='doi'>10.1000/fir</pub-id> <pub-id pub-id-type='pmid'>1234567</pub-id>"
        "</mixed-citation></ref>"
    )
    assert article("<p>x</p>", entry).references[0].text == "Rest. J Rest. doi: 10.1000/fir PMID: 1234567"


def test_entries_without_an_id_or_with_another_s_are_all_kept() -> None:
    entry = "<ref{}><mixed-citation>Fir F. Rest {}. J Rest. 2018;18:5.</mixed-citation></ref>"
    found = article("<p>x</p>", entry.format("", 1) + entry.format(" id='a'", 2) + entry.format(" id='a'", 3))
    assert [reference.printed.title for reference in found.references] == ["Rest 1", "Rest 2", "Rest 3"]


def test_one_entry_of_several_citations_is_one_reference() -> None:
    entry = (
        "<ref id='a'><label>1</label><mixed-citation>a) Fir F. Rest. J Rest. 2018;18:5.</mixed-citation>"
        "<mixed-citation>b) Fir F. More. J Rest. 2019;19:6.</mixed-citation></ref>"
        "<ref id='b'><label>2</label><citation-alternatives><mixed-citation>Oak O. Acorns. J Oak. 2001;1:2."
        "</mixed-citation>"
        "<element-citation><source>J Oak</source></element-citation></citation-alternatives></ref>"
    )
    found = article("<p>x</p>", entry).references
    assert [reference.text for reference in found] == [
        "a) Fir F. Rest. J Rest. 2018;18:5. b) Fir F. More. J Rest. 2019;19:6.",
        "Oak O. Acorns. J Oak. 2001;1:2.",
    ]


@pytest.mark.parametrize(
    ("year", "date"),
    [("2018", PartialDate(2018)), ("2018a", PartialDate(2018)), ("in press", PartialDate(raw="in press"))],
)
def test_a_year_is_read_and_never_guessed(year: str, date: PartialDate) -> None:
    tagged = f"<article-title>A</article-title><source>B</source><year>{year}</year>"
    assert fields(f"<ref id='a'><element-citation>{tagged}</element-citation></ref>").issued == date


@pytest.mark.parametrize(
    ("kind", "read_as"),
    [("confproc", "paper-conference"), ("thesis", "thesis"), ("web", "webpage"), ("data", "dataset"), ("other", "")],
)
def test_kinds_of_work_are_told_by_their_tags(kind: str, read_as: str) -> None:
    entry = (
        f"<ref id='a'><element-citation publication-type='{kind}'><source>The Whole</source></element-citation></ref>"
    )
    assert fields(entry).type == read_as


def test_the_front_names_title_authors_date_language_and_address() -> None:
    front = (
        "<article-id pub-id-type='doi'>10.1000/self</article-id><title-group><article-title>Of <italic>Mice</italic>"
        "</article-title></title-group><contrib-group><contrib contrib-type='author'><name><surname>Ash</surname>"
        "<given-names>Ada</given-names></name></contrib><contrib contrib-type='author'><collab>The Group"
        "<contrib-group><contrib>"
        "<name><surname>Hidden</surname></name></contrib></contrib-group></collab></contrib><contrib "
        "contrib-type='editor'>"
        "<name><surname>Ed</surname></name></contrib></contrib-group><pub-date pub-type='collection'><year>2020"
        "</year></pub-date>"
        "<pub-date pub-type='epub'><day>3</day><month>2</month><year>2020</year></pub-date>"
        "<abstract><p>In short.</p></abstract>"
    )
    draft = read("<p>x</p>", front=front)
    assert (draft.title, draft.language, draft.source) == ("Of Mice", "en", "https://doi.org/10.1000/self")
    assert draft.author[:2] == (Name("Ash", "Ada"), Name(literal="The Group"))
    assert Name("Ed") not in draft.author
    assert draft.issued == PartialDate(2020, 2, 3)
    assert lines(draft)[:3] == [("title", "Of Mice"), ("heading", "Abstract"), ("paragraph", "In short.")]


def test_several_lists_are_read_each_under_its_heading() -> None:
    body = f"<sec><title>One</title><p>a</p><ref-list><title>Reading</title>{ASH}</ref-list></sec>"
    found = read(body, CEDAR)
    kept = [block for block in found.blocks if block.kind in (BlockKind.HEADING, BlockKind.REFERENCE)]
    assert [block.text.split()[0] for block in kept] == ["One", "Reading", "van", "References", "Cedar"]


def test_answers_to_the_article_are_left_out() -> None:
    data = xml("<p>mine</p>").replace(b"</article>", b"<sub-article><body><p>theirs</p></body></sub-article></article>")
    assert ("paragraph", "theirs") not in lines(Jats().read(data))


def test_characters_named_as_in_html_survive_without_their_document_type() -> None:
    assert read("<p>TNF-&alpha;&nbsp;&lt;&amp;&unknown;</p>").blocks[0].text == "TNF-α\xa0<&&unknown;"


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    text = xml("<p>Mäuse</p>", ASH).decode().replace("UTF-8", encoding)
    assert Jats().read(text.encode(encoding)).blocks[0].text == "Mäuse"


@pytest.mark.parametrize(
    "data",
    [
        b"<article><front/><body><p>cut",
        b"<article><body></body></article>",
        b"<article><body>" + b"<sec>" * 130 + b"<p>x</p>" + b"</sec>" * 130 + b"</body></article>",
        b"<!DOCTYPE article [<!ENTITY a 'x'",
        b"<article>\xff\xff</article>",
    ],
)
def test_damaged_xml_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"^The XML [^.]+\.$"):
        Jats().read(data)


@pytest.mark.parametrize(
    ("data", "suffix", "least"),
    [
        (xml("<p>x</p>"), ".txt", 0.9),
        (b"<pmc-articleset><article><front></front></article></pmc-articleset>", "", 0.9),
        (b"<jats:article xmlns:jats='x'><jats:front/></jats:article>", "", 0.9),
        (b"<?xml version='1.0'?><other/>", ".xml", 0.3),
    ],
)
def test_journal_xml_is_known_by_its_content(data: bytes, suffix: str, least: float) -> None:
    assert Jats().recognises(data, suffix) >= least


@pytest.mark.parametrize("data", [b"plain text", b"<html><article>x</article></html>", b""])
def test_other_files_are_left_to_others(data: bytes) -> None:
    assert Jats().recognises(data, ".xml") == 0.0


def _truth(path: Path) -> tuple[list[str], list[str]]:
    """(ids of the entries, ids that the markers name, in order), straight from the mark-up."""
    root = etree.parse(str(path), etree.XMLParser(load_dtd=False, resolve_entities=False)).getroot()
    refs = [str(ref.get("id")) for ref in root.iter("ref")]
    named = [
        rid for xref in root.iter("xref") if xref.get("ref-type") == "bibr" for rid in str(xref.get("rid")).split()
    ]
    return refs, named


def test_every_entry_and_every_link_of_the_shared_articles_is_read(shared: Path) -> None:
    for path in sorted((shared / "articles").glob("jats_*")):
        refs, named = _truth(path)
        found = read_bytes(path.read_bytes(), path.name, [Jats()])
        assert len(found.references) == len(refs)
        number_of = {ref: reference.number for ref, reference in zip(refs, found.references, strict=True)}
        cited = [number for citation in found.citations for number in citation.numbers]
        for ref in refs:
            assert cited.count(number_of[ref]) >= named.count(ref), (path.name, ref)
        assert {number for number in cited} >= {number_of[ref] for ref in named}
        assert all(isinstance(block, Block) for block in found.blocks)


def test_a_list_handed_out_alone_is_read() -> None:
    for data in (f"<ref-list {XLINK}>{ASH}</ref-list>", f"<back {XLINK}><ref-list>{ASH}</ref-list></back>"):
        assert Jats().recognises(data.encode(), "") > 0.9
        assert [block.kind for block in Jats().read(data.encode()).blocks] == [BlockKind.HEADING, BlockKind.REFERENCE]


def test_of_a_set_of_articles_the_first_is_read() -> None:
    each = b"<article><front><article-meta/></front><body><p>%s</p></body></article>"
    data = b"<pmc-articleset>" + each % b"first" + each % b"second" + b"</pmc-articleset>"
    assert lines(Jats().read(data)) == [("paragraph", "first")]


def test_other_xml_is_said_to_be_what_it_is() -> None:
    with pytest.raises(UnreadableInput, match="holds <TEI>, not an article"):
        Jats().read(b"<?xml version='1.0'?><TEI xmlns='x'><text>a</text></TEI>")


def test_more_references_than_any_article_has_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="more than 20000 references"):
        read("<p>x</p>", "<ref/>" * 20_001)


def test_entities_that_grow_or_open_files_do_nothing() -> None:
    laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    subset = f"<!ENTITY l0 'lol'>{laughs}<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'>%p;"
    data = f"<!DOCTYPE article [{subset}]><article><front/><body><p>a&l9;b&x;c</p></body></article>"
    assert Jats().read(data.encode()).blocks[0].text == "a&l9;b&x;c"


def test_an_encoding_that_is_not_the_declared_one_is_told() -> None:
    assert Jats().read(xml("<p>Mäuse</p>").decode().encode("cp1252")).blocks[0].text == "Mäuse"


def test_the_journal_and_the_own_doi_are_named() -> None:
    own = "<article-id pub-id-type='pmid'>1</article-id><article-id pub-id-type='doi'>10.1000/own</article-id>"
    data = xml("<p>x</p>", front=own).replace(
        b"<front>", b"<front><journal-meta><journal-title>J of Naps</journal-title></journal-meta>"
    )
    draft = Jats().read(data)
    assert (draft.DOI, draft.container_title, draft.source) == (
        "10.1000/own",
        "J of Naps",
        "https://doi.org/10.1000/own",
    )
    assert (read("<p>x</p>").DOI, read("<p>x</p>").container_title) == ("", "")
