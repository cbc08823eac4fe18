"""What a source said of a work: the record, its notices, and how an asking can end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.reason import Reason


@dataclass(frozen=True, slots=True)
class Notice:
    """A retraction, expression of concern, correction … on a work."""

    type: str
    """Crossref's code, lower case, underscores: `retraction`, `expression_of_concern`, `erratum` …"""
    DOI: str = ""
    """The notice's own DOI."""
    date: PartialDate | None = None
    source: str = ""
    """Who asserts it: `publisher`, `retraction-watch`, `pubmed`, `title` …"""
    PMID: str = ""
    """The notice's own PMID, where PubMed lists it."""
    reasons: tuple[str, ...] = ()
    """Why, in the source's own words, where it says so (Retraction Watch)."""


@dataclass(frozen=True, slots=True)
class Work:
    """A publication as a registry describes it: its fields, and the habits of registries set apart."""

    fields: Fields
    """`fields.title` is without the subtitle where the registry keeps that apart."""
    subtitle: str = ""
    titles: tuple[str, ...] = ()
    """Every further title the record gives: short, original, translated."""
    container_titles: tuple[str, ...] = ()
    """Every name the container has in the record: full, short, abbreviated."""
    dates: tuple[tuple[str, PartialDate], ...] = ()
    """(`print`, date), (`online`, date), (`issued`, date) …; never the registry's own `created`."""
    notices: tuple[Notice, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    """(relation, DOI): `has-preprint`, `is-preprint-of` …"""
    update_to: tuple[Notice, ...] = ()
    """What this work is itself a notice of; `DOI` is then the changed work's."""
    genre: tuple[str, ...] = ()
    """Publication types as the source names them: `Randomized Controlled Trial`, `Review` …"""
    subjects: tuple[str, ...] = ()
    """Subject headings, without their qualifiers: `Humans`, `Mice`, `Crohn Disease` …"""


@dataclass(frozen=True, slots=True)
class Record:
    """What one source said of one DOI, kept whole."""

    DOI: str
    """The DOI that was asked for, lower case; `pmid:` and digits where a source was asked for a PMID."""
    source: str
    """`crossref`, `datacite` …; `bundled` for the sample's own facts."""
    retrieved: str
    """UTC, `2026-11-23T10:00:00Z`."""
    raw: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Found:
    """The source answered with a record."""

    record: Record


@dataclass(frozen=True, slots=True)
class Absent:
    """The source answered: it does not know this DOI."""

    DOI: str
    source: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The source did not answer, or not in a way that can be read. Never stored as an answer."""

    DOI: str
    source: str
    reason: Reason | str
    """Why not; a plugin may say it in its own words."""


Answer = Found | Absent | Unreachable


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the request log: what was asked of whom, and how it ended."""

    source: str
    url: str
    when: str
    outcome: str
    """`200`, `404`, `429`, `timed out` …"""
    milliseconds: int
