"""Tests of `markdown` and `lines`."""

import pytest

from ldn_desk.domain.article import Block, BlockKind, SpanKind
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.importers.text.markdown import Markdown
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.article import understand


def read(text: str) -> Draft:
    return Markdown().read(text.encode())


def blocks(text: str) -> tuple[Block, ...]:
    return read(text).blocks


def shown(block: Block) -> list[tuple[str, str, str]]:
    return [(span.kind.value, block.text[span.start : span.end], span.href) for span in block.spans]


def test_the_head_names_title_authors_date_language_and_address() -> None:
    draft = read(
        "---\ntitle: 'Sleep in mice'\nauthors:\n  - name: Anna Ash\n  - Bert Birch\ndate: 2024-07-21\n"
        'lang: en\nurl: https://example.org/mice\ntags: [a, "b"]\nnote: |\n  more\n---\nText.\n'
    )
    assert (draft.title, draft.language, draft.source) == ("Sleep in mice", "en", "https://example.org/mice")
    assert draft.author == (Name("Ash", "Anna"), Name("Birch", "Bert"))
    assert draft.issued == PartialDate(2024, 7, 21)
    assert [block.text for block in draft.blocks] == ["Text."]


def test_a_date_that_cannot_be_read_stays_raw_and_an_odd_address_is_dropped() -> None:
    draft = read("---\ndate: last week\nurl: file:///etc\nauthor:\n    name: Anna Ash\n stray\n---\nText.\n")
    assert (draft.issued, draft.source, draft.author) == (PartialDate(raw="last week"), "", (Name("Ash", "Anna"),))


def test_a_rule_at_the_top_is_no_head() -> None:
    assert [block.text for block in blocks("---\nText.\n")] == ["Text."]


def test_headings_lists_quotes_code_and_tables_are_told_apart() -> None:
    found = blocks(
        "# One {#one}\n\nText\nwraps.\n\n3. three\n\n   more\n4. four\n   - inner\n\n> said\n\n"
        "```\ncode\n```\n\n    indented\n\n"
        "| a | b |\n|---|---|\n| 1 | *2* |\n"
    )
    assert [(block.kind.value, block.level, block.ordinal, block.text) for block in found] == [
        ("heading", 1, "", "One"),
        ("paragraph", 0, "", "Text\nwraps."),
        ("list-item", 1, "3.", "three"),
        ("paragraph", 0, "", "more"),
        ("list-item", 1, "4.", "four"),
        ("list-item", 2, "", "inner"),
        ("quote", 0, "", "said"),
        ("code", 0, "", "code"),
        ("code", 0, "", "indented"),
        ("table", 0, "", "a\tb\n1\t2"),
    ]


def test_inline_marks_become_spans() -> None:
    (block,) = blocks("**Strong** *em* `code` [link](https://example.org) H<sub>2</sub>O x<sup>[1](#r1)</sup><br>y")
    assert block.text == "Strong em code link H2O x1\ny"
    assert shown(block) == [
        ("strong", "Strong", ""),
        ("emphasis", "em", ""),
        ("code", "code", ""),
        ("link", "link", "https://example.org"),
        ("subscript", "2", ""),
        ("link", "1", "#r1"),
        ("superscript", "1", ""),
    ]


def test_links_to_elsewhere_than_web_mail_and_itself_are_dropped() -> None:
    (block,) = blocks(
        "[a](javascript:alert) [b](file:///etc) [c](mailto:x@example.org) [d](#d) [](https://example.org)"
    )
    assert [href for _kind, _text, href in shown(block)] == ["mailto:x@example.org", "#d"]


def test_a_linked_number_keeps_the_brackets_it_is_printed_in() -> None:
    (block,) = blocks("As shown [1] and [2, 3](https://example.org/b).\n\n[1]: https://example.org/a\n")
    assert block.text == "As shown [1] and [2, 3]."


def test_footnotes_are_numbered_items_at_the_end_cited_or_not() -> None:
    found = blocks("Mice[^1] sleep[^ash].\n\n[^1]: One.\n[^ash]: Two.\n[^3]: Three.\n\nMore.\n")
    assert [(block.kind.value, block.ordinal, block.anchor, block.text) for block in found] == [
        ("paragraph", "", "", "Mice1 sleep2."),
        ("paragraph", "", "", "More."),
        ("list-item", "1.", "fn-1", "One."),
        ("list-item", "2.", "fn-ash", "Two."),
        ("list-item", "3.", "fn-3", "Three."),
    ]
    assert ("link", "2", "#fn-ash") in shown(found[0])


def test_a_picture_alone_leaves_its_description() -> None:
    found = blocks("![A mouse](https://example.org/mouse.png)\n\nText ![x](y.png) on.\n\n![](z.png)\n")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.CAPTION, "A mouse"),
        (BlockKind.PARAGRAPH, "Text  on."),
    ]


def test_raw_html_gives_its_text_and_anchors_and_nothing_hidden() -> None:
    found = blocks(
        '<!-- hidden -->\n\n<div id="r1">one<br>two &amp; three</div>\n\n<script>alert(1)</script>\n\n'
        "<a id='r2'></a>Four <em>five</em> </b><u>six</u>\n\n<hr>\n\nSeven\n"
    )
    assert [(block.text, block.anchor) for block in found] == [
        ("one", "r1"),
        ("two & three", ""),
        ("Four five six", "r2"),
        ("Seven", ""),
    ]
    assert shown(found[2]) == [("emphasis", "five", "")]


def test_other_inline_marks_leave_their_text() -> None:
    (block,) = blocks("a <i>b *c</i> d")
    assert block.text == "a b *c d"
    assert block.spans[0].kind is SpanKind.EMPHASIS


@pytest.mark.parametrize("text", ["# One\n" + "line\n\n" * 50_000, "# One\n\n" + "x" * 4_100_000])
def test_a_very_long_text_is_read_as_lines(text: str) -> None:
    found = blocks(text)
    assert (found[0].kind, found[0].text) == (BlockKind.HEADING, "One")


def test_hostile_brackets_are_read_as_they_stand() -> None:
    (block,) = blocks("[" * 200_000)
    assert len(block.text) == 200_000


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnreadableInput):
        read(" ")


def test_it_knows_its_own_by_name_and_by_signs() -> None:
    markdown = Markdown()
    signs = b"# One\n\n- two\n\n[three](https://example.org)\n"
    assert markdown.recognises(b"text", ".md") == 0.9
    assert markdown.recognises(signs, "") == 0.3
    assert markdown.recognises(b"text", ".txt") == 0.05
    assert markdown.recognises(b"%PDF-1", ".md") == 0.0


def test_markdown_that_is_named_text_is_known_by_several_sure_signs() -> None:
    markdown = Markdown()
    assert markdown.recognises(b"# One\n\n**two** and [three](https://example.org)\n", ".txt") == 0.55
    assert markdown.recognises(b"- one\n- two\n- three\n- four\n", ".txt") == 0.05


@pytest.mark.parametrize(
    ("printed", "shown", "raised"),
    [
        ("Pain.^1,2^ More", "Pain.1,2 More", ["1,2"]),
        ("Pain.$^{1--3}$ More", "Pain.1--3 More", ["1--3"]),
        ("Pain.$^4$ More", "Pain.4 More", ["4"]),
        ("Pain.^{2b,3} More", "Pain.2b,3 More", ["2b,3"]),
        ("Pain.\\textsuperscript{5} More", "Pain.5 More", ["5"]),
        ("Pain[^1^](#ref-ash) more", "Pain[1] more", []),
        ("Let $x^{2}$ be `a^1^`.", "Let $x^{2}$ be a^1^.", []),
        ("Up ^high^ there", "Up ^high^ there", []),
    ],
)
def test_numbers_raised_as_pandoc_or_tex_raises_them_are_superscripts(
    printed: str, shown: str, raised: list[str]
) -> None:
    block = read(f"# Title\n\n{printed}\n").blocks[-1]
    spans = [block.text[span.start : span.end] for span in block.spans if span.kind is SpanKind.SUPERSCRIPT]
    assert (block.text, spans) == (shown, raised)


def test_raised_numbers_in_a_block_of_code_stay() -> None:
    block = read("# Title\n\n```\na^1^\n```\n").blocks[-1]
    assert "a^1^" in block.text


LISTED = "\n\n## References\n\n" + "".join(
    f"{n}. Elm {letter}. Sleep of {n} mice. J Sleep. 200{n};{n}:1-2.\n" for n, letter in enumerate("ABC", 1)
)


@pytest.mark.parametrize("sign", ["^{}^", "^{{{}}}", "$^{{{}}}$", "<sup>{}</sup>"])
def test_raised_numbers_cite_but_not_as_exponents_and_isotopes(sign: str) -> None:
    raised = {number: sign.format(number) for number in ("1", "2", "2,3", "1--3", "3")}
    text = (
        f"Sleep is common.{raised['1']} Doses vary,{raised['2,3']} and nights were short.{raised['1--3']} "
        f"Area 25 m{raised['2']} and {raised['3']}H."
    )
    citations = understand(blocks(f"# Sleep\n\n{text}{LISTED}")).citations
    assert [(each.marker, each.numbers) for each in citations] == [("1", (1,)), ("2,3", (2, 3)), ("1--3", (1, 2, 3))]


def test_escaped_brackets_cite_but_not_as_exponents() -> None:
    citations = understand(
        blocks("# Sleep\n\n" + r"Sleep.\[1\] Doses,\[2,3\] nights.\[1--3\] Area 25 m\[2\]." + LISTED)
    ).citations
    assert [(each.marker, each.numbers) for each in citations] == [
        ("[1]", (1,)),
        ("[2,3]", (2, 3)),
        ("[1--3]", (1, 2, 3)),
    ]


def test_front_matter_may_name_journal_and_doi() -> None:
    draft = read("---\ntitle: Mice\njournal: J of Naps\ndoi: https://doi.org/10.1000/own\n---\nText.\n")
    assert (draft.container_title, draft.DOI) == ("J of Naps", "10.1000/own")
