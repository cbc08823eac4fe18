"""The keys of the view of pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea

from ldn_desk.views.article.printed.geometry import LINE, PageSight
from ldn_desk.views.article.printed.layout import PagePlace
from ldn_desk.views.article.reading.keys import WalksLinks

Key = Qt.Key


class PageKeys:
    """What each key does in one view of pages."""

    def __init__(
        self, area: QAbstractScrollArea, sight: PageSight, links: WalksLinks, tell: Callable[[], object]
    ) -> None:
        """`tell` is called before the reader scrolls by one of them."""
        self._area = area
        self._sight = sight
        self._links = links
        self._tell = tell

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
        if key in (Key.Key_Return, Key.Key_Enter):
            return self._links.follow_stop()
        if key == Key.Key_Escape:
            self._links.dismiss()
            return True
        return key == Key.Key_Down and self._links.enter_card()

    def _scroll(self, key: int) -> bool:
        bar = self._area.verticalScrollBar()
        here, screen = self._sight.scroller.target, max(LINE, self._area.viewport().height() - LINE)
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
            self._tell()
            self._sight.scroller.go(ways[key])
        return key in ways

    def _turn(self, key: int) -> bool:
        """Left and Right turn to the page before and after, where a page is not cut off at its sides."""
        steps: dict[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
        if key not in steps or self._area.horizontalScrollBar().maximum():
            return False
        self._tell()
        self._sight.go_to(PagePlace(self._sight.page + steps[key], -8))
        return True
