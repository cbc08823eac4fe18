"""The paragraphs, tables, notes and fields of a Word file as blocks.

Changes that are tracked are read as accepted; comments, deleted text and the codes of fields are not shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind, SpanKind
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.rich_text import Columns, RichText, safe_href
from ldn_desk.importers.shared.xml_tree import local
from ldn_desk.importers.word.fields import Items, assigned, field_data, is_bibliography, link_of
from ldn_desk.importers.word.numbering import Numbering
from ldn_desk.importers.word.signs import add_math, is_hidden, shown
from ldn_desk.importers.word.styles import LEVELS, Style, Styles, W, child, is_on, is_paragraph, outline_level, value
from ldn_desk.reading.text.characters import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PASSED_OVER = word_set(
    "del moveFrom delText delInstrText Fallback commentReference annotationRef pPr rPr sdtPr tblPr trPr"
)
_HOLDERS = word_set("body sdt sdtContent ins moveTo smartTag customXml AlternateContent Choice txbxContent")
_LONGEST_CELL = 1500
"""Code points; a table with longer cells lays a page out."""
_MOST_DEEP_FIELDS = 50
_MOST_PARAGRAPHS_OF_CODE = 5
_OF_CONTENTS = ("toc ", "table of figures")
_KINDS = {
    **dict.fromkeys(("caption", "image caption", "table caption"), BlockKind.CAPTION),
    **dict.fromkeys(("quote", "intense quote", "block text"), BlockKind.QUOTE),
    **dict.fromkeys(("source code", "html preformatted", "macro"), BlockKind.CODE),
    **dict.fromkeys(("author", "date"), BlockKind.BYLINE),
}
"""Styles of Word and of programs that write its files, by their inner names."""


@dataclass(slots=True)
class _Field:
    """A field being read: its code, then its result."""

    code: str = ""
    data: str = ""
    shown: bool = False
    """Whether the result has begun."""
    start: int = 0
    """Where the result begins in the paragraph at hand."""
    paragraphs: int = 0

    def still_open(self) -> bool:
        """Goes on in the next paragraph. A code that never ends would hide the rest of the text: it is let go."""
        self.start = 0
        self.paragraphs += 1
        return self.shown or self.paragraphs < _MOST_PARAGRAPHS_OF_CODE


@dataclass(frozen=True, slots=True)
class Parts:
    """What the body leans on."""

    styles: Styles
    numbering: Numbering
    targets: Mapping[str, str]
    """Relation → address."""
    notes: "Mapping[tuple[str, str], _Element]"
    """(`footnote` or `endnote`, id) → note."""
    items: Items
    kept: Mapping[str, str] = field(default_factory=dict)
    """Bookmark → the code of the citation that Zotero keeps for it."""


@dataclass(slots=True)
class Body:
    """Walks the body once; `blocks` then holds what was read, cited notes last under a heading of their own."""

    parts: Parts
    blocks: list[Block] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    """The lines that name authors and date, by their style: `author`, `date`."""
    _rich: RichText = field(default_factory=RichText)
    _fields: list[_Field] = field(default_factory=list)
    _noted: "list[_Element]" = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    """Kind and id of a note → its printed number."""
    _boxes: "list[_Element]" = field(default_factory=list)
    _named: str = ""
    """The first bookmark of the paragraph at hand."""
    _places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Bookmarks that are open: number → (name, where it begins in the paragraph)."""
    _listing: bool = False
    """Whether a content control is being read that holds the list of references."""
    _lists: bool = False
    """Whether a list of references stands in the paragraph at hand."""

    def read(self, body: "_Element") -> list[Block]:
        """The blocks of the document."""
        self._content(body)
        notes = list(self._notes())
        heading = [Block(BlockKind.HEADING, tr("Notes"), 2)] if notes else []
        return [*self.blocks, *heading, *notes]

    def _content(self, element: "_Element") -> None:
        for each in element:
            tag = local(each)
            if is_paragraph(each):
                if len(each):
                    self._paragraph(each)
            elif tag == "tbl":
                self._table(each)
            elif tag in ("bookmarkStart", "bookmarkEnd"):
                self._bookmark(each, tag)
            elif tag == "sdt" and is_bibliography(value(child(each, "sdtPr", "tag"))):
                self._listing = True
                self._content(each)
                self._listing = False
            elif tag in _HOLDERS:
                self._content(each)

    def _paragraph(self, element: "_Element") -> None:
        self._lists = self._in_list()
        self._runs(element)
        text, spans = self._rich.take()
        self._fields = [each for each in self._fields if each.still_open()]
        self._places = {number: (name, 0) for number, (name, _start) in self._places.items()}
        properties = child(element, "pPr")
        style = self.parts.styles.of(value(child(properties, "pStyle")))
        ordinal = self._ordinal(properties, style)
        if text.strip() and not style.name.startswith(_OF_CONTENTS):
            block = self._block(text, properties, style, ordinal)
            self.blocks.append(replace(block, spans=spans, anchor=block.anchor or self._named))
            self._named = ""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._content(box)

    def _in_list(self) -> bool:
        return self._listing or any(each.shown and is_bibliography(each.code) for each in self._fields)

    def _ordinal(self, properties: "_Element | None", style: Style) -> str | None:
        """The printed number, empty for a bullet; None where the paragraph is no list item."""
        number = child(properties, "numPr")
        list_id = value(child(number, "numId")) or style.list_id
        if not list_id or list_id == "0":
            return None
        return self.parts.numbering.next(list_id, value(child(number, "ilvl")) or "0")

    def _block(self, text: str, properties: "_Element | None", style: Style, ordinal: str | None) -> Block:
        level = int(outline_level(properties) or style.level)
        if not level and (self._lists or style.name in ("bibliography", "endnote bibliography")):
            return Block(BlockKind.REFERENCE, text, ordinal=ordinal or "")
        if style.name == "title" and not any(block.kind is BlockKind.TITLE for block in self.blocks):
            return Block(BlockKind.TITLE, text, 1)
        if level:
            return Block(BlockKind.HEADING, text, level)
        if style.name in _KINDS:
            if _KINDS[style.name] is BlockKind.BYLINE:
                self.lines.setdefault(style.name, []).append(" ".join(text.split()))
            return Block(_KINDS[style.name], text)
        if ordinal is not None:
            depth = value(child(properties, "numPr", "ilvl"))
            return Block(BlockKind.LIST_ITEM, text, (int(depth) if depth in LEVELS else 0) + 1, ordinal=ordinal)
        return Block(BlockKind.PARAGRAPH, text)

    def _runs(self, element: "_Element") -> None:
        """What stands in a paragraph, or in what a paragraph holds."""
        for each in element:
            tag = local(each)
            if tag == "r":
                self._run(each)
            elif tag == "hyperlink":
                self._hyperlink(each)
            elif tag == "fldSimple":
                self._simple_field(each)
            elif tag == "sdt":
                self._control(each)
            elif tag in ("bookmarkStart", "bookmarkEnd"):
                self._bookmark(each, tag)
            elif tag not in _PASSED_OVER:
                self._part_of(each, tag)

    def _part_of(self, element: "_Element", tag: str) -> None:
        if tag in ("oMath", "oMathPara"):
            add_math(element, self._rich)
        else:
            self._runs(element)

    def _run(self, run: "_Element") -> None:
        start = self._rich.length
        properties = child(run, "rPr")
        unseen = is_hidden(properties)
        for each in run:
            if not unseen or local(each) in ("fldChar", "instrText"):
                self._piece(each)
        if self._hidden():
            return
        style = self.parts.styles.of(value(child(properties, "rStyle")))
        raised = value(child(properties, "vertAlign")) or style.raised
        if raised == "superscript":
            self._rich.mark(SpanKind.SUPERSCRIPT, start)
        elif raised == "subscript":
            self._rich.mark(SpanKind.SUBSCRIPT, start)
        for name, kind in (("b", SpanKind.STRONG), ("i", SpanKind.EMPHASIS)):
            own = child(properties, name)
            if is_on(own) or (own is None and name in style.marks):
                self._rich.mark(kind, start)

    def _piece(self, piece: "_Element") -> None:
        tag = local(piece)
        if tag == "fldChar":
            self._field_sign(piece)
        elif tag == "instrText" and self._fields:
            self._fields[-1].code += piece.text or ""
        elif tag in ("footnoteReference", "endnoteReference"):
            self._note_sign(tag.removesuffix("Reference"), value(piece, "id"))
        elif tag in ("drawing", "pict", "AlternateContent", "object"):
            self._boxes += _boxes_in(piece)
        elif not self._hidden():
            self._rich.add(shown(piece, tag))

    def _hidden(self) -> bool:
        """Whether the code of a field is being read, not its result."""
        return any(not each.shown for each in self._fields)

    def _field_sign(self, sign: "_Element") -> None:
        kind = value(sign, "fldCharType")
        if kind == "begin" and len(self._fields) < _MOST_DEEP_FIELDS:
            data = "".join(map(str, sign.itertext()))
            self._fields.append(_Field(data=field_data(data) if data.strip() else ""))
        elif kind == "separate" and self._fields:
            self._fields[-1].shown, self._fields[-1].start = True, self._rich.length
            self._lists = self._lists or self._in_list()
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if "EN.CITE.DATA" in ended.code and self._fields:
                # EndNote keeps long data in a field within the field.
                self._fields[-1].data = self._fields[-1].data or ended.data
            elif ended.shown:
                self._cite(self.parts.items.in_code(ended.code, ended.data), ended.start)
                self._rich.mark(SpanKind.LINK, ended.start, link_of(ended.code))

    def _cite(self, anchors: list[str], start: int) -> None:
        """Marks the text from `start` as citing these works; each on its own part where the names in it tell."""
        for anchor, (left, right) in assigned(self._rich.since(start), anchors, self.parts.items.fields):
            self._rich.mark_range(SpanKind.LINK, start + left, start + right, f"#{anchor}")

    def _simple_field(self, element: "_Element") -> None:
        code, start = value(element, "instr"), self._rich.length
        self._lists = self._lists or is_bibliography(code)
        self._runs(element)
        self._cite(self.parts.items.in_code(code), start)
        self._rich.mark(SpanKind.LINK, start, link_of(code))

    def _control(self, element: "_Element") -> None:
        start = self._rich.length
        self._runs(element)
        self._cite(self.parts.items.in_tag(value(child(element, "sdtPr", "tag"))), start)

    def _hyperlink(self, element: "_Element") -> None:
        start = self._rich.length
        self._runs(element)
        target = self.parts.targets.get(element.get(_R_ID) or "", "")
        place = value(element, "anchor")
        self._rich.mark(SpanKind.LINK, start, safe_href(target or (f"#{place}" if place else "")))

    def _bookmark(self, element: "_Element", tag: str) -> None:
        """A place that links lead to; Zotero may keep its citations as such places, too."""
        name, number = value(element, "name"), value(element, "id")
        if tag == "bookmarkStart":
            self._named = self._named or name
            self._places[number] = (name, self._rich.length)
        elif number in self._places:
            name, start = self._places.pop(number)
            self._cite(self.parts.items.in_code(self.parts.kept.get(name, "")), start)

    def _note_sign(self, kind: str, note_id: str) -> None:
        note = self.parts.notes.get((kind, note_id))
        if note is None or self._hidden():
            return
        if (kind, note_id) not in self._numbers:
            self._noted.append(note)
            self._numbers[(kind, note_id)] = len(self._noted)
        number, start = str(self._numbers[(kind, note_id)]), self._rich.length
        self._rich.add(number)
        self._rich.mark(SpanKind.SUPERSCRIPT, start)
        self._rich.mark(SpanKind.LINK, start, f"#note-{number}")

    def _notes(self) -> Iterator[Block]:
        place = 0
        while place < len(self._noted):
            note = self._noted[place]
            place += 1
            for paragraph in note.iter(f"{W}p"):
                self._rich.add(" ")
                self._runs(paragraph)
            text, spans = self._rich.take()
            if text.strip():
                yield Block(BlockKind.LIST_ITEM, text, 1, spans, anchor=f"note-{place}", ordinal=f"{place}.")

    def _table(self, element: "_Element") -> None:
        rows = [[cell for cell in row.iter(f"{W}tc")] for row in element.iterchildren(f"{W}tr")]
        longest = max((sum(len(str(part)) for part in cell.itertext()) for row in rows for cell in row), default=0)
        nested = next(element.iterdescendants(f"{W}tbl"), None) is not None
        if nested or longest > _LONGEST_CELL or max(map(len, rows), default=0) < 2:
            for cell in (cell for row in element.iterchildren(f"{W}tr") for cell in row.iterchildren(f"{W}tc")):
                self._content(cell)
            return
        for place, row in enumerate(rows):
            self._rich.keep("\n" if place else "")
            columns = Columns(self._rich)
            for cell in row:
                columns.cell(value(child(cell, "tcPr", "gridSpan")), None)
                for paragraph in cell.iter(f"{W}p"):
                    self._rich.add(" ")
                    self._runs(paragraph)
        text, spans = self._rich.take()
        if text.strip():
            self.blocks.append(Block(BlockKind.TABLE, text, spans=spans))


def _boxes_in(piece: "_Element") -> "list[_Element]":
    """Text boxes of a drawing; the older form that Word keeps beside each is passed over."""
    return [
        box
        for box in piece.iter(f"{W}txbxContent")
        if not any(local(above) in ("Fallback", "txbxContent") for above in box.iterancestors())
    ]
