"""Notes in Markdown: read into blocks once, and from these written as HTML or as plain text.

CommonMark with tables, and with every line break kept. Raw HTML is text, no picture is loaded (its words stand for it),
and only web and mail addresses are links. `[7]` and `¶7` are links where the caller says what they lead to.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.domain.note_links import PARAGRAPH, REFERENCE
from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Lead = Callable[[str, int], str]
"""What `[7]` (kind `reference`) or `¶7` (kind `paragraph`) leads to: an address, empty for nothing."""

_SAFE = ("https://", "http://", "mailto:")
_LEADS = re.compile(
    r"\[(?P<reference>\d{1,5})\]|¶ ?(?P<paragraph>\d{1,5})|(?P<web>https?://[^\s<>]*[^\s<>.,;:!?)\]'\"”’])"
)
_MARKS = {"strong": SpanKind.STRONG, "em": SpanKind.EMPHASIS, "link": SpanKind.LINK}
_TAGS = {SpanKind.STRONG: "strong", SpanKind.EMPHASIS: "em", SpanKind.CODE: "code"}
_BOXES = (("[ ] ", "☐ "), ("[x] ", "☑ "), ("[X] ", "☑ "))
_RULE = "⁂"


def _nowhere(_kind: str, _number: int) -> str:
    return ""


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a note: headings, paragraphs, list items with level and number, quotes, code and tables.

    Positions of spans count in their block's text; line breaks in it are kept. A line across is a paragraph."""
    reading = _Reading()
    for token in _parser().parse(source):
        reading.take(token)
    return tuple(reading.done)


@cache
def _parser() -> "MarkdownIt":
    # Reading needs a tenth of a second to come; the first note pays for it, start-up does not.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A line that begins `[7]: ` is a reader's remark, an indented one no code.
    return parser.disable(["reference", "code", "html_block", "html_inline"])


@dataclass
class _Reading:
    """Takes in one token after the other."""

    done: list[Block] = field(default_factory=list)
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _quotes: int = 0
    _lists: list[int] = field(default_factory=list)
    """The number of the next item of each list that is open, from the outermost; 0 for bullets."""
    _item: str | None = None
    """The sign of an item that has begun and has no text yet."""
    _inside: bool = False
    """In an item whose block is the last one."""
    _rows: list[list[tuple[str, tuple[Span, ...]]]] = field(default_factory=list)
    _table: bool = False

    def take(self, token: "Token") -> None:
        """Go on."""
        take = getattr(self, f"_{token.type}", None)
        if take is not None:
            take(token)

    def _heading_open(self, token: "Token") -> None:
        self._kind, self._level = BlockKind.HEADING, int(token.tag[1])

    def _heading_close(self, _token: "Token") -> None:
        self._kind, self._level = BlockKind.PARAGRAPH, 0

    def _blockquote_open(self, _token: "Token") -> None:
        self._quotes += 1

    def _blockquote_close(self, _token: "Token") -> None:
        self._quotes -= 1

    def _bullet_list_open(self, _token: "Token") -> None:
        self._lists.append(0)
        self._inside = False

    def _ordered_list_open(self, token: "Token") -> None:
        self._lists.append(int(token.attrs.get("start", 1)))
        self._inside = False

    def _bullet_list_close(self, _token: "Token") -> None:
        self._lists.pop()
        self._inside = False

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, token: "Token") -> None:
        self._item = f"{token.info}." if token.info else ""
        self._inside = False

    def _list_item_close(self, _token: "Token") -> None:
        if self._item is not None:
            self._add("", ())
        self._inside = False

    def _table_open(self, _token: "Token") -> None:
        self._table = True

    def _tr_open(self, _token: "Token") -> None:
        self._rows.append([])

    def _table_close(self, _token: "Token") -> None:
        text, spans = "", list[Span]()
        for row in self._rows:
            text += "\n" if text else ""
            for place, (cell, own) in enumerate(row):
                text += "\t" if place else ""
                spans += [_moved(span, len(text)) for span in own]
                text += cell
        self.done.append(Block(BlockKind.TABLE, text, spans=tuple(spans)))
        self._rows, self._table, self._inside = [], False, False

    def _inline(self, token: "Token") -> None:
        text, spans = _inline_text(token.children or ())
        if self._table:
            self._rows[-1].append((text.replace("\n", " "), spans))
        else:
            self._add(text, spans)

    def _fence(self, token: "Token") -> None:
        self.done.append(Block(BlockKind.CODE, token.content.rstrip("\n")))
        self._inside = False

    def _hr(self, _token: "Token") -> None:
        self._add(_RULE, ())

    def _add(self, text: str, spans: tuple[Span, ...]) -> None:
        if self._lists:
            self._add_to_list(text, spans)
        elif self._quotes and self._kind is BlockKind.PARAGRAPH:
            self.done.append(Block(BlockKind.QUOTE, text, spans=spans))
        else:
            self.done.append(Block(self._kind, text, self._level, spans))

    def _add_to_list(self, text: str, spans: tuple[Span, ...]) -> None:
        """The first words of an item make its block; later ones go on with it on a line of their own."""
        if self._item is None and self._inside:
            last = self.done.pop()
            moved = tuple(_moved(span, len(last.text) + 1) for span in spans)
            self.done.append(
                Block(last.kind, f"{last.text}\n{text}", last.level, (*last.spans, *moved), ordinal=last.ordinal)
            )
            return
        box = next((shape for typed, shape in _BOXES if text.startswith(typed)), "")
        if box:
            text, spans = box + text[4:], tuple(_moved(span, len(box) - 4) for span in spans)
        self.done.append(Block(BlockKind.LIST_ITEM, text, len(self._lists), spans, ordinal=self._item or ""))
        self._item, self._inside = None, True


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.kind, span.href)


def _inline_text(tokens: Sequence["Token"]) -> tuple[str, tuple[Span, ...]]:
    text, spans, opened = "", list[Span](), list[tuple[int, str]]()
    for token in tokens:
        if token.nesting == 1:
            opened.append((len(text), str(token.attrs.get("href", ""))))
        elif token.nesting == -1:
            start, href = opened.pop()
            kind = _MARKS[token.type.removesuffix("_close")]
            if href.startswith((REFERENCE, PARAGRAPH)):
                text += f" ({tr('no longer there')})"
            elif start < len(text) and (kind is not SpanKind.LINK or href.lower().startswith(_SAFE)):
                spans.append(Span(start, len(text), kind, href))
        elif token.type == "code_inline":
            spans.append(Span(len(text), len(text) + len(token.content), SpanKind.CODE))
            text += token.content
        else:
            text += "\n" if token.type in ("softbreak", "hardbreak") else token.content
    return text, tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def html(source: str, lead: Lead = _nowhere) -> str:
    """A note as HTML for a page's body: `p`, `ul`, `ol`, `blockquote`, `pre` and `table`; headings are bold paragraphs,
    so that they do not disturb those of the page."""
    return "".join(_html(blocks(source), lead))


def plain_html(text: str) -> str:
    """A note in plain text as HTML: its lines as they were typed."""
    return f"<p>{'<br>'.join(escape(line) for line in text.splitlines())}</p>"


def _html(read: Iterable[Block], lead: Lead) -> Iterator[str]:
    opened: list[str] = []
    for block in read:
        level = block.level if block.kind is BlockKind.LIST_ITEM else 0
        while len(opened) > level:
            yield f"</li></{opened.pop()}>"
        if level:
            tag = "ol" if block.ordinal else "ul"
            if len(opened) == level and opened[-1] != tag:
                yield f"</li></{opened.pop()}>"
            elif len(opened) == level:
                yield "</li>"
            while len(opened) < level:
                start = f' start="{block.ordinal[:-1]}"' if block.ordinal not in ("", "1.") else ""
                yield f"<{tag}{start}>" if len(opened) == level - 1 else f"<{tag}><li>"
                opened.append(tag)
            yield f"<li>{_marked(block, lead)}"
        else:
            yield _standing(block, lead)
    while opened:
        yield f"</li></{opened.pop()}>"


def _standing(block: Block, lead: Lead) -> str:
    if block.kind is BlockKind.CODE:
        return f"<pre>{escape(block.text)}</pre>"
    if block.kind is BlockKind.TABLE:
        return _table(block, lead)
    inner = _marked(block, lead)
    if block.kind is BlockKind.QUOTE:
        return f"<blockquote><p>{inner}</p></blockquote>"
    return f"<p><strong>{inner}</strong></p>" if block.kind is BlockKind.HEADING else f"<p>{inner}</p>"


def _table(block: Block, lead: Lead) -> str:
    rows, at = [], 0
    for number, row in enumerate(block.text.split("\n")):
        tag, cells = "td" if number else "th", []
        for cell in row.split("\t"):
            cells.append(f"<{tag}>{_marked(block, lead, at, at + len(cell))}</{tag}>")
            at += len(cell) + 1
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text that is marked up in one way."""

    text: str
    kinds: frozenset[SpanKind] = frozenset()
    href: str = ""


def runs(block: Block, lead: Lead = _nowhere, start: int = 0, end: int | None = None) -> tuple[Run, ...]:
    """The text of a block, or of a stretch of it, cut where its mark-up or a link begins or ends."""
    end = len(block.text) if end is None else end
    spans = [*block.spans, *_found_links(block, lead)]
    cuts = {start, end}
    cuts |= {place for span in spans for place in (span.start, span.end) if start < place < end}
    places = sorted(cuts)
    return tuple(_run(block.text[a:b], [s for s in spans if s.start <= a and b <= s.end]) for a, b in pairwise(places))


def _run(text: str, spans: Sequence[Span]) -> Run:
    href = next((span.href for span in spans if span.kind is SpanKind.LINK), "")
    return Run(text, frozenset(span.kind for span in spans if span.kind is not SpanKind.LINK), href)


def _found_links(block: Block, lead: Lead) -> Iterator[Span]:
    """`[7]`, `¶7` and web addresses, outside of code and of what is a link already."""
    if block.kind is BlockKind.CODE:
        return
    taken = [span for span in block.spans if span.kind in (SpanKind.CODE, SpanKind.LINK)]
    for found in _LEADS.finditer(block.text):
        if any(span.start < found.end() and found.start() < span.end for span in taken):
            continue
        href = found["web"] or (
            lead("reference", int(found["reference"]))
            if found["reference"]
            else lead("paragraph", int(found["paragraph"]))
        )
        if href:
            yield Span(found.start(), found.end(), SpanKind.LINK, href)


def _marked(block: Block, lead: Lead, start: int = 0, end: int | None = None) -> str:
    return "".join(_run_html(run) for run in runs(block, lead, start, end))


def _run_html(run: Run) -> str:
    inner = escape(run.text).replace("\n", "<br>")
    for kind, tag in _TAGS.items():
        if kind in run.kinds:
            inner = f"<{tag}>{inner}</{tag}>"
    return f'<a href="{escape(run.href)}">{inner}</a>' if run.href else inner


def plain(source: str) -> str:
    """A note as plain text: without marks, list items with their signs, addresses behind their words."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks(source):
        if before is not None and not (before.kind is block.kind is BlockKind.LIST_ITEM):
            lines.append("")
        lines.append(_plain(block))
        before = block
    return "\n".join(lines)


def _plain(block: Block) -> str:
    text = "".join(f"{run.text} ({run.href})" if run.href not in ("", run.text) else run.text for run in runs(block))
    if block.kind is BlockKind.LIST_ITEM:
        return f"{'  ' * (block.level - 1)}{block.ordinal or '•'} {text}"
    return text.replace("\t", " | ") if block.kind is BlockKind.TABLE else text
