"""The lines of a reference list as entries: told apart by printed numbers, hanging indents, blank space or shape."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Block, BlockKind, SpanKind
from ldn_desk.importers.pdf.lines import CELL, Line, moved
from ldn_desk.reading.entries.run_together import LIKELY
from ldn_desk.reading.entries.shape import (
    bare_number,
    begins_with_author,
    evidence,
    opens_with_initials,
    printed_number,
)

ANCHOR = "entry-"
"""What the anchors of entries begin with that the layout told apart; see `LIKELY`."""


def number(block: Block) -> int:
    """The number that an entry prints; 0 where there is none."""
    return printed_number(block)[0] or bare_number(block)[0]


def continued(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a list that a later one goes on with moved before it: an article has one list, however it is set."""
    result = list(blocks)
    runs = _runs(result)
    for earlier, later in zip(reversed(runs[:-1]), reversed(runs[1:]), strict=True):
        if number(result[later[0]]) and number(result[later[0]]) == number(result[earlier[1] - 1]) + 1:
            result = _moved(result, earlier, later[0])
    return result


def _runs(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """(start, end) of the entries that stand together."""
    runs: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        if not block.anchor.startswith((ANCHOR, LIKELY)):
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _moved(blocks: list[Block], run: tuple[int, int], place: int) -> list[Block]:
    """The blocks with a list and its heading put before the block at `place`, whose own heading goes."""
    start, end = run
    start -= start > 0 and blocks[start - 1].kind is BlockKind.HEADING
    own_heading = blocks[place - 1].kind is BlockKind.HEADING and place - 1 >= end
    between = blocks[end : place - own_heading]
    return [*blocks[:start], *between, *blocks[start:end], *blocks[place:]]


_NUMBER = re.compile(
    r"\s{0,3}(?:\[S?(\d{1,4})\]|\((\d{1,4})\)|S?(\d{1,4})[.)\]:](?!\d)|(\d{1,4})(?=[\s\t]|[A-Z]\. ))[\s\t]*"
)
_ENDS = re.compile(r"(?:[.)\]]|\d|10\.\d{4,9}/\S{2,200}|https?://\S{2,300}|[a-z]{2,6}/)$")
_IN_JOURNAL = re.compile(r"(?:[^\W\d_a-z][\w’]{0,12}\.? ){1,6}\d{1,3}[,:(;]")
"""A line that goes on with the journal and its volume: `J. Exp. Med. 200,`."""
_LEAST_HUNG = 3
"""Lines that hang by the same length before another column is judged by it."""
_NEAR = 1.5
"""Points between edges that are the same."""
_MOSTLY = 0.7
"""Share of the lines that stand out in a list of short entries that must open as entries do."""
_MOST_MISSED = 3
"""Numbers that may be missing between two entries."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list within its column."""

    line: Line
    column: int
    """Which column it is of: a new one may go on with the last entry of the one before."""
    indent: float
    """Points from the column's left edge."""
    above: float
    """Points to the baseline above it; 0 for the first of a column."""
    right: float
    """The column's right edge."""


def listed(columns: Sequence[Sequence[Line]]) -> list[Listed]:
    """The lines of the columns that hold a list, in reading order."""
    found: list[Listed] = []
    for number, (lines, left) in enumerate(zip(columns, _lefts(columns), strict=True)):
        right = max((line.right for line in lines), default=0.0)
        for index, line in enumerate(map(with_number_apart, lines)):
            above = line.baseline - lines[index - 1].baseline if index else 0.0
            found.append(Listed(line, number, line.left - left, above, right))
    return found


def _lefts(columns: Sequence[Sequence[Line]]) -> list[float]:
    """The left edge of each column. One that holds little of the list is judged by how far lines hang in the others."""
    lefts = [_left(lines) for lines in columns]
    hangs = Counter(
        round(line.left - left)
        for lines, left in zip(columns, lefts, strict=True)
        for line in lines
        if 0.45 * line.size < line.left - left < 8 * line.size
    )
    hang = max(hangs, key=lambda hang: (hangs[hang], -hang), default=0)
    if not hang or hangs[hang] < _LEAST_HUNG:
        return lefts
    found = []
    for lines, left in zip(columns, lefts, strict=True):
        first = min((line.left for line in lines), default=left)
        out = any(abs(left - hang - other) < _NEAR for other in lefts) and not any(
            begins_with_author(line.text) for line in lines
        )
        found.append(left - hang if abs(left - hang - first) < _NEAR or out else left)
    return found


def with_number_apart(line: Line) -> Line:
    """The line, a raised number at its head written as `12. `, so that it does not run into the name behind it."""
    raised = next((end for start, end, kind in line.spans if not start and kind is SpanKind.SUPERSCRIPT), 0)
    number = line.text[:raised].strip(" .")
    if not number.isdecimal() or len(number) > 3:
        return line
    rest = moved(line, raised)
    lead = f"{number}. "
    return replace(
        rest,
        text=lead + rest.text.lstrip(),
        spans=[(start + len(lead), end + len(lead), kind) for start, end, kind in rest.spans],
        links=[],
    )


def _left(lines: Sequence[Line]) -> float:
    """The column's left edge: the leftmost that more than a stray line begins at."""
    lefts = sorted(line.left for line in lines)
    return (
        next((left for left in lefts if sum(abs(left - other) < 3 for other in lefts) > 1), lefts[0]) if lefts else 0.0
    )


def entries(lines: Sequence[Listed]) -> tuple[list[list[Listed]], bool]:
    """The lines of each entry, and whether the layout itself told them apart (else they are only likely)."""
    for starts in (_by_number(lines), _by_indent(lines), _by_space(lines)):
        if starts:
            return _cut(lines, starts), True
    return _cut(lines, _by_shape(lines)), False


def _cut(lines: Sequence[Listed], starts: Sequence[int]) -> list[list[Listed]]:
    bounds = sorted({0, *starts})
    return [list(lines[start:end]) for start, end in zip(bounds, [*bounds[1:], len(lines)], strict=True) if start < end]


def number_of(line: Line) -> int:
    """The number that the line begins with; 0 where there is none."""
    match = _NUMBER.match(line.text)
    return int(next(group for group in match.groups() if group)) if match else 0


def without_number(text: str) -> str:
    """The text behind the number that it begins with."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


def _by_number(lines: Sequence[Listed]) -> list[int]:
    """Where printed numbers count upwards; empty where the list is not numbered."""
    first = next((index for index, item in enumerate(lines[:6]) if 0 < number_of(item.line) < 4), -1)
    if first < 0:
        first = next((index for index, item in enumerate(lines[:3]) if number_of(item.line)), -1)
    if first < 0:
        return []
    starts, expected = [first], number_of(lines[first].line) + 1
    edge = lines[first].indent
    for index in range(first + 1, len(lines)):
        number, item = number_of(lines[index].line), lines[index]
        if not number or not expected <= number <= expected + _MOST_MISSED:
            continue
        if number > expected and (item.indent > edge + 3 or not _opens(item.line)):
            continue
        if item.indent < edge + 16 and _may_start(lines, index, starts[-1]):
            starts.append(index)
            edge = max(edge if number < 100 else 0.0, item.indent)
            expected = number + 1
    few = len(starts) < 3 and len(lines) > 8
    return [] if few or len(starts) * 14 < len(lines) else starts


def _opens(line: Line) -> bool:
    match = _NUMBER.match(line.text)
    return match is not None and line.text[match.end() : match.end() + 1].isupper()


def _may_start(lines: Sequence[Listed], index: int, last: int) -> bool:
    """Whether an entry may start here: `2019;` at the head of a line is no number of an entry, nor is a page."""
    item, before = lines[index], lines[index - 1]
    match = _NUMBER.match(item.line.text)
    if match is None:
        return False
    bare = match.group(4) is not None
    rest = item.line.text[match.end() :]
    if not rest.strip():
        return True
    if bare and not (rest[:1].isalpha() or rest[:1] in "“\"'‘«-–—"):
        return False
    return not (bare and item.indent > lines[last].indent + 3 and not _ENDS.search(before.line.text.strip()))


def _by_indent(lines: Sequence[Listed]) -> list[int]:
    """Where lines stand out to the left of those below them, or are set in before them."""
    size = _size(lines)
    out = [index for index, item in enumerate(lines) if item.indent < 0.35 * size]
    hung = [index for index, item in enumerate(lines) if 0.45 * size <= item.indent < 8 * size]
    if len(lines) < 4 or not out or not hung:
        return []
    outstanding, indented = _shape(lines, out), _shape(lines, hung)
    if min(len(out), len(hung)) < max(1, len(lines) // 12):
        # Where nearly every entry has one line, the few that hang must go on with lines that are full.
        return out if outstanding > _MOSTLY and all(index and _is_full(lines[index - 1]) for index in hung) else []
    starts = out if outstanding >= indented else hung
    return starts if max(outstanding, indented) > 0.5 else []


def _is_full(item: Listed) -> bool:
    """Whether a line leaves no room for more than a word."""
    return item.line.right > item.right - 6 * item.line.size


def _shape(lines: Sequence[Listed], starts: Sequence[int]) -> float:
    """The share of these lines that open as entries do."""
    return sum(begins_with_author(lines[index].line.text) for index in starts) / max(len(starts), 1)


def _by_space(lines: Sequence[Listed]) -> list[int]:
    """Where the distance to the line above is greater than within entries."""
    size = _size(lines)
    steps = sorted(item.above for item in lines if 0 < item.above < 4 * size)
    if len(steps) < 4:
        return []
    least = steps[len(steps) // 10]
    apart = [index for index, item in enumerate(lines) if item.above > 1.18 * least + 0.5]
    if not 0.1 * len(lines) <= len(apart) <= 0.85 * len(lines):
        return []
    if _shape(lines, apart) <= 0.6:
        return []
    heads = [index for index in range(1, len(lines)) if _heads_column(lines, index, apart)]
    return sorted({*apart, *heads})


def _heads_column(lines: Sequence[Listed], index: int, apart: Sequence[int]) -> bool:
    """Whether an entry begins with a line that has no space above it: the first of a column, or one below a last line.

    What is looked at are the lines up to the next space."""
    item, before = lines[index], lines[index - 1]
    short = before.line.right < before.right - (4 if not item.above else 12) * before.line.size
    if item.above and not short:
        return False
    end = next((start for start in apart if start > index), len(lines))
    text, rest = _text_of(lines[index : index + 1]), _text_of(lines[index + 1 : end])
    if not _ENDS.search(before.line.text.strip()) or not text[:1].isupper():
        return False
    named = opens_with_initials(text)
    opens = named or (not item.above and begins_with_author(text))
    return opens and evidence(f"{text} {rest}") > (1 if short or named else 2)


def _by_shape(lines: Sequence[Listed]) -> list[int]:
    return [index for index in range(len(lines)) if _opens_entry(lines, index)]


def _opens_entry(lines: Sequence[Listed], index: int) -> bool:
    """Whether a line opens as an entry does, after one that ends like one."""
    if index == 0:
        return True
    item, before = lines[index], lines[index - 1]
    text = item.line.text.replace(CELL, " ")
    if not begins_with_author(text) or _IN_JOURNAL.match(text) or not _ENDS.search(before.line.text.strip()):
        return False
    following = lines[index + 1].line.text if index + 1 < len(lines) else ""
    short = before.line.right < before.right - 4 * before.line.size
    dated = opens_with_initials(text) and evidence(text) > 1
    return evidence(f"{text} {following}") > (1 if short or dated else 2)


def _text_of(lines: Sequence[Listed]) -> str:
    return " ".join(item.line.text.replace(CELL, " ") for item in lines)


def _size(lines: Sequence[Listed]) -> float:
    sizes = sorted(item.line.size for item in lines)
    return sizes[len(sizes) // 2] if sizes else 10.0
