"""The keys of the reading view."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from ldn_desk.views.article.reading.geometry import Sight

Key = Qt.Key
CARET_WIDTH = 2
_LINES = 3
_MOVES = (Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_PageUp, Key.Key_PageDown)
_CARET = (*_MOVES, Key.Key_Home, Key.Key_End)


class WalksLinks(Protocol):
    """What a view does about the link in the keyboard's focus."""

    def follow_stop(self) -> bool:
        """Follow it; False where none is."""
        ...

    def enter_card(self) -> bool:
        """Go into its card; False where there is none."""
        ...

    def dismiss(self) -> None:
        """Take the focus off the links, and the card away."""
        ...


class ReadingKeys:
    """What each key does in one reading view."""

    def __init__(self, browser: QTextBrowser, sight: Sight, links: WalksLinks) -> None:
        """The caret is off until Ctrl+F7."""
        self._browser = browser
        self._sight = sight
        self._links = links
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
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(position)
        bar = self._browser.verticalScrollBar()
        before = bar.value()
        self._browser.setTextCursor(cursor)
        if self._sight.scroller.target == before:
            bar.setValue(before)

    def _acts(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if key in (Key.Key_Return, Key.Key_Enter):
            return self._links.follow_stop()
        if key == Key.Key_Escape:
            self._links.dismiss()
            return True
        if key == Key.Key_F7 and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._caret = not self._caret
            self._browser.setCursorWidth(CARET_WIDTH if self._caret else 0)
            self._caret_into_sight()
            return True
        return key == Key.Key_Down and self._links.enter_card()

    def _scroll(self, key: Qt.Key) -> bool:
        bar = self._browser.verticalScrollBar()
        line = round(self._sight.line_pitch)
        screen = max(line, self._browser.viewport().height() - 2 * line)
        ways = {
            Key.Key_Up: bar.value() - _LINES * line,
            Key.Key_Down: bar.value() + _LINES * line,
            Key.Key_PageUp: bar.value() - screen,
            Key.Key_PageDown: bar.value() + screen,
            Key.Key_Home: bar.minimum(),
            Key.Key_End: bar.maximum(),
        }
        if key in ways:
            self._sight.scroller.go(ways[key])
        return key in ways

    def _caret_into_sight(self) -> None:
        here = self._browser.textCursor()
        area = self._browser.viewport().rect()
        if not here.hasSelection() and not area.intersects(self._browser.cursorRect(here)):
            self.put_caret(self._sight.first_on_screen())
