"""The reader's marks in the text: drawn beneath and over it where they are in sight, and nowhere else.

Nothing of them is in the document itself: text is never laid out anew for a mark. How the marks of a piece are drawn is
kept until the text is laid out otherwise or one of them is another, so that scrolling only paints.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.mark import Mark
from ldn_desk.presenters.article.mark_index import MarkIndex, at_hand
from ldn_desk.presenters.article.positions import Piece, Utf16
from ldn_desk.views.article.mark_paint import Stood, Strokes
from ldn_desk.views.article.reading.geometry import Sight, x_at
from ldn_desk.views.article.reading.lighting import paint_ring
from ldn_desk.views.theme import Theme


class TextMarks:
    """The marks of one reading view."""

    def __init__(self, surface: QWidget, sight: Sight, theme: Theme) -> None:
        """`surface` is the viewport that is painted on; no marks before `show`."""
        self._surface = surface
        self._sight = sight
        self._theme = theme
        self._index = MarkIndex()
        self._text: Callable[[], str] = str
        self._drawn: dict[int, Strokes] = {}
        self.focused = ""
        """The id of the mark in the keyboard's focus; empty for none."""

    def show(self, index: MarkIndex, text: Callable[[], str]) -> None:
        """Show these marks from now on; `text` gives the text of the article that is shown."""
        self._index, self._text = index, text
        self.forget()

    def forget(self) -> None:
        """The text is laid out anew, in other colours, or all marks are others."""
        self._drawn.clear()
        self._surface.update()

    def renew(self, start: int, end: int) -> None:
        """What marks there are on this stretch of the article has changed."""
        pieces = self._sight.shown.pieces
        for number in [each for each in self._drawn if pieces[each].start < end and start < pieces[each].end]:
            del self._drawn[number]
        self._surface.update()

    def focus(self, mark_id: str) -> None:
        """Put a mark in focus, or none."""
        if mark_id != self.focused:
            self.focused = mark_id
            self._surface.update()

    def at(self, position: int | None) -> list[Mark]:
        """The marks on the code point at this place of the article, the shortest one first."""
        return self._index.at(position) if position is not None else []

    def at_hand(self, position: int) -> list[Mark]:
        """The mark in focus alone; without one, those at this place, else those right before it."""
        return at_hand(self._index, self.focused, position)

    def paint_fills(self) -> None:
        """What lies beneath the text."""
        self._paint(Strokes.paint_fills)

    def paint_lines(self) -> None:
        """What lies over it, and the ring around the mark in focus."""
        self._paint(Strokes.paint_lines)
        rects = self.rects(self.focused) if self.focused else []
        if rects:
            paint_ring(self._surface, self._theme.tokens, rects)

    def rects(self, mark_id: str) -> list[QRectF]:
        """Where a mark stands on the surface, line by line, as far as it is in sight."""
        found: list[QRectF] = []
        for strokes, box in self._in_sight():
            found += [rect.translated(box.topLeft()) for rect in strokes.rects.get(mark_id, ())]
        return found

    def _paint(self, paint: Callable[[Strokes, QPainter], None]) -> None:
        if not len(self._index):
            return
        painter = QPainter(self._surface)
        for strokes, box in self._in_sight():
            painter.save()
            painter.translate(box.topLeft())
            paint(strokes, painter)
            painter.restore()
        painter.end()

    def _in_sight(self) -> Iterator[tuple[Strokes, QRectF]]:
        """How the marks of each piece on screen are drawn, and where the piece stands."""
        pieces = self._sight.shown.pieces
        for number, block, box in self._sight.pieces_on_screen():
            if pieces[number].start < 0:
                continue
            if number not in self._drawn:
                self._drawn[number] = self._made(pieces[number], block, box)
            yield self._drawn[number], box

    def _made(self, piece: Piece, block: QTextBlock, box: QRectF) -> Strokes:
        marks = self._index.between(piece.start, piece.end)
        room = self._surface.width() - box.left()
        if not marks:
            return Strokes((), self._theme.tokens, room)
        units, lines = Utf16(self._text()[piece.start : piece.end]), _Lines(block)
        stood = []
        for mark in marks:
            start, end = (
                piece.prefix + units.units(min(max(at or 0, piece.start), piece.end) - piece.start)
                for at in (mark.start, mark.end)
            )
            stood.append(Stood(mark, list(lines.rects(start, end))))
        return Strokes(stood, self._theme.tokens, room)


class _Lines:
    """The lines of a laid out block."""

    def __init__(self, block: QTextBlock) -> None:
        layout = block.layout()
        self._lines = [layout.lineAt(index) for index in range(layout.lineCount() if layout is not None else 0)]
        self._starts = [line.textStart() for line in self._lines]
        self._words = [line.naturalTextRect() for line in self._lines]

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Where a stretch of the block stands in it, line by line, without the blank that a line ends with."""
        for number in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            line, words = self._lines[number], self._words[number]
            right = min(end, self._starts[number] + line.textLength())
            at = (x_at(line, max(start, self._starts[number])), x_at(line, right))
            left, right_x = (min(max(x, words.left()), words.right()) for x in (min(at), max(at)))
            if left < right_x:
                yield QRectF(left, line.y(), right_x - left, line.height())
