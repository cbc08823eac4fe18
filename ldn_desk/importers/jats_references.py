"""Entries of a reference list in journal XML: as they are printed, and the fields that their tags name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.doi import doi_in
from ldn_desk.importers.composed import composed
from ldn_desk.importers.jats_inline import XLINK_HREF, Inline
from ldn_desk.importers.rich_text import RichText
from ldn_desk.importers.xml_tree import local
from ldn_desk.reading.characters import YEAR
from ldn_desk.reading.dates import month_number
from ldn_desk.reading.lists import completed, named, pages
from ldn_desk.reading.references import parse_reference

if TYPE_CHECKING:
    from lxml.etree import _Element

_CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation", "product")
_TYPES = {
    "journal": "article-journal",
    "article": "article-journal",
    "periodical": "article-magazine",
    "book": "book",
    "monograph": "book",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "confproc": "paper-conference",
    "conf-proceedings": "paper-conference",
    "conference": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "gov": "report",
    "government": "report",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "preprint": "article",
    "data": "dataset",
    "database": "dataset",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "newspaper": "article-newspaper",
}
_ABSENT = frozenset(("other", "", "unknown", "commun", "discussion", "list", "undeclared"))
_TITLES = ("article-title", "chapter-title", "part-title", "data-title", "trans-title")
_WHOLE_YEAR = re.compile(YEAR)
_DIGITS = re.compile(r"\d{1,2}")
_LABELLED = re.compile(r"(?:PMID|PMCID|doi|DOI|PubMed|arXiv)\W{0,3}$")
_LABELS = {"pmid": "PMID: ", "doi": "doi:", "pmcid": "PMCID: ", "arxiv": "arXiv:"}


def citations_in(ref: "_Element") -> list["_Element"]:
    """The citations of one entry: of each set of alternatives the first."""
    found: list[_Element] = []
    for child in ref:
        if local(child) == "citation-alternatives":
            found += [form for form in child if local(form) in _CITATIONS][:1]
        elif local(child) in _CITATIONS:
            found.append(child)
    return found


def printed(citation: "_Element", inline: Inline) -> str:
    """The citation as one line of text; where the XML prints no signs between the parts, they are put there."""
    if _is_bare(citation):
        said = (_text(citation, tag, inline) for tag in ("comment", "date-in-citation"))
        return composed(tagged(citation, inline), said) or inline.plain(citation)
    rich = RichText()
    rich.add(citation.text)
    for child in citation:
        label = _LABELS.get(_kind_of_id(child), "")
        if label and not _LABELLED.search(rich.text[-12:]) and "doi.org" not in rich.text[-20:]:
            rich.add(f" {label}")
        inline.child(child, rich)
        rich.add(child.tail)
    return rich.text.strip()


def fields_of(citation: "_Element", text: str, inline: Inline) -> Fields:
    """What the tags say, with identifiers from the text too; where they name no title, what the text shows."""
    fields = tagged(citation, inline)
    read = parse_reference(text)
    if not fields.title and not fields.container_title:
        return read
    return fields.with_(
        DOI=fields.DOI or read.DOI,
        PMID=fields.PMID or read.PMID,
        PMCID=fields.PMCID or read.PMCID,
        URL=fields.URL or ("" if fields.DOI or read.DOI else read.URL),
        issued=fields.issued or read.issued,
    )


def tagged(citation: "_Element", inline: Inline) -> Fields:
    """The fields as the tags name them."""
    kind = (
        citation.get("publication-type") or citation.get("citation-type") or citation.get("publication-format") or ""
    ).lower()
    title = next(filter(None, (_text(citation, tag, inline) for tag in _TITLES)), "")
    source = _text(citation, "source", inline)
    authors, editors, et_al = _people(citation, inline)
    fields = Fields(
        type=_type(kind, title, source),
        author=authors,
        et_al=et_al,
        editor=editors,
        issued=_date(citation, inline),
        title=(title or source).rstrip(" ."),
        container_title=(source if title else "").rstrip(" ,"),
        volume=_text(citation, "volume", inline),
        issue=_text(citation, "issue", inline) or _text(citation, "supplement", inline),
        page=_pages(citation, inline),
        number=_text(citation, "elocation-id", inline),
        edition=_text(citation, "edition", inline),
        publisher=_text(citation, "publisher-name", inline),
        publisher_place=_text(citation, "publisher-loc", inline),
        ISBN=_text(citation, "isbn", inline),
    )
    return completed(_identified(fields, citation))


def _is_bare(citation: "_Element") -> bool:
    """Whether nothing but white space stands between the tags."""
    return not any((child.tail or "").strip() for child in citation) and not (citation.text or "").strip()


def _type(kind: str, title: str, source: str) -> str:
    if kind == "book" and title and source:
        return "chapter"
    return _TYPES.get(kind, "" if kind in _ABSENT or not source or not title else "article-journal")


def _children(citation: "_Element", tag: str) -> "Iterator[_Element]":
    return citation.iter(f"{{*}}{tag}")


def _text(citation: "_Element", tag: str, inline: Inline) -> str:
    return inline.plain(next(_children(citation, tag), None))


def _people(citation: "_Element", inline: Inline) -> tuple[tuple[Name, ...], tuple[Name, ...], bool]:
    """(authors, editors, whether the list is cut short)."""
    authors: list[Name] = []
    editors: list[Name] = []
    groups = [child for child in citation if local(child) in ("person-group", "collab", "name", "string-name", "etal")]
    for group in groups:
        role = (group.get("person-group-type") or "author").lower()
        people = list(_names(group if local(group) == "person-group" else [group], inline))
        (editors if role.startswith(("editor", "ed")) else authors if "author" in role else []).extend(people)
    et_al = next(_children(citation, "etal"), None) is not None
    return tuple(authors), tuple(editors), et_al


def _names(elements: "Iterable[_Element]", inline: Inline) -> Iterator[Name]:
    for element in elements:
        tag = local(element)
        if tag in ("name", "string-name"):
            yield name_of(element, inline)
        elif tag == "name-alternatives":
            yield from _names(list(element)[:1], inline)
        elif tag in ("collab", "institution", "anonymous"):
            yield Name(literal=inline.plain(element).rstrip(" ,."))


def name_of(element: "_Element", inline: Inline) -> Name:
    """One person; particles that the surname begins with are told apart."""
    family, given, suffix = (
        inline.plain(next(_children(element, tag), None)) for tag in ("surname", "given-names", "suffix")
    )
    if not family:
        return Name(literal=inline.plain(element))
    return named(family, given, suffix)


def _date(citation: "_Element", inline: Inline) -> PartialDate | None:
    year, month, day = (_text(citation, tag, inline) for tag in ("year", "month", "day"))
    found = _WHOLE_YEAR.search(year)
    if found is None:
        return PartialDate(raw=year) if year else None
    number = int(month) if _DIGITS.fullmatch(month) else month_number(month)
    number = number if number and 1 <= number <= 12 else None
    return PartialDate(int(found.group()), number, int(day) if number and _DIGITS.fullmatch(day) else None)


def _pages(citation: "_Element", inline: Inline) -> str:
    first, last = (_text(citation, tag, inline) for tag in ("fpage", "lpage"))
    return pages(first, last) if first else pages(_text(citation, "page-range", inline))


def _kind_of_id(element: "_Element") -> str:
    """`doi`, `pmid` … of an identifier's element; empty for any other."""
    return (element.get("pub-id-type") or "").lower() if local(element) == "pub-id" else ""


def _identified(fields: Fields, citation: "_Element") -> Fields:
    for element in citation.iter("{*}pub-id", "{*}ext-link", "{*}uri"):
        said = "".join(str(part) for part in element.itertext()).strip()
        address = element.get(XLINK_HREF) or said
        kind = _kind_of_id(element)
        if kind == "pmid" and said.isdecimal():
            fields = replace(fields, PMID=fields.PMID or said)
        elif kind in ("pmcid", "pmc") and said:
            fields = replace(fields, PMCID=fields.PMCID or said)
        elif kind == "arxiv" and said:
            fields = replace(fields, arXiv=fields.arXiv or said.removeprefix("arXiv:"))
        elif doi_in(address if "10." in address else said):
            fields = replace(fields, DOI=fields.DOI or doi_in(address if "10." in address else said))
        elif address.startswith(("http://", "https://")):
            fields = replace(fields, URL=fields.URL or address)
    return fields
