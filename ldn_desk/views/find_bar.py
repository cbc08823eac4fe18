"""The find bar: words while they are typed, how many there are, and the way from one to the next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ldn_desk.domain.words import tr
from ldn_desk.views.theme import Theme


class FindBar(QWidget):
    """Hidden until `open`.

    Signals: `words_changed(str)` at every key; `step_wanted(int)` 1 for the next hit, -1 for the previous one;
    `closed()` by Escape or the button.
    """

    words_changed = Signal(str)
    step_wanted = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Finds nothing by itself."""
        super().__init__(parent)
        self._theme = theme
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the article"))
        self.field.setAccessibleName(tr("Find in the article"))
        self.field.setMinimumWidth(120)
        self.field.setMaximumWidth(420)
        self.field.textChanged.connect(self.words_changed)
        self.count = QLabel()
        self.count.setAccessibleName(tr("Found"))
        self._buttons = {
            "chevron-left": self._button(tr("Previous (Shift+Enter)"), lambda: self.step_wanted.emit(-1)),
            "chevron-right": self._button(tr("Next (Enter)"), lambda: self.step_wanted.emit(1)),
            "x": self._button(tr("Close (Esc)"), self.shut),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.count)
        row.addStretch()
        for button in self._buttons.values():
            row.addWidget(button)
        self.setFocusProxy(self.field)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.show_count(0, 0)
        self.hide()

    @property
    def words(self) -> str:
        """What is to be found."""
        return self.field.text()

    def open(self, words: str = "") -> None:
        """Show the bar with the cursor in it; `words` replace what was there."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words_changed.emit(self.words)

    def shut(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def show_count(self, at: int, total: int) -> None:
        """`3 of 12`; `at` counts from 1, 0 for none in particular."""
        if not self.words.strip():
            text = ""
        elif not total:
            text = tr("nothing found")
        else:
            text = tr("{at} of {total}", at=at, total=total)
        self.count.setText(text)
        for name in ("chevron-left", "chevron-right"):
            self._buttons[name].setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter walk, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Follow the theme."""
        for name, button in self._buttons.items():
            button.setIcon(self._theme.icon(name))
        self.field.setFont(self._theme.ui_font())
        self.count.setFont(self._theme.ui_font("small"))
        self.count.setStyleSheet(f"color: {self._theme.tokens.soft};")

    def _button(self, name: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button
