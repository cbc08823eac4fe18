"""Lines of text out of runs: pieces on one baseline that stand side by side, with what is raised or lowered in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ldn_desk.domain.article import SpanKind
from ldn_desk.importers.pdf.characters import clean
from ldn_desk.importers.pdf.page_text import Run

CELL = "\t"
"""Between two parts of a line that stand so far apart that they are cells of a table, or a number and its entry."""
_LEVEL = 0.12
"""Ems by which baselines of one line differ; more is raised or lowered."""
_APART = 0.95
"""Ems between two pieces from which they are not the same line, unless a column says so."""
_CELL_GAP = 1.6
"""Ems between two pieces of a line in one column from which they are cells."""
_BLANK_GAP = 0.28
"""Ems between two runs from which a blank is meant where PDFium saw none."""
_BLANK_SEEN = 0.06
"""The same where it saw one, or the end of a line."""
_INITIAL = 1.8
"""Size of a large initial at least, by that of its paragraph."""
_SMALL = 0.86
"""Size of raised and lowered signs, by that of their line."""
_DIGITS = re.compile(r"[\d,;–—*†‡§¶#a-i\[\]()-]{1,12}")
_SPACED_OUT = re.compile(r"(?:[^\W\d_] ){3,40}[^\W\d_](?= |$)")
_BAND = 12
"""Points of a page's height within which, and in the bands beside, a strip's row is looked for."""


@dataclass(slots=True)
class Line:
    """Text on one baseline within a column. Lengths in points from the page's left and top."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    """All of its letters are."""
    italic: bool = False
    font: str = ""
    """The font of all of its letters; empty where they have several."""
    page: int = 0
    spans: list[tuple[int, int, SpanKind]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, where it leads) of the links on it."""

    @property
    def top(self) -> float:
        """The upper edge, as far as the size tells it."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge, as far as the size tells it."""
        return self.baseline + 0.2 * self.size


@dataclass(slots=True)
class Strip:
    """Runs drawn one after another side by side: at most a line, and often a part of one."""

    runs: list[Run]
    left: float
    right: float
    baseline: float
    size: float
    length: int
    _text: str = ""
    _letters: int = -1

    @property
    def text(self) -> str:
        """Its runs put side by side: for looking at, once no run is added any more."""
        if not self._text:
            self._text = "".join((" " if run.blank else "") + run.text for run in self.runs).strip()
        return self._text

    @property
    def letters(self) -> int:
        """How many of its code points are letters, once no run is added any more."""
        if self._letters < 0:
            self._letters = sum(sum(map(str.isalpha, run.text)) for run in self.runs)
        return self._letters


def strips(runs: Sequence[Run]) -> list[Strip]:
    """The runs as strips, in the order of drawing."""
    found: list[Strip] = []
    for run in runs:
        strip = found[-1] if found else None
        if strip is not None and _goes_on(strip, run):
            _append(strip, run)
        else:
            found.append(Strip([run], run.left, run.right, run.baseline, run.size, len(run.text)))
    return found


def with_initials(found: Sequence[Strip]) -> list[Strip]:
    """The strips, a large initial that reaches over several lines put before the first word it belongs to."""
    initials = [strip for strip in found if strip.length == 1 and strip.runs[0].text.isalpha()]
    rest = list(found)
    for initial in initials:
        beside = [strip for strip in rest if _stands_beside(initial, strip)]
        if len(beside) > 1:
            first = min(beside, key=lambda strip: strip.baseline)
            run = initial.runs[0]
            run.size, run.baseline, run.right = first.size, first.baseline, first.left
            first.runs[0].blank = False
            first.runs.insert(0, run)
            rest.remove(initial)
    return rest


def _stands_beside(initial: Strip, strip: Strip) -> bool:
    if strip.size * _INITIAL > initial.size or strip.length < 10:
        return False
    return initial.baseline - initial.size < strip.baseline <= initial.baseline + 1 and (
        -1 < strip.left - initial.right < strip.size
    )


def _goes_on(strip: Strip, run: Run) -> bool:
    size = max(strip.size, run.size)
    gap = run.left - strip.right
    if strip.length == 1 and strip.size > _INITIAL * run.size:
        return False
    if gap > 0.35 * size and strip.length < 5 and strip.runs[0].text.isdecimal():
        # The number of a line, or of an entry: what it is is not known yet.
        return False
    if not -0.4 * size < gap < _APART * size:
        return False
    rise = strip.baseline - run.baseline
    if abs(rise) <= _LEVEL * size:
        return True
    small = min(strip.size, run.size) <= _SMALL * size
    return -0.4 * size < rise < 0.75 * size and (small or _DIGITS.fullmatch(run.text) is not None)


def _append(strip: Strip, run: Run) -> None:
    strip.runs.append(run)
    strip.left, strip.right = min(strip.left, run.left), max(strip.right, run.right)
    length = sum(len(part.text) for part in strip.runs if part.size >= run.size) if run.size > strip.size else 0
    if run.size > strip.size * 1.02 and 2 * length > strip.length:
        strip.size, strip.baseline = run.size, run.baseline
    strip.length += len(run.text)


def line_of(parts: Sequence[Strip], page: int) -> Line:
    """The line that strips on one baseline are, from left to right."""
    main = max(parts, key=lambda strip: strip.length * strip.size)
    line = Line("", parts[0].left, max(part.right for part in parts), main.baseline, main.size, page=page)
    writer = _Writer(line)
    for part in parts:
        for run in part.runs:
            writer.add(run)
    return writer.finished()


class _Writer:
    """Puts a line's runs together: blanks and cells between them, spans over what is raised, bold or italic."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._pieces: list[str] = []
        self._length = 0
        self._last: Run | None = None
        self._letters = self._bold = self._italic = 0
        self._fonts: dict[str, int] = {}

    def add(self, run: Run) -> None:
        text = clean(run.text)
        if not text and self._last is None and len(run.text) == 1:
            # A sign that its font does not name, alone at the head of a line.
            text = "•"
        between = self._between(run)
        if between and self._length:
            self._put(between)
        start = self._length
        self._put(text)
        letters = sum(map(str.isalnum, text))
        self._letters += letters
        self._bold += letters * run.bold
        self._italic += letters * run.italic
        self._fonts[run.font] = self._fonts.get(run.font, 0) + letters
        for kind in self._kinds(run):
            self._mark(start, self._length, kind)
        if run.href:
            self._line.links.append((start, self._length, run.href))
        self._last = run

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _between(self, run: Run) -> str:
        last = self._last
        if last is None:
            return ""
        size = max(last.size, run.size)
        gap = run.left - last.right
        if gap > _CELL_GAP * size:
            return CELL
        return " " if gap > (_BLANK_SEEN if run.blank else _BLANK_GAP) * size else ""

    def _kinds(self, run: Run) -> list[SpanKind]:
        rise = self._line.baseline - run.baseline
        small = run.size <= _SMALL * self._line.size
        kinds = []
        if rise > (_LEVEL if small else 0.22) * self._line.size:
            kinds.append(SpanKind.SUPERSCRIPT)
        elif small and rise < -0.08 * self._line.size:
            kinds.append(SpanKind.SUBSCRIPT)
        if run.bold:
            kinds.append(SpanKind.STRONG)
        if run.italic:
            kinds.append(SpanKind.EMPHASIS)
        return kinds

    def _mark(self, start: int, end: int, kind: SpanKind) -> None:
        spans = self._line.spans
        for place in range(len(spans) - 1, max(len(spans) - 4, -1), -1):
            first, last, other = spans[place]
            if other is kind and not "".join(self._pieces)[last:start].strip(" "):
                spans[place] = (first, end, kind)
                return
        spans.append((start, end, kind))

    def finished(self) -> Line:
        line = self._line
        line.text = "".join(self._pieces)
        most = max(self._letters, 1)
        line.bold, line.italic = 10 * self._bold >= 9 * most, 10 * self._italic >= 9 * most
        font = max(self._fonts, key=lambda name: self._fonts[name], default="")
        line.font = font if 10 * self._fonts.get(font, 0) >= 9 * most else ""
        if _SPACED_OUT.fullmatch(line.text):
            line.text, line.spans = line.text.replace(" ", ""), []
        elif not line.spans and _SPACED_OUT.search(line.text):
            line.text = _SPACED_OUT.sub(lambda match: match.group().replace(" ", ""), line.text)
        return line


def rows(found: Sequence[Strip]) -> list[list[Strip]]:
    """Strips of one column as rows, from top to bottom, each from left to right."""
    heights: dict[int, list[list[Strip]]] = {}
    for strip in sorted(found, key=lambda strip: -strip.size * min(strip.length, 20)):
        place = int(strip.baseline) // _BAND
        near = (row for band in (place, place - 1, place + 1) for row in heights.get(band, ()))
        row = next((row for row in near if _same_row(row[0], strip)), None)
        if row is None:
            heights.setdefault(place, []).append([strip])
        else:
            row.append(strip)
    result = sorted((row for band in heights.values() for row in band), key=lambda row: row[0].baseline)
    for row in result:
        row.sort(key=lambda strip: strip.left)
    return result


def _same_row(first: Strip, other: Strip) -> bool:
    offset = first.baseline - other.baseline
    if abs(offset) <= 0.3 * min(first.size, other.size):
        return True
    small = other.size <= _SMALL * first.size and other.length <= 12
    return small and -0.3 * first.size < offset < 0.6 * first.size


def moved(line: Line, start: int) -> Line:
    """The line without its first `start` code points."""
    spans = [(max(first - start, 0), last - start, kind) for first, last, kind in line.spans if last > start]
    return replace(line, text=line.text[start:], spans=spans)
