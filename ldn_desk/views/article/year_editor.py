"""Adding the year to a date that prints none: a small field beside the date, over the article."""

from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme

FIRST_YEAR = 1400
"""Nothing older was printed."""


class YearEditor(QFrame):
    """Shown by `ask`.

    Signals: `given(object)` the year (int), or None where the reader takes an added one away; `dismissed()` nothing
    was given.
    """

    given = Signal(object)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Hidden, over `parent`."""
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self.setObjectName("yearEditor")
        self._words = QLabel()
        self.field = QLineEdit()
        self.field.setMaxLength(4)
        self.field.setValidator(QIntValidator(FIRST_YEAR, date.today().year + 1, self.field))
        self.field.setPlaceholderText(str(date.today().year))
        self.field.textChanged.connect(self._look)
        self.save = QPushButton(tr("Add year"))
        self.save.setProperty("kind", "accent")
        self.save.clicked.connect(self._give)
        self.remove = QPushButton(tr("Remove"))
        self.remove.setToolTip(tr("Show the date as it is printed, without a year"))
        self.remove.clicked.connect(lambda: self._finish(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        for widget in (self._words, self.field, self.save, self.remove):
            row.addWidget(widget)
        self.hide()

    def ask(self, issued: PartialDate, link: QRect) -> None:
        """Ask for the year of this date; `link`, in the parent's coordinates, is where the reader clicked."""
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#yearEditor {{ background: {tokens.paper}; border: 1px solid {tokens.faint}; border-radius: 8px; }}"
        )
        self._words.setText(tr("Year of “{date}”", date=issued.raw))
        self.field.setAccessibleName(self._words.text())
        self.field.setText(str(issued.year) if issued.year is not None else "")
        self.remove.setVisible(issued.year is not None)
        self.save.setText(tr("Add year") if issued.year is None else tr("Save"))
        for widget in (self._words, self.field, self.save, self.remove):
            widget.setFont(self._theme.ui_font())
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("00000") + 28)
        self._look()
        self.adjustSize()
        room = self._over.rect().adjusted(8, 8, -8, -8)
        left = max(room.left(), min(link.left() - 12, room.right() - self.width()))
        self.move(QPoint(left, link.bottom() + 6))
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the year, Escape gives nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dismissed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self.save.setEnabled(self.field.hasAcceptableInput())

    def _give(self) -> None:
        if self.field.hasAcceptableInput():
            self._finish(int(self.field.text()))

    def _finish(self, year: int | None) -> None:
        self.hide()
        self.given.emit(year)
