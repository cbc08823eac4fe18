"""An article's pages as they are printed, below one another: markers are links for mouse and keyboard, places light up.

It shows what it is handed and tells what the reader does; which reference is selected is not its business.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
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
from ldn_desk.domain.words import tr
from ldn_desk.presenters.page_links import PageLinks, link_words
from ldn_desk.presenters.printed_pages import PrintedPages
from ldn_desk.reading.page_places import PageBox
from ldn_desk.views.article_marks import MarkKind
from ldn_desk.views.article_paint import paint_ring
from ldn_desk.views.article_scroller import Scroller
from ldn_desk.views.page_keys import LINE, PageKeys
from ldn_desk.views.page_layout import PageLayout, PagePlace
from ldn_desk.views.page_paint import paint_edge, paint_marks, paint_page, paint_underline
from ldn_desk.views.theme import Theme

SETTLED_MS = 60
"""After scrolling or resizing, until pictures are asked for."""
AT = 0.33
"""Of the view's height: where a place is scrolled to."""
PageMarks = Sequence[tuple[MarkKind, PageBox]]


class PageView(QAbstractScrollArea):
    """The pages of one article.

    Signals: `followed(str)` a link was clicked or entered: `citation:3`, `missing:3`, `reference:7`;
    `pointed(str, bool)` the link under the mouse (False) or in the keyboard's focus (True), empty for none;
    `card_entered()` the reader wants to go into the card of the link in focus; `dismissed()` Escape;
    `zoom_wanted(int)` a step of Ctrl and wheel; `place_changed()` the pages were scrolled or laid out anew;
    `scrolled_by_reader()` it was the reader who scrolled.
    """

    followed = Signal(str)
    pointed = Signal(str, bool)
    card_entered = Signal()
    dismissed = Signal()
    zoom_wanted = Signal(int)
    place_changed = Signal()
    scrolled_by_reader = Signal()

    def __init__(self, printed: PrintedPages, theme: Theme, parent: QWidget | None = None) -> None:
        """Empty until `show_pages`."""
        super().__init__(parent)
        self._printed, self._theme = printed, theme
        self._layout = PageLayout()
        self._zoom = 1.0
        self._place = PagePlace()
        self._keeping = False
        self._links: PageLinks | None = None
        self._marks: dict[int, list[tuple[MarkKind, PageBox]]] = {}
        self._under = ""
        self._pressed = ""
        self.article: Article | None = None
        self.focused_href = ""
        self.by_keyboard = False
        self.scroller = Scroller(self.verticalScrollBar())
        self._keys = PageKeys(self)
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._ask)
        self._resized = QTimer(self, interval=0, singleShot=True)
        self._resized.timeout.connect(self.place_changed)
        self._prepare()
        theme.changed.connect(self.restyle)
        self.restyle()

    # What is shown

    @property
    def place(self) -> PagePlace:
        """What lies at the top of the screen."""
        return self._place

    @property
    def zoom(self) -> float:
        """1 where most pages fill the view's width."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller; the place is kept."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out()
            self.place_changed.emit()

    def show_pages(self, article: Article | None, place: PagePlace | None = None) -> None:
        """Show the pages that the presenter holds, from `place` on; before they are known, a sentence."""
        self.article = article
        self._links = None
        self._place = place or PagePlace()
        self._marks = {}
        self._under = self.focused_href = ""
        self._name()
        self._lay_out()
        self.place_changed.emit()

    def refresh_links(self, page: int) -> None:
        """What stands on a page is known now."""
        if self.links is not None:
            self.links.forget(page)
        self.viewport().update()

    def mark(self, marks: PageMarks) -> None:
        """Light up these boxes, and nothing else."""
        self._marks = {}
        for kind, box in marks:
            self._marks.setdefault(box.page, []).append((kind, box))
        self.viewport().update()

    @property
    def links(self) -> PageLinks | None:
        """The article's links on its pages; None before they are known."""
        places = self._printed.places
        if self._links is None and self.article is not None and places is not None:
            self._links = PageLinks(self.article, places)
        return self._links

    @property
    def page(self) -> int:
        """The page (from 0) a little below the top of the screen; -1 for none."""
        return self._layout.page_at(self.verticalScrollBar().value() + self.viewport().height() * AT)

    @property
    def pages_on_screen(self) -> range:
        """The pages that are seen now."""
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    @property
    def positions(self) -> tuple[int, ...]:
        """Where the lines from the top of the screen on begin in the article, on this page and the next."""
        places, (page, y) = self._printed.places, self._place
        if places is None:
            return ()
        return (*places.positions_below(page, y), *places.positions_below(page + 1, 0))

    @property
    def is_scrolling(self) -> bool:
        """True while the pages are on their way to a place."""
        return self.scroller.target != self.verticalScrollBar().value()

    # Going somewhere

    def go_to(self, place: PagePlace) -> None:
        """Show this place at the top."""
        self.scroller.go(self._layout.y(place), ease=False)

    def is_seen(self, box: PageBox) -> bool:
        """True where the box is on screen, or about to be."""
        ahead = self.scroller.target - self.verticalScrollBar().value()
        return QRectF(self.viewport().rect()).translated(0, ahead).contains(self._on_viewport(box))

    def bring_to_sight(self, box: PageBox) -> None:
        """Scroll to a box, unless the reader is already seeing it."""
        if self.is_seen(box):
            return
        place = self._layout.box(box)
        self.scroller.go(round(place.top() - self.viewport().height() * AT))
        across = self.horizontalScrollBar()
        if not across.value() <= place.left() <= place.right() <= across.value() + self.viewport().width():
            across.setValue(round(place.left() - self.viewport().width() * AT))

    def link_rect(self, href: str) -> QRect:
        """Where the link stands on the viewport; empty where it is not found."""
        boxes = self.links.boxes(href) if self.links is not None else ()
        return self._on_viewport(boxes[0]).toAlignedRect() if boxes else QRect()

    def walk(self, by: int, markers_only: bool = False) -> bool:
        """Put the next or previous link in focus; False, and none in focus, after the last one."""
        links = self.links
        if links is None:
            return False
        if self.focused_href and not self.viewport().rect().intersects(self.link_rect(self.focused_href)):
            self.focused_href = ""
        self.focused_href = links.step(self.focused_href, by, next(iter(self.positions), 0), markers_only)
        self.by_keyboard = True
        if self.focused_href:
            self.bring_to_sight(links.boxes(self.focused_href)[0])
        self.viewport().update()
        self._name()
        self.pointed.emit(self.focused_href, True)
        return bool(self.focused_href)

    def words_on(self, page: int) -> str:
        """What stands on a page of which there is no picture."""
        return self._printed.faults.get(page) or tr("Page {number}", number=page + 1)

    def leave_stops(self) -> None:
        """Take the focus off the links."""
        self.focused_href = ""
        self._name()
        self.viewport().update()
        self.pointed.emit("", True)

    def restyle(self) -> None:
        """Follow the theme."""
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(self._theme.tokens.desk))
        self.setPalette(palette)
        self.viewport().update()

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages on screen, and what lights up on them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.desk))
        for page in self.pages_on_screen:
            self._paint(painter, page)
        if not len(self._layout):
            painter.setPen(QColor(self._theme.tokens.soft))
            painter.setFont(self._theme.ui_font())
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(32, 32, -32, -32), flags, self._words)
        painter.end()
        if self.by_keyboard and self.hasFocus():
            boxes = self.links.boxes(self.focused_href) if self.links is not None else ()
            paint_ring(self.viewport(), self._theme.tokens, [self._on_viewport(box) for box in boxes])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages fill the new width; the place is kept."""
        super().resizeEvent(event)
        self._lay_out()
        # Told later: style sheets resize scroll bars while Qt walks all widgets, and no card may be made anew then.
        self._resized.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are asked for while the pages are seen."""
        super().showEvent(event)
        self._settled.start()

    def event(self, event: QEvent) -> bool:
        """On a screen of another density the pages are drawn anew."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Remember where the reader is."""
        self._settled.start()
        self.viewport().update()
        if not self._keeping:
            self._place = self._layout.place(self.verticalScrollBar().value())
            self._point_again()
            self.place_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom; else scroll."""
        self.scroller.stop()
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
        """A hand over what can be clicked."""
        self._point_at(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins."""
        self.by_keyboard, self.focused_href = False, ""
        self._pressed = self._link_at(event.position()) if event.button() is Qt.MouseButton.LeftButton else ""
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a marker or an entry follows it."""
        href, self._pressed = self._pressed, ""
        if href and event.button() is Qt.MouseButton.LeftButton and href == self._link_at(event.position()):
            self.followed.emit(href)

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse went: no link is under it."""
        if event.type() is QEvent.Type.Leave:
            self._set_under("")
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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(240)
        # Its coming and going would lay the pages out again and again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setAccessibleName(tr("Scroll the pages"))
        self.horizontalScrollBar().setAccessibleName(tr("Move the pages to the side"))
        self.verticalScrollBar().actionTriggered.connect(self.scrolled_by_reader)

    def _name(self) -> None:
        title = self.article.title if self.article is not None else ""
        self.setAccessibleName(tr("Pages of {title}", title=title) if title else tr("Pages"))
        keys = tr("Tab walks the markers, Enter selects the reference, Space scrolls.")
        said = link_words(self.article, self.focused_href) if self.article is not None else ""
        self.setAccessibleDescription(said or (keys if self._printed.sizes else self._words))

    @property
    def _words(self) -> str:
        return self._printed.fault or tr("Opening the pages …")

    def _lay_out(self) -> None:
        if self._keeping:
            # A scroll bar came or went: whoever is at it goes on with the size that is left.
            return
        self._keeping = True
        sizes = self._printed.sizes if self.article is not None else ()
        layout = self._layout = PageLayout(sizes, self.viewport().width(), self._zoom)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        middle = across.value() / across.maximum() if across.maximum() else 0.5
        policy = Qt.ScrollBarPolicy
        wide = layout.width > self.viewport().width() and len(layout) > 0
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if wide else policy.ScrollBarAlwaysOff)
        view = self.viewport().size()
        across.setRange(0, layout.width - view.width() if wide else 0)
        across.setPageStep(view.width())
        across.setValue(round(middle * across.maximum()))
        down.setRange(0, max(0, layout.height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(LINE)
        self.scroller.go(layout.y(self._place), ease=False)
        self._keeping = False
        self.viewport().update()
        self._settled.start()

    def _ask(self) -> None:
        """Ask for the pictures of the pages on screen, then for those beside them."""
        seen = self.pages_on_screen
        if not self.isVisible() or not len(seen):
            return
        here = max(self.page, 0)
        beside = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < len(self._layout)]
        order = [*sorted(seen, key=lambda page: abs(page - here)), *beside]
        ratio = self.devicePixelRatioF()
        self._printed.want([(page, self._layout.scale(page) * ratio) for page in order])

    def _paint(self, painter: QPainter, page: int) -> None:
        rect = self._layout.rect(page).translated(-self._offset.toPoint())
        paint_page(painter, rect, self._printed.picture(page), self.words_on(page), self._theme.ui_font())
        paint_marks(painter, ((kind, self._on_viewport(box)) for kind, box in self._marks.get(page, ())))
        if self._under and self.links is not None:
            boxes = self.links.boxes(self._under)
            paint_underline(painter, (self._on_viewport(box) for box in boxes if box.page == page))
        paint_edge(painter, rect, self._theme.tokens)

    @property
    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_viewport(self, box: PageBox) -> QRectF:
        return self._layout.box(box).translated(-self._offset)

    def _link_at(self, where: QPointF) -> str:
        point = self._layout.point(where + self._offset)
        return self.links.at(*point) if point is not None and self.links is not None else ""

    def _point_at(self, where: QPointF) -> None:
        self._set_under(self._link_at(where))

    def _point_again(self) -> None:
        """The pages moved under the mouse."""
        if self._under:
            self._point_at(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))

    def _set_under(self, href: str) -> None:
        if href == self._under:
            return
        self._under = href
        shape = Qt.CursorShape.PointingHandCursor if href else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()
        self.pointed.emit(href, False)
