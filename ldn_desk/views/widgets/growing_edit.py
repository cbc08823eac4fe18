"""A field for plain text that is as high as what is typed into it: what it stands in scrolls."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ldn_desk.views.widgets.in_sight import keep_in_sight

LEAST_LINES = 2
PADDING = 8
FOR_A_WHILE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class GrowingEdit(QPlainTextEdit):
    """Plain text as high as it is long. Signals: `left()` it lost the focus; `for_a_while` says whether that is to a
    menu or another window, from which it comes back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Two lines high while empty."""
        super().__init__(parent)
        self.for_a_while = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)
        self.cursorPositionChanged.connect(self._keep_in_sight)
        self.grow()

    def grow(self, _size: object = None) -> None:
        """Take the height the text needs (a plain-text document counts its height in lines)."""
        lines = max(LEAST_LINES, round(self.document().size().height()))
        chrome = 2 * round(self.document().documentMargin()) + 2 * PADDING
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + chrome)

    def sizeHint(self) -> QSize:
        """Its height is fixed by its text."""
        return QSize(200, self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It never scrolls: the page does."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is written is seen."""
        super().focusInEvent(event)
        self._keep_in_sight()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.for_a_while = event.reason() in FOR_A_WHILE
        self.left.emit()

    def _keep_in_sight(self) -> None:
        if self.hasFocus():
            keep_in_sight(self, self.cursorRect())
