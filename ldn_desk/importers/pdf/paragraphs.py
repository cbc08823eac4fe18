"""Paragraphs out of the lines of a column: where one ends is told by distance, indent, size, weight and short lines."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ldn_desk.importers.pdf.lines import CELL, Line
from ldn_desk.reading.text.lexicon import heads_references

BULLET = re.compile(r"[•▪■□●○◦‣➢►✓♦◆–—-]\s+(?=\S)")
ORDINAL = re.compile(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|\[\d{1,4}\]|[a-z]\)|\([a-z]\)|\((?:i{1,3}|iv|vi{0,3})\))\s+(?=\S)")
_NUMBER_CELL = re.compile(r"(?:[\[(]?\d{1,4}[\]).:]{0,2}|[•▪■□●○◦‣➢►✓♦◆–—*†‡§-])\t")
_SENTENCE_END = (".", "?", "!", ":", ".”", ".’", '."', ".)", "。", "？", "！", "؟")
_TABLE_ROWS = 3
_SAME_SIZE = 0.06


@dataclass(slots=True)
class Para:
    """Lines that belong together, of one column."""

    lines: list[Line]
    column: int = 0
    right: float = 0.0
    """The right edge of its column."""
    table: bool = False
    above: float = 0.0
    """Points to the baseline above it within the column, 0 for the first."""
    _sized: tuple[int, float] = (0, 0.0)

    @property
    def text(self) -> str:
        """Its lines parted by blanks: for looking at, not for reading."""
        return " ".join(line.text.replace(CELL, " ") for line in self.lines)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        if self._sized[0] != len(self.lines):
            self._sized = len(self.lines), max(self.lines, key=lambda line: len(line.text)).size
        return self._sized[1]

    @property
    def bold(self) -> bool:
        """Whether all of its lines are bold."""
        return all(line.bold for line in self.lines)

    @property
    def font(self) -> str:
        """The font of all of its lines; empty where they have several."""
        fonts = {line.font for line in self.lines}
        return fonts.pop() if len(fonts) == 1 else ""

    @property
    def italic(self) -> bool:
        """Whether all of its lines are italic."""
        return all(line.italic for line in self.lines)


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document."""

    size: float
    """Of most of its text, in points."""
    pitch: float
    """From baseline to baseline, in ems."""
    font: str = ""
    """The font of most of its lines."""


def measures(columns: Iterable[Sequence[Line]]) -> Measures:
    """What is usual in these columns."""
    sizes, pitches, fonts = Counter[float](), Counter[float](), Counter[str]()
    for lines in columns:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
            fonts[line.font] += len(line.text) if line.font else 0
        for before, after in pairwise(lines):
            step = (after.baseline - before.baseline) / max(after.size, 1.0)
            if _same_size(before, after) and 0.8 < step < 4:
                pitches[round(step, 1)] += 1
    size = max(sizes, key=lambda size: sizes[size], default=10.0)
    pitch = max(pitches, key=lambda pitch: pitches[pitch], default=1.2)
    return Measures(size, pitch, max(fonts, key=lambda font: fonts[font], default=""))


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def paragraphs(lines: Sequence[Line], usual: Measures, column: int = 0) -> list[Para]:
    """The column's lines as paragraphs and tables, from top to bottom."""
    if not lines:
        return []
    right = right_edge(lines)
    rows = _table_rows(lines)
    pitches = _pitches(lines)
    found: list[Para] = []
    for index, line in enumerate(lines):
        para = found[-1] if found else None
        before = lines[index - 1] if index else line
        if (
            para is not None
            and rows[index] == rows[index - 1]
            and (rows[index] or not _begins(para, line, right, pitches, usual))
        ):
            para.lines.append(line)
        else:
            above = line.baseline - before.baseline
            found.append(Para([line], column, right, table=rows[index] > 0, above=above))
    return found


def right_edge(lines: Sequence[Line]) -> float:
    """Where most lines of a column end at the latest."""
    edges = sorted(line.right for line in lines)
    return edges[min(int(0.9 * len(edges)), len(edges) - 1)]


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """Size, rounded → the commonest distance of baselines between lines of it."""
    counted: dict[int, Counter[float]] = {}
    for before, after in pairwise(lines):
        step = after.baseline - before.baseline
        if _same_size(before, after) and 0.8 * after.size < step < 3 * after.size:
            counted.setdefault(round(after.size), Counter())[round(step * 2) / 2] += 1
    return {
        size: min(steps, key=lambda step: (-steps[step], step))
        for size, steps in counted.items()
        if sum(steps.values()) > 2
    }


def _table_rows(lines: Sequence[Line]) -> list[int]:
    """For each line the number of the table it is a row of, 0 for text."""
    cells = [CELL in line.text and not _NUMBER_CELL.match(line.text) for line in lines]
    rows = [0] * len(lines)
    number, index = 0, 0
    while index < len(lines):
        end = _run_of_rows(cells, lines, index)
        if sum(cells[index:end]) >= _TABLE_ROWS:
            number += 1
            rows[index:end] = [number] * (end - index)
        index = max(end, index + 1)
    return rows


def _run_of_rows(cells: Sequence[bool], lines: Sequence[Line], start: int) -> int:
    """Where a run of rows that begins at `start` ends: rows with cells, and single lines between such."""
    end = start
    index = start
    while index < len(lines) and (cells[index] or (index > start and index - end < 2)):
        if index > start and lines[index].baseline - lines[index - 1].baseline > 4 * lines[index].size:
            break
        if cells[index]:
            end = index + 1
        index += 1
    return end if end > start else start


def _begins(para: Para, line: Line, right: float, pitches: dict[int, float], usual: Measures) -> bool:
    """Whether the line begins a paragraph after those of `para`."""
    before = para.lines[-1]
    if not _same_size(before, line) or (_changes_face(before, line) and _may_end(before, right)):
        return True
    if heads_references(line.text) or heads_references(before.text):
        return True
    pitch = pitches.get(round(line.size), usual.pitch * line.size)
    if line.baseline - before.baseline > 1.32 * pitch + 0.5:
        return True
    if BULLET.match(line.text.replace(CELL, " ")):
        return True
    return _is_large(line, usual) is False and (_is_indented(para, line) or _ends_short(before, line, right))


def _changes_face(before: Line, line: Line) -> bool:
    if not _letters(before) or not _letters(line):
        return False
    return before.bold != line.bold or (bool(before.font and line.font) and before.font != line.font)


def _may_end(before: Line, right: float) -> bool:
    """Whether a paragraph may end with this line: citations in italics fill whole lines of running text."""
    return ends_sentence(before) or before.right < right - 2 * before.size


def _is_large(line: Line, usual: Measures) -> bool:
    return line.size > 1.15 * usual.size


def _letters(line: Line) -> bool:
    return sum(map(str.isalpha, line.text)) > 2


def _is_indented(para: Para, line: Line) -> bool:
    """Whether the line is set in as the first of a paragraph; lines that hang below their first are not."""
    before = para.lines[-1]
    shift = (line.left - before.left) / line.size
    if BULLET.match(para.lines[0].text.replace(CELL, " ")) or ORDINAL.match(para.lines[0].text.replace(CELL, " ")):
        return shift < -0.7 or (shift < 0.3 and ORDINAL.match(line.text.replace(CELL, " ")) is not None)
    return 0.7 < shift < 6 and len(para.lines) > 0


def _ends_short(before: Line, line: Line, right: float) -> bool:
    """Whether the line before ends a sentence so far from the edge that the next word would have fitted."""
    text = before.text.rstrip()
    if not text.endswith(_SENTENCE_END) or line.text[:1].islower():
        return False
    first = line.text.split(None, 1)[0] if line.text.strip() else ""
    needed = (len(first) + 1) * 0.55 * line.size
    return before.right + needed + 0.5 * line.size < right


def ends_sentence(line: Line) -> bool:
    """Whether the line's end may be that of a paragraph."""
    return line.text.rstrip("0123456789,–- ").endswith(_SENTENCE_END) or line.text.endswith(("]", ")", "”"))
