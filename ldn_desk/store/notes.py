"""Notes on references and on articles themselves. Every write is guarded: what another desk wrote is never lost.

Links in notes are kept by what they lead to, and read with the numbers of today; see `domain.note_links`. Undo keeps
the form of a note: its text as it is kept, `{"plain": text}` for one that is no Markdown, None for one deleted.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from ldn_desk.domain import note_links
from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.article import Block, BlockKind, new_id
from ldn_desk.domain.errors import StaleWrite
from ldn_desk.domain.note_links import Goals
from ldn_desk.domain.translation import tr
from ldn_desk.store import clock
from ldn_desk.store.clock import now
from ldn_desk.store.history import History
from ldn_desk.store.mapping import storable
from ldn_desk.store.schema import blocks, mends, notes, passages, references

_NOTE = [
    notes.c[name]
    for name in (
        "id",
        "reference_id",
        "reviewer_id",
        "text",
        "version",
        "created",
        "modified",
        "article_id",
        "markdown",
    )
]
_NUMBERED = [kind.value for kind in BlockKind if Block(kind, "text").is_numbered]


class Links:
    """What links in the notes on articles lead to, asked for where a note has some."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._goals: dict[tuple[str, tuple[bool, bool]], Goals] = {}

    def kept(self, article_id: str, text: str) -> str:
        """A typed text as it is kept."""
        wanted = note_links.may_lead(text)
        return note_links.kept(text, self._of(article_id, wanted)) if any(wanted) else text

    def shown(self, article_id: str, text: str) -> str:
        """A kept text as it is typed today."""
        wanted = note_links.is_linked(text)
        return note_links.shown(text, self._of(article_id, wanted)) if any(wanted) else text

    def _of(self, article_id: str, wanted: tuple[bool, bool]) -> Goals:
        key = (article_id, wanted)
        if key not in self._goals:
            self._goals[key] = self._read(article_id, *wanted)
        return self._goals[key]

    def _read(self, article_id: str, to_references: bool, to_paragraphs: bool) -> Goals:
        ids: dict[str, int] = {}
        if to_references:
            own = (references.c.article_id == article_id, references.c.removed.is_(None))
            query = select(references.c.id, references.c.number).where(*own).order_by(references.c.position)
            ids = {row.id: row.number for row in self._connection.execute(query)}
        numbers = {number: reference_id for reference_id, number in reversed(ids.items())}
        if to_references:
            self._add_merged(article_id, ids)
        texts: Sequence[str] = ()
        if to_paragraphs:
            numbered = (blocks.c.article_id == article_id, blocks.c.kind.in_(_NUMBERED))
            found = self._connection.scalars(select(blocks.c.text).where(*numbered).order_by(blocks.c.position))
            texts = [text for text in found if text.strip()]
        return Goals(numbers, ids, texts)

    def _add_merged(self, article_id: str, ids: dict[str, int]) -> None:
        """A reference that was merged away is meant by the one that goes on."""
        own = (mends.c.article_id == article_id, mends.c.kind == "merge")
        details = self._connection.scalars(select(mends.c.detail).where(*own).order_by(mends.c.position.desc()))
        for detail in map(json.loads, details):
            if detail["reference_id"] in ids:
                ids.setdefault(detail["other_id"], ids[detail["reference_id"]])


class Notes:
    """Every reviewer's notes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._history = History(connection)
        self._links = Links(connection)

    def note(self, note_id: str) -> tuple[Note, bool] | None:
        """A note, and whether it is deleted; None where there never was one."""
        found = self._chosen(notes.c.id == note_id)
        if not found:
            return None
        gone = self._connection.scalar(select(notes.c.deleted).where(notes.c.id == note_id)) is not None
        return found[0], gone

    def of(self, chosen: ColumnElement[bool], reviewer_id: str) -> dict[str, list[Note]]:
        """The reviewer's notes on the chosen references, by reference id, in the order in which they were written."""
        found: dict[str, list[Note]] = {}
        for note in self._chosen(chosen, notes.c.reviewer_id == reviewer_id, notes.c.deleted.is_(None)):
            found.setdefault(note.reference_id, []).append(note)
        return found

    def of_article(self, article_id: str, reviewer_id: str) -> tuple[Note, ...]:
        """The reviewer's notes on the article itself, in the order in which they were written."""
        own = (notes.c.article_id == article_id, notes.c.reviewer_id == reviewer_id, notes.c.deleted.is_(None))
        return self._chosen(*own)

    def deleted(self, subject_id: str, reviewer_id: str) -> tuple[Note, ...]:
        """The reviewer's deleted notes on one reference, or on one article itself, the newest deletion first."""
        on = (notes.c.reference_id == subject_id) | (notes.c.article_id == subject_id)
        own = (on, notes.c.reviewer_id == reviewer_id, notes.c.deleted.is_not(None))
        return self._chosen(*own, order=notes.c.deleted.desc())

    def _chosen(self, *which: ColumnElement[bool], order: Any = notes.c.created) -> tuple[Note, ...]:
        query = (
            select(references.c.article_id, *_NOTE)
            .outerjoin_from(notes, references, references.c.id == notes.c.reference_id)
            .where(*which)
            .order_by(order, notes.c.id)
        )
        links = Links(self._connection)
        return tuple([_note(row, links) for row in self._connection.execute(query).all()])

    def add(self, subject_id: str, reviewer_id: str, text: str, *, on_article: bool = False) -> Note:
        """A new note on a reference, or on an article itself, that is there."""
        note_id, time = new_id(), now()
        article_id = subject_id if on_article else self._article_of(subject_id)
        kept = self._links.kept(article_id, storable(text))
        self._connection.execute(
            insert(notes).values(
                id=note_id,
                reference_id=None if on_article else subject_id,
                article_id=subject_id if on_article else None,
                reviewer_id=reviewer_id,
                text=kept,
                markdown=True,
                version=1,
                created=time,
                modified=time,
            )
        )
        self._index(note_id, article_id, None if on_article else subject_id, kept)
        self._history.add("write note", note_id, None, kept, reviewer_id)
        return self._standing(note_id)

    def write(self, note: Note, text: str) -> Note:
        """Put a typed text into a note, which is Markdown from now on, and no longer deleted.

        `note` is as it was read; raises StaleWrite where another desk wrote since then."""
        return self._put(note, self._links.kept(self._article_of_note(note), storable(text)))

    def delete(self, note: Note) -> Note:
        """Delete a note; `restore` brings it back. Raises as `write` does."""
        return self._put(note, None)

    def restore(self, note: Note) -> Note:
        """Take a deleted note back, as it was. Raises as `write` does."""
        return self._put(note, note.form)

    def swap(self, note_id: str, expected: Any, wanted: Any) -> Note:
        """Put a form (see above) into a note if `expected` still stands; else raises StaleWrite."""
        found = self.note(note_id)
        if found is None or (None if found[1] else found[0].kept) != _text_of(expected):
            raise _stale()
        return self._put(found[0], wanted)

    def _put(self, note: Note, form: Any) -> Note:
        before, time = self.note(note.id), now()
        values: dict[str, Any] = {"deleted": time}
        if form is not None:
            values = {"text": _text_of(form), "markdown": None if isinstance(form, dict) else True, "deleted": None}
        changed = self._connection.execute(
            update(notes)
            .where(notes.c.id == note.id, notes.c.version == note.version)
            .values(**values, modified=time, version=note.version + 1)
        )
        if before is None or not changed.rowcount:
            raise _stale()
        self._connection.execute(delete(passages).where(passages.c.note_id == note.id))
        after = self._standing(note.id)
        if form is not None:
            self._index(note.id, self._article_of_note(after), after.reference_id or None, after.kept)
        what = "delete note" if form is None else "write note"
        old = None if before[1] else before[0].kept
        self._history.add(what, note.id, old, _text_of(form), after.reviewer_id)
        return after

    def rehang(self, from_id: str, to_id: str) -> tuple[str, ...]:
        """Hang the notes on one article itself on another; their ids."""
        moved = tuple(self._connection.scalars(select(notes.c.id).where(notes.c.article_id == from_id)))
        self.hang(moved, to_id)
        return moved

    def hang(self, note_ids: Sequence[str], article_id: str) -> None:
        """Hang these notes on articles on this one."""
        for note_id in note_ids:
            self._connection.execute(update(notes).where(notes.c.id == note_id).values(article_id=article_id))
            found = passages.c.note_id == note_id
            self._connection.execute(update(passages).where(found).values(article_id=article_id))

    def _standing(self, note_id: str) -> Note:
        return self._chosen(notes.c.id == note_id)[0]

    def _article_of_note(self, note: Note) -> str:
        return note.article_id or self._article_of(note.reference_id)

    def _article_of(self, reference_id: str) -> str:
        return self._connection.scalar(select(references.c.article_id).where(references.c.id == reference_id)) or ""

    def _index(self, note_id: str, article_id: str, reference_id: str | None, kept: str) -> None:
        text = note_links.readable(kept)
        row = {"article_id": article_id, "kind": "note", "reference_id": reference_id, "note_id": note_id, "start": -1}
        self._connection.execute(insert(passages).values(**row, text=text))


def _note(row: Sequence[Any], links: Links) -> Note:
    of_reference, note_id, reference_id, reviewer_id, kept, version, created, modified, article_id, markdown = row
    return Note(
        note_id,
        reference_id or "",
        reviewer_id,
        links.shown(of_reference or article_id, kept) if markdown else kept,
        version,
        clock.shown(created),
        clock.shown(modified),
        article_id or "",
        bool(markdown),
        kept,
    )


def _text_of(form: Any) -> str | None:
    return str(form["plain"]) if isinstance(form, dict) else None if form is None else str(form)


def _stale() -> StaleWrite:
    return StaleWrite(tr("The note was changed in another window meanwhile; it was left as it is now."))
