"""Between rows and frozen dataclasses, as `mapping`: corrections of verdicts, and dismissed points."""

from collections.abc import Sequence
from typing import Any

from ldn_desk.domain.appraisal import Correction, Dismissal
from ldn_desk.domain.verdict import Point, VerdictCode
from ldn_desk.store import clock
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.schema import corrections, dismissals

OF_POINT = ("rule", "sentence_says", "record_says", "citation")
"""The columns that say which point was dismissed."""

CORRECTION = [
    corrections.c[name] for name in ("reference_id", "reviewer_id", "code", "reason", "doi", "version", "modified")
]
DISMISSAL = [dismissals.c[name] for name in ("reference_id", "reviewer_id", *OF_POINT, "reason", "modified")]


def correction_row(correction: Correction, modified: str) -> Values:
    """What `corrections` keeps, but for whose it is and the version."""
    return {
        "code": correction.code.value if correction.code else None,
        "reason": storable(correction.reason),
        "doi": storable(correction.DOI),
        "modified": modified,
    }


def told(correction: Correction | None) -> list[str | None] | None:
    """What a correction says, as the history keeps it and a guard compares it."""
    if correction is None:
        return None
    return [correction.code.value if correction.code else None, storable(correction.reason), storable(correction.DOI)]


def correction(row: Sequence[Any]) -> Correction:
    """The correction of a CORRECTION row."""
    reference_id, reviewer_id, code, reason, doi, version, modified = row
    own = VerdictCode(code) if code else None
    return Correction(reference_id, reviewer_id, own, reason, doi, version, clock.shown(modified))


def point_key(point: Point) -> Values:
    """Which point was dismissed, by the columns of OF_POINT."""
    return {
        "rule": point.rule,
        "sentence_says": storable(point.sentence_says),
        "record_says": storable(point.record_says),
        "citation": point.citation,
    }


def dismissal(row: Sequence[Any]) -> Dismissal:
    """The dismissal of a DISMISSAL row."""
    reference_id, reviewer_id, *point, reason, modified = row
    return Dismissal(reference_id, reviewer_id, Point(*point), reason, clock.shown(modified))
