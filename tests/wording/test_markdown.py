"""Notes in Markdown: what is marked up is shown so, and nothing else of it does anything."""

import pytest

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.wording.markdown import Run, blocks, html, plain, plain_html, runs

TABLE = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><strong>2</strong></td></tr></table>"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("**b** *i* `c`", "<p><strong>b</strong> <em>i</em> <code>c</code></p>"),
        ("***x***", "<p><em><strong>x</strong></em></p>"),
        ("# Head\ntext", "<p><strong>Head</strong></p><p>text</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n\n  more *x*", "<ul><li>a<br>more <em>x</em></li></ul>"),
        ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("3. a", '<ol start="3"><li>a</li></ol>'),
        ("- a\n\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- - a", "<ul><li><ul><li>a</li></ul></li></ul>"),
        ("-", "<ul><li></li></ul>"),
        ("- a\n\n  ```\n  x\n  ```\n\n  b", "<ul><li>a</li></ul><pre>x</pre><ul><li>b</li></ul>"),
        ("- [ ] to *do*\n- [x] done", "<ul><li>☐ to <em>do</em></li><li>☑ done</li></ul>"),
        ("> said\n> so", "<blockquote><p>said<br>so</p></blockquote>"),
        ("> # H", "<p><strong>H</strong></p>"),
        ("```\n<a> [7]\n```", "<pre>&lt;a&gt; [7]</pre>"),
        ("---", "<p>⁂</p>"),
        ("|a|b|\n|-|-|\n|1|**2**|", TABLE),
        ("    indented", "<p>indented</p>"),
        ("", ""),
    ],
)
def test_markdown_is_shown_as_what_it_marks_up(source: str, wanted: str) -> None:
    assert html(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("![kettle](http://example.org/k.png)", "<p>kettle</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](/etc/passwd)", "<p>x</p>"),
        ("[x](ftp://example.org)", "<p>x</p>"),
        ("[](https://example.org)", "<p></p>"),
        ('[x](<https://example.org/"a>)', '<p><a href="https://example.org/%22a">x</a></p>'),
    ],
)
def test_what_could_do_harm_is_text(source: str, wanted: str) -> None:
    assert html(source) == wanted


def test_web_addresses_are_links_as_they_stand() -> None:
    assert html("See https://example.org/a.") == '<p>See <a href="https://example.org/a">https://example.org/a</a>.</p>'
    assert html("`https://example.org`") == "<p><code>https://example.org</code></p>"


def test_numbers_are_links_where_they_lead_somewhere() -> None:
    def lead(kind: str, number: int) -> str:
        return f"#{kind}-{number}" if number == 7 else ""

    assert html("[7] ¶7 [8]", lead) == '<p><a href="#reference-7">[7]</a> <a href="#paragraph-7">¶7</a> [8]</p>'
    assert html("[7]: a remark", lead) == '<p><a href="#reference-7">[7]</a>: a remark</p>'
    assert html("`[7]` [see [7]](mailto:a@b.c)", lead).count("#reference") == 0


def test_a_link_whose_goal_is_gone_says_so() -> None:
    assert html("[7](#reference-1)") == "<p>7 (no longer there)</p>"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("# Head\n- *a*\n  1. b", "Head\n\n• a\n  1. b"),
        ("[words](https://e.org) https://e.org", "words (https://e.org) https://e.org"),
        ("|a|b|\n|-|-|\n|1|2|", "a | b\n1 | 2"),
    ],
)
def test_as_plain_text_it_is_read_without_its_marks(source: str, wanted: str) -> None:
    assert plain(source) == wanted


def test_a_note_of_before_keeps_its_lines_and_signs() -> None:
    assert plain_html("*a*\n<b>") == "<p>*a*<br>&lt;b&gt;</p>"


def test_a_block_is_cut_into_runs_of_one_look() -> None:
    (block,) = blocks("a **b `c`**")
    assert block == Block(BlockKind.PARAGRAPH, "a b c", spans=(Span(2, 5, SpanKind.STRONG), Span(4, 5, SpanKind.CODE)))
    strong = frozenset({SpanKind.STRONG})
    assert runs(block) == (Run("a "), Run("b ", strong), Run("c", strong | {SpanKind.CODE}))


def test_no_number_is_a_link_by_itself_nor_in_code() -> None:
    assert html("[7]") == "<p>[7]</p>"
    assert runs(blocks("```\nhttps://example.org\n```")[0]) == (Run("https://example.org"),)
