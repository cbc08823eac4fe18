"""Comments to the author: what was found about the references, in sentences that fit a journal's review form.

Stars and notes are the reviewer's own and are left out. A verdict that the reviewer has corrected is told as corrected,
and what a citation claims is told where the reviewer judged that the source does not say it, or not quite.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ldn_desk.domain.article import Citation, Lint
from ldn_desk.domain.doi import doi_url
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice, Obstacle
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import (
    FieldComparison,
    Outcome,
    Point,
    VerdictCode,
)
from ldn_desk.wording.annotation import one_line
from ldn_desk.wording.list_findings import groups
from ldn_desk.wording.quotations import claim_words, quotation_words, read_words
from ldn_desk.wording.reasons import reason_words, reasons_words
from ldn_desk.wording.summary import day_words, notice_line, who_and_when
from ldn_desk.wording.terms import begun, field_words, value_words
from ldn_desk.wording.verdicts import CODE_WORDS, correction_words, headline, point_words, work_words

# Details that a reviewer has looked at and found in order, whatever the machine made of them.
_IN_ORDER = frozenset({VerdictCode.AGREES, VerdictCode.FOUND, VerdictCode.OUT_OF_SCOPE})
# What keeps the reviewer from judging, and is no fault of the article's.
_OWN_OBSTACLES = frozenset({Obstacle.NO_FULL_TEXT, Obstacle.SOURCE_NOT_READABLE})
_UNREMARKABLE = frozenset({*_IN_ORDER, VerdictCode.NOT_CHECKED})


@dataclass(frozen=True, slots=True)
class Row:
    """One citation of one reference on the comments page: each cell in words, empty where there is nothing to say."""

    number: int
    who: str
    sentence: str
    """The sentence that cites it; empty for a reference that nothing cites."""
    opens: str
    """What its DOI opens."""
    meant: str
    """Is it what was meant?"""
    says: str
    """Does it say this? What the reviewer judged, then the points to check of this citation."""


def comment(entry: Entry) -> tuple[str, ...]:
    """What there is to say about one reference, each thing in words without a full stop; nothing where all is quiet."""
    claims = (
        tr("at {marker}: {words}", marker=citation.marker, words=words)
        for citation in entry.citations
        if (words := _claim(entry, citation))
    )
    points = (_point(entry, point) for point in entry.open_points)
    said = (*_about_identity(entry), *_about_notices(entry), *claims, *points)
    return tuple(one_line(each) for each in said)


def comments_text(title: str, entries: Sequence[Entry], created: str, findings: Iterable[Lint] = ()) -> str:
    """All comments as plain text; `created` is UTC, `2026-11-23T10:00:00Z`. `findings` are the list's own."""
    asked = dict.fromkeys(source for entry in entries for source in entry.verdict.sources)
    head = [tr("Comments on the references of “{title}”", title=one_line(title)) if title else tr("Comments")]
    if asked:
        day = day_words(created)
        head.append(tr("Looked up at {sources}; written on {day}.", sources=", ".join(asked), day=day))
    lines = [
        tr("Ref. {number} ({who}): {said}.", number=entry.reference.number, who=_who(entry), said="; ".join(said))
        for entry in entries
        if (said := comment(entry))
    ]
    listed = list_comments(findings)
    if listed:
        lines += [*([""] if lines else []), list_heading(), *listed]
    body = lines or [tr("Nothing was found to comment on.")]
    return "\n".join([*head, "", *body, "", *closing(entries)]) + "\n"


def list_heading() -> str:
    """What the part about the list itself stands under."""
    return tr("In the list of references itself:")


def list_comments(findings: Iterable[Lint]) -> tuple[str, ...]:
    """What the list itself shows, a line each, without asking anyone."""
    return tuple(one_line(reason_words(finding.reason)) for _rule, found in groups(findings) for finding in found)


def closing(entries: Iterable[Entry]) -> tuple[str, ...]:
    """What the comments do not say: which references were not checked, and what silence means."""
    open_ = [str(e.reference.number) for e in entries if e.verdict.code is VerdictCode.NOT_CHECKED]
    lines = [tr("Not checked: {numbers}.", numbers=", ".join(open_))] if open_ else []
    return (*lines, tr("These are leads, not proof. No comment on a reference does not mean that it is right."))


def rows(entries: Iterable[Entry]) -> tuple[Row, ...]:
    """The comments page: every citation of every reference, in the list's order; one row for an uncited reference."""
    return tuple(row for entry in entries for row in _rows(entry))


def _rows(entry: Entry) -> list[Row]:
    meant = "; ".join([_judged(entry), *_about_identity(entry), *_about_notices(entry)])
    whole = [point for point in entry.open_points if point.citation < 0]
    found = []
    places: Sequence[Citation | None] = entry.citations or (None,)
    for index, citation in enumerate(places):
        points = [point for point in entry.open_points if point.citation == index] + whole
        judged = _in_full(entry, citation) if citation is not None else ""
        says = "; ".join(each for each in (judged, *map(point_words, points)) if each)
        sentence = citation.sentence if citation is not None else ""
        cells = (one_line(each) for each in (sentence, begun(_opens(entry)), meant, begun(says)))
        found.append(Row(entry.reference.number, _who(entry), *cells))
    return found


def _who(entry: Entry) -> str:
    return one_line(who_and_when(entry.reference))


def _judged(entry: Entry) -> str:
    """The verdict, or the reader's in its place."""
    correction = entry.correction
    if correction is None or correction.code is None:
        return headline(entry.verdict)
    words = tr(CODE_WORDS[correction.code])
    return tr("{words} (the reviewer’s own word: {reason})", words=words, reason=reason_words(correction.reason))


def _about_identity(entry: Entry) -> list[str]:
    """What is to be said of the work and its details, the reader's correction before the machine's verdict."""
    correction, verdict = entry.correction, entry.verdict
    code = correction.code if correction and correction.code else verdict.code
    said: list[str] = []
    if correction is None or correction.code is None:
        said += _machine(entry)
    elif code not in _UNREMARKABLE:
        said.append(correction_words(correction))
    if correction and correction.DOI:
        said.append(tr("the work meant seems to be {doi}", doi=doi_url(correction.DOI)))
    elif verdict.suggestion and code not in _IN_ORDER:
        reason, doi = reason_words(verdict.suggestion.reason), doi_url(verdict.suggestion.DOI)
        said.append(tr("what is printed matches {doi} ({reason})", doi=doi, reason=reason))
    return said


def _machine(entry: Entry) -> list[str]:
    verdict = entry.verdict
    if verdict.code is VerdictCode.DIFFERS:
        rows = [row for row in verdict.fields if row.outcome in (Outcome.MINOR, Outcome.MAJOR)]
        return [_difference(row) for row in rows]
    if verdict.code in _UNREMARKABLE:
        return []
    said = [_opens(entry)] if verdict.code is VerdictCode.OTHER_WORK else [headline(verdict)]
    nearest = reasons_words(verdict.reasons[:1]) if verdict.code is VerdictCode.UNCONFIRMED else ()
    return [each for each in (*said, *nearest, "" if verdict.suggestion else work_words(verdict)) if each]


def _difference(row: FieldComparison) -> str:
    name = field_words(row.field)
    words = tr(
        "{field}: printed “{printed}”, registered “{registered}”",
        field=name,
        printed=row.printed,
        registered=value_words(row.field, row.registered),
    )
    return f"{words} ({reason_words(row.reason)})" if row.reason else words


def _opens(entry: Entry) -> str:
    """What the identifier printed leads to: the registered title, or that nothing is registered."""
    verdict = entry.verdict
    title = next((row.registered for row in verdict.fields if row.field == "title"), "")
    if verdict.record is None or not title:
        return headline(verdict) if verdict.code is VerdictCode.NOT_REGISTERED else ""
    if verdict.code is VerdictCode.FOUND:
        return tr("no DOI printed; a search finds “{title}”", title=title)
    author = next((value_words(row.field, row.registered) for row in verdict.fields if row.field == "author"), "")
    return tr("the DOI opens “{title}”", title=title) + (f" ({author})" if author else "")


def _claim(entry: Entry, citation: Citation) -> str:
    """What there is to say to an author about what this citation claims; nothing where the source says it."""
    judgement = entry.judgement(citation)
    said = judgement.quotation if judgement else None
    if said is None or said.choice is Choice.SUPPORTED or said.obstacle in _OWN_OBSTACLES:
        return ""
    return _in_full(entry, citation)


def _in_full(entry: Entry, citation: Citation) -> str:
    judgement = entry.judgement(citation)
    if judgement is None:
        return ""
    said = judgement.quotation
    parts = (quotation_words(said), claim_words(said), read_words(said))
    return "; ".join(part for part in parts if part)


def _about_notices(entry: Entry) -> list[str]:
    return [
        " ".join(part for part in (notice_line(notice), doi_url(notice.DOI) if notice.DOI else "") if part)
        for notice in entry.verdict.notices
    ]


def _point(entry: Entry, point: Point) -> str:
    if 0 <= point.citation < len(entry.citations):
        return tr("at {marker}: {words}", marker=entry.citations[point.citation].marker, words=point_words(point))
    return point_words(point)
