"""What the sheet says of one reference, in words and values, before any of it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import COMPARED_FIELDS, Fields, Name, PartialDate, attribute
from ldn_desk.domain.doi import doi_url
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import notice_url, timing_words
from ldn_desk.domain.record import Notice, Record
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import (
    FieldComparison,
    Opinion,
    Outcome,
    Point,
    Verdict,
    VerdictCode,
    WorkFinding,
)
from ldn_desk.presenters.references.differing import Stretch, differing_spans, merged, spans_of
from ldn_desk.wording.list_findings import UNSURE
from ldn_desk.wording.reasons import reason_words, reasons_words
from ldn_desk.wording.registered import WORDED, only_registered
from ldn_desk.wording.summary import date_words, day_words, notice_line
from ldn_desk.wording.terms import FIELD_WORDS, begun, field_words, source_label, value_words
from ldn_desk.wording.verdicts import opinion_words

if TYPE_CHECKING:
    from ldn_desk.plugins.registry import Registry

BUNDLED = "bundled"
PUBMED_RECORD = "https://pubmed.ncbi.nlm.nih.gov/"
PUBMED = f"{PUBMED_RECORD}?term="

UNTELLING_GENRES = frozenset({"Journal Article", "English Abstract"})
"""Publication types that nearly every record bears."""

OUTCOME_WORDS = {
    Outcome.SAME: "same",
    Outcome.MINOR: "minor",
    Outcome.MAJOR: "major",
    Outcome.MISSING_PRINTED: "not printed",
    Outcome.MISSING_REGISTERED: "not in the record",
}

SEEN = frozenset({"another-title", "another-journal", "another-whole", "another-number", "another-year"})
"""Codes of reasons that say no more than the two values do that stand side by side."""

OPENS = frozenset({"opens-work", "opens-work-of"})
"""Codes of reasons that name the work opened: its title stands among the fields."""

DIFFERENT = (Outcome.MINOR, Outcome.MAJOR)

UNREMARKABLE = (Outcome.SAME, Outcome.MISSING_PRINTED, Outcome.MISSING_REGISTERED)

OTHER_FIELDS = {
    "publisher": "publisher",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "arXiv": "arXiv",
    "ISBN": "ISBN",
    "URL": "address",
}
"""Printed fields that are shown where nothing is compared."""

IDENTIFIERS = ("PMID", "PMCID", "arXiv", "ISBN")
"""Printed identifiers that are shown beside any comparison."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a field as printed and as registered, with the spans that differ in each."""

    field: str
    printed: str
    registered: str
    outcome: Outcome | None
    """None where nothing was compared."""
    reason: str
    printed_spans: tuple[Stretch, ...] = ()
    registered_spans: tuple[Stretch, ...] = ()
    remark: str = ""
    """That a reader corrected the field and what it was read as, or that the desk is not sure of it; else empty."""
    names: bool = False
    """The values are lists of names."""

    @property
    def outcome_words(self) -> str:
        """The outcome in a word, empty where nothing was compared."""
        return tr(OUTCOME_WORDS[self.outcome]) if self.outcome else ""


def lines(entry: Entry) -> tuple[Line, ...]:
    """The comparison field by field; where there is none, what is printed. An unremarkable type is left out."""
    rows = entry.verdict.fields
    remarks = remark_words(entry.reference)
    if not rows:
        return _printed_lines(entry.reference.given, remarks)
    mended = entry.reference.mended
    shown = [row for row in rows if row.field != "type" or row.outcome not in UNREMARKABLE or "type" in mended]
    other = entry.verdict.code is VerdictCode.OTHER_WORK
    compared = [_line(row, remarks.get(row.field, ""), other) for row in shown]
    told = {row.field for row in rows}
    own = [(field, getattr(entry.reference.given, field)) for field in IDENTIFIERS if field not in told]
    return (
        *compared,
        *(
            Line(tr(OTHER_FIELDS[field]), value, "", None, "", remark=remarks.get(field, ""))
            for field, value in own
            if value
        ),
    )


def telling_lines(entry: Entry) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """(rows that say something, rows that may be folded): what differs comes first, then what has a remark.

    Where nothing was compared, every row says something; where print has no words of its own, the record's do.
    """
    rows = lines(entry)
    if not entry.verdict.fields:
        return rows, ()
    differing = [row for row in rows if row.outcome in DIFFERENT]
    words = {field_words(field) for field in WORDED} if only_registered(entry) else set()
    remarked = [row for row in rows if row.outcome not in DIFFERENT and (row.remark or row.field in words)]
    rest = [row for row in rows if row.outcome not in DIFFERENT and row not in remarked]
    return (*differing, *remarked), tuple(rest)


def folded_words(rows: Sequence[Line]) -> str:
    """What is folded, in words: `8 the same`, `6 the same · 2 on one side only`."""
    same = sum(row.outcome is Outcome.SAME for row in rows)
    words = [tr("{n} the same", n=same)] if same else []
    if len(rows) > same:
        words.append(tr("{n} on one side only", n=len(rows) - same))
    return " · ".join(words)


def remark_words(reference: Reference) -> dict[str, str]:
    """CSL-JSON name → what is to be said of how that field came about, where there is something to say."""
    unsure = {
        name: tr("The desk is not sure of this") for name, sure in reference.sure if sure < UNSURE and name != "type"
    }
    read = _values(reference.read or Fields()) if reference.mended else {}
    linked = (
        {}
        if reference.given is reference.printed
        else {
            name: tr("From the link")
            for name in ("DOI", "PMID")
            if getattr(reference.given, name) != getattr(reference.printed, name)
        }
    )
    return (
        unsure
        | linked
        | {
            name: tr("Mended by you; read as: {read}", read=read[name])
            if read.get(name)
            else tr("Mended by you; not read before")
            for name in reference.mended
        }
    )


def _line(row: FieldComparison, remark: str, other: bool) -> Line:
    """With another work altogether every word differs: then none is marked."""
    ours: list[Stretch] = []
    theirs: list[Stretch] = []
    registered = value_words(row.field, row.registered)
    if not other and row.outcome in DIFFERENT:
        ours, theirs = differing_spans(row.printed, registered)
    name, people = field_words(row.field), row.field == "author"
    seen = row.reason is None or row.reason.code in SEEN
    reason = "" if row.reason is None or seen else reason_words(row.reason)
    return Line(name, row.printed, registered, row.outcome, reason, tuple(ours), tuple(theirs), remark, people)


def _printed_lines(printed: Fields, remarks: Mapping[str, str]) -> tuple[Line, ...]:
    words = {**FIELD_WORDS, **OTHER_FIELDS}
    return tuple(
        Line(tr(words[name]), value or "–", "", None, "", remark=remarks.get(name, ""), names=name == "author")
        for name, value in _values(printed).items()
        if (value and name != "type") or name in remarks
    )


def _values(fields: Fields) -> dict[str, str]:
    """The fields that are shown, as text, in the order they are shown in."""
    values = {name: getattr(fields, attribute(name)) for name in (*COMPARED_FIELDS, *OTHER_FIELDS)}
    issued = date_words(fields.issued) if fields.issued else ""
    return values | {"author": _names(fields.author, fields.et_al), "issued": issued}


def _names(names: tuple[Name, ...], et_al: bool) -> str:
    return ", ".join([name.full for name in names] + (["et al."] if et_al else []))


def reasons(entry: Entry) -> tuple[str, ...]:
    """The verdict's reasons that neither its headline nor a row of the comparison tells already."""
    verdict = entry.verdict
    told = tuple(reason_words(row.reason) for row in verdict.fields if row.reason)
    side_by_side = OPENS if title_compared_as_different(entry) else ()
    said = verdict.reasons if verdict.answered else verdict.reasons[1:]
    words = reasons_words(tuple(reason for reason in said if reason.code not in side_by_side))
    return tuple(begun(each) for each in words if not (told and each.endswith(told)))


def asked_words(verdict: Verdict) -> str:
    """Who said what is registered, and when: `Crossref, 23 Nov 2026`; empty where there is no record."""
    record = verdict.record
    if record is None:
        return ""
    if record.source == BUNDLED:
        return tr("facts bundled with the sample")
    day = day_words(record.retrieved or verdict.judged)
    return ", ".join(part for part in (source_label(record.source), day) if part)


def is_bundled(entry: Entry) -> bool:
    """True where the verdict rests on the facts that came with the sample."""
    record = entry.verdict.record
    return record is not None and record.source == BUNDLED


def registered_title(entry: Entry) -> str:
    """The whole title that the record bears, empty where there is none."""
    return next((row.registered for row in entry.verdict.fields if row.field == "title"), "")


def titles_differ(entry: Entry) -> bool:
    """True where the registered title is worth showing beside the printed one."""
    printed, registered = entry.reference.printed.title, registered_title(entry)
    return bool(registered) and _plain(printed) != _plain(registered)


def title_compared_as_different(entry: Entry) -> bool:
    """True where the title is one of the fields that differ: then both stand side by side among those."""
    return any(row.field == "title" and row.outcome in DIFFERENT for row in entry.verdict.fields)


def _plain(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())


def clashes(points: tuple[Point, ...], sentence: str, citation: int | None) -> list[Stretch]:
    """Where the words of the points raised on this citation stand in its sentence."""
    return merged(
        [s for point in points if point.citation == citation for s in spans_of(point.sentence_says, sentence)]
    )


def title_clashes(points: tuple[Point, ...], title: str) -> list[Stretch]:
    """Where the words of any point stand in a title."""
    return merged([span for point in points for span in spans_of(point.record_says, title)])


def notice_words_and_link(notice: Notice, issued: PartialDate | None = None) -> tuple[str, str]:
    """A notice in one line, and the address of the notice itself (empty where none is known).

    `issued` is the citing article's date: the line says before or after it where both dates tell."""
    timing = timing_words(notice, issued)
    return " · ".join(part for part in (notice_line(notice), timing) if part), notice_url(notice)


def opinion_lines(verdict: Verdict) -> tuple[tuple[str, str, str], ...]:
    """(words, address, words of the link) for each second opinion: `PubMed, 24 Nov 2026: details match · Review`."""
    return tuple(_opinion_line(opinion) for opinion in verdict.opinions)


def _opinion_line(opinion: Opinion) -> tuple[str, str, str]:
    who = ", ".join(part for part in (source_label(opinion.source), day_words(opinion.retrieved)) if part)
    told = ", ".join(each for each in opinion.genre if each not in UNTELLING_GENRES)
    words = " · ".join(part for part in (opinion_words(opinion), told) if part)
    address = f"{PUBMED_RECORD}{opinion.PMID}/" if opinion.PMID else ""
    return f"{who}: {words}" if words else who, address, tr("PMID {pmid}", pmid=opinion.PMID)


def silence_words(entry: Entry) -> str:
    """The most that an empty answer about notices says; empty where there are notices, or no answer."""
    verdict, record = entry.verdict, entry.verdict.record
    if verdict.notices or record is None:
        return ""
    if record.source == BUNDLED:
        return tr("The bundled facts name no notice; press Check to ask Crossref.")
    day = day_words(record.retrieved)
    return tr("No notice found at {source} on {day}.", source=source_label(record.source), day=day)


def can_search(entry: Entry) -> bool:
    """True where only a search for the printed text can tell more, which needs the reader's consent."""
    no_doi = not entry.verdict.answered and not entry.reference.given.DOI
    return no_doi or entry.verdict.work is WorkFinding.NOT_SEARCHED


def has_abstract(record: Record | None) -> bool:
    """Looks into the raw record only, so that no source has to be loaded for a pane that shows no abstract."""
    return record is not None and bool(record.raw.get("abstract"))


def abstract(record: Record, registry: "Registry") -> str:
    """The abstract in plain text, read by the parser of the record's source; empty where no source can read it."""
    source = registry.source(parser_of(record.source))
    return source.work(record.raw).fields.abstract.strip() if source else ""


def parser_of(source: str) -> str:
    """The source whose parser reads a record: bundled facts are in Crossref's form, other agencies' in doi.org's."""
    return "crossref" if source == BUNDLED else source if source in ("crossref", "pubmed") else "doi.org"


def doi_of(entry: Entry) -> str:
    """The DOI a reader means by "open DOI": the printed one, else the one found by search."""
    printed = entry.reference.given.DOI
    record = entry.verdict.record
    if not printed and record is not None and entry.verdict.code is VerdictCode.FOUND:
        return record.DOI
    return printed


def doi_address(entry: Entry) -> str:
    """Where the DOI leads, empty where none is known."""
    doi = doi_of(entry)
    return doi_url(doi) if doi else ""


def pubmed_address(entry: Entry) -> str:
    """PubMed's record where its number is printed or known, else a search for the printed title (or text)."""
    reference = entry.reference
    known = (reference.given.PMID, *(opinion.PMID for opinion in entry.verdict.opinions))
    pmid = next((each for each in known if each.isdecimal()), "")
    if pmid:
        return f"{PUBMED_RECORD}{pmid}/"
    return PUBMED + quote_plus(reference.printed.title or reference.text)
