"""What the process tells in JSON, looked over as the word of a stranger: wrong shapes and types raise Garbled."""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any, NoReturn

from ldn_desk.importers.pdf.links import AIM
from ldn_desk.importers.pdf.page_text import PageText, Run
from ldn_desk.importers.pdf.process.frames import SIZE, Garbled
from ldn_desk.plugins.contracts import PageLine

_MOST_PAGES = 1_000_000
_HREFS = ("http://", "https://", AIM)


def packed(value: object) -> bytes:
    """A value as compact JSON."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).encode("ascii")


def unpacked(data: bytes) -> Any:
    """The value of compact JSON."""
    try:
        return json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Garbled(str(error)) from None


def page_text_form(page: PageText) -> list[object]:
    """A page for `packed`."""
    runs = [
        [run.text, run.left, run.right, run.baseline, run.size, run.bold, run.italic, run.font, run.href, run.blank]
        for run in page.runs
    ]
    return [page.width, page.height, page.left, page.top, runs]


def page_text(value: Any) -> PageText:
    """The page of `page_text_form`."""
    try:
        width, height, left, top, runs = value
        _check_numbers((width, height, left, top))
        return PageText([_run(run) for run in runs], width, height, left, top)
    except (TypeError, ValueError) as error:
        raise Garbled(str(error)) from None


def _run(values: Any) -> Run:
    text, left, right, baseline, size, bold, italic, font, href, blank = values
    if not (type(text) is type(font) is type(href) is str and type(bold) is type(italic) is type(blank) is bool):
        raise TypeError("no run of text")
    if href and not href.startswith(_HREFS):
        raise ValueError("no address")
    if not isfinite(left + right + baseline + size):
        raise ValueError("no place")
    return Run(text, left, right, baseline, size, bold, italic, font, href, blank)


def line_form(line: PageLine) -> list[object]:
    """A line for `packed`."""
    return [line.text, line.edges, line.top, line.bottom]


def lines(value: Any) -> tuple[PageLine, ...]:
    """The lines of `line_form`."""
    try:
        return tuple(_line(*each) for each in value)
    except (TypeError, ValueError) as error:
        raise Garbled(str(error)) from None


def _line(text: Any, edges: Any, top: Any, bottom: Any) -> PageLine:
    _check_numbers((top, bottom, *edges))
    if type(text) is not str or len(edges) != len(text) + 1:
        raise TypeError("no line of text")
    return PageLine(text, tuple(edges), top, bottom)


def sizes(value: Any, count: int) -> tuple[tuple[float, float], ...]:
    """Width and height of each of `count` pages."""
    try:
        found = tuple((width, height) for width, height in value)
        _check_numbers([side for each in found for side in each])
    except (TypeError, ValueError) as error:
        raise Garbled(str(error)) from None
    if len(found) != count or any(side <= 0 for each in found for side in each):
        raise Garbled("no sizes")
    return found


def opened(value: Any) -> tuple[int, dict[str, str]]:
    """How many pages there are, and what the file says of itself."""
    try:
        count, metadata = value
        told = {name: text for name, text in metadata.items() if type(text) is str}
    except (AttributeError, TypeError, ValueError) as error:
        raise Garbled(str(error)) from None
    if type(count) is not int or not 0 < count <= _MOST_PAGES:
        raise Garbled("no number of pages")
    return count, told


def pixels(data: bytes) -> tuple[int, int, bytes]:
    """(width, height, pixels) of a picture."""
    if len(data) < SIZE.size:
        raise Garbled("no picture")
    width, height = SIZE.unpack_from(data)
    if not width or not height or len(data) != SIZE.size + 4 * width * height:
        raise Garbled("no picture of its size")
    return width, height, data[SIZE.size :]


def _check_numbers(values: Sequence[Any]) -> None:
    if not all(type(value) in (int, float) and isfinite(value) for value in values):
        raise TypeError("no numbers")


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("no number")
