"""One entry that is two: the reader shows where the second one begins."""

from PySide6.QtWidgets import QWidget

from ldn_desk.domain.article import Reference
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.field_forms import read_back
from ldn_desk.views.dialogs.printed_text import PrintedText
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme


class SplitReference(WritingDialog):
    """The printed text with a cursor in it, and below it what both halves are read as."""

    def __init__(self, desk: Desk, theme: Theme, reference: Reference, parent: QWidget | None = None) -> None:
        """For one reference; the cursor begins where a second entry seems to."""
        super().__init__(desk, theme, tr("Split reference {number}", number=reference.number), parent)
        self._reference = reference
        self.add_sentence(tr("Put the cursor where the second reference begins: with the mouse, or the arrow keys."))
        self.printed = PrintedText(theme, reference.text, placing=True)
        self.column.addWidget(self.printed)
        self.add_sentence(tr("The first is then read as"))
        self.first = self.add_read_back()
        self.add_sentence(tr("The second is then read as"))
        self.second = self.add_read_back()
        self.told = self.add_refusal()
        self.save = self.button(tr("Split"), self._save, "accent")
        self.add_buttons(self.save, close=tr("Cancel"))
        self.printed.put_cursor(desk.mending.likely_split(reference))
        self.printed.cursorPositionChanged.connect(self._look)
        self.printed.setFocus()
        self._look()
        self.fit(80)

    def _look(self) -> None:
        text, place = self._reference.text, self.printed.place
        halves = text[:place].strip(), text[place:].strip()
        for label, half in zip((self.first, self.second), halves, strict=True):
            label.setText(read_back(self._desk.mending.read(half)) if half else "–")
        self.save.setEnabled(all(halves))

    def _save(self) -> None:
        self._desk.mending.split(self._reference, self.printed.place, self.accept)
