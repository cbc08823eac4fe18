"""What was mended by hand on each article, in the order it was made."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from ldn_desk.domain.article import new_id
from ldn_desk.domain.mending import Mend
from ldn_desk.store import mend_rows
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.schema import mends


class Mends:
    """The mends of articles; the latest one's id tells whether an article is as a desk has left it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest(self, article_id: str) -> str:
        """The id of the article's latest mend; empty where there is none."""
        query = select(mends.c.id).where(mends.c.article_id == article_id).order_by(mends.c.position.desc()).limit(1)
        return self._connection.scalar(query) or ""

    def add(self, mend_id: str, article_id: str, mend: Mend, reviewer_id: str) -> None:
        """Keep a mend as the latest one."""
        place = self._connection.scalar(select(func.max(mends.c.position)).where(mends.c.article_id == article_id))
        row = mend_rows.mend_row(mend)
        key = {"id": mend_id, "article_id": article_id, "reviewer_id": reviewer_id, "at": now()}
        self._connection.execute(insert(mends).values(**key, **row, position=(place or 0) + 1))
        History(self._connection).add("mend", article_id, None, row, reviewer_id)

    def drop(self, mend_id: str, article_id: str, reviewer_id: str) -> None:
        """Take a mend out again; that it was made stays in the history."""
        row = self._connection.execute(select(*mend_rows.MEND).where(mends.c.id == mend_id)).one()
        self._connection.execute(delete(mends).where(mends.c.id == mend_id))
        told = {"kind": row.kind, "detail": row.detail}
        History(self._connection).add("mend", article_id, told, None, reviewer_id)

    def of(self, article_id: str) -> tuple[Mend, ...]:
        """The article's mends, oldest first."""
        rows = self._connection.execute(
            select(*mend_rows.MEND).where(mends.c.article_id == article_id).order_by(mends.c.position)
        )
        return tuple(mend_rows.mend(row) for row in rows)

    def rows(self, article_id: str) -> tuple[dict[str, Any], ...]:
        """The article's mends as they are kept, to be put back by `replace`."""
        found = self._connection.execute(select(mends).where(mends.c.article_id == article_id))
        return tuple(dict(row) for row in found.mappings())

    def replace(self, article_id: str, rows: Sequence[dict[str, Any]]) -> None:
        """Let these be the article's mends, in the place of those that are kept."""
        self._connection.execute(delete(mends).where(mends.c.article_id == article_id))
        if rows:
            self._connection.execute(insert(mends), list(rows))

    def put(self, article_id: str, made: Sequence[Mend], reviewer_id: str) -> None:
        """Let these be the article's mends, made again just now on another text."""
        key = {"article_id": article_id, "reviewer_id": reviewer_id, "at": now()}
        rows = [
            {"id": new_id(), **key, **mend_rows.mend_row(mend), "position": place}
            for place, mend in enumerate(made, start=1)
        ]
        self.replace(article_id, rows)
