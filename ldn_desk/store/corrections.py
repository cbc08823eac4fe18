"""Corrections of verdicts and dismissed points: the reader's word beside the machine's. Swaps are guarded for Undo."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from ldn_desk.domain.appraisal import Correction, Dismissal
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point, VerdictCode
from ldn_desk.store import clock
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
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


class Corrections:
    """One correction a reference and reviewer, and any number of dismissed points."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._history = History(connection)

    def correction(self, reference_id: str, reviewer_id: str) -> Correction | None:
        """What the reviewer has put beside the verdict; None where nothing is."""
        own = (corrections.c.reference_id == reference_id, corrections.c.reviewer_id == reviewer_id)
        row = self._connection.execute(select(*CORRECTION).where(*own)).one_or_none()
        return correction(row) if row else None

    def put(self, reference_id: str, reviewer_id: str, correction: Correction | None) -> None:
        """Keep code, reason and DOI of `correction` in the place of what was there; None takes it away."""
        before = self.correction(reference_id, reviewer_id)
        own = (corrections.c.reference_id == reference_id, corrections.c.reviewer_id == reviewer_id)
        if correction is None:
            self._connection.execute(delete(corrections).where(*own))
        elif before is None:
            row = correction_row(correction, now())
            key = {"reference_id": reference_id, "reviewer_id": reviewer_id}
            self._connection.execute(insert(corrections).values(**key, **row, version=1))
        else:
            row = correction_row(correction, now())
            version = before.version + 1
            self._connection.execute(update(corrections).where(*own).values(**row, version=version))
        self._history.add("correct verdict", reference_id, told(before), told(correction), reviewer_id)

    def swap(
        self, reference_id: str, reviewer_id: str, expected: Correction | None, correction: Correction | None
    ) -> None:
        """`put`, if what `expected` says still stands. Raises StaleWrite where another desk has corrected since."""
        standing = self.correction(reference_id, reviewer_id)
        if told(standing) != told(expected):
            raise StaleWrite(tr("The correction was changed in another window meanwhile; it was left as it is now."))
        self.put(reference_id, reviewer_id, correction)

    def dismissal(self, reference_id: str, reviewer_id: str, point: Point) -> Dismissal | None:
        """How the reviewer dismissed this point; None where they did not."""
        own = _own(reference_id, reviewer_id, point)
        row = self._connection.execute(select(*DISMISSAL).where(*own)).one_or_none()
        return dismissal(row) if row else None

    def dismiss(self, reference_id: str, reviewer_id: str, point: Point, reason: str | None) -> None:
        """Dismiss the point for this reason, or (None) take that back."""
        before = self.dismissal(reference_id, reviewer_id, point)
        self._connection.execute(delete(dismissals).where(*_own(reference_id, reviewer_id, point)))
        if reason is not None:
            key = {"reference_id": reference_id, "reviewer_id": reviewer_id, **point_key(point)}
            self._connection.execute(insert(dismissals).values(**key, reason=storable(reason), modified=now()))
        told = [point.rule, point.sentence_says, point.record_says, point.citation]
        old = [*told, before.reason] if before else None
        new = [*told, reason] if reason is not None else None
        self._history.add("dismiss point", reference_id, old, new, reviewer_id)

    def swap_dismissal(
        self, reference_id: str, reviewer_id: str, point: Point, expected: str | None, reason: str | None
    ) -> None:
        """`dismiss`, if the `expected` reason (None: not dismissed) still stands; else raises StaleWrite."""
        standing = self.dismissal(reference_id, reviewer_id, point)
        if (standing.reason if standing else None) != expected:
            raise StaleWrite(tr("The point was changed in another window meanwhile; it was left as it is now."))
        self.dismiss(reference_id, reviewer_id, point, reason)


def _own(reference_id: str, reviewer_id: str, point: Point) -> tuple[ColumnElement[bool], ...]:
    key = {"reference_id": reference_id, "reviewer_id": reviewer_id, **point_key(point)}
    return tuple(dismissals.c[name] == value for name, value in key.items())
