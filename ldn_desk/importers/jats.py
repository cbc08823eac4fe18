"""Journal XML: JATS and the older NLM document types, as journals and PubMed Central hand it out.

What the tags say of an entry goes before what its text shows, and their own links lead from marker to entry.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.words import tr
from ldn_desk.importers.jats_body import Body
from ldn_desk.importers.jats_inline import Inline
from ldn_desk.importers.jats_references import citations_in, fields_of, name_of, printed
from ldn_desk.importers.xml_tree import local, parse_xml
from ldn_desk.plugins.contracts import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOKED_AT = 16_384
_START = re.compile(rb"\s{0,200}(?:<\?xml|<!DOCTYPE|<!--|<[\w:]+)")
_ROOT = re.compile(
    rb"<(?:\w+:)?(?:article|pmc-articleset|articles|back|ref-list)\b[^>]{0,2000}>.{0,12000}?"
    rb"<(?:\w+:)?(?:front|front-stub|article-meta|body|ref|journal-meta)\b",
    re.DOTALL,
)
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+article\s[^>]{0,300}(?:NLM|JATS|journal)", re.IGNORECASE)
_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?[.):]?")
_BACK_FIRST = ("front", "body", "back", "floats-group", "floats-wrap")


class Jats:
    """`.xml` and `.nxml` of journals."""

    name = "jats"
    label = "Journal XML"
    suffixes = (".xml", ".nxml", ".jats")

    def recognises(self, data: bytes, suffix: str) -> float:
        """0.97 where the bytes open as an article of a journal does; 0.3 for other XML by its name."""
        head = data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
        if not _START.match(head):
            return 0.0
        if _DOCTYPE.search(head) or _ROOT.search(head):
            return 0.97
        return 0.3 if suffix in self.suffixes and b"<html" not in head else 0.0

    def read(self, data: bytes) -> Draft:
        """Blocks, front matter, and the tagged fields of each entry. Raises UnreadableInput with one sentence."""
        root = parse_xml(data)
        article = root if local(root) == "article" else next(root.iter("{*}article"), root)
        reading = _Reading(_named(article))
        blocks = reading.blocks(article)
        if not blocks:
            raise UnreadableInput(tr("The XML holds no article: choose the file of the article itself."))
        meta = next(article.iter("{*}article-meta"), None)
        return Draft(
            blocks=tuple(blocks),
            title=reading.inline.plain(next(meta.iter("{*}article-title"), None)) if meta is not None else "",
            author=tuple(_authors(meta, reading.inline)) if meta is not None else (),
            issued=_issued(meta) if meta is not None else None,
            language=(article.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:35],
            source=_source(meta) if meta is not None else "",
            fields=reading.fields,
        )


def _named(article: "_Element") -> frozenset[str]:
    """The ids of the entries, after each has been given one of its own."""
    names: set[str] = set()
    for place, ref in enumerate(article.iter("{*}ref"), 1):
        name = ref.get("id") or f"ref-{place}"
        name = f"{name}-{place}" if name in names else name
        ref.set("id", name)
        names.add(name)
    return frozenset(names)


class _Reading:
    """One article: its blocks, and the fields of its entries by their anchors."""

    def __init__(self, anchors: frozenset[str]) -> None:
        self.inline = Inline(anchors)
        self.fields: dict[str, Fields] = {}

    def blocks(self, article: "_Element") -> list[Block]:
        body = Body(self.inline, self._list)
        for meta in article.iter("{*}article-meta"):
            title = self.inline.plain(next(meta.iter("{*}article-title"), None))
            body.blocks += [Block(BlockKind.TITLE, title, 1)] if title else []
            for abstract in meta.iterchildren("{*}abstract"):
                body.read(abstract, 2)
            break
        for part in article:
            if local(part) in _BACK_FIRST[1:]:
                body.read(part, 2)
        if local(article) == "ref-list":
            body.read(article, 2)
        return body.blocks

    def _list(self, element: "_Element", level: int) -> list[Block]:
        """A heading and the entries; lists within the list follow with their own headings."""
        title = self.inline.plain(next(element.iterchildren("{*}title"), None))
        refs = list(element.iterchildren("{*}ref"))
        words = title or (tr("References") if refs else "")
        blocks = [Block(BlockKind.HEADING, words, level)] if words else []
        for child in element:
            if local(child) == "ref":
                blocks += self._entry(child)
            elif local(child) == "ref-list":
                blocks += self._list(child, level + 1)
            elif local(child) == "p":
                text = self.inline.plain(child)
                blocks += [Block(BlockKind.PARAGRAPH, text)] if text else []
        return blocks

    def _entry(self, ref: "_Element") -> Iterator[Block]:
        anchor = ref.get("id", "")
        citations = citations_in(ref)
        texts = [printed(citation, self.inline) for citation in citations] or [self.inline.plain(ref)]
        text = " ".join(filter(None, texts))
        if not text:
            return
        label = next((self.inline.plain(child) for child in ref if local(child) == "label"), "")
        number = _NUMBER.fullmatch(label)
        if citations:
            self.fields[anchor] = fields_of(citations[0], text, self.inline)
        ordinal = f"{number.group(1)}." if number else ""
        yield Block(BlockKind.REFERENCE, text, anchor=anchor, ordinal=ordinal)


def _authors(meta: "_Element", inline: Inline) -> Iterator[Name]:
    for contributor in meta.iter("{*}contrib"):
        if (contributor.get("contrib-type") or "author") != "author":
            continue
        name = next(contributor.iter("{*}name", "{*}string-name", "{*}collab"), None)
        if name is None:
            continue
        if local(name) == "collab":
            yield Name(literal=" ".join((name.text or inline.plain(name)).split()))
        else:
            yield name_of(name, inline)


def _issued(meta: "_Element") -> PartialDate | None:
    """The earliest of the publication dates, the more exact of two in one year."""
    dates = [date for element in meta.iterchildren("{*}pub-date") if (date := _date(element))]
    return min(dates, key=lambda date: (date.year or 0, date.month or 13, date.day or 32), default=None)


def _date(element: "_Element") -> PartialDate | None:
    parts = [
        int(text) if (text := "".join(map(str, found.itertext())).strip()).isdecimal() else None
        for tag in ("year", "month", "day")
        if (found := next(element.iterchildren(f"{{*}}{tag}"), None)) is not None
    ]
    year, month, day = (*parts, None, None, None)[:3]
    if not year or not 1500 <= year <= 2100:
        return None
    month = month if month and 1 <= month <= 12 else None
    return PartialDate(year, month, day if month and day and 1 <= day <= 31 else None)


def _source(meta: "_Element") -> str:
    """The address of the article's DOI."""
    for element in meta.iterchildren("{*}article-id"):
        if element.get("pub-id-type") == "doi" and element.text:
            return f"https://doi.org/{element.text.strip()}"
    return ""
