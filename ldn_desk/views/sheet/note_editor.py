"""One note being written: grows with its text, and knows what of it is not saved yet."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.positions import Utf16
from ldn_desk.presenters.window.matching_words import stretches
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.in_sight import keep_in_sight
from ldn_desk.wording.summary import day_words

LEAST_LINES = 2
PADDING = 8


class GrowingEdit(QPlainTextEdit):
    """Plain text as high as it is long. Signals: `left()` it lost the focus."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Two lines high while empty."""
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        self.cursorPositionChanged.connect(self._keep_in_sight)
        self.grow()

    def grow(self, _size: object = None) -> None:
        """Take the height the text needs (a plain-text document counts its height in lines)."""
        lines = max(LEAST_LINES, round(self.document().size().height()))
        chrome = 2 * round(self.document().documentMargin()) + 2 * PADDING
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + chrome)

    def sizeHint(self) -> QSize:
        """Its height is fixed by its text."""
        return QSize(200, self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It never scrolls: the page does."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is written is seen."""
        super().focusInEvent(event)
        self._keep_in_sight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _keep_in_sight(self) -> None:
        if self.hasFocus():
            keep_in_sight(self, self.cursorRect())


class NoteEditor(QWidget):
    """One note, or the empty place where a new one begins (`note_id` empty).

    Signals: `typed()` a key changed the text; `left()` the focus went; `delete_wanted()` Delete was pressed.
    """

    typed = Signal()
    left = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, note: Note | None = None, parent: QWidget | None = None) -> None:
        """`note` as the library has it, None for a new one."""
        super().__init__(parent)
        self._theme = theme
        self._filling = False
        self.note_id = ""
        self.version = 0
        self._saved = ""
        self._lit: tuple[str, ...] = ()
        self.edit = GrowingEdit(self)
        self.edit.setPlaceholderText(tr("Write a note…"))
        self._date = QLabel(self)
        self.delete = QPushButton(tr("Delete"), self)
        self.delete.setProperty("kind", "link")
        self.delete.setAccessibleName(tr("Delete this note"))
        self.edit.textChanged.connect(self._tell_typed)
        self.edit.left.connect(self.left)
        self.delete.clicked.connect(self.delete_wanted)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, 0, 0, 0)
        foot.addWidget(self._date, 1)
        foot.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        column.addLayout(foot)
        self.restyle()
        self._show_foot("")
        if note is not None:
            self.show_note(note)

    @property
    def text(self) -> str:
        """The text as it is typed."""
        return self.edit.toPlainText()

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
        if self.text != note.text:
            place = self.edit.textCursor().position()
            self._filling = True
            self.edit.setPlainText(note.text)
            self._filling = False
            cursor = self.edit.textCursor()
            cursor.setPosition(min(place, len(self.edit.document().toRawText()) - 1))
            self.edit.setTextCursor(cursor)

    def accept(self, note: Note) -> None:
        """The note is saved as this; what was typed since stays unsaved."""
        self.note_id, self.version, self._saved = note.id, note.version, note.text
        created, modified = day_words(note.created), day_words(note.modified)
        self._show_foot(created if created == modified else tr("{day}, changed {later}", day=created, later=modified))

    def light(self, terms: Iterable[str]) -> None:
        """Light up where any of these stands in the note; nothing is lit by none."""
        self._lit = tuple(terms)
        self._show_lit()

    def go_to_lit(self) -> None:
        """Put the cursor before what is lit first, and bring it in sight; the keyboard stays where it is."""
        lit = self.edit.extraSelections()
        cursor = self.edit.textCursor()
        cursor.setPosition(lit[0].cursor.selectionStart() if lit else 0)
        self.edit.setTextCursor(cursor)
        keep_in_sight(self.edit, self.edit.cursorRect() if lit else QRect(0, 0, 1, 1))

    def detach(self) -> None:
        """The note is gone: what is typed here is a new one."""
        self.note_id, self.version, self._saved = "", 0, ""
        self._show_foot("")

    def restyle(self) -> None:
        """The theme's font and colours; text in ink on paper."""
        tokens = self._theme.tokens
        self.edit.setFont(self._theme.ui_font())
        self._date.setFont(self._theme.ui_font("small"))
        self.delete.setFont(self._theme.ui_font("small"))
        palette = self._date.palette()
        palette.setColor(palette.ColorRole.WindowText, tokens.soft)
        self._date.setPalette(palette)
        self.edit.grow()
        self._show_lit()

    def _show_lit(self) -> None:
        lit = []
        counted = Utf16(self.text)
        for start, end in stretches(self.text, self._lit):
            each = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.edit.document())
            cursor.setPosition(counted.units(start))
            cursor.setPosition(counted.units(end), QTextCursor.MoveMode.KeepAnchor)
            each.cursor = cursor
            each.format.setBackground(QColor(self._theme.tokens.mark))
            lit.append(each)
        self.edit.setExtraSelections(lit)

    def _show_foot(self, words: str) -> None:
        self._date.setText(words)
        self._date.setVisible(bool(self.note_id))
        self.delete.setVisible(bool(self.note_id))
        name = tr("Note of {day}", day=words) if words else tr("New note")
        self.edit.setAccessibleName(name)

    def _tell_typed(self) -> None:
        if self._lit:
            self._show_lit()
        if not self._filling:
            self.typed.emit()
