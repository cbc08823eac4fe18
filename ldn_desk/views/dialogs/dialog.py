"""What the dialogs have in common: margins, fonts, sentences, a row of buttons, and what Enter and Esc do."""

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.enter_key import is_enter, press

MARGIN = 24
GAP = 12


class Dialog(QDialog):
    """A dialog of one column, with its buttons at the foot. It goes when it is closed.

    Enter presses the button that has the keyboard; in a field it presses the main one (`kind` `accent`); in a list it
    is the list's. Esc closes, and changes nothing.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget | None) -> None:
        """Empty; `column` takes what is in it, and `add_buttons` what ends it (`end`)."""
        super().__init__(parent)
        self.theme = theme
        self._main: QPushButton | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(theme.ui_font())
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the focused button's; Qt alone would give it to the main one."""
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        main_is_meant = not isinstance(focused, QAbstractItemView) and self._main is not None and self._main.isVisible()
        if not press(focused) and main_is_meant:
            press(self._main)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on; where the control with the keyboard has disappeared, no other one gets it."""
        focused = self.focusWidget()
        if focused is None or (focused.isVisible() and focused.isEnabled()):
            return super().focusNextPrevChild(forward)
        self.setFocus()
        return True

    def add_sentence(self, words: str, soft: bool = True) -> QLabel:
        """A paragraph, in soft ink unless it is the matter itself."""
        label = sentence(words, self.theme, soft)
        self.column.addWidget(label)
        return label

    def fit(self, width: int) -> None:
        """Take this width, and the height that wrapped sentences then need, which Qt does not see by itself."""
        self.setMinimumWidth(width)
        self.resize(width, self.column.totalHeightForWidth(width))

    def add_read_back(self, lines: int = 3) -> QLabel:
        """A sentence that changes while the reader types, with room for so many lines."""
        label = self.add_sentence("", soft=False)
        label.setMinimumHeight(label.fontMetrics().lineSpacing() * lines)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def add_refusal(self, failed: SignalInstance) -> QLabel:
        """A sentence that is there once something was refused: `failed` tells it."""
        label = self.add_sentence("", soft=False)
        label.hide()
        failed.connect(label.setText)
        failed.connect(label.show)
        return label

    def add_heading(self, words: str) -> QLabel:
        """A heading inside the dialog."""
        label = QLabel(words)
        label.setFont(self.theme.ui_font(bold=True))
        self.column.addWidget(label)
        return label

    def add_buttons(self, *buttons: QPushButton, close: str = "") -> QHBoxLayout:
        """The row at the foot, a Close button last; its word is `close` where that is given."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        end = self.button(close or tr("Close"), self.reject)
        row.addWidget(end)
        self.end = end
        self.column.addSpacing(4)
        self.column.addLayout(row)
        return row

    def button(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        """A button; `kind` is one of the style sheet's: `accent`, `plain`, `link`."""
        button = QPushButton(words)
        button.setFont(self.theme.ui_font(bold=kind == "accent"))
        button.setAutoDefault(False)
        if kind == "accent":
            button.setDefault(True)
            self._main = button
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda: act())
        return button


def sentence(words: str, theme: Theme, soft: bool = True) -> QLabel:
    """A paragraph that wraps, which a mouse can select."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFont(theme.ui_font())
    palette = label.palette()
    tokens = theme.tokens
    palette.setColor(QPalette.ColorRole.WindowText, tokens.soft if soft else tokens.ink)
    label.setPalette(palette)
    return label


def letters(widget: QWidget, number: int) -> int:
    """The width of this many letters, in pixels."""
    return widget.fontMetrics().averageCharWidth() * number
