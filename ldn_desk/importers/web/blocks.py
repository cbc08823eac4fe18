"""The element tree of a web page as blocks with spans.

Nothing of the page's own mark-up goes on from here: only text, the few kinds of span that the desk knows, and
addresses that `links` lets through. So there is nothing left to be made harmless.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.importers.shared.rich_text import safe_href
from ldn_desk.importers.web.entries import LIST_NAMES
from ldn_desk.importers.web.labels import LABEL
from ldn_desk.reading.text.characters import cut, word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = word_set(
    "script style noscript template iframe object embed svg canvas audio video form select input textarea head nav map "
    "dialog img picture source annotation annotation-xml"
)
_PARTING = word_set(
    "p div section article main header footer aside dl dt dd h1 h2 h3 h4 h5 h6 figure figcaption caption tr td th hr "
    "address details summary fieldset center hgroup tbody thead tfoot"
)
_ALWAYS_PARTING = word_set("ul ol li table blockquote pre body html")
_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
}
_SPANS = {
    "b": SpanKind.STRONG,
    "strong": SpanKind.STRONG,
    "i": SpanKind.EMPHASIS,
    "em": SpanKind.EMPHASIS,
    "cite": SpanKind.EMPHASIS,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
    "code": SpanKind.CODE,
    "a": SpanKind.LINK,
}
_RAISED = re.compile(r"vertical-align:\s{0,3}super", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN_CLASSES = word_set("mw-editsection mw-cite-backlink mw-jump-link MathJax_Preview MJX_Assistive_MathML")
_HIDDEN_STYLE = re.compile(r"display:\s{0,3}none", re.IGNORECASE)
_BANNERS = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|breadcrumbs?|newsletter|advert\w{0,10}|ads?|skip-(?:link|nav|to)\w{0,9}"
    r"|navbar|site-(?:header|footer|nav)|menu|toolbar|share|sharing|social|popup|tooltip|related-(?:posts|articles)"
    r"|screen-reader-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BANNER_ROLES = word_set("navigation banner search menu menubar toolbar contentinfo alertdialog")
_LONGEST_BANNER = 1500
"""Code points; what is longer holds text of the article, whatever its class says."""
_LABELS = re.compile(
    r"(?:^|[\s_-])(?:label|num|number|index|ordinal|counter|refnum|ref-num)(?:$|[\s_-])", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\s*(\d{1,4})\s*")
_BACK_LINKS = frozenset(("^", "↑", "↩", "↩︎", "⤴", "¶"))
_NUMBER_ALONE = re.compile(r"\s*[\[(]?(\d{1,4})[.)\]]{1,2}\s*")
_NUMBER_CELL = re.compile(r"\s*[\[(]?(\d{1,4})[.)\]]{0,2}\s*")
_ADDRESS = re.compile(r"(?:pmid|pmcid|doi|arxiv)\s?:|https?://", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_LONGEST_CELL = 1000
"""Code points; a table with longer cells lays a page out."""


class PageBlocks:
    """Walks a tree once and gathers its blocks."""

    def __init__(self, *, cell: bool = False, entries: "Collection[_Element]" = ()) -> None:
        """`cell`: what is read is a table's cell, in which a number alone is the cell's text.

        `entries`: elements that are one REFERENCE each, whatever stands in them."""
        self._cell = cell
        self._entries = entries
        self._entry: _Element | None = None
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._length = 0
        self._ends_blank = True
        self._spans: list[Span] = []
        self._aside: list[tuple[str, str]] = []
        self._open: list[tuple[_Element, SpanKind, int, str]] = []
        self._anchor, self._anchor_is_items = "", False
        self._names: list[str] = []
        self._same: dict[str, str] = {}
        self._labels = False
        self._tags: list[str] = []
        self._lists: list[_List] = []
        self._ordinal: str | None = None
        self._skipped: _Element | None = None

    def read(self, root: "_Element") -> list[Block]:
        """The blocks of the tree, in document order. Works without recursion, whatever the depth."""
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                if element is not root:
                    self._append(element.tail)
            elif self._skips(element) or self._is_table(element):
                self._skipped = element
                walk.skip_subtree()
            else:
                self._start(element)
        self._flush()
        return [self._led(block) for block in self._blocks]

    def _led(self, block: Block) -> Block:
        """The block, its links to a name within another block leading to that block's anchor."""
        if all(self._same.get(span.href[1:], span.href[1:]) == span.href[1:] for span in block.spans if span.href):
            return block
        spans = (
            replace(span, href=f"#{self._same[span.href[1:]]}")
            if span.href.startswith("#") and span.href[1:] in self._same
            else span
            for span in block.spans
        )
        return replace(block, spans=tuple(spans))

    def _skips(self, element: "_Element") -> bool:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return True
        classes = element.get("class")
        if classes and not _HIDDEN_CLASSES.isdisjoint(classes.split()):
            return True
        if _is_banner(element, classes or ""):
            return True
        return element.tag == "a" and (element.text or "").strip() in _BACK_LINKS and len(element) == 0

    def _start(self, element: "_Element") -> None:
        tag = element.tag
        if element in self._entries:
            self._flush()
            self._entry = element
        self._part(tag)
        self._name(element)
        self._labels = self._labels or (_LABELS.search(element.get("class") or "") is not None)
        if tag in ("ul", "ol"):
            self._lists.append(_List.of(element))
        elif tag == "li" and self._entry in (None, element):
            self._ordinal = self._lists[-1].next(element) if self._lists else ""
        if tag in _KINDS or tag in ("li", "dd", "dt"):
            self._tags.append(tag)
        kind = _SPANS.get(tag) or (SpanKind.SUPERSCRIPT if _RAISED.search(element.get("style") or "") else None)
        if kind:
            href = safe_href(element.get("href") or "") if kind is SpanKind.LINK else ""
            self._open.append((element, kind, self._length, href))
        self._append(element.text)

    def _end(self, element: "_Element") -> None:
        if element is self._skipped:
            self._skipped = None
            return
        tag = element.tag
        if self._open and self._open[-1][0] is element:
            _element, kind, start, href = self._open.pop()
            self._span(kind, start, href)
            if kind is SpanKind.LINK and element.get("href"):
                self._keep_aside(element, start)
        self._part(tag)
        if element is self._entry:
            self._flush()
            self._entry = None
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if self._tags and (tag in _KINDS or tag in ("li", "dd", "dt")):
            self._tags.pop()
        if tag == "li" and self._entry is None:
            self._ordinal = None

    def _part(self, tag: str) -> None:
        """What an element's border parts: blocks, lines within an item, words within an entry."""
        if self._entry is not None:
            if tag in _PARTING or tag in _ALWAYS_PARTING or tag == "br":
                self._append(" ")
        elif tag in _ALWAYS_PARTING or (tag in _PARTING and not self._in_item()):
            self._flush()
        elif tag in _PARTING or tag == "br":
            self._new_line()

    def _in_item(self) -> bool:
        """Inside a list item paragraphs are lines of one block: entries of reference lists are printed so."""
        return bool(self._tags) and self._tags[-1] == "li"

    def _name(self, element: "_Element") -> None:
        """Keeps the anchor that links lead to: the list item's own before what stands in it."""
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if name:
            self._names.append(name[:200])
        if not name or self._anchor_is_items or (self._length and self._anchor):
            return
        if not self._anchor or element.tag in _PARTING or element.tag in _ALWAYS_PARTING:
            self._anchor, self._anchor_is_items = name[:200], element.tag == "li"

    def _append(self, text: str | None) -> None:
        if not text:
            return
        if "pre" not in self._tags:
            text = _BLANKS.sub(" ", text)
            if self._entry is not None:
                text = self._after_border(text)
            if self._ends_blank and text.startswith(" "):
                text = text[1:]
        if text:
            self._text.append(text)
            self._length += len(text)
            self._ends_blank = text[-1] in " \n"

    def _after_border(self, text: str) -> str:
        """What follows in an entry: no blank before a stop, where a list of authors ends, and one before an address."""
        if text[0] in ".,;:)" and self._text and self._text[-1] == " ":
            self._text.pop()
            self._length -= 1
            self._ends_blank = False
        glued = bool(self._text) and not self._ends_blank and self._text[-1][-1].isalnum()
        return f" {text}" if glued and _ADDRESS.match(text) else text

    def _new_line(self) -> None:
        if self._length and not self._text[-1].endswith("\n"):
            self._text.append("\n")
            self._length += 1
            self._ends_blank = True

    def _span(self, kind: SpanKind, start: int, href: str) -> None:
        if start < self._length and (kind is not SpanKind.LINK or href):
            self._spans.append(Span(start, self._length, kind, href))

    def _keep_aside(self, link: "_Element", start: int) -> None:
        """A link of an entry without text of its own, or within the publisher's site, or whose label stood below the
        entry, is kept beside it."""
        href = (link.get("href") or "").strip()
        if not href or href[0] == "#" or len(href) > _LONGEST_ADDRESS:
            return
        shown = "".join(self._text)[start:].strip()
        said = (shown or link.get(LABEL) or link.get("title") or link.get("aria-label") or "", href)
        if self._entry is not None and not (shown and safe_href(href)):
            self._aside.append(said)
        elif link.get(LABEL) is not None and not self._length and self._follows_entry():
            self._blocks[-1] = replace(self._blocks[-1], aside=(*self._blocks[-1].aside, said))

    def _follows_entry(self) -> bool:
        return bool(self._blocks) and self._blocks[-1].kind is BlockKind.REFERENCE

    def _flush(self) -> None:
        """Ends the block: spans still open go on in the next one."""
        for place, (element, kind, start, href) in enumerate(self._open):
            self._span(kind, start, href)
            self._open[place] = (element, kind, 0, href)
        text = "".join(self._text)
        spans, anchor, aside = tuple(self._spans), self._anchor, tuple(self._aside)
        self._aside = []
        self._text, self._length, self._spans, self._ends_blank = [], 0, [], True
        if not text.strip():
            return
        self._anchor, self._anchor_is_items = "", False
        alone = self._number_alone(text) if self._entry is None else ""
        if alone:
            # A number in an element of its own belongs to the entry that comes next.
            self._ordinal, self._anchor = f"{alone}.", anchor
            return
        self._same.update((name, anchor) for name in self._names if anchor)
        self._names, self._labels = [], False
        block = self._block(text, spans, anchor)
        self._blocks.append(replace(block, aside=aside) if aside else block)

    def _number_alone(self, text: str) -> str:
        if self._cell or self._ordinal is not None or self._heading():
            return ""
        alone = _NUMBER_ALONE.fullmatch(text) or (_BARE_NUMBER.fullmatch(text) if self._labels else None)
        return alone.group(1) if alone else ""

    def _heading(self) -> bool:
        return bool(self._tags) and _KINDS.get(self._tags[-1]) is BlockKind.HEADING

    def _block(self, text: str, spans: tuple[Span, ...], anchor: str) -> Block:
        if self._entry is not None:
            ordinal, self._ordinal = self._ordinal or "", None
            return Block(BlockKind.REFERENCE, text, 0, spans, anchor=anchor, ordinal=ordinal)
        tag = next((tag for tag in reversed(self._tags) if tag in _KINDS or tag == "li"), "")
        if tag in _KINDS:
            level = int(tag[1]) if _KINDS[tag] is BlockKind.HEADING else 0
            return Block(_KINDS[tag], text, level, spans, anchor=anchor)
        if self._ordinal is None:
            return Block(BlockKind.PARAGRAPH, text, 0, spans, anchor=anchor)
        ordinal, self._ordinal = self._ordinal, None
        listed = not self._entries and any(entry.references for entry in self._lists)
        kind = BlockKind.REFERENCE if listed else BlockKind.LIST_ITEM
        return Block(kind, text, max(len(self._lists), 1), spans, anchor=anchor, ordinal=ordinal)

    def _is_table(self, element: "_Element") -> bool:
        """Whether the element is a table of data, which is then read at once; one that lays out a page is walked."""
        if element.tag != "table" or next(element.iterdescendants("table"), None) is not None:
            return False
        if self._entries and any(row in self._entries for row in element.iter("tr")):
            return False
        rows = [[_cell(cell) for cell in row.iterchildren("td", "th")] for row in element.iter("tr")]
        rows = [row for row in rows if any(cell.text for cell in row)]
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return False
        self._flush()
        numbers = [_NUMBER_CELL.fullmatch(row[0].text) for row in rows]
        if all(numbers) and all(len(row) == 2 for row in rows) and _is_long(row[1] for row in rows):
            self._blocks += (
                replace(row[1], kind=BlockKind.LIST_ITEM, level=1, ordinal=f"{number.group(1)}.")
                for row, number in zip(rows, numbers, strict=True)
                if number
            )
            return True
        if any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row):
            return False
        caption = next((_cell(found) for found in element.iterchildren("caption")), None)
        self._blocks += [replace(caption, kind=BlockKind.CAPTION)] if caption and caption.text else []
        self._blocks.append(_run_together([_run_together(row, "\t") for row in rows], "\n"))
        return True


def _is_banner(element: "_Element", classes: str) -> bool:
    """Whether an element is hidden, or shows what belongs to the page and not to the article."""
    hidden = element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or "") is not None
    named = element.get("role") in _BANNER_ROLES or (
        bool(classes)
        and element.tag in ("div", "section", "ul", "ol", "span", "p", "aside", "header", "footer")
        and _BANNERS.search(classes) is not None
    )
    if not hidden and not named:
        return False
    return next(element.iter("li", "h1", "h2") if hidden else iter(()), None) is None and (
        sum(len(str(part)) for part in element.itertext()) < _LONGEST_BANNER
    )


def _cell(cell: "_Element") -> Block:
    """A cell's text on one line, with its spans."""
    if len(cell) == 0:
        return Block(BlockKind.TABLE, " ".join((cell.text or "").split()), anchor=(cell.get("id") or "")[:200])
    return _run_together([cut(part, 0, len(part.text)) for part in PageBlocks(cell=True).read(cell)], " ")


def _run_together(parts: Sequence[Block], sign: str) -> Block:
    """A table of the parts: their texts with `sign` between them, their spans moved along."""
    text, spans = [], []
    start = 0
    for part in parts:
        spans += [replace(span, start=span.start + start, end=span.end + start) for span in part.spans]
        shown = part.text if sign == "\n" else part.text.replace("\n", " ").replace("\t", " ")
        text.append(shown)
        start += len(shown) + len(sign)
    anchor = next((part.anchor for part in parts if part.anchor), "")
    return Block(BlockKind.TABLE, sign.join(text), spans=tuple(spans), anchor=anchor)


def _is_long(cells: Iterable[Block]) -> bool:
    """Whether cells hold whole entries."""
    lengths = [len(cell.text) for cell in cells]
    return sum(lengths) > 40 * len(lengths)


@dataclass(slots=True)
class _List:
    """A list being read: how its items count, and whether its name says that it holds references."""

    count: int | None
    """The number of the item before; None where items are not counted."""
    references: bool

    @classmethod
    def of(cls, element: "_Element") -> "_List":
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        parent = element.getparent()
        if parent is not None and parent.tag in ("div", "section"):
            names += f" {parent.get('class') or ''} {parent.get('id') or ''}"
        start = element.get("start") or "1"
        counted = element.tag == "ol"
        count = int(start) - 1 if start.isdecimal() and len(start) < 5 else 0
        return cls(count if counted else None, LIST_NAMES.search(names) is not None)

    def next(self, item: "_Element") -> str:
        """The printed number of the next item, empty for a bullet."""
        if self.count is None:
            return ""
        value = item.get("value") or ""
        self.count = int(value) if value.isdecimal() and len(value) < 5 else self.count + 1
        return f"{self.count}."
