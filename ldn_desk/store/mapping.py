"""Between rows and frozen dataclasses: for each kind the columns that are read, the row that is written, and back.

Pure: no connection is used here. Rows come as tuples in the order of the columns named beside each function.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ldn_desk.domain.appraisal import Rating
from ldn_desk.domain.article import (
    NOTHING_LINKED,
    Article,
    Block,
    BlockKind,
    Citation,
    Linked,
    Reference,
    Span,
    SpanKind,
)
from ldn_desk.domain.bibliography import Fields, Name, PartialDate, date_from_csl, date_to_csl, from_csl, to_csl
from ldn_desk.domain.reason import Reason, reason_form, reason_of
from ldn_desk.domain.record import Absent, Answer, Found, Notice, Record
from ldn_desk.domain.verdict import (
    FieldComparison,
    Opinion,
    Outcome,
    Suggestion,
    Verdict,
    VerdictCode,
    WorkFinding,
)
from ldn_desk.store import clock
from ldn_desk.store.schema import answers, articles, blocks, citations, ratings, references
from ldn_desk.store.schema import verdicts as verdicts_table
from ldn_desk.store.stored_json import StoredJson, dumps, text_of

Values = dict[str, Any]

REFERENCE = [
    references.c[name]
    for name in ("id", "number", "text", "printed", "key", "start", "sure", "mended", "read", "linked", "further")
]
BLOCK = [blocks.c[name] for name in ("kind", "text", "level", "spans", "start", "anchor", "ordinal")]
CITATION = [
    citations.c[name]
    for name in ("id", "marker", "start", "end", "sentence", "sentence_start", "sentence_end", "section", "mended")
]
ARTICLE = [
    articles.c[name]
    for name in (
        *("id", "sha256", "title", "author", "issued", "source", "format", "language", "text", "deleted"),
        *("container_title", "doi", "mended", "read"),
    )
]
ANSWER = [answers.c[name] for name in ("doi", "source", "retrieved", "found", "raw")]
VERDICT = [verdicts_table.c[name] for name in ("code", "judged", "detail")]
RATING = [ratings.c[name] for name in ("reference_id", "reviewer_id", "stars", "version", "modified", "again")]

# The enums' own lookup costs more than a dict's, and there are ten comparisons to each of a thousand verdicts.
_OUTCOME = {outcome.value: outcome for outcome in Outcome}
_BLOCK_KIND = {kind.value: kind for kind in BlockKind}
_SPAN_KIND = {kind.value: kind for kind in SpanKind}


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: surrogate pairs joined, lone surrogates (half a pasted emoji) become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def date_text(date: PartialDate | None) -> str | None:
    """A date as kept: the JSON of its CSL form."""
    return dumps(date_to_csl(date)) if date else None


def date_of(text: str | None) -> PartialDate | None:
    """The date that `date_text` kept."""
    return date_from_csl(json.loads(text)) if text else None


def _names_text(names: Sequence[Name]) -> str:
    return dumps(to_csl(Fields(author=tuple(names))).get("author", []))


def names_of(text: str) -> tuple[Name, ...]:
    """Authors of a kept article."""
    return from_csl({"author": json.loads(text)}).author


def joined(parts: Iterable[Block]) -> str:
    """The article's text as its blocks give it."""
    return "\n".join(block.text for block in parts)


def article_row(article: Article, added: str) -> Values:
    """What `articles` keeps; the text only where the blocks do not give it already."""
    return {
        "id": article.id,
        "sha256": article.sha256,
        "title": storable(article.title),
        "author": _names_text(article.author),
        "issued": date_text(article.issued),
        "source": storable(article.source),
        "format": article.format,
        "language": article.language,
        "text": None if joined(article.blocks) == article.text else article.text,
        "added": added,
        "opened": "",
        "deleted": None,
        "version": 1,
        "container_title": storable(article.container_title),
        "doi": storable(article.DOI),
        "mended": dumps(article.mended) if article.mended else None,
        "read": dumps(to_csl(article.read)) if article.read else None,
    }


def article(
    row: Sequence[Any],
    own_blocks: tuple[Block, ...],
    own_references: tuple[Reference, ...],
    own_citations: tuple[Citation, ...],
) -> Article:
    """The article of an ARTICLE row and its parts."""
    article_id, sha256, title, author, issued, source, format_, language, text, _deleted, *own = row
    container_title, doi, mended, read = own
    return Article(
        title=title,
        blocks=own_blocks,
        references=own_references,
        citations=own_citations,
        text=joined(own_blocks) if text is None else text,
        sha256=sha256,
        author=names_of(author),
        issued=date_of(issued),
        source=source,
        format=format_,
        language=language,
        id=article_id,
        container_title=container_title,
        DOI=doi,
        mended=tuple(json.loads(mended)) if mended else (),
        read=from_csl(json.loads(read)) if mended and read else None,
    )


def block_row(article_id: str, position: int, block: Block) -> Values:
    """What `blocks` keeps."""
    spans = [[span.start, span.end, span.kind.value, span.href] for span in block.spans]
    return {
        "article_id": article_id,
        "position": position,
        "kind": block.kind.value,
        "text": block.text,
        "level": block.level,
        "spans": dumps(spans) if spans else None,
        "start": block.start,
        "anchor": storable(block.anchor),
        "ordinal": storable(block.ordinal),
    }


def block(row: Sequence[Any]) -> Block:
    """The block of a BLOCK row."""
    kind, text, level, spans, start, anchor, ordinal = row
    return Block(_BLOCK_KIND[kind], text, level, _spans(spans) if spans else (), start, anchor, ordinal)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, _SPAN_KIND[kind], href) for start, end, kind, href in json.loads(text))


def hash_of(reference: Reference) -> str:
    """What says whether the fields of a reference are still those that were judged: 16 digits of their SHA-256."""
    return _hash(dumps(to_csl(reference.given)))


JUDGED = ("printed", "mended", "linked")
"""The columns of `references` that say what is judged of one."""


def is_as(reference: Reference, row: Any) -> bool:
    """Whether a reference gives what the row with the JUDGED columns does."""
    linked = row.linked or None
    if linked is None and reference.linked == NOTHING_LINKED:
        return fields(row.printed) == reference.printed
    mended = tuple(json.loads(row.mended)) if row.mended else ()
    return linked == _linked_text(reference.linked) and (fields(row.printed), mended) == (
        reference.printed,
        reference.mended,
    )


def _hash(printed: str) -> str:
    return hashlib.sha256(printed.encode()).hexdigest()[:16]


def reference_row(article_id: str, position: int, reference: Reference) -> Values:
    """What `references` keeps."""
    printed = dumps(to_csl(reference.printed))
    return {
        "id": reference.id,
        "article_id": article_id,
        "position": position,
        "number": reference.number,
        "text": reference.text,
        "printed": printed,
        "key": storable(reference.key),
        "start": reference.start,
        "sure": dumps(dict(reference.sure)) if reference.sure else None,
        "mended": dumps(reference.mended) if reference.mended else None,
        "read": dumps(to_csl(reference.read)) if reference.read else None,
        "removed": None,
        "fields_hash": hash_of(reference) if reference.linked != NOTHING_LINKED else _hash(printed),
        "linked": _linked_text(reference.linked),
        "further": dumps(dict(reference.further)) if reference.further else None,
    }


def _linked_text(linked: Linked) -> str | None:
    """The JSON that is kept of what links lead to, by CSL names; None where they lead to nothing."""
    found = {name: value for name, value in (("DOI", linked.DOI), ("PMID", linked.PMID)) if value}
    return dumps(found) if found else None


@lru_cache(maxsize=4096)
def fields(printed: str) -> Fields:
    """The fields of a kept reference. Opening an article reads its references twice, as part of it and as entries; the
    fields are read once."""
    return from_csl(json.loads(printed))


def reference(row: Sequence[Any]) -> Reference:
    """The reference of a REFERENCE row."""
    reference_id, number, text, printed, key, start, sure, mended, read, linked, further = row
    return Reference(
        number,
        text,
        fields(printed),
        reference_id,
        key,
        start,
        tuple(json.loads(sure).items()) if sure else (),
        tuple(json.loads(mended)) if mended else (),
        fields(read) if mended and read else None,
        Linked(**json.loads(linked)) if linked else NOTHING_LINKED,
        json.loads(further) if further else {},
    )


def citation_row(article_id: str, position: int, citation: Citation) -> Values:
    """What `citations` keeps; the numbers go into `citation_references`."""
    return {
        "id": citation.id,
        "article_id": article_id,
        "position": position,
        "marker": citation.marker,
        "start": citation.start,
        "end": citation.end,
        "sentence": citation.sentence,
        "sentence_start": citation.sentence_start,
        "sentence_end": citation.sentence_end,
        "section": citation.section,
        "mended": citation.mended or None,
        "removed": None,
    }


def citation(row: Sequence[Any], numbers: tuple[int, ...]) -> Citation:
    """The citation of a CITATION row."""
    citation_id, marker, start, end, sentence, sentence_start, sentence_end, section, mended = row
    return Citation(
        marker, numbers, start, end, sentence, sentence_start, sentence_end, section, citation_id, bool(mended)
    )


def answer_row(answer_id: str, answer: Found | Absent, article_id: str | None) -> Values:
    """What `answers` keeps of an answer; None for `article_id` lets every article use it."""
    said = answer.record if isinstance(answer, Found) else answer
    return {
        "id": answer_id,
        "doi": said.DOI.lower(),
        "source": said.source,
        "retrieved": said.retrieved,
        "found": isinstance(answer, Found),
        "raw": text_of(answer.record.raw) if isinstance(answer, Found) else None,
        "article_id": article_id,
    }


def answer(row: Sequence[Any]) -> Answer:
    """The answer of an ANSWER row; a record is read when somebody looks into it."""
    doi, source, retrieved, found, raw = row
    return Found(Record(doi, source, retrieved, StoredJson(raw))) if found else Absent(doi, source, retrieved)


def verdict_row(reference_id: str, verdict: Verdict, answer_id: str | None) -> Values:
    """What `verdicts` keeps, but for the version."""
    return {
        "reference_id": reference_id,
        "code": verdict.code.value,
        "judged": verdict.judged,
        "answer_id": answer_id,
        "detail": verdict_detail(verdict),
    }


def verdict_detail(verdict: Verdict) -> str:
    """JSON of all that led to a verdict, but for the record: the comparison row by row, in order."""
    fields = [[row.field, row.printed, row.registered, row.outcome.value, _kept(row.reason)] for row in verdict.fields]
    return dumps(
        {
            "reasons": [reason_form(reason) for reason in verdict.reasons],
            "work": verdict.work,
            "fields": fields,
            "notices": [_notice_json(notice) for notice in verdict.notices],
            "suggestion": _suggestion_json(verdict.suggestion),
            "sources": verdict.sources,
            "opinions": [_opinion_json(opinion) for opinion in verdict.opinions],
        }
    )


def _notice_json(notice: Notice) -> list[Any]:
    date = date_to_csl(notice.date) if notice.date else None
    return [notice.type, notice.DOI, date, notice.source, notice.PMID, notice.reasons]


def _notice(kept: Sequence[Any]) -> Notice:
    kind, doi, date, source, *later = kept
    pmid, reasons = later or ("", ())
    return Notice(kind, doi, date_from_csl(date) if date else None, source, pmid, tuple(reasons))


def _kept(reason: Reason | None) -> Any:
    return "" if reason is None else reason_form(reason)


def _reason(form: Any) -> Reason | None:
    """What libraries hold from before there were codes is words; the empty text is no reason."""
    return reason_of(form) if form else None


def _opinion_json(opinion: Opinion) -> list[Any]:
    rest = (opinion.PMID, opinion.genre, opinion.subjects, opinion.retrieved)
    return [opinion.source, _kept(opinion.said), *rest]


def _opinion(kept: Sequence[Any]) -> Opinion:
    source, said, pmid, genre, subjects, retrieved = kept
    return Opinion(source, _reason(said), pmid, tuple(genre), tuple(subjects), retrieved)


def _comparison(kept: Sequence[Any]) -> FieldComparison:
    name, printed, registered, outcome, reason = kept
    return FieldComparison(name, printed, registered, _OUTCOME[outcome], _reason(reason))


def _suggestion_json(suggestion: Suggestion | None) -> list[Any] | None:
    return [suggestion.DOI, reason_form(suggestion.reason)] if suggestion else None


def _suggestion(kept: Sequence[Any] | None) -> Suggestion | None:
    return Suggestion(kept[0], reason_of(kept[1])) if kept else None


def verdict(row: Sequence[Any], answer_row: Sequence[Any]) -> Verdict:
    """The verdict of a VERDICT row and the ANSWER row it rests on (all None where it rests on none)."""
    code, judged, text = row
    doi, source, retrieved, _found, raw = answer_row
    detail = json.loads(text)
    return Verdict(
        VerdictCode(code),
        tuple([reason_of(form) for form in detail["reasons"]]),
        WorkFinding(detail["work"]) if detail["work"] else None,
        tuple([_comparison(kept) for kept in detail["fields"]]),
        None if doi is None else Record(doi, source, retrieved, StoredJson(raw)),
        tuple([_notice(kept) for kept in detail["notices"]]),
        _suggestion(detail["suggestion"]),
        tuple(detail["sources"]),
        judged,
        # Verdicts kept before there were second opinions have none.
        tuple([_opinion(kept) for kept in detail.get("opinions", ())]),
    )


def rating(row: Sequence[Any]) -> Rating:
    """The rating of a RATING row."""
    reference_id, reviewer_id, stars, version, modified, again = row
    return Rating(reference_id, reviewer_id, stars, version, clock.shown(modified), again or "")
