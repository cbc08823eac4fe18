"""A PDF's pages as they are printed: their pictures, and where each line of text stands on them.

Positions are those of the page as it is shown: turned as the file says, and cut to its crop box.
"""

import ctypes
from collections.abc import Iterator
from functools import cache
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.importers.pdf.process.frames import MOST_PIXELS, Refusal
from ldn_desk.importers.pdf.reader.document import Refused
from ldn_desk.plugins.contracts import PageLine

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_CHARACTERS = 60_000
"""Code points of one page that are looked at; a page set in the smallest type has a quarter of them."""
A4 = (595.0, 842.0)
"""The size that is given for a page that cannot be read."""
_GAP = 1.3
"""Heights of a line: a blank as wide as this parts columns and cells, which are lines of their own."""
_MOVE = 1000.0
"""Whole units a point, in which PDFium is asked how a page is turned and cut."""


_Box = tuple[float, float, float, float]
"""Left, top, right, bottom. A plain tuple: a page has thousands."""


class _Turn(NamedTuple):
    """From a PDF's own coordinates to points from the left and top of the page as it is shown."""

    x: tuple[float, float, float]
    y: tuple[float, float, float]

    def box(self, rect: Any) -> _Box:
        left, top = self._at(rect.left, rect.top)
        right, bottom = self._at(rect.right, rect.bottom)
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.x[0] * x + self.x[1] * y + self.x[2], self.y[0] * x + self.y[1] * y + self.y[2]


def size(document: "PdfDocument", page: int) -> tuple[float, float]:
    """Width and height of a page, in points; A4's for a page that cannot be read."""
    import pypdfium2

    try:
        width, height = document.get_page_size(page)
    except pypdfium2.PdfiumError:
        return A4
    return (float(width), float(height)) if 0 < width < inf and 0 < height < inf else A4


def picture(document: "PdfDocument", page: int, scale: float) -> tuple[int, int, memoryview]:
    """(width, height, pixels), `scale` pixels a point, four bytes a pixel (B, G, R, unused), on white.

    Smaller where it would be huge. Raises Refused where the page cannot be drawn."""
    import pypdfium2

    width, height = size(document, page)
    scale = min(scale, (MOST_PIXELS / (width * height)) ** 0.5)
    try:
        opened = document[page]
        bitmap = opened.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    except pypdfium2.PdfiumError as error:
        raise Refused(Refusal.PAGE) from error
    try:
        # Rows of four bytes a pixel have no filling at their ends.
        return bitmap.width, bitmap.height, memoryview(bytes(bitmap.buffer))
    finally:
        bitmap.close()
        opened.close()


def lines(document: "PdfDocument", page: int) -> Iterator[PageLine]:
    """The page's lines of text, in the order in which they are drawn; none for a page that cannot be read."""
    import pypdfium2

    try:
        opened = document[page]
        text_page = opened.get_textpage()
    except pypdfium2.PdfiumError:
        return
    try:
        found = _lines(_characters(text_page), _turn(opened))
        yield from (line for line in found if all(map(isfinite, (*line.edges, line.top, line.bottom))))
    finally:
        text_page.close()
        opened.close()


@cache
def _calls() -> tuple[Any, Any, type[ctypes.Structure]]:
    """PDFium's questions about one character, asked without letting go of the interpreter: they take no time."""
    import pypdfium2.raw as raw

    def quick(function: Any, result: Any, *arguments: Any) -> Any:
        return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)

    handle, whole = ctypes.c_void_p, ctypes.c_int
    return (
        quick(raw.FPDFText_GetUnicode, ctypes.c_uint, handle, whole),
        quick(raw.FPDFText_GetLooseCharBox, whole, handle, whole, handle),
        raw.FS_RECTF,
    )


def _characters(text_page: "PdfTextPage") -> Iterator[tuple[str, Any]]:
    """Each character with its box in the PDF's own coordinates (the same object again and again)."""
    code_of, box_of, kind = _calls()
    handle = ctypes.cast(text_page.raw, ctypes.c_void_p)
    box = kind()
    place = ctypes.byref(box)
    for index in range(min(text_page.count_chars(), MOST_CHARACTERS)):
        code = code_of(handle, index)
        found = box_of(handle, index, place)
        if found and 0 < code <= 0x10FFFF and not 0xD800 <= code < 0xE000:
            yield chr(code), box


def _turn(page: "PdfPage") -> _Turn:
    import pypdfium2.raw as raw

    width, height = (max(1, round(side * _MOVE)) for side in page.get_size())
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(across: float, up: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, across, up, x, y)
        return x.value / _MOVE, y.value / _MOVE

    origin, right, above = shown(0, 0), shown(100, 0), shown(0, 100)
    return _Turn(
        ((right[0] - origin[0]) / 100, (above[0] - origin[0]) / 100, origin[0]),
        ((right[1] - origin[1]) / 100, (above[1] - origin[1]) / 100, origin[1]),
    )


def _lines(characters: Iterator[tuple[str, Any]], turn: _Turn) -> Iterator[PageLine]:
    """Lines end where PDFium says so, and where the next character stands elsewhere."""
    text: list[str] = []
    boxes: list[_Box] = []
    # The last character that is no blank: those that PDFium adds may stand anywhere.
    before: _Box | None = None
    for sign, rect in characters:
        if sign in "\r\n":
            yield from _line(text, boxes)
            text, boxes, before = [], [], None
        elif sign.isspace():
            if before is not None:
                text.append(" ")
                boxes.append(turn.box(rect))
        else:
            box = turn.box(rect)
            if before is not None and _is_elsewhere(before, box):
                yield from _line(text, boxes)
                text, boxes = [], []
            text.append("-" if sign in "\x02\ufffe" else sign)
            boxes.append(box)
            before = box
    yield from _line(text, boxes)


def _is_elsewhere(before: _Box, here: _Box) -> bool:
    if here[1] >= before[3] or here[3] <= before[1]:
        return True
    height = max(before[3] - before[1], here[3] - here[1], 1.0)
    return max(here[0] - before[2], before[0] - here[2]) > _GAP * height


def _line(text: list[str], boxes: list[_Box]) -> Iterator[PageLine]:
    while text and text[-1] == " ":
        text.pop()
        boxes.pop()
    if not text:
        return
    seen = [box for sign, box in zip(text, boxes, strict=True) if sign != " "]
    # Where each character begins: on its right, in lines that run to the left.
    begin, end = (2, 0) if boxes[-1][0] < boxes[0][0] else (0, 2)
    edges = [box[begin] for box in boxes]
    for index in range(1, len(text)):
        if text[index] == " ":
            # Where PDFium puts a blank that it adds itself is not to be relied on.
            edges[index] = boxes[index - 1][end] if text[index - 1] != " " else edges[index - 1]
    yield PageLine("".join(text), (*edges, boxes[-1][end]), min(b[1] for b in seen), max(b[3] for b in seen))
