"""A PDF that is open in a process of its own."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from ldn_desk.domain import progress
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.pdf.page_text import PageText
from ldn_desk.importers.pdf.process import values
from ldn_desk.importers.pdf.process.frames import Garbled, Kind, Refusal
from ldn_desk.importers.pdf.process.worker import Ending, NotServed, Stopped, Worker
from ldn_desk.importers.pdf.process.workers import WORKERS
from ldn_desk.plugins.contracts import PageLine

_TRIES = 3
"""Processes that are asked to open a file, where those kept from before had just ended."""


class Document:
    """Asked by one thread at a time; closed from any. All but `close` raise UnreadableInput with one sentence.

    Where its process had to be ended, the next question takes another.
    """

    def __init__(self, data: bytes) -> None:
        """`data` is the file. Nothing is started before the first question."""
        self._data = data
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._busy = False
        self._open = False
        self._closed = False
        self._metadata: Mapping[str, str] = {}
        self._count = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        if not self._count:
            with self._asking():
                pass
        return self._count

    @property
    def metadata(self) -> Mapping[str, str]:
        """What the file says of itself (`Title`, `Author`)."""
        return self._metadata if self.count else {}

    def texts(self, first: int, end: int, room: int) -> tuple[list[PageText], int]:
        """The text of these pages, as far as there is room for its characters, and the room that is left.

        Tells how far it is, and is left where it is cancelled (see `domain.progress`)."""
        found: list[PageText] = []

        def tell() -> None:
            progress.tell(first + len(found), self._count)

        with self._asking() as worker:
            worker.ask(Kind.TEXT, values.packed([first, end, room]))
            while (value := values.unpacked(worker.answer(waiting=tell))) is not None and len(found) < end - first:
                page = values.page_text(value)
                room -= sum(len(run.text) for run in page.runs)
                found.append(page)
                tell()
        return found, room

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page, in points."""
        with self._asking() as worker:
            worker.ask(Kind.SIZES)
            return values.sizes(values.unpacked(worker.answer()), self._count)

    def picture(self, page: int, scale: float) -> tuple[int, int, bytes]:
        """(width, height, pixels): see `plugins.contracts.Pages`."""
        with self._asking(showing=True) as worker:
            worker.ask(Kind.PICTURE, values.packed([page, scale]))
            return values.pixels(worker.answer(Kind.PIXELS))

    def lines(self, page: int) -> Sequence[PageLine]:
        """The lines of a page."""
        with self._asking(showing=True) as worker:
            worker.ask(Kind.LINES, values.packed([page]))
            return values.lines(values.unpacked(worker.answer()))

    def close(self) -> None:
        """Let go of the document. A question under way ends at once, with its process."""
        with self._lock:
            self._closed = True
            worker, busy = self._worker, self._busy
            if not busy:
                self._worker = None
        if worker is not None:
            (WORKERS.discard if busy else WORKERS.give_back)(worker)

    @contextmanager
    def _asking(self, *, showing: bool = False) -> Iterator[Worker]:
        """A process that has the document open. One that is left in the midst of an answer is of no more use."""
        with self._lock:
            if self._closed:
                raise UnreadableInput(_stopped_words(Ending.CLOSED, showing=showing))
            self._busy = True
        whole = False
        try:
            yield self._opened()
            whole = True
        except NotServed as refused:
            whole = True
            raise UnreadableInput(_refused_words(refused.refusal)) from None
        except Stopped as stopped:
            raise UnreadableInput(_stopped_words(stopped.reason, showing=showing)) from None
        except Garbled as garbled:
            raise UnreadableInput(_stopped_words(Ending.CRASH, showing=showing)) from garbled
        finally:
            self._leave(whole=whole)

    def _opened(self) -> Worker:
        if self._worker is not None:
            return self._worker
        for _ in range(_TRIES):
            worker = self._worker = _taken()
            worker.ask(Kind.OPEN, self._data)
            try:
                self._count, self._metadata = values.opened(values.unpacked(worker.answer()))
                self._open = True
                return worker
            except Stopped as stopped:
                if stopped.reason is not Ending.IDLE:
                    raise
                WORKERS.discard(worker)
        raise Stopped(Ending.CRASH)

    def _leave(self, *, whole: bool) -> None:
        with self._lock:
            self._busy = False
            worker = self._worker
            if worker is None or (whole and self._open and not self._closed):
                return
            self._worker, self._open = None, False
        (WORKERS.give_back if whole and not self._closed else WORKERS.discard)(worker)


def _taken() -> Worker:
    try:
        return WORKERS.take()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        words = tr("PDFs are read in a process of its own, and the system starts none ({reason}).", reason=reason)
        raise UnreadableInput(words) from error


def _refused_words(refusal: Refusal) -> str:
    match refusal:
        case Refusal.LOCKED:
            return tr("The PDF is locked with a password: open it in a PDF reader, and print or save it without one.")
        case Refusal.EMPTY:
            return tr("The PDF has no pages.")
        case Refusal.PAGE:
            return tr("This page cannot be shown: the PDF is damaged here.")
        case Refusal.DAMAGED:
            return tr("The PDF is damaged or cut off: download it again.")


def _stopped_words(reason: Ending, *, showing: bool) -> str:
    return _not_shown(reason) if showing else _not_read(reason)


def _not_read(reason: Ending) -> str:
    match reason:
        case Ending.MEMORY:
            return tr("The PDF takes more than 600 MB of memory: download it again, or open the article as a web page.")
        case Ending.TIME:
            return tr(
                "The PDF was given up after 5 seconds without a finished page: download it again, or open the article"
                " as a web page."
            )
        case Ending.KILLED:
            return tr("The process that read the PDF was ended from outside, maybe as memory ran out: try again.")
        case Ending.CLOSED:
            return tr("The PDF was closed while it was read.")
        case _:
            return tr("The PDF is damaged, or asks for more memory than there is: download it again.")


def _not_shown(reason: Ending) -> str:
    match reason:
        case Ending.MEMORY:
            return tr("This page cannot be shown: it takes more than 600 MB of memory.")
        case Ending.TIME:
            return tr("This page cannot be shown: it was not finished within 5 seconds.")
        case Ending.KILLED:
            return tr("This page cannot be shown: the process that draws it was ended from outside.")
        case Ending.CLOSED:
            return tr("The PDF was closed while it was read.")
        case _:
            return _refused_words(Refusal.PAGE)
