"""Markdown: CommonMark with tables and footnotes, front matter, inline sub- and superscripts in HTML."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.doi import doi_in
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.decoding import decode, is_text_start
from ldn_desk.importers.shared.rich_text import safe_href
from ldn_desk.importers.text.citation_keys import fields_by_key, keyed, take_definitions
from ldn_desk.importers.text.front_matter import Head, take_head
from ldn_desk.importers.text.lines import line_blocks
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.text.bylines import person
from ldn_desk.reading.text.dates import read_date

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_SIGNS = re.compile(r"^#{1,6} \S|^\s{0,3}[-*+] \S|\]\(|\*\*\S|^```|^\|.*\||^\[\^[^\]]{1,60}\]:|^---$", re.MULTILINE)
_SURE_SIGNS = re.compile(r"^#{1,6} \S|\]\(https?://|\*\*\S[^*\n]{0,200}\*\*|^\[\^[^\]]{1,60}\]:|\[@\w", re.MULTILINE)
_FENCED_DIV = re.compile(
    r"^ {0,3}:{3,}[ \t]*(?:\{[^{}\n]{0,200}?#([\w:./-]{1,200})[^{}\n]{0,200}\}.{0,100}|[^\n]{0,200})$", re.MULTILINE
)
_MARKING = re.compile(r"[\[\]*_!<`&~^]")
_MOST_MARKS = 120_000
"""Inline signs of a document that are looked into; each costs up to 15 µs. Beyond, text is taken as it stands."""
_MOST_LINES = 40_000
_LONGEST = 4_000_000
"""Lines and characters up to which a text is parsed as Markdown (10 µs a character at worst); a longer one is read as
plain lines, with its headings and list items."""
_HEADING = re.compile(r"(#{1,6}) +(\S.*?)[ #]*$")
_HEADING_ID = re.compile(r"\s?\{#[\w:.-]{1,80}\}$")
_ANCHOR = re.compile(r"<(?:a|span|li|p|div)\s[^<>]{0,200}?(?:id|name)\s?=\s?[\"']?([\w:.-]{1,80})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HIDDEN = re.compile(r"<(script|style|template|iframe|noscript)\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\d{1,4}(?:[,–-] ?\d{1,4}){0,20}")

_OPENS = {
    "strong": SpanKind.STRONG,
    "em": SpanKind.EMPHASIS,
    "b": SpanKind.STRONG,
    "i": SpanKind.EMPHASIS,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
_HTML_INLINE = re.compile(r"<(/?)(sup|sub|b|i|em|strong)\b[^<>]{0,200}>", re.IGNORECASE)
# Numbers raised in Pandoc's way or in TeX's: `^1,2^`, `$^{1}$`, `^{1--3}`; code and formulas stay.
_NUMBERS = r"(\d{1,4}[a-h]?(?:\s?(?:--|[,;–−-])\s?\d{1,4}[a-h]?){0,20})"
_RAISED_NUMBERS = re.compile(
    rf"^```.*?^```|`[^`\n]{{1,200}}`|\$\^(?:\{{{_NUMBERS}\}}|(\d{{1,3}}))\$|\$[^$\n]{{1,200}}\$"
    rf"|\[?\^{_NUMBERS}\^|\^\{{{_NUMBERS}\}}|\\textsuperscript\{{{_NUMBERS}\}}",
    re.MULTILINE | re.DOTALL,
)
_BREAK = re.compile(r"<br\b[^<>]{0,100}>", re.IGNORECASE)


class Markdown:
    """`.md` and its kin."""

    name = "markdown"
    label = "Markdown"
    suffixes = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.9 by its name; by at least three signs of Markdown 0.3 without a name, and 0.55 as `.txt`."""
        if not is_text_start(data):
            return 0.0
        if suffix in self.suffixes:
            return 0.9
        head = data[:8192].decode("utf-8", errors="ignore")
        if suffix in (".txt", ".text") and len(_SURE_SIGNS.findall(head)) > 2:
            return 0.55
        return 0.3 if suffix == "" and len(_SIGNS.findall(head)) > 2 else 0.05

    def read(self, data: bytes) -> Draft:
        """Blocks with their spans; title, authors, date and language of the front matter. Raises UnreadableInput."""
        text = decode(data)
        if not text.strip():
            raise UnreadableInput(tr("The file is empty: there is no article in it."))
        head, body = take_head(text)
        defined, body = take_definitions(body)
        body = _RAISED_NUMBERS.sub(_raised, body) if "^" in body or "superscript" in body else body
        document = keyed(tuple(_blocks(body)), fields_by_key(head.references), defined)
        issued = head.first("date", "published", "publishedtime", "pubdate", "publish_date")
        return Draft(
            blocks=document.blocks,
            fields=document.fields,
            title=head.first("title"),
            author=tuple(person(name) for name in head.all("author", "authors", "by")),
            issued=read_date(issued) or (PartialDate(raw=issued) if issued else None),
            language=head.first("lang", "language", "locale"),
            source=_address(head),
            container_title=head.first("container-title", "journal", "publication"),
            DOI=doi_in(head.first("doi")),
        )


def _address(head: Head) -> str:
    address = safe_href(head.first("url", "canonical_url", "canonical", "source", "link"))
    return address if address.startswith("http") else ""


def _blocks(body: str) -> Iterator[Block]:
    body = _FENCED_DIV.sub(_div_anchor, body) if ":::" in body else body
    if len(body) <= _LONGEST and body.count("\n") <= _MOST_LINES:
        yield from (block for block in _Walk(body).blocks() if block.text.strip())
        return
    for block in line_blocks(body):
        heading = _HEADING.match(block.text) if block.text.startswith("#") else None
        yield Block(BlockKind.HEADING, heading.group(2), len(heading.group(1))) if heading else block


def _div_anchor(fence: re.Match[str]) -> str:
    """pandoc's `::: {#ref-ash}` opens what HTML writes as `<div id="ref-ash">`; other such lines part blocks."""
    return f'\n<div id="{fence.group(1)}"></div>\n' if fence.group(1) else ""


class _Inline:
    """Text and spans of one paragraph, put together from its inline tokens."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[Span] = []
        self.anchor = ""
        self._open: list[tuple[SpanKind, int, str]] = []

    def read(self, tokens: "Sequence[Token]") -> "_Inline":
        """Reads all tokens; a mark that is never closed leaves no span."""
        for token in tokens:
            self._read(token)
        return self

    def _read(self, token: "Token") -> None:
        kind, content = token.type, token.content
        if kind in ("text", "text_special"):
            self.text += content
        elif kind in ("softbreak", "hardbreak"):
            self.text += "\n"
        elif kind == "code_inline":
            self._span(SpanKind.CODE, content)
        elif kind == "footnote_ref":
            self._footnote(token)
        elif kind == "html_inline":
            self._html(content)
        elif token.nesting:
            self._mark(token)

    def _span(self, kind: SpanKind, content: str, href: str = "") -> None:
        self.spans.append(Span(len(self.text), len(self.text) + len(content), kind, href))
        self.text += content

    def _footnote(self, token: "Token") -> None:
        label = str(token.meta.get("label", ""))
        number = label if label.isdecimal() else str(token.meta.get("id", 0) + 1)
        self.spans.append(Span(len(self.text), len(self.text) + len(number), SpanKind.SUPERSCRIPT))
        self._span(SpanKind.LINK, number, f"#fn-{label}")

    def _html(self, tag: str) -> None:
        mark, anchor = _HTML_INLINE.match(tag), _ANCHOR.match(tag)
        if mark and mark.group(1):
            self._close(_OPENS[mark.group(2).lower()])
        elif mark:
            self._open.append((_OPENS[mark.group(2).lower()], len(self.text), ""))
        elif _BREAK.match(tag):
            self.text += "\n"
        elif anchor and not self.anchor:
            self.anchor = anchor.group(1)

    def _mark(self, token: "Token") -> None:
        kind = _OPENS.get(token.tag, SpanKind.LINK)
        if token.nesting > 0:
            self._open.append((kind, len(self.text), safe_href(str(token.attrs.get("href", "")))))
        else:
            self._close(kind)

    def _close(self, kind: SpanKind) -> None:
        place = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] is kind), -1)
        if place < 0:
            return
        _kind, start, href = self._open.pop(place)
        raised = any(other is SpanKind.SUPERSCRIPT for other, _start, _href in self._open)
        if kind is SpanKind.LINK and not raised and _NUMERIC.fullmatch(self.text, start):
            # `[1](…)` and `[1]` with its address defined elsewhere: the brackets belong to the printed marker.
            self.text = f"{self.text[:start]}[{self.text[start:]}]"
        if start < len(self.text) and (kind is not SpanKind.LINK or href):
            self.spans.append(Span(start, len(self.text), kind, href))


class _Walk:
    """One pass over the block tokens of a document."""

    def __init__(self, text: str) -> None:
        # Imported here: start-up does not need a Markdown parser.
        from markdown_it import MarkdownIt
        from mdit_py_plugins.footnote import footnote_plugin

        parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
        # Footnotes stay where they are defined, those that nothing cites too; `^[…]` stays as printed.
        parser.disable(["footnote_tail", "footnote_inline"])
        parser.core.ruler.at("inline", _bounded_inline)
        self._tokens = parser.parse(text)
        self._lists: list[int] = []
        self._item: tuple[str, str] | None = None
        self._heading = 0
        self._quotes = 0
        self._anchor = ""
        self._footnote = False
        self._rows: list[list[str]] = []
        self._blocks: list[Block] = []
        self._notes: list[Block] = []

    def blocks(self) -> list[Block]:
        """The document's blocks in order, footnotes last."""
        for token in self._tokens:
            step = getattr(self, f"_on_{token.type}", None)
            if step:
                step(token)
        return self._blocks + self._notes

    def _add(self, block: Block) -> None:
        (self._notes if self._footnote else self._blocks).append(block)

    def _on_heading_open(self, token: "Token") -> None:
        self._heading = int(token.tag[1:])

    def _on_heading_close(self, _token: "Token") -> None:
        self._heading = 0

    def _on_blockquote_open(self, _token: "Token") -> None:
        self._quotes += 1

    def _on_blockquote_close(self, _token: "Token") -> None:
        self._quotes -= 1

    def _on_list_item_open(self, token: "Token") -> None:
        self._lists.append(1)
        self._item = (f"{token.info}{token.markup}" if token.info else "", "")

    def _on_list_item_close(self, _token: "Token") -> None:
        self._lists.pop()
        self._item = None

    def _on_footnote_reference_open(self, token: "Token") -> None:
        label = str(token.meta.get("label", ""))
        number = label if label.isdecimal() else str(len(self._notes) + 1)
        self._footnote = True
        self._item = (f"{number}.", f"fn-{label}")

    def _on_footnote_reference_close(self, _token: "Token") -> None:
        self._footnote = False
        self._item = None

    def _on_fence(self, token: "Token") -> None:
        self._add(Block(BlockKind.CODE, token.content.rstrip("\n")))

    _on_code_block = _on_fence

    def _on_html_block(self, token: "Token") -> None:
        anchor = _ANCHOR.search(token.content)
        self._anchor = anchor.group(1) if anchor else self._anchor
        if token.content.startswith("<!--") or _HIDDEN.search(token.content):
            return
        text = unescape(_TAG.sub("", _BREAK.sub("\n", token.content))).strip()
        for line in text.split("\n"):
            if line.strip():
                self._add(Block(BlockKind.PARAGRAPH, line.strip(), anchor=self._anchor))
                self._anchor = ""

    def _on_tr_open(self, _token: "Token") -> None:
        self._rows.append([])

    def _on_table_close(self, _token: "Token") -> None:
        rows = ("\t".join(cells) for cells in self._rows)
        self._add(Block(BlockKind.TABLE, "\n".join(rows)))
        self._rows = []

    def _on_inline(self, token: "Token") -> None:
        inline = _Inline().read(token.children or [])
        if self._rows:
            self._rows[-1].append(inline.text.replace("\n", " ").replace("\t", " "))
            return
        alone = [
            child for child in token.children or [] if child.type not in ("softbreak", "text") or child.content.strip()
        ]
        if alone and all(child.type == "image" for child in alone):
            self._add(Block(BlockKind.CAPTION, " ".join(child.content for child in alone)))
            return
        self._add(self._block(inline))

    def _block(self, inline: _Inline) -> Block:
        spans, text = tuple(inline.spans), inline.text
        anchor, self._anchor = inline.anchor or self._anchor, ""
        if self._heading:
            named = _HEADING_ID.search(text)
            text = text[: named.start()] if named else text
            return Block(
                BlockKind.HEADING, text, self._heading, tuple(s for s in spans if s.end <= len(text)), anchor=anchor
            )
        if self._item:
            (ordinal, own), self._item = self._item, None
            return Block(
                BlockKind.LIST_ITEM, text, max(len(self._lists), 1), spans, anchor=own or anchor, ordinal=ordinal
            )
        kind = BlockKind.QUOTE if self._quotes else BlockKind.PARAGRAPH
        return Block(kind, text, 0, spans, anchor=anchor)


def _bounded_inline(state: "StateCore") -> None:
    """Inline parsing of a document up to a number of signs: hostile text costs far more than its length."""
    marks = _MOST_MARKS
    for token in state.tokens:
        if token.type == "inline":
            marks -= len(_MARKING.findall(token.content))
            token.children = []
            if marks >= 0:
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children.append(_plain(token.content))


def _plain(content: str) -> "Token":
    from markdown_it.token import Token

    return Token("text", "", 0, content=content)


def _raised(match: re.Match[str]) -> str:
    """Raised numbers as HTML writes them, those of a link as numbers; what is no number as it stands."""
    numbers = next((group for group in match.groups() if group), "")
    if match.group().startswith("["):
        return f"[{numbers}"
    return f"<sup>{numbers}</sup>" if numbers else match.group()
