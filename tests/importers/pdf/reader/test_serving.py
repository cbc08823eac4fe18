"""Tests of `serving`, `document`, `drawing`, `links` and `runs`. What the process that reads PDFs answers, asked within
this one."""

import contextlib
import io
from collections.abc import Iterator

from ldn_desk.importers.pdf.process import frames, values
from ldn_desk.importers.pdf.process.frames import Kind, Refusal
from ldn_desk.importers.pdf.reader.serving import IDLE_S, serve
from tests.importers.pdf.sheets import Sheets, prose


class Talk:
    """Requests that are asked one after the other; `waits` tells how long each was waited for."""

    def __init__(self, *requests: tuple[Kind, bytes]) -> None:
        self._requests = iter(requests)
        self.waits: list[float | None] = []
        self.watched = 0
        self.answers = io.BytesIO()
        serve(self._following, self.answers, self._watching)
        self.answers.seek(0)

    def _following(self, wait: float | None) -> tuple[Kind, bytes] | None:
        self.waits.append(wait)
        return next(self._requests, None)

    @contextlib.contextmanager
    def _watching(self) -> Iterator[None]:
        self.watched += 1
        yield

    def heard(self) -> list[tuple[Kind, bytes]]:
        found = []
        while (frame := frames.read(self.answers)) is not None:
            found.append(frame)
        return found


def two_pages() -> bytes:
    sheets = Sheets()
    sheets.flow(60, 80, 480, prose(2))
    sheets.page()
    sheets.flow(60, 80, 480, prose(2, 2))
    return sheets.bytes()


def test_a_document_is_opened_read_drawn_and_closed() -> None:
    talk = Talk(
        (Kind.OPEN, two_pages()),
        (Kind.TEXT, values.packed([0, 2, 10_000])),
        (Kind.SIZES, b""),
        (Kind.LINES, values.packed([1])),
        (Kind.PICTURE, values.packed([0, 0.5])),
        (Kind.CLOSE, b""),
    )
    ready, opened, first, second, end, sizes, lines, picture = talk.heard()
    assert ready == (Kind.READY, b"")
    assert values.opened(values.unpacked(opened[1]))[0] == 2
    assert values.page_text(values.unpacked(first[1])).width == 600
    assert "Ba tells" in "".join(run.text for run in values.page_text(values.unpacked(first[1])).runs)
    assert values.unpacked(end[1]) is None
    assert values.page_text(values.unpacked(second[1])).runs
    assert values.sizes(values.unpacked(sizes[1]), 2) == ((600, 800), (600, 800))
    assert values.lines(values.unpacked(lines[1]))[0].text.startswith("Di tells")
    assert values.pixels(picture[1])[:2] == (300, 400)
    assert talk.watched == 6


def test_where_there_is_no_room_for_more_text_the_rest_is_left() -> None:
    talk = Talk((Kind.OPEN, two_pages()), (Kind.TEXT, values.packed([0, 2, 10])))
    assert [kind for kind, _body in talk.heard()] == [Kind.READY, Kind.VALUE, Kind.VALUE, Kind.VALUE]


def test_with_a_document_open_it_is_waited_for_ever_and_else_for_a_while() -> None:
    talk = Talk((Kind.OPEN, two_pages()), (Kind.CLOSE, b""))
    assert talk.waits == [IDLE_S, None, IDLE_S]


def test_what_cannot_be_opened_is_refused_and_the_next_file_is_not() -> None:
    talk = Talk((Kind.OPEN, b"%PDF-1.4 no more"), (Kind.SIZES, b""), (Kind.OPEN, two_pages()))
    ready, refused, opened = talk.heard()
    assert refused == (Kind.REFUSED, Refusal.DAMAGED.encode())
    assert opened[0] is Kind.VALUE
    assert ready[0] is Kind.READY
