"""The worker's side of a document's pages: drawn as they are wished for, and aligned with the text in between."""

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from ldn_desk.domain.errors import DeskError
from ldn_desk.presenters.jobs import Token

if TYPE_CHECKING:
    # Neither is needed before pages are shown.
    from ldn_desk.plugins.contracts import PagedImporter, Pages
    from ldn_desk.reading.pages.alignment import Aligner

IN_ORDER = 60
"""Pages up to which they are aligned from the first on; of a longer document, those around the reader come first."""


class Picture(NamedTuple):
    """A page drawn, `scale` pixels a point; a sentence instead of the image where it cannot be."""

    page: int
    scale: float
    image: QImage | None
    fault: str = ""


class Step(NamedTuple):
    """One step of a job's work: `value` is the list of page sizes, an Aligner, a Picture, a PageText, or a sentence."""

    work: "PageJob"
    value: object


class PageJob:
    """One document. `steps` runs on a worker; everything else is called from the main thread."""

    def __init__(self, importer: "PagedImporter", data: bytes, text: str, near: int) -> None:
        """`near`: thousandths of the text at which the reader is."""
        self._importer = importer
        self._data = data
        self._text = text
        self._near = near / 1000
        self._lock = Lock()
        self._busy = False
        self._closed = False
        self._wishes: list[tuple[int, float]] = []
        self._pages: Pages | None = None
        self._aligner: Aligner | None = None
        self._left: list[int] = []

    def wish(self, wishes: Sequence[tuple[int, float]]) -> bool:
        """Pages (with pixels a point) in the place of those wished for earlier; True where a job must be started."""
        with self._lock:
            self._wishes = list(wishes)
            if wishes and self._pages is not None:
                self._near = wishes[0][0] / max(1, len(self._pages.sizes))
            start = not self._busy and not self._closed
            self._busy = self._busy or start
        return start

    def close(self) -> None:
        """Let go of the document; what is being drawn is given up."""
        with self._lock:
            self._closed = True
            pages = self._pages
        if pages is not None:
            pages.close()

    def steps(self, token: Token) -> Iterator[object]:
        """The sizes of the pages, the aligner, then pictures and aligned pages; a sentence where there are none."""
        try:
            if self._aligner is None:
                for value in self._opened():
                    yield Step(self, value)
            while self._goes_on(token):
                yield Step(self, self._next())
        except DeskError as error:
            yield Step(self, str(error))
        finally:
            self._end()

    def _opened(self) -> Iterator[object]:
        from ldn_desk.reading.pages.alignment import Aligner

        self._pages = self._importer.pages(self._data)
        self._data = b""
        yield list(self._pages.sizes)
        self._aligner = Aligner(self._text)
        self._left = list(range(len(self._pages.sizes)))
        yield self._aligner

    def _goes_on(self, token: Token) -> bool:
        with self._lock:
            return not token.cancelled() and not self._closed and bool(self._wishes or self._left)

    def _next(self) -> object:
        assert self._pages is not None
        assert self._aligner is not None
        with self._lock:
            wish = self._wishes.pop(0) if self._wishes else None
        if wish is not None:
            return self._drawn(self._pages, *wish)
        page = self._left.pop(self._nearest())
        return self._aligner.align(page, self._pages.lines(page))

    def _nearest(self) -> int:
        """Which of the pages that are left comes next."""
        assert self._pages is not None
        count = len(self._pages.sizes)
        if count <= IN_ORDER:
            return 0
        here = self._near * count
        return min(range(len(self._left)), key=lambda index: abs(self._left[index] - here))

    def _drawn(self, pages: "Pages", page: int, scale: float) -> Picture:
        try:
            width, height, pixels = pages.picture(page, scale)
        except DeskError as error:
            return Picture(page, scale, None, str(error))
        image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
        # The copy keeps its own pixels.
        return Picture(page, scale, image.copy())

    def _end(self) -> None:
        with self._lock:
            self._busy = False
            pages = self._pages if self._closed else None
        if pages is not None:
            pages.close()
