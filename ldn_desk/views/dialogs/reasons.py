"""Choosing a reason: one of those that are offered, or own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox


class Reasons(QWidget):
    """A box with the reasons that are offered, and a field for another.

    Signals: `changed()` another reason is chosen or written.
    """

    changed = Signal()

    def __init__(self, offered: tuple[str, ...], chosen: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`chosen` is the reason given before; where it is empty, none is chosen yet."""
        super().__init__(parent)
        self._offered = offered
        self.choice = ChoiceBox(theme)
        self.choice.setAccessibleName(tr("Reason"))
        self.choice.setPlaceholderText(tr("Choose a reason"))
        for words in (*offered, "another reason"):
            shown = tr(words)
            self.choice.addItem(shown[:1].upper() + shown[1:])
        self.own = QLineEdit(chosen if chosen not in offered else "")
        self.own.setFont(theme.ui_font())
        self.own.setAccessibleName(tr("Reason in your own words"))
        self.own.setPlaceholderText(tr("In your own words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.own)
        self.choice.setCurrentIndex(offered.index(chosen) if chosen in offered else len(offered) if chosen else -1)
        self.choice.currentIndexChanged.connect(self._choose)
        self.own.textChanged.connect(lambda _text: self.changed.emit())
        self._choose()

    @property
    def reason(self) -> str:
        """The reason as it stands; empty where none is chosen, or own words are and none are written."""
        if self._wants_own:
            return self.own.text().strip()
        chosen = self.choice.currentIndex()
        return self._offered[chosen] if chosen >= 0 else ""

    @property
    def _wants_own(self) -> bool:
        return self.choice.currentIndex() == len(self._offered)

    def _choose(self, _row: int = 0) -> None:
        """The field is there for those who choose their own words."""
        self.own.setVisible(self._wants_own)
        self.changed.emit()
