"""What a web page says of itself: meta tags of journals and blogs, and schema.org's JSON-LD."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.doi import doi_in
from ldn_desk.domain.foreign_json import loads
from ldn_desk.importers.shared.rich_text import safe_href
from ldn_desk.reading.text.bylines import people_in_order, person
from ldn_desk.reading.text.dates import read_date

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = ("citation_title", "dc.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "dc.creator", "author", "parsely-author", "article:author_name")
_DATES = (
    "citation_publication_date", "citation_date", "article:published_time", "dc.date", "datepublished", "date",
    "pubdate",
)  # fmt: skip
_JOURNALS = ("citation_journal_title", "prism.publicationname")
_DOIS = ("citation_doi", "prism.doi", "dc.identifier", "dc.identifier.doi", "bepress_citation_doi")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|WebPage|Report", re.IGNORECASE)
_MOST_DATA = 300_000
"""Characters of one JSON-LD script that are looked at."""
_SITE = re.compile(r"\s+[|–—•·»]\s+[^|–—•·»]{2,60}$")


@dataclass(frozen=True, slots=True)
class PageHead:
    """Title, authors, date, language and address, as far as the page names them."""

    title: str = ""
    author: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    language: str = ""
    source: str = ""
    container_title: str = ""
    DOI: str = ""


def read_page_head(root: "_Element") -> PageHead:
    """The page's own account of itself; what a journal's tags say goes before what a blog's do."""
    tags = _tags(root)
    data = next(_linked_data(root), {})
    title = _first(tags, _TITLES) or _text(data.get("headline")) or _page_title(root)
    printed = _first(tags, _DATES) or _text(data.get("datePublished"))
    names = _names(tags) or _data_names(data.get("author"))
    address = _first(tags, ("og:url",)) or next((str(link.get("href")) for link in _canonical(root)), "")
    return PageHead(
        title=" ".join(title.split()),
        author=names,
        issued=read_date(printed.replace("/", "-"))
        or read_date(printed)
        or (PartialDate(raw=printed) if printed else None),
        language=(root.get("lang") or _text(data.get("inLanguage")))[:35],
        source=safe_href(address) if address.startswith("http") else "",
        container_title=" ".join(_first(tags, _JOURNALS).split()),
        DOI=next((doi for name in _DOIS for text in tags.get(name, ()) if (doi := doi_in(text))), ""),
    )


def _tags(root: "_Element") -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or tag.get("itemprop") or "").lower()
        content = (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name, []).append(content)
    return tags


def _first(tags: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((tags[name][0] for name in names if name in tags), "")


def _names(tags: dict[str, list[str]]) -> tuple[Name, ...]:
    """Journals print `Kim, John` or `John Kim`, one tag an author; blogs one tag for all."""
    found = next((tags[name] for name in _AUTHORS if name in tags), [])
    found = [name for name in found if not name.startswith("http")]
    if len(found) == 1 and found[0].count(",") != 1:
        return people_in_order(found[0])
    return tuple(_family_first(name) for name in found)


def _family_first(text: str) -> Name:
    family, comma, given = text.partition(",")
    return Name(family=family.strip(), given=given.strip()) if comma and given.strip() else person(text)


def _page_title(root: "_Element") -> str:
    title = " ".join(next((element.text for element in root.iter("title") if element.text), "").split())
    # `Sleep - Wikipedia` over `<h1>Sleep</h1>`.
    shown = (" ".join("".join(str(part) for part in element.itertext()).split()) for element in root.iter("h1"))
    return next((text for text in shown if text and title.startswith(text)), "") or _SITE.sub("", title)


def _canonical(root: "_Element") -> Iterator["_Element"]:
    return (link for link in root.iter("link") if link.get("rel") == "canonical" and link.get("href"))


def _linked_data(root: "_Element") -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = loads(script.text[:_MOST_DATA])
        except ValueError:
            continue
        yield from _articles(data)


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    listed = data if isinstance(data, list) else [data]
    for item in listed:
        if isinstance(item, dict):
            graph = item.get("@graph")
            inner = graph if isinstance(graph, list) else [item]
            yield from (
                part for part in inner if isinstance(part, dict) and _ARTICLE_TYPES.search(str(part.get("@type")))
            )


def _data_names(author: Any) -> tuple[Name, ...]:
    listed = author if isinstance(author, list) else [author]
    names = (item.get("name") if isinstance(item, dict) else item for item in listed)
    return tuple(person(name.strip()) for name in names if isinstance(name, str) and name.strip())


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
