"""A reference that the list lacks, typed or pasted as it is printed elsewhere."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ldn_desk.domain.article import Reference
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.field_forms import read_back
from ldn_desk.views.dialogs.writing import WritingDialog
from ldn_desk.views.theme import Theme


class AddReference(WritingDialog):
    """A field for the printed text, and below it what the desk reads from it."""

    def __init__(self, desk: Desk, theme: Theme, after: Reference | None, parent: QWidget | None = None) -> None:
        """It will stand after this reference, or (None) at the head of the list."""
        super().__init__(desk, theme, tr("Add reference"), parent)
        self._after = after
        where = tr("after reference {number}", number=after.number) if after else tr("at the head of the list")
        self.add_sentence(tr("Type or paste the reference as it is printed. It will stand {where}.", where=where))
        self.text = QPlainTextEdit()
        self.text.setFont(theme.ui_font())
        self.text.setAccessibleName(tr("Printed text"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + 22)
        self.column.addWidget(self.text)
        self.add_sentence(tr("Read as"))
        self.preview = self.add_read_back()
        self.told = self.add_refusal()
        self.save = self.button(tr("Add"), self._save, "accent")
        self.add_buttons(self.save, close=tr("Cancel"))
        self.text.textChanged.connect(self._look)
        self.text.setFocus()
        self._look()
        self.fit(72)

    def _look(self) -> None:
        text = self.text.toPlainText().strip()
        self.preview.setText(read_back(self._desk.mending.read(text)) if text else "–")
        self.save.setEnabled(bool(text))

    def _save(self) -> None:
        self._desk.mending.add(self.text.toPlainText(), self._after.id if self._after else "", self.accept)
