"""Corrections of verdicts and dismissed points: the reader's word beside the machine's. Swaps are guarded for Undo."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from ldn_desk.domain.appraisal import Correction, Dismissal
from ldn_desk.domain.article import Citation, new_id
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.reason import Reason, own_words, reason_form, reason_of
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point, VerdictCode
from ldn_desk.store import clock
from ldn_desk.store.citations import Citations
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.schema import corrections, dismissals, references
from ldn_desk.store.stored_json import dumps
from ldn_desk.store.verdicts import Verdicts

_OBJECT = "{"

OF_POINT = ("rule", "sentence_says", "record_says")
"""The columns that say which point was dismissed; beside them the citation that it is on."""

CORRECTION = [
    corrections.c[name] for name in ("reference_id", "reviewer_id", "code", "reason", "doi", "version", "modified")
]
_DISMISSAL = [
    dismissals.c[name] for name in ("citation_id", "reference_id", "reviewer_id", *OF_POINT, "reason", "modified")
]


def reason_text(reason: Reason) -> str:
    """What a column of text keeps of a reason: a reader's words as they are, a code as a JSON object."""
    form = reason_form(reason)
    if isinstance(form, str) and not form.startswith(_OBJECT):
        return storable(form)
    return dumps({"code": "", "words": form} if isinstance(form, str) else form)


def reason_in(text: str) -> Reason:
    """The reason that a column of text keeps."""
    if text.startswith(_OBJECT):
        with suppress(ValueError):
            return reason_of(json.loads(text))
    return own_words(text)


def correction_row(correction: Correction, modified: str) -> Values:
    """What `corrections` keeps, but for whose it is and the version."""
    return {
        "code": correction.code.value if correction.code else None,
        "reason": reason_text(correction.reason),
        "doi": storable(correction.DOI),
        "modified": modified,
    }


def told(correction: Correction | None) -> list[str | None] | None:
    """What a correction says, as the history keeps it and a guard compares it."""
    if correction is None:
        return None
    return [
        correction.code.value if correction.code else None,
        reason_text(correction.reason),
        storable(correction.DOI),
    ]


def correction(row: Sequence[Any]) -> Correction:
    """The correction of a CORRECTION row."""
    reference_id, reviewer_id, code, reason, doi, version, modified = row
    own = VerdictCode(code) if code else None
    return Correction(reference_id, reviewer_id, own, reason_in(reason), doi, version, clock.shown(modified))


@dataclass(frozen=True, slots=True)
class Dismissible:
    """A point as a reviewer may dismiss it: known by its reference, its words, and the place that it is on."""

    reference_id: str
    reviewer_id: str
    point: Point
    citation_id: str | None
    """None on the reference itself."""

    @property
    def key(self) -> Values:
        """The columns that say which it is."""
        return {
            "reference_id": self.reference_id,
            "reviewer_id": self.reviewer_id,
            "rule": self.point.rule,
            "sentence_says": storable(self.point.sentence_says),
            "record_says": storable(self.point.record_says),
            "citation_id": self.citation_id,
        }


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

    def form(self, correction: Correction | None) -> Any:
        """The JSON value of what a correction says, for Undo; None for none."""
        return told(correction)

    def of_form(self, form: Any) -> Correction | None:
        """What `form` kept, whosever it is."""
        if form is None:
            return None
        code, reason, doi = form
        return Correction("", "", VerdictCode(code) if code else None, reason_in(reason), doi, 0, "")

    def swap(
        self, reference_id: str, reviewer_id: str, expected: Correction | None, correction: Correction | None
    ) -> None:
        """`put`, if what `expected` says still stands. Raises StaleWrite where another desk has corrected since."""
        standing = self.correction(reference_id, reviewer_id)
        if told(standing) != told(expected):
            raise StaleWrite(tr("The correction was changed in another window meanwhile; it was left as it is now."))
        self.put(reference_id, reviewer_id, correction)

    def dismissible(self, reference_id: str, reviewer_id: str, point: Point) -> Dismissible:
        """The point, known by the place that it is on. Raises StaleWrite where that is no longer there."""
        if point.citation < 0:
            return Dismissible(reference_id, reviewer_id, point, None)
        place = Verdicts(self._connection).place(reference_id)
        cited = Citations(self._connection).of(place.article_id, place.number) if place else ()
        if point.citation >= len(cited):
            raise _stale_point()
        return Dismissible(reference_id, reviewer_id, point, cited[point.citation].id)

    def dismissals(
        self, chosen: ColumnElement[bool], reviewer_id: str, cited: Mapping[str, Sequence[Citation]]
    ) -> dict[str, list[Dismissal]]:
        """The reviewer's dismissals on the chosen references, by reference id; `cited` is what cites each, by its id.

        Those of places that are no longer there are kept, and passed over."""
        rows = self._connection.execute(
            select(*_DISMISSAL)
            .join(references, references.c.id == dismissals.c.reference_id)
            .where(chosen, dismissals.c.reviewer_id == reviewer_id)
        )
        found: dict[str, list[Dismissal]] = {}
        for citation_id, reference_id, *row in rows:
            ids = [None, *(each.id for each in cited.get(reference_id, ()))]
            if citation_id in ids:
                point = Point(row[1], row[2], row[3], ids.index(citation_id) - 1)
                dismissal = Dismissal(reference_id, row[0], point, reason_in(row[4]), clock.shown(row[5]))
                found.setdefault(reference_id, []).append(dismissal)
        return found

    def reason(self, of: Dismissible) -> Reason | None:
        """Why the point was dismissed; None where it was not."""
        found: str | None = self._connection.scalar(select(dismissals.c.reason).where(*_own(of)))
        return None if found is None else reason_in(found)

    def dismiss(self, of: Dismissible, reason: Reason | None) -> None:
        """Dismiss the point for this reason, or (None) take that back."""
        before = self.reason(of)
        self._connection.execute(delete(dismissals).where(*_own(of)))
        if reason is not None:
            row = {"id": new_id(), **of.key, "reason": reason_text(reason), "modified": now()}
            self._connection.execute(insert(dismissals).values(**row))
        point = of.point
        told = [point.rule, point.sentence_says, point.record_says, point.citation]
        old = None if before is None else [*told, reason_text(before)]
        new = None if reason is None else [*told, reason_text(reason)]
        self._history.add("dismiss point", of.reference_id, old, new, of.reviewer_id)

    def dismissal_form(self, of: Dismissible, reason: Reason | None) -> Any:
        """The JSON value of a point that is dismissed for this reason, or (None) is not, for Undo."""
        return {"of": of.key, "at": of.point.citation, "reason": None if reason is None else reason_text(reason)}

    def of_dismissal_form(self, form: Any) -> tuple[Dismissible, Reason | None]:
        """What `dismissal_form` kept."""
        key, reason = form["of"], form["reason"]
        rule, sentence_says, record_says = (key[name] for name in OF_POINT)
        point = Point(rule, sentence_says, record_says, form["at"])
        of = Dismissible(key["reference_id"], key["reviewer_id"], point, key["citation_id"])
        return of, None if reason is None else reason_in(reason)

    def swap_dismissal(self, of: Dismissible, expected: Reason | None, reason: Reason | None) -> None:
        """`dismiss`, if the `expected` reason (None: not dismissed) still stands; else raises StaleWrite."""
        if self.reason(of) != expected:
            raise _stale_point()
        self.dismiss(of, reason)


def _own(of: Dismissible) -> tuple[ColumnElement[bool], ...]:
    return tuple(dismissals.c[name].is_not_distinct_from(value) for name, value in of.key.items())


def _stale_point() -> StaleWrite:
    return StaleWrite(tr("The point was changed in another window meanwhile; it was left as it is now."))
