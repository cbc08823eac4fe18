"""The article to read, as it answers the reader: markers are links for mouse and keyboard, and places light up.

It shows what it is handed and tells what the reader does; which reference is selected is not its business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from ldn_desk.domain.article import Article, BlockKind
from ldn_desk.views.article.reading.geometry import ReadingPlace
from ldn_desk.views.article.reading.link_focus import Place, Stops
from ldn_desk.views.article.reading.marks import Mark, Marks, paint_bars, paint_ring, selections
from ldn_desk.views.article.reading.text import ArticleText
from ldn_desk.views.theme import Theme

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


WEB = ("https://", "http://")
SLACK = 2_000
"""Characters around the screen whose marks are drawn ahead."""


class ArticleView(ArticleText):
    """The reading view.

    Signals: `followed(str)` a link was clicked or entered: `citation:3`, `missing:3`, `reference:7`, `year:`, `#place`
    or a web address; `pointed(str, bool)` the link under the mouse (False) or in the keyboard's focus (True), empty
    for none; `card_entered()` the reader wants to go into the card of the link in focus; `dismissed()` Escape;
    `zoom_wanted(int)` a step of Ctrl and wheel; `menu_wanted(str, QPoint)` the link under a right click, and where
    on the screen.
    """

    followed = Signal(str)
    pointed = Signal(str, bool)
    card_entered = Signal()
    dismissed = Signal()
    zoom_wanted = Signal(int)
    menu_wanted = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_article`."""
        self._stops: Stops | None = None
        self._marks = Marks()
        self._drawn: tuple[Mark, ...] = ()
        self._keyboard = False
        super().__init__(theme, parent)
        self._keys = ReadingKeys(self)
        self.place_changed.connect(self.refresh_marks)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self.highlighted.connect(lambda url: self.pointed.emit(url.toString(), False))

    def show_article(self, article: Article | None, place: ReadingPlace | None = None) -> None:
        """Show an article, nothing lit up yet: who listens to `filled` lights it."""
        self._marks = Marks()
        super().show_article(article, place)

    # What lights up

    def mark_places(self, marks: Iterable[Mark]) -> None:
        """Light up what belongs to the selection, and nothing else of it."""
        self._marks.set_places(marks)
        self.refresh_marks()

    def mark_found(self, hits: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Light up what was found (stretches in order), the one the reader is at more strongly."""
        self._marks.set_hits(hits, current)
        self.refresh_marks()

    def refresh_marks(self) -> None:
        """Hand Qt the marks near what is on screen, where they are not the ones it has."""
        near = self._marks.between(self.first_on_screen() - SLACK, self.last_on_screen() + SLACK)
        wanted = tuple(near)
        if wanted != self._drawn:
            self._drawn = wanted
            self.setExtraSelections(selections(wanted, self.document(), self._theme.tokens))

    # Links

    @property
    def stops(self) -> Stops:
        """The links a keyboard walks; found when first needed."""
        if self._stops is None:
            self._stops = Stops(self._shown.stops, self._positions, self.document())
        return self._stops

    @property
    def focused_href(self) -> str:
        """The link in the keyboard's focus; empty for none."""
        current = self.stops.current
        return current.href if current is not None else ""

    @property
    def by_keyboard(self) -> bool:
        """True while the keyboard's focus is shown."""
        return self._keyboard and self.hasFocus()

    def walk(self, by: int, markers_only: bool = False) -> bool:
        """Put the next or previous link in focus; False, and none in focus, after the last one."""
        current = self.stops.current
        if current is not None and not self.is_seen(current.start, current.end):
            self.stops.clear()
        begin = self.first_on_screen() if by > 0 else self.last_on_screen()
        found = self.stops.step(by, begin, markers_only)
        self._keyboard = True
        self._show_stop(found)
        return found is not None

    def follow_stop(self) -> bool:
        """Follow the link in focus; False where none is."""
        current = self.stops.current
        if current is not None:
            self.followed.emit(current.href)
        return current is not None

    def leave_stops(self) -> None:
        """Take the focus off the links."""
        self.stops.clear()
        self._show_stop(None)

    def link_rect(self, href: str) -> QRect:
        """Where the link with this target stands on the viewport; empty where it is not found."""
        place = self.stops.place_of(href)
        rects = list(self.rects(place.start, place.end)) if place is not None else []
        return rects[0].toAlignedRect() if rects else QRect()

    def _show_stop(self, place: Place | None) -> None:
        if place is not None:
            self.bring_to_sight(place.start, place.end)
            self._keys.put_caret(place.start)
        self.viewport().update()
        self.pointed.emit(place.href if place is not None else "", True)

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, the bars beside quotes, and the ring around the link in focus."""
        super().paintEvent(event)
        paint_bars(self.viewport(), self._theme.tokens, self._quotes())
        if self.by_keyboard:
            current = self.stops.current
            rects = list(self.rects(current.start, current.end)) if current is not None else []
            paint_ring(self.viewport(), self._theme.tokens, rects)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a reader: see `ReadingKeys`."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom; else scroll."""
        self.scroller.stop()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the links, and goes on to what comes after the article after the last one."""
        if self.walk(1 if forward else -1):
            return True
        return bool(QWidget.focusNextPrevChild(self, forward))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard's focus where it came by keyboard."""
        reason = Qt.FocusReason
        by_keyboard = (reason.TabFocusReason, reason.BacktabFocusReason, reason.ShortcutFocusReason)
        self._keyboard = event.reason() in by_keyboard
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """No link is under the mouse any more."""
        super().leaveEvent(event)
        self.pointed.emit("", False)

    def viewportEvent(self, event: QEvent) -> bool:
        """The address of a link to the web is seen before it is followed."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            href = self.anchorAt(event.pos())
            QToolTip.showText(event.globalPos(), href if href.startswith(WEB) else "", self.viewport())
            return True
        if event.type() is QEvent.Type.MouseButtonPress:
            self._keyboard = False
            self.stops.clear()
        return bool(super().viewportEvent(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The pane makes the menu: it knows what a link means."""
        current = self.stops.current
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.anchorAt(event.pos()), QPoint(event.globalPos()))
        elif current is not None:
            self.menu_wanted.emit(current.href, self.viewport().mapToGlobal(self.link_rect(current.href).bottomLeft()))
        else:
            self.menu_wanted.emit("", self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def _fill(self) -> None:
        """Marks stay: they stand at the same positions in every look."""
        self._stops = None
        self._drawn = ()
        super()._fill()

    def _quotes(self) -> Iterable[QRectF]:
        pieces = self._shown.pieces
        for index, _, box in self.pieces_on_screen():
            if pieces[index].kind is BlockKind.QUOTE:
                yield box
