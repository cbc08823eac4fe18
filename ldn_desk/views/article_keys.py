"""The keys of a reader: scrolling keys scroll, and a caret is there for those who want one.

Without a caret: Up and Down scroll by lines, Space and Page keys by screens, Home and End to the ends; with Shift they
select, from what is on screen. Ctrl+F7 brings the caret (F7 alone walks the places), and it is there at once where a
screen reader listens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QTextCursor

if TYPE_CHECKING:
    from ldn_desk.views.article_view import ArticleView

Key = Qt.Key
CARET_WIDTH = 2
_LINES = 3
_MOVES = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_PageUp, Key.Key_PageDown)
_CARET = (*_MOVES, Key.Key_Home, Key.Key_End)


class ReadingKeys:
    """What each key does in one reading view."""

    def __init__(self, view: ArticleView) -> None:
        """The caret is off until Ctrl+F7."""
        self._view = view
        self._caret = False

    @property
    def caret(self) -> bool:
        """True while the arrow keys move a caret."""
        return self._caret or QAccessible.isActive()

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means to a reader; False leaves it to Qt."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & Qt.KeyboardModifier.AltModifier:
            # Alt with arrows is the window's back and forward, not the text browser's.
            event.ignore()
            return True
        if self._acts(key, modifiers):
            return True
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key == Key.Key_Space:
            return self._scroll(Key.Key_PageUp)
        if key == Key.Key_Space:
            return self._scroll(Key.Key_PageDown)
        if modifiers == Qt.KeyboardModifier.NoModifier and not self.caret:
            return self._scroll(Key(key))
        if key in _CARET:
            self._caret_into_sight()
        return False

    def put_caret(self, position: int) -> None:
        """Where selecting by keyboard begins, and what a screen reader reads; scrolls nothing."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(position)
        bar = self._view.verticalScrollBar()
        before = bar.value()
        self._view.setTextCursor(cursor)
        if self._view.scroller.target == before:
            bar.setValue(before)

    def _acts(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        view = self._view
        if key in (Key.Key_Return, Key.Key_Enter):
            return view.follow_stop()
        if key == Key.Key_Escape:
            view.leave_stops()
            view.dismissed.emit()
            return True
        if key == Key.Key_F7 and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._caret = not self._caret
            view.setCursorWidth(CARET_WIDTH if self._caret else 0)
            self._caret_into_sight()
            return True
        if key == Key.Key_Down and view.stops.current is not None and view.by_keyboard:
            view.card_entered.emit()
            return True
        return False

    def _scroll(self, key: Qt.Key) -> bool:
        bar = self._view.verticalScrollBar()
        line = round(self._view.line_pitch)
        screen = max(line, self._view.viewport().height() - 2 * line)
        ways = {
            Key.Key_Up: bar.value() - _LINES * line,
            Key.Key_Down: bar.value() + _LINES * line,
            Key.Key_PageUp: bar.value() - screen,
            Key.Key_PageDown: bar.value() + screen,
            Key.Key_Home: bar.minimum(),
            Key.Key_End: bar.maximum(),
        }
        if key in ways:
            self._view.scroller.go(ways[key])
        return key in ways

    def _caret_into_sight(self) -> None:
        view = self._view
        here = view.textCursor()
        if not here.hasSelection() and not view.viewport().rect().intersects(view.cursorRect(here)):
            self.put_caret(view.first_on_screen())
