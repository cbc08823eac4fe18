"""A document's pages below one another: drawn, zoomed, scrolled, and kept where the reader is."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.reading.pages.alignment import PageBox
from ldn_desk.views.article.printed.layout import PageLayout, PagePlace
from ldn_desk.views.article.reading.scroller import Scroller
from ldn_desk.views.theme import Theme

SETTLED_MS = 60
"""After scrolling or resizing, until pictures are asked for."""
AT = 0.33
"""Of the view's height: where a place is scrolled to."""
LINE = 48
"""Pixels that an arrow key scrolls."""


class PageSight(QAbstractScrollArea):
    """Where everything on the pages stands, and the reader's place. What is on them is drawn by who derives from it.

    Signals: `place_changed()` the pages were scrolled or laid out anew; `scrolled_by_reader()` the reader did it.
    """

    place_changed = Signal()
    scrolled_by_reader = Signal()

    def __init__(self, printed: PrintedPages, theme: Theme, parent: QWidget | None = None) -> None:
        """No pages before `_lay_out`."""
        super().__init__(parent)
        self._printed, self._theme = printed, theme
        self._layout = PageLayout()
        self._zoom = 1.0
        self._place = PagePlace()
        self._keeping = False
        self.article: Article | None = None
        self.scroller = Scroller(self.verticalScrollBar())
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._ask)
        self._resized = QTimer(self, interval=0, singleShot=True)
        self._resized.timeout.connect(self.place_changed)
        self._prepare()
        theme.changed.connect(self.restyle)
        self.restyle()

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

    def words_on(self, page: int) -> str:
        """What stands on a page of which there is no picture."""
        return self._printed.faults.get(page) or tr("Page {number}", number=page + 1)

    def restyle(self) -> None:
        """Follow the theme."""
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(self._theme.tokens.desk))
        self.setPalette(palette)
        self.viewport().update()

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
            self.place_changed.emit()

    def _prepare(self) -> None:
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

    @property
    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_viewport(self, box: PageBox) -> QRectF:
        return self._layout.box(box).translated(-self._offset)
