"""The reader's own judgement: stars and notes, saved as they are given, undoable, and safe from other desks."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ldn_desk.domain.appraisal import STARS_SCALE, Note, Rating, Reviewer
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import count, tr
from ldn_desk.services.correcting import change_on
from ldn_desk.services.undoing import Undoing

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit

_Given = Mapping[str, tuple[int | None, str]]
"""Reference id → stars, and why they ask for another look."""

JOINED_SECONDS = 10.0
"""Saves of one note within this time of each other are one step of Undo: typing is saved as it goes."""


class Appraisal:
    """Ratings and notes of the current reviewer."""

    def __init__(self, store: "Store", undoing: Undoing, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._undoing = undoing
        self._clock = clock
        self._typing: _NoteEdit | None = None

    @property
    def reviewer(self) -> Reviewer:
        """Who judges now."""
        with self._store.reading() as unit:
            return unit.appraisals.reviewer()

    @property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """Everybody who judges at this library, in the order in which they came."""
        with self._store.reading() as unit:
            return unit.appraisals.reviewers()

    def judge_as(self, reviewer_id: str) -> None:
        """Let another reviewer judge at this desk from now on; empty: a new one."""
        if reviewer_id:
            self._store.who.reviewer_id = reviewer_id
            self._store.who.tell(reviewer_id)
            return
        with self._store.writing() as unit:
            unit.appraisals.add_reviewer()

    def rename_reviewer(self, name: str) -> None:
        """Give the current reviewer another name; an empty one changes nothing."""
        if name.strip():
            with self._store.writing() as unit:
                unit.appraisals.rename_reviewer(name.strip())

    def rate(self, reference_id: str, stars: int | None, initiator: str = "") -> Change:
        """Give 1 to 5 stars, or None for unrated. What another desk gave meanwhile stays in the history."""
        return self.rate_all((reference_id,), stars, initiator)

    def rate_all(self, reference_ids: Sequence[str], stars: int | None, initiator: str = "") -> Change:
        """Give several references the same stars: one step of Undo. The same again is another look."""
        if stars is not None and stars not in STARS_SCALE:
            raise ValueError(f"stars are 1 to 5, not {stars}")
        with self._store.writing() as unit:
            change = _rating(unit, reference_ids, initiator)
            reviewer_id = unit.appraisals.reviewer().id
            before = {each: _stars(unit.appraisals.rating(each, reviewer_id)) for each in reference_ids}
            given = {each: (stars, "") for each, standing in before.items() if standing != (stars, "")}
            for each in given:
                unit.appraisals.rate(each, reviewer_id, stars)
        if given:
            self._undoing.push(
                change.words,
                lambda: self._swap_stars(change, reviewer_id, given, before),
                lambda: self._swap_stars(change, reviewer_id, before, given),
            )
        return change

    def _swap_stars(self, change: Change, reviewer_id: str, expected: "_Given", given: "_Given") -> Change:
        with self._store.writing() as unit:
            for each in given:
                if each in expected:
                    unit.appraisals.swap_stars(each, reviewer_id, expected[each][0], *given[each])
        return Change(change.words, (), change.reference_ids)

    def write_note(
        self, reference_id: str, text: str, note_id: str = "", version: int = 0, initiator: str = ""
    ) -> tuple[Note | None, Change]:
        """Save a note and return it as it now stands; without `note_id` a new one.

        `version` is that of the note as the editor last had it. Where another desk has changed the note since, its text
        stays and ours becomes a second note, which is returned; a note deleted elsewhere comes back with our text.
        Empty text deletes (but never what another desk wrote meanwhile) and returns None."""
        if not text.strip():
            return self._clear(reference_id, note_id, version, initiator)
        with self._store.writing() as unit:
            change = change_on(unit, reference_id, tr("write note on reference {number}"), initiator)
            note, before = _saved(unit, reference_id, text, note_id, version)
        if before != note.text:
            self._remember(change, note.id, before, note.text)
        return note, change

    def delete_note(self, note_id: str, initiator: str = "") -> Change:
        """Delete a note; it can be undone, and taken back later with `restore_note`."""
        with self._store.writing() as unit:
            found = unit.appraisals.note(note_id)
            if found is None:
                return Change(tr("delete note"), initiator=initiator)
            note, deleted = found
            change = change_on(unit, note.reference_id, tr("delete note on reference {number}"), initiator)
            if deleted:
                return change
            unit.appraisals.write_note(note, None)
        self._remember(change, note_id, note.text, None)
        return change

    def deleted_notes(self, reference_id: str) -> tuple[Note, ...]:
        """The notes on this reference that were deleted, the latest first; they can be brought back at any later time.

        `modified` is when that was."""
        with self._store.reading() as unit:
            return unit.appraisals.deleted_notes(reference_id, unit.appraisals.reviewer().id)

    def restore_note(self, note_id: str, initiator: str = "") -> Change:
        """Take a deleted note back, as it was."""
        with self._store.writing() as unit:
            found = unit.appraisals.note(note_id)
            if found is None or not found[1]:
                return Change(tr("restore note"), initiator=initiator)
            note = found[0]
            change = change_on(unit, note.reference_id, tr("restore note on reference {number}"), initiator)
            unit.appraisals.write_note(note, note.text)
        self._remember(change, note_id, None, note.text)
        return change

    def _clear(self, reference_id: str, note_id: str, version: int, initiator: str) -> tuple[Note | None, Change]:
        with self._store.reading() as unit:
            found = unit.appraisals.note(note_id)
            if found is not None and not found[1] and found[0].version != version:
                return found[0], change_on(unit, reference_id, tr("write note on reference {number}"), initiator)
        return None, self.delete_note(note_id, initiator)

    def _remember(self, change: Change, note_id: str, before: str | None, after: str | None) -> None:
        """One step of Undo for this save; typing that goes on joins the step before it."""
        now, typing = self._clock(), self._typing
        if typing is not None and self._undoing.latest == typing.undo and typing.joins(note_id, before, after, now):
            typing.after, typing.saved = after, now
            return
        edit = _NoteEdit(self._store, change, note_id, before, after, now)
        self._typing = edit
        self._undoing.push(change.words, edit.undo, edit.redo)


class _NoteEdit:
    """One step of Undo on a note. Text None is: deleted, or not there yet."""

    def __init__(
        self, store: "Store", change: Change, note_id: str, before: str | None, after: str | None, saved: float
    ) -> None:
        self._store = store
        self._change = Change(change.words, change.article_ids, change.reference_ids)
        self.note_id = note_id
        self.before = before
        self.after = after
        self.saved = saved

    def joins(self, note_id: str, before: str | None, after: str | None, now: float) -> bool:
        """Whether a save is the same typing going on."""
        text_to_text = before is not None and after is not None and before == self.after
        return text_to_text and note_id == self.note_id and now - self.saved <= JOINED_SECONDS

    def undo(self) -> Change:
        """Put back what stood there before. Raises StaleWrite."""
        return self._swap(self.after, self.before)

    def redo(self) -> Change:
        """Write it again. Raises StaleWrite."""
        return self._swap(self.before, self.after)

    def _swap(self, expected: str | None, text: str | None) -> Change:
        with self._store.writing() as unit:
            unit.appraisals.swap_note(self.note_id, expected, text)
        return self._change


def _rating(unit: "Unit", reference_ids: Sequence[str], initiator: str) -> Change:
    """What is told of it: the one reference by its number, or how many there are."""
    if len(reference_ids) == 1:
        return change_on(unit, reference_ids[0], tr("rate reference {number}"), initiator)
    words = count(len(reference_ids), "rate {n} reference", "rate {n} references")
    return Change(words, (), tuple(reference_ids), initiator=initiator)


def _stars(rating: Rating | None) -> tuple[int | None, str]:
    return (rating.stars, rating.again) if rating else (None, "")


def _saved(unit: "Unit", reference_id: str, text: str, note_id: str, version: int) -> tuple[Note, str | None]:
    """The note as it now stands, and the text it had before (None: a new or revived one)."""
    found = unit.appraisals.note(note_id) if note_id else None
    if found is None:
        return unit.appraisals.add_note(reference_id, unit.appraisals.reviewer().id, text), None
    note, deleted = found
    if note.text == text and not deleted:
        return note, text
    if deleted or note.version == version:
        return unit.appraisals.write_note(note, text), None if deleted else note.text
    return unit.appraisals.add_note(note.reference_id, note.reviewer_id, text), None
