"""The bar under the menus: back, forward, library, open; find; check and export."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from ldn_desk.domain.translation import N_, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.finding import count_words
from ldn_desk.presenters.work.checking import Progress
from ldn_desk.views.feature import ActionsByName
from ldn_desk.views.theme import Theme

ICONS = {"back": "chevron-left", "forward": "chevron-right"}
WORDS = {
    "back": N_("Back"),
    "forward": N_("Forward"),
    "library": N_("Library"),
    "open": N_("Open…"),
    "check": N_("Check references"),
    "export": N_("Export…"),
}


class ToolBar(QWidget):
    """Buttons for what is done most, and the find field.

    Signals: `words_changed(str)` what to find, at every key; `step_wanted(int)` 1 for the next place, -1 for the
    previous one; `left()` Escape in the find field.
    """

    words_changed = Signal(str)
    step_wanted = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Nothing can be done before `connect_to`."""
        super().__init__(parent)
        self._theme = theme
        self._running = False
        self._tip = ""
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons = {name: self._button(name) for name in WORDS}
        self.check = self.buttons["check"]
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in article, references and notes"))
        self.field.setAccessibleName(tr("Find in article, references and notes"))
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.textChanged.connect(self.words_changed)
        self.field.installEventFilter(self)
        self.count = QLabel()
        self.count.setAccessibleName(tr("Found"))
        self.count.hide()
        self._lay_out()
        desk.checking.progress_changed.connect(self._show_progress)
        theme.changed.connect(self.restyle)
        self.restyle()

    def connect_to(self, actions: ActionsByName) -> None:
        """Let each button do what its action does, and only while that can be done."""
        for name, button in self.buttons.items():
            action = actions[name]
            button.setToolTip(_tip(action, tr(WORDS[name])))
            button.setEnabled(action.isEnabled())
            action.enabledChanged.connect(button.setEnabled)
            if name != "check":
                button.clicked.connect(action.trigger)
        self._tip = self.check.toolTip()
        check, cancel = actions["check"], actions["cancel"]
        self.check.clicked.connect(lambda: cancel.trigger() if self._running else check.trigger())

    def focus_find(self, words: str = "") -> None:
        """Put the cursor in the find field, what is there selected; `words` replace what was there."""
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, at: int, total: int) -> None:
        """Say where the reader is among the places found."""
        words = count_words(at, total, self.field.text())
        self.count.setText(words)
        self.count.setVisible(bool(words))

    def restyle(self) -> None:
        """Follow the theme."""
        theme = self._theme
        side = theme.icon_side
        for name, button in self.buttons.items():
            button.setFont(theme.ui_font(bold=name == "check"))
            if name in ICONS:
                button.setIcon(theme.icon(ICONS[name], side))
                button.setIconSize(QSize(side, side))
        self.field.setFont(theme.ui_font())
        self.field.setMaximumWidth(round(30 * theme.ui_font().pointSizeF()))
        self.field.setMinimumWidth(round(11 * theme.ui_font().pointSizeF()))
        self.count.setFont(theme.ui_font("small"))
        palette = self.count.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.tokens.soft)
        self.count.setPalette(palette)
        self._keep_width()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Shift+Enter walk the places, Escape goes back to the article."""
        if watched is self.field and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step_wanted.emit(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.left.emit()
            return True
        return False

    def _show_progress(self, progress: Progress) -> None:
        if progress.running != self._running:
            self._running = progress.running
            words = tr("Cancel") if self._running else tr(WORDS["check"])
            self.check.setText(words)
            self.check.setAccessibleName(words)
            self.check.setToolTip(tr("Stop asking; what is answered is kept") if self._running else self._tip)
            # One accent, for the one main action: to cancel is not that.
            self.check.setProperty("kind", "" if self._running else "accent")
            self.check.style().unpolish(self.check)
            self.check.style().polish(self.check)

    def _button(self, name: str) -> QPushButton:
        words = tr(WORDS[name])
        button = QPushButton("" if name in ICONS else words)
        button.setAccessibleName(words)
        button.setProperty("kind", "accent" if name == "check" else "plain")
        return button

    def _keep_width(self) -> None:
        """The check button is as wide as the wider of its two words, so that nothing beside it moves."""
        shown = self.check.text()
        widths = []
        for words in (tr(WORDS["check"]), tr("Cancel")):
            self.check.setText(words)
            widths.append(self.check.sizeHint().width())
        self.check.setText(shown)
        self.check.setMinimumWidth(max(widths))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 12, 6)
        row.setSpacing(4)
        for name in ("back", "forward", "library", "open"):
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.field, 3)
        row.addSpacing(4)
        row.addWidget(self.check)
        row.addWidget(self.buttons["export"])


def _tip(action: QAction, words: str) -> str:
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    tip = action.toolTip().replace("&", "") or words
    return f"{tip} ({keys})" if keys else tip
