"""Who did what when, with what stood there before and after: only ever added to, by the database's own rule."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select

from ldn_desk.domain.article import new_id
from ldn_desk.store.clock import now
from ldn_desk.store.stored_json import dumps
from ldn_desk.store.tables.ledger import history


@dataclass
class Who:
    """Whose ratings, notes and steps of Undo units of work read and write."""

    reviewer_id: str = ""
    """Empty where nobody has judged at this desk yet; then the first write makes a reviewer."""
    ask: Callable[[], str] = str
    """Gives the id as it is remembered now: the same desk may have judged in another window meanwhile."""
    tell: Callable[[str], object] = str
    """Is told the id that is to be remembered."""
    desk_id: str = ""
    """Of the desk; empty where it has done nothing yet that Undo takes back."""
    ask_desk: Callable[[], str] = str
    """Gives that id as it is remembered now."""
    tell_desk: Callable[[str], object] = str
    """Is told the id that is to be remembered."""
    window_id: str = field(default_factory=new_id)
    """Of this run of the program at the desk."""
    opened_at: int = 0
    """The newest step of Undo by then."""


class History:
    """The append-only history of everything a reader, or a check, changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, what: str, subject_id: str, before: Any, after: Any, reviewer_id: str | None = None) -> None:
        """Note a change of `subject_id`; `before` and `after` are JSON values. No reviewer: the machine."""
        self._connection.execute(
            insert(history).values(
                at=now(),
                reviewer_id=reviewer_id,
                what=what,
                subject_id=subject_id,
                before=dumps(before),
                after=dumps(after),
            )
        )

    def of(self, subject_id: str) -> tuple[tuple[str, str, str, str], ...]:
        """(time, what, before, after) of every change of one thing, oldest first; before and after are JSON."""
        columns = (history.c.at, history.c.what, history.c.before, history.c.after)
        rows = self._connection.execute(
            select(*columns).where(history.c.subject_id == subject_id).order_by(history.c.id)
        )
        return tuple((at, what, before, after) for at, what, before, after in rows)
