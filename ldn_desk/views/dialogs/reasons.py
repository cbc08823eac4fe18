"""Choosing a reason: those that are offered, or own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ldn_desk.domain.words import tr
from ldn_desk.views.theme import Theme


class Reasons(QWidget):
    """One radio button for each reason that is offered, and a field for another.

    Signals: `changed()` another reason is chosen or written.
    """

    changed = Signal()

    def __init__(self, offered: tuple[str, ...], chosen: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`chosen` is the reason given before; the first that is offered where it is empty."""
        super().__init__(parent)
        self._offered = offered
        self.choices = QButtonGroup(self)
        self.own = QLineEdit(chosen if chosen not in offered else "")
        self.own.setFont(theme.ui_font())
        self.own.setAccessibleName(tr("Reason in your own words"))
        self.own.setPlaceholderText(tr("In your own words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for number, words in enumerate((*offered, "another reason")):
            button = QRadioButton(tr(words).capitalize())
            button.setFont(theme.ui_font())
            self.choices.addButton(button, number)
            column.addWidget(button)
        column.addWidget(self.own)
        place = offered.index(chosen) if chosen in offered else len(offered) if chosen else 0
        self.choices.button(place).setChecked(True)
        self.choices.idToggled.connect(lambda _id, _on: self.changed.emit())
        self.own.textEdited.connect(self._write)

    @property
    def reason(self) -> str:
        """The reason as it stands; empty where own words are chosen and none are written."""
        chosen = self.choices.checkedId()
        return self._offered[chosen] if 0 <= chosen < len(self._offered) else self.own.text().strip()

    def _write(self, _text: str) -> None:
        """Who writes means what is written."""
        self.choices.button(len(self._offered)).setChecked(True)
        self.changed.emit()
