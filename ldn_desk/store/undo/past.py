"""The history of one reference, or of an article with all its references, as one reviewer may see it."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, literal, null, or_, select, union_all

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.step import Happened
from ldn_desk.domain.translation import tr
from ldn_desk.store.schema import (
    citation_references,
    evidence,
    judgements,
    marks,
    notes,
    references,
    reviewers,
    studies,
)
from ldn_desk.store.tables.ledger import history

SHARED = (
    "add article",
    "delete article",
    "restore article",
    "set article date",
    "edit article",
    "mend",
    "correct fields",
    "take over",
    "read again",
    "take over from the older version",
    "read the article again",
)
"""What everybody sees, whoever did it. All else is what somebody judged: others do not see it."""

_TYPED = ("write note", "comment mark")
_JOINED_SECONDS = 10.0
"""Saves of one text within this time of each other are shown as one."""


class Past:
    """The history, the latest first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: str, reviewer_id: str) -> tuple[Happened, ...]:
        """All that happened to the article, its references, and what hangs on them."""
        own = references.c.article_id == article_id
        whole = select(literal(article_id).label("id"), null().label("reference_id"))
        written = select(notes.c.id, null()).where(notes.c.article_id == article_id)
        marked = select(marks.c.id, null()).where(marks.c.article_id == article_id)
        return self._found(union_all(whole, written, marked, *_hanging(own)), reviewer_id)

    def of_reference(self, reference_id: str, reviewer_id: str) -> tuple[Happened, ...]:
        """All that happened to the reference and what hangs on it, and the mends of the list that it was part of."""
        hanging = self._found(union_all(*_hanging(references.c.id == reference_id)), reviewer_id)
        article_id = self._connection.scalar(select(references.c.article_id).where(references.c.id == reference_id))
        named = f"%{reference_id}%"
        mended = self._rows(
            _query(null())
            .where(history.c.subject_id == article_id, history.c.what == "mend")
            .where(or_(history.c.before.like(named), history.c.after.like(named)))
        )
        own = (each for each in mended if _mends(each, reference_id))
        return tuple(sorted((*hanging, *own), key=lambda each: each.id, reverse=True))

    def citation_of(self, said_id: str) -> str:
        """The citation that was judged, by the id of what was said of it. Raises LibraryError where there is none."""
        for table in (judgements, evidence):
            pair = select(table.c.pair_id).where(table.c.id == said_id).scalar_subquery()
            query = select(citation_references.c.citation_id).where(citation_references.c.id == pair)
            found: str | None = self._connection.scalar(query)
            if found is not None:
                return found
        raise LibraryError(tr("This place no longer cites the reference; open the article again."))

    def _found(self, subjects: Any, reviewer_id: str) -> tuple[Happened, ...]:
        of = subjects.subquery()
        seen = or_(history.c.reviewer_id == reviewer_id, history.c.reviewer_id.is_(None), history.c.what.in_(SHARED))
        query = _query(of.c.reference_id).join(of, of.c.id == history.c.subject_id).where(seen)
        return self._rows(query)

    def _rows(self, query: Select[Any]) -> tuple[Happened, ...]:
        found: list[Happened] = []
        for row in self._connection.execute(query.order_by(history.c.id.desc())).all():
            number, at, who, what, subject_id, before, after, reference_id = row
            happened = Happened(number, at, who or "", what, subject_id, before, after, reference_id or "")
            if found and _goes_on(happened, found[-1]):
                found[-1] = replace(found[-1], before=happened.before)
            else:
                found.append(happened)
        return tuple(found)


def _hanging(own: Any) -> list[Select[Any]]:
    """Id of each thing that hangs on the chosen references → the reference."""
    paired = citation_references.c
    return [
        select(references.c.id, references.c.id.label("reference_id")).where(own),
        *(
            select(table.c.id, table.c.reference_id)
            .join(references, references.c.id == table.c.reference_id)
            .where(own)
            for table in (notes, studies)
        ),
        *(
            select(table.c.id, paired.reference_id)
            .join_from(table, citation_references, paired.id == table.c.pair_id)
            .join(references, references.c.id == paired.reference_id)
            .where(own)
            for table in (judgements, evidence)
        ),
    ]


def _query(reference_id: Any) -> Select[Any]:
    names = ("what", "subject_id", "before", "after")
    columns = (history.c.id, history.c.at, reviewers.c.name, *(history.c[name] for name in names))
    return select(*columns, reference_id).outerjoin_from(history, reviewers, reviewers.c.id == history.c.reviewer_id)


def _mends(happened: Happened, reference_id: str) -> bool:
    """Whether a mend was made on this reference, and not only behind it."""
    mend = json.loads(happened.after) or json.loads(happened.before)
    said = json.loads(mend["detail"]).items()
    return any(reference_id == value or reference_id in value for name, value in said if name != "after_id" and value)


def _goes_on(earlier: Happened, later: Happened) -> bool:
    """Whether the later save goes on with the typing of the earlier one."""
    if earlier.what not in _TYPED or earlier.after != later.before:
        return False
    if (earlier.what, earlier.subject_id, earlier.who) != (later.what, later.subject_id, later.who):
        return False
    apart = datetime.fromisoformat(later.at) - datetime.fromisoformat(earlier.at)
    return apart.total_seconds() <= _JOINED_SECONDS
