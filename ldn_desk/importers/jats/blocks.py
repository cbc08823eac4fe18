"""The body of a JATS or NLM article as blocks with spans.

One walk over the tree without recursion. What opens a block, what is passed over and what becomes a span stands in the
tables below; anything else is text where it stands.
"""

from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.domain.translation import tr
from ldn_desk.importers.jats.formula import best_of, closes, opens, tex_words
from ldn_desk.importers.jats.people import words_of
from ldn_desk.importers.jats.reference import TaggedReference, citing, href_of
from ldn_desk.importers.jats.tags import (
    ACTING,
    ANCHORED,
    CELLS,
    INNER,
    JOINING,
    KINDS,
    NAME_PARTS,
    NAMED,
    PARTING,
    SECTIONS,
    SKIPPED,
    SPANS,
)
from ldn_desk.importers.shared.rich_text import Columns, RichText

if TYPE_CHECKING:
    from lxml.etree import _Element


class JatsBlocks:
    """Walks parts of an article and gathers their blocks."""

    def __init__(self, entries: Mapping[str, TaggedReference]) -> None:
        self.blocks: list[Block] = []
        self._entries = entries
        self._rich = RichText()
        self._kinds: list[tuple[_Element, BlockKind]] = []
        self._depth = 0
        self._anchor = ""
        self._ordinal: str | None = None
        self._before, self._after = "", ""
        self._open: list[tuple[_Element, int]] = []
        self._counts: list[int | None] = []
        self._columns: Columns | None = None
        self._skipped: _Element | None = None
        self._shown: _Element | None = None
        self._notes: deque[_Element] = deque()

    def read(self, root: "_Element", kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Adds the blocks of a part, and then its footnotes that stand in running text."""
        self._walk(root, kind)
        while self._notes:
            self._walk(self._notes.popleft(), BlockKind.PARAGRAPH)

    def _walk(self, root: "_Element", kind: BlockKind) -> None:
        from lxml import etree

        self._kinds = [(root, kind)]
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element)
                if element.tail and element is not root:
                    self._text(element.tail)
            elif self._takes_whole(element, root):
                self._skipped = element
                walk.skip_subtree()
            else:
                self._start(element)
        self._flush()

    def _text(self, text: str | None) -> None:
        if self._kinds[-1][1] is BlockKind.CODE:
            self._rich.keep(text or "")
        else:
            self._rich.add(text)

    def _takes_whole(self, element: "_Element", root: "_Element") -> bool:
        """Whether the element is done with at its start: passed over, or read at once."""
        tag = element.tag
        if tag in CELLS and len(element) == 0:
            self._cell(element)
            self._rich.add(element.text)
            return True
        if tag in SKIPPED or self._is_other_form(element):
            return True
        step = _STEPS.get(tag)
        return step is not None and (element is not root or tag != "fn") and step(self, element)

    def _is_other_form(self, element: "_Element") -> bool:
        """Whether the element is one of several `alternatives`, and not the one that is shown."""
        if element.tag == "alternatives":
            self._shown = best_of(element)
            return self._shown is None
        parent = element.getparent()
        return parent is not None and parent.tag == "alternatives" and element is not self._shown

    def _inner_table(self, element: "_Element") -> bool:
        """A table within a table's cell is a part of its text."""
        if self._columns is not None:
            self._rich.add(words_of(element))
        return self._columns is not None

    def _tex(self, element: "_Element") -> bool:
        self._rich.add(tex_words(element))
        return True

    def _note_in_text(self, note: "_Element") -> bool:
        """A footnote that stands in running text comes after it."""
        if not self._is_in_text(note):
            return False
        self._notes.append(note)
        self._raised(words_of(note.find("label")), note)
        return True

    @staticmethod
    def _is_in_text(note: "_Element") -> bool:
        parent = note.getparent()
        return parent is not None and parent.tag not in ("fn-group", "table-wrap-foot", "notes", "back", "app", "sec")

    def _start(self, element: "_Element") -> None:
        tag = str(element.tag)
        if tag in ACTING:
            self._begin(element, tag)
        opens(element, self._rich)
        if self._before and tag in ("title", "caption"):
            self._rich.add(f"{self._before} ")
            self._before = ""
        self._text(element.text)

    def _begin(self, element: "_Element", tag: str) -> None:
        if tag in NAME_PARTS and self._rich.ends_in_word:
            self._rich.part(" ")
        if tag in PARTING:
            self._part(tag)
        if tag in ANCHORED and element.get("id"):
            self._anchor = str(element.get("id"))[:200]
        if tag in SECTIONS:
            self._section(element)
        if tag in KINDS:
            self._kinds.append((element, self._kind(element)))
        self._list_start(element)
        self._table_start(element)
        self._span_start(element)

    def _end(self, element: "_Element") -> None:
        if element is self._skipped:
            self._skipped = None
            return
        tag = str(element.tag)
        closes(element, self._rich)
        if tag in ACTING:
            self._span_end(element)
            self._finish(tag)
            if len(self._kinds) > 1 and self._kinds[-1][0] is element:
                self._kinds.pop()

    def _finish(self, tag: str) -> None:
        if tag == "term":
            self._rich.add(": ")
        elif tag == "disp-formula" and self._after:
            self._rich.add(f" {self._after}")
            self._after = ""
        elif tag == "caption" and self._kinds[-2][1] is not BlockKind.CAPTION:
            self._flush()
        if tag in PARTING:
            self._part(tag)
        self._leave(tag)

    def _leave(self, tag: str) -> None:
        if tag == "table":
            self._columns = None
        elif tag in ("list", "def-list"):
            self._counts.pop()
        elif tag in SECTIONS:
            self._depth -= 1

    def _kind(self, element: "_Element") -> BlockKind:
        """What a block in this element is: a title inside of a caption is a part of it, a boxed text has paragraphs."""
        kind, inside = KINDS[str(element.tag)], self._kinds[-1][1]
        parent = element.getparent()
        if element.tag == "title" and parent is not None and parent.tag in ("caption", "list", "def-list"):
            return inside if parent.tag == "caption" else BlockKind.PARAGRAPH
        if element.tag == "boxed-text":
            return BlockKind.PARAGRAPH
        return inside if inside is BlockKind.TABLE else kind

    def _part(self, tag: str) -> None:
        """A block begins or ends here; inside of tables and joined blocks only a blank does."""
        kind = self._kinds[-1][1]
        if (
            (self._columns is not None and tag != "table")
            or (kind in JOINING and tag in INNER)
            or (kind is BlockKind.QUOTE and tag == "verse-line")
        ):
            self._rich.part(" ")
        else:
            self._flush()

    def _section(self, element: "_Element") -> None:
        self._depth += 1
        if element.tag in NAMED and element.find("title") is None and self._needs_name(element):
            heading = NAMED[str(element.tag)]()
            self.blocks.append(self._block(BlockKind.HEADING, heading, ()))

    @staticmethod
    def _needs_name(element: "_Element") -> bool:
        parent = element.getparent()
        return parent is None or parent.tag != element.tag

    def _flush(self) -> None:
        text, spans = self._rich.take()
        if text.strip():
            kind = self._kinds[-1][1]
            if kind is BlockKind.LIST_ITEM and self._ordinal is None:
                kind = BlockKind.PARAGRAPH
            self.blocks.append(self._block(kind, text, spans))

    def _block(self, kind: BlockKind, text: str, spans: tuple[Span, ...]) -> Block:
        anchor, self._anchor = self._anchor, ""
        level, ordinal = 0, ""
        if kind is BlockKind.TITLE:
            level = 1
        elif kind is BlockKind.HEADING:
            level = min(1 + max(self._depth, 1), 6)
        elif kind is BlockKind.LIST_ITEM:
            level, ordinal = max(len(self._counts), 1), self._ordinal or ""
            self._ordinal = None
        return Block(kind, text, level, spans, anchor=anchor, ordinal=ordinal)

    def _label(self, element: "_Element") -> bool:
        """A printed number or name: of an item, a heading, a figure, an equation, a footnote."""
        parent, text = element.getparent(), words_of(element)
        tag = "" if parent is None else str(parent.tag)
        if not text:
            return True
        if tag in ("list-item", "fn"):
            self._number(text, tag)
        elif tag == "disp-formula":
            self._after = text
        elif tag in SECTIONS and parent is not None and element.getprevious() is None:
            self._head_label(parent, text)
        else:
            self._rich.add(text)
            self._rich.add(". " if tag in ("fig", "table-wrap") and text[-1].isalnum() else " ")
        return True

    def _number(self, text: str, tag: str) -> None:
        number = text.strip("().[] ")
        if number.isdecimal():
            self._ordinal = f"{number}."
        elif tag == "fn":
            self._raised(text, None)
            self._rich.add(" ")
        elif number.isalnum():
            self._ordinal = text

    def _head_label(self, parent: "_Element", text: str) -> None:
        """The number before a title, or the only heading that a part has."""
        if parent.find("title") is not None or parent.find("caption") is not None:
            self._before = text
        else:
            self.blocks.append(self._block(BlockKind.HEADING, text, ()))

    def _raised(self, text: str, note: "_Element | None") -> None:
        if text:
            start = self._rich.length
            self._rich.add(text)
            self._rich.mark(SpanKind.SUPERSCRIPT, start)
            if note is not None and note.get("id"):
                self._rich.mark(SpanKind.LINK, start, f"#{note.get('id')}")

    def _reference(self, ref: "_Element") -> bool:
        self._flush()
        entry = self._entries.get(ref.get("id") or "")
        if entry and entry.text:
            number = entry.label.strip("().[] ")
            ordinal = f"{number}." if number.isdecimal() else ""
            self.blocks.append(
                Block(BlockKind.REFERENCE, entry.text, anchor=entry.anchor, ordinal=ordinal, aside=entry.aside)
            )
        return True

    def _keywords(self, group: "_Element") -> bool:
        self._flush()
        words = [text for kwd in group.iter("kwd", "compound-kwd") if (text := words_of(kwd))]
        if words:
            title = (words_of(group.find("title")) or tr("Keywords")).rstrip(":")
            self.blocks.append(Block(BlockKind.PARAGRAPH, f"{title}: {'; '.join(words)}"))
        return True

    def _list_start(self, element: "_Element") -> None:
        tag = element.tag
        if tag in ("list", "def-list"):
            self._counts.append(0 if element.get("list-type") in ("order", "ordered", "number") else None)
        elif tag in ("list-item", "def-item"):
            self._ordinal = ""
            count = self._counts[-1] if self._counts else None
            if count is not None:
                self._counts[-1] = count + 1
                self._ordinal = f"{count + 1}."

    def _table_start(self, element: "_Element") -> None:
        tag = element.tag
        if tag == "table" and self._columns is None:
            self._columns = Columns(self._rich)
        elif self._columns is None:
            return
        elif tag in ("tr", "row"):
            self._columns.row()
        elif tag in CELLS:
            self._cell(element)

    def _cell(self, element: "_Element") -> None:
        if self._columns is not None:
            self._columns.cell(element.get("colspan"), element.get("rowspan"))

    def _span_start(self, element: "_Element") -> None:
        tag = str(element.tag)
        if tag == "break":
            self._rich.part(" ")
        if tag not in SPANS:
            return
        if tag == "xref" and not words_of(element):
            self._empty_xref(element)
            return
        kind = SPANS[tag]
        addresses = href_of(element, self._entries) if kind is SpanKind.LINK else ("",)
        for address in reversed(addresses):
            self._rich.open(kind, address)
        self._open.append((element, len(addresses)))

    def _span_end(self, element: "_Element") -> None:
        if self._open and self._open[-1][0] is element:
            for _each in range(self._open.pop()[1]):
                self._rich.close()

    def _empty_xref(self, element: "_Element") -> None:
        """A citation without a sign of its own: it belongs to the sign right before it, else its number is printed."""
        cited = citing(element, self._entries)
        if not cited:
            return
        before = self._rich.links_before
        start, end = (before[0].start, before[0].end) if before else (self._rich.length, 0)
        if not before:
            labels = ", ".join(self._entries[rid].label.strip("[]().") or rid for rid in cited)
            self._rich.add(f"[{labels}]")
            end = self._rich.length
        for rid in cited:
            self._rich.mark_range(SpanKind.LINK, start, end, f"#{self._entries[rid].anchor}")


_STEPS: dict[str, Callable[[JatsBlocks, "_Element"], bool]] = {
    "label": JatsBlocks._label,
    "ref": JatsBlocks._reference,
    "tex-math": JatsBlocks._tex,
    "kwd-group": JatsBlocks._keywords,
    "table": JatsBlocks._inner_table,
    "fn": JatsBlocks._note_in_text,
}
"""What is done with an element at its start; each says whether the element is then done with."""
