"""The Notes section: several notes on one reference, saved by themselves, at peace with other desks."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.sheet.deleted_notes import DeletedNotes
from ldn_desk.views.sheet.note_editor import NoteEditor
from ldn_desk.views.sheet.section import Body
from ldn_desk.views.theme import Theme

INITIATOR = "notes"
AUTOSAVE_MS = 400
"""A note is saved so long after the last key."""


class NotesEditor(Body):
    """Every note on a reference, or on an article itself, and one empty place at the end.

    Saved after a pause in typing, when an editor is left, when another reference is shown and by `save_pending`. What
    another desk writes appears at once, except in a note that is being typed in: that one is saved as a note of its
    own, so that neither text is lost.
    """

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None, *, on_article: bool = False) -> None:
        """Empty before `show_entry`, or `show_notes` of an article."""
        super().__init__(parent)
        self._on_article = on_article
        self._desk = desk
        self._theme = theme
        self._subject_id = ""
        self._saving = False
        self._deleting = ""
        self._lit: tuple[str, ...] = ()
        self._editors: list[NoteEditor] = []
        self._autosave = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._autosave.timeout.connect(self.save_pending)
        self._column = QVBoxLayout(self)
        self.offer = UndoOffer(theme, self)
        self.offer.button.clicked.connect(desk.appraising.undo)
        self.deleted = DeletedNotes(theme, self)
        self.deleted.back_wanted.connect(desk.appraising.restore_note)
        desk.appraising.undo_changed.connect(self._withdraw_offer)
        self._lay_out()

    @property
    def editors(self) -> tuple[NoteEditor, ...]:
        """The editors in their order; the last one is empty."""
        return tuple(self._editors)

    def show_entry(self, entry: Entry) -> None:
        """Show a reference's notes; for the one already shown, take in what changed."""
        self.show_notes(entry.reference.id, entry.notes)

    def show_notes(self, subject_id: str, notes: Sequence[Note]) -> None:
        """Show the notes on this reference, or on this article itself; those already shown take in what changed."""
        if self._saving:
            return
        other = subject_id != self._subject_id
        if other:
            self.save_pending()
            self._subject_id = subject_id
            self.offer.setVisible(False)
            for editor in tuple(self._editors):
                self._remove(editor)
        self._merge(notes)
        self.deleted.notes.setEnabled(self._desk.writable)
        self.deleted.show_notes(self._desk.appraising.deleted_notes(subject_id), folded=other)

    def save_pending(self) -> None:
        """Save every note that has unsaved text."""
        self._autosave.stop()
        for editor in tuple(self._editors):
            if editor.unsaved:
                self._save(editor)

    def focus_new(self) -> None:
        """Go to the empty place at the end."""
        if self._editors:
            self._editors[-1].begin()

    def light(self, terms: tuple[str, ...]) -> None:
        """Light up where any of these stands in a note."""
        self._lit = terms
        for editor in self._editors:
            editor.light(terms)

    def go_to_note(self, note_id: str) -> NoteEditor | None:
        """Bring a note in sight, at what is lit in it; its editor, None where it is gone."""
        editor = next((each for each in self._editors if each.note_id == note_id), None)
        if editor is not None:
            editor.go_to_lit()
        return editor

    def take_focus(self) -> None:
        """Whoever was writing goes on writing."""
        self.focus_new()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.offer.restyle()
        self.deleted.restyle()
        for editor in self._editors:
            editor.restyle()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.offer)
        self._column.addWidget(self.deleted)
        self.offer.setVisible(False)

    def _merge(self, written: Sequence[Note]) -> None:
        """Bring the editors in line with the library, without touching what is being typed."""
        notes = {note.id: note for note in written}
        for editor in tuple(self._editors):
            if editor.note_id and editor.note_id not in notes:
                self._lose(editor)
        shown = {editor.note_id: editor for editor in self._editors if editor.note_id}
        for place, note in enumerate(written):
            if note.id not in shown:
                self._insert(place, NoteEditor(self._desk, self._theme, note, self))
            elif not shown[note.id].unsaved:
                shown[note.id].show_note(note)
        self._keep_empty_place()

    def _lose(self, editor: NoteEditor) -> None:
        """Its note was deleted elsewhere: what is typed and not saved becomes a new note."""
        if editor.unsaved and editor.text.strip():
            editor.detach()
        else:
            self._remove(editor)

    def _keep_empty_place(self) -> None:
        if not self._desk.writable:
            return
        if not self._editors or not self._editors[-1].blank:
            self._insert(len(self._editors), NoteEditor(self._desk, self._theme, None, self))

    def _insert(self, place: int, editor: NoteEditor) -> None:
        editor.field.set_read_only(not self._desk.writable)
        editor.delete.setEnabled(self._desk.writable)
        editor.typed.connect(self._take_key)
        editor.left.connect(lambda: self._leave(editor))
        editor.delete_wanted.connect(lambda: self._delete(editor))
        editor.light(self._lit)
        self._editors.insert(place, editor)
        self._column.insertWidget(place, editor)
        # At once: else it has no place, to be scrolled to, before the next turn of the event loop.
        editor.show()
        if place:
            QWidget.setTabOrder(self._editors[place - 1].delete, editor.edit)
            QWidget.setTabOrder(editor.edit, editor.field.rendered)
            QWidget.setTabOrder(editor.field.rendered, editor.delete)

    def _remove(self, editor: NoteEditor) -> None:
        self._editors.remove(editor)
        self._column.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _take_key(self) -> None:
        self._autosave.start()
        self._keep_empty_place()

    def _leave(self, editor: NoteEditor) -> None:
        if editor not in self._editors:
            return
        if editor.unsaved:
            self._save(editor)
        if editor in self._editors[:-1] and not editor.note_id and not editor.text.strip():
            self._remove(editor)

    def _save(self, editor: NoteEditor) -> None:
        """Write the note; its echo is ignored, and what others wrote meanwhile is taken in after it."""
        text = editor.text
        if not self._desk.ready or not (text.strip() or editor.note_id):
            return
        self._saving = True
        try:
            appraising = self._desk.appraising
            write = appraising.write_article_note if self._on_article else appraising.write_note
            note = write(self._subject_id, text, editor.note_id, editor.version, INITIATOR)
        finally:
            self._saving = False
        if note is not None:
            self._take_saved(editor, note, text)
        elif not text.strip():
            editor.detach()
        self._take_in_others()

    def _take_saved(self, editor: NoteEditor, note: Note, text: str) -> None:
        """The note as it now stands; where ours was emptied over another desk's words, theirs are shown."""
        if text.strip():
            editor.accept(note)
        else:
            editor.show_note(note)

    def _take_in_others(self) -> None:
        opened = self._desk.opened
        if self._on_article and opened.is_open(self._subject_id):
            self._merge(opened.about.notes)
        entry = None if self._on_article else opened.entry(self._subject_id)
        if entry is not None:
            self._merge(entry.notes)

    def _delete(self, editor: NoteEditor) -> None:
        """What was typed is saved first, so that Undo brings the whole text back."""
        if editor.unsaved:
            self._save(editor)
        if not editor.note_id:
            return
        self._desk.appraising.delete_note(editor.note_id, INITIATOR)
        self._deleting = self._desk.appraising.undo_words
        self.offer.setVisible(True)

    def _withdraw_offer(self) -> None:
        """Undo would now take something else back."""
        if not self._saving and self.offer.isVisibleTo(self) and self._deleting:
            self.offer.setVisible(False)
            self._deleting = ""


class UndoOffer(QWidget):
    """`Note deleted. Undo`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """`button` is connected by the editor."""
        super().__init__(parent)
        self._theme = theme
        self._words = QLabel(tr("Note deleted."), self)
        self.button = QPushButton(tr("Undo"), self)
        self.button.setProperty("kind", "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words)
        line.addWidget(self.button)
        line.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self._words.setFont(self._theme.ui_font())
        self.button.setFont(self._theme.ui_font())
        palette = self._words.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.tokens.soft)
        self._words.setPalette(palette)
