"""Numbered notes at the feet of pages, or beside their text: taken out of it, each put together from its lines.

Only of documents that have no list of references: there the notes are where works are named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from ldn_desk.domain.article import Block, BlockKind, SpanKind
from ldn_desk.domain.translation import tr
from ldn_desk.importers.pdf.joining import Words, joined
from ldn_desk.importers.pdf.lines import CELL, Line
from ldn_desk.reading.entries.shape import evidence
from ldn_desk.reading.text.characters import cut
from ldn_desk.reading.text.lexicon import heads_references

_SMALL = 0.93
"""Size of notes at most, by that of the text."""
_ALIGNED = 2.0
"""Points by which the lines of one note may begin apart."""
_BEGINS = re.compile(r"(\d{1,3})\s+(?=\S)")
_NEAR = 2.2
"""Ems between two lines of one note at most."""
_MOST_SKIPPED = 2
"""Numbers that may be missing between two notes."""
_FEWEST = 3
_FEWEST_PAGES = 2
_ENDED = (".", "!", "?", ")", "“", "”")


class Footnote(NamedTuple):
    """A note: its printed number, and its lines."""

    number: int
    lines: list[Line]


class _Column(Protocol):
    lines: list[Line]


def taken_out(columns: Sequence[_Column], size: float) -> list[Footnote]:
    """The notes, taken out of the lines of the columns; `size` is that of the text in points.

    None, and nothing is taken out, where the document has a list of references, or where what counts upwards in small
    type names no works."""
    if _has_list([column.lines for column in columns]):
        return []
    rest: list[list[Line]] = []
    notes: list[Footnote] = []
    for column in columns:
        kept, found = _of_column(column.lines, size, notes)
        rest.append(kept)
        notes += found
    pages = {note.lines[0].page for note in notes}
    said = [_BEGINS.sub("", _text(note.lines).lstrip(), count=1) for note in notes]
    telling = sum(evidence(text) > 1 or "http" in text for text in said)
    if len(notes) < _FEWEST or len(pages) < _FEWEST_PAGES or telling < _FEWEST:
        return []
    for column, kept in zip(columns, rest, strict=True):
        column.lines = kept
    return notes


def blocks_of(notes: Sequence[Footnote], words: Words) -> Iterator[Block]:
    """A heading, and each note as an item of a list with an anchor by its number."""
    if notes:
        yield Block(BlockKind.HEADING, tr("Notes"), 2)
    for note in notes:
        text = joined(note.lines, words, max(line.right for line in note.lines))
        whole = Block(BlockKind.LIST_ITEM, text.text, 1, text.spans, anchor=f"note-{note.number}")
        begins = _BEGINS.match(text.text)
        yield replace(cut(whole, begins.end() if begins else 0, len(text.text)), ordinal=f"{note.number}.")


def _has_list(columns: Sequence[Sequence[Line]]) -> bool:
    lines = [line for own in columns for line in own]
    for place, line in enumerate(lines):
        following = " ".join(each.text for each in lines[place + 1 : place + 7])
        if heads_references(line.text) and evidence(following) > 1:
            return True
    return False


def _of_column(lines: Sequence[Line], size: float, before: Sequence[Footnote]) -> tuple[list[Line], list[Footnote]]:
    kept: list[Line] = []
    found: list[Footnote] = []
    open_: Footnote | None = None
    waiting = list(reversed(lines))
    while waiting:
        line = waiting.pop()
        if open_ is not None and (parted := _parted(line, open_, size)):
            waiting += reversed(parted)
            continue
        last = (found or before or (None,))[-1]
        small = line.size < _SMALL * size
        number = _number(line) if small else 0
        if number and 0 < number - (last.number if last else 0) <= 1 + _MOST_SKIPPED:
            if not found and last is not None and not _ends(last):
                _carry_over(kept, last, size)
            open_ = Footnote(number, [line])
            found.append(open_)
        elif open_ is not None and small and _follows(line, open_.lines[-1]):
            open_.lines.append(line)
        else:
            # A line of the text beside a note does not end it.
            open_ = open_ if open_ is not None and line.left > open_.lines[0].right else None
            kept.append(line)
    return kept, found


def _parted(line: Line, note: Footnote, size: float) -> list[Line]:
    """The part of a note at the side, and the rest, of a line that runs on into the text beside it; else nothing."""
    at = line.text.find(CELL)
    if at < 0 or line.size < _SMALL * size:
        return []
    raised = any(s <= 0 and e >= at for s, e, kind in line.spans if kind is SpanKind.SUPERSCRIPT)
    aligned = any(abs(line.left - each.left) < _ALIGNED for each in note.lines)
    if not raised and not aligned:
        return []
    edge = max(each.right for each in note.lines)
    own = replace(line, text=line.text[:at], right=edge, size=note.lines[0].size, spans=[], links=[])
    shift = at + len(CELL)
    spans = [(s - shift, e - shift, kind) for s, e, kind in line.spans if s >= shift]
    links = [(s - shift, e - shift, href) for s, e, href in line.links if s >= shift]
    return [own, replace(line, text=line.text[shift:], left=edge + 1, spans=spans, links=links)]


def _number(line: Line) -> int:
    match = _BEGINS.match(line.text.replace(CELL, " ").lstrip())
    return int(match.group(1)) if match else 0


def _follows(line: Line, above: Line) -> bool:
    same = abs(line.size - above.size) < 0.12 * above.size
    return same and 0 < line.baseline - above.baseline < _NEAR * above.size


def _ends(note: Footnote) -> bool:
    return note.lines[-1].text.rstrip().endswith(_ENDED)


def _carry_over(kept: list[Line], note: Footnote, size: float) -> None:
    """The small lines right above the first note of a column go on with the last one of the column before."""
    start = len(kept)
    while start and kept[start - 1].size < _SMALL * size and abs(kept[start - 1].size - note.lines[0].size) < 0.5:
        start -= 1
    note.lines.extend(kept[start:])
    del kept[start:]


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text.replace(CELL, " ") for line in lines)
