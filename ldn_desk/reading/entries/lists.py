"""Finding the reference lists of an article, and what stands after the last one.

By heading first; by shape where no heading is found. What a heading promises must be there: a heading without a single
entry below it is no reference list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.citations.markers import numeric_markers
from ldn_desk.reading.entries.linked_lists import with_linked_lists
from ldn_desk.reading.entries.parting import entries, lines_apart, numbers_apart, numbers_joined, rows_apart
from ldn_desk.reading.entries.places import LISTED, ListPlace, list_places
from ldn_desk.reading.headings import is_bare_heading
from ldn_desk.reading.text.characters import cut
from ldn_desk.reading.text.lexicon import (
    follows_references,
    heads_references,
    is_furniture,
    may_head_references,
    references_heading_end,
)

_MOST_CLOSING = 3
"""Blocks below a list that may close the article (`Draft 2, free to use`); more are text."""


def with_references(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each list's heading as HEADING, its entries as REFERENCE and page furniture as FURNITURE.

    Entries are cut apart or joined where the source's blocks do not fit them. Without a list the blocks come back with
    trailing furniture marked."""
    blocks = _headings_apart(with_linked_lists(numbers_joined(blocks)))
    places = list_places(blocks)
    if not places:
        return _afterwards(blocks, len(blocks) // 2)
    result: list[Block] = []
    done = 0
    for place in places:
        result += _before(blocks, done, place)
        listed, rest = entries(lines_apart(blocks[place.start : place.end]))
        result += [*listed, *(_trailing(rest) if place is places[-1] else rest)]
        done = place.end
    return [*result, *_afterwards(_closing_words(blocks[done:]), 0)]


def with_named_references(blocks: Sequence[Block]) -> list[Block]:
    """As `with_references`, where the source's own elements say which blocks are entries (REFERENCE).

    No entry is cut apart or joined to another; the number that it prints becomes its `ordinal`."""
    result: list[Block] = []
    for are_entries, group in groupby(blocks, key=lambda block: block.kind is BlockKind.REFERENCE):
        together = list(group)
        result += numbers_apart(together) if are_entries else together
    last = max((i for i, block in enumerate(result) if block.kind is BlockKind.REFERENCE), default=-1)
    return [*result[: last + 1], *_trailing(result[last + 1 :])]


def _before(blocks: Sequence[Block], done: int, place: ListPlace) -> Iterator[Block]:
    """The blocks from `done` up to the list, its heading marked."""
    for index in range(done, place.start):
        block = blocks[index]
        if index == place.heading:
            block = replace(block, kind=BlockKind.HEADING, level=block.level or 2, ordinal="")
        yield block


def _headings_apart(blocks: Sequence[Block]) -> list[Block]:
    """Splits off a heading that shares a block with its first entries, and the rows of a list in a table."""
    result: list[Block] = []
    for block in blocks:
        headed = bool(result) and heads_references(result[-1].text)
        result += (rows_apart(block) if headed and block.kind is BlockKind.TABLE else []) or _heading_apart(block)
    return result


def _heading_apart(block: Block) -> list[Block]:
    line = block.text.partition("\n")[0]
    if block.kind not in LISTED or len(block.text) < 4:
        return [block]
    if len(line) < len(block.text) and heads_references(line):
        return [cut(block, 0, len(line)), cut(block, len(line), len(block.text))]
    last = block.text.rpartition("\n")[2]
    if len(last) < len(block.text) and (heads_references(last) or (last.endswith(":") and may_head_references(last))):
        end = len(block.text) - len(last)
        return [cut(block, 0, end), cut(block, end, len(block.text))]
    end = references_heading_end(block.text)
    return [cut(block, 0, end), cut(block, end, len(block.text))] if end else [block]


def _trailing(rest: Sequence[Block]) -> list[Block]:
    """What stands below the last entry: furniture, up to a line that opens another part of the article."""
    opens = next((i for i, block in enumerate(rest) if follows_references(block.text)), len(rest))
    return [*(replace(block, kind=BlockKind.FURNITURE) for block in rest[:opens]), *rest[opens:]]


def _closing_words(rest: Sequence[Block]) -> Sequence[Block]:
    """What stands below the list, as furniture where it is a few lines without a heading and without a marker."""
    few = 0 < len(rest) <= _MOST_CLOSING and all(_is_closing(block) for block in rest)
    return [replace(block, kind=BlockKind.FURNITURE) for block in rest] if few else rest


def _is_closing(block: Block) -> bool:
    plain = block.kind in LISTED and not follows_references(block.text) and not is_bare_heading(block)
    return plain and next(numeric_markers(block), None) is None


def _afterwards(blocks: Sequence[Block], first: int) -> list[Block]:
    """The blocks, those from the first line of furniture at or after `first` on marked as such."""
    start = next((i for i in range(first, len(blocks)) if is_furniture(blocks[i].text)), len(blocks))
    return [*blocks[:start], *(replace(block, kind=BlockKind.FURNITURE) for block in blocks[start:])]
