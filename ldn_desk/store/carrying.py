"""What readers judged of references that a mend makes one, or two: what stands, and what asks for another look."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, update

from ldn_desk.store.history import History
from ldn_desk.store.judgements import Carried, Judgements, judgement_form, judgement_of
from ldn_desk.store.schema import ratings

MERGED, SPLIT = "merged", "split"
"""What a judgement, or stars, came through."""


@dataclass(frozen=True, slots=True)
class Stars:
    """What a row of the ratings says."""

    stars: int | None
    again: str | None
    modified: str
    version: int

    def says(self, other: "Stars | None") -> bool:
        """Whether the two say the same, whenever they were given."""
        return other is not None and (self.stars, self.again) == (other.stars, other.again)


@dataclass(frozen=True, slots=True)
class Starred:
    """One reviewer's stars for one reference, before and after a mend."""

    reference_id: str
    reviewer_id: str
    before: Stars
    after: Stars


@dataclass(frozen=True, slots=True)
class Judged:
    """What a mend did to what was judged, so that it can be taken back; `judged_form` keeps all of it."""

    quoted: tuple[Carried, ...] = ()
    starred: tuple[Starred, ...] = ()


def judged_form(judged: Judged) -> Any:
    """The JSON value that Undo keeps of it."""
    quoted = [
        [each.pair_id, each.reviewer_id, judgement_form(each.before), judgement_form(each.after)]
        for each in judged.quoted
    ]
    return {"quoted": quoted, "starred": [asdict(each) for each in judged.starred]}


def judged_of(form: Any) -> Judged:
    """What `judged_form` kept."""
    quoted = [
        Carried(pair_id, reviewer_id, judgement_of(before), judgement_of(after))
        for pair_id, reviewer_id, before, after in form["quoted"]
    ]
    starred = [
        Starred(each["reference_id"], each["reviewer_id"], Stars(**each["before"]), Stars(**each["after"]))
        for each in form["starred"]
    ]
    return Judged(tuple(quoted), tuple(starred))


class Carrying:
    """Judgements and stars of every reviewer, through mends of the list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._judgements = Judgements(connection)
        self._history = History(connection)

    def merge(self, from_id: str, to_id: str) -> Judged:
        """Of two judgements, or stars, by one reviewer let the newer stand for `to_id` and ask for another look.

        The older one is in the history. What one alone was given is not this method's business, but for judgements of a
        citation that names both."""
        starred = [
            Starred(to_id, reviewer, own, _merged(own, other))
            for reviewer, own in self._given(to_id).items()
            if (other := self._given(from_id).get(reviewer)) is not None and other.stars != own.stars
        ]
        self._put(starred)
        return Judged(self._judgements.carry(from_id, to_id, MERGED), tuple(starred))

    def split(self, reference_id: str) -> Judged:
        """Let all that was judged of a reference which is another by now ask for another look."""
        starred = [
            Starred(reference_id, reviewer, own, replace(own, again=SPLIT, version=own.version + 1))
            for reviewer, own in self._given(reference_id).items()
        ]
        self._put(starred)
        return Judged(self._judgements.ask_again(reference_id, SPLIT), tuple(starred))

    def take_back(self, done: Judged) -> None:
        """Undo either, but for what has been judged otherwise since."""
        self._judgements.carry_back(done.quoted)
        self._put(
            [
                replace(each, before=each.after, after=each.before)
                for each in done.starred
                if each.after.says(self._given(each.reference_id).get(each.reviewer_id))
            ]
        )

    def _given(self, reference_id: str) -> dict[str, Stars]:
        """Reviewer → stars, where any are given."""
        columns = [ratings.c[name] for name in ("reviewer_id", "stars", "again", "modified", "version")]
        own = (ratings.c.reference_id == reference_id, ratings.c.stars.is_not(None))
        rows = self._connection.execute(select(*columns).where(*own)).all()
        return {reviewer: Stars(*rest) for reviewer, *rest in rows}

    def _put(self, starred: list[Starred]) -> None:
        for each in starred:
            self._connection.execute(update(ratings).where(*_own(each)).values(**asdict(each.after)))
            if each.after.stars != each.before.stars:
                self._history.add("rate", each.reference_id, each.before.stars, each.after.stars, each.reviewer_id)


def _merged(own: Stars, other: Stars) -> Stars:
    newer = max(own, other, key=lambda each: each.modified)
    return replace(newer, again=MERGED, version=own.version + 1)


def _own(starred: Starred) -> tuple[ColumnElement[bool], ...]:
    return (ratings.c.reference_id == starred.reference_id, ratings.c.reviewer_id == starred.reviewer_id)
