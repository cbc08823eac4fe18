"""The annotated bibliography as a Word document, laid out as APA 7 (§9.51) has it, or numbered."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from ldn_desk.domain.translation import N_, tr
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import (
    Annotation,
    Line,
    Table,
    about,
    annotation,
    document_title,
    one_line,
    paragraphs,
)
from ldn_desk.wording.method_page import Section, method_page

# python-docx and its lxml are imported when a document is written: start-up does without them.
if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

INDENT = 0.5
"""Inches: the hanging indent of an entry, and the indent of the annotation block (APA 7, §9.51)."""

LANGUAGE = "en-GB"
"""The language of the program's own words."""

REFERENCE, ANNOTATION, LATER = "Reference entry", "Annotation", "Annotation later"
"""Our paragraph styles; the last is for every paragraph of an annotation after its first."""


class Docx:
    """Exporter of an annotated bibliography as a Word document."""

    name = "docx"
    label = N_("Annotated bibliography, Word")
    suffix = ".docx"
    annotated = True

    def write(self, snapshot: Snapshot) -> bytes:
        """An Office Open XML document."""
        return _Writer(snapshot).write()


class _Writer:
    """Writes one snapshot; holds the document while it grows."""

    def __init__(self, snapshot: Snapshot) -> None:
        from docx import Document

        self._snapshot = snapshot
        self._document: WordDocument = Document()
        self._apa = snapshot.order == "alphabetical"
        self._ids: dict[str, str] = {}
        self._links: dict[str, str] = {}

    def write(self) -> bytes:
        snapshot, document = self._snapshot, self._document
        self._describe()
        self._add_styles()
        document.add_paragraph(document_title(snapshot.article), style="Title")
        for line in about(snapshot.article, snapshot.entries, snapshot.created, snapshot.order):
            document.add_paragraph(line)
        document.add_heading(tr("References"), 1)
        for entry in snapshot.entries:
            self._entry(annotation(entry, snapshot.with_notes))
        document.add_heading(tr("Method"), 1).paragraph_format.page_break_before = True
        for section in method_page(snapshot.entries, snapshot.with_notes):
            self._section(section)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    def _describe(self) -> None:
        """Title, language and date of the document; python-docx's own template names itself as author."""
        properties = self._document.core_properties
        properties.title = document_title(self._snapshot.article)[:255]
        properties.author = properties.last_modified_by = "LDN Desk"
        properties.comments = ""
        properties.language = LANGUAGE
        moment = datetime.fromisoformat(self._snapshot.created.replace("Z", "+00:00")).astimezone(UTC)
        properties.created = properties.modified = moment.replace(tzinfo=None)

    def _add_styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Inches, Pt, RGBColor

        styles = self._document.styles
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
        normal: ParagraphStyle = styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(12)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        for name in ("Title", "Heading 1", "Heading 2"):
            styles[name].font.color.rgb = RGBColor(0x1F, 0x23, 0x28)
        entry = self._style(REFERENCE)
        entry.paragraph_format.left_indent = Inches(INDENT)
        entry.paragraph_format.first_line_indent = Inches(-INDENT)
        entry.paragraph_format.keep_with_next = True
        if not self._apa:
            entry.paragraph_format.space_before = Pt(12)
            entry.paragraph_format.tab_stops.add_tab_stop(Inches(INDENT))
        self._style(ANNOTATION).paragraph_format.left_indent = Inches(INDENT)
        later = self._style(LATER)
        later.paragraph_format.left_indent = Inches(INDENT)
        later.paragraph_format.first_line_indent = Inches(INDENT if self._apa else 0)
        later.paragraph_format.space_before = Pt(0 if self._apa else 4)

    def _style(self, name: str) -> ParagraphStyle:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.shared import Pt

        style: ParagraphStyle = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        self._ids[name] = style.style_id or ""
        style.base_style = self._document.styles["Normal"]
        style.paragraph_format.line_spacing = 2.0 if self._apa else 1.15
        style.paragraph_format.space_after = Pt(0 if self._apa else 4)
        return style

    def _entry(self, entry: Annotation) -> None:
        paragraph = self._paragraph(REFERENCE)
        if not self._apa:
            paragraph.add_run(f"{entry.number}.\t")
        self._add_linked(paragraph, entry.reference, entry.href)
        self._lines(entry.verdict, first=True)
        if entry.comparison:
            self._table(entry.comparison, INDENT)
        self._lines(entry.lines)

    def _lines(self, lines: tuple[Line, ...], first: bool = False) -> None:
        for line in lines:
            head, *more = paragraphs(line.text) or ("",)
            paragraph = self._paragraph(ANNOTATION if first else LATER)
            paragraph.add_run(f"{line.label}: ").bold = True
            self._add_linked(paragraph, head, line.href)
            for text in more:
                self._paragraph(LATER).add_run(text)
            first = False

    def _section(self, section: Section) -> None:
        self._document.add_heading(section.heading, 2)
        for text in section.paragraphs:
            self._document.add_paragraph(text)
        for item in section.items:
            self._document.add_paragraph(one_line(item), style="List Bullet")
        if section.table:
            self._table(section.table)

    def _table(self, table: Table, indent: float = 0) -> None:
        """A table under its caption; its head is marked as such, and repeated where the table runs over a page."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        caption = self._paragraph(ANNOTATION) if indent else self._document.add_paragraph()
        caption.add_run(table.caption)
        caption.paragraph_format.keep_with_next = True
        grid = self._document.add_table(rows=0, cols=len(table.head), style="Table Grid")
        for cells in (table.head, *table.rows):
            row = grid.add_row()
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = one_line(text)
        grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell in grid.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True
        shift = OxmlElement("w:tblInd")
        shift.set(qn("w:w"), str(round(indent * 1440)))
        shift.set(qn("w:type"), "dxa")
        # The schema wants it right after the table's width.
        grid._tbl.tblPr.find(qn("w:tblW")).addnext(shift)

    def _paragraph(self, style: str) -> Paragraph:
        """An empty paragraph of one of our styles, which python-docx would look up among all for each paragraph."""
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._ids[style]
        return paragraph

    def _add_linked(self, paragraph: Paragraph, line: str, address: str) -> None:
        """The line with its address as a hyperlink: in place where it is printed, else after it."""
        if not address:
            paragraph.add_run(line)
            return
        before, found, after = line.partition(address)
        paragraph.add_run(before if found else f"{line} ")
        self._add_hyperlink(paragraph, address)
        if after:
            paragraph.add_run(after)

    def _add_hyperlink(self, paragraph: Paragraph, address: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import RGBColor

        if address not in self._links:
            self._links[address] = f"rIdLink{len(self._links) + 1}"
            relations = self._document.part.rels
            relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, self._links[address], is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._links[address])
        run = paragraph.add_run(address)
        run.font.underline = True
        run.font.color.rgb = RGBColor(0x2B, 0x5C, 0x8A)
        link.append(run._r)
        paragraph._p.append(link)
