"""What is found out about an article's references: as PRODUCT's JSON object for scripts, as text for the terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ldn_desk.domain.article import Article, BlockKind, Lint
from ldn_desk.domain.bibliography import to_csl
from ldn_desk.domain.citation_key import citation_keys
from ldn_desk.domain.entry import NOT_ASKED, Entry
from ldn_desk.domain.record import Notice, Record, Work
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.verdict import Verdict
from ldn_desk.wording.annotation import bundled_words, clean, one_line
from ldn_desk.wording.json_form import (
    citation_form,
    comparison_form,
    correction_form,
    linked_form,
    opinion_form,
    point_form,
    study_form,
    suggestion_form,
)
from ldn_desk.wording.list_findings import groups, heading
from ldn_desk.wording.quotations import quotation_words
from ldn_desk.wording.reasons import reason_words, reasons_words
from ldn_desk.wording.registered import registered_words
from ldn_desk.wording.summary import (
    POINT_SHAPE,
    date_words,
    notice_line,
    notice_shape,
    shape,
    stars_words,
    state_words,
    summary,
    who_and_when,
)
from ldn_desk.wording.terms import begun
from ldn_desk.wording.verdicts import correction_words, point_words

WorkOf = Callable[[Record], Work]
"""The work that a record describes: its source's parser, applied to its raw message."""


def as_json(
    article: Article,
    entries: Sequence[Entry],
    lint: Iterable[Lint],
    sources: Iterable[Mapping[str, Any]],
    work_of: WorkOf,
    own: Verdict = NOT_ASKED,
) -> dict[str, Any]:
    """PRODUCT's object for `read --json` and `check --json`, ready for `json.dumps`.

    `sources` are objects of `name`, `requests` and `state`; `own` is the verdict on the article's own DOI. Beyond
    PRODUCT's keys: of the article `sections` (its headings in order), `DOI`, `container-title`, `mended` (CSL names of
    what a reader changed) and `reasons` of its verdict; of a reference `sure` (how sure, 0 to 1, the reading of a
    printed field is that is not certain), `mended` (CSL names of the printed fields that a reader corrected), `et-al`
    (true) of `printed` where the list of authors is cut, `bundled` of the sample's records, `opinions` (second
    opinions), `correction` (the reader's own) and `study` (as the reader describes it); `quotation` and `evidence` of a
    citation that the reader judged, `dismissed` of a point.
    """
    keys = citation_keys(entry.reference for entry in entries)
    value = {
        "article": _article(article, own),
        "references": [_reference(entry, keys[entry.reference.id], work_of) for entry in entries],
        "lint": [{"rule": each.rule, "number": each.number, "text": reason_words(each.reason)} for each in lint],
        "sources": [dict(source) for source in sources],
    }
    return dict(_sound(value))


def _article(article: Article, own: Verdict) -> dict[str, Any]:
    fields = to_csl(article.fields)
    return {
        "title": article.title,
        "author": fields.get("author", []),
        "issued": fields.get("issued"),
        "source": article.source,
        "sha256": article.sha256,
        "sections": [block.text for block in article.blocks if block.kind is BlockKind.HEADING],
        "container-title": article.container_title,
        "DOI": article.DOI,
        "mended": list(article.mended),
        "verdict": own.code.value,
        "reasons": list(reasons_words(own.reasons)),
        "notices": [_notice(notice) for notice in own.notices],
    }


def _reference(entry: Entry, key: str, work_of: WorkOf) -> dict[str, Any]:
    reference, verdict = entry.reference, entry.verdict
    return {
        "id": key,
        "number": reference.number,
        "text": reference.text,
        "printed": {**reference.further, **to_csl(reference.printed)},
        "linked": linked_form(reference.linked),
        "sure": dict(reference.sure),
        "mended": list(reference.mended),
        "citations": [citation_form(each, entry.judgement(each), entry.grading(each)) for each in entry.citations],
        **({"study": study_form(entry.description)} if entry.description else {}),
        **_verdict(verdict, work_of),
        "correction": correction_form(entry.correction),
        "points": [point_form(point, entry.dismissal(point)) for point in entry.points],
    }


def _verdict(verdict: Verdict, work_of: WorkOf) -> dict[str, Any]:
    return {
        "verdict": verdict.code.value,
        "work": verdict.work.value if verdict.work else None,
        "reasons": list(reasons_words(verdict.reasons)),
        "fields": [comparison_form(row) for row in verdict.fields],
        "record": _record(verdict, work_of),
        "notices": [_notice(notice) for notice in verdict.notices],
        "suggestion": suggestion_form(verdict.suggestion),
        "opinions": [opinion_form(opinion) for opinion in verdict.opinions],
    }


def _record(verdict: Verdict, work_of: WorkOf) -> dict[str, Any] | None:
    """The registered work as CSL-JSON, its subtitle in the title where CSL has it, with source and time."""
    record = verdict.record
    if record is None:
        return None
    work = work_of(record)
    title = ": ".join(part for part in (work.fields.title, work.subtitle) if part)
    value = to_csl(work.fields.with_(title=title)) | {"source": record.source, "retrieved": record.retrieved}
    bundled = bundled_words(verdict)
    return value | {"bundled": bundled} if bundled else value


def _notice(notice: Notice) -> dict[str, str]:
    date = notice.date.iso if notice.date else ""
    return {"type": notice.type, "date": date, "notice-DOI": notice.DOI, "source": notice.source}


def _sound(value: Any) -> Any:
    """The same without lone surrogates, which no output in UTF-8 can hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _sound(each) for key, each in value.items()}
    return [_sound(each) for each in value] if isinstance(value, list) else value


def as_text(article: Article, entries: Sequence[Entry], lint: Iterable[Lint] = (), own: Verdict = NOT_ASKED) -> str:
    """The same for people: a head, two lines for each reference, a line for each notice and point; what the
    list itself shows stands at the end, rule by rule.

    Control characters of the article are left out, so that no terminal obeys them."""
    lines = [*_head(article, entries), *_own(own)]
    for entry in entries:
        lines += ["", *_entry(entry)]
    remarks = [
        line
        for rule, found in groups(lint)
        for line in (f"  {heading(rule)} ({rule})", *(f"    {one_line(reason_words(each.reason))}" for each in found))
    ]
    if remarks:
        lines += ["", tr("In the list itself:"), *remarks]
    return "\n".join(clean(line).rstrip() for line in lines)


def _head(article: Article, entries: Sequence[Entry]) -> list[str]:
    people = ", ".join(name.full for name in article.author)
    issued = date_words(article.issued) if article.issued else ""
    byline = " · ".join(one_line(part) for part in (people, issued, article.source) if one_line(part))
    counts = (count(len(entries), "{n} reference", "{n} references"), *summary(entries))
    title = one_line(article.title) or tr("An article without a title")
    return [line for line in (title, byline, " · ".join(counts)) if line]


def _notice_line(notice: Notice) -> str:
    return f"{notice_shape(notice)} {one_line(notice_line(notice))} {notice.DOI}"


def _own(own: Verdict) -> list[str]:
    """What a registry says of the article itself; nothing where nobody was asked."""
    if not own.answered:
        return [_notice_line(notice) for notice in own.notices]
    said = tr("The article itself: {words}", words=f"{shape(own.code)} {one_line(state_words(own))}")
    return [said, *(_notice_line(notice) for notice in own.notices)]


def _entry(entry: Entry) -> list[str]:
    reference, verdict = entry.reference, entry.verdict
    title = reference.printed.title or reference.text
    lines = [f"{reference.number:>3}  {one_line(who_and_when(reference))}  {one_line(title)}"]
    verdict_words = f"{shape(verdict.code)} {one_line(state_words(verdict))}"
    lines.append("  ·  ".join((verdict_words, *([stars_words(entry.stars)] if entry.stars else []))))
    lines += [one_line(words)] if (words := registered_words(entry)) else []
    lines += [_notice_line(notice) for notice in verdict.notices]
    if entry.correction:
        lines.append(tr("My correction: {words}", words=one_line(correction_words(entry.correction))))
    judged = ((citation.marker, entry.judgement(citation)) for citation in entry.citations)
    lines += [f"{one_line(marker)} {quotation_words(said.quotation)}" for marker, said in judged if said]
    lines += [f"{POINT_SHAPE} {one_line(begun(point_words(point)))}" for point in entry.open_points]
    return lines[:1] + [f"     {line}" for line in lines[1:]]
