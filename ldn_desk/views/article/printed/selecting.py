"""Selecting on the pages: a stretch of the article, drawn where its letters stand."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainter

from ldn_desk.domain.page import PageBox
from ldn_desk.presenters.article.extending import Unit, extended
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.views.article.printed.geometry import PageSight
from ldn_desk.views.article.reading.lighting import blend
from ldn_desk.views.article.selecting import Stretch, bare
from ldn_desk.views.theme import LIGHT

if TYPE_CHECKING:
    from ldn_desk.domain.article import Article

SLOP = 4
"""Pixels that a mouse may tremble on a click."""
NEAR = 300
"""Letters away from a place at which its neighbour does."""
WASH = blend(LIGHT.accent, LIGHT.paper, 0.35)


class PageSelecting(QObject):
    """The selection of one view of pages: see `Selecting` for the signals."""

    changed = Signal()
    released = Signal()

    def __init__(self, parent: QObject, sight: PageSight, printed: PrintedPages) -> None:
        """Nothing is selected."""
        super().__init__(parent)
        self._sight = sight
        self._printed = printed
        self._article: Callable[[], Article | None] = lambda: None
        self._ends: Stretch | None = None
        self._pressed: tuple[QPointF, int] | None = None

    def follow(self, article: "Callable[[], Article | None]") -> None:
        """What gives the article whose pages are shown."""
        self._article = article

    @property
    def stretch(self) -> Stretch | None:
        """The words that are selected, without blanks around them."""
        article = self._article()
        if self._ends is None or article is None or self._ends[0] == self._ends[1]:
            return None
        return bare(article.text, *sorted(self._ends))

    @property
    def ends(self) -> Stretch:
        """Where the selection began, and its end that moves; without one, where the mouse was, or the first line."""
        here = self._ends
        if here is not None and (here[0] != here[1] or self._is_seen(here[0])):
            return here
        first = next(iter(self._sight.positions), 0)
        return first, first

    @property
    def rect(self) -> QRect:
        """Where the end that moves stands on the viewport."""
        box = self._head
        return self._sight.on_viewport(box).toAlignedRect() if box is not None else QRect()

    def select(self, anchor: int, head: int) -> None:
        """Select from `anchor` to `head`, and bring that end to sight."""
        self._set((anchor, head))
        box = self._head
        if box is not None:
            self._sight.bring_to_sight(box)

    def clear(self) -> None:
        """Select nothing."""
        self._set(None)

    def press(self, where: QPointF) -> None:
        """The mouse goes down: what was selected is no more, and a selection may begin here."""
        at = self._at(where)
        self._pressed = (where, at) if at is not None else None
        self._set((at, at) if at is not None else None)

    def drag(self, where: QPointF) -> bool:
        """The mouse moves with its button down; True while that selects."""
        if self._pressed is None:
            return False
        begin, anchor = self._pressed
        head = self._at(where)
        selects = (where - begin).manhattanLength() > SLOP or self.stretch is not None
        if selects and head is not None:
            self._set((anchor, head))
        return selects

    def release(self) -> bool:
        """The mouse lets go; True where it has selected something."""
        self._pressed = None
        if self.stretch is None:
            return False
        self.released.emit()
        return True

    def take_word(self, where: QPointF) -> None:
        """A double click selects the word under it."""
        article, at = self._article(), self._at(where)
        if article is not None and at is not None:
            self._set(extended(article, at, at, Unit.WORD, 1))
            self.released.emit()

    def copy(self) -> None:
        """Put the words on the clipboard."""
        article, stretch = self._article(), self.stretch
        if article is not None and stretch is not None:
            QGuiApplication.clipboard().setText(article.text[slice(*stretch)])

    def boxes(self, page: int) -> list[QRectF]:
        """What is selected on this page, on the viewport."""
        places, stretch = self._printed.places, self.stretch
        if places is None or stretch is None:
            return []
        return [self._sight.on_viewport(box) for box in places.boxes(*stretch) if box.page == page]

    def paint(self, painter: QPainter, page: int) -> None:
        """A wash under the print."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in self.boxes(page):
            painter.fillRect(box.adjusted(-1, -1, 1, 1), WASH)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    @property
    def _head(self) -> PageBox | None:
        """The letter before the end that moves, as far as its page is known."""
        places, (anchor, head) = self._printed.places, self.ends
        return places.box_near(head - 1 if head > anchor else head, NEAR) if places is not None else None

    def _set(self, ends: Stretch | None) -> None:
        if ends != self._ends:
            self._ends = ends
            self.changed.emit()

    def _at(self, where: QPointF) -> int | None:
        places, point = self._printed.places, self._sight.layout.point(where + self._sight.offset)
        return places.boundary(*point) if places is not None and point is not None else None

    def _is_seen(self, position: int) -> bool:
        places = self._printed.places
        box = places.box_near(position) if places is not None else None
        return box is not None and self._sight.is_seen(box)
