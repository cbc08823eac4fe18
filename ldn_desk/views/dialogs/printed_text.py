"""The printed text of a reference in a dialog: to be read beside what is edited, with a cursor where that is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.positions import Utf16
from ldn_desk.views.theme import Theme

MOST_LINES = 6


class PrintedText(QPlainTextEdit):
    """Read-only; with `placing`, arrow keys and clicks put a cursor into the text."""

    def __init__(self, theme: Theme, text: str, *, placing: bool = False, parent: QWidget | None = None) -> None:
        """Shows this text, whose positions `place` counts in code points."""
        super().__init__(text, parent)
        self._positions = Utf16(text)
        self.setFont(theme.ui_font())
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Printed text"))
        if placing:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)
            self.setCursorWidth(2)
        lines = min(MOST_LINES, 2 + len(text) // 90)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 22)

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return self._positions.position(self.textCursor().position())

    def put_cursor(self, place: int) -> None:
        """Put the cursor there."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.units(place))
        self.setTextCursor(cursor)
