"""Points to check, each kept with what it was raised on: it counts while fields and sentence are what they were."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, select

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Target
from ldn_desk.domain.verdict import Point
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.schema import points, references

_MOST_IDS = 500
"""Ids that one statement asks for; SQLite bounds the parameters of a statement."""

Raised = tuple[Target, str, Sequence[Point]]
"""What was judged, the hash of its fields, and the points that it raised."""

_POINT = [points.c[name] for name in ("rule", "sentence_says", "record_says")]
_ON = [points.c[name] for name in ("reference_id", "fields_hash", "citation_id", "sentence")]


class Points:
    """The points to check of references."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, raised: Sequence[Raised]) -> None:
        """Put these points in the place of earlier ones on the same fields and sentences."""
        judged = {on for target, fields_hash, _found in raised for on in _judged(target, fields_hash)}
        ids = [target.reference.id for target, _hash, _found in raised]
        spent: list[dict[str, Any]] = []
        for start in range(0, len(ids), _MOST_IDS):
            some = points.c.reference_id.in_(ids[start : start + _MOST_IDS])
            rows = self._connection.execute(select(points.c.id, *_ON).where(some)).all()
            spent += [{"of": row[0]} for row in rows if tuple(row[1:]) in judged]
        if spent:
            self._connection.execute(delete(points).where(points.c.id == bindparam("of")), spent)
        found = [row for each in raised for row in _rows(*each)]
        if found:
            self._connection.execute(insert(points), found)

    def of(self, chosen: ColumnElement[bool], cited: Mapping[str, Sequence[Citation]]) -> dict[str, list[Point]]:
        """The points of the chosen references that count, by reference id; `cited` is what cites each, by its id."""
        same = and_(references.c.id == points.c.reference_id, references.c.fields_hash == points.c.fields_hash)
        rows = self._connection.execute(
            select(*_ON, *_POINT)
            .join(references, same)
            .where(chosen)
            .order_by(points.c.reference_id, points.c.position, points.c.id)
        )
        found: dict[str, list[Point]] = {}
        for reference_id, _hash, citation_id, sentence, *row in rows.all():
            place = _place(citation_id, sentence, cited.get(reference_id, ()))
            if place is not None:
                found.setdefault(reference_id, []).append(_point(row, place))
        return found


def _place(citation_id: str | None, sentence: str, citations: Sequence[Citation]) -> int | None:
    """The point's place among the citations: -1 on the reference itself, None where its sentence is another by now."""
    if citation_id is None:
        return -1
    places = (n for n, each in enumerate(citations) if each.id == citation_id and each.sentence == sentence)
    return next(places, None)


def _judged(target: Target, fields_hash: str) -> Iterator[tuple[str, str, str | None, str]]:
    """All that points could be raised on: the reference itself, and each sentence."""
    yield target.reference.id, fields_hash, None, ""
    for each in target.citations:
        yield target.reference.id, fields_hash, each.id, each.sentence


def _rows(target: Target, fields_hash: str, found: Iterable[Point]) -> Iterator[dict[str, Any]]:
    for position, point in enumerate(found):
        # Of a plugin whose place is none, the point is on the reference itself.
        on = target.citations[point.citation] if 0 <= point.citation < len(target.citations) else None
        yield {
            **_point_row(target.reference.id, position, point),
            "fields_hash": fields_hash,
            "citation_id": on.id if on else None,
            "sentence": on.sentence if on else "",
        }


def _point_row(reference_id: str, position: int, point: Point) -> Values:
    """What `points` keeps of a point, but for what it was raised on."""
    return {
        "reference_id": reference_id,
        "position": position,
        "rule": point.rule,
        "sentence_says": storable(point.sentence_says),
        "record_says": storable(point.record_says),
    }


def _point(row: Sequence[Any], citation: int) -> Point:
    """The point to check of a POINT row; `citation` is its place among the reference's citations, or -1."""
    rule, sentence_says, record_says = row
    return Point(rule, sentence_says, record_says, citation)
