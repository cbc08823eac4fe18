"""The outcome of comparing a reference with the record(s)."""

from dataclasses import dataclass
from enum import StrEnum

from ldn_desk.domain.record import Notice, Record
from ldn_desk.domain.translation import tr


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
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another DOI that fits the printed reference."""

    DOI: str
    reason: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a source that is asked besides the registries (PubMed) says of the work."""

    source: str
    """The source's name: `pubmed`."""
    words: str
    """One sentence: `details match`, `year as printed`, `no such DOI` …"""
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
    reasons: tuple[str, ...] = ()
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
    citation: int
    """Index among the citations of this reference, from 0; -1 for a point on the reference itself."""

    @property
    def words(self) -> str:
        """The hint as one line: `sentence says case series; title says Randomized`."""
        beside = self.record_says.startswith((tr(PUBLICATION_TYPE, name=""), tr(SUBJECT_HEADING, name="")))
        said = "sentence says {one}; {other}" if beside else "sentence says {one}; title says {other}"
        return tr(POINT_WORDS.get(self.rule, said), one=self.sentence_says, other=self.record_says)


PUBLICATION_TYPE = "publication type: {name}"
SUBJECT_HEADING = "subject heading: {name}"
"""What a record says elsewhere than in its title, as `Point.record_says`."""


POINT_WORDS: dict[str, str] = {
    "author": "sentence names {one}; the authors are {other}",
    "year": "sentence says {one}; published {other}",
    "review": "sentence says {one}; the source is a review ({other})",
    "retracted": "article of {one}; before it: {other}",
    "self-citation": "{one} wrote this article; {other} is an author of the work",
    "same-doi": "{one} is printed at reference {other} too",
}
"""Rule → its hint, where it is not "sentence says …; title says …"; `{one}` and `{other}` are what each side says."""


FIELD_WORDS = {
    "type": "type",
    "author": "authors",
    "issued": "year",
    "title": "title",
    "container-title": "journal",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "number": "article number",
    "DOI": "DOI",
    "PMID": "PMID",
    "PMCID": "PMCID",
}


def differing_fields(verdict: Verdict) -> tuple[str, ...]:
    """CSL-JSON names of the fields that are `minor` or `major`."""
    return tuple(row.field for row in verdict.fields if row.outcome in (Outcome.MINOR, Outcome.MAJOR))


def headline(verdict: Verdict) -> str:
    """PRODUCT's words on screen for a verdict: `Same work; year and volume differ`."""
    code = verdict.code
    if code is VerdictCode.DIFFERS:
        return _differs_words(verdict)
    if code is VerdictCode.AGREES:
        return tr("Details match {source}", source=_source_of(verdict))
    if code is VerdictCode.NOT_REGISTERED:
        return tr("DOI not found ({sources} asked)", sources=_joined(verdict.sources))
    if code is VerdictCode.UNCONFIRMED:
        return tr("Not found at: {sources}", sources=", ".join(verdict.sources))
    if code is VerdictCode.NOT_CHECKED:
        reason = verdict.reasons[0] if verdict.reasons else tr("not asked yet")
        return tr("Not checked · {reason}", reason=reason)
    return {
        VerdictCode.OTHER_WORK: tr("{identifier} opens a different work", identifier=_identifier(verdict)),
        VerdictCode.FOUND: tr("Found by search; no DOI printed"),
        VerdictCode.OUT_OF_SCOPE: tr("Not checkable here"),
    }[code]


def _identifier(verdict: Verdict) -> str:
    """What was printed that led to the record."""
    return "PMID" if verdict.record and verdict.record.DOI.startswith("pmid:") else "DOI"


def _differs_words(verdict: Verdict) -> str:
    differing = differing_fields(verdict)
    fields = _joined([tr(FIELD_WORDS[name]) for name in differing])
    if len(differing) > 1 or differing in (("author",), ("page",)):
        return tr("Same work; {fields} differ", fields=fields)
    return tr("Same work; {fields} differs", fields=fields)


def work_words(verdict: Verdict) -> str:
    """The second finding of a bad DOI, or the empty text."""
    if verdict.work is None:
        return ""
    # doi.org knows DOIs, not titles.
    asked = _joined([source for source in verdict.sources if source != "doi.org"])
    return {
        WorkFinding.ELSEWHERE: tr("the work exists under another DOI"),
        WorkFinding.NOT_FOUND: tr("no such title at {sources}", sources=asked),
        WorkFinding.NOT_SEARCHED: tr("title not searched yet"),
    }[verdict.work]


SOURCE_WORDS = {
    "crossref": "Crossref",
    "doi.org": "doi.org",
    "pubmed": "PubMed",
    "bundled": "the bundled facts",
    "datacite": "DataCite",
    "medra": "mEDRA",
    "jalc": "JaLC",
    "kisti": "KISTI",
    "cnki": "CNKI",
    "istic": "ISTIC",
}
"""Names of sources, and of the agencies whose records doi.org gives, as they write themselves."""


def source_label(name: str) -> str:
    """The name a reader knows a source by."""
    return tr(SOURCE_WORDS.get(name, name))


def _source_of(verdict: Verdict) -> str:
    return source_label(verdict.record.source) if verdict.record else "Crossref"


def _joined(words: tuple[str, ...] | list[str]) -> str:
    *first, last = words or ("",)
    return tr("{some} and {last}", some=", ".join(first), last=last) if first else last
