"""The reader's own judgement: stars and notes, saved as they are given, undoable, and safe from other desks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.domain.appraisal import STARS_SCALE, Note, Rating, Reviewer
from ldn_desk.domain.errors import LibraryError
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.domain.translation import tr
from ldn_desk.services.undoing import Undoing, numbered, on_reference
from ldn_desk.wording.steps import step_words

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit


class Appraisal:
    """Ratings and notes of the current reviewer."""

    def __init__(self, store: "Store", undoing: Undoing) -> None:
        self._store = store
        self._undoing = undoing
        undoing.register("stars", self._put_back_stars)
        undoing.register("note", self._put_back_note)

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

    def judge_once_as(self, name: str) -> None:
        """Let the reviewer of this name judge until the library is closed; a new one where nobody has it. Who judges at
        this desk stays who it was. Raises LibraryError where several have the name."""
        wanted, who = name.strip(), self._store.who
        found = [each.id for each in self.reviewers if each.name.casefold() == wanted.casefold()]
        if len(found) > 1:
            raise LibraryError(tr("Several reviewers are called {name}: rename one in the window first.", name=wanted))
        who.reviewer_id, who.ask, who.tell = "".join(found), lambda: "", lambda _id: None
        if not found:
            with self._store.writing() as unit:
                unit.appraisals.add_reviewer(wanted)

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
            words = _rating(unit, reference_ids)
            reviewer_id = unit.appraisals.reviewer().id
            before = {each: _stars(unit.appraisals.rating(each, reviewer_id)) for each in reference_ids}
            given = {each: [stars, ""] for each, standing in before.items() if standing != [stars, ""]}
            for each in given:
                unit.appraisals.rate(each, reviewer_id, stars)
            if given:
                former = {each: before[each] for each in given}
                self._undoing.keep(unit, Step("stars", next(iter(given)), former, given, words))
        return Change(step_words(words), (), tuple(reference_ids), initiator=initiator)

    def _put_back_stars(self, unit: "Unit", putting: Putting) -> Change:
        step = putting.step
        for each, given in putting.wanted.items():
            unit.appraisals.swap_stars(each, step.reviewer_id, putting.expected[each][0], *given)
        return Change(step_words(step.words), (), tuple(putting.wanted))

    def write_note(
        self, reference_id: str, text: str, note_id: str = "", version: int = 0, initiator: str = ""
    ) -> tuple[Note | None, Change]:
        """Save a note and return it as it now stands; without `note_id` a new one.

        `version` is that of the note as the editor last had it. Where another desk has changed the note since, its text
        stays and ours becomes a second note, which is returned; a note deleted elsewhere comes back with our text.
        Empty text deletes (but never what another desk wrote meanwhile) and returns None. `[7]` and `¶7` are kept by
        what they lead to."""
        return self._write(_On(reference_id), text, note_id, version, initiator)

    def write_article_note(
        self, article_id: str, text: str, note_id: str = "", version: int = 0, initiator: str = ""
    ) -> tuple[Note | None, Change]:
        """`write_note`, on an article itself."""
        return self._write(_On(article_id, article=True), text, note_id, version, initiator)

    def _write(self, on: "_On", text: str, note_id: str, version: int, initiator: str) -> tuple[Note | None, Change]:
        if not text.strip():
            return self._clear(on, note_id, version, initiator)
        with self._store.writing() as unit:
            words = on.words(unit, "write")
            note, before = _saved(unit, on, text, note_id, version)
            if before != note.form:
                self._undoing.keep(unit, Step("note", note.id, before, note.form, words), "text")
        return note, on.change(words, initiator)

    def delete_note(self, note_id: str, initiator: str = "") -> Change:
        """Delete a note; it can be undone, and taken back later with `restore_note`."""
        with self._store.writing() as unit:
            found = unit.notes.note(note_id)
            if found is None:
                return Change(tr("delete note"), initiator=initiator)
            note, deleted = found
            words = _on(note).words(unit, "delete")
            if not deleted:
                unit.notes.delete(note)
                self._undoing.keep(unit, Step("note", note_id, note.form, None, words))
        return _on(note).change(words, initiator)

    def article_notes(self, article_id: str) -> tuple[Note, ...]:
        """The notes on the article itself, in the order in which they were written."""
        with self._store.reading() as unit:
            return unit.notes.of_article(article_id, unit.appraisals.reviewer().id)

    def deleted_notes(self, subject_id: str) -> tuple[Note, ...]:
        """The notes on this reference, or on this article itself, that were deleted, the latest first; they can be
        brought back at any later time.

        `modified` is when that was."""
        with self._store.reading() as unit:
            return unit.notes.deleted(subject_id, unit.appraisals.reviewer().id)

    def restore_note(self, note_id: str, initiator: str = "") -> Change:
        """Take a deleted note back, as it was."""
        with self._store.writing() as unit:
            found = unit.notes.note(note_id)
            if found is None or not found[1]:
                return Change(tr("restore note"), initiator=initiator)
            note = found[0]
            words = _on(note).words(unit, "restore")
            unit.notes.restore(note)
            self._undoing.keep(unit, Step("note", note_id, None, note.form, words))
        return _on(note).change(words, initiator)

    def rewrite_note(self, note_id: str, kept: str, initiator: str = "") -> Change:
        """Put a former text, as it was kept, into a note, deleted or not. Raises LibraryError where it is gone."""
        with self._store.writing() as unit:
            found = unit.notes.note(note_id)
            if found is None:
                raise LibraryError(tr("This note is no longer in the library."))
            note, deleted = found
            words, before = _on(note).words(unit, "restore"), None if deleted else note.form
            after = kept if note.markdown else {"plain": kept}
            if before != after:
                unit.notes.swap(note_id, before, after)
                self._undoing.keep(unit, Step("note", note_id, before, after, words))
        return _on(note).change(words, initiator)

    def _clear(self, on: "_On", note_id: str, version: int, initiator: str) -> tuple[Note | None, Change]:
        with self._store.reading() as unit:
            found = unit.notes.note(note_id)
            if found is not None and not found[1] and found[0].version != version:
                return found[0], on.change(on.words(unit, "write"), initiator)
        return None, self.delete_note(note_id, initiator)

    def _put_back_note(self, unit: "Unit", putting: Putting) -> Change:
        note = unit.notes.swap(putting.step.subject_id, putting.expected, putting.wanted)
        return _on(note).change(putting.step.words)


class _On(NamedTuple):
    """What a note is on."""

    id: str
    article: bool = False

    def words(self, unit: "Unit", what: str) -> Reason:
        """The words of a step; `what` is `write`, `delete` or `restore`. Raises LibraryError where it is gone."""
        if not self.article:
            return numbered(unit, self.id, f"{what}-note")
        if not unit.articles.version(self.id):
            raise LibraryError(tr("This article is no longer in the library; open its file again."))
        code = f"{what}-article-note"
        return because(code)

    def change(self, words: Reason, initiator: str = "") -> Change:
        """What a write changes, which leaves the article as it is."""
        if not self.article:
            return on_reference(self.id, words, initiator)
        return Change(step_words(words), about=(self.id,), initiator=initiator)


def _on(note: Note) -> _On:
    return _On(note.subject_id, article=not note.reference_id)


def _rating(unit: "Unit", reference_ids: Sequence[str]) -> Reason:
    """The one reference by its number, or how many there are."""
    if len(reference_ids) == 1:
        return numbered(unit, reference_ids[0], "rate-reference")
    return because("rate-references", n=len(reference_ids))


def _stars(rating: Rating | None) -> list[int | str | None]:
    """Stars, and why they ask for another look."""
    return [rating.stars, rating.again] if rating else [None, ""]


def _saved(unit: "Unit", on: _On, text: str, note_id: str, version: int) -> tuple[Note, Any]:
    """The note as it now stands, and the form it had before (None: a new or revived one)."""
    found = unit.notes.note(note_id) if note_id else None
    if found is None:
        return unit.notes.add(on.id, unit.appraisals.reviewer().id, text, on_article=on.article), None
    note, deleted = found
    if note.text == text and not deleted:
        return note, note.form
    if deleted or note.version == version:
        return unit.notes.write(note, text), None if deleted else note.form
    return unit.notes.add(note.subject_id, note.reviewer_id, text, on_article=not note.reference_id), None
