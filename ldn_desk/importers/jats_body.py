"""Sections, paragraphs, lists, tables and captions of journal XML as blocks."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.words import tr
from ldn_desk.importers.jats_inline import Inline
from ldn_desk.importers.rich_text import RichText
from ldn_desk.importers.xml_tree import local
from ldn_desk.reading.characters import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS = word_set(
    "body back sec app app-group boxed-text ack notes glossary abstract trans-abstract fig-group table-wrap-group "
    "floats-group supplementary-material fn-group fn statement answer question def-list def-item def speech "
    "verse-group table-wrap-foot attrib-group"
)
_ELSEWHERE = word_set("sub-article response ref-list bio graphic media object-id label title permissions alternatives")
_PARAGRAPHS = word_set("p term verse-line attrib speaker tex-math sig sig-block")
_IN_PARAGRAPH = word_set(
    "list def-list disp-quote boxed-text table-wrap fig fig-group table-wrap-group disp-formula disp-formula-group "
    "code preformat verse-group speech statement supplementary-material"
)
_HEADED = {"ack": "Acknowledgements", "abstract": "Abstract"}
_COUNTED = word_set("order alpha-lower alpha-upper roman-lower roman-upper")
_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?[.)]?")


class Body:
    """Walks the body once. `lists` is called for each reference list where it stands."""

    def __init__(self, inline: Inline, lists: "Callable[[_Element, int], list[Block]]") -> None:
        self._inline = inline
        self._lists = lists
        self.blocks: list[Block] = []

    def read(self, element: "_Element", level: int) -> None:
        """Adds an element's blocks; headings in it are of this level or deeper."""
        tag = local(element)
        step = _STEPS.get(tag)
        if step:
            step(self, element, level)
        elif tag in _PARAGRAPHS:
            self._paragraph(element, level)
        elif tag in _HOLDERS:
            self._holder(element, level)

    def _holder(self, element: "_Element", level: int) -> None:
        title = self._inline.plain(next((child for child in element if local(child) == "title"), None))
        words = title or tr(_HEADED.get(local(element), "")) if local(element) in _HEADED else title
        if words:
            label = self._inline.plain(next((child for child in element if local(child) == "label"), None))
            numbered = label and not words.startswith(label)
            text = f"{label} {words}" if numbered else words
            self.blocks.append(Block(BlockKind.HEADING, text, min(level, 6), anchor=element.get("id") or ""))
        for child in element:
            if local(child) not in _ELSEWHERE or local(child) == "ref-list":
                self.read(child, level + (1 if words else 0))

    def _paragraph(self, element: "_Element", level: int) -> None:
        """A paragraph; what is a block of its own inside it parts it in two."""
        rich = RichText()
        rich.add(element.text)
        for child in element:
            if local(child) in _IN_PARAGRAPH:
                self._flush(rich, BlockKind.PARAGRAPH)
                self.read(child, level)
            else:
                self._inline.child(child, rich)
            rich.add(child.tail)
        self._flush(rich, BlockKind.PARAGRAPH)

    def _flush(self, rich: RichText, kind: BlockKind, level: int = 0, ordinal: str = "") -> None:
        text, spans = rich.take()
        if text.strip():
            self.blocks.append(Block(kind, text, level, spans, ordinal=ordinal))

    def _list(self, element: "_Element", _level: int, depth: int = 1) -> None:
        counted = (element.get("list-type") or "") in _COUNTED
        items = [child for child in element if local(child) == "list-item"]
        for place, item in enumerate(items, 1):
            label = next((self._inline.plain(child) for child in item if local(child) == "label"), "")
            self._item(item, depth, label if label[:1].isdigit() else f"{place}." if counted else "")

    def _item(self, item: "_Element", depth: int, ordinal: str) -> None:
        rich = RichText()
        for child in item:
            if local(child) == "list":
                self._flush(rich, BlockKind.LIST_ITEM, depth, ordinal)
                self._list(child, 0, depth + 1)
            elif local(child) != "label":
                rich.add(" ")
                self._inline.read(child, rich)
        self._flush(rich, BlockKind.LIST_ITEM, depth, ordinal)

    def _quote(self, element: "_Element", _level: int) -> None:
        for child in element:
            rich = RichText()
            self._inline.read(child, rich)
            self._flush(rich, BlockKind.QUOTE)

    def _figure(self, element: "_Element", _level: int) -> None:
        """Label and caption; of a table also its rows, and its notes below."""
        rich = RichText()
        for child in element:
            if local(child) in ("label", "caption"):
                self._inline.read(child, rich)
                rich.add(" ")
        self._flush(rich, BlockKind.CAPTION)
        for child in element:
            if local(child) in ("table", "alternatives"):
                self._table(child)
            elif local(child) == "table-wrap-foot":
                self._holder(child, 0)

    def _table(self, element: "_Element") -> None:
        """Rows with their spans, so that a marker in a cell leads to its reference."""
        rich = RichText()
        for row in element.iter("{*}tr"):
            if rich.length:
                rich.keep("\n")
            for place, cell in enumerate(cell for cell in row if local(cell) in ("td", "th")):
                if place:
                    rich.keep("\t")
                self._inline.read(cell, rich)
        self._flush(rich, BlockKind.TABLE)

    def _formula(self, element: "_Element", _level: int) -> None:
        rich = RichText()
        self._inline.read(element, rich)
        self._flush(rich, BlockKind.PARAGRAPH)

    def _code(self, element: "_Element", _level: int) -> None:
        text = "".join(str(part) for part in element.itertext()).strip("\n")
        if text.strip():
            self.blocks.append(Block(BlockKind.CODE, text))

    def _reference_list(self, element: "_Element", level: int) -> None:
        self.blocks += self._lists(element, level)


_STEPS: dict[str, Callable[[Body, "_Element", int], None]] = {
    "list": Body._list,
    "disp-quote": Body._quote,
    "fig": Body._figure,
    "table-wrap": Body._figure,
    "disp-formula": Body._formula,
    "disp-formula-group": Body._formula,
    "code": Body._code,
    "preformat": Body._code,
    "ref-list": Body._reference_list,
}
