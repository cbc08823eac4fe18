"""The reader's marks on the pages: the same ones as in the text, drawn where their words are printed."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.mark import Mark
from ldn_desk.presenters.article.mark_index import MarkIndex, at_hand
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.views.article.mark_paint import Stood, Strokes
from ldn_desk.views.article.printed.geometry import PageSight
from ldn_desk.views.article.reading.lighting import paint_ring
from ldn_desk.views.theme import LIGHT


class PageMarks:
    """The marks of one view of pages. How those of a page are drawn is kept until it is shown otherwise."""

    def __init__(self, surface: QWidget, sight: PageSight, printed: PrintedPages) -> None:
        """`surface` is the viewport that is painted on; no marks before `show`."""
        self._surface = surface
        self._sight = sight
        self._printed = printed
        self._index = MarkIndex()
        self._drawn: dict[int, tuple[float, Strokes]] = {}
        self.focused = ""
        """The id of the mark in the keyboard's focus; empty for none."""

    def show(self, index: MarkIndex) -> None:
        """Show these marks from now on."""
        self._index = index
        self.forget()

    def forget(self) -> None:
        """What stands where on the pages is known anew, or all marks are others."""
        self._drawn.clear()
        self._surface.update()

    def renew(self, start: int, end: int) -> None:
        """What marks there are on this stretch of the article has changed."""
        places = self._printed.places
        boxes = places.boxes(start, end) if places is not None else ()
        for page in {box.page for box in boxes}:
            self._drawn.pop(page, None)
        self._surface.update()

    def focus(self, mark_id: str) -> None:
        """Put a mark in focus, or none."""
        if mark_id != self.focused:
            self.focused = mark_id
            self._surface.update()

    def under(self, where: QPointF) -> list[Mark]:
        """The marks under a point of the viewport, the shortest one first."""
        places, point = self._printed.places, self._sight.layout.point(where + self._sight.offset)
        at = places.position(*point) if places is not None and point is not None else None
        return self._index.at(at) if at is not None else []

    def at_hand(self, position: int) -> list[Mark]:
        """The mark in focus alone; without one, those at this place of the article, else those right before it."""
        return at_hand(self._index, self.focused, position)

    def rects(self, mark_id: str) -> list[QRectF]:
        """Where a mark stands on the viewport, line by line, on the pages on screen."""
        found: list[QRectF] = []
        for page in self._sight.pages_on_screen:
            corner = self._corner(page)
            found += [rect.translated(corner) for rect in self._strokes(page).rects.get(mark_id, ())]
        return found

    def paint(self, painter: QPainter, page: int) -> None:
        """The marks of a page: fills under the print, lines and signs over it."""
        if not len(self._index):
            return
        strokes = self._strokes(page)
        painter.save()
        painter.translate(self._corner(page))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        strokes.paint_fills(painter)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        strokes.paint_lines(painter)
        painter.restore()

    def paint_focus(self) -> None:
        """The ring around the mark in focus."""
        rects = self.rects(self.focused) if self.focused else []
        if rects:
            paint_ring(self._surface, LIGHT, rects)

    def _corner(self, page: int) -> QPointF:
        return QPointF(self._sight.layout.rect(page).topLeft()) - self._sight.offset

    def _strokes(self, page: int) -> Strokes:
        scale = self._sight.layout.scale(page)
        kept = self._drawn.get(page)
        if kept is None or kept[0] != scale:
            width = self._sight.layout.rect(page).width()
            # Paper is white in the dark too.
            kept = self._drawn[page] = scale, Strokes(self._stood(page), LIGHT, width)
        return kept[1]

    def _stood(self, page: int) -> Iterator[Stood]:
        places = self._printed.places
        if places is None:
            return
        found = {mark.id: mark for line in places.stretches(page) for mark in self._index.between(*line)}
        corner = QPointF(self._sight.layout.rect(page).topLeft())
        for mark in sorted(found.values(), key=lambda mark: (mark.start or 0, -(mark.end or 0))):
            boxes = places.boxes(mark.start or 0, mark.end or 0)
            own = (self._sight.layout.box(box).translated(-corner) for box in boxes if box.page == page)
            yield Stood(mark, [rect.adjusted(-0.5, -1, 0.5, 2) for rect in own])
