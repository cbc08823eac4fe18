"""References with everything the desk holds on them, in a handful of queries whatever their number."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select

from ldn_desk.domain.appraisal import Reviewer
from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import NOT_ASKED, Entry
from ldn_desk.store import mapping
from ldn_desk.store.articles import Articles
from ldn_desk.store.schema import notes, points, ratings, references
from ldn_desk.store.verdicts import Verdicts

Thing = TypeVar("Thing")


class Entries:
    """What rows, panes and files are made from, as one reviewer sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article_id: str, reviewer: Reviewer) -> tuple[Entry, ...]:
        """Every reference of the article, in list order."""
        citations = Articles(self._connection).citations(article_id)
        return self._entries(references.c.article_id == article_id, citations, reviewer)

    def one(self, reference_id: str, reviewer: Reviewer) -> Entry | None:
        """One reference; None where it is gone."""
        place = Verdicts(self._connection).place(reference_id)
        if place is None:
            return None
        citations = Articles(self._connection).citations(place.article_id, place.number)
        return self._entries(references.c.id == reference_id, citations, reviewer)[0]

    def _entries(
        self, chosen: ColumnElement[bool], citations: tuple[Citation, ...], reviewer: Reviewer
    ) -> tuple[Entry, ...]:
        cited = _by_number(citations)
        judged = Verdicts(self._connection).of(chosen)
        raised = self._grouped(_points(chosen), mapping.point)
        written = self._grouped(_notes(chosen, reviewer.id), mapping.note)
        rated = self._grouped(_ratings(chosen, reviewer.id), mapping.rating)
        rows = self._connection.execute(select(*mapping.REFERENCE).where(chosen).order_by(references.c.position))
        return tuple(
            [
                Entry(
                    reference,
                    tuple(cited.get(reference.number, ())),
                    judged.get(reference.id, NOT_ASKED),
                    tuple(raised.get(reference.id, ())),
                    next(iter(rated.get(reference.id, ())), None),
                    tuple(written.get(reference.id, ())),
                    reviewer.name,
                )
                for reference in map(mapping.reference, rows.all())
            ]
        )

    def _grouped(self, query: Select[Any], make: Callable[[Sequence[Any]], Thing]) -> dict[str, list[Thing]]:
        """Things by the reference they belong to: the query's first column, which is not the thing's own."""
        groups: dict[str, list[Thing]] = {}
        for row in self._connection.execute(query).all():
            groups.setdefault(row[0], []).append(make(row[1:]))
        return groups


def _by_number(citations: tuple[Citation, ...]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = {}
    for citation in citations:
        for number in dict.fromkeys(citation.numbers):
            cited.setdefault(number, []).append(citation)
    return cited


def _points(chosen: ColumnElement[bool]) -> Select[Any]:
    joined = select(points.c.reference_id, *mapping.POINT).join(references, references.c.id == points.c.reference_id)
    return joined.where(chosen).order_by(points.c.reference_id, points.c.position)


def _notes(chosen: ColumnElement[bool], reviewer_id: str) -> Select[Any]:
    joined = select(notes.c.reference_id, *mapping.NOTE).join(references, references.c.id == notes.c.reference_id)
    own = joined.where(chosen, notes.c.reviewer_id == reviewer_id, notes.c.deleted.is_(None))
    return own.order_by(notes.c.created, notes.c.id)


def _ratings(chosen: ColumnElement[bool], reviewer_id: str) -> Select[Any]:
    joined = select(ratings.c.reference_id, *mapping.RATING).join(references, references.c.id == ratings.c.reference_id)
    return joined.where(chosen, ratings.c.reviewer_id == reviewer_id)
