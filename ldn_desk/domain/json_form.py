"""What is found about a reference, part by part, as the command line's JSON and the CSL-JSON export both write it."""

from typing import Any

from ldn_desk.domain.article import Citation
from ldn_desk.domain.verdict import FieldComparison, Point, Suggestion


def citation_form(citation: Citation) -> dict[str, str]:
    """Marker, sentence and section."""
    return {"marker": citation.marker, "sentence": citation.sentence, "section": citation.section}


def point_form(point: Point) -> dict[str, Any]:
    """Rule, what each side says, and the citation's place among those of its reference, from 0."""
    return {
        "rule": point.rule,
        "sentence-says": point.sentence_says,
        "record-says": point.record_says,
        "citation": point.citation,
    }


def comparison_form(row: FieldComparison) -> dict[str, str]:
    """One field of the comparison, its values as shown."""
    return {
        "field": row.field,
        "printed": row.printed,
        "registered": row.registered,
        "outcome": row.outcome.value,
        "reason": row.reason,
    }


def suggestion_form(suggestion: Suggestion | None) -> dict[str, str] | None:
    """DOI and reason; None where there is no suggestion."""
    return {"DOI": suggestion.DOI, "reason": suggestion.reason} if suggestion else None
