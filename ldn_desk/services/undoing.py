"""Undo and redo of what was done at this desk, before it was started too. Every service shares one.

**How a service uses it.** A step is plain data: a kind, the id of what was changed, and what stood there before and
after, as JSON values. In its constructor a service says how its kind is put back; the write and its step are one unit
of work, so that a kill leaves both or neither:

    undoing.register("stars", self._put_back)
    …
    with self._store.writing() as unit:
        words = numbered(unit, reference_id, "rate-reference")
        unit.appraisals.rate(reference_id, reviewer_id, stars)
        self._undoing.keep(unit, Step("stars", reference_id, before, stars, words))
    return on_reference(reference_id, words, initiator)

    def _put_back(self, unit, putting):
        step = putting.step
        unit.appraisals.swap_stars(step.subject_id, step.reviewer_id, putting.expected, putting.wanted)
        return on_reference(step.subject_id, step.words)

What puts back writes in the unit it is given, raises StaleWrite where something else than `putting.expected` stands
there by now, and returns what it changed. The code of the words stands in `wording.steps`, where a new kind adds its
own. Saves of one thing while it is typed join one step where `typed` names what is typed.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.translation import tr
from ldn_desk.wording.steps import step_words

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit

JOINED_SECONDS = 10.0
"""Saves of one thing within this time of each other are one step: typing is saved as it goes."""

PutBack = Callable[["Unit", Putting], Change | tuple[Change, Step]]
"""Puts a step back within the unit; with the change comes the step, where it holds something else by now."""
Ahead = Callable[[Putting], Any]
"""Makes ready, before anything is written, what putting the step back needs."""


def numbered(unit: "Unit", reference_id: str, code: str) -> Reason:
    """The words of a step on this reference, with its number. Raises LibraryError where the reference is gone."""
    place = unit.verdicts.place(reference_id)
    if place is None:
        raise LibraryError(tr("This reference is no longer in the library; open its article again."))
    return because(code, number=place.number)


def on_reference(reference_id: str, words: Reason, initiator: str = "") -> Change:
    """What a write on this reference changes, which leaves its article as it is."""
    return Change(step_words(words), (), (reference_id,), initiator=initiator)


class _Kind(NamedTuple):
    put_back: PutBack
    ahead: Ahead | None


class _Typing(NamedTuple):
    step_id: int
    typed: str
    at: float


@dataclass
class _Heads:
    """What comes next, as it was after so many writes, for one reviewer."""

    writes: int
    reviewer_id: str = ""
    steps: dict[bool, Step | None] = field(default_factory=dict)


class Undoing:
    """What was done, and what was undone. A step that another desk has overtaken is let go, and nothing is lost."""

    def __init__(self, store: "Store", clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds: it tells typing that goes on from typing begun anew."""
        self._store = store
        self.clock = clock
        self._kinds: dict[str, _Kind] = {}
        self._late: Callable[[], object] | None = None
        self._typing: _Typing | None = None
        self._heads = _Heads(-1)
        with store.reading() as unit:
            store.who.opened_at = unit.steps.newest()

    def register(self, kind: str, put_back: PutBack, ahead: Ahead | None = None) -> None:
        """Say how steps of this kind are put back; what takes long is made ready `ahead` of the unit of work."""
        self._kinds[kind] = _Kind(put_back, ahead)

    def register_later(self, build: Callable[[], object]) -> None:
        """Say what builds the services that register the kinds which are seldom needed."""
        self._late = build

    def keep(self, unit: "Unit", step: Step, typed: str = "") -> None:
        """Keep a step just done, in the unit that does it. What was undone before it can no longer be redone.

        `typed` names what was typed, where that is all that was done: saves of it join one step."""
        reviewer_id, now = unit.appraisals.reviewer().id, self.clock()
        joined = self._joined(unit, step, typed, now)
        if joined is None:
            step_id = unit.steps.add(step, reviewer_id)
        else:
            step_id = joined.id
            unit.steps.extend(step_id, step.after)
        self._typing = _Typing(step_id, typed, now) if typed else None

    def end_typing(self) -> None:
        """Let what is done next be a step of its own."""
        self._typing = None

    def _joined(self, unit: "Unit", step: Step, typed: str, now: float) -> Step | None:
        """The step that this one goes on with."""
        typing = self._typing
        if typing is None or typing.typed != typed or now - typing.at > JOINED_SECONDS:
            return None
        latest = unit.steps.next(back=True)
        if latest is None or latest.id != typing.step_id or unit.steps.next(back=False) is not None:
            return None
        same = (latest.kind, latest.subject_id, latest.after) == (step.kind, step.subject_id, step.before)
        return latest if same else None

    @property
    def undo_words(self) -> str:
        """What Undo would take back; empty for nothing."""
        return _words(self._next(back=True))

    @property
    def undo_rewrites(self) -> bool:
        """Whether Undo would change an article itself."""
        step = self._next(back=True)
        return step is not None and step.rewrites

    @property
    def redo_rewrites(self) -> bool:
        """Whether Redo would change an article itself."""
        step = self._next(back=False)
        return step is not None and step.rewrites

    @property
    def redo_words(self) -> str:
        """What Redo would do again; empty for nothing."""
        return _words(self._next(back=False))

    def undo(self) -> Change | None:
        """Take the latest step back; None where there is none.

        Raises StaleWrite where another desk changed the same thing since (the step is let go), and LibraryError where
        the library cannot be written now (the step stays)."""
        return self.undo_of_latest()()

    def redo(self) -> Change | None:
        """Do the step undone last again; None where there is none. Raises as `undo` does."""
        return self.redo_of_latest()()

    def undo_of_latest(self) -> Callable[[], Change | None]:
        """What `undo` would do now, to be done a little later, perhaps on a worker."""
        step = self._next(back=True)
        return lambda: self._move(step, back=True)

    def redo_of_latest(self) -> Callable[[], Change | None]:
        """What `redo` would do now, to be done a little later, perhaps on a worker."""
        step = self._next(back=False)
        return lambda: self._move(step, back=False)

    def _next(self, *, back: bool) -> Step | None:
        """The step that comes next; asked of the library once after each write."""
        heads, writes, reviewer_id = self._heads, self._store.writes, self._store.who.reviewer_id
        if (heads.writes, heads.reviewer_id) != (writes, reviewer_id):
            heads = self._heads = _Heads(writes, reviewer_id)
        if back not in heads.steps:
            with self._store.reading() as unit:
                heads.steps[back] = None if self._store.read_only else unit.steps.next(back=back)
        return heads.steps[back]

    def _move(self, step: Step | None, *, back: bool) -> Change | None:
        if step is None:
            return None
        self._typing = None
        kind = self._kind(step.kind)
        try:
            ahead = kind.ahead(Putting(step, back)) if kind.ahead is not None else None
            with self._store.writing() as unit:
                return _put(unit, kind, step, back, ahead)
        except StaleWrite:
            with self._store.writing() as unit:
                if unit.steps.standing(step.id, back=back) is not None:
                    unit.steps.let_go(step.id)
            raise

    def _kind(self, name: str) -> _Kind:
        if name not in self._kinds and self._late is not None:
            self._late()
        return self._kinds.get(name, _Kind(_unknown, None))


def _put(unit: "Unit", kind: _Kind, step: Step, back: bool, ahead: Any) -> Change:
    standing = unit.steps.standing(step.id, back=back)
    if standing is None:
        raise StaleWrite(tr("This was done in another window meanwhile; it was left as it is now."))
    put = kind.put_back(unit, Putting(standing, back, ahead))
    change, step = put if isinstance(put, tuple) else (put, standing)
    unit.steps.turn(step, back=back)
    return change


def _unknown(_unit: "Unit", _putting: Putting) -> Change:
    raise StaleWrite(tr("This was done with another version of the program; it was left as it is now."))


def _words(step: Step | None) -> str:
    return step_words(step.words) if step is not None else ""
