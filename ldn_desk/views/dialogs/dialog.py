"""What the dialogs have in common: margins, fonts, sentences, a row of buttons, and what Enter and Esc do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.enter_key import is_enter, press

MARGIN = 24
GAP = 12
FRAME = QSize(16, 48)
"""What the system draws around a dialog, generously."""
_ACTION = QAbstractSlider.SliderAction
SCROLLING = {
    Qt.Key.Key_PageUp: _ACTION.SliderPageStepSub,
    Qt.Key.Key_PageDown: _ACTION.SliderPageStepAdd,
    Qt.Key.Key_Home: _ACTION.SliderToMinimum,
    Qt.Key.Key_End: _ACTION.SliderToMaximum,
}
"""Keys that scroll what has no room, where nothing in the dialog takes them."""


class Dialog(QDialog):
    """A dialog of one column, with its buttons at the foot. It goes when it is closed.

    Enter presses the button that has the keyboard; in a field it presses the main one (`kind` `accent`); in a list it
    is the list's. Esc closes, and changes nothing. It is as high as what is in it, but never higher or wider than the
    screen: what has no room is scrolled to, and the buttons stay in sight.
    """

    def __init__(self, theme: Theme, title: str, parent: QWidget | None) -> None:
        """Empty; `column` takes what is in it, `add_buttons` what ends it (`end`), and `fit` how large it would be."""
        super().__init__(parent)
        self.theme = theme
        self.main: QPushButton | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(theme.ui_font())
        self._wanted = QSize()
        self._inner = QWidget()
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        self.column.setSpacing(GAP)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        self._foot.setSpacing(8)
        self.area = QScrollArea()
        self._put_together()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the focused button's; Qt alone would give it to the main one."""
        if not is_enter(event):
            super().keyPressEvent(event)
            if not event.isAccepted() and event.key() in SCROLLING:
                self.area.verticalScrollBar().triggerAction(SCROLLING[Qt.Key(event.key())])
                event.accept()
            return
        focused = self.focusWidget()
        main_is_meant = not isinstance(focused, QAbstractItemView) and self.main is not None and self.main.isVisible()
        if not press(focused) and main_is_meant:
            press(self.main)
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

    def fit(self, wide: int, lines: int = 0) -> None:
        """Be so many letters wide, and at least so many lines high, where the screen has room for that."""
        self._wanted = QSize(letters(self, wide), self.fontMetrics().lineSpacing() * lines)

    def showEvent(self, event: QShowEvent) -> None:
        """What is in it decides how high it is: only now is that known."""
        super().showEvent(event)
        room = self.room
        inside = self._inner.minimumSizeHint().width() + self.area.verticalScrollBar().sizeHint().width()
        width = min(max(self._wanted.width(), inside, self._foot.minimumSize().width()), room.width())
        self.resize(width, min(max(self._needed(width), self._wanted.height()), room.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it has grown: so does the dialog. It never shrinks under the reader's hands."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            needed = min(self._needed(self.width()), self.room.height())
            self.resize(self.width(), max(self.height(), needed))
        return super().eventFilter(watched, event)

    def add_list(self, name: str) -> QListWidget:
        """A list that takes the room there is, its rows wrapped; `name` is for screen readers."""
        rows = QListWidget()
        rows.setFont(self.theme.ui_font())
        rows.setFrameShape(QListWidget.Shape.NoFrame)
        rows.setWordWrap(True)
        rows.setResizeMode(QListWidget.ResizeMode.Adjust)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setAccessibleName(name)
        self.column.addWidget(rows, 1)
        return rows

    def add_read_back(self, lines: int = 3) -> QLabel:
        """A sentence that changes while the reader types, with room for so many lines."""
        label = self.add_sentence("", soft=False)
        label.setMinimumHeight(label.fontMetrics().lineSpacing() * lines)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def tell(self, label: QLabel, words: str) -> None:
        """Put words into a sentence that is there only while it has some, and bring it in sight."""
        label.setText(words)
        label.setVisible(bool(words))
        if words:
            self.column.activate()
            self.area.ensureWidgetVisible(label)

    def add_heading(self, words: str) -> QLabel:
        """A heading inside the dialog."""
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(self.theme.ui_font(bold=True))
        self.column.addWidget(label)
        return label

    def add_buttons(self, *buttons: QPushButton, close: str = "") -> QHBoxLayout:
        """The row at the foot, a Close button last; its word is `close` where that is given."""
        self._foot.addStretch(1)
        self.end = self.button(close or tr("Close"), self.reject)
        for button in (*buttons, self.end):
            self._foot.addWidget(button)
        return self._foot

    def button(self, words: str, act: Callable[[], object], kind: str = "") -> QPushButton:
        """A button; `kind` is one of the style sheet's: `accent`, `plain`, `link`."""
        button = QPushButton(words)
        button.setFont(self.theme.ui_font(bold=kind == "accent"))
        button.setAutoDefault(False)
        if kind == "accent":
            button.setDefault(True)
            self.main = button
        if kind:
            button.setProperty("kind", kind)
        button.clicked.connect(lambda: act())
        return button

    @property
    def room(self) -> QSize:
        """What the screen has for a dialog, without its frame."""
        return self.screen().availableGeometry().size() - FRAME

    def _needed(self, width: int) -> int:
        """The height at this width; wrapped sentences need more where it is narrow, which Qt does not see by itself."""
        column = self.column
        inside = column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()
        return inside + self._foot.totalSizeHint().height()

    def _put_together(self) -> None:
        self._inner.installEventFilter(self)
        self._inner.setAutoFillBackground(False)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._inner)
        self.area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addLayout(self._foot)


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
