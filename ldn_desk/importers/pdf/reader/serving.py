"""The process that reads PDFs: what it is asked, one after the other, and what it answers."""

import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from math import isfinite
from typing import TYPE_CHECKING, NoReturn

from ldn_desk.importers.pdf.page_text import PageText
from ldn_desk.importers.pdf.process import frames, values
from ldn_desk.importers.pdf.process.frames import OUT_OF_MEMORY, Kind
from ldn_desk.importers.pdf.reader.document import Refused, open_pdf
from ldn_desk.importers.pdf.reader.limits import Eye, set_hard_limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

IDLE_S = 60.0
"""Seconds after which a process that has nothing open and nothing to do ends."""
_LETTER = (612.0, 792.0)

Asked = tuple[Kind, bytes]


def main(most_memory: int) -> NoReturn:
    """Answer on standard output what is asked on standard input, until that ends or memory passes `most_memory`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    set_hard_limits()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints goes nowhere.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    asked: queue.SimpleQueue[Asked] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    eye = Eye(most_memory)
    try:
        serve(lambda wait: _next(asked, wait), answers, eye.watching)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except OSError:
        # Nobody hears the answers any more.
        os._exit(0)
    except Exception:
        frames.write(answers, Kind.FAILED, traceback.format_exc().encode("utf-8", "replace"))
        os._exit(1)
    os._exit(0)


def _listen(asked: "queue.SimpleQueue[Asked]") -> None:
    """Hear what is asked; when the desk is gone, however it went, this process ends in the midst of its work."""
    with os.fdopen(os.dup(sys.stdin.fileno()), "rb") as source:
        while (request := frames.read(source)) is not None:
            asked.put(request)
    os._exit(0)


def _next(asked: "queue.SimpleQueue[Asked]", wait: float | None) -> Asked | None:
    try:
        return asked.get(timeout=wait)
    except queue.Empty:
        return None


def serve(
    following: Callable[[float | None], Asked | None],
    answers: frames.Sink,
    watching: Callable[[], AbstractContextManager[None]],
) -> None:
    """Answer each request that `following` gives, waiting for it so many seconds (None: for ever), until it is None."""
    import pypdfium2  # noqa: F401 - so that the first file does not wait for it

    server = _Server(answers)
    frames.write(answers, Kind.READY)
    while (request := following(None if server.holds_document else IDLE_S)) is not None:
        with watching():
            server.answer(*request)


class _Server:
    """One document at a time."""

    def __init__(self, answers: frames.Sink) -> None:
        self._answers = answers
        self._document: PdfDocument | None = None

    @property
    def holds_document(self) -> bool:
        return self._document is not None

    def answer(self, kind: Kind, body: bytes) -> None:
        try:
            if kind is Kind.OPEN:
                self._open(body)
            elif kind is Kind.CLOSE:
                self._close()
            elif self._document is not None:
                self._tell(self._document, kind, body)
        except Refused as refused:
            frames.write(self._answers, Kind.REFUSED, refused.refusal.encode())

    def _open(self, data: bytes) -> None:
        self._close()
        self._document = open_pdf(data)
        self._value([len(self._document), self._document.get_metadata_dict()])

    def _close(self) -> None:
        document, self._document = self._document, None
        if document is not None:
            document.close()

    def _tell(self, document: "PdfDocument", kind: Kind, body: bytes) -> None:
        from ldn_desk.importers.pdf.reader import drawing

        asked = values.unpacked(body or b"[]")
        if kind is Kind.TEXT:
            self._texts(document, *asked)
        elif kind is Kind.SIZES:
            self._value([drawing.size(document, page) for page in range(len(document))])
        elif kind is Kind.PICTURE:
            width, height, pixels = drawing.picture(document, *asked)
            frames.write(self._answers, Kind.PIXELS, frames.SIZE.pack(width, height), pixels)
        elif kind is Kind.LINES:
            self._value([values.line_form(line) for line in drawing.lines(document, *asked)])

    def _texts(self, document: "PdfDocument", first: int, end: int, room: int) -> None:
        for number in range(first, end):
            page = _text(document, number)
            self._value(values.page_text_form(page))
            room -= sum(len(run.text) for run in page.runs)
            if room <= 0:
                break
        self._value(None)

    def _value(self, value: object) -> None:
        frames.write(self._answers, Kind.VALUE, values.packed(value))


def _text(document: "PdfDocument", number: int) -> PageText:
    """The text of a page; a damaged page is empty."""
    import pypdfium2

    from ldn_desk.importers.pdf.reader.links import page_links
    from ldn_desk.importers.pdf.reader.runs import page_text

    try:
        page = document[number]
        text = page_text(page, page_links(document, page))
        page.close()
    except pypdfium2.PdfiumError:
        return PageText([], *_LETTER)
    return text if all(map(isfinite, text[1:])) else PageText([], *_LETTER)
