"""The reader's judgement on its way to the library: stars, notes, undo and redo, and the word "saved"."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.article import Article
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.reason import Reason
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import count, tr
from ldn_desk.domain.verdict import Point, Suggestion, VerdictCode
from ldn_desk.presenters.work.rewriting import Rewriting
from ldn_desk.presenters.workbench import Workbench


class Appraising(QObject):
    """Writes ratings and notes, at once and one at a time.

    Signals: `saved(str)` the status bar's words after a write is safe on disk; `undo_changed()` what Undo and Redo
    would do has changed.
    """

    saved = Signal(str)
    undo_changed = Signal()

    def __init__(self, desk: Workbench, rewriting: Rewriting, parent: QObject) -> None:
        """`desk` gives the services and takes in every change; `rewriting` undoes what changed an article itself."""
        super().__init__(parent)
        self._desk = desk
        self._rewriting = rewriting
        rewriting.written.connect(self.tell_saved)

    @property
    def undo_words(self) -> str:
        """What Undo would take back, empty for nothing."""
        return self._desk.workshop.undoing.undo_words if self._desk.ready else ""

    @property
    def redo_words(self) -> str:
        """What Redo would do again, empty for nothing."""
        return self._desk.workshop.undoing.redo_words if self._desk.ready else ""

    def rate(self, reference_id: str, stars: int | None, initiator: str = "") -> None:
        """Give stars, or take them away (None)."""
        self.write(lambda: self._desk.workshop.appraisal.rate(reference_id, stars, initiator))

    def rate_all(self, reference_ids: Sequence[str], stars: int | None) -> None:
        """Give several references the same stars, which Undo takes back at once."""
        if self.write(lambda: self._desk.workshop.appraisal.rate_all(reference_ids, stars)):
            number = len(reference_ids)
            self._desk.done.emit(count(number, "{n} reference rated", "{n} references rated"))

    def write_note(
        self, reference_id: str, text: str, note_id: str = "", version: int = 0, initiator: str = ""
    ) -> Note | None:
        """Save a note (a new one without `note_id`); the note as saved, None when it is empty or was not saved."""
        kept: list[Note | None] = [None]

        def write() -> Change:
            kept[0], change = self._desk.workshop.appraisal.write_note(reference_id, text, note_id, version, initiator)
            return change

        self.write(write)
        return kept[0]

    def write_article_note(
        self, article_id: str, text: str, note_id: str = "", version: int = 0, initiator: str = ""
    ) -> Note | None:
        """`write_note`, on an article itself."""
        kept: list[Note | None] = [None]

        def write() -> Change:
            appraisal = self._desk.workshop.appraisal
            kept[0], change = appraisal.write_article_note(article_id, text, note_id, version, initiator)
            return change

        self.write(write)
        return kept[0]

    def edit_article(self, seen: Article, values: Fields, names: Sequence[str]) -> None:
        """Let these fields of the article be as the reader has them."""
        self.write(lambda: self._desk.workshop.library.edit_article(seen, values, names))

    def delete_note(self, note_id: str, initiator: str = "") -> None:
        """Take a note away; Undo brings it back."""
        self.write(lambda: self._desk.workshop.appraisal.delete_note(note_id, initiator))

    def deleted_notes(self, subject_id: str) -> tuple[Note, ...]:
        """The notes on this reference, or on this article itself, that were deleted, the latest first."""
        try:
            return self._desk.workshop.appraisal.deleted_notes(subject_id) if self._desk.ready else ()
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return ()

    def restore_note(self, note_id: str, initiator: str = "") -> None:
        """Bring a deleted note back; Undo takes it away again."""
        self.write(lambda: self._desk.workshop.appraisal.restore_note(note_id, initiator))

    def correct(
        self, reference_id: str, code: VerdictCode | None, reason: Reason | str, doi: str = "", initiator: str = ""
    ) -> None:
        """Put the reader's own verdict, or the DOI meant, beside the machine's."""
        self.write(lambda: self._desk.workshop.correcting.correct(reference_id, code, reason, doi, initiator))

    def accept_suggestion(self, reference_id: str, suggestion: Suggestion, initiator: str = "") -> None:
        """Take the suggested DOI for the one that was meant; what is printed stays."""
        self.write(lambda: self._desk.workshop.correcting.accept_suggestion(reference_id, suggestion, initiator))

    def withdraw_correction(self, reference_id: str, initiator: str = "") -> None:
        """Let the machine's verdict stand alone again."""
        self.write(lambda: self._desk.workshop.correcting.withdraw_correction(reference_id, initiator))

    def dismiss(self, reference_id: str, point: Point, reason: Reason | str, initiator: str = "") -> None:
        """Set a point to check aside."""
        self.write(lambda: self._desk.workshop.correcting.dismiss(reference_id, point, reason, initiator))

    def take_back_dismissal(self, reference_id: str, point: Point, initiator: str = "") -> None:
        """Let a dismissed point stand again."""
        self.write(lambda: self._desk.workshop.correcting.take_back_dismissal(reference_id, point, initiator))

    def undo(self) -> None:
        """Take the last write back, and say what it was."""
        undoing, words = self._desk.workshop.undoing, tr("Undone: {what}", what=self.undo_words)
        if undoing.undo_rewrites:
            self._rewriting.run(undoing.undo_of_latest(), tr("Taking back …"), lambda: self._desk.said.emit(words))
        elif self.write(undoing.undo):
            self._desk.said.emit(words)

    def redo(self) -> None:
        """Do again what Undo took back, and say what it was."""
        undoing, words = self._desk.workshop.undoing, tr("Done again: {what}", what=self.redo_words)
        if undoing.redo_rewrites:
            self._rewriting.run(undoing.redo_of_latest(), tr("Doing again …"), lambda: self._desk.said.emit(words))
        elif self.write(undoing.redo):
            self._desk.said.emit(words)

    def tell_saved(self) -> None:
        """Say that everything is safe on disk, with the time."""
        self.saved.emit(tr("Saved {time}", time=datetime.now().strftime("%H:%M")))
        self.undo_changed.emit()

    def write(self, write: Callable[[], Change | None]) -> bool:
        """Write, take in what changed, and say that it is saved; True where something was written."""
        try:
            change = write()
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return False
        if change is not None:
            self._desk.take_in(change)
            self.tell_saved()
        return change is not None
