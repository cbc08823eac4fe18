"""The runs of text on a PDF's page: what PDFium says of each, in the order in which they were drawn.

One call per character is the cheapest there is (0.4 µs); boxes and styles are asked for once a run.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.importers.pdf.characters import logical, runs_backwards
from ldn_desk.importers.pdf.page_text import PageText, Run
from ldn_desk.importers.pdf.reader.accents import has_accents, put_to_letters
from ldn_desk.importers.pdf.reader.links import Link, href_of

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_BOLD_WEIGHT = 600
_BOLD_FLAG = 1 << 18
_ITALIC_FLAG = 1 << 6
_BOLD_NAMES = ("bold", "black", "heavy", "demi", "-bd", "cmbx", "sfbx")
_BOLD_ENDS = (".b", "-b", "+b", "-sb", "-bi", ".bi", "-medi", "-semi")
_ITALIC_NAMES = ("ital", "obli", "slanted", "cmti", "cmsl", "sfti", "-it", "kursiv")
_ITALIC_ENDS = (".i", "-i", ".bi", "-bi")
_WIDE = 0.58
"""Ems a code point takes up on average in a run whose blanks are looked at; text takes up to 0.55."""
_CUT = 0.9
"""Ems of a blank at which such a run is cut."""
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_WORD = re.compile(r"\S+")
_AROUND = 3.0
"""Points by which text may stand out of the frame of its link."""
_UPRIGHT = 0.35
"""Tangent of the slope up to which a run counts as lying along the page."""


class _Style(NamedTuple):
    size: float
    bold: bool
    italic: bool
    font: str
    turn: int
    """Quarter turns against the clock; -1 where the run lies aslant."""


class _Calls(NamedTuple):
    """PDFium's functions, with the handles as plain numbers: they are compared a hundred thousand times."""

    text_object: Any
    origin: Any
    box: Any
    matrix: Any
    size: Any
    font: Any
    weight: Any
    flags: Any
    name: Any
    unicode: Any


@cache
def _calls() -> _Calls:
    import pypdfium2.raw as raw

    number, handle, whole = ctypes.c_double, ctypes.c_void_p, ctypes.c_int
    pointer = ctypes.POINTER(number)

    def plain(function: Any, result: Any, *arguments: Any) -> Any:
        return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, handle).value or 0)

    return _Calls(
        text_object=plain(raw.FPDFText_GetTextObject, handle, handle, whole),
        origin=plain(raw.FPDFText_GetCharOrigin, whole, handle, whole, pointer, pointer),
        box=plain(raw.FPDFText_GetLooseCharBox, whole, handle, whole, handle),
        matrix=plain(raw.FPDFText_GetMatrix, whole, handle, whole, handle),
        size=plain(raw.FPDFText_GetFontSize, number, handle, whole),
        font=plain(raw.FPDFTextObj_GetFont, handle, handle),
        weight=plain(raw.FPDFText_GetFontWeight, whole, handle, whole),
        flags=plain(raw.FPDFFont_GetFlags, whole, handle),
        name=plain(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, handle, handle, ctypes.c_size_t),
        unicode=plain(raw.FPDFText_GetUnicode, ctypes.c_uint, handle, whole),
    )


class _Floats(ctypes.Structure):
    """Room for a rectangle (left, top, right, bottom) or a matrix (a, b, c, d, e, f)."""

    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


def page_text(page: "PdfPage", links: Sequence[Link] = ()) -> PageText:
    """The runs of the page, turned so that most of its text lies level; what lies otherwise is left out."""
    text_page = page.get_textpage()
    try:
        return _read(page, text_page, links)
    finally:
        text_page.close()


def _read(page: "PdfPage", text_page: "PdfTextPage", links: Sequence[Link]) -> PageText:
    reader = _Reader(text_page)
    found = reader.found(merging=not any(map(href_of, links)))
    turns = Counter[int]()
    for run, turn in found:
        turns[turn] += len(run.text)
    turn = max(range(4), key=lambda turn: turns[turn])
    left, bottom, right, top = page.get_bbox()
    start, head = ((left, top), (bottom, -left), (-right, -bottom), (-top, right))[turn]
    width, height = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    runs = [_placed(run, start, head) for run, own in found if own == turn]
    if reader.backwards:
        for run in runs:
            # Seen in a mirror, such a page is one that runs from left to right.
            run.left, run.right = width - run.right, width - run.left
    elif not turn:
        _link(runs, links, left, top)
    return PageText([run for run in runs if _is_inside(run, width, height)], width, height, left, top)


def _link(runs: Sequence[Run], links: Sequence[Link], left: float, top: float) -> None:
    """Note on the runs that lie within a link where it leads."""
    for link in links:
        href = href_of(link)
        if not href:
            continue
        start, end = link.left - left - _AROUND, link.right - left + _AROUND
        head, foot = top - link.top - _AROUND, top - link.bottom + _AROUND
        for run in runs:
            if head < run.baseline < foot and start <= run.left and run.right <= end:
                run.href = href


def _placed(run: Run, start: float, head: float) -> Run:
    """The run, its positions along and across its own direction made into those from the page's left and top."""
    run.left, run.right, run.baseline = run.left - start, run.right - start, head - run.baseline
    return run


def _is_inside(run: Run, width: float, height: float) -> bool:
    finite = isfinite(run.right) and isfinite(run.size)
    return -5 < run.left < width + 5 and -5 < run.baseline < height + 5 and finite


class _Reader:
    """Asks PDFium about one page, with room for its answers that is used again and again."""

    def __init__(self, text_page: "PdfTextPage") -> None:
        self._calls = _calls()
        self._handle = ctypes.cast(text_page.raw, ctypes.c_void_p)
        self._text = self._characters(text_page)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._first, self._last, self._matrix = _Floats(), _Floats(), _Floats()
        self._boxes = ctypes.byref(self._first), ctypes.byref(self._last), ctypes.byref(self._matrix)
        self.backwards = runs_backwards(self._text)
        self._sign: tuple[float, ...] = ()
        self._fonts: dict[int, tuple[str, bool, bool]] = {}

    def found(self, *, merging: bool) -> list[tuple[Run, int]]:
        """Every run with the quarter turns (against the clock) of its direction, -1 where it lies aslant.

        `merging` puts together what some programs draw letter by letter; links then no longer fit single runs."""
        text, text_object, handle = self._text, self._calls.text_object, self._handle
        accents = has_accents(text)
        merging = merging and not self.backwards and not accents
        found: list[tuple[Run, int]] = []
        last: Run | None = None
        style: _Style | None = None
        blank, start, end = True, 0, len(text)
        while start < end:
            here = text_object(handle, start)
            if here is None or text[start].isspace():
                blank, start = True, start + 1
                continue
            stop = self._end(here, start)
            length = len(text[start:stop].rstrip())
            before, style = style, self._style(here, start, style)
            run = self._run(start, start + length, style, blank)
            if merging and last is not None and style is before and _merged(last, run):
                blank, start = length < stop - start, stop
                continue
            if self.backwards:
                self._turn_round(run, start, start + length)
            pieces = self._pieces(start, run, style)
            found += [(piece, style.turn) for piece in pieces]
            last = pieces[-1] if style.turn == 0 else None
            blank, start = length < stop - start, stop
        return put_to_letters(found) if accents else found

    def _turn_round(self, run: Run, start: int, stop: int) -> None:
        """Put a run into the order of reading by where its characters lie: PDFium's order mixes both directions."""
        places = []
        for index in range(start, stop):
            self._calls.box(self._handle, index, self._boxes[0])
            places.append((self._first.a, self._first.c, self._text[index]))
        visual = "".join(sign for _left, _right, sign in sorted(places, key=lambda place: place[:2]))
        run.text = logical(visual).strip()
        run.left, run.right = min(place[0] for place in places), max(place[1] for place in places)

    def _end(self, here: int, start: int) -> int:
        """Where the characters of a text object end: they stand together, so most need not be asked for."""
        text_object, handle, end = self._calls.text_object, self._handle, len(self._text)
        inside, step = start, 1
        while inside + step < end and text_object(handle, inside + step) == here:
            inside, step = inside + step, step * 2
        outside = min(inside + step, end)
        while outside - inside > 1:
            middle = (inside + outside) // 2
            if text_object(handle, middle) == here:
                inside = middle
            else:
                outside = middle
        return outside

    def _pieces(self, start: int, run: Run, style: _Style) -> list[Run]:
        """The run, cut at blanks as wide as those between the cells of a table: some rows are drawn in one piece."""
        wide = run.right - run.left > _WIDE * len(run.text) * run.size
        if style.turn or not wide or self.backwards or " " not in run.text:
            return [run]
        words = [(start + match.start(), start + match.end()) for match in _WORD.finditer(run.text)]
        found = [self._word(first, last, style, run.blank or first > start) for first, last in words]
        pieces = found[:1]
        for (first, last), word in zip(words[1:], found[1:], strict=True):
            before = pieces[-1]
            if word.left - before.right > _CUT * run.size:
                pieces.append(word)
            else:
                before.text += " " + self._text[first:last]
                before.right = word.right
        return pieces

    def _characters(self, text_page: "PdfTextPage") -> str:
        """The page's characters, one for each index that PDFium knows."""
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        if len(text) == count:
            return str(text)
        return "".join(_character(self._calls.unicode(self._handle, index)) for index in range(count))

    def _run(self, start: int, stop: int, style: _Style, blank: bool) -> Run:
        """The run of these characters; origin and box of the first are those that were asked for last."""
        if stop - start > 1:
            self._calls.box(self._handle, stop - 1, self._boxes[1])
            left, right = _extent(self._first, self._last, style.turn)
        else:
            left, right = _extent(self._first, self._first, style.turn)
        up = _up(self._x.value, self._y.value, style.turn)
        return Run(self._text[start:stop], left, right, up, style.size, style.bold, style.italic, style.font, "", blank)

    def _word(self, start: int, stop: int, style: _Style, blank: bool) -> Run:
        self._place(start)
        return self._run(start, stop, style, blank)

    def _place(self, index: int) -> None:
        self._calls.origin(self._handle, index, *self._at)
        self._calls.box(self._handle, index, self._boxes[0])

    def _style(self, text_object: int, index: int, before: _Style | None) -> _Style:
        """The style of the characters from here on; the one before where font, baseline and height are the same."""
        self._place(index)
        font = self._calls.font(text_object) or 0
        sign = (font, round(self._y.value, 2), round(self._first.b, 2), round(self._first.d, 2))
        if before is not None and sign == self._sign and before.turn == 0:
            return before
        self._sign = sign
        calls, handle, matrix = self._calls, self._handle, self._matrix
        calls.matrix(handle, index, self._boxes[2])
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        face = self._fonts.get(font)
        if face is None:
            face = self._fonts[font] = self._face(font, index)
        return _Style(round(calls.size(handle, index) * scale, 2), face[1], face[2], face[0], _turn(matrix))

    def _face(self, font: int, index: int) -> tuple[str, bool, bool]:
        """Name of a font, whether it is bold, and whether it is italic."""
        calls = self._calls
        name = _font_name(calls, font) if font else ""
        flags = max(calls.flags(font), 0) if font else 0
        heavy = calls.weight(self._handle, index) >= _BOLD_WEIGHT
        bold = heavy or bool(flags & _BOLD_FLAG) or any(part in name for part in _BOLD_NAMES)
        italic = bool(flags & _ITALIC_FLAG) or any(part in name for part in _ITALIC_NAMES)
        return name.partition("+")[0], bold or name.endswith(_BOLD_ENDS), italic or name.endswith(_ITALIC_ENDS)


def _merged(last: Run, run: Run) -> bool:
    """Whether the run goes on with the last, which then has its text; figures may be the number of a line or entry."""
    gap = run.left - last.right
    most = 0.3 if last.text.isdecimal() else 0.7
    if not -0.1 * run.size < gap < (most if run.blank else 0.25) * run.size:
        return False
    last.text += f" {run.text}" if run.blank and gap > 0.06 * run.size else run.text
    last.right = run.right
    return True


def _character(code: int) -> str:
    return "\ufffd" if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def _extent(first: _Floats, last: _Floats, turn: int) -> tuple[float, float]:
    """From where to where two boxes reach along the direction of the text; text that runs backwards too."""
    if turn in (0, -1):
        return min(first.a, last.a), max(first.c, last.c)
    if turn == 1:
        return min(first.d, last.d), max(first.b, last.b)
    if turn == 2:
        return -max(first.c, last.c), -min(first.a, last.a)
    return -max(first.b, last.b), -min(first.d, last.d)


def _up(x: float, y: float, turn: int) -> float:
    """How far up a point lies, for text that is turned by so many quarters."""
    return (y, -x, -y, x, y)[turn]


def _turn(matrix: _Floats) -> int:
    along, up = matrix.a, matrix.b
    if abs(up) <= _UPRIGHT * abs(along):
        return 0 if along > 0 else 2
    if abs(along) <= _UPRIGHT * abs(up):
        return 1 if up > 0 else 3
    return -1


def _font_name(calls: _Calls, font: int) -> str:
    """The font's name in lower case, without the sign of a subset (`ABCDEF+Times`)."""
    room = ctypes.create_string_buffer(120)
    calls.name(font, room, 120)
    return _SUBSET.sub("", room.value.decode("ascii", "replace")).lower()
