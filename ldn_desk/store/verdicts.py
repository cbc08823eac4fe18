"""Verdicts with their comparison, and points to check."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Delete, Select, bindparam, delete, func, insert, select, update

from ldn_desk.domain.entry import Checked
from ldn_desk.domain.record import Found, Record, Unreachable
from ldn_desk.domain.verdict import Point, Verdict
from ldn_desk.store import mapping
from ldn_desk.store.answers import Answers
from ldn_desk.store.history import History
from ldn_desk.store.schema import answers, points, references, verdicts


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference stands: its article, and its number there."""

    article_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows of verdicts and points as they are kept."""

    reference_ids: tuple[str, ...]
    verdicts: tuple[dict[str, Any], ...]
    points: tuple[dict[str, Any], ...]


_MOST_IDS = 500
"""Ids that one statement asks for; SQLite bounds the parameters of a statement."""


class Verdicts:
    """The machine's part: one verdict a reference, replaced by the next, and the points to check."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._answers = Answers(connection)

    def place(self, reference_id: str) -> Place | None:
        """Where the reference stands; None where it is gone."""
        row = self._connection.execute(_place(), {"reference_id": reference_id}).one_or_none()
        return Place(*row) if row else None

    def keep(self, checked: Checked, article_only: bool) -> Place | None:
        """Keep what one check came to: its found and absent answers, its verdict if answered, its points.

        None where the reference is gone: then only answers that serve every article are kept."""
        place = self.place(checked.reference_id)
        if place is None and article_only:
            return None
        kept = self._keep_answers(checked, place.article_id if place and article_only else None)
        if place is None:
            return None
        if checked.verdict.answered:
            record = checked.verdict.record
            answer_id = (kept.get(record) or self._answers.id_of(record, place.article_id)) if record else None
            self._keep_verdict(checked.reference_id, checked.verdict, answer_id)
        self.keep_points(checked.reference_id, checked.points)
        return place

    def _keep_answers(self, checked: Checked, article_id: str | None) -> dict[Record, str]:
        """The id of each record kept."""
        kept = {}
        for answer in checked.answers:
            if not isinstance(answer, Unreachable):
                answer_id = self._answers.keep(answer, article_id)
                if isinstance(answer, Found):
                    kept[answer.record] = answer_id
        return kept

    def _keep_verdict(self, reference_id: str, verdict: Verdict, answer_id: str | None) -> None:
        row = mapping.verdict_row(reference_id, verdict, answer_id)
        before = self._connection.execute(_verdict_before(), row).one_or_none()
        if before is None:
            self._connection.execute(insert(verdicts), {**row, "version": 1})
        elif before[:4] != (row["code"], row["judged"], row["answer_id"], row["detail"]):
            own = verdicts.c.reference_id == reference_id
            self._connection.execute(update(verdicts).where(own).values(**row, version=before.version + 1))
            old = {"code": before.code, "judged": before.judged}
            History(self._connection).add("verdict", reference_id, old, {key: row[key] for key in old})

    def keep_points(self, reference_id: str, found: tuple[Point, ...]) -> None:
        """Put these points to check in the place of the earlier ones."""
        self._connection.execute(_points_of(), {"of_reference": reference_id})
        if found:
            rows = [mapping.point_row(reference_id, position, point) for position, point in enumerate(found)]
            self._connection.execute(insert(points), rows)

    def keep_all_points(self, found: Mapping[str, Iterable[Point]]) -> None:
        """`keep_points` for many references, by their ids; those that are gone are passed over."""
        ids = list(found)
        there: list[str] = []
        for start in range(0, len(ids), _MOST_IDS):
            # As one row: with a worker busy, each row that is fetched waits for the interpreter.
            known = select(func.aggregate_strings(references.c.id, " ")).where(
                references.c.id.in_(ids[start : start + _MOST_IDS])
            )
            there += (self._connection.scalar(known) or "").split()
        if not there:
            return
        self._connection.execute(_points_of(), [{"of_reference": reference_id} for reference_id in there])
        rows = [
            mapping.point_row(reference_id, position, point)
            for reference_id in there
            for position, point in enumerate(found[reference_id])
        ]
        if rows:
            self._connection.execute(insert(points), rows)

    def of(self, chosen: ColumnElement[bool]) -> dict[str, Verdict]:
        """The stored verdict of each chosen reference that has one, by reference id."""
        rows = self._connection.execute(
            select(verdicts.c.reference_id, *mapping.VERDICT, *mapping.ANSWER)
            .join(references, references.c.id == verdicts.c.reference_id)
            .outerjoin(answers, answers.c.id == verdicts.c.answer_id)
            .where(chosen)
        )
        return {row[0]: mapping.verdict(row[1:4], row[4:]) for row in rows.all()}

    def standing(self, reference_ids: Sequence[str]) -> Standing:
        """All that is kept of these references, to be put back when what made it void is undone."""
        rows: list[dict[str, Any]] = []
        raised: list[dict[str, Any]] = []
        for start in range(0, len(reference_ids), _MOST_IDS):
            some = reference_ids[start : start + _MOST_IDS]
            for table, found in ((verdicts, rows), (points, raised)):
                chosen = self._connection.execute(select(table).where(table.c.reference_id.in_(some)))
                found += [dict(row) for row in chosen.mappings()]
        return Standing(tuple(reference_ids), tuple(rows), tuple(raised))

    def put_back(self, standing: Standing | None, void: Collection[str]) -> None:
        """Keep these points, and of the references `void` these verdicts, in the place of what is kept now."""
        if standing is None:
            return
        for reference_id in standing.reference_ids:
            self._connection.execute(_points_of(), {"of_reference": reference_id})
            if reference_id in void:
                self.forget(reference_id)
        told = [row for row in standing.verdicts if row["reference_id"] in void]
        for table, rows in ((verdicts, told), (points, list(standing.points))):
            if rows:
                self._connection.execute(insert(table), rows)

    def forget(self, reference_id: str) -> None:
        """Let go of a verdict that no longer says anything about the reference."""
        self._connection.execute(delete(verdicts).where(verdicts.c.reference_id == reference_id))

    def of_article(self, article_id: str) -> dict[str, Verdict]:
        """The stored verdict of each reference of the article that has one, by reference id."""
        return self.of(references.c.article_id == article_id)


# Built once, when first needed; see `answers`.


@cache
def _place() -> Select[Any]:
    there = (references.c.id == bindparam("reference_id"), references.c.removed.is_(None))
    return select(references.c.article_id, references.c.number).where(*there)


@cache
def _verdict_before() -> Select[Any]:
    columns = (verdicts.c[name] for name in ("code", "judged", "answer_id", "detail", "version"))
    return select(*columns).where(verdicts.c.reference_id == bindparam("reference_id"))


@cache
def _points_of() -> Delete:
    return delete(points).where(points.c.reference_id == bindparam("of_reference"))
