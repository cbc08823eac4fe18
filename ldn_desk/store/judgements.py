"""Judgements of citations. Each hangs on what joins a citation and a reference; writes are guarded for other desks."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, insert, or_, select, update

from ldn_desk.domain.article import new_id
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.judgement import (
    NO_COPY,
    Around,
    Basis,
    Choice,
    Copy,
    Judgement,
    Kind,
    Obstacle,
    Quotation,
    Stray,
)
from ldn_desk.domain.note_links import readable
from ldn_desk.domain.translation import tr
from ldn_desk.store import clock
from ldn_desk.store.claims import PLACE, Claim, Claims, Place, claim_of, claim_row
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.notes import Links
from ldn_desk.store.schema import citation_references, citations, judgements, passages, references
from ldn_desk.store.stored_json import dumps

NOTHING = {"kinds": "[]", "indirect": False, "passage": "", "locator": "", "claim": "", "note": "", "markdown": None}
"""What a cleared row keeps."""
UNTOLD = ("claimed", "around", "markdown")
"""What the history passes over: it is known from the sentence, or changes nothing of what is said."""

_QUOTATION = [
    judgements.c[name]
    for name in (
        *("choice", "kinds", "obstacle", "basis", "copy", "indirect", "passage", "locator", "claim", "note"),
        "markdown",
    )
]
_REST = [judgements.c[name] for name in ("sentence", "claimed", "version", "created", "modified", "again", "around")]
_PAIR = [citation_references.c.citation_id, citation_references.c.reference_id]
_OF_PAIR = citation_references.c.citation_id == citations.c.id
HOLDS = and_(
    citations.c.id == citation_references.c.citation_id,
    citations.c.removed.is_(None),
    citation_references.c.position.is_not(None),
)
"""Of a citation and what joins it to a reference: neither is put away."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement as it stands, for undo: what is judged (None: cleared, or never judged), and on which sentence."""

    quotation: Quotation | None = None
    sentence: str = ""
    claimed: str = ""
    version: int = 0
    again: str = ""
    modified: str = ""
    """When it was judged; empty: it is being judged now."""
    around: Around | None = None
    """What stood around the citation; None: that was not kept yet."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What one reviewer judged of one pair, before and after a mend."""

    pair_id: str
    reviewer_id: str
    before: Judged
    after: Judged


class Judgements:
    """Every reviewer's judgements; each is read with the sentence as it is now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._history = History(connection)
        self._claims = Claims(connection)

    def of(self, chosen: ColumnElement[bool], reviewer_id: str) -> dict[str, list[Judgement]]:
        """The reviewer's judgements on the chosen references, by reference id; those put away are passed over."""
        rows = self._connection.execute(
            _joined(select(judgements.c.id, *_PAIR, *_QUOTATION, *_REST, *PLACE))
            .join(references, references.c.id == citation_references.c.reference_id)
            .where(chosen, judgements.c.reviewer_id == reviewer_id, judgements.c.choice.is_not(None))
            .order_by(citations.c.position, citation_references.c.position)
        )
        found: dict[str, list[Judgement]] = {}
        links = Links(self._connection)
        for judgement_id, citation_id, reference_id, *row in rows.all():
            sentence, judged, version, created, modified, again, around = row[len(_QUOTATION) : -len(PLACE)]
            place = Place(*row[-len(PLACE) :])
            judgement = Judgement(
                judgement_id,
                citation_id,
                reference_id,
                reviewer_id,
                _shown(quotation(row[: len(_QUOTATION)]), place.article_id, links),
                sentence,
                self._claims.changed(claim_of(sentence, judged, around), place),
                version,
                clock.shown(created),
                clock.shown(modified),
                again or "",
            )
            found.setdefault(reference_id, []).append(judgement)
        return found

    def pair(self, reference_id: str, citation_id: str) -> str:
        """The id of what joins the two. Raises LibraryError where the citation does not name the reference now."""
        own = (citation_references.c.reference_id == reference_id, citation_references.c.citation_id == citation_id)
        query = select(citation_references.c.id).join(citations, HOLDS).where(*own)
        found: str | None = self._connection.scalar(query.order_by(citation_references.c.position).limit(1))
        if found is None:
            raise LibraryError(tr("This place no longer cites the reference; open the article again."))
        return found

    def standing(self, pair_id: str, reviewer_id: str) -> Judged:
        """What the reviewer judged of the pair."""
        rest = [judgements.c[name] for name in ("sentence", "claimed", "around", "version", "again", "modified")]
        row = self._connection.execute(select(*_QUOTATION, *rest).where(*_own(pair_id, reviewer_id))).one_or_none()
        if row is None:
            return Judged()
        sentence, judged, around, version, again, modified = row[len(_QUOTATION) :]
        said = quotation(row[: len(_QUOTATION)]) if row.choice else None
        claim = claim_of(sentence, judged, around)
        return Judged(said, claim.sentence, claim.claimed, version, again or "", modified, claim.around)

    def judged_now(self, pair_id: str, quotation: Quotation) -> Judged:
        """The quotation, judged on the sentence as it is now."""
        claim = self._claims.now(pair_id)
        return Judged(quotation, claim.sentence, claim.claimed, around=claim.around)

    def put(self, pair_id: str, reviewer_id: str, expected: Judged, after: Judged) -> None:
        """Write what is judged in the place of what is `expected` to stand; None clears.

        Raises StaleWrite where another desk has judged since: its version is another one."""
        time = now()
        values = {**_row(after), "version": expected.version + 1, "modified": after.modified or time}
        if expected.version:
            own = (*_own(pair_id, reviewer_id), judgements.c.version == expected.version)
            changed = self._connection.execute(update(judgements).where(*own).values(**values)).rowcount
        elif changed := not self.standing(pair_id, reviewer_id).version:
            key = {"id": new_id(), "pair_id": pair_id, "reviewer_id": reviewer_id, "created": time}
            self._connection.execute(insert(judgements).values(**key, **values))
        if not changed:
            raise stale_judgement()
        kept = self._connection.scalar(select(judgements.c.id).where(*_own(pair_id, reviewer_id))) or ""
        self._index(kept, pair_id, after.quotation.note if after.quotation else "")
        self._history.add("judge quotation", kept, _told(expected), _told(after), reviewer_id)

    def _index(self, judgement_id: str, pair_id: str, note: str) -> None:
        """Notes of judgements are searched for like others."""
        self._connection.execute(delete(passages).where(passages.c.judgement_id == judgement_id))
        if note:
            row = {"kind": "judgement", "judgement_id": judgement_id, "start": -1, "text": readable(note)}
            self._connection.execute(insert(passages).values(article_id=self._article_of(pair_id), **row))

    def _article_of(self, pair_id: str) -> str:
        of = (
            select(citations.c.article_id)
            .join(citation_references, _OF_PAIR)
            .where(citation_references.c.id == pair_id)
        )
        return str(self._connection.scalar(of))

    def kept(self, pair_id: str, quotation: Quotation, before: Quotation | None) -> Quotation:
        """What a reader says, with its note as it is kept. One that is edited is Markdown, its links kept by what they
        lead to; `before` is what stands there."""
        if before is not None and before.plain and quotation.note == before.note:
            return replace(quotation, plain=True)
        note = Links(self._connection).kept(self._article_of(pair_id), quotation.note)
        return replace(quotation, note=note, plain=False)

    def swap(self, pair_id: str, reviewer_id: str, expected: Judged, after: Judged) -> None:
        """`put`, where what stands says the same as `expected`, whatever its version; else raises StaleWrite."""
        standing = self.standing(pair_id, reviewer_id)
        if _told(standing) != _told(expected):
            raise stale_judgement()
        self.put(pair_id, reviewer_id, standing, after)

    def reference_of(self, pair_id: str) -> str:
        """The reference that the pair is of."""
        of = select(citation_references.c.reference_id).where(citation_references.c.id == pair_id)
        return str(self._connection.scalar(of))

    def strays(self, article_id: str, reviewer_id: str) -> tuple[Stray, ...]:
        """The reviewer's judgements on the article that need placing, in the order of the references they are of."""
        gone = or_(citations.c.removed.is_not(None), citation_references.c.position.is_(None))
        printed = [references.c[name] for name in ("id", "text", "removed")]
        query = (
            select(judgements.c.id, judgements.c.pair_id, *printed, citations.c.marker, *_QUOTATION, *_REST)
            .join_from(judgements, citation_references, citation_references.c.id == judgements.c.pair_id)
            .join(citations, citations.c.id == citation_references.c.citation_id)
            .join(references, references.c.id == citation_references.c.reference_id)
            .where(citations.c.article_id == article_id, gone)
            .where(judgements.c.reviewer_id == reviewer_id, judgements.c.choice.is_not(None))
            .order_by(references.c.number, citations.c.start)
        )
        found, links = (_stray(row) for row in self._connection.execute(query).all()), Links(self._connection)
        return tuple(replace(each, quotation=_shown(each.quotation, article_id, links)) for each in found)

    # Two references that become one, and one that becomes two

    def carry(self, from_id: str, to_id: str, why: str) -> tuple["Carried", ...]:
        """Where a citation names both references, hang what was judged of the one on the other, for every reviewer.

        Of two judgements by one reviewer that say different things the newer stands and asks for another look, and says
        `why`; the older is in the history. What was changed, for `carry_back`."""
        one, other = citation_references.alias("one"), citation_references.alias("other")
        both = and_(other.c.citation_id == one.c.citation_id, other.c.reference_id == to_id)
        query = (
            select(one.c.id, other.c.id, judgements.c.reviewer_id)
            .join(other, both)
            .join(judgements, judgements.c.pair_id == one.c.id)
            .where(one.c.reference_id == from_id, judgements.c.choice.is_not(None))
            .where(one.c.position.is_not(None), other.c.position.is_not(None))
        )
        done: list[Carried] = []
        for from_pair, to_pair, reviewer_id in self._connection.execute(query).all():
            old, standing = self.standing(from_pair, reviewer_id), self.standing(to_pair, reviewer_id)
            cleared = replace(old, quotation=None, modified="")
            done += [
                Carried(to_pair, reviewer_id, standing, _stands(old, standing, why)),
                Carried(from_pair, reviewer_id, old, cleared),
            ]
        for each in done:
            self.put(each.pair_id, each.reviewer_id, each.before, each.after)
        return tuple(done)

    def carry_back(self, carried: Sequence["Carried"]) -> None:
        """Take back what `carry` did, but for what has been judged otherwise since."""
        for each in reversed(carried):
            standing = self.standing(each.pair_id, each.reviewer_id)
            if _told(standing) == _told(each.after):
                self.put(each.pair_id, each.reviewer_id, standing, each.before)

    def ask_again(self, reference_id: str, why: str) -> tuple["Carried", ...]:
        """Let all that is judged of the reference ask for another look; what was changed, for `carry_back`."""
        query = (
            select(judgements.c.pair_id, judgements.c.reviewer_id)
            .join(citation_references, citation_references.c.id == judgements.c.pair_id)
            .where(citation_references.c.reference_id == reference_id, judgements.c.choice.is_not(None))
        )
        done: list[Carried] = []
        for pair_id, reviewer_id in self._connection.execute(query).all():
            before = self.standing(pair_id, reviewer_id)
            done.append(Carried(pair_id, reviewer_id, before, replace(before, again=why)))
            self.put(pair_id, reviewer_id, before, done[-1].after)
        return tuple(done)


def quotation(row: Sequence[Any]) -> Quotation:
    """What the columns of a row that is not cleared say."""
    choice, kinds, obstacle, basis, copy, indirect, passage, locator, claim, note, markdown = row
    return Quotation(
        Choice(choice),
        tuple(Kind(kind) for kind in json.loads(kinds)),
        Obstacle(obstacle) if obstacle else None,
        Basis(basis) if basis else None,
        Copy(**json.loads(copy)) if copy else NO_COPY,
        bool(indirect),
        passage,
        locator,
        claim,
        note,
        bool(note) and not markdown,
    )


def judgement_form(judged: Judged) -> Values:
    """The JSON value that Undo keeps of what is judged."""
    return {**_row(judged), "modified": judged.modified}


def judgement_of(form: Values) -> Judged:
    """What `judgement_form` kept, whatever its version."""
    said = quotation([form.get(column.name) for column in _QUOTATION]) if form["choice"] else None
    # Steps of before know nothing of what stood around.
    claim = claim_of(form["sentence"], form["claimed"], form.get("around"))
    return Judged(said, claim.sentence, claim.claimed, 0, form["again"] or "", form["modified"], claim.around)


def _shown(quotation: Quotation, article_id: str, links: Links) -> Quotation:
    """With the note as it is typed today."""
    return quotation if quotation.plain else replace(quotation, note=links.shown(article_id, quotation.note))


def _stands(old: Judged, standing: Judged, why: str) -> Judged:
    """What stands of two judgements of one citation, the one of a reference that is now the other's."""
    if standing.quotation is None:
        return old
    if _told(old) == _told(standing):
        return standing
    return replace(max(old, standing, key=lambda each: each.modified), again=why)


def _stray(row: Sequence[Any]) -> Stray:
    judgement_id, pair_id, reference_id, printed, removed, marker, *rest = row
    sentence, _claimed, version, _created, modified, _again, _around = rest[len(_QUOTATION) :]
    said = quotation(rest[: len(_QUOTATION)])
    gone, judged = removed is not None, clock.shown(modified)
    return Stray(judgement_id, pair_id, reference_id, printed, gone, marker, said, sentence, version, judged)


def stale_judgement() -> StaleWrite:
    """Another desk was faster."""
    return StaleWrite(tr("The judgement was changed in another window meanwhile; it was left as it is now."))


def _joined(query: Select[Any]) -> Select[Any]:
    return query.join_from(judgements, citation_references, citation_references.c.id == judgements.c.pair_id).join(
        citations, HOLDS
    )


def _own(pair_id: str, reviewer_id: str) -> tuple[ColumnElement[bool], ...]:
    return (judgements.c.pair_id == pair_id, judgements.c.reviewer_id == reviewer_id)


def _row(judged: Judged) -> Values:
    """What `judgements` keeps, but for whose it is, version and times."""
    said = judged.quotation
    claim = claim_row(Claim(judged.sentence, judged.claimed, judged.around))
    sentence = {**claim, "again": judged.again or None}
    if said is None:
        return {"choice": None, "obstacle": None, "basis": None, "copy": None, **NOTHING, **sentence}
    return {
        "choice": said.choice.value,
        "kinds": dumps([kind.value for kind in said.kinds]),
        "obstacle": said.obstacle.value if said.obstacle else None,
        "basis": said.basis.value if said.basis else None,
        "copy": dumps(asdict(said.copy)) if said.copy != NO_COPY else None,
        "indirect": said.indirect,
        **{name: storable(getattr(said, name)) for name in ("passage", "locator", "claim", "note")},
        "markdown": (bool(said.note) and not said.plain) or None,
        **sentence,
    }


def _told(judged: Judged) -> Any:
    """What the history keeps, and what two judgements have in common that say the same; None where nothing is said."""
    if judged.quotation is None:
        return None
    row = _row(judged)
    row["kinds"], row["copy"] = json.loads(row["kinds"]), json.loads(row["copy"]) if row["copy"] else None
    return {name: value for name, value in row.items() if value not in (None, "", False, []) and name not in UNTOLD}
