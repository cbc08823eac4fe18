"""One CSL-JSON object, wherever it stands: in a list, in a field of a Word file, in the front matter of a text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.listed.values import (
    LONGEST,
    completed,
    first_doi,
    isbn_in,
    issns_in,
    listed_date,
    pages,
    people,
    plain,
    pmcid_in,
    pmid_in,
)

_ESCAPED = re.compile(r"\{?\\([&%$#_])\}?")
"""A sign as LaTeX escapes it: Mendeley leaves it so in its fields."""


def csl_fields(data: Mapping[str, Any]) -> Fields:
    """The fields of one CSL-JSON object; values of wrong types are passed over."""
    note = csl_text(data.get("note"))
    ours = _ours(data)
    author, et_al = _names(data.get("author"))
    title = csl_text(data.get("title"))
    serial = csl_text(data.get("ISSN"))
    own_doi = csl_text(data.get("DOI"))
    url = csl_text(data.get("URL"))
    number = csl_text(data.get("number") or data.get("article-number"))
    return completed(
        Fields(
            type=_kind(ours if "type" in ours else data),
            author=author,
            et_al=et_al or ours.get("et-al") is True or data.get("et-al") is True,
            editor=_names(data.get("editor"))[0],
            issued=_date(data.get("issued")) or _date(data.get("published")),
            # Our own exporter writes a reference that was not understood whole into its title.
            title="" if ours and title == plain(csl_text(ours.get("text"))) else title,
            container_title=csl_text(data.get("container-title")) or csl_text(data.get("container-title-short")),
            volume=csl_text(data.get("volume")),
            issue=csl_text(data.get("issue")),
            page=pages(csl_text(data.get("page"))),
            number=number,
            edition=csl_text(data.get("edition")),
            publisher=csl_text(data.get("publisher")),
            publisher_place=csl_text(data.get("publisher-place")),
            DOI=first_doi(own_doi, url, _doi_line(note)) or own_doi,
            PMID=csl_text(data.get("PMID")) or pmid_in(note, url),
            PMCID=pmcid_in(csl_text(data.get("PMCID")), note),
            ISBN=isbn_in(csl_text(data.get("ISBN"))) or csl_text(data.get("ISBN")),
            ISSN=issns_in(serial),
            URL=url,
        )
    )


def _kind(data: Mapping[str, Any]) -> str:
    kind = data.get("type")
    return plain(kind) if isinstance(kind, str) else ""


def _ours(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What our own exporter keeps beside the item's fields."""
    custom = data.get("custom")
    ours = custom.get("ldn-desk") if isinstance(custom, dict) else None
    return ours if isinstance(ours, dict) else {}


def _doi_line(note: str) -> str:
    """A DOI that Zotero keeps in *Extra*."""
    match = re.search(r"\bDOI: ?(\S+)", note)
    return match.group(1) if match else ""


def csl_text(value: Any) -> str:
    """One plain line of a text, a number, or the first of an array."""
    if isinstance(value, list):
        texts = [text for text in (csl_text(one) for one in value if not isinstance(one, list)) if text]
        return " ".join(texts) if all(len(text) < 20 for text in texts) else texts[0]
    if isinstance(value, str):
        return plain(_ESCAPED.sub(r"\1", value[:LONGEST]))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _names(value: Any) -> tuple[tuple[Name, ...], bool]:
    names: list[Name] = []
    et_al = False
    for one in value if isinstance(value, list) else [value]:
        found, more = people([one]) if isinstance(one, str) else _person(one)
        names.extend(found)
        et_al = et_al or more
    return tuple(names), et_al


def _person(value: Any) -> tuple[tuple[Name, ...], bool]:
    if not isinstance(value, dict):
        return (), False
    literal = csl_text(value.get("literal") or value.get("name"))
    family, given = csl_text(value.get("family")), csl_text(value.get("given"))
    whole = literal or (family if not given else given if not family else "")
    if whole and not people([whole])[0]:
        return (), True  # `et al.` as if it were a name
    if literal or not family:
        return ((Name(literal=whole),) if whole else ()), False
    particle = " ".join(
        filter(None, (csl_text(value.get(f"{kind}-particle")) for kind in ("dropping", "non-dropping")))
    )
    return (Name(family, given, particle, csl_text(value.get("suffix"))),), False


def _date(value: Any) -> PartialDate | None:
    """A date of any of CSL's forms: date parts (numbers or texts), `raw`, `literal`, or a bare text or year."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = value[0]  # as pandoc writes it: `- year: 2010`
    if not isinstance(value, dict):
        return listed_date(csl_text(value))
    if "year" in value:
        value = {"date-parts": [[value["year"], *_month_and_day(value)]]}
    parts = list(_numbers(value.get("date-parts")))
    raw = csl_text(value.get("raw") or value.get("literal") or value.get("string"))
    if not parts or not 1000 <= parts[0] <= 2999:
        return listed_date(raw)
    month = parts[1] if len(parts) > 1 and 1 <= parts[1] <= 12 else None
    day = parts[2] if month and len(parts) > 2 and 1 <= parts[2] <= 31 else None
    return PartialDate(parts[0], month, day)


def _month_and_day(value: Mapping[str, Any]) -> list[Any]:
    month = value.get("month")
    return [month, *([value["day"]] if value.get("day") else [])] if month else []


def _numbers(value: Any) -> Iterator[int]:
    """The numbers of the first date, up to what is none."""
    while isinstance(value, list) and value and isinstance(value[0], list):
        value = value[0]
    for part in value if isinstance(value, list) else ():
        text = csl_text(part)
        if not (text.isascii() and text.isdecimal() and len(text) < 5):
            return
        yield int(text)
