"""Changing an article that is kept: only what differs is written, and what hangs on its references stays.

A reference that is no longer in the list is put away, not deleted: notes, ratings, corrections and verdicts stay with
it, and are there again when it comes back. So are citations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, case, delete, func, insert, or_, select, update

from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.mending import Away
from ldn_desk.store import mapping
from ldn_desk.store.articles import Articles
from ldn_desk.store.carrying import Carrying, Judged, judged_form, judged_of
from ldn_desk.store.citations import Citations
from ldn_desk.store.clock import now, shown
from ldn_desk.store.schema import (
    articles,
    blocks,
    citation_references,
    corrections,
    dismissals,
    evidence,
    judgements,
    notes,
    originals,
    passages,
    ratings,
    references,
    studies,
)

_MOST_IDS = 500
"""Ids that one statement asks for; SQLite bounds the parameters of a statement."""

_ON_REFERENCES = (ratings, corrections, dismissals, studies)
"""What reviewers say of a reference, notes apart; of each, one reviewer says it once, or as one."""

_HEAD = (
    *("sha256", "title", "author", "issued", "source", "format", "language", "text"),
    *("container_title", "doi", "mended", "read"),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """What was handed over from one reference to another, so that it can be handed back."""

    from_id: str
    to_id: str
    notes: tuple[str, ...]
    pairs: tuple[str, ...]
    """The ids of what joins it with places that cite it."""
    judged: tuple[tuple[str, str], ...]
    """(table, reviewer id) of each rating, correction, set of dismissals or description."""
    both: Judged
    """What was judged of both."""


def moved_form(moved: Moved) -> Any:
    """The JSON value that Undo keeps of it."""
    said = {name: getattr(moved, name) for name in ("from_id", "to_id", "notes", "pairs", "judged")}
    return {**said, "both": judged_form(moved.both)}


def moved_of(form: Any) -> Moved:
    """What `moved_form` kept."""
    judged = tuple([(table, reviewer) for table, reviewer in form["judged"]])
    written, pairs, both = tuple(form["notes"]), tuple(form["pairs"]), judged_of(form["both"])
    return Moved(form["from_id"], form["to_id"], written, pairs, judged, both)


class Rewriting:
    """Articles changed from what they are into what they are to be."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rewrite(self, before: Article, after: Article, *, undone: bool = False) -> None:
        """Make the article `before`, as it is kept, `after`: blocks, references and citations.

        What an `undone` mend had made is not offered to be brought back."""
        if before.blocks != after.blocks:
            self._blocks(after)
        if before.references != after.references:
            self._references(before, after, "" if undone else now())
        if before.citations != after.citations or _numbers(before) != _numbers(after):
            Citations(self._connection).rewrite(before, after)
        self._index(before, after)
        own = articles.c.id == after.id
        self._connection.execute(update(articles).where(own).values(version=articles.c.version + 1))

    def replace(self, before: Article, after: Article, *, undone: bool = False) -> None:
        """`rewrite`, for an article whose text is another by now: its identity, head and text too."""
        row = mapping.article_row(after, "")
        head = {name: row[name] for name in _HEAD}
        self._connection.execute(update(articles).where(articles.c.id == after.id).values(**head))
        self.rewrite(before, after, undone=undone)

    def let_go_of_text(self, article_id: str) -> None:
        """Free the article's identity for another one, before `replace` gives it its own."""
        self._connection.execute(update(articles).where(articles.c.id == article_id).values(sha256=article_id))

    def swap_originals(self, one_id: str, other_id: str) -> None:
        """Let each of two articles have come from the bytes of the other."""
        other = originals.alias("other")
        swapped = case((originals.c.article_id == one_id, other_id), else_=one_id)
        both = (originals.c.article_id.in_((one_id, other_id)), other.c.article_id == swapped)
        self._connection.execute(update(originals).where(*both).values(name=other.c.name, data=other.c.data))

    def set_replaced_by(self, article_id: str, newer_id: str | None) -> None:
        """Say that the article is an older version, kept for the newer one's sake; None takes that back."""
        own = articles.c.id == article_id
        self._connection.execute(update(articles).where(own).values(replaced_by=newer_id))

    def replaced_by(self, article_id: str) -> str:
        """The id of the newer version; empty where there is none."""
        query = select(articles.c.replaced_by).where(articles.c.id == article_id)
        return self._connection.scalar(query) or ""

    def older(self, article_id: str) -> tuple[str, ...]:
        """The ids of the older versions, the latest first."""
        query = select(articles.c.id).where(articles.c.replaced_by == article_id, articles.c.deleted.is_(None))
        return tuple(self._connection.scalars(query.order_by(articles.c.added.desc())))

    def held(self, article_id: str) -> frozenset[str]:
        """The references of the article that a reader has written or judged on."""
        found: set[str] = set()
        for table in (notes, *_ON_REFERENCES):
            query = select(table.c.reference_id).join(references, references.c.id == table.c.reference_id)
            found.update(self._connection.scalars(query.where(references.c.article_id == article_id)))
        for table in (judgements, evidence):
            quoted = (
                select(citation_references.c.reference_id)
                .join(table, table.c.pair_id == citation_references.c.id)
                .join(references, references.c.id == citation_references.c.reference_id)
            )
            found.update(self._connection.scalars(quoted.where(references.c.article_id == article_id)))
        return frozenset(found)

    def _blocks(self, after: Article) -> None:
        self._connection.execute(delete(blocks).where(blocks.c.article_id == after.id))
        rows = [mapping.block_row(after.id, place, block) for place, block in enumerate(after.blocks)]
        if rows:
            self._connection.execute(insert(blocks), rows)
        text = None if mapping.joined(after.blocks) == after.text else after.text
        self._connection.execute(update(articles).where(articles.c.id == after.id).values(text=text))

    def _references(self, before: Article, after: Article, time: str) -> None:
        old = {each.id: (place, each) for place, each in enumerate(before.references)}
        new = {each.id: (place, each) for place, each in enumerate(after.references)}
        gone = [reference_id for reference_id in old if reference_id not in new]
        # Out of the way first: a place in the list is taken once.
        leaving = [*gone, *(i for i, (place, _each) in new.items() if i in old and old[i][0] != place)]
        lowest = self._connection.scalar(
            select(func.min(references.c.position)).where(references.c.article_id == after.id)
        )
        low = min(lowest or 0, 0)
        self._update([{"of": each, "position": low - 1 - n} for n, each in enumerate(leaving)])
        self._update([{"of": each, "removed": time} for each in gone])
        changed = [place_and for i, place_and in new.items() if old.get(i) != place_and]
        self._write(after.id, changed, [each.id for _place, each in changed if each.id not in old])

    def _write(self, article_id: str, placed: Sequence[tuple[int, Reference]], unknown: Sequence[str]) -> None:
        """Write these references at their places; of those `unknown`, some may have been put away before."""
        away = {each for each in unknown if self._is_kept(each)}
        rows = [mapping.reference_row(article_id, place, each) for place, each in placed]
        fresh = set(unknown) - away
        added = [row for row in rows if row["id"] in fresh]
        # The id itself is not among what is set: as what others refer to, it would be looked for in all of them.
        self._update([{"of": row.pop("id"), **row} for row in rows if row["id"] not in fresh])
        if added:
            self._connection.execute(insert(references), added)
        ids = sorted(away)
        for start in range(0, len(ids), _MOST_IDS):
            # They may have been another article's.
            found = passages.c.reference_id.in_(ids[start : start + _MOST_IDS])
            self._connection.execute(update(passages).where(found).values(article_id=article_id))

    def _is_kept(self, reference_id: str) -> bool:
        return self._connection.scalar(select(references.c.id).where(references.c.id == reference_id)) is not None

    def _update(self, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            # The columns to be set are those that the rows name.
            self._connection.execute(update(references).where(references.c.id == bindparam("of")), rows)

    def _index(self, before: Article, after: Article) -> None:
        """What can be searched for follows; notes are found by the reference they hang on."""
        known = {(each.id, each.text, each.start) for each in before.references}
        same = known == {(each.id, each.text, each.start) for each in after.references}
        if same and before.blocks == after.blocks:
            return
        own = (passages.c.article_id == after.id, passages.c.kind.in_(("article", "reference")))
        self._connection.execute(delete(passages).where(*own))
        Articles(self._connection).index(after.id, bool(after.references))

    def away(self, article_id: str) -> tuple[Away, ...]:
        """The references of the article that were put away, the latest first.

        Of those that an undone mend had made, the ones that somebody has written or rated on."""
        own = (references.c.article_id == article_id, references.c.removed.is_not(None))
        written = self._counted(notes, notes.c.deleted.is_(None))
        rated = self._counted(ratings, ratings.c.stars.is_not(None))
        held = or_(references.c.removed != "", written > 0, rated > 0)
        query = select(references.c.removed, written, rated, *mapping.REFERENCE).where(*own, held)
        rows = self._connection.execute(query.order_by(references.c.removed.desc(), references.c.position.desc()))
        return tuple(Away(mapping.reference(row[3:]), shown(row[0]), row[1], row[2]) for row in rows.all())

    def uncited(self, article_id: str) -> tuple[Citation, ...]:
        """The citations of the article that were put away, the latest first."""
        return Citations(self._connection).away(article_id)

    def _counted(self, table: Table, which: Any) -> Any:
        return select(func.count()).where(table.c.reference_id == references.c.id, which).scalar_subquery()

    # Two references that become one

    def hand_over(self, from_id: str, to_id: str) -> Moved:
        """Hang the notes of one reference on another, and of each reviewer what that has not: stars, a correction,
        dismissed points, a word on the study; and let what cites the one cite the other, with what is judged of that.
        Of what is judged of both the newer stands, and asks for another look; a correction and dismissed points stay on
        each."""
        own = select(notes.c.id).where(notes.c.reference_id == from_id)
        written = tuple(self._connection.scalars(own))
        self._rehang(written, to_id)
        judged = [
            (table.name, reviewer)
            for table in _ON_REFERENCES
            for reviewer in self._reviewers(table, from_id) - self._reviewers(table, to_id)
        ]
        self._rejudge(judged, from_id, to_id)
        both = Carrying(self._connection).merge(from_id, to_id)
        pairs = Citations(self._connection).hand_over(from_id, to_id)
        return Moved(from_id, to_id, written, pairs, tuple(judged), both)

    def hand_back(self, moved: Moved) -> None:
        """Take back what `hand_over` did."""
        self._rehang(moved.notes, moved.from_id)
        Citations(self._connection).hand_back(moved.pairs, moved.from_id)
        Carrying(self._connection).take_back(moved.both)
        self._rejudge(moved.judged, moved.to_id, moved.from_id)

    def part(self, reference_id: str) -> Judged:
        """A reference becomes two, and this is the first of them: what is judged of it asks for another look."""
        return Carrying(self._connection).split(reference_id)

    def unpart(self, judged: Judged) -> None:
        """Take back what `part` did."""
        Carrying(self._connection).take_back(judged)

    def _rehang(self, note_ids: Iterable[str], to_id: str) -> None:
        for note_id in note_ids:
            self._connection.execute(update(notes).where(notes.c.id == note_id).values(reference_id=to_id))
            found = passages.c.note_id == note_id
            self._connection.execute(update(passages).where(found).values(reference_id=to_id))

    def _reviewers(self, table: Table, reference_id: str) -> set[str]:
        query = select(table.c.reviewer_id).where(table.c.reference_id == reference_id).distinct()
        if table is ratings:
            query = query.where(ratings.c.stars.is_not(None))
        elif table is studies:
            query = query.where(or_(*(studies.c[name].is_not(None) for name in ("design", "subjects", "n"))))
        return set(self._connection.scalars(query))

    def _rejudge(self, judged: Iterable[tuple[str, str]], from_id: str, to_id: str) -> None:
        tables = {table.name: table for table in _ON_REFERENCES}
        for name, reviewer in judged:
            table = tables[name]
            # A rating that was taken back keeps a row without stars: that one goes the other way.
            there = (table.c.reference_id == to_id, table.c.reviewer_id == reviewer)
            empty = [dict(row) for row in self._connection.execute(select(table).where(*there)).mappings()]
            self._connection.execute(delete(table).where(*there))
            own = (table.c.reference_id == from_id, table.c.reviewer_id == reviewer)
            self._connection.execute(update(table).where(*own).values(reference_id=to_id))
            if empty:
                self._connection.execute(insert(table), [{**row, "reference_id": from_id} for row in empty])


def _numbers(article: Article) -> tuple[tuple[str, int], ...]:
    return tuple((each.id, each.number) for each in article.references)
