"""Where everything in the article stands: on screen, in the document, and at which height."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLine
from PySide6.QtWidgets import QTextBrowser, QWidget

from ldn_desk.presenters.article.document import ArticleDocument
from ldn_desk.presenters.article.positions import Positions
from ldn_desk.views.article.reading.scroller import Scroller


class ReadingPlace(NamedTuple):
    """The line at the top of the screen: a piece, UTF-16 units into it, and pixels by which the line is cut."""

    piece: int = 0
    inside: int = 0
    above: int = -10_000
    """By itself: the very top, with the margin over the title."""


class Sight:
    """What one text browser shows of a document made of pieces, and the reader's place in it.

    `shown` is how the article is shown: pieces, headings, anchors. `place` is where the reader is. Both are set by who
    fills the browser, as `line_pitch` is: the height of a line of text, in pixels. While the browser is being filled,
    `known` says where what is there by now stands; who asks for `positions` waits for the rest.
    """

    def __init__(self, browser: QTextBrowser) -> None:
        """Of an empty browser."""
        self._browser = browser
        self._bar = browser.verticalScrollBar()
        self._starts: list[int] = []
        self.shown = ArticleDocument((), ())
        self._positions = Positions((), (), "")
        self._complete: Callable[[], None] | None = None
        self.place = ReadingPlace()
        self.line_pitch = 24.0
        self.scroller = Scroller(self._bar)

    @property
    def positions(self) -> Positions:
        """The article's places ↔ the document's, all of them."""
        self.complete()
        return self._positions

    @property
    def known(self) -> Positions:
        """The same as far as the document is there: what is still to come is not shown yet."""
        return self._positions

    def complete(self) -> None:
        """Put all of the document there, at once."""
        if self._complete is not None:
            self._complete()

    @property
    def pieces_there(self) -> int:
        """How many of the pieces the document holds by now."""
        return len(self._starts)

    @property
    def is_growing(self) -> bool:
        """True until all of the document is there."""
        return self._complete is not None

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the article stands in the document, the rest of which is waited for if need be."""
        found = self.known.range_to_document(start, end)
        return self.positions.range_to_document(start, end) if found is None and self.is_growing else found

    def begin_document(self, text: str, complete: Callable[[], None]) -> None:
        """The browser is filled with the document of `shown`; `complete` puts all of it there at once.

        `text` is the article's."""
        self._starts = []
        self._positions = Positions(self.shown.pieces, self._starts, text)
        self._complete = complete

    def grow(self) -> None:
        """More of the document is there: find where it stands."""
        last = self._starts[-1] if self._starts else -1
        self._starts += starts_of(self._document, last)

    def end_document(self) -> None:
        """All of the document is there."""
        self._complete = None

    def keep_place(self) -> None:
        """The reader is where the browser is scrolled to."""
        self.place = self._place_now()

    def return_to(self, place: ReadingPlace, ease: bool = False) -> None:
        """Scroll back to a place the reader was at."""
        if self._starts:
            index = min(place.piece, len(self._starts) - 1)
            top = self.top_of(self._starts[index] + place.inside)
            self.scroller.go(round(top) + place.above, ease)

    def bring_to_sight(self, start: int, end: int, at: float = 0.33) -> None:
        """Scroll to a stretch of one block, unless the reader is already seeing it."""
        if not self.is_seen(start, end):
            self.scroller.go(round(self.top_of(start) - self._viewport.height() * at))

    def top_of(self, position: int) -> float:
        """Distance of the line of a document position from the document's top."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(min(position, self._document.characterCount() - 1))
        return self._browser.cursorRect(cursor).top() + self._bar.value()

    @property
    def is_scrolling(self) -> bool:
        """True while the text is on its way to a place."""
        return self.scroller.target != self._bar.value()

    def is_seen(self, start: int, end: int) -> bool:
        """True where this stretch of one block is on screen, or is about to be."""
        ahead = self.scroller.target - self._bar.value()
        area = QRectF(self._viewport.rect()).translated(0, ahead)
        rects = list(self.rects(start, end))
        return bool(rects) and all(area.top() <= r.top() and r.bottom() <= area.bottom() for r in rects)

    def piece_being_read(self) -> int:
        """The index of the piece a little below the top of the screen; -1 without an article."""
        below = min(round(self.line_pitch * 4), self._viewport.height() // 3)
        return self._piece_at(self._bar.value() + below)

    def first_on_screen(self) -> int:
        """The document position where the first line on screen begins."""
        return self._line_at(self._bar.value())[0]

    def last_on_screen(self) -> int:
        """The document position where the last line on screen ends."""
        return self._line_at(self._bar.value() + self._viewport.height())[1]

    def rects(self, start: int, end: int) -> Iterator[QRectF]:
        """Where a stretch within one block stands on the viewport, line by line."""
        block = self._document.findBlock(start)
        # Asked first, because it lays the block out.
        origin = self._outline(block).topLeft()
        layout = block.layout()
        for index in range(layout.lineCount() if layout is not None else 0):
            line = layout.lineAt(index)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                left, right = x_at(line, first), x_at(line, last)
                rect = QRectF(min(left, right), line.y(), abs(right - left), line.height())
                yield rect.translated(origin)

    def pieces_on_screen(self) -> Iterator[tuple[int, QTextBlock, QRectF]]:
        """Index, block and outline (on the viewport) of each piece that is on screen."""
        index = max(0, self._piece_at(self._bar.value()))
        while index < len(self._starts):
            block = self._document.findBlock(self._starts[index])
            box = self._outline(block)
            if box.top() > self._viewport.height():
                return
            yield index, block, box
            index += 1

    def numbers_on_screen(self) -> Iterator[tuple[int, QRectF]]:
        """For the gutter: each paragraph's number, and its first line."""
        for index, block, box in self.pieces_on_screen():
            number = self.shown.pieces[index].paragraph
            layout = block.layout()
            if number and layout is not None and layout.lineCount():
                line = layout.lineAt(0)
                yield number, QRectF(0, box.top() + line.y(), 1, line.height())

    @property
    def _document(self) -> QTextDocument:
        return self._browser.document()

    @property
    def _viewport(self) -> QWidget:
        return self._browser.viewport()

    def _outline(self, block: QTextBlock) -> QRectF:
        scrolled = QPointF(self._browser.horizontalScrollBar().value(), self._bar.value())
        return self._document.documentLayout().blockBoundingRect(block).translated(-scrolled)

    def _piece_at(self, y: float) -> int:
        """The index of the last piece that begins at or above this height of the document; -1 without an article.

        Looked for outwards from where the reader is, so that Qt lays out no more than is looked at. (Its own
        `hitTest` does not know which blocks it has laid out while it is at it, and goes through all of them.)
        """
        if not self._starts:
            return -1
        low = min(self.place.piece, len(self._starts) - 1)
        step = 1
        while low > 0 and self._top_of_piece(low) > y:
            low, step = max(0, low - step), step * 2
        high = low + 1
        step = 1
        while high < len(self._starts) and self._top_of_piece(high) <= y:
            low, high, step = high, min(len(self._starts), high + step), step * 2
        return bisect_right(range(low + 1, high), y, key=self._top_of_piece) + low

    def _top_of_piece(self, index: int) -> float:
        block = self._document.findBlock(self._starts[index])
        return self._document.documentLayout().blockBoundingRect(block).top()

    def _line_at(self, y: float) -> tuple[int, int]:
        """Where the line at this height of the document begins and ends."""
        index = self._piece_at(y)
        if index < 0:
            return 0, 0
        block = self._document.findBlock(self._starts[index])
        inside = y - self._top_of_piece(index)
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount() if layout is not None else 0)]
        at = next((line for line in lines if line.y() + line.height() > inside), lines[-1] if lines else None)
        if at is None:
            return block.position(), block.position()
        return block.position() + at.textStart(), block.position() + at.textStart() + at.textLength()

    def _place_now(self) -> ReadingPlace:
        position = self.first_on_screen()
        if not self._starts:
            return ReadingPlace()
        piece = max(0, bisect_right(self._starts, position) - 1)
        above = self._bar.value() - round(self.top_of(position))
        return ReadingPlace(piece, max(0, position - self._starts[piece]), above)


def starts_of(document: QTextDocument, after: int) -> list[int]:
    """The document position of each piece behind that of one (-1: of all): every block that holds text is one."""
    starts, block = [], document.findBlock(after).next() if after >= 0 else document.begin()
    while block.isValid():
        if block.length() > 1:
            starts.append(block.position())
        block = block.next()
    return starts


def x_at(line: QTextLine, position: int) -> float:
    """Where a position of its block stands on a line, in pixels from the block's left."""
    point: object = line.cursorToX(position)
    # A number or a pair, by version of the bindings.
    return float(point[0] if isinstance(point, tuple) else point)  # type: ignore[arg-type]
