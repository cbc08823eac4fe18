"""What the tags of one citation say (`mixed-citation`, `element-citation`, NLM's `citation`), as fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields as attributes_of
from dataclasses import replace
from typing import TYPE_CHECKING

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.importers.jats.front import date_of
from ldn_desk.importers.jats.people import PEOPLE, name_of, words_of
from ldn_desk.importers.shared.rich_text import safe_href
from ldn_desk.reading.entries.link_addresses import doi_in_address, pmid_in_address
from ldn_desk.reading.listed.values import arxiv_in, completed, first_doi, isbn_in, issns_in, pages, pmcid_in, pmid_in
from ldn_desk.reading.reference.identifiers import take_identifiers
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.reading.text.characters import folded

if TYPE_CHECKING:
    from lxml.etree import _Element

HREF = "{http://www.w3.org/1999/xlink}href"
_TITLES = ("article-title", "part-title", "chapter-title", "data-title", "trans-title")
_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "chapter": "chapter",
    "bookchapter": "chapter",
    "edited-book": "book",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "conference": "paper-conference",
    "conf-proceedings": "paper-conference",
    "thesis": "thesis",
    "dissertation": "thesis",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "web-page": "webpage",
    "report": "report",
    "gov": "report",
    "government": "report",
    "standard": "report",
    "working-paper": "report",
    "preprint": "article",
    "data": "dataset",
    "database": "dataset",
    "dataset": "dataset",
    "software": "software",
    "computer-program": "software",
    "patent": "patent",
    "newspaper": "article-newspaper",
    "news": "article-newspaper",
    "magazine": "article-magazine",
    "periodical": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "abstract": "article-journal",
    "commun": "personal_communication",
    "personal-communication": "personal_communication",
}
_WHOLE = ("book", "thesis", "report", "webpage", "dataset", "software", "patent", "")
"""Types whose `source` is the work itself where no other title is tagged."""
_EDITORS = ("editor", "editors", "ed", "eds", "guest-editor")
_NO_AUTHORS = ("translator", "illustrator", "compiler", "director", "assignee", "transed", "curator")
_OTHER_THINGS = ("date-in-citation", "access-date", "related-article", "related-object", "label")
_HOLDING = (
    "comment",
    "article-title",
    "source",
    "date",
    "series",
    "named-content",
    "styled-content",
    "italic",
    "bold",
    "note",
)
_EDGES = " .,;:"
_BRACKETS = "()[] "
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)
_EDITION_WORD = re.compile(r"[\s(]*(?:edition|edn|ed)\b\.?\)?$", re.IGNORECASE)
_BARE_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SURE = ("author", "issued", "title", "container_title", "volume")
_ALWAYS = ("DOI", "PMID", "PMCID", "ISBN", "arXiv", "URL", "issued")
"""Read from the text, where the tags name none, whatever they say of the rest."""
_ARTICLE_NUMBER = re.compile(r"e\d{2,}|[A-Za-z]{1,6}\d{4,}")


def kind_of(citation: "_Element") -> str:
    """The CSL type that a citation's own attribute names; empty for `other` and names that say nothing."""
    for attribute in ("publication-type", "citation-type", "publication-format"):
        kind = (citation.get(attribute) or "").strip().lower()
        if kind in _TYPES:
            return _TYPES[kind]
    return ""


def fields_of(citation: "_Element", text: str) -> Fields:
    """The fields that the tags name. What they leave empty is read from the printed text where that is safe:
    identifiers always, the rest where the tags say nothing or agree with what is read."""
    return _filled(tagged_fields(citation), text)


def tagged_fields(citation: "_Element") -> Fields:
    """The fields that the tags name, and no others."""
    tags = _Tags(citation)
    return completed(_identified(tags, _located(tags, _work(tags))))


class _Tags:
    """The elements of a citation by their tags, in printed order; what tells of other works or of access left out."""

    def __init__(self, citation: "_Element") -> None:
        self.kind = kind_of(citation)
        self.citation = citation
        self._by_tag: dict[str, list[_Element]] = {}
        for element in _inner(citation):
            self._by_tag.setdefault(str(element.tag), []).append(element)

    def all(self, *names: str) -> "list[_Element]":
        """Every element of these tags."""
        return [element for name in names for element in self._by_tag.get(name, ())]

    def first(self, *names: str) -> str:
        """The text of the first tag of these that holds any, without the punctuation around it."""
        found = (words_of(element).strip(_EDGES) for element in self.all(*names))
        return next((text for text in found if text), "")

    def identifiers(self, *kinds: str) -> list[str]:
        """The texts of identifiers of these kinds."""
        found = self.all("pub-id", "object-id", "article-id", "ext-link", "isbn")
        return [words_of(element) for element in found if _kind_of_identifier(element) in kinds]

    def links(self) -> list[str]:
        """The addresses of links, printed ones where the link has none of its own."""
        linked = self.all("ext-link", "uri", "self-uri", "pub-id", "article-title", "source", "data-title")
        held = (element.get(HREF) or (words_of(element) if element.tag == "uri" else "") for element in linked)
        return [safe_href(_as_address(link)) or link for link in held if link]

    def printed_links(self) -> list[str]:
        """The addresses and identifiers that links show."""
        linked = (words_of(element) for element in self.all("ext-link", "uri", "self-uri"))
        return [safe_href(_as_address(text)) or text for text in linked if "10." in text or "/" in text]


def aside_links(citation: "_Element") -> tuple[tuple[str, str], ...]:
    """(label, address) of the links of a citation to the web: what they show, and where they lead."""
    found = ((words_of(element), _linked_address(element)) for element in citation.iter("ext-link", "uri", *_TITLED))
    return tuple((label, address) for label, address in found if address.startswith("http"))


_TITLED = ("article-title", "source", "data-title", "pub-id")


def _linked_address(element: "_Element") -> str:
    return safe_href(_as_address(element.get(HREF) or ""))


def _only_identifies(link: str, shown: Sequence[str]) -> bool:
    """Whether an address that is not printed holds no more than a DOI or PMID."""
    return link not in shown and bool(doi_in_address(link) or pmid_in_address(link))


def _inner(citation: "_Element") -> "Iterator[_Element]":
    for child in citation:
        if child.tag in _OTHER_THINGS or not isinstance(child.tag, str):
            continue
        yield child
        if child.tag in _HOLDING:
            yield from _inner(child)


def _kind_of_identifier(element: "_Element") -> str:
    kind = element.get("pub-id-type") or element.get("ext-link-type") or element.tag
    return str(kind).lower()


def _as_address(link: str) -> str:
    return f"https://doi.org/{link}" if _BARE_DOI.match(link) else link.removeprefix("info:")


def _work(tags: _Tags) -> Fields:
    """Type, people, title and container."""
    kind, title, source = tags.kind, tags.first(*_TITLES), tags.first("source", "series")
    if not title and kind in _WHOLE and (kind or not tags.all("volume", "fpage")):
        title, source = source, ""
    elif title and source and kind == "book":
        kind = "chapter"
    if not kind and title and source and tags.all("volume"):
        kind = "article-journal"
    author, editor, et_al = _people(tags)
    return Fields(type=kind, author=author, editor=editor, et_al=et_al, title=title, container_title=source)


def _located(tags: _Tags, fields: Fields) -> Fields:
    """The fields with date, volume, pages and publisher."""
    page = pages(tags.first("page-range")) or pages(tags.first("fpage"), tags.first("lpage"))
    number = tags.first("elocation-id", "article-number")
    volume, _bracket, within = tags.first("volume").partition("(")
    if not number and _ARTICLE_NUMBER.fullmatch(page):
        page, number = "", page
    return replace(
        fields,
        issued=_issued(tags),
        volume=volume.strip(_BRACKETS),
        issue=(tags.first("issue") or tags.first("supplement") or within).strip(_BRACKETS),
        page=page,
        number=number,
        edition=_EDITION_WORD.sub("", tags.first("edition")),
        publisher=tags.first("publisher-name", "institution"),
        publisher_place=tags.first("publisher-loc"),
    )


def _identified(tags: _Tags, fields: Fields) -> Fields:
    """The fields with identifiers and address."""
    links = tags.links()
    shown = tags.printed_links()
    arxiv = (text if "arxiv" in text.lower() else f"arXiv:{text}" for text in tags.identifiers("arxiv"))
    pmcids = (text if text[:1].isalpha() else f"PMC{text}" for text in tags.identifiers("pmc", "pmcid"))
    return replace(
        fields,
        DOI=first_doi(*tags.identifiers("doi"), *shown),
        PMID=pmid_in(*(f"PMID: {text}" for text in tags.identifiers("pmid", "pubmed", "medline")), *shown),
        PMCID=pmcid_in(*pmcids, *links),
        arXiv=arxiv_in(*arxiv, *links),
        ISBN=isbn_in(" ".join(tags.identifiers("isbn"))),
        ISSN=issns_in(" ".join(words_of(element) for element in tags.all("issn"))),
        URL=next((link for link in links if link.startswith("http") and not _only_identifies(link, shown)), ""),
    )


def _issued(tags: _Tags) -> PartialDate | None:
    for holder in (*tags.all("date"), tags.citation):
        if date := date_of(holder):
            return date
    printed = tags.first("year")
    year = _YEAR.search(printed)
    return PartialDate(int(year.group())) if year else PartialDate(raw=printed) if printed else None


def _people(tags: _Tags) -> tuple[tuple[Name, ...], tuple[Name, ...], bool]:
    """Authors, editors, and whether the list of authors says that there are more."""
    author: list[Name] = []
    editor: list[Name] = []
    et_al = False
    for group in tags.all("person-group"):
        role = (group.get("person-group-type") or "author").lower()
        people = [name for element in group.iter(*PEOPLE) if _is_own(element, group) and (name := name_of(element))]
        if role in _EDITORS:
            editor += people
        elif role not in _NO_AUTHORS:
            author += people
            et_al = et_al or group.find("etal") is not None or _ET_AL.search(own_text(group)) is not None
    loose, late, cut = _loose_people(tags.citation)
    et_al = et_al or (cut and not author)
    return tuple(author or loose), tuple(editor or late), et_al


def own_text(element: "_Element") -> str:
    """The text of an element without that of the elements in it."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _is_own(element: "_Element", group: "_Element") -> bool:
    """Whether a name stands for itself, not inside another name or group."""
    for above in element.iterancestors():
        if above is group or above.tag in PEOPLE:
            return above is group
    return False


def _loose_people(citation: "_Element") -> tuple[list[Name], list[Name], bool]:
    """Names that stand in the citation itself: before the title its authors, after it the editors of a book."""
    before: list[Name] = []
    after: list[Name] = []
    titled, cut = False, False
    for child in citation:
        titled = titled or child.tag in _TITLES or child.tag == "source"
        if child.tag == "etal":
            cut = cut or not titled
        elif child.tag in PEOPLE and (name := name_of(child)):
            (after if titled and before else before).append(name)
        cut = cut or (not titled and bool(before) and _ET_AL.search(child.tail or "") is not None)
    return before, after, cut


def _filled(tagged: Fields, text: str) -> Fields:
    """The tagged fields, those that are empty filled from the printed text."""
    if not (tagged.title or tagged.container_title or tagged.author or tagged.volume):
        read = parse_reference(text)
        return _over(read, tagged)
    if all(getattr(tagged, name) for name in _SURE) and (tagged.page or tagged.number):
        return _over(_identifiers_in(text), tagged)
    read = parse_reference(text)
    agrees = bool(tagged.title) and folded(tagged.title) == folded(read.title)
    if agrees:
        return _over(read, tagged)
    unnamed = not tagged.title and not tagged.container_title
    safe = (*_ALWAYS, "author", "title") if unnamed else _ALWAYS
    return _over(Fields(**{name: getattr(read, name) for name in safe}), tagged)


def _identifiers_in(text: str) -> Fields:
    read = take_identifiers(text)[1]
    return Fields(DOI=read.DOI, PMID=read.PMID, PMCID=read.PMCID, ISBN=read.ISBN, arXiv=read.arxiv)


def _over(read: Fields, tagged: Fields) -> Fields:
    """What was read, under what is tagged."""
    said = {entry.name: value for entry in attributes_of(Fields) if (value := getattr(tagged, entry.name))}
    if said.get("page") or said.get("number"):
        said.setdefault("page", "")
        said.setdefault("number", "")
    return replace(read, **said)
