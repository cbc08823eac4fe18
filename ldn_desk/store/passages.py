"""Searching the library: articles, references as printed, and notes, those of judgements too."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)

from ldn_desk.domain.shelf import SearchHit
from ldn_desk.store.mapping import storable
from ldn_desk.store.schema import articles, citation_references, judgements, notes, passages, references

_WORD = re.compile(r"\w+")
_MOST_WORDS, _LONGEST_WORD = 30, 100
"""What is looked at of a search: a page pasted into the field is sought by its first words."""
_BEFORE, _AFTER = 40, 120
"""Characters of a snippet before and after the first word found."""

_index = table("passages_index", column("rowid"))


class Passages:
    """Everything that can be found: by full text, and where that finds nothing by likeness."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def search(self, words: str, reviewer_id: str, limit: int) -> tuple[SearchHit, ...]:
        """Passages that hold every word (or the beginning of it), the best first; deleted articles are passed over."""
        words = storable(words)
        terms = _sought(found.group() for found in _WORD.finditer(words))
        if not terms:
            return ()
        readable = _readable(reviewer_id).limit(limit)
        rows = self._by_index(readable, terms)
        return tuple(_hit(row, terms) for row in rows or self._by_likeness(readable, _sought(words.split())))

    def _by_index(self, readable: Select[Any], terms: list[str]) -> list[Sequence[Any]]:
        query = " ".join(f'"{term}"*' for term in terms)
        found = (
            readable.join(_index, literal_column("passages_index.rowid") == passages.c.id)
            .where(text("passages_index MATCH :query").bindparams(query=query))
            .order_by(literal_column("passages_index.rank"))
        )
        return list(self._connection.execute(found))

    def _by_likeness(self, readable: Select[Any], terms: list[str]) -> list[Sequence[Any]]:
        # Also finds the middle of a word, and words of scripts that put no spaces between them.
        every: ColumnElement[bool] = and_(
            *(func.lower(passages.c.text).contains(term.lower(), autoescape=True) for term in terms)
        )
        return list(self._connection.execute(readable.where(every).order_by(passages.c.id)))

    def sharing(self, phrases: Sequence[str]) -> dict[str, int]:
        """Article id → how many of its blocks hold one of these phrases of words, word for word."""
        quoted = [" ".join(_WORD.findall(storable(phrase))) for phrase in phrases]
        wanted = " OR ".join(f'"{words}"' for words in quoted if words)
        if not wanted:
            return {}
        found = (
            select(passages.c.article_id, func.count())
            .join(_index, literal_column("passages_index.rowid") == passages.c.id)
            .where(text("passages_index MATCH :query").bindparams(query=wanted))
            .group_by(passages.c.article_id)
        )
        return {article_id: number for article_id, number in self._connection.execute(found)}


def _sought(words: Iterable[str]) -> list[str]:
    return [word[:_LONGEST_WORD] for word in islice(words, _MOST_WORDS)]


def _readable(reviewer_id: str) -> Select[Any]:
    # Another reviewer's notes are not for this one's eyes.
    whose = func.coalesce(notes.c.reviewer_id, judgements.c.reviewer_id)
    own = or_(whose.is_(None), whose == reviewer_id)
    reference_id = func.coalesce(passages.c.reference_id, citation_references.c.reference_id)
    return (
        select(
            passages.c.article_id,
            articles.c.title,
            passages.c.kind,
            reference_id,
            passages.c.start,
            passages.c.text,
            passages.c.note_id,
            citation_references.c.citation_id,
        )
        .join(articles, articles.c.id == passages.c.article_id)
        .outerjoin(notes, notes.c.id == passages.c.note_id)
        .outerjoin(judgements, judgements.c.id == passages.c.judgement_id)
        .outerjoin(citation_references, citation_references.c.id == judgements.c.pair_id)
        .outerjoin(references, references.c.id == reference_id)
        .where(articles.c.deleted.is_(None), articles.c.replaced_by.is_(None), references.c.removed.is_(None), own)
    )


def _hit(row: Sequence[Any], terms: list[str]) -> SearchHit:
    article_id, title, kind, reference_id, start, whole, note_id, citation_id = row
    found = re.search("|".join(re.escape(term) for term in terms), whole, re.IGNORECASE)
    at = found.start() if found else 0
    position = start + at if kind == "article" else -1
    ids = (note_id or "", citation_id or "")
    return SearchHit(article_id, title, kind, reference_id or "", _snippet(whole, at), position, *ids)


def _snippet(whole: str, at: int) -> str:
    first, last = max(0, at - _BEFORE), min(len(whole), at + _AFTER)
    words = " ".join(whole[first:last].split())
    # A sentence's full stop at the very start would read as part of the ellipsis.
    words = words.lstrip(".,;: ") if first else words
    return f"{'…' if first else ''}{words}{'…' if last < len(whole) else ''}"
