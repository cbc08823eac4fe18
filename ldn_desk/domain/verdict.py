"""The outcome of comparing a reference with the record(s)."""

from dataclasses import dataclass
from enum import StrEnum

from ldn_desk.domain.reason import Reason
from ldn_desk.domain.record import Notice, Record


class VerdictCode(StrEnum):
    """Is it the work it says it is?"""

    AGREES = "agrees"
    DIFFERS = "differs"
    OTHER_WORK = "other-work"
    NOT_REGISTERED = "not-registered"
    FOUND = "found"
    UNCONFIRMED = "unconfirmed"
    OUT_OF_SCOPE = "out-of-scope"
    NOT_CHECKED = "not-checked"


class WorkFinding(StrEnum):
    """Beside a bad DOI: does the work itself exist?"""

    ELSEWHERE = "elsewhere"
    NOT_FOUND = "not-found"
    NOT_SEARCHED = "not-searched"


class Outcome(StrEnum):
    """What comparing one field came to."""

    SAME = "same"
    MINOR = "minor"
    MAJOR = "major"
    MISSING_PRINTED = "missing-printed"
    MISSING_REGISTERED = "missing-registered"


@dataclass(frozen=True, slots=True)
class FieldComparison:
    """One row of *as printed* beside *as registered*; values as shown."""

    field: str
    """A CSL-JSON name: `title`, `issued`, `container-title` …"""
    printed: str
    registered: str
    outcome: Outcome
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another DOI that fits the printed reference."""

    DOI: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a source that is asked besides the registries (PubMed) says of the work."""

    source: str
    """The source's name: `pubmed`."""
    said: Reason | None
    """`details-match`, `fields-as-printed` …; None where the verdict itself says it."""
    PMID: str = ""
    genre: tuple[str, ...] = ()
    """Publication types as the source names them: `Randomized Controlled Trial`, `Review` …"""
    subjects: tuple[str, ...] = ()
    """Subject headings: `Humans`, `Mice`, `Crohn Disease` …"""
    retrieved: str = ""
    """UTC, `2026-11-23T10:00:00Z`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The machine's proposal for one reference, with everything that led to it."""

    code: VerdictCode
    reasons: tuple[Reason, ...] = ()
    work: WorkFinding | None = None
    fields: tuple[FieldComparison, ...] = ()
    record: Record | None = None
    notices: tuple[Notice, ...] = ()
    suggestion: Suggestion | None = None
    sources: tuple[str, ...] = ()
    """Labels of the sources that answered: `Crossref`, `doi.org`."""
    judged: str = ""
    """UTC, `2026-11-23T10:00:00Z`."""
    opinions: tuple[Opinion, ...] = ()

    @property
    def answered(self) -> bool:
        """False for `not-checked`: re-tryable, never stored as an answer."""
        return self.code is not VerdictCode.NOT_CHECKED


@dataclass(frozen=True, slots=True)
class Point:
    """A point to check: an explainable hint about the claim."""

    rule: str
    sentence_says: str
    record_says: str
    """The record's own words; after PUBLICATION_TYPE or SUBJECT_HEADING, what it says elsewhere than in its title."""
    citation: int
    """Index among the citations of this reference, from 0; -1 for a point on the reference itself."""


PUBLICATION_TYPE = "publication type: "
SUBJECT_HEADING = "subject heading: "
"""Signs at the beginning of `Point.record_says`. Libraries keep them, and dismissals go by them: they never change."""


def differing_fields(verdict: Verdict) -> tuple[str, ...]:
    """CSL-JSON names of the fields that are `minor` or `major`."""
    return tuple(row.field for row in verdict.fields if row.outcome in (Outcome.MINOR, Outcome.MAJOR))
