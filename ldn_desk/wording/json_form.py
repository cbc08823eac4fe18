"""What is found about a reference, part by part, as the command line's JSON and the CSL-JSON export both write it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ldn_desk.domain.appraisal import Correction, Dismissal
from ldn_desk.domain.article import Citation, Linked
from ldn_desk.domain.evidence import Description, Grading
from ldn_desk.domain.judgement import NO_COPY, Judgement
from ldn_desk.domain.mark import Mark
from ldn_desk.domain.verdict import FieldComparison, Opinion, Point, Suggestion
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.verdicts import opinion_words


def citation_form(
    citation: Citation, judgement: Judgement | None = None, grading: Grading | None = None
) -> dict[str, Any]:
    """Marker, sentence and section; `quotation` and `evidence` are there only where the reader said something."""
    form: dict[str, Any] = {"marker": citation.marker, "sentence": citation.sentence, "section": citation.section}
    form |= {"quotation": quotation_form(judgement)} if judgement else {}
    return form | ({"evidence": evidence_form(grading)} if grading else {})


def quotation_form(judgement: Judgement) -> dict[str, Any]:
    """What is judged, by the words of the command line; `reason` is that of `cannot`, null elsewhere.

    `changed` is true, and `sentence` the one that was judged, where the citing sentence says something else now;
    `again` is `merged` or `split` where the reference is another by now. Both ask for another look."""
    said = judgement.quotation
    form = {
        "id": judgement.id,
        "choice": said.choice.value,
        "kinds": [kind.value for kind in said.kinds],
        "reason": said.obstacle.value if said.obstacle else None,
        "basis": said.basis.value if said.basis else None,
        "provisional": said.provisional,
        "copy": asdict(said.copy) if said.copy != NO_COPY else None,
        "indirect": said.indirect,
        "passage": said.passage,
        "locator": said.locator,
        "claim": said.claim,
        "note": said.note,
        "date": judgement.modified,
    }
    if judgement.again:
        form["again"] = judgement.again
    return form | {"changed": True, "sentence": judgement.sentence} if judgement.changed else form


def evidence_form(grading: Grading) -> dict[str, Any]:
    """The evidence for one citation, by the words of the command line; null where nothing is said.

    `changed`, `sentence` and `again` are as in `quotation_form`."""
    said = grading.evidence
    form = {
        "id": grading.id,
        "question": said.question.value if said.question else None,
        "level": said.level.value if said.level else None,
        "moved": said.moved,
        "directness": said.directness.value if said.directness else None,
        "outcome": said.outcome.value if said.outcome else None,
        "date": grading.modified,
    }
    if grading.again:
        form["again"] = grading.again
    return form | {"changed": True, "sentence": grading.sentence} if grading.changed else form


def study_form(description: Description) -> dict[str, Any]:
    """What the cited work is, by the words of the command line; null where nothing is said."""
    said = description.study
    return {
        "design": said.design.value if said.design else None,
        "subjects": said.subjects.value if said.subjects else None,
        "n": said.n,
        "date": description.modified,
    }


def linked_form(linked: Linked) -> dict[str, str]:
    """What the addresses of an entry's links hold beside its print, by CSL-JSON names; empty for nothing."""
    return {name: value for name, value in (("DOI", linked.DOI), ("PMID", linked.PMID)) if value}


def point_form(point: Point, dismissal: Dismissal | None = None) -> dict[str, Any]:
    """Rule, what each side says, and the citation's place among those of its reference, from 0 (-1: the reference).

    `dismissed` is there, with the reader's reason, only where the reader dismissed the point."""
    form = {
        "rule": point.rule,
        "sentence-says": point.sentence_says,
        "record-says": point.record_says,
        "citation": point.citation,
    }
    return form | {"dismissed": reason_words(dismissal.reason)} if dismissal else form


def correction_form(correction: Correction | None) -> dict[str, Any] | None:
    """The reader's own verdict (or null where only the DOI is corrected), DOI, reason and date; None without one."""
    if correction is None:
        return None
    return {
        "verdict": correction.code.value if correction.code else None,
        "DOI": correction.DOI,
        "reason": reason_words(correction.reason),
        "date": correction.modified,
    }


def opinion_form(opinion: Opinion) -> dict[str, Any]:
    """What a source of second opinions said."""
    return {
        "source": opinion.source,
        "words": opinion_words(opinion),
        "PMID": opinion.PMID,
        "genre": list(opinion.genre),
        "retrieved": opinion.retrieved,
    }


def comparison_form(row: FieldComparison) -> dict[str, str]:
    """One field of the comparison, its values as shown."""
    return {
        "field": row.field,
        "printed": row.printed,
        "registered": row.registered,
        "outcome": row.outcome.value,
        "reason": reason_words(row.reason),
    }


def suggestion_form(suggestion: Suggestion | None) -> dict[str, str] | None:
    """DOI and reason; None where there is no suggestion."""
    return {"DOI": suggestion.DOI, "reason": reason_words(suggestion.reason)} if suggestion else None


def mark_form(mark: Mark, numbers: Mapping[str, int]) -> dict[str, Any]:
    """A mark with its place now, and the W3C's selectors of the words that were marked.

    `numbers` gives references' numbers by their ids; `reference` is that of the linked one, null for none."""
    anchor = mark.anchor
    return {
        "id": mark.id,
        "colour": mark.colour.value,
        "state": mark.state.value,
        "start": mark.start,
        "end": mark.end,
        "quote": anchor.exact,
        "comment": mark.comment,
        "reference": numbers.get(mark.reference_id or ""),
        "selector": [
            {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
        "created": mark.created,
        "modified": mark.modified,
    }
