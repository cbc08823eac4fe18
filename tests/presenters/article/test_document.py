"""Tests of `document`, `markup` and `style_sheet`. What becomes of an article on its way to the screen, held against
what Qt makes of it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Reference, Span, SpanKind
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.presenters.article.document import LARGEST_TABLE, LONGEST_PIECE, ArticleDocument, render
from ldn_desk.presenters.article.markup import plain
from ldn_desk.presenters.article.positions import Positions
from ldn_desk.presenters.article.style_sheet import Look

LOOK = Look("#111111", "#555555", "#003366", "#dddddd", "#eeeeee", "'Inter'", "'Mono'", 12.5, 26.0)


def article_of(*blocks: Block, citations: tuple[Citation, ...] = (), references: tuple[Reference, ...] = ()) -> Article:
    placed, position = [], 0
    for block in blocks:
        placed.append(replace(block, start=position))
        position += len(block.text) + 1
    text = "\n".join(block.text for block in blocks)
    return Article("A title", tuple(placed), references, citations, text, "")


def paragraph(text: str, *spans: Span) -> Block:
    return Block(BlockKind.PARAGRAPH, text, spans=spans)


def body_of(rendered: ArticleDocument) -> str:
    return "".join(rendered.parts)


def shown(rendered: ArticleDocument) -> tuple[QTextDocument, list[int]]:
    document = QTextDocument()
    [whole] = rendered.html(LOOK)
    document.setHtml(whole)
    starts, block = [], document.begin()
    while block.isValid():
        if block.length() > 1:
            starts.append(block.position())
        block = block.next()
    return document, starts


def units(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[start * 2 : end * 2].decode("utf-16-le", "replace")


def cite(text: str, marker: str, numbers: tuple[int, ...]) -> Citation:
    start = text.index(marker)
    return Citation(marker, numbers, start, start + len(marker), text, 0, len(text), "")


def reference(number: int, text: str, start: int = -1) -> Reference:
    return Reference(number, text, Fields(title=text), start=start)


def test_every_block_of_qt_with_text_in_it_is_one_piece(qtbot: QtBot) -> None:
    table = Block(BlockKind.TABLE, "A\tB\n1\t\n\t2\n3")
    article = article_of(
        Block(BlockKind.TITLE, "Title", level=1),
        Block(BlockKind.BYLINE, "Something else"),
        paragraph("One\ntwo"),
        table,
        Block(BlockKind.LIST_ITEM, "item", level=2, ordinal="a)"),
        Block(BlockKind.QUOTE, "quoted"),
        Block(BlockKind.CODE, "x = 1\n  y"),
        Block(BlockKind.CAPTION, "Figure 1"),
        paragraph("   "),
        Block(BlockKind.FURNITURE, "Share"),
        Block(BlockKind.TABLE, "last\ttable"),
    )
    rendered = render(article)
    _, starts = shown(rendered)
    assert len(starts) == len(rendered.pieces)


def test_each_piece_holds_its_text_character_for_character(qtbot: QtBot) -> None:
    article = article_of(
        paragraph("  two  blanks, a tab\tand a\nline 😀 e\u0301 <b>&amp;</b> "),
        Block(BlockKind.LIST_ITEM, "العربية item", level=1, ordinal="3."),
        Block(BlockKind.TABLE, "cell 😀\tother\n1\t2"),
    )
    rendered = render(article)
    document, starts = shown(rendered)
    raw = document.toRawText()
    for piece, start in zip(rendered.pieces, starts, strict=True):
        if piece.start >= 0:
            text = units(raw, start + piece.prefix, start + document.findBlock(start).length() - 1)
            assert text.replace("\u2028", "\n") == article.text[piece.start : piece.end]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5))
def test_whatever_the_text_holds_positions_stay_right(texts: list[str]) -> None:
    article = article_of(*(paragraph(text) for text in texts))
    rendered = render(article)
    document, starts = shown(rendered)
    assert len(starts) == len(rendered.pieces)
    positions = Positions(rendered.pieces, starts, plain(article.text))
    raw = document.toRawText()
    for piece in rendered.pieces:
        for position in range(max(piece.start, 0), piece.end):
            found = positions.to_document(position)
            wanted = plain(article.text[position])
            assert found is not None
            assert units(raw, found, found + len(wanted.encode("utf-16-le")) // 2).replace("\u2028", "\n") == wanted
            assert positions.to_article(found) == position


def test_a_marker_is_a_link_and_its_place_is_known(qtbot: QtBot) -> None:
    text = "It helps 😀 some e\u0301 people [1]. Not all."
    article = article_of(paragraph(text), citations=(cite(text, "[1]", (1,)),), references=(reference(1, "Smith"),))
    rendered = render(article)
    document, starts = shown(rendered)
    positions = Positions(rendered.pieces, starts, article.text)
    citation = article.citations[0]
    found = positions.range_to_document(citation.start, citation.end)
    assert found is not None
    assert units(document.toRawText(), *found) == "[1]"
    assert '<a href="citation:">[1]</a>' in body_of(rendered)


def test_a_marker_without_a_reference_is_no_link_to_one() -> None:
    text = "Unknown [12]."
    article = article_of(paragraph(text), citations=(cite(text, "[12]", (12,)),), references=(reference(1, "Smith"),))
    assert '<a class="missing" href="missing:">[12]</a>' in body_of(render(article))


def test_a_marker_inside_a_link_of_the_source_is_a_marker() -> None:
    text = "Known [1]."
    block = paragraph(text, Span(6, 9, SpanKind.LINK, "#ref1"), Span(6, 9, SpanKind.SUPERSCRIPT))
    article = article_of(block, citations=(cite(text, "[1]", (1,)),), references=(reference(1, "Smith"),))
    rendered = render(article)
    assert '<a href="citation:"><sup>[1]</sup></a>' in body_of(rendered)
    assert [stop.href for stop in rendered.stops if stop.start >= 0] == ["citation:0"]


def test_only_web_addresses_and_places_of_the_article_are_links() -> None:
    spans = (
        Span(0, 1, SpanKind.LINK, "javascript:alert(1)"),
        Span(2, 3, SpanKind.LINK, "file:///etc/passwd"),
        Span(4, 5, SpanKind.LINK, 'https://example.org/?a=1&b="2"'),
        Span(6, 7, SpanKind.LINK, "#later"),
    )
    body = body_of(render(article_of(paragraph("a b c d", *spans))))
    assert "javascript" not in body
    assert "file:" not in body
    assert 'href="https://example.org/?a=1&amp;b=&quot;2&quot;"' in body
    assert 'href="#later"' in body


def test_mark_up_in_the_text_is_text(qtbot: QtBot) -> None:
    document, _ = shown(render(article_of(paragraph('<img src="http://x/y.png"> & <script>1</script>'))))
    assert '<img src="http://x/y.png"> & <script>1</script>' in document.toPlainText()


def test_spans_that_overlap_are_all_drawn() -> None:
    block = paragraph("abcdef", Span(0, 4, SpanKind.STRONG), Span(2, 6, SpanKind.EMPHASIS), Span(3, 3, SpanKind.CODE))
    assert "<b>ab</b><i><b>c</b></i><i><b>d</b></i><i>ef</i>" in body_of(render(article_of(block)))


def test_no_block_carries_an_id() -> None:
    article = article_of(Block(BlockKind.HEADING, "H", level=2, anchor="h"), paragraph("t"))
    rendered = render(article)
    assert " id=" not in body_of(rendered)
    assert rendered.anchors == {"h": 0}


def test_page_furniture_is_not_shown() -> None:
    article = article_of(paragraph("Text"), Block(BlockKind.FURNITURE, "Comments"))
    assert "Comments" not in body_of(render(article))


def test_the_byline_counts_what_there_is_and_offers_to_add_a_year() -> None:
    article = replace(
        article_of(Block(BlockKind.TITLE, "T"), Block(BlockKind.BYLINE, "4 min read"), paragraph("Text")),
        author=(Name("Kim", "John"),),
        issued=PartialDate(raw="Jul 21"),
        references=(reference(1, "Smith"),),
    )
    rendered = render(article)
    assert "John Kim" in body_of(rendered)
    assert 'Jul 21 <a class="out" href="year:">add year</a>' in body_of(rendered)
    assert "4 min" in body_of(rendered)
    assert "1 reference\u2002·\u20020 citations" in body_of(rendered)
    assert rendered.stops[0].href == "year:"


def test_a_year_that_the_reader_added_is_shown_and_can_be_changed() -> None:
    article = replace(article_of(paragraph("Text")), issued=PartialDate(2025, raw="Jul 21"))
    assert 'Jul 21 2025 <a class="out" href="year:">change year</a>' in body_of(render(article))


def test_a_date_that_prints_its_year_is_left_alone() -> None:
    article = replace(article_of(paragraph("Text")), issued=PartialDate(2024, 7, 21, raw="Jul 21, 2024"))
    body = body_of(render(article))
    assert "21 Jul 2024" in body
    assert "year:" not in body


def test_bylines_that_say_more_than_the_desk_are_kept() -> None:
    article = replace(
        article_of(
            Block(BlockKind.TITLE, "T"),
            Block(BlockKind.BYLINE, "By John Kim"),
            Block(BlockKind.BYLINE, "On Jul 21"),
            Block(BlockKind.BYLINE, "For the Society of Readers"),
        ),
        author=(Name("Kim", "John"),),
        issued=PartialDate(raw="Jul 21"),
    )
    body = body_of(render(article))
    assert "For the Society of Readers" in body
    assert "By John Kim" not in body
    assert "On Jul 21" not in body


def test_without_a_title_block_the_article_s_title_stands_first() -> None:
    rendered = render(article_of(paragraph("Text")))
    assert body_of(rendered).startswith("<h1>A title</h1>")
    assert rendered.headings[0][1].title == "A title"


def test_an_article_without_any_title_is_called_by_its_source() -> None:
    article = replace(article_of(paragraph("Text")), title="", source="saved.html")
    assert render(article).headings[0][1].title == "saved.html"


def test_each_entry_of_the_list_leads_to_its_reference(qtbot: QtBot) -> None:
    block = Block(BlockKind.REFERENCE, "7. Smith J. A title. 2001.")
    article = article_of(block, references=(reference(7, "Smith J. A title. 2001.", start=3),))
    rendered = render(article)
    document, _ = shown(rendered)
    assert "7.\tSmith J. A title. 2001." in document.toPlainText()
    assert rendered.pieces[-1].reference == 0
    assert rendered.stops[-1].href == "reference:0"


def test_entries_run_together_in_one_block_are_shown_apart() -> None:
    block = Block(BlockKind.REFERENCE, "Smith 2001. Jones 2002.")
    article = article_of(block, references=(reference(1, "Smith 2001.", 0), reference(2, "Jones 2002.", 12)))
    assert [piece.reference for piece in render(article).pieces if piece.kind is BlockKind.REFERENCE] == [0, 1]


def test_a_block_of_the_list_that_is_no_reference_is_shown_as_text() -> None:
    rendered = render(article_of(Block(BlockKind.REFERENCE, "Further reading")))
    assert "<p>Further reading</p>" in body_of(rendered)


def test_a_bare_list_is_shown_as_its_references() -> None:
    article = replace(article_of(), references=(reference(1, "Smith"), reference(2, "نص عربي")))
    rendered = render(article)
    assert [piece.reference for piece in rendered.pieces] == [-1, -1, 0, 1]
    assert "2 references" in body_of(rendered)
    assert "citation" not in body_of(rendered)


def test_paragraphs_and_quotes_are_numbered_in_one_row() -> None:
    article = article_of(
        paragraph("a"), Block(BlockKind.HEADING, "h", level=2), Block(BlockKind.QUOTE, "b"), paragraph("c")
    )
    assert [piece.paragraph for piece in render(article).pieces if piece.paragraph] == [1, 2, 3]


def test_a_block_of_enormous_length_is_shown_in_several_pieces_with_one_number() -> None:
    article = article_of(paragraph("word " * LONGEST_PIECE), paragraph("x" * (LONGEST_PIECE + 5)))
    pieces = [piece for piece in render(article).pieces if piece.start >= 0]
    assert all(piece.end - piece.start <= LONGEST_PIECE for piece in pieces)
    assert pieces[0].end == pieces[1].start
    assert [piece.paragraph for piece in pieces if piece.paragraph] == [1, 2]


def test_an_enormous_table_is_shown_as_text() -> None:
    rows = "\n".join("1\t2" for _ in range(LARGEST_TABLE))
    assert "<table" not in body_of(render(article_of(Block(BlockKind.TABLE, rows))))


def test_text_written_from_the_right_is_set_from_the_right() -> None:
    rendered = render(article_of(Block(BlockKind.LIST_ITEM, "نص", level=1), paragraph("نص"), paragraph("1 text")))
    assert '<p class="l1r" dir="rtl">' in body_of(rendered)
    assert '<p dir="rtl">نص</p><p>1 text</p>' in body_of(rendered)


def test_positions_in_what_is_not_shown_lead_nowhere(qtbot: QtBot) -> None:
    article = article_of(Block(BlockKind.FURNITURE, "Share this"), paragraph("Text"))
    rendered = render(article)
    _, starts = shown(rendered)
    positions = Positions(rendered.pieces, starts, article.text)
    assert positions.to_document(2) is None
    assert positions.range_to_document(2, 4) is None
    assert positions.to_article(0) is None
