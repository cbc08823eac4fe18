"""The keys of a reader over pages: scrolling keys scroll, Enter follows the link in focus, Escape leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ldn_desk.views.page_layout import PagePlace
from ldn_desk.views.page_sight import LINE

if TYPE_CHECKING:
    from ldn_desk.views.page_view import PageView

Key = Qt.Key


class PageKeys:
    """What each key does in one view of pages."""

    def __init__(self, view: PageView) -> None:
        """Of `view` alone."""
        self._view = view

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means to a reader; False leaves it to Qt."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & Qt.KeyboardModifier.AltModifier:
            # Alt with arrows is the window's back and forward.
            event.ignore()
            return True
        if self._acts(key):
            return True
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key == Key.Key_Space:
            key = Key.Key_PageUp
        elif modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        return self._scroll(key) or self._turn(key)

    def _acts(self, key: int) -> bool:
        view = self._view
        if key in (Key.Key_Return, Key.Key_Enter) and view.focused_href:
            view.followed.emit(view.focused_href)
        elif key == Key.Key_Escape:
            view.leave_stops()
            view.dismissed.emit()
        elif key == Key.Key_Down and view.focused_href and view.by_keyboard:
            view.card_entered.emit()
        else:
            return False
        return True

    def _scroll(self, key: int) -> bool:
        bar = self._view.verticalScrollBar()
        here, screen = self._view.scroller.target, max(LINE, self._view.viewport().height() - LINE)
        ways: dict[int, int] = {
            Key.Key_Up: here - LINE,
            Key.Key_Down: here + LINE,
            Key.Key_PageUp: here - screen,
            Key.Key_PageDown: here + screen,
            Key.Key_Space: here + screen,
            Key.Key_Home: bar.minimum(),
            Key.Key_End: bar.maximum(),
        }
        if key in ways:
            self._view.scrolled_by_reader.emit()
            self._view.scroller.go(ways[key])
        return key in ways

    def _turn(self, key: int) -> bool:
        """Left and Right turn to the page before and after, where a page is not cut off at its sides."""
        steps: dict[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
        if key not in steps or self._view.horizontalScrollBar().maximum():
            return False
        self._view.scrolled_by_reader.emit()
        self._view.go_to(PagePlace(self._view.page + steps[key], -8))
        return True
