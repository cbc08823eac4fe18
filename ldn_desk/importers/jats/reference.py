"""One `<ref>` of a reference list: its text as printed, or put together where only tags are given, and its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_desk.domain.bibliography import Fields
from ldn_desk.importers.jats.citation import HREF, aside_links, fields_of, own_text, tagged_fields
from ldn_desk.importers.jats.people import words_of
from ldn_desk.importers.shared.composed_text import composed
from ldn_desk.importers.shared.rich_text import safe_href
from ldn_desk.reading.reference.reading import parse_reference

if TYPE_CHECKING:
    from lxml.etree import _Element


_MOST = 60
"""References that one sign may cite; half of it is the most that was seen."""


_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation", "product", "related-article")
_ALTERNATIVES = ("citation-alternatives", "alternatives")
_LABELLED = {"doi": " doi:", "pmid": " PMID: ", "pmc": " PMCID: ", "pmcid": " PMCID: "}
_MOST_TEXT = 20_000
"""Code points of one reference; the longest consortium lists have 8,000."""


@dataclass(frozen=True, slots=True)
class TaggedReference:
    """A reference of the list: the anchor by which citations lead to it, and its printed number or label."""

    anchor: str
    label: str
    text: str
    fields: Fields
    aside: tuple[tuple[str, str], ...] = ()
    """(label, address) of its links."""


def read_ref(ref: "_Element", anchor: str) -> TaggedReference:
    """The reference that a `<ref>` holds. Several citations in one are its parts, or one work tagged twice."""
    citations = list(_citations(ref))
    label = words_of(ref.find("label")) or next((words_of(c.find("label")) for c in citations), "")
    if not citations:
        text, inner = _printed(ref)[:_MOST_TEXT], next(ref.iter(*_CITATIONS), None)
        fields = parse_reference(text) if inner is None else fields_of(inner, text)
        return TaggedReference(anchor, label, text, fields, aside_links(ref))
    mixed = [citation for citation in citations if _is_printed(citation)]
    shown = mixed if mixed and len(mixed) < len(citations) else citations
    text = " ".join(part for part in (_part(citation, len(shown) > 1) for citation in shown) if part)
    notes = " ".join(_printed(note) for note in ref.iterchildren("note"))
    told = citations[0] if shown is citations else next(c for c in citations if c not in mixed)
    return TaggedReference(
        anchor, label, f"{text} {notes}".strip()[:_MOST_TEXT], fields_of(told, text), aside_links(ref)
    )


def _citations(ref: "_Element") -> "Iterator[_Element]":
    for child in ref:
        if child.tag in _CITATIONS:
            yield child
        elif child.tag in _ALTERNATIVES:
            yield from _of_one_work(list(child.iterchildren(*_CITATIONS)))


def _of_one_work(citations: "list[_Element]") -> "list[_Element]":
    """Of one work told in several ways: the first as printed, and the first in tags alone."""
    printed = [citation for citation in citations if _is_printed(citation)]
    tagged = [citation for citation in citations if not _is_printed(citation)]
    return [*printed[:1], *tagged[:1]]


def _is_printed(citation: "_Element") -> bool:
    """Whether the citation holds words or punctuation of its own between its tags."""
    if citation.tag == "element-citation":
        return False
    return bool(own_text(citation).strip())


def _part(citation: "_Element", labelled: bool) -> str:
    label = words_of(citation.find("label")) if labelled else ""
    # A bare letter before a work is set apart from its words, as print does.
    label = f"{label})" if len(label) == 1 and label.isalpha() else label
    text = _printed(citation) if _is_printed(citation) else composed(tagged_fields(citation), _asides(citation))
    return f"{label} {text}".strip() if label else text


def _printed(element: "_Element") -> str:
    """The text as printed, without labels; identifiers that stand glued to it are parted from it by their name."""
    text = ""
    for piece in _pieces(element):
        named = piece.startswith("\0")
        if named:
            kind, _sign, piece = piece[1:].partition("\0")
            label = _LABELLED.get(kind, " ")
            said = text[-24:].lower()
            bare = label.strip(" :").lower()
            text += "" if not text or (bare and bare in said) or said.endswith("/") else label
        text += piece
    return " ".join(text.split())


def _pieces(element: "_Element") -> Iterator[str]:
    """The texts of an element in order; that of an identifier begins with its kind between NULs."""
    yield element.text or ""
    for child in element:
        if child.tag == "pub-id":
            yield f"\0{(child.get('pub-id-type') or '').lower()}\0{words_of(child)}"
        elif child.tag in ("name", "string-name") and child.text is None:
            yield _person(child)
        elif child.tag not in ("label", "graphic", "inline-graphic"):
            yield from _pieces(child)
        yield child.tail or ""


def _person(name: "_Element") -> str:
    """A person's parts, a blank put where two touch."""
    text = ""
    for part in name:
        said = words_of(part)
        text += f" {said}" if text and said and not text[-1].isspace() else said
        text += part.tail or ""
    return text


def _asides(citation: "_Element") -> Iterator[str]:
    """What a citation in tags alone says besides: comments, and when it was looked at."""
    for said in citation.iterchildren("comment", "date-in-citation"):
        yield words_of(said)


def citing(xref: "_Element", entries: Mapping[str, TaggedReference]) -> tuple[str, ...]:
    """The ids of the references that a cross-reference cites, in its order."""
    rids = (xref.get("rid") or "").split()
    return tuple(dict.fromkeys(rid for rid in rids if rid in entries))[:_MOST]


def href_of(element: "_Element", entries: Mapping[str, TaggedReference]) -> tuple[str, ...]:
    """The addresses of a link; several where one sign cites several references."""
    if element.tag == "xref":
        cited = tuple(f"#{entries[rid].anchor}" for rid in citing(element, entries))
        rid = (element.get("rid") or "").split()[:1]
        return cited or tuple(safe_href(f"#{each}") for each in rid)
    text = words_of(element)
    address = element.get(HREF) or (text if element.tag != "email" else f"mailto:{text}")
    if element.get("ext-link-type") == "doi" and address.startswith("10."):
        address = f"https://doi.org/{address}"
    if address.startswith("www."):
        address = f"https://{address}"
    return (safe_href(address),)
