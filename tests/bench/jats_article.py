"""Journal XML as an article of which everything is known: its own mark-up says what cites what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.printed_article import Cite, Piece, Printed

_MARKS = {"sup": "sup", "sub": "sub", "italic": "i", "bold": "b"}
_BETWEEN = re.compile(r"[\s\[\](),;–‐-]*")
_DASH = re.compile(r"[\s\[\]()]*[–‐-][\s\[\]()]*")
_BLOCKS = ("fig", "table-wrap", "list", "disp-quote", "disp-formula", "boxed-text", "def-list", "fig-group", "sec", "p")


_PASSED_OVER = ("label", "graphic", "supplementary-material", "object-id", "disp-formula")


def read_jats(path: Path) -> Printed:
    """The article as it is printed, in the order of its parts."""
    from lxml import etree

    root = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)).getroot()
    refs = root.findall(".//ref")
    walk = _Walk({ref.get("id", ""): place for place, ref in enumerate(refs)})
    walk.front(root)
    for part in (*root.findall("./body"), *root.findall("./back")):
        walk.children(part, 2)
    return Printed(tuple(walk.pieces))


@dataclass
class _Text:
    """Text, marks and cites of one piece as they are gathered."""

    places: dict[str, int]
    text: str = ""
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    cites: list[Cite] = field(default_factory=list)

    def read(self, element: Any) -> "_Text":
        """The inline content of an element."""
        self._add(element.text)
        for child in element:
            tag, start = child.tag, len(self.text)
            if isinstance(tag, str) and tag not in ("label", *_BLOCKS):
                self.read(child)
            self._close(child, tag, start)
            self._add(child.tail)
        return self

    def _close(self, child: Any, tag: Any, start: int) -> None:
        if tag == "xref" and child.get("ref-type") == "bibr" and len(self.text) > start:
            cited = tuple(self.places[rid] for rid in (child.get("rid") or "").split() if rid in self.places)
            self.cites.append(Cite(start, len(self.text), cited))
        if tag in _MARKS and len(self.text) > start:
            self.marks.append((start, len(self.text), _MARKS[tag]))

    def _add(self, text: str | None) -> None:
        for sign in text or "":
            blank = sign in " \n\t\r"
            if not (blank and (not self.text or self.text[-1] == " ")):
                self.text += " " if blank else sign

    def piece(self, kind: str, level: int = 2, before: str = "") -> Piece:
        """The piece, with the references that lie within printed ranges. `before` is put before it."""
        shift, cites = len(before), []
        for at, cite in enumerate(self.cites):
            between = self.text[self.cites[at - 1].end : cite.start] if at else ""
            cited = cite.cited
            if at and _DASH.fullmatch(between) and cited and self.cites[at - 1].cited:
                cited = tuple(range(self.cites[at - 1].cited[-1] + 1, cited[0] + 1)) or cited
            cites.append(Cite(cite.start + shift, cite.end + shift, cited))
        marks = tuple((start + shift, end + shift, mark) for start, end, mark in self.marks)
        return Piece(kind, before + self.text.rstrip(), marks, tuple(cites), level)


class _Walk:
    def __init__(self, places: dict[str, int]) -> None:
        self.places = places
        self.pieces: list[Piece] = []

    def _put(self, element: Any, kind: str, level: int = 2, before: str = "") -> None:
        if element is None:
            return
        piece = _Text(self.places).read(element).piece(kind, level, before)
        if piece.text.strip():
            self.pieces.append(piece)

    def front(self, root: Any) -> None:
        """Title, authors with the marks of their affiliations, affiliations, abstracts."""
        self._put(root.find(".//article-meta//article-title"), "title")
        names = _Text(self.places)
        for contrib in root.findall(".//article-meta/contrib-group/contrib"):
            name = f"{contrib.findtext('name/given-names', '')} {contrib.findtext('name/surname', '')}"
            names.text += (", " if names.text else "") + name
            start = len(names.text)
            names.text += ",".join(xref.findtext(".") or "" for xref in contrib.findall("xref[@ref-type='aff']"))
            names.marks += [(start, len(names.text), "sup")] if len(names.text) > start else []
        self.pieces += [names.piece("paragraph")] if names.text else []
        for part in root.findall(".//article-meta//aff"):
            self._put(part, "paragraph", before=f"{part.findtext('label', '')} ")
        for abstract in root.findall(".//article-meta/abstract"):
            if abstract.find("title") is None:
                self.pieces.append(Piece("heading", "Abstract"))
            self.children(abstract, 2)

    def children(self, element: Any, level: int) -> None:
        """The blocks in an element."""
        for child in element:
            if isinstance(child.tag, str):
                self._block(child, level)

    def _block(self, child: Any, level: int) -> None:
        tag = child.tag
        if tag == "title":
            label = child.getparent().findtext("label", "")
            self._put(child, "heading", level, f"{label} ".lstrip())
        elif tag == "p":
            self._paragraph(child, level)
        elif tag == "list":
            for p in child.findall("list-item/p"):
                self._put(p, "item")
        elif tag in ("fig", "table-wrap"):
            self._float(child)
        elif tag == "ref-list":
            self._list(child)
        elif tag not in _PASSED_OVER:
            self.children(child, min(level + (tag == "sec"), 6))

    def _paragraph(self, element: Any, level: int) -> None:
        self._put(element, "paragraph")
        for child in element:
            if child.tag in _BLOCKS:
                self._block(child, level)

    def _float(self, element: Any) -> None:
        label = element.findtext("label", "")
        captions = [each for each in element.findall("caption/*")]
        for place, part in enumerate(captions):
            self._put(part, "caption", before=f"{label}. " if label and not place else "")
        for row in element.iter("tr"):
            cells = [_Text(self.places).read(cell).piece("cell") for cell in row]
            piece = Piece("row", "")
            for place, cell in enumerate(cells):
                piece = _beside(piece, cell, "\t" if place else "")
            self.pieces += [piece] if piece.text.strip() else []
        for note in element.findall("table-wrap-foot//p"):
            self._put(note, "paragraph")

    def _list(self, element: Any) -> None:
        title = element.findtext("title") or "References"
        self.pieces.append(Piece("heading", title))
        for ref in element.findall("ref"):
            label = (ref.findtext("label") or "").strip()
            label = f"{label}." if label.isdecimal() else label
            text = "; ".join(filter(None, (_entry(each) for each in ref if "citation" in str(each.tag))))
            self.pieces.append(Piece("entry", text, label=label))
        for child in element.findall("ref-list"):
            self._list(child)


def _beside(first: Piece, second: Piece, sign: str) -> Piece:
    shift = len(first.text) + len(sign)
    return Piece(
        first.kind,
        first.text + sign + second.text.replace("\t", " "),
        (*first.marks, *((start + shift, end + shift, mark) for start, end, mark in second.marks)),
        (*first.cites, *(Cite(cite.start + shift, cite.end + shift, cite.cited) for cite in second.cites)),
    )


def _entry(citation: Any) -> str:
    """The printed entry; put together in the order of its fields where the file holds fields alone."""
    if citation.tag == "mixed-citation" or (citation.tag == "citation" and (citation.text or "").strip()):
        return " ".join("".join(citation.itertext()).split())
    return " ".join("".join(_fields(citation)).split())


def _fields(citation: Any) -> Iterator[str]:
    def of(tag: str) -> str:
        found = citation.find(f".//{tag}")
        return " ".join("".join(found.itertext()).split()) if found is not None else ""

    names = [f"{name.findtext('surname', '')} {name.findtext('given-names', '')}" for name in citation.iter("name")]
    names += [" ".join("".join(each.itertext()).split()) for each in citation.iter("collab")]
    labelled = citation.getparent().find("label") is not None
    if names:
        yield ", ".join(names) + (", et al" if citation.find(".//etal") is not None else "") + ". "
    if not labelled and of("year"):
        yield f"{of('year')}. "
    for tag in ("article-title", "chapter-title"):
        yield f"{of(tag).rstrip('.')}. " if of(tag) else ""
    yield f"{of('source')}. " if of("source") else ""
    yield f"{of('publisher-loc')}: {of('publisher-name')}. " if of("publisher-name") else ""
    place = of("volume") + (f"({of('issue')})" if of("issue") else "")
    pages = of("fpage") + (f"–{of('lpage')}" if of("lpage") else "")
    where = f"{place}:{pages}" if place and pages else place or pages
    yield (f"{of('year')};{where}." if labelled else f"{where}.") if where else (of("year") if labelled else "")
    yield f" {of('comment')}" if of("comment") else ""


def groups(piece: Piece) -> Iterator[list[Cite]]:
    """The cites of a piece, those that nothing but signs part together."""
    group: list[Cite] = []
    for cite in piece.cites:
        if group and not _BETWEEN.fullmatch(piece.text[group[-1].end : cite.start]):
            yield group
            group = []
        group.append(cite)
    if group:
        yield group
