"""What readers judged of references that a mend makes one, or two: what stands, and what asks for another look."""

from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select, update

from ldn_desk.store.evidence import Descriptions, Gradings
from ldn_desk.store.history import History
from ldn_desk.store.judgements import Judgements
from ldn_desk.store.said import Said, Stood
from ldn_desk.store.schema import citation_references, ratings

MERGED, SPLIT = "merged", "split"
"""What a judgement, or stars, came through."""
ON_CITATIONS = ("judgements", "evidence")
"""What is said of a citation and a reference that it names."""
PLACED = ("judgements",)
"""What would need placing if it stayed where nothing is cited any more."""


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


class Turned(NamedTuple):
    """What one reviewer judges, or says of the evidence, before and after a mend, in the forms that Undo keeps."""

    table: str
    of_id: str
    reviewer_id: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Judged:
    """What a mend did to what was judged, so that it can be taken back; `judged_form` keeps all of it."""

    starred: tuple[Starred, ...] = ()
    said: tuple[Turned, ...] = ()


def judged_form(judged: Judged) -> Any:
    """The JSON value that Undo keeps of it."""
    return {"starred": [asdict(each) for each in judged.starred], "said": [list(each) for each in judged.said]}


def judged_of(form: Any) -> Judged:
    """What `judged_form` kept."""
    starred = [
        Starred(each["reference_id"], each["reviewer_id"], Stars(**each["before"]), Stars(**each["after"]))
        for each in form["starred"]
    ]
    return Judged(tuple(starred), tuple(Turned(*each) for each in form["said"]))


class Carrying:
    """Judgements, evidence and stars of every reviewer, through mends of the list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._history = History(connection)
        self._said: dict[str, Said[Any]] = {
            "judgements": Judgements(connection),
            "evidence": Gradings(connection),
            "studies": Descriptions(connection),
        }

    def merge(self, from_id: str, to_id: str) -> Judged:
        """Of two judgements, gradings, descriptions or stars by one reviewer let the newer stand for `to_id` and ask
        for another look.

        The older one is in the history. What one alone was given is not this method's business, but for what hangs on a
        citation that names both."""
        starred = [
            Starred(to_id, reviewer, own, _newer(own, other))
            for reviewer, own in self._given(to_id).items()
            if (other := self._given(from_id).get(reviewer)) is not None and other.stars != own.stars
        ]
        self._put(starred)
        pairs = self._pairs_of_both(from_id, to_id)
        said = [each for table in ON_CITATIONS for pair in pairs for each in self._merged(table, *pair)]
        said += self._merged("studies", from_id, to_id)
        return Judged(tuple(starred), tuple(said))

    def split(self, reference_id: str) -> Judged:
        """Let all that was judged of a reference which is another by now ask for another look."""
        starred = [
            Starred(reference_id, reviewer, own, replace(own, again=SPLIT, version=own.version + 1))
            for reviewer, own in self._given(reference_id).items()
        ]
        self._put(starred)
        own = select(citation_references.c.id).where(citation_references.c.reference_id == reference_id)
        pairs = self._connection.scalars(own).all()
        said = [each for table in ON_CITATIONS for pair_id in pairs for each in self._asked_again(table, pair_id)]
        said += self._asked_again("studies", reference_id)
        return Judged(tuple(starred), tuple(said))

    def take_back(self, done: Judged) -> None:
        """Undo either, but for what has been judged otherwise since."""
        for each in reversed(done.said):
            kept = self._said[each.table]
            standing = kept.standing(each.of_id, each.reviewer_id)
            if kept.says_the_same(standing, kept.of_form(each.after)):
                kept.put(each.of_id, each.reviewer_id, standing, kept.of_form(each.before))
        self._put(
            [
                replace(each, before=each.after, after=each.before)
                for each in done.starred
                if each.after.says(self._given(each.reference_id).get(each.reviewer_id))
            ]
        )

    def _pairs_of_both(self, from_id: str, to_id: str) -> list[tuple[str, str]]:
        """What joins a citation that names both references to the one and to the other."""
        one, other = citation_references.alias("one"), citation_references.alias("other")
        both = and_(other.c.citation_id == one.c.citation_id, other.c.reference_id == to_id)
        query = select(one.c.id, other.c.id).join(other, both).where(one.c.reference_id == from_id)
        standing = query.where(one.c.position.is_not(None), other.c.position.is_not(None))
        return [(from_pair, to_pair) for from_pair, to_pair in self._connection.execute(standing)]

    def _merged(self, table: str, from_id: str, to_id: str) -> list[Turned]:
        """What is said of the one is said of the other; of two, the newer."""
        kept, done = self._said[table], []
        for reviewer_id in kept.said_by(from_id):
            old, standing = kept.standing(from_id, reviewer_id), kept.standing(to_id, reviewer_id)
            if not kept.says_the_same(old, standing):
                newer = max(old, standing, key=lambda each: each.modified)
                after = old if standing.thing == kept.nothing else replace(newer, again=MERGED)
                done.append(self._turn(table, to_id, reviewer_id, after))
            if table in PLACED:
                done.append(self._turn(table, from_id, reviewer_id, replace(old, thing=kept.nothing, modified="")))
        return done

    def _asked_again(self, table: str, of_id: str) -> list[Turned]:
        kept = self._said[table]
        standing = {each: kept.standing(of_id, each) for each in kept.said_by(of_id)}
        return [self._turn(table, of_id, each, replace(stood, again=SPLIT)) for each, stood in standing.items()]

    def _turn(self, table: str, of_id: str, reviewer_id: str, after: Stood[Any]) -> Turned:
        kept = self._said[table]
        before = kept.standing(of_id, reviewer_id)
        kept.put(of_id, reviewer_id, before, after)
        return Turned(table, of_id, reviewer_id, kept.form(before), kept.form(after))

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


def _newer(own: Stars, other: Stars) -> Stars:
    newer = max(own, other, key=lambda each: each.modified)
    return replace(newer, again=MERGED, version=own.version + 1)


def _own(starred: Starred) -> tuple[ColumnElement[bool], ...]:
    return (ratings.c.reference_id == starred.reference_id, ratings.c.reviewer_id == starred.reviewer_id)
