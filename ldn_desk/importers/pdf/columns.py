"""The reading order of a page: columns one after another, what lies across them before and after.

A gutter is where many lines begin beside lines that end before it. Lines that cross it part the page into zones, which
may have gutters of their own: a title over two columns, an abstract beside its keywords, a figure over all of them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ldn_desk.importers.pdf.lines import Strip
from ldn_desk.reading.text.lexicon import heads_references

_LONG = 12
"""Code points of a strip that speaks for a column."""
_SHORT = 5
"""The same on a first page."""
_LEAST = 4
"""Lines that must stand side by side for a gutter, where the document's other pages do not tell of it."""
_DEEPEST = 4
_STRANGE = 0.2
"""Share of a page's text that must stand on either side of a gutter that no other page has: else it is a table's."""
_TEXT_LINES = 14
"""Lines on either side of a gutter that are running text, where they are longer than `_TEXT_LINE` on average."""
_TEXT_LINE = 24
"""Code points."""
_WIDEST = 320
"""Points of the widest column that has another beside it."""
_NEAR = 9
"""Points between gutters that are the same."""
_SIDE = 0.62
"""A column of the first page is a side note where its lines are shorter than this share of the other's."""


@dataclass(slots=True)
class Region:
    """A column, or a zone across columns: strips that are read from top to bottom."""

    strips: list[Strip]
    side: bool = False
    """Notes beside the first page's text: dates, addresses, how to cite."""


def regions(strips: Sequence[Strip], known: Sequence[float] = (), *, first_page: bool = False) -> list[Region]:
    """The page's regions in reading order; `known` are the gutters of the document's other pages."""
    most = 0.0 if first_page else _STRANGE * _mass(strips)
    found = _ordered(list(strips), known, 0, most, [])
    return [region for region in found if not region.side] + [region for region in found if region.side]


def page_gutters(strips: Sequence[Strip]) -> tuple[list[float], list[Region]]:
    """Where the page's gutters lie, those of tables and side notes left out; and the regions that follow from them."""
    gutters: list[float] = []
    found = _ordered(list(strips), (), 0, _STRANGE * _mass(strips), gutters)
    return gutters, found


def known_gutters(gutters: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
    """For each page the gutters it may have: those that several pages have, and those of the pages beside it."""
    counted = Counter(round(gutter / 6) for page in gutters for gutter in page)
    common = {round(gutter / 6): gutter for page in gutters for gutter in page if counted[round(gutter / 6)] > 1}
    shared = [common[place] for place, _count in counted.most_common() if place in common]
    empty: Sequence[float] = ()
    return [
        (*shared, *before, *after) for before, after in zip([empty, *gutters[:-1]], [*gutters[1:], empty], strict=True)
    ]


def _ordered(strips: list[Strip], known: Sequence[float], depth: int, least: float, taken: list[float]) -> list[Region]:
    """The regions of a part of a page; the gutters that part it are put into `taken`."""
    gutter = _gutter(strips, known, least) if depth < _DEEPEST and len(strips) > 1 else 0.0
    if not gutter:
        return [Region(strips)] if strips else []
    taken.append(gutter)
    result: list[Region] = []
    for across, part in _headed(_zones(strips, gutter), gutter):
        if across:
            smaller = len(part) < len(strips)
            result += _ordered(part, known, depth + 1, least, taken) if smaller else [Region(part)]
            continue
        left = [strip for strip in part if strip.left < gutter]
        right = [strip for strip in part if strip.left >= gutter]
        sides = _side_notes(left, right) if not least else (False, False)
        for column, side in zip((left, right), sides, strict=True):
            found = _ordered(column, known, depth + 1, least, taken)
            result += [Region(region.strips, side or region.side) for region in found]
    return result


def _crosses(strip: Strip, gutter: float) -> bool:
    return strip.left < gutter - 3 and strip.right > gutter + 3


def _zones(strips: Sequence[Strip], gutter: float) -> list[tuple[bool, list[Strip]]]:
    """(lies across the gutter, strips) of each part of the page, from top to bottom."""
    spans: list[tuple[float, float]] = []
    for strip in sorted((strip for strip in strips if _crosses(strip, gutter)), key=lambda strip: strip.baseline):
        top, bottom = strip.baseline - strip.size, _last_line(strip, strips) + 0.3 * strip.size
        if spans and top - spans[-1][1] < 1.3 * strip.size:
            spans[-1] = (spans[-1][0], max(bottom, spans[-1][1]))
        else:
            spans.append((top, bottom))
    zones: list[list[Strip]] = [[] for _ in range(2 * len(spans) + 1)]
    for strip in strips:
        zones[_zone(strip.baseline - 0.3 * strip.size, spans)].append(strip)
    return [(place % 2 == 1, zone) for place, zone in enumerate(zones) if zone]


def _headed(zones: Sequence[tuple[bool, list[Strip]]], gutter: float) -> list[tuple[bool, list[Strip]]]:
    """The zones, a heading of references at the foot of a column put over the zone below, whose list it heads."""
    result = [(across, list(part)) for across, part in zones]
    for (_across, part), (_other, below) in pairwise(result):
        last = max(part, key=lambda strip: strip.baseline)
        if last.right < gutter and len(part) > 1 and heads_references(last.text):
            part.remove(last)
            below.insert(0, last)
    return result


def _last_line(strip: Strip, strips: Sequence[Strip]) -> float:
    """The baseline of the short line that ends what lies across, where one stands right below; else its own.

    What stands beside that line must go on with something beside the line above, as columns do."""
    below = [other for other in strips if 0.5 * strip.size < other.baseline - strip.baseline < 1.5 * strip.size]
    last = next((other for other in below if _goes_on_below(strip, other)), None)
    if last is None:
        return strip.baseline
    beside = [other for other in strips if abs(other.baseline - strip.baseline) < 0.3 * strip.size]
    columns = all(any(_goes_on_below(above, other) for above in beside) for other in below)
    return last.baseline if columns else strip.baseline


def _goes_on_below(above: Strip, strip: Strip) -> bool:
    return abs(strip.left - above.left) < 3 and abs(strip.size - above.size) < 0.3


def _zone(middle: float, spans: Sequence[tuple[float, float]]) -> int:
    """1, 3, 5 … within the spans, 0, 2, 4 … before, between and after them."""
    for index, (top, bottom) in enumerate(spans):
        if middle < top:
            return 2 * index
        if middle <= bottom:
            return 2 * index + 1
    return 2 * len(spans)


def _side_notes(left: Sequence[Strip], right: Sequence[Strip]) -> tuple[bool, bool]:
    one, other = _width(left), _width(right)
    mass, others = _mass(left), _mass(right)
    return (one < _SIDE * other and mass < others), (other < _SIDE * one and others < mass)


def _width(strips: Sequence[Strip]) -> float:
    """The width that most long lines reach."""
    widths = sorted(strip.right - strip.left for strip in strips if strip.length >= _LONG)
    return widths[int(0.8 * len(widths))] if widths else 0.0


def _mass(strips: Sequence[Strip]) -> int:
    return sum(strip.length for strip in strips)


def _speaks(strip: Strip, least: int = _LONG) -> bool:
    return strip.length >= least and 20 * strip.letters > 9 * strip.length


def _gutter(strips: Sequence[Strip], known: Sequence[float], least: float) -> float:
    # The notes beside a first page's text are short lines.
    speaking = [strip for strip in strips if _speaks(strip, _LONG if least else _SHORT)]
    best, most = 0.0, 0.0
    for edge in _edges(speaking):
        support = _support(speaking, edge)
        if support > most:
            gutter = _emptiest(strips, edge)
            shared = support >= least or any(abs(gutter - other) < _NEAR for other in known)
            gutter = gutter if shared or _parts_text(speaking, edge) else 0.0
            best, most = (gutter, support) if gutter else (best, most)
    if best:
        return best
    fitting = [gutter for gutter in known if _fits(strips, gutter)]
    return fitting[0] if fitting else 0.0


def _fits(strips: Sequence[Strip], gutter: float) -> bool:
    """Whether a gutter of other pages parts these strips: text on either side, and next to none across it."""
    speaking = [strip for strip in strips if _speaks(strip)]
    left = [strip for strip in speaking if strip.right <= gutter]
    right = [strip for strip in speaking if strip.left >= gutter - 1]
    across = _mass([strip for strip in strips if _crosses(strip, gutter)])
    return bool(left) and bool(right) and 10 * across <= _mass(strips) and bool(_beside(left, right))


def _edges(speaking: Sequence[Strip]) -> list[float]:
    """Left edges that several lines share, all but the page's own."""
    counted = Counter[int]()
    for strip in speaking:
        place = int(strip.left // 3)
        counted[place] += 1
        counted[place + 1] += 1
    edges = [3.0 * place - 3 for place, count in counted.most_common(12) if count >= _LEAST]
    return sorted(edges)[1:] if edges else []


def _support(speaking: Sequence[Strip], edge: float) -> float:
    """How much stands side by side at the edge: code points, where at least a few lines do on either side."""
    left = [strip for strip in speaking if strip.right <= edge + 1]
    right = [strip for strip in speaking if strip.left >= edge - 1]
    beside = _beside(left, right), _beside(right, left)
    fewest, most = min(map(len, beside)), max(len(left), len(right))
    if fewest < _LEAST and (fewest + 1 < _LEAST or most < 2 * _LEAST):
        return 0.0
    if min(_fill(beside[0]), _fill(beside[1])) < 0.4:
        return 0.0
    return float(min(_mass(beside[0]), _mass(beside[1])))


def _parts_text(speaking: Sequence[Strip], edge: float) -> bool:
    """Whether lines of running text stand on either side: most of them fill their column, as those of tables do not."""
    left = [strip for strip in speaking if edge - _WIDEST < strip.left and strip.right <= edge + 1]
    right = [strip for strip in speaking if edge - 1 <= strip.left < edge + 8]
    return all(
        len(column) >= _TEXT_LINES
        and _fill(column) > 0.85
        and _mass(column) >= _TEXT_LINE * len(column)
        and 4 * sum(strip.letters for strip in column) > 3 * sum(len(strip.text.replace(" ", "")) for strip in column)
        for column in (_beside(left, right), _beside(right, left))
    )


def _beside(some: Sequence[Strip], others: Sequence[Strip]) -> list[Strip]:
    """Those that have one of the others at their height."""
    heights = {int(strip.baseline // 8) for strip in others}
    return [strip for strip in some if not heights.isdisjoint(_near(strip))]


def _near(strip: Strip) -> tuple[int, int, int]:
    place = int(strip.baseline // 8)
    return place - 1, place, place + 1


def _fill(strips: Sequence[Strip]) -> float:
    """The share of their column that most lines fill: tables are emptier than text."""
    widths = sorted(strip.right - strip.left for strip in strips)
    return widths[len(widths) // 2] / max(widths[-1], 1.0)


def _emptiest(strips: Sequence[Strip], edge: float) -> float:
    """The middle of the widest gap just before the edge; 0 where there is none."""
    inside = sorted(
        (strip.left, strip.right)
        for strip in strips
        if strip.right > edge - 70 and strip.left < edge + 4 and not (strip.left < edge - 30 and strip.right > edge + 3)
    )
    reached, best, width = edge - 70, 0.0, 4.0
    for left, right in [*inside, (edge + 1, edge + 1)]:
        if left - reached > width:
            best, width = (left + reached) / 2, left - reached
        reached = max(reached, right)
    return best
