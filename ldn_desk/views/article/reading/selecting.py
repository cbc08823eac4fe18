"""Selecting in the text: Qt's own selection, in the positions of the article."""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ldn_desk.views.article.reading.geometry import Sight
from ldn_desk.views.article.selecting import Stretch, bare


class TextSelecting(QObject):
    """The selection of one reading view: see `Selecting` for the signals."""

    changed = Signal()
    released = Signal()

    def __init__(self, browser: QTextBrowser, sight: Sight) -> None:
        """`browser` owns it."""
        super().__init__(browser)
        self._browser = browser
        self._sight = sight
        self._text = ""
        browser.selectionChanged.connect(self.changed)
        browser.viewport().installEventFilter(self)

    def follow(self, text: str) -> None:
        """Another article is shown, of this text."""
        self._text = text

    @property
    def stretch(self) -> Stretch | None:
        """The words that are selected, without blanks around them."""
        cursor = self._browser.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self._at(cursor.selectionStart(), 1), self._at(cursor.selectionEnd(), -1)
        return bare(self._text, start, end) if start < end else None

    @property
    def ends(self) -> Stretch:
        """Where the selection began, and its end that moves; without one, the caret where that is seen."""
        cursor = self._browser.textCursor()
        if cursor.hasSelection():
            backwards = cursor.anchor() > cursor.position()
            return self._at(cursor.anchor(), -1 if backwards else 1), self._at(
                cursor.position(), 1 if backwards else -1
            )
        seen = self._sight.first_on_screen() <= cursor.position() <= self._sight.last_on_screen()
        here = self._at(cursor.position() if seen else self._sight.first_on_screen(), 1)
        return here, here

    @property
    def rect(self) -> QRect:
        """Where the end that moves stands on the viewport."""
        return self._browser.cursorRect(self._browser.textCursor())

    def select(self, anchor: int, head: int) -> None:
        """Select from `anchor` to `head`, and bring that end to sight."""
        first, last = min(anchor, head), max(anchor, head)
        if self._sight.find(first, max(last, first + 1)) is None:
            return
        start, end = self._sight.known.to_document(anchor), self._sight.known.to_document(head)
        if start is None or end is None:
            return
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        bar = self._browser.verticalScrollBar()
        before, target = bar.value(), self._sight.scroller.target
        self._browser.setTextCursor(cursor)
        if target == before:
            # Qt would bring it to the very edge of the screen.
            bar.setValue(before)
        self._sight.bring_to_sight(*((end - 1, end) if end > start else (end, end + 1)))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The mouse let go: what it has selected is known in a moment."""
        if event.type() is QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            QTimer.singleShot(0, self, self._let_go)
        return False

    def _let_go(self) -> None:
        if self._browser.textCursor().hasSelection():
            self.released.emit()

    def _at(self, position: int, towards: int) -> int:
        """The place of the article at a document position; in the desk's own words, the nearest one on this side."""
        positions, pieces = self._sight.known, self._sight.shown.pieces
        found = positions.to_article(position)
        index = positions.piece_at(position)
        while found is None and 0 <= index + towards < len(pieces):
            index += towards
            found = (pieces[index].start if towards > 0 else pieces[index].end) if pieces[index].start >= 0 else None
        return found if found is not None else 0
