"""What can be said of a judgement beyond its choice: the claim as checked, the passage, the copy read, a note."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from ldn_desk.domain.judgement import NO_COPY, Quotation
from ldn_desk.domain.translation import N_, tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.growing_edit import GrowingEdit
from ldn_desk.views.widgets.segments import Chips, Offer

AUTOSAVE_MS = 400
"""What is typed is saved so long after the last key."""

LONG = {
    "note": N_("Note on this citation"),
    "passage": N_("Supporting passage, word for word"),
    "claim": N_("Claim as checked"),
}
SHORT = {
    "locator": N_("Where it stands: page, section, ¶"),
    "words": N_("Copy read"),
    "version": N_("Its version"),
    "date": N_("Its date"),
}
OF_COPY = ("words", "version", "date")


class Details(QWidget):
    """Fields that are saved as they are typed in.

    Signals: `said(object)` a dict of the parts of `Quotation` that the reader has changed.
    """

    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Empty before `show_quotation`."""
        super().__init__(parent)
        self._theme = theme
        self._shown: dict[str, str] = {}
        self._copy = NO_COPY
        self.long = {name: GrowingEdit(self) for name in LONG}
        self.short = {name: QLineEdit(self) for name in SHORT}
        phrase = tr("Indirect: the source cites another one for it")
        self.indirect = Chips(tr("How the source says it"), (Offer(True, tr("indirect source"), phrase),), theme, self)
        self._labels: list[QLabel] = []
        self._autosave = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._autosave.timeout.connect(self.save_pending)
        self._lay_out()
        self.indirect.changed.connect(lambda: self.said.emit({"indirect": bool(self.indirect.values)}))
        self.restyle()

    def show_quotation(self, quotation: Quotation) -> None:
        """Show what is said; a field with something unsaved in it keeps that."""
        self._copy = quotation.copy
        kept = {name: getattr(quotation, name) for name in (*LONG, "locator")}
        kept |= {name: getattr(quotation.copy, name) for name in OF_COPY}
        for name, text in kept.items():
            unsaved = name in self._shown and self._text(name) != self._shown[name]
            self._shown[name] = text
            if not unsaved and self._text(name) != text:
                self._put(name, text)
        self.indirect.show_values([quotation.indirect])

    def empty(self) -> None:
        """Another place is shown next."""
        self._autosave.stop()
        self._shown = {}

    def save_pending(self) -> None:
        """Tell what is typed and not yet saved."""
        self._autosave.stop()
        changed = {name for name, text in self._shown.items() if self._text(name).strip() != text}
        if not changed:
            return
        parts: dict[str, object] = {name: self._text(name).strip() for name in changed if name not in OF_COPY}
        if changed & set(OF_COPY):
            parts["copy"] = replace(self._copy, **{name: self._text(name).strip() for name in OF_COPY})
        self.said.emit(parts)

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        for label in self._labels:
            label.setFont(self._theme.ui_font("small"))
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, QColor(self._theme.tokens.soft))
            label.setPalette(palette)
        for edit in self.long.values():
            edit.setFont(self._theme.ui_font())
            edit.grow()
        for field in self.short.values():
            field.setFont(self._theme.ui_font())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        for row, name in enumerate(("note", "passage")):
            self._place(grid, row * 2, 0, name, LONG[name], self.long[name], 3)
            self.long[name].textChanged.connect(self._wait)
            self.long[name].left.connect(self.save_pending)
        self._place(grid, 4, 0, "locator", SHORT["locator"], self.short["locator"], 2)
        grid.addWidget(self.indirect, 5, 2)
        self._place(grid, 6, 0, "claim", LONG["claim"], self.long["claim"], 3)
        self.long["claim"].textChanged.connect(self._wait)
        self.long["claim"].left.connect(self.save_pending)
        for column, name in enumerate(OF_COPY):
            self._place(grid, 8, column, name, SHORT[name], self.short[name], 1)
        for field in self.short.values():
            field.textEdited.connect(self._wait)
            field.editingFinished.connect(self.save_pending)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)

    def _place(
        self, grid: QGridLayout, row: int, column: int, name: str, words: str, field: QWidget, span: int
    ) -> None:
        label = QLabel(tr(words), self)
        label.setBuddy(field)
        self._labels.append(label)
        field.setAccessibleName(tr(words))
        field.setObjectName(name)
        grid.addWidget(label, row, column, 1, span)
        grid.addWidget(field, row + 1, column, 1, span)

    def _wait(self) -> None:
        if self._shown:
            self._autosave.start()

    def _text(self, name: str) -> str:
        return self.long[name].toPlainText() if name in self.long else self.short[name].text()

    def _put(self, name: str, text: str) -> None:
        if name in self.long:
            self.long[name].setPlainText(text)
        else:
            self.short[name].setText(text)
        self._autosave.stop()
