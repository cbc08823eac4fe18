"""What a citation claims: its sentence as it was when somebody looked at it, and whether it is still that."""

import json
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from ldn_desk.domain.judgement import Around, claimed
from ldn_desk.store.mapping import Values
from ldn_desk.store.schema import articles, blocks, citation_references, citations
from ldn_desk.store.stored_json import dumps

FURTHER = 1_000
"""Code points that are looked at before and after a sentence: another reading may cut it otherwise."""

COLUMNS = ("sentence", "claimed", "around")
"""What a table keeps of a claim."""


class Place(NamedTuple):
    """Where a citation stands now, and its sentence."""

    article_id: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int


PLACE = [citations.c[name].label(f"place_{name}") for name in Place._fields]
"""The columns of a Place."""


class Claim(NamedTuple):
    """A sentence as it was, its letters and digits, and what stood around the citation (None: that was not kept)."""

    sentence: str = ""
    claimed: str = ""
    around: Around | None = None


NO_CLAIM = Claim()


def claim_of(sentence: str, letters: str, around: str | None) -> Claim:
    """The claim of a row's COLUMNS."""
    return Claim(sentence, letters, Around(*json.loads(around)) if around else None)


def claim_row(claim: Claim) -> Values:
    """The COLUMNS of a claim."""
    around = dumps(list(claim.around)) if claim.around is not None else None
    return {"sentence": claim.sentence, "claimed": claim.claimed, "around": around}


class Claims:
    """What citations claim now."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def now(self, pair_id: str) -> Claim:
        """What the citation of a pair claims."""
        query = select(*PLACE).join(citation_references, citation_references.c.citation_id == citations.c.id)
        place = Place(*self._connection.execute(query.where(citation_references.c.id == pair_id)).one())
        around = self._around(place)
        return Claim(place.sentence, around.sentence, around)

    def changed(self, claim: Claim, place: Place) -> bool:
        """Whether the citation that stands there claims something else than it did."""
        if claim.sentence == place.sentence:
            return False
        now = self._around(place)
        if claim.claimed == now.sentence:
            return False
        return not (now.holds(claim.claimed) if claim.around is None else now.claims_as(claim.around))

    def _around(self, place: Place) -> Around:
        begin, end = max(0, place.sentence_start - FURTHER), place.sentence_end + FURTHER
        before, after = self._text(place.article_id, begin, end, place.sentence_start, place.sentence_end)
        inside = (citations.c.article_id == place.article_id, citations.c.start < end, citations.c.end > begin)
        query = select(citations.c.start, citations.c.end).where(*inside, citations.c.removed.is_(None))
        markers = [(row.start, row.end) for row in self._connection.execute(query)]
        at, until = place.start - place.sentence_start, place.end - place.sentence_start
        own_before = claimed(place.sentence[: max(at, 0)], place.sentence_start, markers)
        own_after = claimed(place.sentence[max(until, 0) :], max(place.end, place.sentence_start), markers)
        return Around(
            claimed(before, begin, markers) + own_before,
            own_after + claimed(after, place.sentence_end, markers),
            len(own_before),
            len(own_after),
        )

    def _text(self, article_id: str, begin: int, end: int, upto: int, after: int) -> tuple[str, str]:
        """The article's text from `begin` to `upto`, and from `after` to `end`."""
        own = articles.c.id == article_id
        kept = self._connection.scalar(select(func.substr(articles.c.text, begin + 1, end - begin)).where(own))
        if kept is not None:
            return kept[: upto - begin], kept[after - begin :]
        within = (blocks.c.start < end, blocks.c.start + func.length(blocks.c.text) >= begin)
        query = select(blocks.c.start, blocks.c.text).where(blocks.c.article_id == article_id, *within)
        rows = self._connection.execute(query.order_by(blocks.c.position)).all()
        text, first = "\n".join(row.text for row in rows), rows[0].start if rows else begin
        return text[max(0, begin - first) : upto - first], text[after - first : end - first]
