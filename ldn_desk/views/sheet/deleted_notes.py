"""The deleted notes of a reference: one quiet line where they were, and behind it a way to bring them back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.appraisal import Note
from ldn_desk.domain.translation import count, tr
from ldn_desk.views.theme import Theme
from ldn_desk.wording.summary import day_words


class DeletedNotes(QWidget):
    """`1 deleted note ▸`; opened, each note's whole text with *Bring back*.

    Signals: `back_wanted(str)` the id of the note to bring back.
    """

    back_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Not there before it is shown notes."""
        super().__init__(parent)
        self._theme = theme
        self._notes: tuple[Note, ...] = ()
        self.line = self._link("")
        self.line.setCheckable(True)
        self.line.toggled.connect(self._show)
        self.notes = QWidget(self)
        self._column = QVBoxLayout(self.notes)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notes)
        self._show()

    def show_notes(self, notes: Sequence[Note], *, folded: bool = False) -> None:
        """List these notes; `folded` closes the list again."""
        if folded:
            self.line.setChecked(False)
        if tuple(notes) != self._notes:
            self._notes = tuple(notes)
            self._fill()
        self._show()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.line.setFont(self._theme.ui_font())
        self._fill()

    def _show(self) -> None:
        """The line says how many there are, and by its arrow whether they are shown."""
        number, opened = len(self._notes), self.line.isChecked()
        words = count(number, "{n} deleted note", "{n} deleted notes")
        self.line.setText(f"{words} {'▾' if opened else '▸'}")
        self.line.setAccessibleName(words)
        self.notes.setVisible(opened)
        self.setVisible(number > 0)

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for note in self._notes:
            self._column.addWidget(self._row(note))

    def _row(self, note: Note) -> QWidget:
        row = QWidget(self.notes)
        text = self._label(note.text, self._theme.tokens.ink)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        day = day_words(note.modified)
        when = self._label(tr("Deleted {day}", day=day), self._theme.tokens.soft)
        back = self._link(tr("Bring back"))
        back.setAccessibleName(tr("Bring back the note deleted {day}", day=day))
        back.clicked.connect(lambda _checked=False: self.back_wanted.emit(note.id))
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(when)
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text)
        column.addLayout(foot)
        return row

    def _label(self, words: str, ink: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(self._theme.ui_font())
        palette = label.palette()
        palette.setColor(palette.ColorRole.WindowText, ink)
        label.setPalette(palette)
        return label

    def _link(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "link")
        button.setFont(self._theme.ui_font())
        return button
