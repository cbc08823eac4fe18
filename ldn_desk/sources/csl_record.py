"""A record in CSL-JSON, as doi.org's content negotiation gives it for every agency, read as a work. Pure."""

from collections.abc import Mapping
from typing import Any

from ldn_desk.domain.record import Work
from ldn_desk.sources import crossref_record
from ldn_desk.sources.lenient_json import text


def work(raw: Mapping[str, Any]) -> Work:
    """The work that the CSL-JSON object describes; what is missing or odd in it is empty.

    Agencies write CSL-JSON with Crossref's habits (titles as lists, `published-print`) or without them: both are read.
    """
    read = crossref_record.work(raw)
    fields = read.fields
    if "number" in raw and not fields.number and fields.type in ("article-journal", "article", "paper-conference"):
        fields = fields.with_(number=text(raw["number"]))
    place = text(raw.get("publisher-place"))
    edition = text(raw.get("edition"))
    fields = fields.with_(publisher_place=fields.publisher_place or place, edition=fields.edition or edition)
    further = (text(raw.get(key)) for key in ("container-title-short", "journalAbbreviation"))
    containers = (*read.container_titles, *(name for name in further if name))
    return Work(
        fields,
        read.subtitle,
        read.titles,
        tuple(dict.fromkeys(containers)),
        read.dates,
        read.notices,
        read.relations,
        read.update_to,
    )


def doi_of(raw: Mapping[str, Any]) -> str:
    """The DOI (lower case) that the object says it is the record of; empty where it names none."""
    told = text(raw.get("DOI")).lower()
    return told.removeprefix("https://doi.org/").removeprefix("http://doi.org/").removeprefix("doi:").strip()
