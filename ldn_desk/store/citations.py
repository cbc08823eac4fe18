"""The citations of articles, and which references each names. Rows stay: what hangs on them is there when they return.

What is said of a reference at one place (a *pair*) hangs on the row that joins the two. A citation that is no longer
there, and a pair that no longer holds, are put away, not deleted.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, func, insert, or_, select, update

from ldn_desk.domain.article import Article, Citation, new_id
from ldn_desk.store import mapping
from ldn_desk.store.clock import now
from ldn_desk.store.mapping import Values
from ldn_desk.store.schema import citation_references, citations, judgements

_MOST_IDS = 500
"""Ids that one statement asks for; SQLite bounds the parameters of a statement."""

Cited = tuple[tuple[int, str | None], ...]
"""(number, id of its reference or None) of each reference that a citation names, in printed order."""

_STANDS = citations.c.removed.is_(None)
_HOLDS = and_(citation_references.c.citation_id == citations.c.id, citation_references.c.position.is_not(None))


class Citations:
    """Citations kept whole, changed in place, put away and brought back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article_id: str, number: int | None = None) -> tuple[Citation, ...]:
        """The citations of an article, in reading order: all, or those that name the reference with this number."""
        chosen = and_(citations.c.article_id == article_id, _STANDS)
        if number is not None:
            naming = select(citation_references.c.citation_id).where(
                citation_references.c.number == number, citation_references.c.position.is_not(None)
            )
            chosen = and_(chosen, citations.c.id.in_(naming))
        return self._chosen(chosen)

    def away(self, article_id: str) -> tuple[Citation, ...]:
        """The citations of the article that were put away, the latest first."""
        chosen = and_(citations.c.article_id == article_id, citations.c.removed.is_not(None))
        return self._chosen(chosen, citations.c.removed.desc())

    def _chosen(self, chosen: ColumnElement[bool], *order: Any) -> tuple[Citation, ...]:
        rows = self._connection.execute(
            select(citation_references.c.number, *mapping.CITATION)
            .outerjoin_from(citations, citation_references, _HOLDS)
            .where(chosen)
            .order_by(*order, citations.c.position, citation_references.c.position)
        )
        found: dict[str, tuple[Sequence[Any], list[int]]] = {}
        for linked, *row in rows.all():
            _, numbers = found.setdefault(row[0], (row, []))
            if linked is not None:
                numbers.append(linked)
        return tuple([mapping.citation(row, tuple(numbers)) for row, numbers in found.values()])

    def add(self, article: Article) -> None:
        """Keep the citations of an article that has none kept yet."""
        self._insert(citations, [mapping.citation_row(article.id, n, each) for n, each in enumerate(article.citations)])
        cited = cited_by(article)
        self._insert(citation_references, [row for each in cited for row in _pair_rows(each, cited[each])])

    def rewrite(self, before: Article, after: Article) -> None:
        """Make the citations of the article `before`, as they are kept, those of `after`."""
        self._rows(before, after)
        old, new = cited_by(before), cited_by(after)
        self._pairs({each: cited for each, cited in new.items() if old.get(each) != cited})

    def _rows(self, before: Article, after: Article) -> None:
        old = {each.id: (place, each) for place, each in enumerate(before.citations)}
        new = {each.id: (place, each) for place, each in enumerate(after.citations)}
        gone = [each for each in old if each not in new]
        # Out of the way first: a place in the article is taken once.
        leaving = [*gone, *(i for i, (place, _each) in new.items() if i in old and old[i][0] != place)]
        lowest = select(func.min(citations.c.position)).where(citations.c.article_id == after.id)
        low = min(self._connection.scalar(lowest) or 0, 0)
        self._update(citations, [{"of": each, "position": low - 1 - n} for n, each in enumerate(leaving)])
        self._update(citations, [{"of": each, "removed": now()} for each in gone])
        # Ids that are new here may have been put away, as this article's or another's.
        kept = self._kept([each for each in new if each not in old])
        changed = [(i, mapping.citation_row(after.id, *new[i])) for i in new if old.get(i) != new[i]]
        self._update(citations, [{"of": i, **_without_id(row)} for i, row in changed if i in old or i in kept])
        self._insert(citations, [row for i, row in changed if i not in old and i not in kept])

    def _kept(self, ids: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for some in _batches(ids):
            found.update(self._connection.scalars(select(citations.c.id).where(citations.c.id.in_(some))))
        return found

    def _pairs(self, wanted: dict[str, Cited]) -> None:
        """Let these citations name these references, and no others."""
        standing: dict[str, list[_Pair]] = {each: [] for each in wanted}
        columns = (citation_references.c[name] for name in ("citation_id", "id", "position", "number", "reference_id"))
        query = select(*columns).order_by(citation_references.c.position.is_(None), citation_references.c.position)
        for some in _batches(list(wanted)):
            for citation_id, *row in self._connection.execute(query.where(citation_references.c.citation_id.in_(some))):
                standing[citation_id].append(_Pair(*row))
        freed, placed, added = list[Values](), list[Values](), list[Values]()
        for citation_id, cited in wanted.items():
            places = _placed(cited, standing[citation_id])
            held = {pair.id: place for place, pair in places.items()}
            for pair in standing[citation_id]:
                place = held.get(pair.id)
                if pair.position is not None and pair.position != place:
                    freed.append({"of": pair.id, "position": None})
                if place is not None and (pair.position, pair.number) != (place, cited[place][0]):
                    placed.append({"of": pair.id, "position": place, "number": cited[place][0]})
            added += [row for row in _pair_rows(citation_id, cited) if row["position"] not in places]
        # Out of the way first: a place in the marker is taken once.
        self._update(citation_references, freed)
        self._update(citation_references, placed)
        self._insert(citation_references, added)

    def hand_over(self, from_id: str, to_id: str) -> tuple[str, ...]:
        """Let the citations that name one reference name the other, where they do not do so already: the ids of what
        was handed over, for `hand_back`. What was judged where nothing is cited any more goes with them."""
        naming = select(citation_references.c.citation_id).where(
            citation_references.c.reference_id == to_id, citation_references.c.position.is_not(None)
        )
        judged = select(judgements.c.pair_id).where(judgements.c.choice.is_not(None))
        stands, own = citation_references.c.position.is_not(None), citation_references.c.id
        query = select(own).where(
            citation_references.c.reference_id == from_id,
            or_(and_(stands, citation_references.c.citation_id.not_in(naming)), and_(~stands, own.in_(judged))),
        )
        ids = tuple(self._connection.scalars(query))
        self.hand_back(ids, to_id)
        return ids

    def hand_back(self, pair_ids: Iterable[str], to_id: str) -> None:
        """Let these pairs be of this reference."""
        self._update(citation_references, [{"of": each, "reference_id": to_id} for each in pair_ids])

    def _insert(self, table: Table, rows: Sequence[Values]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _update(self, table: Table, rows: Sequence[Values]) -> None:
        if rows:
            # The columns to be set are those that the rows name.
            self._connection.execute(update(table).where(table.c.id == bindparam("of")), rows)


class _Pair:
    """A row that joins a citation and a reference."""

    __slots__ = ("id", "number", "position", "reference_id")

    def __init__(self, pair_id: str, position: int | None, number: int, reference_id: str | None) -> None:
        self.id = pair_id
        self.position = position
        self.number = number
        self.reference_id = reference_id

    def is_of(self, number: int, reference_id: str | None) -> bool:
        """Whether it says this: a number that leads nowhere is known by itself alone."""
        return self.reference_id == reference_id and (reference_id is not None or self.number == number)


def cited_by(article: Article) -> dict[str, Cited]:
    """What each citation of the article names, by the citation's id."""
    # Where two references print the same number, a marker means the first of them, as `Article.reference_at` says.
    ids = {each.number: each.id for each in reversed(article.references)}
    return {each.id: tuple([(number, ids.get(number)) for number in each.numbers]) for each in article.citations}


def _pair_rows(citation_id: str, cited: Cited) -> list[Values]:
    return [
        {"id": new_id(), "citation_id": citation_id, "position": n, "number": number, "reference_id": reference_id}
        for n, (number, reference_id) in enumerate(cited)
    ]


def _placed(cited: Cited, standing: Sequence[_Pair]) -> dict[int, _Pair]:
    """Place in the marker → the pair that says so already, standing ones before those that were put away."""
    free, places = list(standing), dict[int, _Pair]()
    for place, (number, reference_id) in enumerate(cited):
        pair = next((each for each in free if each.is_of(number, reference_id)), None)
        if pair is not None:
            free.remove(pair)
            places[place] = pair
    return places


def _without_id(row: Values) -> Values:
    # What others refer to is not among what is set: it would be looked for in all of them.
    return {name: value for name, value in row.items() if name != "id"}


def _batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _MOST_IDS] for start in range(0, len(ids), _MOST_IDS))
