"""What reviewers say of one thing, a row for each reviewer: written only where it stands as the writer has seen it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from ldn_desk.domain.article import new_id
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.translation import tr
from ldn_desk.store.claims import COLUMNS, NO_CLAIM, Claim, claim_of, claim_row
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.mapping import Values

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Stood(Generic[Thing]):
    """What is said as it stands, for undo."""

    thing: Thing
    claim: Claim = NO_CLAIM
    """Of which claim it is said."""
    version: int = 0
    """How often it was written."""
    again: str = ""
    """Why it asks for another look: see `domain.judgement.Judgement`."""
    modified: str = ""
    """When it was said; empty: it is being said now."""

    def says_no_more_than(self, before: "Stood[Thing]") -> bool:
        """Whether it is what stood before; of what asks for another look, the same again is one."""
        same = (self.thing, self.again) == (before.thing, before.again)
        return same and self.claim.sentence == before.claim.sentence


class Form(NamedTuple):
    """How a table keeps what is said."""

    table: Table
    of: str
    """The column with the id of what it is said of."""
    what: str
    """What the history calls a change."""
    columns: tuple[str, ...]
    thing: Callable[[Sequence[Any]], Any]
    """The thing of these columns; `nothing` where they say nothing."""
    row: Callable[[Any], Values]
    told: Callable[[Any], Values | None]
    """What the history keeps of a thing; None of nothing. Two things that are told alike say the same."""
    nothing: Any


class Said(Generic[Thing]):
    """The rows of one table."""

    def __init__(self, connection: Connection, form: Form) -> None:
        self._connection = connection
        self._history = History(connection)
        self._form = form
        self._claims = all(name in form.table.c for name in COLUMNS)

    @property
    def nothing(self) -> Any:
        """The thing of which nothing is said."""
        return self._form.nothing

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The columns that make the thing."""
        return [self._form.table.c[name] for name in self._form.columns]

    def standing(self, of_id: str, reviewer_id: str) -> Stood[Thing]:
        """What the reviewer says of it."""
        table = self._form.table
        rest = [table.c[name] for name in (*(COLUMNS if self._claims else ()), "version", "again", "modified")]
        row = self._connection.execute(select(*self.columns, *rest).where(*self._own(of_id, reviewer_id))).one_or_none()
        if row is None:
            return Stood(self._form.nothing)
        number = len(self._form.columns)
        claim = claim_of(*row[number:-3]) if self._claims else NO_CLAIM
        return Stood(self._form.thing(row[:number]), claim, row.version, row.again or "", row.modified)

    def seen(self, standing: Stood[Thing], version: int | None) -> Stood[Thing]:
        """What a desk that has seen this version expects to stand: 0 is nothing said, and what was taken back counts as
        that, whatever its version; None asks for no such guard."""
        if version is None or (version == 0 and standing.thing == self.nothing):
            return standing
        return replace(standing, version=version)

    def put(self, of_id: str, reviewer_id: str, expected: Stood[Thing], after: Stood[Thing]) -> str:
        """Write what is said in the place of what is `expected` to stand; the id of its row.

        Raises StaleWrite where another desk has written since: its version is another one."""
        table, time = self._form.table, now()
        values = {**self.form(after), "version": expected.version + 1, "modified": after.modified or time}
        own = self._own(of_id, reviewer_id)
        if expected.version:
            known = (*own, table.c.version == expected.version)
            written = self._connection.execute(update(table).where(*known).values(**values)).rowcount
        elif written := not self.standing(of_id, reviewer_id).version:
            key = {"id": new_id(), self._form.of: of_id, "reviewer_id": reviewer_id, "created": time}
            self._connection.execute(insert(table).values(**key, **values))
        if not written:
            raise _stale()
        kept = self._connection.scalar(select(table.c.id).where(*own)) or ""
        self._history.add(self._form.what, kept, self._told(expected), self._told(after), reviewer_id)
        return kept

    def swap(self, of_id: str, reviewer_id: str, expected: Stood[Thing], after: Stood[Thing]) -> None:
        """`put`, where what stands says the same as `expected`, whatever its version; else raises StaleWrite."""
        standing = self.standing(of_id, reviewer_id)
        if not self.says_the_same(standing, expected):
            raise _stale()
        self.put(of_id, reviewer_id, standing, after)

    def said_by(self, of_id: str) -> tuple[str, ...]:
        """The ids of the reviewers who say something of it."""
        table = self._form.table
        rows = self._connection.scalars(select(table.c.reviewer_id).where(table.c[self._form.of] == of_id)).all()
        return tuple(each for each in rows if self.standing(of_id, each).thing != self.nothing)

    def says_the_same(self, one: Stood[Thing], other: Stood[Thing]) -> bool:
        """Whether the history would tell the two alike."""
        return self._told(one) == self._told(other)

    def form(self, stood: Stood[Thing]) -> Values:
        """The JSON value of what is said, for Undo."""
        claim = claim_row(stood.claim) if self._claims else {}
        return {**self._form.row(stood.thing), **claim, "again": stood.again or None, "modified": stood.modified}

    def of_form(self, form: Values) -> Stood[Thing]:
        """What `form` kept, whatever its version."""
        # Steps of before know nothing of columns that were added since.
        thing = self._form.thing([form.get(name) for name in self._form.columns])
        claim = claim_of(form["sentence"], form["claimed"], form.get("around")) if self._claims else NO_CLAIM
        return Stood(thing, claim, 0, form["again"] or "", form["modified"])

    def _told(self, stood: Stood[Thing]) -> Values | None:
        told = self._form.told(stood.thing)
        if told is None:
            return None
        more = {"sentence": stood.claim.sentence, "again": stood.again}
        return told | {name: value for name, value in more.items() if value}

    def _own(self, of_id: str, reviewer_id: str) -> tuple[ColumnElement[bool], ...]:
        table = self._form.table
        return (table.c[self._form.of] == of_id, table.c.reviewer_id == reviewer_id)


def _stale() -> StaleWrite:
    return StaleWrite(tr("The judgement was changed in another window meanwhile; it was left as it is now."))
