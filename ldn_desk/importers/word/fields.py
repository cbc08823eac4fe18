"""What reference managers keep in a Word file: which works a citation names, as fields.

Zotero and Mendeley keep CSL-JSON in the code of a field, Mendeley Cite in the tag of a content control, EndNote its own
XML; Word names sources that stand in a part of their own.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import normal
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.foreign_json import value_at
from ldn_desk.importers.shared.csl_item import csl_fields
from ldn_desk.importers.shared.rich_text import safe_href
from ldn_desk.importers.shared.xml_tree import local, parse_xml
from ldn_desk.reading.listed.values import completed, first_doi, listed_date, pages, people, plain
from ldn_desk.reading.text.characters import folded

if TYPE_CHECKING:
    from lxml.etree import _Element


_ADDRESS = re.compile(r'^\s*HYPERLINK\s{1,4}"([^"\s]{1,4000})"')
_PLACE = re.compile(r'^\s*(?:HYPERLINK\s{1,4}(?:"[^"]{0,9}"\s{1,4})?\\l\s{1,4}"|(?:REF|NOTEREF)\s{1,4})([\w.:-]{1,80})')
_JUMPS = re.compile(r"\\[hlnrw]\b")


def link_of(code: str) -> str:
    """The address or `#place` that a field leads to; empty for fields that lead nowhere."""
    place = _PLACE.match(code)
    if place and _JUMPS.search(code):
        return f"#{place.group(1)}"
    address = _ADDRESS.match(code)
    return safe_href(address.group(1)) if address else ""


def assigned(text: str, anchors: Sequence[str], works: Mapping[str, Fields]) -> Iterator[tuple[str, tuple[int, int]]]:
    """(anchor, its part of the printed text) for each work cited: the part that names its author, else the whole.

    Programs sort the works of one citation as their style says, not as they were chosen."""
    parts = list(_parts(text))
    named = [_naming(text, parts, works.get(anchor, Fields())) for anchor in anchors]
    clear = len(parts) == len(anchors) > 1 and None not in named and len(set(named)) == len(anchors)
    whole = (0, len(text))
    for anchor, part in zip(anchors, named, strict=True):
        yield anchor, (part if clear and part else whole)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split(";"):
        yield start, start + len(part)
        start += len(part) + 1


def _naming(text: str, parts: Sequence[tuple[int, int]], work: Fields) -> tuple[int, int] | None:
    """The only part that names the work's first author (or title), and its year where several do."""
    first = work.author[0].family or work.author[0].literal if work.author else work.title
    name, year = folded(first)[:20], str(work.year or "")
    naming = [part for part in parts if name and name in folded(text[part[0] : part[1]])]
    dated = [part for part in naming if year in text[part[0] : part[1]]] if len(naming) > 1 else naming
    return dated[0] if len(dated) == 1 else None


MOST_ITEMS = 20_000
_CSL = re.compile(r"^\s*(?:ADDIN\s{1,4})?(?:ZOTERO_ITEM\s{1,4})?CSL_CITATION\s*(?=\{)")
_ENDNOTE = re.compile(r"^\s*ADDIN EN\.CITE(?!\.DATA)\s*(.*)", re.DOTALL)
_WORD = re.compile(r"^\s*CITATION\s{1,4}(\S{1,200})((?:\s{1,4}\\m\s{1,4}\S{1,200}){0,50})")
_WORD_MORE = re.compile(r"\\m\s{1,4}(\S{1,200})")
_BIBLIOGRAPHY = re.compile(
    r"^\s*(?:ADDIN\s{1,4}(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography|CSL_BIBLIOGRAPHY)|BIBLIOGRAPHY"
    r"|MENDELEY_BIBLIOGRAPHY)\b"
)
_KEPT = re.compile(r"(ZOTERO_BREF_\w{1,40})_(\d{1,4})")
_MENDELEY = re.compile(r"MENDELEY_CITATION_v\d_(.+)", re.DOTALL)
_ENDNOTE_TYPES = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "book": "book",
    "edited book": "book",
    "book section": "chapter",
    "conference proceedings": "paper-conference",
    "conference paper": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "web page": "webpage",
}
_WORD_TYPES = {
    "JournalArticle": "article-journal",
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "Report": "report",
    "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage",
}


class Items:
    """The works that the citations of one file name, each once, in the order of their first citation."""

    def __init__(self, sources: Mapping[str, Fields]) -> None:
        self._sources = sources
        self._anchors: dict[str, str] = {}
        self.fields: dict[str, Fields] = {}
        """Anchor → fields."""

    def in_code(self, code: str, data: str = "") -> list[str]:
        """The anchors of the works that a field's code (and its binary data, decoded) names."""
        csl, endnote, word = _CSL.match(code), _ENDNOTE.match(code), _WORD.match(code)
        if csl:
            return self._keep(_csl_items(code[csl.end() :]))
        if endnote:
            return self._keep(_endnote_items(endnote.group(1) if "<" in endnote.group(1) else data))
        if word:
            tags = [word.group(1), *_WORD_MORE.findall(word.group(2))]
            return self._keep(self._sources[tag] for tag in tags if tag in self._sources)
        return []

    def in_tag(self, tag: str) -> list[str]:
        """The anchors of the works that the tag of a content control names."""
        mendeley = _MENDELEY.match(tag)
        return self._keep(_csl_items(_decoded(mendeley.group(1)))) if mendeley else []

    def _keep(self, found: Iterator[Fields]) -> list[str]:
        return [anchor for fields in found if (anchor := self._anchor(fields))]

    def _anchor(self, fields: Fields) -> str:
        year = fields.year or ""
        key = normal(fields.DOI) if fields.DOI else f"{folded(fields.title)} {year}"
        if not key.strip() or len(self.fields) >= MOST_ITEMS:
            return ""
        if key not in self._anchors:
            self._anchors[key] = f"cited-{len(self._anchors) + 1}"
            self.fields[self._anchors[key]] = fields
        return self._anchors[key]


def kept_codes(properties: "_Element | None") -> dict[str, str]:
    """Bookmark → code of the citation there, where Zotero keeps the codes in the document's own properties, cut up."""
    pieces: dict[str, dict[int, str]] = {}
    for each in properties if properties is not None else ():
        kept = _KEPT.fullmatch(each.get("name") or "")
        if kept:
            text = "".join(map(str, each.itertext()))
            pieces.setdefault(kept.group(1), {})[int(kept.group(2))] = text
    return {name: "".join(found[place] for place in sorted(found)) for name, found in pieces.items()}


def is_bibliography(code: str) -> bool:
    """Whether a field's result is the list of references."""
    return _BIBLIOGRAPHY.match(code) is not None


def _csl_items(text: str) -> Iterator[Fields]:
    try:
        data, _end = value_at(text, 0)
    except ValueError:
        return
    listed = data.get("citationItems") if isinstance(data, dict) else None
    for item in listed if isinstance(listed, list) else ():
        held = item.get("itemData") if isinstance(item, dict) else None
        if isinstance(held, dict):
            yield csl_fields(held)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=False).decode("utf-8", errors="replace")
    except (binascii.Error, ValueError):
        return ""


def field_data(text: str) -> str:
    """The binary data beside a field's code as text: EndNote keeps its XML there, in UTF-8 or UTF-16."""
    try:
        data = base64.b64decode("".join(text.split()))
    except (binascii.Error, ValueError):
        return ""
    return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-8", errors="replace")


def _endnote_items(text: str) -> Iterator[Fields]:
    start = text.find("<EndNote")
    end = text.find("</EndNote>")
    if start < 0 or end < 0:
        return
    try:
        root = parse_xml(text[start : end + len("</EndNote>")].encode("utf-8"))
    except UnreadableInput:
        return
    for record in root.iter("record"):
        yield _endnote_record(record)


def _endnote_record(record: "_Element") -> Fields:
    def said(*path: str) -> str:
        element: _Element | None = record
        for name in path:
            element = next(element.iterchildren(name), None) if element is not None else None
        return plain("".join(map(str, element.itertext()))) if element is not None else ""

    kind = next((str(each.get("name")) for each in record.iterchildren("ref-type")), "").lower()
    author, et_al = people(_all_text(record, "contributors", "authors"))
    return completed(
        Fields(
            type=_ENDNOTE_TYPES.get(kind, ""),
            author=author,
            et_al=et_al,
            editor=people(_all_text(record, "contributors", "secondary-authors"))[0],
            issued=listed_date(said("dates", "year")) if said("dates", "year") else None,
            title=said("titles", "title"),
            container_title=said("periodical", "full-title") or said("titles", "secondary-title"),
            volume=said("volume"),
            issue=said("number"),
            page=pages(said("pages")),
            publisher=said("publisher"),
            publisher_place=said("pub-location"),
            DOI=first_doi(said("electronic-resource-num")),
            PMID=said("accession-num") if said("accession-num").isdecimal() else "",
            ISBN=said("isbn"),
        )
    )


def _all_text(record: "_Element", *path: str) -> list[str]:
    found = [record]
    for name in path:
        found = [each for element in found for each in element.iterchildren(name)]
    return ["".join(map(str, each.itertext())) for element in found for each in element]


def word_sources(root: "_Element") -> Iterator[tuple[str, Fields]]:
    """(tag, fields) of each source that Word itself keeps."""
    for source in root.iter("{*}Source"):
        values = {local(each): "".join(map(str, each.itertext())).strip() for each in source}
        tag = values.get("Tag", "")
        if tag:
            yield tag, _word_source(source, values)


def _word_source(source: "_Element", values: Mapping[str, Any]) -> Fields:
    names = [
        ", ".join(part for name in ("Last", "First", "Middle") if (part := _part(person, name)))
        for role in source.iterchildren("{*}Author")
        for author in role.iterchildren("{*}Author")
        for person in author.iter("{*}Person")
    ]
    names = [re.sub(r", (\S+), ", r", \1 ", name) for name in names]
    groups = [
        plain("".join(map(str, group.itertext())))
        for role in source.iter("{*}Author")
        for group in role.iter("{*}Corporate")
    ]
    container = values.get("JournalName") or values.get("BookTitle") or values.get("ConferenceName") or ""
    year = values.get("Year", "")
    return completed(
        Fields(
            type=_WORD_TYPES.get(values.get("SourceType", ""), ""),
            author=people(dict.fromkeys((*names, *groups)))[0],
            issued=listed_date(year) if year else None,
            title=plain(values.get("Title", "")),
            container_title=plain(container),
            volume=plain(values.get("Volume", "")),
            issue=plain(values.get("Issue", "")),
            page=pages(values.get("Pages", "")),
            publisher=plain(values.get("Publisher", "")),
            publisher_place=plain(values.get("City", "")),
            DOI=first_doi(values.get("DOI", ""), values.get("URL", "")),
            URL=values.get("URL", "") if values.get("URL", "").startswith("http") else "",
        )
    )


def _part(person: "_Element", name: str) -> str:
    return next((plain("".join(map(str, each.itertext()))) for each in person.iterchildren(f"{{*}}{name}")), "")
