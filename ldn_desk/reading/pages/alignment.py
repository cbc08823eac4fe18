"""Where an article's text stands on the pages it was printed on, and what of it stands at a point of a page.

Text and pages differ: hyphens at line ends are undone, running heads and the labels of references are left out, columns
and captions are put in another order. So both sides are looked at by their letters and digits alone. Each line of a
page is looked for where the line before it ended, then a little further on, then by a few letters in a row that an
index of the whole text knows. No step costs more than the line is long, whatever the article's length.
"""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from ldn_desk.domain.page import PageBox

GRAM, STRIDE = 12, 8
"""Letters in a row that the index knows, and how far apart they begin."""
MOST_ALIKE = 8
"""Places of the same letters that the index keeps; what is more frequent says nothing about its place."""
AHEAD = 400
"""Letters behind the last line's end in which the next line is looked for as a whole."""
LEAST = 6
"""Letters of a line that is looked for there; a shorter one must follow at once."""
STEP, AGREE = 8, 4
"""Letters that one side may have more than the other, and how many must agree after them."""
_STEEP = 40.0
"""How much further a point above or below a line is than one beside it."""


class Line(Protocol):
    """A line of text on a page (`plugins.contracts.PageLine`)."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def edges(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def bottom(self) -> float: ...  # noqa: D102


class _Run(NamedTuple):
    """Letters of the article that stand on a line, one after the other, on both sides."""

    start: int
    """In the article's letters."""
    length: int
    page: int
    line: int
    inside: int
    """In the line's letters."""


class _Printed(NamedTuple):
    """A line as it is kept: a long document has a hundred thousand."""

    text: str
    edges: "array[float]"
    top: float
    bottom: float
    places: "array[int]"
    """The place in `text` of each of its letters."""


class Letters:
    """A text's letters and digits alone, small and without accents, each with its place in the text."""

    def __init__(self, text: str) -> None:
        """Looks through `text` once."""
        if text.isascii():
            self.text = "".join(filter(str.isalnum, text)).lower()
            self.places = array("l", [place for place, sign in enumerate(text) if sign.isalnum()])
            return
        folded = [_plain(sign) for sign in text]
        self.text = "".join(folded)
        self.places = array("l", [place for place, plain in enumerate(folded) for _ in plain])

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The letters of a stretch of the text, from the first to behind the last."""
        return bisect_left(self.places, start), bisect_left(self.places, end)


@cache
def _plain(sign: str) -> str:
    if not sign.isalnum():
        return ""
    parts = unicodedata.normalize("NFKD", sign).casefold()
    return "".join(filter(str.isalnum, parts))


class PageText(NamedTuple):
    """What of the article was found on one page."""

    page: int
    lines: tuple[_Printed, ...]
    runs: tuple[_Run, ...]
    """By line, and within it from left to right."""


class Aligner:
    """Finds the lines of an article's pages in its text, page after page, in any order."""

    def __init__(self, text: str) -> None:
        """`text` is the article's; positions are in its code points."""
        self.text = text
        self.letters = Letters(text)
        self._index = _indexed(self.letters.text)
        self._taken = bytearray(len(self.letters.text) + 1)
        self._ends: list[tuple[int, int]] = []

    def align(self, page: int, lines: Sequence[Line]) -> PageText:
        """Find the page's lines. What was found on another page already is not found again."""
        cursor = self._cursor(page)
        printed: list[_Printed] = []
        found: list[_Run] = []
        for line in lines:
            letters = Letters(line.text)
            runs = self._found(letters.text, cursor)
            if runs:
                number = len(printed)
                found += [_Run(start, length, page, number, inside) for start, inside, length in runs]
                printed.append(_Printed(line.text, array("f", line.edges), line.top, line.bottom, letters.places))
                cursor = runs[-1][0] + runs[-1][2]
        if found:
            insort(self._ends, (page, cursor))
        return PageText(page, tuple(printed), tuple(found))

    def _cursor(self, page: int) -> int:
        """Where the page is likely to begin: behind the nearest page before it."""
        at = bisect_left(self._ends, (page, 0)) - 1
        return self._ends[at][1] if at >= 0 else 0

    def _found(self, line: str, cursor: int) -> list[tuple[int, int, int]]:
        """(letter of the article, letter of the line, how many) of what the two have in common."""
        start = self._whole(line, cursor)
        if start >= 0:
            return self._take([(start, 0, len(line))])
        anchor = self._anchor(line, cursor)
        if anchor is None:
            return []
        start, inside = anchor
        text = self.letters.text
        after = _agreeing(text[start : start + 2 * len(line)], line[inside:])
        least = max(0, start - 2 * len(line))
        before = _agreeing(text[least:start][::-1], line[:inside][::-1])
        runs = [(start - there - length, inside - here - length, length) for there, here, length in reversed(before)]
        return self._take(runs + [(start + there, inside + here, length) for there, here, length in after])

    def _whole(self, line: str, cursor: int) -> int:
        """Where the whole line stands at the cursor or a little further on; -1 for nowhere."""
        if not line:
            return -1
        text = self.letters.text
        start = cursor
        if not text.startswith(line, cursor):
            start = text.find(line, cursor, cursor + AHEAD + len(line)) if len(line) >= LEAST else -1
        return -1 if start >= 0 and self._is_taken(start, len(line)) else start

    def _anchor(self, line: str, cursor: int) -> tuple[int, int] | None:
        """A place of the article (nearest to the cursor) and of the line where enough letters in a row are the same."""
        for inside in range(len(line) - GRAM + 1):
            places = self._index.get(line[inside : inside + GRAM], ())
            free = [place for place in places if not self._is_taken(place, GRAM)] if len(places) < MOST_ALIKE else []
            if free:
                return min(free, key=lambda place: abs(place - cursor)), inside
        return None

    def _is_taken(self, start: int, length: int) -> bool:
        return bool(self._taken[start + length // 2])

    def _take(self, runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        for start, _inside, length in runs:
            self._taken[start : start + length] = b"\x01" * length
        return runs


class PagePlaces:
    """The article's text on those of its pages that were aligned."""

    def __init__(self, aligner: Aligner) -> None:
        """Knows no page before `add`."""
        self._text = aligner.text
        self._article = aligner.letters
        self._pages: dict[int, PageText] = {}
        self._runs: list[_Run] = []

    def __len__(self) -> int:
        """How many pages are aligned."""
        return len(self._pages)

    def __contains__(self, page: int) -> bool:
        """True where the page is aligned."""
        return page in self._pages

    def add(self, aligned: PageText) -> None:
        """Take in what was found on one more page."""
        self._pages[aligned.page] = aligned
        for run in aligned.runs:
            insort(self._runs, run)

    def boxes(self, start: int, end: int) -> tuple[PageBox, ...]:
        """Where this stretch of the article stands, line by line in its own order; empty where that is not known."""
        first, last = self._article.between(start, end)
        at = bisect_right(self._runs, first, key=lambda run: run.start) - 1
        boxes: list[PageBox] = []
        before: tuple[int, int] | None = None
        for run in self._runs[max(0, at) : bisect_left(self._runs, last, key=lambda run: run.start)]:
            here, there = max(first, run.start), min(last, run.start + run.length)
            if here >= there:
                continue
            box = self._box(run, here, there, start, end)
            if before == (run.page, run.line):
                box = _joined(boxes.pop(), box)
            boxes.append(box)
            before = run.page, run.line
        return tuple(boxes)

    def stretches(self, page: int) -> tuple[tuple[int, int], ...]:
        """The stretches of the article that stand on the page, in the page's order."""
        return tuple(
            (self._place(run.start), self._place(run.start + run.length - 1) + 1) for run in self._runs_of(page)
        )

    def position(self, page: int, x: float, y: float) -> int | None:
        """The place of the article at a point of a page; None where none of its text stands there."""
        for run in self._runs_of(page):
            line = self._pages[page].lines[run.line]
            if not line.top <= y <= line.bottom:
                continue
            places = line.places[run.inside : run.inside + run.length]
            # Lines may run to the left.
            sides = [sorted(line.edges[place : place + 2]) for place in places]
            if min(sides)[0] <= x <= max(sides)[1]:
                return self._place(run.start + min(range(run.length), key=lambda at: abs(sum(sides[at]) / 2 - x)))
        return None

    def boundary(self, page: int, x: float, y: float) -> int | None:
        """The place of the article between two signs that is nearest to a point of a page; None for a page without."""
        runs = self._runs_of(page)
        if not runs:
            return None
        run = min(runs, key=lambda run: self._distance(run, x, y))
        line = self._pages[page].lines[run.line]
        edge = min(range(len(line.edges)), key=lambda at: abs(line.edges[at] - x))
        letters = line.places[run.inside : run.inside + run.length]
        before = bisect_left(letters, edge)
        if not before:
            return self._place(run.start)
        sign, place = letters[before - 1] + 1, self._place(run.start + before - 1) + 1
        while sign < edge and self._text[place : place + 1] == line.text[sign]:
            sign, place = sign + 1, place + 1
        return place

    def positions_below(self, page: int, y: float) -> tuple[int, ...]:
        """Where the lines begin, in the article, that end below this height of a page; in the page's order."""
        lines = self._pages[page].lines if page in self._pages else ()
        return tuple(self._place(run.start) for run in self._runs_of(page) if lines[run.line].bottom > y)

    def box_near(self, position: int, slack: int | None = None) -> PageBox | None:
        """The box of the letter that stands nearest to this place, at most `slack` letters away; None for none."""
        letter = self._article.between(position, position)[0]
        at = bisect_right(self._runs, letter, key=lambda run: run.start)
        near = [(min(letter, run.start + run.length - 1), run) for run in self._runs[max(0, at - 1) : at]]
        near += [(run.start, run) for run in self._runs[at : at + 1]]
        if not near:
            return None
        here, run = min(near, key=lambda each: abs(each[0] - letter))
        if slack is not None and abs(here - letter) > slack:
            return None
        return self._box(run, here, here + 1, self._place(here), self._place(here) + 1)

    def _distance(self, run: _Run, x: float, y: float) -> float:
        """How far a point is from a run: what lies beside a line is nearer to it than what lies above or below."""
        line = self._pages[run.page].lines[run.line]
        edges = line.edges[line.places[run.inside] : line.places[run.inside + run.length - 1] + 2]
        return max(min(edges) - x, x - max(edges), 0.0) + _STEEP * max(line.top - y, y - line.bottom, 0.0)

    def _runs_of(self, page: int) -> Sequence[_Run]:
        return self._pages[page].runs if page in self._pages else ()

    def _place(self, letter: int) -> int:
        return self._article.places[letter]

    def _box(self, run: _Run, here: int, there: int, start: int, end: int) -> PageBox:
        """The box of some letters of a run, with the signs around them that belong to the stretch."""
        line = self._pages[run.page].lines[run.line]
        left = line.places[run.inside + here - run.start]
        right = line.places[run.inside + there - 1 - run.start]
        first, last = self._place(here), self._place(there - 1)
        while first > start and left > 0 and self._text[first - 1] == line.text[left - 1]:
            first, left = first - 1, left - 1
        while last + 1 < end and right + 1 < len(line.text) and self._text[last + 1] == line.text[right + 1]:
            last, right = last + 1, right + 1
        edges = line.edges[left : right + 2]
        return PageBox(run.page, min(edges), line.top, max(edges), line.bottom)


def _joined(one: PageBox, other: PageBox) -> PageBox:
    """Two boxes of one line as one."""
    return one._replace(left=min(one.left, other.left), right=max(one.right, other.right))


def _indexed(text: str) -> dict[str, list[int]]:
    """Letters in a row → where they stand; every stretch of `GRAM + STRIDE - 1` letters holds one that is known."""
    index: dict[str, list[int]] = {}
    for start in range(0, len(text) - GRAM + 1, STRIDE):
        places = index.setdefault(text[start : start + GRAM], [])
        if len(places) < MOST_ALIKE:
            places.append(start)
    return index


def _agreeing(article: str, line: str) -> list[tuple[int, int, int]]:
    """(letter of the article, letter of the line, how many) from where both begin, over small differences."""
    runs: list[tuple[int, int, int]] = []
    there = here = 0
    while True:
        length = _common(article, there, line, here)
        if length:
            runs.append((there, here, length))
        there, here = there + length, here + length
        step = _step(article[there : there + STEP + AGREE], line[here : here + STEP + AGREE])
        if step is None:
            return runs
        there, here = there + step[0], here + step[1]


def _common(article: str, there: int, line: str, here: int) -> int:
    length = 0
    for one, other in zip(article[there : there + len(line) - here], line[here:], strict=False):
        if one != other:
            break
        length += 1
    return length


def _step(article: str, line: str) -> tuple[int, int] | None:
    """How many letters to leave out on either side so that the two agree again."""
    for there, here in _STEPS:
        ahead = line[here : here + AGREE]
        if len(ahead) == AGREE and article.startswith(ahead, there):
            return there, here
    return None


_STEPS = sorted(
    ((there, here) for there in range(STEP + 1) for here in range(STEP + 1) if 0 < there + here <= STEP), key=sum
)
"""Ways to leave letters out, the smallest first."""
