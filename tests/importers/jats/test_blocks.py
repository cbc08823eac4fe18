"""Tests of `blocks`, `formula` and `tags`. The body of journal XML, all of the project's own words."""

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.importers.jats.importer import Jats
from ldn_desk.services.opening import read_bytes

XLINK = "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:mml='http://www.w3.org/1998/Math/MathML'"
REFS = "".join(
    f"<ref id='r{number}'><label>{number}</label><mixed-citation><name><surname>{name}</surname> <given-names>A"
    f"</given-names></name>. <article-title>{title}</article-title>. <source>J Sleep</source>. <year>2016</year>;"
    f"<volume>1{number}</volume>:<fpage>{number}</fpage>.</mixed-citation></ref>"
    for number, (name, title) in enumerate(
        (("Ash", "Sleep in mice"), ("Birch", "Rest in mice"), ("Cedar", "Pain in mice"), ("Elm", "Food of mice")), 1
    )
)


def article(body: str, back: str = "", refs: str = REFS) -> Article:
    data = (
        f"<article {XLINK}><front><article-meta/></front><body>{body}</body>"
        f"<back><ref-list>{refs}</ref-list>{back}</back></article>"
    )
    return read_bytes(data.encode(), "a.xml", [Jats()])


def blocks(body: str, back: str = "") -> tuple[Block, ...]:
    return (
        Jats()
        .read(
            f"<article {XLINK}><front><article-meta/></front><body>{body}</body><back>{back}</back></article>".encode()
        )
        .blocks
    )


def lines(body: str, back: str = "") -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.strip()) for block in blocks(body, back)]


def spans(block: Block) -> list[tuple[str, str, str]]:
    return [(span.kind.value, block.text[span.start : span.end], span.href) for span in block.spans]


def cited(body: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(citation.marker, citation.numbers) for citation in article(body).citations]


def xref(rid: str, text: str) -> str:
    return f"<xref ref-type='bibr' rid='{rid}'>{text}</xref>"


def test_formulas_are_text_with_raised_and_lowered_parts() -> None:
    (block,) = blocks(
        "<p>Then <inline-formula><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup><mml:mo>=</mml:mo>"
        "<mml:mfrac><mml:msub><mml:mi>a</mml:mi><mml:mi>i</mml:mi></mml:msub><mml:mi>b</mml:mi></mml:mfrac></mml:math>"
        "</inline-formula> holds.</p>"
    )
    assert block.text == "Then x2 = ai/b holds."
    assert spans(block) == [("superscript", "2", ""), ("subscript", "i", "")]


def test_of_alternatives_one_is_shown_and_an_equation_keeps_its_number() -> None:
    found = lines(
        "<p>So<disp-formula id='e1'><label>(1)</label><alternatives><graphic/><tex-math>\\documentclass{a}"
        "\\begin{document}$$a+b$$\\end{document}</tex-math></alternatives></disp-formula>it is, and "
        "<alternatives><inline-graphic/><tex-math>$c$</tex-math><mml:math><mml:mi>c</mml:mi></mml:math></alternatives>."
        "</p>"
    )
    assert found == [("paragraph", "So"), ("paragraph", "a+b (1)"), ("paragraph", "it is, and c.")]


def test_cells_over_several_columns_and_rows_keep_the_columns_in_line() -> None:
    (table,) = blocks(
        "<table-wrap><table><tr><th rowspan='2'>Mice</th><th colspan='2'>Sleep</th></tr><tr><th>day</th><th>night</th>"
        "</tr><tr><td>a<break/>b</td><td><p>1</p><p>2</p></td><td><table><tr><td>in</td></tr></table></td></tr>"
        "</table></table-wrap>"
    )
    assert table.text == "Mice\tSleep\n\tday\tnight\na b\t1 2\tin"


def test_tables_of_the_exchange_model_are_read_too() -> None:
    (table,) = blocks(
        "<table-wrap><oasis:table xmlns:oasis='x'><oasis:tgroup><oasis:tbody><oasis:row><oasis:entry>a</oasis:entry>"
        "<oasis:entry>b</oasis:entry></oasis:row><oasis:row><oasis:entry>1</oasis:entry><oasis:entry>2</oasis:entry>"
        "</oasis:row></oasis:tbody></oasis:tgroup></oasis:table></table-wrap>"
    )
    assert (table.kind, table.text) == (BlockKind.TABLE, "a\tb\n1\t2")


def test_markers_in_tables_and_captions_cite() -> None:
    body = (
        f"<table-wrap><label>Table 1</label><caption><p>After {xref('r2', 'Birch 2016')}.</p></caption><table><tr>"
        f"<th>Study</th><th>n</th></tr><tr><td>{xref('r1', 'Ash 2016')}</td><td>9</td></tr></table></table-wrap>"
    )
    assert cited(body) == [("Birch 2016", (2,)), ("Ash 2016", (1,))]


def test_one_sign_of_several_references_cites_them_all() -> None:
    assert cited(f"<p>Mice sleep<sup>{xref('r1 r3', '1,3')}</sup>.</p>") == [("1,3", (1, 3))]


def test_a_range_of_which_only_the_ends_are_linked_cites_what_lies_between() -> None:
    in_brackets = f"[{xref('r1', '1')}–{xref('r3', '3')}]"
    body = f"<p>Mice sleep {in_brackets}. They rest<sup>{xref('r2', '2')}–{xref('r4', '4')}</sup>.</p>"
    assert [numbers for _marker, numbers in cited(body)] == [(1, 2, 3), (2, 3, 4)]


def test_a_range_linked_as_one_to_its_first_reference_cites_what_is_printed() -> None:
    assert cited(f"<p>Mice sleep [{xref('r1', '1–3')}].</p>") == [("[1–3]", (1, 2, 3))]


def test_links_without_a_sign_belong_to_the_sign_before_them() -> None:
    empty = "<xref ref-type='bibr' rid='r2'/>"
    body = f"<p>Mice sleep ({xref('r1', 'Ash et al., 2016')}{empty}).</p><p>They rest {empty}.</p>"
    found = article(body)
    assert [block.text for block in found.blocks[:2]] == ["Mice sleep (Ash et al., 2016).", "They rest [2]."]
    assert [citation.numbers for citation in found.citations] == [(1, 2), (2,)]


def test_authors_and_years_linked_one_by_one_cite_each_their_own() -> None:
    body = f"<p>Mice sleep ({xref('r1', 'Ash, 2016')}; {xref('r2', '2016b')}), says {xref('r3', 'Cedar (2016)')}.</p>"
    assert sorted(number for _marker, numbers in cited(body) for number in numbers) == [1, 2, 3]


def test_links_to_figures_and_tables_cite_nothing() -> None:
    body = "<p>See <xref ref-type='fig' rid='f1'>Figure 1</xref>.</p><fig id='f1'><label>Figure 1</label></fig>"
    found = article(body)
    assert found.citations == ()
    assert spans(found.blocks[0]) == [("link", "Figure 1", "#f1")]
    assert (found.blocks[1].kind, found.blocks[1].anchor) == (BlockKind.CAPTION, "f1")


def test_footnotes_in_the_text_follow_it_and_are_led_to() -> None:
    found = blocks("<p>Mice<fn id='n1'><label>a</label><p>Small ones.</p></fn> sleep.</p><p>Well.</p>")
    assert [block.text.strip() for block in found] == ["Micea sleep.", "Well.", "a Small ones."]
    assert spans(found[0]) == [("superscript", "a", ""), ("link", "a", "#n1")]
    assert (found[2].anchor, spans(found[2])) == ("n1", [("superscript", "a", "")])


def test_footnotes_at_the_end_keep_their_numbers() -> None:
    found = blocks("<p>x</p>", "<fn-group><title>Notes</title><fn id='n1'><label>1</label><p>One.</p></fn></fn-group>")
    assert [(block.kind.value, block.text.strip(), block.ordinal, block.anchor) for block in found[1:]] == [
        ("heading", "Notes", "", ""),
        ("list-item", "One.", "1.", "n1"),
    ]


def test_items_keep_what_stands_in_them() -> None:
    found = blocks(
        "<list list-type='order'><title>Steps</title><list-item><p>One.</p><p>More of it.</p></list-item>"
        "<list-item><label>(b)</label><p>Two</p><list><list-item><label>•</label><p>in</p></list-item></list>"
        "<p>and on</p></list-item></list><def-list><def-item><term>HR</term><def><p>heart rate</p></def></def-item>"
        "</def-list>"
    )
    assert [(block.kind.value, block.text.strip(), block.ordinal, block.level) for block in found] == [
        ("paragraph", "Steps", "", 0),
        ("list-item", "One. More of it.", "1.", 1),
        ("list-item", "Two", "(b)", 1),
        ("list-item", "in", "", 2),
        ("paragraph", "and on", "", 0),
        ("list-item", "HR: heart rate", "", 1),
    ]


def test_quotes_verses_boxes_and_statements_are_kept() -> None:
    found = lines(
        "<disp-quote><p>Said.</p><attrib>Ash</attrib></disp-quote><verse-group><verse-line>Row</verse-line><verse-line>"
        "on</verse-line></verse-group><boxed-text><label>Box 1</label><caption><title>Key points</title></caption>"
        "<p>Sleep.</p><sec><title>In it</title><p>Rest.</p></sec></boxed-text><statement><label>Theorem</label>"
        "<p>Mice.</p></statement>"
    )
    assert found == [
        ("quote", "Said."),
        ("quote", "Ash"),
        ("quote", "Row on"),
        ("caption", "Box 1 Key points"),
        ("paragraph", "Sleep."),
        ("heading", "In it"),
        ("paragraph", "Rest."),
        ("paragraph", "Theorem"),
        ("paragraph", "Mice."),
    ]


def test_parts_without_a_title_are_named_and_figures_at_the_end_are_kept() -> None:
    found = Jats().read(
        f"<article {XLINK}><front><article-meta><abstract><p>Short.</p></abstract><kwd-group><title>Keywords:</title>"
        "<kwd>mice</kwd><kwd>sleep</kwd></kwd-group></article-meta></front><body><sec><label>2.1</label><title>Mice"
        "</title><p>x</p></sec><sec><label>3</label><p>y</p></sec></body><floats-group><fig><label>Fig. 1</label>"
        "<caption><p>Mice</p></caption></fig></floats-group><back><ack><p>Thanks.</p></ack><app-group><app><title>"
        "Appendix A</title><p>z</p></app></app-group></back></article>".encode()
    )
    assert [(block.kind.value, block.text.strip()) for block in found.blocks] == [
        ("heading", "Abstract"),
        ("paragraph", "Short."),
        ("paragraph", "Keywords: mice; sleep"),
        ("heading", "2.1 Mice"),
        ("paragraph", "x"),
        ("heading", "3"),
        ("paragraph", "y"),
        ("caption", "Fig. 1. Mice"),
        ("heading", "Acknowledgements"),
        ("paragraph", "Thanks."),
        ("heading", "Appendix A"),
        ("paragraph", "z"),
    ]


def test_addresses_and_mail_become_links_and_others_do_not() -> None:
    (block,) = blocks(
        "<p><uri>https://example.org/a</uri> <email>a@example.org</email> <ext-link ext-link-type='doi' xlink:href="
        "'10.1000/a'>here</ext-link> <uri>www.example.org</uri> <ext-link xlink:href='file:///etc/passwd'>f</ext-link></p>"
    )
    assert [href for _kind, _text, href in spans(block)] == [
        "https://example.org/a",
        "mailto:a@example.org",
        "https://doi.org/10.1000/a",
        "https://www.example.org",
    ]


def test_every_tagged_entry_is_a_reference_whatever_it_looks_like() -> None:
    refs = (
        "<title>Sources</title><ref id='r1'><label>1</label><mixed-citation>Ash, unpublished</mixed-citation></ref>"
        "<ref id='r2'><label>2</label><note><p>See the register of mice.</p></note></ref>"
        "<ref id='r3'><label>3</label><mixed-citation><source>Mice Today</source> <comment>PubMed</comment>"
        "</mixed-citation></ref><ref-list><title>Further reading</title><ref id='r4'><mixed-citation>Elm. Mice."
        "</mixed-citation></ref></ref-list>"
    )
    found = article(f"<p>Mice [{xref('r2', '2')}].</p><p>They sleep [{xref('r3', '3')}].</p>", refs=refs)
    assert [reference.text for reference in found.references] == [
        "Ash, unpublished",
        "See the register of mice.",
        "Mice Today. PubMed.",
        "Elm. Mice.",
    ]
    assert [citation.numbers for citation in found.citations] == [(2,), (3,)]
    headings = [(block.text, block.level) for block in found.blocks if block.kind is BlockKind.HEADING]
    assert headings == [("Sources", 2), ("Further reading", 3)]


def test_roots_limits_and_speeches_are_text_too() -> None:
    found = lines(
        "<p><mml:math><mml:munderover><mml:mo>∑</mml:mo><mml:mi>i</mml:mi><mml:mi>n</mml:mi></mml:munderover><mml:msqrt>"
        "<mml:mi>x</mml:mi></mml:msqrt><mml:mspace/><mml:mi>y</mml:mi></mml:math></p>"
        "<speech><speaker>Ash</speaker><p>Sleep!</p></speech><preformat>a\n  b</preformat>"
        "<p><fn><p>No sign.</p></fn>On.</p>"
    )
    assert found == [
        ("paragraph", "∑in√x y"),
        ("quote", "Ash"),
        ("quote", "Sleep!"),
        ("code", "a\n  b"),
        ("paragraph", "On."),
        ("paragraph", "No sign."),
    ]


def test_notes_with_tagged_citations_are_the_references_where_there_is_no_list() -> None:
    notes = "".join(
        f"<fn id='n{number}'><label>{number}</label><p>See <mixed-citation><name><surname>{name}</surname>"
        f"<given-names>A</given-names></name>, <article-title>{name} on mice</article-title>, <source>J Sleep</source>"
        "</mixed-citation>, at length.</p></fn>"
        for number, name in enumerate(("Ash", "Birch"), 1)
    )
    data = (
        f"<article {XLINK}><front/><body><p>Mice sleep.<xref ref-type='fn' rid='n1'><sup>1</sup></xref> They rest."
        "<xref ref-type='fn' rid='n2'><sup>2</sup></xref></p></body><back><fn-group><title>Notes</title>"
        f"{notes}</fn-group></back></article>"
    )
    found = read_bytes(data.encode(), "a.xml", [Jats()])
    assert [reference.text for reference in found.references] == [
        "See Ash A, Ash on mice, J Sleep, at length.",
        "See Birch A, Birch on mice, J Sleep, at length.",
    ]
    assert [reference.printed.title for reference in found.references] == ["Ash on mice", "Birch on mice"]
    assert [citation.numbers for citation in found.citations] == [(1,), (2,)]


def test_works_named_in_the_text_keep_their_words() -> None:
    found = lines(
        "<p>Mended: <related-article><name><surname>Ash</surname><given-names>A</given-names></name>. Sleep. <pub-id>"
        "10.1000/a</pub-id></related-article></p>"
    )
    assert found == [("paragraph", "Mended: Ash A. Sleep. 10.1000/a")]
