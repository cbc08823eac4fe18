"""Running text of journal XML: what stands inside a paragraph, a title, a caption or a table's cell."""

import re
from typing import TYPE_CHECKING

from ldn_desk.domain.article import SpanKind
from ldn_desk.importers.links import safe_href
from ldn_desk.importers.rich_text import RichText
from ldn_desk.importers.xml_tree import local
from ldn_desk.reading.characters import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_SPANS = {
    "bold": SpanKind.STRONG,
    "b": SpanKind.STRONG,
    "italic": SpanKind.EMPHASIS,
    "i": SpanKind.EMPHASIS,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
    "monospace": SpanKind.CODE,
}
_LINKS = word_set("ext-link uri self-uri")
_SKIPPED = word_set(
    "index-term inline-graphic graphic media object-id target milestone-start milestone-end fn table-wrap fig "
    "inline-supplementary-material permissions annotation annotation-xml"
)
_PARTING = word_set("break p title tr mtr list-item")
_NAME_PARTS = word_set("given-names surname suffix")
_FORMULAS = word_set("tex-math textual-form math")
_TEX_BODY = re.compile(r"\\begin\{document\}(.{0,20000}?)\\end\{document\}", re.DOTALL)


class Inline:
    """Reads running text into a `RichText`. `anchors` are the ids of the entries of the reference list."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self._anchors = anchors

    def plain(self, element: "_Element | None") -> str:
        """The element's text on one line."""
        if element is None:
            return ""
        rich = RichText()
        self.read(element, rich)
        return rich.text.strip()

    def read(self, element: "_Element", rich: RichText) -> None:
        """Adds the element's text and spans, without what follows it."""
        rich.add(element.text)
        for child in element:
            self.child(child, rich)
            rich.add(child.tail)

    def child(self, child: "_Element", rich: RichText) -> None:
        """Adds one element that stands in running text."""
        tag = local(child)
        if tag == "alternatives":
            self._alternatives(child, rich)
        elif tag in _FORMULAS:
            rich.add(formula(child))
        elif tag and tag not in _SKIPPED:
            self._marked(child, tag, rich)

    def _marked(self, child: "_Element", tag: str, rich: RichText) -> None:
        if tag in _PARTING or (tag in _NAME_PARTS and rich.ends_in_word):
            rich.add(" ")
        start = rich.length
        self.read(child, rich)
        if tag in _SPANS:
            rich.mark(_SPANS[tag], start)
        elif tag in _LINKS:
            rich.mark(SpanKind.LINK, start, safe_href(child.get(XLINK_HREF) or child.text or ""))
        elif tag == "xref":
            for anchor in (child.get("rid") or "").split():
                if anchor in self._anchors:
                    rich.mark(SpanKind.LINK, start, f"#{anchor}")
        if tag in _PARTING:
            rich.add(" ")

    def _alternatives(self, element: "_Element", rich: RichText) -> None:
        """Of several forms of one thing the first that is text."""
        for form in element:
            if local(form) and local(form) not in _SKIPPED:
                self.child(form, rich)
                return


def formula(element: "_Element") -> str:
    """A formula on one line: MathML's signs in order, or TeX without its preamble."""
    text = " ".join("".join(str(part) for part in element.itertext()).split())
    body = _TEX_BODY.search(text)
    return body.group(1).strip(" $") if body else text
