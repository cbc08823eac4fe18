"""A record of Crossref, in the API's `message` form, read as a work. Pure, and never surprised by odd data."""

from collections.abc import Mapping
from typing import Any

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.record import Notice, Work
from ldn_desk.sources.lenient_json import date, mapping, mappings, names, text, texts
from ldn_desk.sources.markup import paragraphs
from ldn_desk.sources.notices import each_once, notices, told_apart

CSL_TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "monograph": "book",
    "book": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "reference-entry": "entry-encyclopedia",
    "posted-content": "article",
    "report": "report",
    "report-series": "report",
    "report-component": "report",
    "dissertation": "thesis",
    "dataset": "dataset",
    "database": "dataset",
    "standard": "standard",
    "peer-review": "peer-review",
    "component": "component",
    "journal": "periodical",
    "journal-volume": "periodical",
    "journal-issue": "periodical",
    "proceedings-series": "periodical",
    "other": "document",
}
"""Crossref's types under CSL's names; `peer-review` and `component` have none and stay."""

# In these the first of several containers is the series, the last the book.
_IN_A_BOOK = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
# Dates a reader may cite by. `created`, `deposited` and `indexed` are the registry's own business.
_DATES = (("issued", "issued"), ("print", "published-print"), ("online", "published-online"))


def work(raw: Mapping[str, Any]) -> Work:
    """The work that the message describes; what is missing or odd in it is empty."""
    title = text(raw.get("title"))
    kind = _type(raw)
    containers = texts(raw.get("container-title"))
    dates = _dates(raw)
    journal_issue = mapping(raw.get("journal-issue"))
    by, update_to = told_apart(notices(raw.get("updated-by")), notices(raw.get("update-to")), _own(raw), dates)
    fields = Fields(
        type=kind,
        author=names(raw.get("author")),
        editor=names(raw.get("editor")),
        issued=dates[0][1] if dates else date(raw.get("published")),
        title=title,
        container_title=(containers or ("",))[-1 if kind in _IN_A_BOOK else 0],
        volume=text(raw.get("volume")),
        issue=text(raw.get("issue")) or text(journal_issue.get("issue")),
        page=text(raw.get("page")),
        number=text(raw.get("article-number")),
        edition=text(raw.get("edition-number")),
        publisher=text(raw.get("publisher")),
        publisher_place=text(raw.get("publisher-location")),
        DOI=_own(raw),
        ISBN=_isbn(raw),
        ISSN=_issn(raw),
        URL=text(mapping(mapping(raw.get("resource")).get("primary")).get("URL")) or text(raw.get("URL")),
        abstract=_abstract(raw),
    )
    return Work(
        fields,
        subtitle=": ".join(texts(raw.get("subtitle"))),
        titles=_further_titles(raw, title),
        container_titles=tuple(dict.fromkeys((*containers, *texts(raw.get("short-container-title")), *_meeting(raw)))),
        dates=dates,
        notices=_notices_on(by, update_to, fields.DOI),
        relations=_relations(raw),
        update_to=update_to,
    )


def answers_for(raw: Mapping[str, Any]) -> frozenset[str]:
    """The DOIs (lower case) that this record is the record of: its own, and those Crossref made an alias of it."""
    return frozenset(doi.lower() for doi in (*texts(raw.get("DOI")), *texts(raw.get("aliases"))))


def _own(raw: Mapping[str, Any]) -> str:
    return text(raw.get("DOI")).lower()


def _notices_on(updated_by: tuple[Notice, ...], update_to: tuple[Notice, ...], doi: str) -> tuple[Notice, ...]:
    """What changed this work: `updated-by`, and of `update-to` only what names the work itself.

    Publishers that put a notice in the article's own place (Elsevier) deposit it as an update of itself.
    """
    own = (notice for notice in update_to if doi == notice.DOI)
    return each_once((*updated_by, *own))


def _type(raw: Mapping[str, Any]) -> str:
    told = text(raw.get("type")).lower()
    if told == "posted-content" and text(raw.get("subtype")) == "blog":
        return "post-weblog"
    return CSL_TYPES.get(told, told)


def _dates(raw: Mapping[str, Any]) -> tuple[tuple[str, PartialDate], ...]:
    found = {name: date(raw.get(key)) for name, key in _DATES}
    journal_issue = mapping(raw.get("journal-issue"))
    for name, key in _DATES[1:]:
        found[name] = found[name] or date(journal_issue.get(key))
    return tuple((name, told) for name, told in found.items() if told)


def _further_titles(raw: Mapping[str, Any], title: str) -> tuple[str, ...]:
    given = [entry for key in ("title", "original-title", "short-title") for entry in texts(raw.get(key))]
    return tuple(dict.fromkeys(entry for entry in given if entry and entry != title))


def _meeting(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The names that the meeting of a conference paper has, long and short; its proceedings are known by them too."""
    event = mapping(raw.get("event"))
    told = (
        *texts(event.get("name")),
        *texts(event.get("acronym")),
        *texts(raw.get("event-title")),
        *texts(raw.get("event")),
    )
    return told if _type(raw) == "paper-conference" else ()


def _isbn(raw: Mapping[str, Any]) -> str:
    """The first ISBN; older records keep it as an address, `http://id.crossref.org/isbn/978…`."""
    return text(raw.get("ISBN")).rpartition("/")[2]


def _issn(raw: Mapping[str, Any]) -> tuple[str, ...]:
    typed = (text(entry.get("value")) for entry in mappings(raw.get("issn-type")))
    found = (*texts(raw.get("ISSN")), *typed)
    return tuple(dict.fromkeys(entry.rpartition("/")[2] for entry in found if entry))


def _abstract(raw: Mapping[str, Any]) -> str:
    told = raw.get("abstract")
    return paragraphs(told) if isinstance(told, str) else ""


def _relations(raw: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for relation, entries in mapping(raw.get("relation")).items():
        for entry in mappings(entries):
            doi = text(entry.get("id")).lower()
            if text(entry.get("id-type")) == "doi" and doi:
                pairs.append((str(relation), doi))
    return tuple(dict.fromkeys(pairs))
