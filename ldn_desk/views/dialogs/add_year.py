"""Adding the year that an article's date does not print."""

from datetime import date

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme

FIRST_YEAR = 1400
"""Nothing older was printed."""


class AddYear(Dialog):
    """Asks for a year; what is printed stays as it is."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """For the article that is open."""
        super().__init__(theme, tr("Add year"), parent)
        self._desk = desk
        issued = desk.opened.article.issued if desk.opened.article else None
        printed = issued.raw if issued else ""
        self.add_sentence(tr("The article prints “{date}”. Which year do you know it to be from?", date=printed), False)
        self.field = QLineEdit(str(issued.year) if issued and issued.year else "")
        self.field.setAccessibleName(tr("Year"))
        self.field.setPlaceholderText(str(date.today().year))
        self.field.setValidator(QIntValidator(FIRST_YEAR, date.today().year + 1, self.field))
        self.field.textChanged.connect(self._look)
        self.column.addWidget(self.field)
        self.add_sentence(tr("The printed date is kept; the year is shown as added by you."))
        self.save = self.button(tr("Add year"), self._save, "accent")
        self.add_buttons(self.save, close=tr("Cancel"))
        self.fit(56)
        self._look()

    def _look(self) -> None:
        self.save.setEnabled(self.field.hasAcceptableInput())

    def _save(self) -> None:
        self._desk.mending.add_year(int(self.field.text()))
        self.accept()
