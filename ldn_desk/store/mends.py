"""What was mended by hand on each article, in the order it was made."""

import json
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from ldn_desk.domain import mending
from ldn_desk.domain.article import Article, new_id
from ldn_desk.domain.bibliography import from_csl, to_csl
from ldn_desk.domain.mending import Mend, Quote
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.schema import mends
from ldn_desk.store.stored_json import dumps

MEND = [mends.c[name] for name in ("kind", "detail")]

KINDS: dict[str, type[Mend]] = {
    "correct": mending.Correct,
    "take back": mending.TakeBack,
    "split": mending.Split,
    "merge": mending.Merge,
    "add": mending.Add,
    "remove": mending.Remove,
    "bring back": mending.BringBack,
    "move": mending.Move,
    "begin": mending.Begin,
    "end": mending.End,
    "link": mending.Link,
    "unlink": mending.Unlink,
    "link dois": mending.LinkDois,
}
"""The kinds as they are kept; a library that holds one that is not here was written by a newer program."""
_NAMES = {kind: name for name, kind in KINDS.items()}


def mend_row(mend: Mend) -> Values:
    """What `mends` keeps of the mend itself."""
    said = {entry.name: _kept(getattr(mend, entry.name)) for entry in fields(mend)}
    return {"kind": _NAMES[type(mend)], "detail": dumps(said)}


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Quote):
        return [storable(each) if isinstance(each, str) else each for each in astuple(value)]
    return list(value) if isinstance(value, tuple) else to_csl(value)


def mend_of(row: Values) -> Mend:
    """The mend of what `mend_row` gave."""
    return mend((row["kind"], row["detail"]))


def mend(row: Sequence[Any]) -> Mend:
    """The mend of a MEND row."""
    kind, detail = row
    said = json.loads(detail)
    return KINDS[kind](**{name: _value(name, value) for name, value in said.items()})


def _value(name: str, value: Any) -> Any:
    if name == "at":
        return Quote(*value)
    if name == "values":
        return from_csl(value)
    return tuple(value) if isinstance(value, list) else value


def _fields(article: Article, mend: mending.Correct | mending.TakeBack) -> Values:
    """The fields that are corrected, or no longer, by their CSL names; one that is not there has no value."""
    reference = next(each for each in article.references if each.id == mend.reference_id)
    said, cut = to_csl(reference.printed), ("et-al",) if "author" in mend.names else ()
    return {name: said.get(name) for name in (*mend.names, *cut)}


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
        key = {"id": mend_id, "article_id": article_id, "reviewer_id": reviewer_id, "at": now()}
        self._connection.execute(insert(mends).values(**key, **mend_row(mend), position=(place or 0) + 1))

    def drop(self, mend_id: str) -> None:
        """Take a mend out again."""
        self._connection.execute(delete(mends).where(mends.c.id == mend_id))

    def tell(self, mend: Mend, before: Article, after: Article, reviewer_id: str, *, back: bool = False) -> None:
        """Put into the history that a mend made the article `after` of `before`, or was taken back.

        Of corrected fields what stood there before and after, with the reference; else the mend, with the article."""
        add = History(self._connection).add
        if isinstance(mend, mending.Correct | mending.TakeBack):
            was, is_now = (_fields(article, mend) for article in (before, after))
            add("correct fields", mend.reference_id, was, is_now, reviewer_id)
        else:
            row = mend_row(mend)
            add("mend", after.id, row if back else None, None if back else row, reviewer_id)

    def of(self, article_id: str) -> tuple[Mend, ...]:
        """The article's mends, oldest first."""
        rows = self._connection.execute(
            select(*MEND).where(mends.c.article_id == article_id).order_by(mends.c.position)
        )
        return tuple(mend(row) for row in rows)

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
            {"id": new_id(), **key, **mend_row(mend), "position": place} for place, mend in enumerate(made, start=1)
        ]
        self.replace(article_id, rows)
