"""Tests of `importer`, `page`, `blocks` and `head`. Saved pages, all of the project's own words."""

import json

import pytest

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.web.importer import Html
from ldn_desk.plugins.contracts import Draft
from ldn_desk.services.opening import read_bytes

LONG = "Mice sleep well at night and badly by day, as anyone who keeps them knows. " * 12
ASH = "Ash AH, Birch C. Sleep in mice. J Sleep. 2016;16(1):22-34."
CEDAR = "Cedar D. Pain in mice. J Pain. 2017;17:2-4."
GINKGO = "Ginkgo G. Food for mice. J Food. 2019;19:7-8."
FIR = "Fir F. Light in mice. J Light. 2020;20:9-10."
ELM = "Elm E, et al. Rest in mice. J Rest. 2018;18:5-6."
LIST = f"<h2>References</h2><ol><li id='r1'>{ASH}</li><li id='r2'>{CEDAR}</li><li id='r3'>{ELM}</li></ol>"


def read(body: str, head: str = "") -> Draft:
    return Html().read(f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode())


def blocks(body: str) -> tuple[Block, ...]:
    return read(body).blocks


def shown(block: Block) -> list[tuple[str, str, str]]:
    return [(span.kind.value, block.text[span.start : span.end], span.href) for span in block.spans]


def lines(body: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.strip()) for block in blocks(body)]


def test_blocks_are_told_apart() -> None:
    found = lines(
        "<h1>One</h1><p>two\n three</p><ul><li>four</li></ul><blockquote>five</blockquote><pre>six\n seven</pre>"
        "<figure><img src='x.png'><figcaption>eight</figcaption></figure>"
        "<div>nine<br>ten</div><dl><dt>a</dt><dd>b</dd></dl>"
    )
    assert found == [
        ("heading", "One"),
        ("paragraph", "two three"),
        ("list-item", "four"),
        ("quote", "five"),
        ("code", "six\n seven"),
        ("caption", "eight"),
        ("paragraph", "nine\nten"),
        ("paragraph", "a"),
        ("paragraph", "b"),
    ]


def test_inline_marks_become_spans_over_block_borders_too() -> None:
    found = blocks(
        "<p>H<sub>2</sub>O <b>bold <i>both</i></b> x<sup><a href='#r1'>1</a></sup>"
        "<span style='vertical-align: super'>2</span></p><a href='#x'><div>one</div><div>two</div></a>"
    )
    assert shown(found[0]) == [
        ("subscript", "2", ""),
        ("emphasis", "both", ""),
        ("strong", "bold both", ""),
        ("link", "1", "#r1"),
        ("superscript", "1", ""),
        ("superscript", "2", ""),
    ]
    assert [shown(block) for block in found[1:]] == [[("link", "one", "#x")], [("link", "two", "#x")]]


def test_nothing_active_or_hidden_comes_through() -> None:
    (block,) = blocks(
        "<script>alert(1)</script><style>p{}</style><p>Text <a href='javascript:alert(1)'>one</a>"
        "<a href='file:///etc/passwd'>two</a><img src='https://example.org/x.png'><iframe src='x'>three</iframe>"
        "<a href='#cite'>^</a><span class='mw-editsection'>[edit]</span><!-- comment --></p><nav>menu</nav>"
    )
    assert (block.text, block.spans) == ("Text onetwo", ())


def test_anchors_are_kept_for_links_to_lead_to() -> None:
    found = blocks(
        "<div id='wrap'><ol id='list'><li id='r1'> <span id='x'>one</span></li><li><a name='r2'></a>two</li></ol></div>"
    )
    assert [block.anchor for block in found] == ["r1", "r2"]
    assert blocks("<p id='a'><b id='b'></b>text</p>")[0].anchor == "a"


def test_items_of_ordered_lists_have_their_number() -> None:
    found = blocks(
        "<ol start='4'><li>a</li><li value='9'>b</li><li>c<ul><li>d</li></ul></li></ol><li>e</li><ol start='x'><li>f"
    )
    assert [(block.ordinal, block.level) for block in found] == [
        ("4.", 1), ("9.", 1), ("10.", 1), ("", 2), ("", 1), ("1.", 1),
    ]  # fmt: skip


def test_a_list_that_is_named_so_holds_references() -> None:
    found = blocks("<div class='ref-list'><ul><li>One.</li></ul></div><ol class='references'><li>Two.</li></ol>")
    assert [block.kind for block in found] == [BlockKind.REFERENCE, BlockKind.REFERENCE]


def test_the_paragraphs_of_an_item_are_lines_of_one_block() -> None:
    (block,) = blocks("<ol><li><p>one</p><p>two</p></li></ol>")
    assert block.text.strip() == "one\ntwo"


def test_a_number_in_an_element_of_its_own_belongs_to_the_next() -> None:
    found = blocks("<div>1.</div><div>One</div><dl><dt>[2]</dt><dd>Two</dd></dl>")
    assert [(block.ordinal, block.text) for block in found] == [("1.", "One"), ("2.", "Two")]


def test_tables_of_data_are_tables_with_their_caption() -> None:
    found = lines(
        "<table><caption>Doses</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2<b>3</b></td></tr></table>"
    )
    assert found == [("caption", "Doses"), ("table", "a\tb\n1\t23")]


def test_a_table_of_numbered_entries_is_a_list() -> None:
    rows = "".join(f"<tr><td>{n}.</td><td>{text}</td></tr>" for n, text in ((1, ASH), (2, CEDAR)))
    found = blocks(f"<table>{rows}</table>")
    assert [(block.kind, block.ordinal, block.text) for block in found] == [
        (BlockKind.LIST_ITEM, "1.", ASH),
        (BlockKind.LIST_ITEM, "2.", CEDAR),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>one</td></tr></table>",
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        f"<table><tr><td>one</td><td>{LONG * 2}</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td><table><tr><td>one</td></tr></table></td></tr></table>",
    ],
)
def test_a_table_that_lays_out_a_page_is_walked(table: str) -> None:
    assert lines(table)[0] == ("paragraph", "one")


def test_a_reference_list_outside_of_the_main_part_is_found() -> None:
    draft = read(
        f"<nav>menu</nav><main><h1>Mice</h1><p>{LONG}</p></main><div class='accordion'>{LIST}</div><footer>x</footer>"
    )
    assert [block.text.strip() for block in draft.blocks] == ["Mice", LONG.strip(), "References", ASH, CEDAR, ELM]


def test_a_list_without_a_heading_outside_of_the_main_part_is_found_too() -> None:
    draft = read(f"<article><h1>Mice</h1><p>{LONG}</p></article><div>{LIST.partition('</h2>')[2]}</div>")
    assert [block.kind for block in draft.blocks][-3:] == [BlockKind.REFERENCE] * 3


def test_a_list_inside_of_the_main_part_is_not_doubled() -> None:
    draft = read(f"<article><h1>Mice</h1><p>{LONG}</p>{LIST}</article><article>teaser</article>")
    assert sum(block.text.strip() == ASH for block in draft.blocks) == 1
    assert all("teaser" not in block.text for block in draft.blocks)


def test_a_page_that_names_no_main_part_is_read_by_its_text() -> None:
    paragraphs = "".join(f"<p>{LONG}</p>" for _ in range(3))
    menu = "<div class='sidebar'><ul>" + "<li><a href='https://example.org'>link</a></li>" * 30 + "</ul></div>"
    draft = read(f"{menu}<div class='content'>{paragraphs}</div>")
    assert [block.text.strip() for block in draft.blocks] == [LONG.strip()] * 3


def test_a_short_page_is_read_whole() -> None:
    assert lines("<p>one</p><p>two</p>") == [("paragraph", "one"), ("paragraph", "two")]
    assert lines("<article></article><p>two</p>") == [("paragraph", "two")]
    assert lines("<article>one short text</article><p>two</p>") == [("paragraph", "one short text")]


def test_a_journal_s_tags_name_title_authors_and_date() -> None:
    head = (
        "<meta name='citation_title' content='Sleep  in mice'><meta name='citation_author' content='Ash, Anna'>"
        "<meta name='citation_author' content='Bert Birch'><meta name='citation_publication_date' content='2024/07/21'>"
        "<meta property='og:url' content='https://example.org/mice'><meta name='empty' content=''>"
    )
    draft = read("<p>x</p>", head)
    assert (draft.title, draft.language, draft.source) == ("Sleep in mice", "en", "https://example.org/mice")
    assert draft.author == (Name("Ash", "Anna"), Name("Birch", "Bert"))
    assert draft.issued == PartialDate(2024, 7, 21)


def test_a_journal_s_tags_name_the_journal_and_the_own_doi() -> None:
    draft = read(
        "<p>x</p>",
        "<meta name='citation_journal_title' content='J of  Naps'><meta name='dc.identifier' content='urn:1'>"
        "<meta name='dc.identifier' content='doi:10.1000/own'>",
    )
    assert (draft.container_title, draft.DOI) == ("J of Naps", "10.1000/own")


def test_linked_data_names_them_too() -> None:
    data = {"@graph": [1, {"@type": "Person"}, {"@type": "BlogPosting", "headline": "Mice", "datePublished": "soon",
            "author": [{"name": "Anna Ash"}, {"name": 3}, "Bert Birch"]}]}  # fmt: skip
    head = (
        "<script type='application/ld+json'>{broken</script><script type='application/ld+json'></script>"
        f"<script>var x</script><script type='application/ld+json'>{json.dumps([3, data])}</script>"
    )
    draft = read("<p>x</p>", head)
    assert (draft.title, draft.issued) == ("Mice", PartialDate(raw="soon"))
    assert draft.author == (Name("Ash", "Anna"), Name("Birch", "Bert"))


def test_a_single_article_in_linked_data_and_one_author_are_enough() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Mice", "author": {"name": "Anna Ash"}})
    draft = read("<p>x</p>", f"<script type='application/ld+json'>{data}</script>")
    assert (draft.title, draft.author) == ("Mice", (Name("Ash", "Anna"),))


def test_a_plain_page_has_the_title_of_its_window_without_the_site() -> None:
    head = "<title>Sleep in mice | Mouse News</title><meta name='author' content='By Anna Ash and Bert Birch'>"
    draft = read("<p>x</p>", f"{head}<link rel='canonical' href='https://example.org/mice'>")
    assert (draft.title, draft.source) == ("Sleep in mice", "https://example.org/mice")
    assert [name.family for name in draft.author] == ["Ash", "Birch"]


def test_an_author_s_address_is_no_name() -> None:
    assert read("<p>x</p>", "<meta name='author' content='https://example.org/ash'>").author == ()


def test_the_declared_encoding_is_used_where_it_fits() -> None:
    page = "<html><head><meta charset='{}'></head><body><p>Müdigkeit я</p></body></html>"
    assert (
        Html().read(page.format("windows-1251").replace("ü", "u").encode("windows-1251")).blocks[0].text.endswith("я")
    )
    assert Html().read(page.format("nonsense").encode()).blocks[0].text == "Müdigkeit я"
    assert Html().read(page.format("ascii").encode()).blocks[0].text == "Müdigkeit я"
    assert Html().read(b"\xff\xfe" + page.format("utf-8").encode("utf-16-le")).blocks[0].text == "Müdigkeit я"


def test_xhtml_with_its_declaration_is_read() -> None:
    page = b"<?xml version='1.0' encoding='utf-8'?><html><body><p>one</p></body></html>"
    assert Html().read(page).blocks[0].text == "one"


@pytest.mark.parametrize("charset", ["undefined", "punycode", "hex", "nonsense", "utf-16"])
def test_a_page_that_declares_what_is_no_encoding_is_read_all_the_same(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>Mice sleep ä.</p></body></html>'
    assert Html().read(page.encode()).blocks[0].text == "Mice sleep ä."


def test_a_page_nested_deeper_than_any_real_one_is_read_as_lines() -> None:
    page = f"<html><script>no</script>{'<div>' * 400}one<p>two &amp; three</p><style>x</style>four<script>never"
    assert [block.text for block in Html().read(page.encode()).blocks] == ["one", "two & three", "four"]


def test_a_flat_page_with_endless_scripts_ends() -> None:
    page = "<div>" * 400 + "one" + "<script>x</script>" * 1000
    assert [block.text for block in Html().read(page.encode()).blocks] == ["one"]


def test_a_page_with_more_elements_than_any_real_one_is_read_as_lines() -> None:
    assert len(Html().read(b"<html><body>" + b"<b>x</b>" * 250_000).blocks) == 1


@pytest.mark.parametrize("page", ["<html></html>", " ", "<div>" * 400, "<html><body><script>x</script></body></html>"])
def test_a_page_without_text_is_refused_with_one_sentence(page: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^The page holds no text: .*\.$"):
        Html().read(page.encode())


def test_it_knows_pages_by_their_first_bytes() -> None:
    html = Html()
    assert html.recognises(b"\xef\xbb\xbf <!DOCTYPE html><p>", ".txt") == 0.95
    assert html.recognises("<html>".encode("utf-16"), ".txt") == 0.95
    assert html.recognises(b"<p>", ".html") == 0.92
    assert html.recognises(b"<p>a</p><div><span>" * 3, "") == 0.6
    assert html.recognises(b"text", ".txt") == 0.0
    assert html.recognises(b"%PDF-1", ".html") == 0.0


def test_pictures_and_fonts_within_the_file_are_left_out_before_it_is_read() -> None:
    picture = "data:image/png;base64," + "A" * 20_000_000
    style = f"<style>a{{src:url({picture})}}</style>"
    page = f"<!DOCTYPE html><html><head>{style}</head><body><p>Mice.</p><img src='{picture}'>"
    assert [block.text for block in Html().read(page.encode()).blocks] == ["Mice."]


def test_what_belongs_to_the_page_and_not_to_the_article_is_passed_over() -> None:
    found = lines(
        "<article><div class='cookie-banner'>We use cookies.</div><div role='navigation'>Home</div><p>Mice.</p>"
        "<p hidden>Not shown.</p><span style='display: none'>Nor this.</span><div class='menuless'>Rats.</div>"
        f"<div class='popup'>{LONG}{LONG}</div><div hidden><ul><li>{ASH}</li></ul></div></article>"
    )
    assert [text[:5] for _kind, text in found] == ["Mice.", "Rats.", "Mice ", "Ash A"]


def test_cells_and_captions_keep_their_marks() -> None:
    caption, table = blocks(
        "<table><caption>All<sup>4</sup></caption><tr><th>Trial</th><th>n</th></tr>"
        "<tr><td><p>Ash<sup><a href='#r1'>1</a></sup></p></td><td>10</td></tr></table>"
    )
    assert shown(caption) == [("superscript", "4", "")]
    assert table.text == "Trial\tn\nAsh1\t10"
    assert shown(table) == [("link", "1", "#r1"), ("superscript", "1", "")]


def test_a_label_may_be_a_number_without_a_sign() -> None:
    found = blocks(f"<div class='label'>1</div><div>{ASH}</div><div>2</div><div>{CEDAR}</div>")
    assert [(block.ordinal, block.text) for block in found] == [("1.", ASH), ("", "2"), ("", CEDAR)]


def test_a_list_outside_of_the_main_part_is_found_beside_a_short_one_in_it() -> None:
    main = f"<main><h1>Mice</h1><p>{LONG}</p><h2>Sources</h2><p>{GINKGO}</p><p>{FIR}</p></main>"
    found = [block.text for block in blocks(f"{main}<section>{LIST}</section>")]
    assert found[-3:] == [ASH, CEDAR, ELM]


def test_a_long_list_in_the_main_part_is_the_whole_list() -> None:
    entries = "".join(f"<li>Ash{n} AH. Sleep in mice. J Sleep. 20{n}:1-2.</li>" for n in range(10, 25))
    main = f"<main><h1>Mice</h1><p>{LONG}</p><h2>References</h2><ol>{entries}</ol></main>"
    assert ASH not in [block.text for block in blocks(f"{main}<section>{LIST}</section>")]


def test_the_heading_of_the_page_is_its_title_where_the_window_names_the_site_too() -> None:
    assert read("<h1>Sleep</h1><p>Mice.</p>", "<title>Sleep - The Site</title>").title == "Sleep"


def test_notes_at_the_end_that_look_like_entries_are_references_and_cited() -> None:
    page = (
        f"<!DOCTYPE html><article><h1>Mice</h1><p>{LONG} They sleep.<sup><a href='#n1'>1</a></sup> "
        f"They hurt.<sup><a href='#n2'>2</a></sup></p><ol><li id='n1'>{ASH} <a href='#b1'>↩</a></li>"
        f"<li id='n2'>{CEDAR}</li></ol></article>"
    )
    article = read_bytes(page.encode(), "x.html", [Html()])
    assert [reference.text for reference in article.references] == [ASH, CEDAR]
    assert [(each.marker, each.numbers) for each in article.citations] == [("1", (1,)), ("2", (2,))]


@pytest.mark.parametrize("sign", ["&#1;", "&#0;", "\x01", "&#xFFFE;", "\ufffe", "&#xD800;", "&#000000000008;"])
def test_what_is_no_sign_of_any_text_is_left_out_and_nothing_is_said_of_it(
    sign: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    found = blocks(f"<div><p>a</p><style>x</style>{sign} tail {sign}</div>")
    assert [block.text.strip() for block in found] == ["a", "tail"]
    assert capfd.readouterr().err == ""
    assert not caplog.records


def test_signs_written_by_their_number_are_read() -> None:
    [block] = blocks("<p>&#97;&#x62;&#8364;&#x1F600;&#9;c</p>")
    assert block.text == "ab€😀 c"


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "idna", "utf-7", "hex", "rot13", "nobodys"])
def test_a_page_that_declares_no_encoding_of_text_is_read_as_other_texts_are(charset: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body><p>Ca\\ud800fé \\x41 +AGE-</p></body></html>"
    assert [block.text for block in Html().read(page.encode()).blocks] == ["Ca\\ud800fé \\x41 +AGE-"]


def test_a_page_in_an_older_encoding_that_it_declares_is_read_in_it() -> None:
    page = "<html><head><meta charset=iso-8859-2></head><body><p>Łódź</p></body></html>".encode("iso-8859-2")
    assert [block.text for block in Html().read(page).blocks] == ["Łódź"]


def test_half_a_surrogate_pair_in_what_a_page_says_of_itself_is_replaced() -> None:
    data = '{"@type": "Article", "headline": "Sleep \\ud800", "author": [{"name": "Ann \\udc00 Ash"}]}'
    page = f"<html><head><script type='application/ld+json'>{data}</script></head><body><p>Text</p></body></html>"
    article = read_bytes(page.encode(), "a.html", [Html()])
    assert article.title == "Sleep \ufffd"
    assert article.author == (Name(family="Ash", given="Ann \ufffd"),)


def test_what_a_page_says_of_itself_may_nest_without_end() -> None:
    data = '{"@type": "Article", "headline":' + "[" * 100_000
    assert read(f"<p>{LONG}</p>", f"<script type='application/ld+json'>{data}</script>").title == ""
