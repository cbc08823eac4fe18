"""A record of PubMed in MEDLINE format, read as a work. Pure, and never surprised by odd data.

The tags are those of NLM's "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.notices import merged
from ldn_desk.domain.record import Notice, Work
from ldn_desk.reading.listed.medline_notices import ON_ANOTHER, ON_THIS, RETRACTED, SOURCE, tagged_records, told_notices
from ldn_desk.reading.listed.values import first_doi, issns_in, listed_date, pages, people, pmcid_in
from ldn_desk.sources.markup import plain

_NUMBER = re.compile(r"[a-z]{0,3}\d+", re.IGNORECASE)


def records(text: str) -> Iterator[dict[str, list[str]]]:
    """Each record of an answer as tag → values, broken lines joined; what is no MEDLINE gives none."""
    return tagged_records(text)


def pmid_of(raw: Mapping[str, Any]) -> str:
    """The record's own PMID; empty where it names none."""
    return next(iter(_all(raw, "PMID")), "")


def doi_of(raw: Mapping[str, Any]) -> str:
    """The work's own DOI (lower case): never one from a comment or correction."""
    return first_doi(*(value for value in _all(raw, "LID", "AID") if value.endswith("[doi]"))).lower()


def work(raw: Mapping[str, Any]) -> Work:
    """The work that the record describes; what is missing or odd in it is empty."""
    title, translated = _untranslated(_title(_first(raw, "TI") or _first(raw, "BTI")))
    persons, et_al = _people(raw)
    dates = _dates(raw)
    containers = tuple(dict.fromkeys(each for each in (*_all(raw, "JT"), *_all(raw, "TA")) if each))
    page, number = _place(raw)
    fields = Fields(
        type="article-journal",
        author=(*persons, *(Name(literal=group.rstrip(".")) for group in _all(raw, "CN") if group)),
        et_al=et_al,
        issued=dates[0][1] if dates else None,
        title=title,
        container_title=next(iter(containers), ""),
        volume=_first(raw, "VI"),
        issue=_first(raw, "IP"),
        page=page,
        number=number,
        DOI=doi_of(raw),
        PMID=pmid_of(raw),
        PMCID=pmcid_in(*_all(raw, "PMC")),
        ISSN=issns_in(" ".join(_all(raw, "IS"))),
        abstract=_first(raw, "AB"),
    )
    genre = tuple(_all(raw, "PT"))
    return Work(
        fields,
        titles=tuple(dict.fromkeys(each for each in (_title(_first(raw, "TT")), translated) if each)),
        container_titles=containers,
        dates=dates,
        notices=merged(_notices(raw, ON_THIS), _by_type(genre)),
        update_to=_notices(raw, ON_ANOTHER),
        genre=genre,
        subjects=tuple(dict.fromkeys(_heading(each) for each in _all(raw, "MH"))),
    )


def _all(raw: Mapping[str, Any], *tags: str) -> list[str]:
    values = (raw.get(tag) for tag in tags)
    return [plain(each) for value in values if isinstance(value, Sequence) for each in value if isinstance(each, str)]


def _first(raw: Mapping[str, Any], tag: str) -> str:
    return next(iter(_all(raw, tag)), "")


def _title(text: str) -> str:
    """Without the full stop that PubMed puts after every title."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _untranslated(title: str) -> tuple[str, str]:
    """`[A title in English].`: PubMed's translation, in brackets; the title with and without them."""
    inner = title.removeprefix("[").removesuffix("]")
    return (inner, title) if title.startswith("[") and title.endswith("]") else (title, "")


def _people(raw: Mapping[str, Any]) -> tuple[tuple[Name, ...], bool]:
    full, short = _all(raw, "FAU"), _all(raw, "AU")
    return people(full if len(full) >= len(short) else short)


def _dates(raw: Mapping[str, Any]) -> tuple[tuple[str, PartialDate], ...]:
    told = (("print", listed_date(_first(raw, "DP"))), ("online", _compact(_first(raw, "DEP"))))
    return tuple((name, date) for name, date in told if date is not None and date.year is not None)


def _compact(text: str) -> PartialDate | None:
    """`20160906`."""
    if not re.fullmatch(r"\d{8}", text):
        return None
    return PartialDate(int(text[:4]), int(text[4:6]), int(text[6:]))


def _place(raw: Mapping[str, Any]) -> tuple[str, str]:
    """Pages, or the article number where there is no range."""
    told = _first(raw, "PG")
    if "-" in told or not told:
        return pages(told), ""
    return ("", told) if _NUMBER.fullmatch(told) and not told.isdecimal() else (told, "")


def _notices(raw: Mapping[str, Any], kinds: Mapping[str, str]) -> tuple[Notice, ...]:
    return told_notices({tag: _all(raw, tag) for tag in kinds}, kinds)


def _by_type(genre: Iterable[str]) -> tuple[Notice, ...]:
    """That the work is retracted, as its publication type alone may tell."""
    return (Notice("retraction", source=SOURCE),) if RETRACTED in genre else ()


def _heading(told: str) -> str:
    """`*Crohn Disease/drug therapy` without star and qualifiers."""
    return told.partition("/")[0].strip("* ")
