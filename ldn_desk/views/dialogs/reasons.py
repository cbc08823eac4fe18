"""Choosing a reason: one of those that are offered, or own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ldn_desk.domain.reason import Reason, own_words
from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.choice_box import ChoiceBox
from ldn_desk.wording.reasons import reason_words, reasons_words


class Reasons(QWidget):
    """A box with the reasons that are offered, and a field for another.

    Signals: `changed()` another reason is chosen or written.
    """

    changed = Signal()

    def __init__(
        self, offered: tuple[Reason, ...], chosen: Reason | None, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`chosen` is the reason given before; None: none is chosen yet."""
        super().__init__(parent)
        self._offered = offered
        self.choice = ChoiceBox(theme)
        self.choice.setAccessibleName(tr("Reason"))
        self.choice.setPlaceholderText(tr("Choose a reason"))
        known = reasons_words(offered)
        before = reason_words(chosen)
        for shown in (*known, tr("another reason")):
            self.choice.addItem(shown[:1].upper() + shown[1:])
        self.own = QLineEdit(before if before not in known else "")
        self.own.setFont(theme.ui_font())
        self.own.setAccessibleName(tr("Reason in your own words"))
        self.own.setPlaceholderText(tr("In your own words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.own)
        self.choice.setCurrentIndex(known.index(before) if before in known else len(offered) if before else -1)
        self.choice.currentIndexChanged.connect(self._choose)
        self.own.textChanged.connect(lambda _text: self.changed.emit())
        self._choose()

    @property
    def reason(self) -> Reason | None:
        """The reason as it stands; None where none is chosen, or own words are and none are written."""
        if self._wants_own:
            words = self.own.text().strip()
            return own_words(words) if words else None
        chosen = self.choice.currentIndex()
        return self._offered[chosen] if chosen >= 0 else None

    @property
    def _wants_own(self) -> bool:
        return self.choice.currentIndex() == len(self._offered)

    def _choose(self, _row: int = 0) -> None:
        """The field is there for those who choose their own words."""
        self.own.setVisible(self._wants_own)
        self.changed.emit()
