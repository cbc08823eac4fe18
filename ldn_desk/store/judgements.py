"""Judgements of citations. Each hangs on what joins a citation and a reference; writes are guarded for other desks."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, insert, or_, select

from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.judgement import (
    NO_COPY,
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
from ldn_desk.store.claims import PLACE, Claim, Claims, Place, claim_of
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.notes import Links
from ldn_desk.store.said import Form, Said, Stood
from ldn_desk.store.schema import citation_references, citations, judgements, passages, references
from ldn_desk.store.stored_json import dumps

_COLUMNS = (
    *("choice", "kinds", "obstacle", "basis", "copy", "indirect", "passage", "locator", "claim", "note"),
    "markdown",
)
_CLEARED: Values = {
    **dict.fromkeys(("choice", "obstacle", "basis", "copy", "markdown")),
    **{"kinds": "[]", "indirect": False, "passage": "", "locator": "", "claim": "", "note": ""},
}
"""What a row keeps of which nothing is judged any more."""
_QUOTATION = [judgements.c[name] for name in _COLUMNS]
_REST = [judgements.c[name] for name in ("sentence", "claimed", "version", "created", "modified", "again", "around")]
_PAIR = [citation_references.c.citation_id, citation_references.c.reference_id]
_OF_PAIR = citation_references.c.citation_id == citations.c.id
HOLDS = and_(
    citations.c.id == citation_references.c.citation_id,
    citations.c.removed.is_(None),
    citation_references.c.position.is_not(None),
)
"""Of a citation and what joins it to a reference: neither is put away."""


class Judgements(Said[Quotation | None]):
    """Every reviewer's judgements; each is read with the sentence as it is now. None: cleared, or never judged."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, _ON_CITATIONS)
        self._claims_now = Claims(connection)

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
                self._claims_now.changed(claim_of(sentence, judged, around), place),
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

    def claim(self, pair_id: str) -> Claim:
        """What the citation of the pair claims now."""
        return self._claims_now.now(pair_id)

    def put(
        self, of_id: str, reviewer_id: str, expected: Stood[Quotation | None], after: Stood[Quotation | None]
    ) -> str:
        """As `Said.put`; the note is found by searching, too."""
        kept = super().put(of_id, reviewer_id, expected, after)
        self._index(kept, of_id, after.thing.note if after.thing else "")
        return kept

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


def _shown(quotation: Quotation, article_id: str, links: Links) -> Quotation:
    """With the note as it is typed today."""
    return quotation if quotation.plain else replace(quotation, note=links.shown(article_id, quotation.note))


def _stray(row: Sequence[Any]) -> Stray:
    judgement_id, pair_id, reference_id, printed, removed, marker, *rest = row
    sentence, _claimed, version, _created, modified, _again, _around = rest[len(_QUOTATION) :]
    said = quotation(rest[: len(_QUOTATION)])
    gone, judged = removed is not None, clock.shown(modified)
    return Stray(judgement_id, pair_id, reference_id, printed, gone, marker, said, sentence, version, judged)


def _joined(query: Select[Any]) -> Select[Any]:
    return query.join_from(judgements, citation_references, citation_references.c.id == judgements.c.pair_id).join(
        citations, HOLDS
    )


def _row(said: Quotation | None) -> Values:
    if said is None:
        return dict(_CLEARED)
    return {
        "choice": said.choice.value,
        "kinds": dumps([kind.value for kind in said.kinds]),
        "obstacle": said.obstacle.value if said.obstacle else None,
        "basis": said.basis.value if said.basis else None,
        "copy": dumps(asdict(said.copy)) if said.copy != NO_COPY else None,
        "indirect": said.indirect,
        **{name: storable(getattr(said, name)) for name in ("passage", "locator", "claim", "note")},
        "markdown": (bool(said.note) and not said.plain) or None,
    }


def _told(said: Quotation | None) -> Values | None:
    """What the history keeps; whether the note is Markdown changes nothing of what is said."""
    if said is None:
        return None
    row = _row(said)
    row["kinds"], row["copy"] = json.loads(row["kinds"]), json.loads(row["copy"]) if row["copy"] else None
    return {name: value for name, value in row.items() if value not in (None, "", False, []) and name != "markdown"}


_ON_CITATIONS = Form(
    judgements,
    "pair_id",
    "judge quotation",
    _COLUMNS,
    lambda row: quotation(row) if row[0] else None,
    _row,
    _told,
    None,
)
