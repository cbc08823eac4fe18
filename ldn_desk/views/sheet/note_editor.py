"""One note: rendered while nobody writes in it, and knows what of it is not saved yet."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.note_leads import NoteLeads
from ldn_desk.presenters.references.note_templates import NoteTemplates
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.markdown_field import TEMPLATE_KEYS, MarkdownField
from ldn_desk.wording.summary import day_words


class NoteEditor(QWidget):
    """One note, or the empty place where a new one begins (`note_id` empty).

    Signals: `typed()` a key changed the text; `left()` the focus went; `delete_wanted()` Delete was pressed.
    """

    typed = Signal()
    left = Signal()
    delete_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, note: Note | None = None, parent: QWidget | None = None) -> None:
        """`note` as the library has it, None for a new one."""
        super().__init__(parent)
        self._theme = theme
        self.note_id = ""
        self.version = 0
        self._saved = ""
        leads, templates = NoteLeads(desk), NoteTemplates(desk)
        self.field = MarkdownField(theme, self, lead=leads.lead, templates=templates.all)
        self.edit = self.field.edit
        self.edit.setPlaceholderText(tr("Write a note… (no patient data, please)"))
        keys = TEMPLATE_KEYS.toString(TEMPLATE_KEYS.SequenceFormat.NativeText)
        words = tr("Markdown. [7] and ¶7 lead to a reference and a paragraph; {keys} inserts a template.", keys=keys)
        self.edit.setToolTip(words)
        self._date = QLabel(self)
        self.delete = QPushButton(tr("Delete"), self)
        self.delete.setProperty("kind", "link")
        self.delete.setAccessibleName(tr("Delete this note"))
        self.field.typed.connect(self._tell_typed)
        self.field.left.connect(self.left)
        self.field.followed.connect(leads.follow)
        self.delete.clicked.connect(self.delete_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, 0, 0, 0)
        foot.addWidget(self._date, 1)
        foot.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addLayout(foot)
        self._show_foot("")
        if note is not None:
            self.show_note(note)
        self.restyle()

    @property
    def text(self) -> str:
        """The text as it is typed."""
        return self.field.text

    @property
    def date(self) -> str:
        """The day it was written, as shown; empty for a new note."""
        return self._date.text()

    @property
    def unsaved(self) -> bool:
        """True while the text is not what the library was last known to have."""
        return self.text != self._saved

    @property
    def blank(self) -> bool:
        """True for the empty place at the end."""
        return not self.note_id and not self.text

    def show_note(self, note: Note) -> None:
        """Take over the library's text; the cursor stays where it was, as far as there is text."""
        self.accept(note)
        self.field.show_text(note.text, markdown=note.markdown)

    def accept(self, note: Note) -> None:
        """The note is saved as this; what was typed since stays unsaved."""
        self.note_id, self.version, self._saved = note.id, note.version, note.text
        created, modified = day_words(note.created), day_words(note.modified)
        self._show_foot(created if created == modified else tr("{day}, changed {later}", day=created, later=modified))

    def begin(self) -> None:
        """Write in it."""
        self.field.begin()

    def light(self, terms: Iterable[str]) -> None:
        """Light up where any of these stands in the note; nothing is lit by none."""
        self.field.light(terms)

    def go_to_lit(self) -> None:
        """Put the cursor before what is lit first, and bring it in sight; the keyboard stays where it is."""
        self.field.go_to_lit()

    def detach(self) -> None:
        """The note is gone: what is typed here is a new one."""
        self.note_id, self.version, self._saved = "", 0, ""
        self._show_foot("")

    def restyle(self) -> None:
        """The theme's font and colours; text in ink on paper."""
        self.field.restyle()
        self.delete.setFont(self._theme.ui_font("small"))
        self._date.setFont(self._theme.ui_font("small"))
        palette = self._date.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.tokens.soft)
        self._date.setPalette(palette)

    def _show_foot(self, words: str) -> None:
        self._date.setText(words)
        self._date.setVisible(bool(self.note_id))
        self.delete.setVisible(bool(self.note_id))
        name = tr("Note of {day}", day=words) if words else tr("New note")
        self.edit.setAccessibleName(name)
        self.field.rendered.setAccessibleName(name)

    def _tell_typed(self) -> None:
        self.typed.emit()
