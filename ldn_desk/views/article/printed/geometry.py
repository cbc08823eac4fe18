"""Where everything on a document's pages stands: zoomed, scrolled, and kept where the reader is."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ldn_desk.domain.page import PageBox
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.views.article.printed.layout import PageLayout, PagePlace
from ldn_desk.views.article.reading.scroller import Scroller

SETTLED_MS = 60
"""After scrolling or resizing, until pictures are asked for."""
AT = 0.33
"""Of the view's height: where a place is scrolled to."""
LINE = 48
"""Pixels that an arrow key scrolls."""


class PageSight(QObject):
    """What one scroll area shows of the pages, and the reader's place on them. What is on them is drawn by the area.

    Signals: `moved()` the pages were scrolled or laid out anew.
    """

    moved = Signal()

    def __init__(self, area: QAbstractScrollArea, printed: PrintedPages) -> None:
        """No pages before `show`; `area` owns it."""
        super().__init__(area)
        self._area, self._printed = area, printed
        self._down, self._across = area.verticalScrollBar(), area.horizontalScrollBar()
        self._place = PagePlace()
        self._shown = False
        self._keeping = False
        self.layout = PageLayout()
        self.zoom = 1.0
        self.scroller = Scroller(self._down)
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._ask)
        self._resized = QTimer(self, interval=0, singleShot=True)
        self._resized.timeout.connect(self.moved)

    def show(self, shown: bool, place: PagePlace) -> None:
        """Lay out the pages that the presenter holds, or none, from `place` on."""
        self._shown = shown
        self._place = place
        self.lay_out()
        self.moved.emit()

    @property
    def place(self) -> PagePlace:
        """What lies at the top of the screen."""
        return self._place

    def set_zoom(self, zoom: float) -> None:
        """Show the pages larger or smaller (1 where most fill the width); the place is kept."""
        if zoom != self.zoom:
            self.zoom = zoom
            self.lay_out()
            self.moved.emit()

    @property
    def page(self) -> int:
        """The page (from 0) a little below the top of the screen; -1 for none."""
        return self.layout.page_at(self._down.value() + self._viewport.height() * AT)

    @property
    def pages_on_screen(self) -> range:
        """The pages that are seen now."""
        top = self._down.value()
        return self.layout.between(top, top + self._viewport.height())

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
        return self.scroller.target != self._down.value()

    def go_to(self, place: PagePlace) -> None:
        """Show this place at the top."""
        self.scroller.go(self.layout.y(place), ease=False)

    def is_seen(self, box: PageBox) -> bool:
        """True where the box is on screen, or about to be."""
        ahead = self.scroller.target - self._down.value()
        return QRectF(self._viewport.rect()).translated(0, ahead).contains(self.on_viewport(box))

    def bring_to_sight(self, box: PageBox) -> None:
        """Scroll to a box, unless the reader is already seeing it."""
        if self.is_seen(box):
            return
        place = self.layout.box(box)
        self.scroller.go(round(place.top() - self._viewport.height() * AT))
        across = self._across
        if not across.value() <= place.left() <= place.right() <= across.value() + self._viewport.width():
            across.setValue(round(place.left() - self._viewport.width() * AT))

    def resize(self) -> None:
        """The pages fill the area's new width; the place is kept."""
        self.lay_out()
        # Told later: style sheets resize scroll bars while Qt walks all widgets, and no card may be made anew then.
        self._resized.start()

    def ask_soon(self) -> None:
        """Pictures are asked for once the pages stand still."""
        self._settled.start()

    def scrolled(self) -> None:
        """Remember where the reader is."""
        self._settled.start()
        self._viewport.update()
        if not self._keeping:
            self._place = self.layout.place(self._down.value())
            self.moved.emit()

    def lay_out(self) -> None:
        """Give every page its place; the reader's is kept."""
        if self._keeping:
            # A scroll bar came or went: whoever is at it goes on with the size that is left.
            return
        self._keeping = True
        sizes = self._printed.sizes if self._shown else ()
        layout = self.layout = PageLayout(sizes, self._viewport.width(), self.zoom)
        down, across = self._down, self._across
        middle = across.value() / across.maximum() if across.maximum() else 0.5
        policy = Qt.ScrollBarPolicy
        wide = layout.width > self._viewport.width() and len(layout) > 0
        self._area.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if wide else policy.ScrollBarAlwaysOff)
        view = self._viewport.size()
        across.setRange(0, layout.width - view.width() if wide else 0)
        across.setPageStep(view.width())
        across.setValue(round(middle * across.maximum()))
        down.setRange(0, max(0, layout.height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(LINE)
        self.scroller.go(layout.y(self._place), ease=False)
        self._keeping = False
        self._viewport.update()
        self._settled.start()

    def _ask(self) -> None:
        """Ask for the pictures of the pages on screen, then for those beside them."""
        seen = self.pages_on_screen
        if not self._area.isVisible() or not len(seen):
            return
        here = max(self.page, 0)
        beside = [page for page in (seen[-1] + 1, seen[0] - 1) if 0 <= page < len(self.layout)]
        order = [*sorted(seen, key=lambda page: abs(page - here)), *beside]
        ratio = self._area.devicePixelRatioF()
        self._printed.want([(page, self.layout.scale(page) * ratio) for page in order])

    @property
    def offset(self) -> QPointF:
        """By how much the pages are scrolled."""
        return QPointF(self._across.value(), self._down.value())

    def on_viewport(self, box: PageBox) -> QRectF:
        """Where a box stands on the viewport."""
        return self.layout.box(box).translated(-self.offset)

    @property
    def _viewport(self) -> QWidget:
        return self._area.viewport()
