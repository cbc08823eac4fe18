"""The articles as lines of the library page."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, case, exists, func, or_, select

from ldn_desk.domain.note_links import readable
from ldn_desk.domain.shelf import Deleted, Shelved
from ldn_desk.store import mapping
from ldn_desk.store.clock import shown
from ldn_desk.store.schema import articles, notes, ratings, references, verdicts

_AT_HAND = (articles.c.deleted.is_(None), articles.c.replaced_by.is_(None))
_MOST_REFERENCES = 500
"""An article that was read again may have let go of thousands; its own page lists them all."""


class Shelf:
    """What is on the desk, and what was deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lines(self, reviewer_id: str, *, deleted: bool) -> tuple[Shelved, ...]:
        """The articles at hand, or the deleted ones, the most recently opened (or added) first.

        Ratings and notes are counted for this reviewer."""
        query = _query(reviewer_id)
        state = articles.c.deleted.is_not(None) if deleted else articles.c.deleted.is_(None)
        latest = case((articles.c.opened > articles.c.added, articles.c.opened), else_=articles.c.added)
        # An older version is reached through the newer one.
        query = query.where(state, articles.c.replaced_by.is_(None))
        rows = self._connection.execute(query.order_by(latest.desc()))
        return tuple(_line(row) for row in rows)

    def one(self, article_id: str, reviewer_id: str) -> Shelved | None:
        """The line of one article, whether it is an older version or not; None where it is gone or deleted."""
        rows = self._connection.execute(_query(reviewer_id).where(articles.c.id == article_id))
        line = next((_line(row) for row in rows), None)
        return line if line is not None and not line.deleted else None

    def recently_deleted(self, reviewer_id: str) -> tuple[Deleted, ...]:
        """Articles, removed references and this reviewer's notes that can be brought back, the latest first.

        What is in a deleted article comes back with it, and what stands on a removed reference with that one."""
        noted = (*self._deleted_notes(reviewer_id), *self._deleted_article_notes(reviewer_id))
        found = (*self._deleted_articles(), *self._removed_references(), *noted)
        return tuple(deleted for _when, deleted in sorted(found, key=lambda each: each[0], reverse=True))

    def _deleted_articles(self) -> Iterator[tuple[str, Deleted]]:
        state = (articles.c.deleted.is_not(None), articles.c.replaced_by.is_(None))
        rows = self._connection.execute(select(articles.c.id, articles.c.title, articles.c.deleted).where(*state))
        for article_id, title, when in rows:
            yield when, Deleted("article", article_id, article_id, title, title, shown(when))

    def _removed_references(self) -> Iterator[tuple[str, Deleted]]:
        """Of those that an undone mend had made (their time is empty), the ones that somebody has judged."""
        written = exists().where(notes.c.reference_id == references.c.id, notes.c.deleted.is_(None))
        rated = exists().where(ratings.c.reference_id == references.c.id, ratings.c.stars.is_not(None))
        query = (
            select(articles.c.id, articles.c.title, references.c.removed, *mapping.REFERENCE)
            .join(references, references.c.article_id == articles.c.id)
            .where(*_AT_HAND, references.c.removed.is_not(None), or_(references.c.removed != "", written, rated))
            .order_by(references.c.removed.desc())
            .limit(_MOST_REFERENCES)
        )
        for article_id, title, when, *row in self._connection.execute(query):
            reference = mapping.reference(row)
            yield when, Deleted("reference", reference.id, article_id, title, reference.text, shown(when), reference)

    def _deleted_notes(self, reviewer_id: str) -> Iterator[tuple[str, Deleted]]:
        query = (
            select(articles.c.id, articles.c.title, notes.c.id, notes.c.text, notes.c.deleted, *mapping.REFERENCE)
            .join(references, references.c.article_id == articles.c.id)
            .join(notes, notes.c.reference_id == references.c.id)
            .where(*_AT_HAND, references.c.removed.is_(None), notes.c.deleted.is_not(None))
            .where(notes.c.reviewer_id == reviewer_id)
        )
        for article_id, title, note_id, text, when, *row in self._connection.execute(query):
            yield when, Deleted("note", note_id, article_id, title, readable(text), shown(when), mapping.reference(row))

    def _deleted_article_notes(self, reviewer_id: str) -> Iterator[tuple[str, Deleted]]:
        query = (
            select(articles.c.id, articles.c.title, notes.c.id, notes.c.text, notes.c.deleted)
            .join(notes, notes.c.article_id == articles.c.id)
            .where(*_AT_HAND, notes.c.deleted.is_not(None), notes.c.reviewer_id == reviewer_id)
        )
        for article_id, title, note_id, text, when in self._connection.execute(query):
            yield when, Deleted("note", note_id, article_id, title, readable(text), shown(when))

    def last_opened(self) -> str | None:
        """The article opened last that is not deleted; where none was ever opened, the one added last."""
        query = select(articles.c.id).where(articles.c.deleted.is_(None), articles.c.replaced_by.is_(None))
        found: str | None = self._connection.scalar(
            query.order_by(articles.c.opened.desc(), articles.c.added.desc()).limit(1)
        )
        return found


def _query(reviewer_id: str) -> Select[Any]:
    own = and_(references.c.article_id == articles.c.id, references.c.removed.is_(None))
    counted = select(func.count()).select_from(references)
    # A verdict on other fields than those that are there now says nothing of the reference.
    judged = and_(verdicts.c.reference_id == references.c.id, verdicts.c.fields_hash == references.c.fields_hash)
    return select(
        articles.c.id,
        articles.c.title,
        articles.c.author,
        articles.c.source,
        articles.c.format,
        articles.c.added,
        articles.c.opened,
        articles.c.deleted,
        counted.where(own).scalar_subquery(),
        counted.join(verdicts, judged).where(own).scalar_subquery(),
        counted.join(ratings, ratings.c.reference_id == references.c.id)
        .where(own, ratings.c.reviewer_id == reviewer_id, ratings.c.stars.is_not(None))
        .scalar_subquery(),
        counted.join(notes, notes.c.reference_id == references.c.id)
        .where(own, notes.c.reviewer_id == reviewer_id, notes.c.deleted.is_(None))
        .scalar_subquery()
        + select(func.count())
        .select_from(notes)
        .where(notes.c.article_id == articles.c.id, notes.c.reviewer_id == reviewer_id, notes.c.deleted.is_(None))
        .scalar_subquery(),
    )


def _line(row: Sequence[Any]) -> Shelved:
    article_id, title, author, source, format_, added, opened, deleted, *counts = row
    labels = ", ".join(name.full for name in mapping.names_of(author))
    return Shelved(
        article_id, title, labels, source, format_, shown(added), shown(opened), shown(deleted), *map(int, counts)
    )
