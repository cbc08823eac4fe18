"""What each desk did, so that it can be taken back after a restart too. Steps are written with what they did."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update

from ldn_desk.domain.article import new_id
from ldn_desk.domain.reason import reason_form, reason_of
from ldn_desk.domain.step import Step
from ldn_desk.store.clock import now
from ldn_desk.store.history import Who
from ldn_desk.store.stored_json import dumps
from ldn_desk.store.tables.ledger import steps

KEPT = 200
"""Steps that a desk can undo; older ones stay in the history alone."""

DONE, UNDONE, GONE = "done", "undone", "gone"

_STEP = [steps.c[name] for name in ("kind", "subject_id", "before", "after", "words", "rewrites", "id", "reviewer_id")]


class Steps:
    """The steps of one window of a desk: what was done in it, and what the desk had done before it was opened.

    What another window of the desk does meanwhile is that one's to take back."""

    def __init__(self, connection: Connection, who: Who) -> None:
        self._connection = connection
        self._who = who

    def newest(self) -> int:
        """The id of the newest step of any desk; 0 for none."""
        return self._connection.scalar(select(func.max(steps.c.id))) or 0

    def next(self, *, back: bool) -> Step | None:
        """The step that Undo (`back`) or Redo takes next for who judges now; None for none."""
        order = steps.c.id.desc() if back else steps.c.id
        own = (*self._at_this_window(), steps.c.reviewer_id == self._who.reviewer_id)
        query = select(*_STEP).where(*own, steps.c.state == (DONE if back else UNDONE)).order_by(order).limit(1)
        row = self._connection.execute(query).one_or_none()
        return _step(row) if row else None

    def standing(self, step_id: int, *, back: bool) -> Step | None:
        """The step as it is kept, if it can be undone (`back`) or redone; else None."""
        state = DONE if back else UNDONE
        row = self._connection.execute(
            select(*_STEP).where(steps.c.id == step_id, steps.c.state == state)
        ).one_or_none()
        return _step(row) if row else None

    def add(self, step: Step, reviewer_id: str) -> int:
        """Keep a step just done, as the newest one, and return its id. What was undone can no longer be redone."""
        desk_id = self._desk()
        kept = self._connection.execute(
            insert(steps).values(
                desk_id=desk_id,
                window_id=self._who.window_id,
                reviewer_id=reviewer_id,
                at=now(),
                kind=step.kind,
                subject_id=step.subject_id,
                before=dumps(step.before),
                after=dumps(step.after),
                words=dumps(reason_form(step.words)),
                rewrites=step.rewrites,
                state=DONE,
            )
        )
        (step_id,) = kept.inserted_primary_key or (0,)
        # After the new one: no id is ever given twice.
        self._end_redo()
        own = steps.c.desk_id == desk_id
        oldest = select(steps.c.id).where(own).order_by(steps.c.id.desc()).limit(1).offset(KEPT).scalar_subquery()
        self._connection.execute(delete(steps).where(own, steps.c.id <= oldest))
        return int(step_id)

    def _end_redo(self) -> None:
        """Let what was undone be so for good."""
        self._connection.execute(delete(steps).where(*self._at_this_window(), steps.c.state != DONE))

    def extend(self, step_id: int, after: Any) -> None:
        """Let a step lead to something else than before: typing that goes on."""
        self._connection.execute(update(steps).where(steps.c.id == step_id).values(after=dumps(after), at=now()))

    def turn(self, step: Step, *, back: bool) -> None:
        """Say that the step was undone (`back`) or redone; what it holds may be other than before."""
        values = {"before": dumps(step.before), "after": dumps(step.after), "state": UNDONE if back else DONE}
        self._connection.execute(update(steps).where(steps.c.id == step.id).values(**values))

    def let_go(self, step_id: int) -> None:
        """Say that the step can no longer be undone or redone."""
        self._connection.execute(update(steps).where(steps.c.id == step_id).values(state=GONE))

    def _desk(self) -> str:
        """The id of this desk, which has one from its first step on."""
        who = self._who
        if not who.desk_id:
            who.desk_id = who.ask_desk() or new_id()
            # While nobody else can write, as with a new reviewer.
            who.tell_desk(who.desk_id)
        return who.desk_id

    def _at_this_window(self) -> tuple[ColumnElement[bool], ...]:
        who = self._who
        own = or_(steps.c.window_id == who.window_id, steps.c.id <= who.opened_at)
        return (steps.c.desk_id == who.desk_id, own)


def _step(row: Sequence[Any]) -> Step:
    kind, subject_id, before, after, words, rewrites, step_id, reviewer_id = row
    said = reason_of(json.loads(words))
    return Step(kind, subject_id, json.loads(before), json.loads(after), said, bool(rewrites), step_id, reviewer_id)
