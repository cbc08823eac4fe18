"""An article's pages as they are printed, below one another: markers are links for mouse and keyboard, places light up.

It shows what it is handed and tells what the reader does; which reference is selected is not its business.
"""

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.mark import Mark
from ldn_desk.domain.page import PageBox
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.printed.links import PageLinks, link_words
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.views.article.printed.geometry import PageSight
from ldn_desk.views.article.printed.judged import PageJudged
from ldn_desk.views.article.printed.keys import PageKeys
from ldn_desk.views.article.printed.layout import PagePlace
from ldn_desk.views.article.printed.marks import PageMarks
from ldn_desk.views.article.printed.mouse import PageMouse
from ldn_desk.views.article.printed.paint import paint_edge, paint_lights, paint_page, paint_underline
from ldn_desk.views.article.printed.selecting import PageSelecting
from ldn_desk.views.article.reading.lighting import LightKind, paint_ring
from ldn_desk.views.theme import LIGHT, Theme

LitBoxes = Sequence[tuple[LightKind, PageBox]]


class PageView(QAbstractScrollArea):
    """The pages of one article: `sight` knows where everything stands.

    Signals: `followed(str)` a link was clicked or entered: `citation:3`, `missing:3`, `reference:7`;
    `pointed(str, bool)` the link under the mouse (False) or in the keyboard's focus (True), empty for none;
    `card_entered()` the reader wants to go into the card of the link in focus; `dismissed()` Escape;
    `zoom_wanted(int)` a step of Ctrl and wheel; `place_changed()` the pages were scrolled or laid out anew;
    `scrolled_by_reader()` the reader did it; `menu_wanted(str, QPoint)` a context menu is asked for on this link (or
    none), at this place of the screen; `marks_entered(object, bool)` a list of the marks (or none)
    that were clicked (False), the shortest one first, or at which Enter was pressed (True).
    """

    followed = Signal(str)
    pointed = Signal(str, bool)
    card_entered = Signal()
    dismissed = Signal()
    zoom_wanted = Signal(int)
    place_changed = Signal()
    scrolled_by_reader = Signal()
    menu_wanted = Signal(str, QPoint)
    marks_entered = Signal(object, bool)

    def __init__(self, printed: PrintedPages, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_pages`."""
        super().__init__(parent)
        self._printed, self._theme = printed, theme
        self.article: Article | None = None
        self._links: PageLinks | None = None
        self._lit: dict[int, list[tuple[LightKind, PageBox]]] = {}
        self.judged = PageJudged(self)
        self._mouse = PageMouse(self)
        self.focused_href = ""
        self._wish: tuple[int, bool] | None = None
        self.by_keyboard = False
        self.sight = PageSight(self, printed)
        self.marks = PageMarks(self.viewport(), self.sight, printed)
        self.selecting = PageSelecting(self, self.sight, printed)
        self.selecting.follow(lambda: self.article)
        self._keys = PageKeys(self, self.sight, self, self.scrolled_by_reader.emit)
        self.sight.moved.connect(self._mouse.point_again)
        self.sight.moved.connect(self.place_changed)
        self.selecting.changed.connect(self.viewport().update)
        self._prepare()
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Follow the theme."""
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(self._theme.tokens.desk))
        self.setPalette(palette)
        self.viewport().update()

    # What is shown

    def show_pages(self, article: Article | None, place: PagePlace | None = None) -> None:
        """Show the pages that the presenter holds, from `place` on; before they are known, a sentence."""
        self.article = article
        self._links = None
        self._lit = {}
        self.selecting.clear()
        self.marks.forget()
        self._mouse.under = self.focused_href = ""
        self._name()
        self.sight.show(article is not None, place or PagePlace())

    def refresh_links(self, page: int) -> None:
        """What stands on a page is known now."""
        if self.links is not None:
            self.links.forget(page)
        self.marks.forget()
        if self._wish is not None and self.hasFocus():
            self.walk(*self._wish)

    def light(self, lights: LitBoxes) -> None:
        """Light up these boxes, and nothing else."""
        self._lit = {}
        for kind, box in lights:
            self._lit.setdefault(box.page, []).append((kind, box))
        self.viewport().update()

    def show_judged(self, article: Article | None, signs: Mapping[int, str]) -> None:
        """Let these citations of the article, by their index, carry these signs, and no others."""
        self.judged.show(article, signs)
        self.viewport().update()

    @property
    def links(self) -> PageLinks | None:
        """The article's links on its pages; None before they are known."""
        places = self._printed.places
        if self._links is None and self.article is not None and places is not None:
            self._links = PageLinks(self.article, places)
        return self._links

    @property
    def _all_known(self) -> bool:
        """Whether no page is still to be aligned."""
        places, sizes = self._printed.places, self._printed.sizes
        all_there = places is not None and sizes and len(places) + len(self._printed.faults) >= len(sizes)
        return bool(self._printed.fault or all_there)

    def _next(self, by: int, markers_only: bool) -> str | None:
        """The next or previous link, from the one in focus or from the top of the screen; "" where there is none.

        None where the pages are not aligned so far, and one might be passed."""
        links = self.links
        if links is None:
            return None if markers_only and not self._all_known else ""
        if not self.focused_href:
            return self._next_from_screen(links, by, markers_only)
        if not self._all_known and not links.knows_next(self.focused_href, by, markers_only):
            return None
        return links.step(self.focused_href, by, markers_only)

    def _next_from_screen(self, links: PageLinks, by: int, markers_only: bool) -> str | None:
        places, (first, y) = self._printed.places or (), self.sight.place
        for page in range(first, len(self._printed.sizes) if by > 0 else -1, by):
            if page in places:
                found = links.beyond(page, y if page == first else -by * math.inf, by, markers_only)
                if found:
                    return found
            elif not self._all_known:
                return None
        return ""

    # Going somewhere

    def link_rect(self, href: str) -> QRect:
        """Where the link stands on the viewport; empty where it is not found."""
        boxes = self.links.boxes(href) if self.links is not None else ()
        return self.sight.on_viewport(boxes[0]).toAlignedRect() if boxes else QRect()

    def walk(self, by: int, markers_only: bool = False) -> bool:
        """Put the next or previous link in focus; False, and none in focus, after the last one.

        Where it is not known yet on which page that stands, it is gone to as soon as it is.
        """
        self._wish = None
        self.marks.focus("")
        if self.focused_href and not self.viewport().rect().intersects(self.link_rect(self.focused_href)):
            self.focused_href = ""
        found = self._next(by, markers_only)
        if found is None:
            self._wish = by, markers_only
            return True
        links = self.links
        if links is None:
            return False
        self.focused_href = found
        self.by_keyboard = True
        if self.focused_href:
            self.sight.bring_to_sight(links.boxes(self.focused_href)[0])
        self.viewport().update()
        self._name()
        self.pointed.emit(self.focused_href, True)
        return bool(self.focused_href)

    def stand_at(self, href: str) -> None:
        """The reader walks on another way: the keyboard's focus, where it is shown, goes along to this link."""
        if self.focused_href:
            self.focused_href = href
            self.viewport().update()

    def follow_stop(self) -> bool:
        """Follow the link in focus, else go into the mark there; False where neither is."""
        if self.focused_href:
            self.followed.emit(self.focused_href)
            return True
        marks = self.marks.at_hand(self.selecting.ends[0])
        self.marks_entered.emit(marks, True)
        return bool(marks)

    def enter_card(self) -> bool:
        """Ask for the card of the link in focus; False where none is."""
        focused = bool(self.focused_href) and self.by_keyboard
        if focused:
            self.card_entered.emit()
        return focused

    def dismiss(self) -> None:
        """Take the focus off the links, and the card away."""
        self.focused_href = ""
        self.marks.focus("")
        self.selecting.clear()
        self._name()
        self.viewport().update()
        self.pointed.emit("", True)
        self.dismissed.emit()

    def marks_at(self, point: QPoint) -> list[Mark]:
        """The marks under a point of the viewport, the shortest one first."""
        return self.marks.under(QPointF(point))

    def focus_mark(self, mark: Mark) -> None:
        """Put a mark in the keyboard's focus, and bring its beginning to sight."""
        self.focused_href = ""
        if mark.start is not None:
            self.selecting.select(mark.start, mark.start)
        self.marks.focus(mark.id)
        self.pointed.emit("", True)

    # Qt's own

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages fill the new width; the place is kept."""
        super().resizeEvent(event)
        self.sight.resize()

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are asked for while the pages are seen."""
        super().showEvent(event)
        self.sight.ask_soon()

    def event(self, event: QEvent) -> bool:
        """On a screen of another density the pages are drawn anew."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.sight.ask_soon()
        return super().event(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The pages are drawn where they stand now."""
        self.sight.scrolled()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages on screen, and what lights up on them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.desk))
        for page in self.sight.pages_on_screen:
            self._paint(painter, page)
        if not len(self.sight.layout):
            painter.setPen(QColor(self._theme.tokens.soft))
            painter.setFont(self._theme.ui_font())
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(32, 32, -32, -32), flags, self._words)
        painter.end()
        if self.by_keyboard and self.hasFocus():
            boxes = self.links.boxes(self.focused_href) if self.links is not None else ()
            # A link's ring lies on paper, which is white in the dark too.
            tokens = LIGHT if boxes else self._theme.tokens
            paint_ring(self.viewport(), tokens, [self.sight.on_viewport(box) for box in boxes])
        self.marks.paint_focus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom; else scroll."""
        self.sight.scroller.stop()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        self.scrolled_by_reader.emit()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of a reader: see `PageKeys`."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It points, or selects."""
        self._mouse.move(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing is in the keyboard's focus any more."""
        self.by_keyboard, self.focused_href = False, ""
        self.marks.focus("")
        self._mouse.press(event)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, or the end of a selection."""
        self._mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The word under it is selected."""
        self._mouse.take_word(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """On a link by mouse, on the link in focus by key: the pane makes the menu."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        href = self.focused_href if by_key else self._mouse.link_at(QPointF(event.pos()))
        at = self.viewport().mapToGlobal(self.link_rect(href).bottomLeft()) if by_key else event.globalPos()
        if href or self.selecting.stretch is not None:
            self.menu_wanted.emit(href, at)

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse went: no link is under it."""
        if event.type() is QEvent.Type.Leave:
            self._mouse.point_at("")
        return bool(super().viewportEvent(event))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the links, and goes on to what comes after the pages after the last one."""
        return self.walk(1 if forward else -1) or bool(QWidget.focusNextPrevChild(self, forward))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keyboard's focus where it came by keyboard."""
        reason = Qt.FocusReason
        self.by_keyboard = event.reason() in (
            *(reason.TabFocusReason, reason.BacktabFocusReason, reason.ShortcutFocusReason),
        )
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _prepare(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(240)
        # Its coming and going would lay the pages out again and again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setAccessibleName(tr("Scroll the pages"))
        self.horizontalScrollBar().setAccessibleName(tr("Move the pages to the side"))
        self.verticalScrollBar().actionTriggered.connect(self.scrolled_by_reader)

    @property
    def _words(self) -> str:
        return self._printed.fault or tr("Opening the pages …")

    def words_on(self, page: int) -> str:
        """What stands on a page of which there is no picture."""
        return self._printed.faults.get(page) or tr("Page {number}", number=page + 1)

    def _name(self) -> None:
        title = self.article.title if self.article is not None else ""
        self.setAccessibleName(tr("Pages of {title}", title=title) if title else tr("Pages"))
        keys = tr("Tab walks the markers, Enter selects the reference, Space scrolls.")
        said = link_words(self.article, self.focused_href) if self.article is not None else ""
        self.setAccessibleDescription(said or (keys if self._printed.sizes else self._words))

    def _paint(self, painter: QPainter, page: int) -> None:
        rect = self.sight.layout.rect(page).translated(-self.sight.offset.toPoint())
        paint_page(painter, rect, self._printed.picture(page), self.words_on(page), self._theme.ui_font())
        self.marks.paint(painter, page)
        paint_lights(painter, ((kind, self.sight.on_viewport(box)) for kind, box in self._lit.get(page, ())))
        self.selecting.paint(painter, page)
        if self._mouse.under and self.links is not None:
            boxes = self.links.boxes(self._mouse.under)
            paint_underline(painter, (self.sight.on_viewport(box) for box in boxes if box.page == page))
        self.judged.paint(painter, page)
        paint_edge(painter, rect, self._theme.tokens)
