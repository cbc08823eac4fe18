"""The request log: what left the machine, and how it ended."""

from sqlalchemy import Connection, delete, func, insert, select

from ldn_desk.domain.record import Request
from ldn_desk.store import mapping
from ldn_desk.store.schema import requests

KEPT = 5_000
"""The log holds this many of the newest requests: months of checking, and never more than about a megabyte."""


class RequestLog:
    """Requests in the order in which they were logged."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, request: Request) -> None:
        """Log a request, and let go of what is older than the newest `KEPT`."""
        self._connection.execute(insert(requests).values(**mapping.request_row(request)))
        newest = select(func.max(requests.c.id)).scalar_subquery()
        self._connection.execute(delete(requests).where(requests.c.id <= newest - KEPT))

    def newest(self, limit: int) -> tuple[Request, ...]:
        """The newest requests, newest first."""
        rows = self._connection.execute(select(*mapping.REQUEST).order_by(requests.c.id.desc()).limit(limit))
        return tuple(mapping.request(row) for row in rows)
