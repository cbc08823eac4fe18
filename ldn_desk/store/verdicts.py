"""Verdicts with their comparison, and points to check; and verdicts on articles themselves, by their own DOI."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, insert, select, update

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.entry import NOT_ASKED, Checked, Target, changed_since, own_target
from ldn_desk.domain.record import Found, Record, Unreachable
from ldn_desk.domain.verdict import Point, Verdict
from ldn_desk.store import mapping
from ldn_desk.store.answers import Answers
from ldn_desk.store.history import History
from ldn_desk.store.points import Points
from ldn_desk.store.schema import answers, article_verdicts, articles, references, verdicts


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reference stands: its article, and its number there."""

    article_id: str
    number: int


_OF_REFERENCE = references.c.id == verdicts.c.reference_id
_SAME_FIELDS = references.c.fields_hash == verdicts.c.fields_hash

_MOST_IDS = 500
"""Ids that one statement asks for; SQLite bounds the parameters of a statement."""


class Verdicts:
    """The machine's part: one verdict on the fields of a reference, replaced by the next, and the points to check."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._answers = Answers(connection)

    def place(self, reference_id: str) -> Place | None:
        """Where the reference stands; None where it is gone."""
        row = self._connection.execute(_place(), {"reference_id": reference_id}).one_or_none()
        return Place(*row) if row else None

    def keep(self, checked: Checked, article_only: bool) -> Place | None:
        """Keep what one check came to: its found and absent answers, its verdict if answered, its points.

        What was judged may have been mended since; verdict and points count for the fields that they judged alone.
        None where the reference is gone: then only answers that serve every article are kept."""
        row = self._connection.execute(_standing(), {"reference_id": checked.reference_id}).one_or_none()
        if row is None and article_only:
            return None
        kept = self._keep_answers(checked, row.article_id if row and article_only else None)
        if row is None:
            return None
        fields_hash = _hash_of(checked.target.reference, row)
        if checked.verdict.answered:
            record = checked.verdict.record
            answer_id = (kept.get(record) or self._answers.id_of(record, row.article_id)) if record else None
            self._keep_verdict(checked.reference_id, fields_hash, checked.verdict, answer_id)
        Points(self._connection).keep([(checked.target, fields_hash, checked.points)])
        return Place(row.article_id, row.number)

    def _keep_answers(self, checked: Checked, article_id: str | None) -> dict[Record, str]:
        """The id of each record kept."""
        kept = {}
        for answer in checked.answers:
            if not isinstance(answer, Unreachable):
                answer_id = self._answers.keep(answer, article_id)
                if isinstance(answer, Found):
                    kept[answer.record] = answer_id
        return kept

    def _keep_verdict(self, reference_id: str, fields_hash: str, verdict: Verdict, answer_id: str | None) -> None:
        row = {**mapping.verdict_row(reference_id, verdict, answer_id), "fields_hash": fields_hash}
        before = self._connection.execute(_verdict_before(), row).one_or_none()
        if before is None:
            self._connection.execute(insert(verdicts), {**row, "version": 1})
        elif before[:4] != (row["code"], row["judged"], row["answer_id"], row["detail"]):
            own = (verdicts.c.reference_id == reference_id, verdicts.c.fields_hash == fields_hash)
            self._connection.execute(update(verdicts).where(*own).values(**row, version=before.version + 1))
            old = {"code": before.code, "judged": before.judged}
            History(self._connection).add("verdict", reference_id, old, {key: row[key] for key in old})

    def keep_points(self, raised: Mapping[str, tuple[Target, Iterable[Point]]]) -> None:
        """Put these points in the place of earlier ones, by reference id; those that are gone are passed over."""
        ids = list(raised)
        there: list[str] = []
        for start in range(0, len(ids), _MOST_IDS):
            # As one row: with a worker busy, each row that is fetched waits for the interpreter.
            known = select(func.aggregate_strings(references.c.id, " ")).where(
                references.c.id.in_(ids[start : start + _MOST_IDS])
            )
            there += (self._connection.scalar(known) or "").split()
        found = [raised[reference_id] for reference_id in there]
        hashed = [(target, mapping.hash_of(target.reference), tuple(points)) for target, points in found]
        Points(self._connection).keep(hashed)

    def of(self, chosen: ColumnElement[bool]) -> dict[str, Verdict]:
        """The verdict of each chosen reference that has one on its fields as they are, by reference id.

        A reference that has verdicts on other fields alone is not checked: it was changed since."""
        rows = self._connection.execute(
            select(verdicts.c.reference_id, *mapping.VERDICT, *mapping.ANSWER)
            .join(references, and_(_OF_REFERENCE, _SAME_FIELDS))
            .outerjoin(answers, answers.c.id == verdicts.c.answer_id)
            .where(chosen)
        )
        found = {row[0]: mapping.verdict(row[1:4], row[4:]) for row in rows.all()}
        others = select(verdicts.c.reference_id).join(references, and_(_OF_REFERENCE, ~_SAME_FIELDS)).where(chosen)
        for reference_id in self._connection.scalars(others):
            found.setdefault(reference_id, changed_since())
        return found

    def of_article(self, article_id: str) -> dict[str, Verdict]:
        """The stored verdict of each reference of the article that has one, by reference id."""
        return self.of(references.c.article_id == article_id)


_OWN = [article_verdicts.c[name] for name in ("code", "judged", "detail")]


class OwnVerdicts:
    """One verdict on the fields of an article, replaced by the next."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._answers = Answers(connection)

    def keep(self, checked: Checked) -> bool:
        """Keep what a check of an article itself came to: its answers, and its verdict if answered.

        False where the article is gone; answers are kept all the same."""
        article_id, verdict = checked.reference_id, checked.verdict
        kept = {}
        for answer in checked.answers:
            if not isinstance(answer, Unreachable):
                answer_id = self._answers.keep(answer, None)
                if isinstance(answer, Found):
                    kept[answer.record] = answer_id
        own = select(articles.c.id).where(articles.c.id == article_id)
        if self._connection.scalar(own) is None:
            return False
        if verdict.answered:
            record = verdict.record
            resting = (kept.get(record) or self._answers.id_of(record, article_id)) if record else None
            self._keep(article_id, mapping.hash_of(checked.target.reference), verdict, resting)
        return True

    def _keep(self, article_id: str, fields_hash: str, verdict: Verdict, answer_id: str | None) -> None:
        row = mapping.verdict_row(article_id, verdict, answer_id)
        values = {name: row[name] for name in ("code", "judged", "answer_id", "detail")}
        own = (article_verdicts.c.article_id == article_id, article_verdicts.c.fields_hash == fields_hash)
        before = self._connection.execute(select(article_verdicts).where(*own)).one_or_none()
        if before is None:
            key = {"article_id": article_id, "fields_hash": fields_hash, "version": 1}
            self._connection.execute(insert(article_verdicts).values(**key, **values))
        elif any(before._mapping[name] != value for name, value in values.items()):
            later = {**values, "version": before.version + 1}
            self._connection.execute(update(article_verdicts).where(*own).values(**later))
            told: dict[str, Any] = {"code": before.code, "judged": before.judged}
            History(self._connection).add("verdict", article_id, told, {name: values[name] for name in told})

    def of(self, article: Article) -> Verdict:
        """The verdict on the article's fields as they are; not checked where they were changed since."""
        target = own_target(article)
        if target is None:
            return NOT_ASKED
        query = (
            select(article_verdicts.c.fields_hash, *_OWN, *mapping.ANSWER)
            .outerjoin(answers, answers.c.id == article_verdicts.c.answer_id)
            .where(article_verdicts.c.article_id == article.id)
        )
        rows = {row[0]: row for row in self._connection.execute(query).all()}
        row = rows.get(mapping.hash_of(target.reference))
        if row is None:
            return changed_since() if rows else NOT_ASKED
        return mapping.verdict(row[1:4], row[4:])


# Built once, when first needed; see `answers`.


@cache
def _place() -> Select[Any]:
    there = (references.c.id == bindparam("reference_id"), references.c.removed.is_(None))
    return select(references.c.article_id, references.c.number).where(*there)


@cache
def _standing() -> Select[Any]:
    columns = (references.c[name] for name in ("article_id", "number", "fields_hash", *mapping.JUDGED))
    return select(*columns).where(references.c.id == bindparam("reference_id"), references.c.removed.is_(None))


@cache
def _verdict_before() -> Select[Any]:
    columns = (verdicts.c[name] for name in ("code", "judged", "answer_id", "detail", "version"))
    return select(*columns).where(
        verdicts.c.reference_id == bindparam("reference_id"), verdicts.c.fields_hash == bindparam("fields_hash")
    )


def _hash_of(reference: Reference, row: Any) -> str:
    """The hash of the fields that were judged: the reference's own where it still has them."""
    return str(row.fields_hash) if mapping.is_as(reference, row) else mapping.hash_of(reference)
