"""Marks on articles. Every write is guarded by what stood there: another desk's is never overwritten."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from ldn_desk.domain.anchor import CONTEXT, Anchor
from ldn_desk.domain.article import new_id
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.mark import Colour, Mark, State, in_reading_order
from ldn_desk.domain.translation import tr
from ldn_desk.store import clock
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.schema import articles, blocks, marks

_SAID = ("article_id", "colour", "comment", "reference_id")
_ANCHOR = ("exact", "prefix", "suffix", "anchor_start", "anchor_end")
_PLACE = ("start", "end", "state")
_COLUMNS = [marks.c[name] for name in ("id", "reviewer_id", *_SAID, *_ANCHOR, *_PLACE, "version", "created")]
_STANDING = [marks.c[name] for name in (*_SAID, *_ANCHOR, *_PLACE, "deleted")]


class Marks:
    """Every reviewer's marks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._history = History(connection)

    def around(self, article_id: str, start: int, end: int) -> tuple[str, int]:
        """The part of the article's text that holds this stretch and what stands right around it, as far as there is
        such a part; and where it begins in the text, in which positions count.

        Raises LibraryError where the article is gone or deleted."""
        own = (articles.c.id == article_id, articles.c.deleted.is_(None))
        row = self._connection.execute(select(articles.c.text).where(*own)).one_or_none()
        if row is None:
            raise LibraryError(tr("This article is no longer in the library; open its file again."))
        if row.text is not None:
            return str(row.text), 0
        before, behind = start - CONTEXT - 1, end + CONTEXT + 1
        near = (blocks.c.start <= behind, blocks.c.start + func.length(blocks.c.text) >= before)
        query = select(blocks.c.start, blocks.c.text).where(blocks.c.article_id == article_id, *near)
        found = self._connection.execute(query.order_by(blocks.c.position)).all()
        return "\n".join([each.text for each in found]), found[0].start if found else 0

    def of(self, article_id: str, reviewer_id: str) -> tuple[Mark, ...]:
        """The reviewer's marks on the article in reading order; those that need placing stand last."""
        own = (marks.c.article_id == article_id, marks.c.reviewer_id == reviewer_id, marks.c.deleted.is_(None))
        return tuple(sorted(self._chosen(*own), key=in_reading_order))

    def deleted(self, article_id: str, reviewer_id: str) -> tuple[Mark, ...]:
        """The reviewer's deleted marks, the latest deletion first; `modified` is when that was."""
        own = (marks.c.article_id == article_id, marks.c.reviewer_id == reviewer_id, marks.c.deleted.is_not(None))
        return self._chosen(*own)

    def everybodys(self, article_id: str) -> tuple[Mark, ...]:
        """Every reviewer's, the deleted ones too: what another text of the article is to keep."""
        return self._chosen(marks.c.article_id == article_id)

    def one(self, mark_id: str) -> Mark:
        """A mark, deleted or not. Raises LibraryError where there never was one."""
        found = self._chosen(marks.c.id == mark_id)
        if not found:
            raise _gone()
        return found[0]

    def _chosen(self, *which: ColumnElement[bool]) -> tuple[Mark, ...]:
        query = select(*_COLUMNS, marks.c.modified).where(*which).order_by(marks.c.modified.desc(), marks.c.id)
        return tuple([_mark(row) for row in self._connection.execute(query).all()])

    def standing(self, mark_id: str) -> Values:
        """All that is said of a mark, by its columns, as JSON values: what undo keeps. Raises as `one` does.

        `deleted` is true or false."""
        row = self._connection.execute(select(*_STANDING).where(marks.c.id == mark_id)).mappings().one_or_none()
        if row is None:
            raise _gone()
        return {**row, "deleted": row["deleted"] is not None}

    def add(self, article_id: str, reviewer_id: str, colour: Colour, anchor: Anchor, comment: str) -> str:
        """A new mark on the very words of the anchor; its id."""
        mark_id, time = new_id(), now()
        said = {
            "article_id": article_id,
            "colour": colour.value,
            "comment": storable(comment),
            **anchored(anchor),
            **placed(State.EXACT, anchor.start, anchor.end),
        }
        key = {"id": mark_id, "reviewer_id": reviewer_id, "version": 1, "created": time, "modified": time}
        self._connection.execute(insert(marks).values(**key, **said))
        self._history.add("add mark", mark_id, None, said, reviewer_id)
        return mark_id

    def write(self, mark: Mark, values: Values, what: str) -> None:
        """Put these columns, as `standing` has them, in the place of what the mark says.

        Raises StaleWrite where the mark is of another version by now: another desk has written since."""
        before, time = self.standing(mark.id), now()
        own = (marks.c.id == mark.id, marks.c.version == mark.version)
        rest = {"version": mark.version + 1, "modified": time}
        if not self._connection.execute(update(marks).where(*own).values(**_row(values, time), **rest)).rowcount:
            raise _stale()
        told = [name for name, value in values.items() if before[name] != value]
        self._add(what, mark, before, values, told, mark.reviewer_id)

    def move(self, mark_id: str, values: Values) -> Values:
        """Put these columns into a mark whose article has another text by now, and return those that were others.

        It is the program's doing; the version grows, so that nobody writes on what they no longer see."""
        before = self.standing(mark_id)
        was = {name: before[name] for name, value in values.items() if before[name] != value}
        if was:
            own, grown = marks.c.id == mark_id, {"version": marks.c.version + 1}
            self._connection.execute(update(marks).where(own).values(**values, **grown))
            self._history.add("re-attach mark", mark_id, was, {name: values[name] for name in was})
        return was

    def swap(self, mark_id: str, expected: Values, values: Values, what: str) -> Mark:
        """`write`, where these columns still say what is `expected`, whatever the version; else raises StaleWrite."""
        mark, standing = self.one(mark_id), self.standing(mark_id)
        if any(standing[name] != value for name, value in expected.items()):
            raise _stale()
        self.write(mark, values, what)
        return mark

    def _add(
        self, what: str, mark: Mark, before: Values, after: Values, names: list[str], reviewer_id: str | None
    ) -> None:
        was, is_now = {name: before[name] for name in names}, {name: after[name] for name in names}
        self._history.add(what, mark.id, was, is_now, reviewer_id)


def anchored(anchor: Anchor) -> Values:
    """An anchor as columns."""
    return {
        "exact": storable(anchor.exact),
        "prefix": storable(anchor.prefix),
        "suffix": storable(anchor.suffix),
        "anchor_start": anchor.start,
        "anchor_end": anchor.end,
    }


def placed(state: State, start: int | None, end: int | None) -> Values:
    """A place as columns."""
    return {"start": start, "end": end, "state": state.value}


def _row(values: Values, time: str) -> Values:
    return {**values, "deleted": time if values["deleted"] else None} if "deleted" in values else values


def _gone() -> LibraryError:
    return LibraryError(tr("This mark is no longer in the library; open its article again."))


def _stale() -> StaleWrite:
    return StaleWrite(tr("The mark was changed in another window meanwhile; it was left as it is now."))


def _mark(row: Any) -> Mark:
    return Mark(
        row.id,
        row.article_id,
        row.reviewer_id,
        Colour(row.colour),
        Anchor(row.exact, row.prefix, row.suffix, row.anchor_start, row.anchor_end),
        row.start,
        row.end,
        State(row.state),
        row.comment,
        row.reference_id,
        row.version,
        clock.shown(row.created),
        clock.shown(row.modified),
    )
