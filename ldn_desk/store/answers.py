"""What sources said of DOIs: found with the whole record, or absent. An unreachable source said nothing."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Select, bindparam, delete, exists, func, insert, or_, select

from ldn_desk.domain.article import new_id
from ldn_desk.domain.record import Absent, Answer, Found, Record, Request
from ldn_desk.store import mapping
from ldn_desk.store.schema import answers, verdicts
from ldn_desk.store.tables.ledger import requests

KEPT = 5_000
"""The log holds this many of the newest requests: months of checking, and never more than about a megabyte."""

_REQUEST = [requests.c[name] for name in ("source", "url", "asked", "outcome", "milliseconds")]


class RequestLog:
    """Requests in the order in which they were logged."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, request: Request) -> None:
        """Log a request, and let go of what is older than the newest `KEPT`."""
        self._connection.execute(insert(requests).values(**_request_row(request)))
        newest = select(func.max(requests.c.id)).scalar_subquery()
        self._connection.execute(delete(requests).where(requests.c.id <= newest - KEPT))

    def newest(self, limit: int) -> tuple[Request, ...]:
        """The newest requests, newest first."""
        rows = self._connection.execute(select(*_REQUEST).order_by(requests.c.id.desc()).limit(limit))
        return tuple(Request(*row) for row in rows)


_BATCH = 500
"""DOIs asked for in one query: below SQLite's limit of parameters."""


class Answers:
    """Answers by DOI, shared by every article unless they serve one alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, answer: Found | Absent, article_id: str | None) -> str:
        """Keep an answer (None for `article_id`: for every article) and return its id.

        The newest answer of a source to a DOI stands; an older one stays only while a verdict rests on it."""
        row = mapping.answer_row(new_id(), answer, article_id)
        known: str | None = self._connection.scalar(_same_answer(), row)
        if known is not None:
            return known
        self._connection.execute(_unused_answers(), {"of_" + key: row[key] for key in ("doi", "source", "article_id")})
        self._connection.execute(insert(answers), row)
        return str(row["id"])

    def id_of(self, record: Record, article_id: str) -> str:
        """The id of the answer that brought this record to the article; kept for it alone if it is not there yet."""
        row = mapping.answer_row("", Found(record), article_id)
        found: str | None = self._connection.scalar(_answer_at_hand(), row)
        return found or self.keep(Found(record), article_id)

    def known(self, dois: Iterable[str], article_id: str) -> dict[str, tuple[Answer, ...]]:
        """The newest answer of each source to each DOI (lower case), as far as they serve this article."""
        newest: dict[str, dict[str, Answer]] = {}
        serves = or_(answers.c.article_id.is_(None), answers.c.article_id == article_id)
        for batch in _batches({doi.lower() for doi in dois}):
            rows = self._connection.execute(
                select(*mapping.ANSWER)
                .where(answers.c.doi.in_(batch), serves)
                .order_by(answers.c.retrieved, answers.c.found)
            )
            for row in rows:
                newest.setdefault(row.doi, {})[row.source] = mapping.answer(row)
        return {doi: tuple(by_source.values()) for doi, by_source in newest.items()}


# Built once, when first needed: a check keeps its answers one by one, and building a statement costs ten times what
# running it does.


@cache
def _same_answer() -> Select[Any]:
    return select(answers.c.id).where(
        answers.c.doi == bindparam("doi"),
        answers.c.source == bindparam("source"),
        answers.c.retrieved == bindparam("retrieved"),
        answers.c.found == bindparam("found"),
        answers.c.article_id.is_not_distinct_from(bindparam("article_id")),
    )


@cache
def _answer_at_hand() -> Select[Any]:
    chosen = (answers.c[key] == bindparam(key) for key in ("doi", "source", "retrieved", "found"))
    serves = or_(answers.c.article_id.is_(None), answers.c.article_id == bindparam("article_id"))
    return select(answers.c.id).where(*chosen, serves).limit(1)


@cache
def _unused_answers() -> Delete:
    return delete(answers).where(
        answers.c.doi == bindparam("of_doi"),
        answers.c.source == bindparam("of_source"),
        answers.c.article_id.is_not_distinct_from(bindparam("of_article_id")),
        ~exists().where(verdicts.c.answer_id == answers.c.id),
    )


def _batches(dois: set[str]) -> Iterator[tuple[str, ...]]:
    ordered = sorted(dois)
    return (tuple(ordered[start : start + _BATCH]) for start in range(0, len(ordered), _BATCH))


def _request_row(request: Request) -> mapping.Values:
    """What `requests` keeps."""
    return {
        "source": request.source,
        "url": mapping.storable(request.url),
        "asked": request.when,
        "outcome": mapping.storable(request.outcome),
        "milliseconds": request.milliseconds,
    }
