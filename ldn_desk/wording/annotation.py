"""What an export says of each reference: the words every format shares, without any format's signs.

The reference stays as printed, unless what is registered was asked for; the two stand side by side and are never
merged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ldn_desk.domain.article import Article, Citation
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import doi_url
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.evidence import NO_STUDY
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.verdict import (
    FieldComparison,
    Outcome,
    Point,
    Verdict,
    VerdictCode,
)
from ldn_desk.wording.evidence import evidence_words, study_words
from ldn_desk.wording.quotations import claim_words, look_again_words, quotation_words, read_words
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.summary import (
    date_words,
    day_words,
    notice_line,
    notice_shape,
    shape,
    stars_words,
    state_words,
    who_and_when,
)
from ldn_desk.wording.terms import field_words, source_label, value_words
from ldn_desk.wording.verdicts import correction_words, opinion_words, point_words

# Line breaks of every kind; then what XML 1.0 refuses, what a terminal obeys, and the signs that turn the reading
# direction of all that follows (letters keep the direction of their script without them).
_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)

# What an address may hold as it stands (RFC 3986); the rest is escaped.
_ADDRESS = "/:;().,-_~?#[]@!$&'*+=%"


def clean(text: str) -> str:
    """The text with line feeds as its only breaks, and without control characters that files refuse or obey."""
    return _REFUSED.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """The text as one clean line, runs of white space made one blank."""
    return " ".join(clean(text).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a note that hold something, each clean and on its own."""
    return tuple(line for line in (one_line(part) for part in clean(text).split("\n")) if line)


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled thing said of a reference: `Verdict`: `● Details match Crossref`."""

    label: str
    text: str
    """One line, but for a reader's note, which keeps its line feeds."""
    href: str = ""
    """An address that goes with it: of a notice, a suggested work."""

    @property
    def words(self) -> str:
        """The whole as one line of plain text, its link spelt out."""
        return f"{self.label}: {one_line(self.text)} {self.href}".rstrip()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head, with a caption for those who do not see it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that is written of one reference, in reading order: reference, verdict, comparison, lines."""

    number: int
    who: str
    """`Miller & Raison 2016`."""
    reference: str
    """As printed, or as registered where that is what is written, on one line."""
    href: str
    """Where its DOI leads, else the address printed; empty where neither is."""
    verdict: tuple[Line, ...]
    comparison: Table | None
    """The fields where print and record differ."""
    lines: tuple[Line, ...]

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """Verdict and further lines, for formats that hold no table."""
        return self.verdict + self.lines


def annotation(entry: Entry, with_notes: bool = True) -> Annotation:
    """What is written of one reference; without notes, the reader's notes are left out and the stars stay."""
    reference = entry.reference
    lines = (
        _corrected(entry)
        + _opinions(entry.verdict)
        + _suggestion(entry)
        + _notices(entry)
        + _cited_for(entry, with_notes)
        + _studied(entry)
        + _points(entry)
        + _stars(entry)
    )
    return Annotation(
        number=reference.number,
        who=one_line(who_and_when(entry.outgoing)),
        reference=one_line(entry.outgoing.text),
        href=_address(entry.outgoing.given),
        verdict=_written(entry) + _verdict(entry.verdict),
        comparison=_comparison(entry.verdict),
        lines=lines + (_notes(entry) if with_notes else ()),
    )


def _address(printed: Fields) -> str:
    if printed.DOI:
        return doi_url(one_line(printed.DOI))
    address = one_line(printed.URL)
    return quote(address, safe=_ADDRESS) if address.lower().startswith(("https://", "http://")) else ""


def _written(entry: Entry) -> tuple[Line, ...]:
    """Which of the two is written, where the registered record was asked for; what is printed stays at hand."""
    record = entry.verdict.record
    if entry.written_from == "registered" and record is not None:
        where = tr("the record at {source}, {day}", source=source_label(record.source), day=day_words(record.retrieved))
        return (Line(tr("Written from"), where), Line(tr("As printed"), one_line(entry.reference.text)))
    if entry.written_from:
        return (Line(tr("Written from"), tr("what is printed; no record of this work was found")),)
    return ()


def _verdict(verdict: Verdict) -> tuple[Line, ...]:
    first = f"{shape(verdict.code)} {state_words(verdict)}"
    when = day_words(verdict.record.retrieved if verdict.record else verdict.judged)
    if verdict.answered and when:
        unnamed = [name for name in _asked(verdict) if name not in first]
        first = f"{first} ({', '.join((*unnamed, when))})"
    reasons = verdict.reasons if verdict.answered else verdict.reasons[1:]
    lines = (
        Line(tr("Verdict"), first),
        *(Line(tr("Reason"), reason_words(reason)) for reason in dict.fromkeys(reasons)),
    )
    bundled = bundled_words(verdict)
    return (*lines, Line(tr("Record"), bundled)) if bundled else lines


def _asked(verdict: Verdict) -> tuple[str, ...]:
    """The sources that the answer is from."""
    own = (source_label(verdict.record.source),) if verdict.record else ()
    return tuple(dict.fromkeys((*own, *map(source_label, verdict.sources))))


def bundled_words(verdict: Verdict) -> str:
    """What the sample's own facts say of themselves; empty for the answer of a registry."""
    return str(verdict.record.raw.get("bundled", "")) if verdict.record else ""


def _comparison(verdict: Verdict) -> Table | None:
    rows = tuple(row for row in verdict.fields if _shown(row, verdict.code))
    if not rows or verdict.record is None:
        return None
    source = tr(
        "at {source}, {day}", source=source_label(verdict.record.source), day=day_words(verdict.record.retrieved)
    )
    return Table(
        tr("Where print and record differ"),
        (tr("field"), tr("as printed"), source, tr("outcome")),
        tuple(_row(row) for row in rows),
    )


def _shown(row: FieldComparison, code: VerdictCode) -> bool:
    return row.outcome in (Outcome.MINOR, Outcome.MAJOR) or (code is VerdictCode.OTHER_WORK and bool(row.registered))


def _row(row: FieldComparison) -> tuple[str, ...]:
    outcome = ": ".join(part for part in (tr(row.outcome.value), reason_words(row.reason)) if part)
    return (field_words(row.field), row.printed, value_words(row.field, row.registered), outcome)


def _suggestion(entry: Entry) -> tuple[Line, ...]:
    verdict, lines = entry.verdict, []
    if verdict.code is VerdictCode.FOUND and verdict.record:
        lines.append(Line(tr("Record"), source_label(verdict.record.source), doi_url(verdict.record.DOI)))
    if verdict.suggestion:
        lines.append(Line(tr("Suggestion"), reason_words(verdict.suggestion.reason), doi_url(verdict.suggestion.DOI)))
    return tuple(lines)


def _notices(entry: Entry) -> tuple[Line, ...]:
    verdict = entry.verdict
    if verdict.notices:
        return tuple(
            Line(
                tr("Notice"), f"{notice_shape(notice)} {notice_line(notice)}", doi_url(notice.DOI) if notice.DOI else ""
            )
            for notice in verdict.notices
        )
    record = verdict.record
    if record is None or bundled_words(verdict) or verdict.code is VerdictCode.OTHER_WORK:
        return ()
    words = tr(
        "No notice found at {source} on {day}", source=source_label(record.source), day=day_words(record.retrieved)
    )
    return (Line(tr("Notice"), words),)


def _cited_for(entry: Entry, with_notes: bool) -> tuple[Line, ...]:
    """Each place that cites it, with what the reader judged of it."""
    if not entry.citations:
        return (Line(tr("Cited for"), tr("not cited in the text")),)
    return tuple(
        line
        for citation in entry.citations
        for line in (
            Line(tr("Cited for"), _place(citation)),
            *_judged(entry, citation, with_notes),
            *_graded(entry, citation),
        )
    )


def _judged(entry: Entry, citation: Citation, with_notes: bool) -> tuple[Line, ...]:
    judgement = entry.judgement(citation)
    if judgement is None:
        return ()
    said = judgement.quotation
    note = clean(said.note).strip() if with_notes else ""
    parts = (quotation_words(said), claim_words(said), read_words(said), look_again_words(judgement))
    words = _signed(" · ".join(one_line(part) for part in parts if part), entry.reviewer, judgement.modified)
    return (Line(tr("Quotation accuracy"), "\n".join(part for part in (words, note) if part)),)


def _graded(entry: Entry, citation: Citation) -> tuple[Line, ...]:
    """The evidence for what this place claims, with what the cited work is."""
    grading, described = entry.grading(citation), entry.description
    if grading is None:
        return ()
    words = one_line(evidence_words(grading.evidence, described.study if described else NO_STUDY))
    words = " · ".join(part for part in (words, one_line(look_again_words(grading))) if part)
    return (Line(tr("Evidence"), _signed(words, entry.reviewer, grading.modified)),)


def _studied(entry: Entry) -> tuple[Line, ...]:
    """What the cited work is, where nothing is said of it at a place that cites it."""
    described = entry.description
    if described is None or entry.gradings:
        return ()
    return (Line(tr("Evidence"), _signed(study_words(described.study), entry.reviewer, described.modified)),)


def _place(citation: Citation) -> str:
    sentence, section = one_line(citation.sentence), one_line(citation.section)
    if not section:
        return tr("“{sentence}”", sentence=sentence)
    return tr("“{sentence}” ({section})", sentence=sentence, section=section)


def _points(entry: Entry) -> tuple[Line, ...]:
    """The open points, then those the reader has dismissed, with the reason."""
    opened = (Line(tr("Point to check"), point_words(point)) for point in entry.open_points)
    return (*opened, *(line for point in entry.points for line in _dismissed(entry, point)))


def _dismissed(entry: Entry, point: Point) -> tuple[Line, ...]:
    found = entry.dismissal(point)
    if found is None:
        return ()
    words = tr("{point}: {reason}", point=point_words(point), reason=one_line(reason_words(found.reason)))
    return (Line(tr("Point dismissed"), _signed(words, entry.reviewer, found.modified)),)


def _corrected(entry: Entry) -> tuple[Line, ...]:
    """The reader's correction of the verdict, which stands beside the machine's."""
    correction = entry.correction
    if correction is None:
        return ()
    words = correction_words(correction)
    address = doi_url(correction.DOI) if correction.DOI else ""
    return (Line(tr("My correction"), _signed(words, entry.reviewer, correction.modified), address),)


def _opinions(verdict: Verdict) -> tuple[Line, ...]:
    return tuple(
        Line(
            tr("Second opinion"),
            tr("{source}: {words}", source=source_label(opinion.source), words=opinion_words(opinion)),
        )
        for opinion in verdict.opinions
    )


def _stars(entry: Entry) -> tuple[Line, ...]:
    rating = entry.rating
    return (Line(tr("Stars"), _signed(stars_words(entry.stars), entry.reviewer, rating.modified if rating else "")),)


def _notes(entry: Entry) -> tuple[Line, ...]:
    notes = (note for note in entry.notes if note.text.strip())
    return tuple(
        Line(tr("Reader’s note"), _signed(clean(note.text).strip(), entry.reviewer, note.modified)) for note in notes
    )


def _signed(text: str, reviewer: str, moment: str) -> str:
    """The text with who wrote it and when, as far as that is known."""
    signature = ", ".join(part for part in (one_line(reviewer), day_words(moment)) if part)
    return f"{text} ({signature})" if signature and moment else text


def document_title(article: Article) -> str:
    """The title of an annotated bibliography."""
    title = one_line(article.title)
    return tr("Annotated bibliography: {title}", title=title) if title else tr("Annotated bibliography")


def about(article: Article, entries: Sequence[Entry], created: str, order: str) -> tuple[str, ...]:
    """The lines under the title: of which article this is the bibliography, and how and when it was written."""
    people = ", ".join(name.full for name in article.author)
    issued = date_words(article.issued) if article.issued else ""
    source = " · ".join(part for part in (one_line(people), one_line(issued), one_line(article.source)) if part)
    arranged = tr("in alphabetical order") if order == "alphabetical" else tr("in the article’s own order")
    reviewers = ", ".join(dict.fromkeys(one_line(entry.reviewer) for entry in entries if entry.reviewer.strip()))
    written = [count(len(entries), "{n} reference", "{n} references"), arranged]
    written += [tr("reviewer: {name}", name=reviewers)] if reviewers else []
    written.append(tr("written with LDN Desk on {day}", day=day_words(created)))
    return tuple(line for line in (source, " · ".join(written)) if line)
