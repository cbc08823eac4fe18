"""Finding the reference list of an article, and what stands after it.

By heading first; by shape where no heading is found. What a heading promises must be there: a heading without a single
entry below it is no reference list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.characters import cut
from ldn_desk.reading.entries import entries, lines_apart
from ldn_desk.reading.entry_shape import evidence, is_entry, printed_number
from ldn_desk.reading.lexicon import heads_references, is_furniture, may_head_references

_SHORTEST_LIST = 3
"""Entries a list needs that no heading announces."""
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_LISTED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def with_references(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the list's heading as HEADING, its entries as REFERENCE and page furniture as FURNITURE.

    Entries are cut apart or joined where the source's blocks do not fit them. Without a list the blocks come back with
    trailing furniture marked."""
    blocks = _headings_apart(blocks)
    heading = _heading(blocks)
    start = heading + 1 if heading >= 0 else _start_by_shape(blocks)
    if start < 0:
        return _afterwards(blocks, len(blocks) // 2)
    end = _end(blocks, start)
    before = list(blocks[:start])
    if heading >= 0:
        before[heading] = replace(before[heading], kind=BlockKind.HEADING, level=before[heading].level or 2, ordinal="")
    return [*before, *entries(lines_apart(blocks[start:end])), *_afterwards(blocks[end:], 0)]


def _headings_apart(blocks: Sequence[Block]) -> list[Block]:
    """Splits off a heading of the list that shares a block with its first entries."""
    return [part for block in blocks for part in _heading_apart(block)]


def _heading_apart(block: Block) -> Iterator[Block]:
    line = block.text.partition("\n")[0]
    if len(line) < len(block.text) and block.kind in _LISTED and heads_references(line):
        yield cut(block, 0, len(line))
        yield cut(block, len(line), len(block.text))
    else:
        yield block


def _heading(blocks: Sequence[Block]) -> int:
    """The index of the list's heading; -1 where there is none. The last one that keeps its promise wins."""
    strong = [
        i for i, block in enumerate(blocks) if block.kind in (*_LISTED, *_HEADINGS) and heads_references(block.text)
    ]
    weak = [
        i for i, block in enumerate(blocks) if block.kind in (*_LISTED, *_HEADINGS) and may_head_references(block.text)
    ]
    kept = [i for i in strong if _keeps_promise(blocks, i)] or [i for i in weak if _is_list(blocks, i)]
    return kept[-1] if kept else -1


def _below(blocks: Sequence[Block], index: int) -> list[Block]:
    return lines_apart(blocks[index + 1 : _end(blocks, index + 1)])


def _keeps_promise(blocks: Sequence[Block], index: int) -> bool:
    return any(block.kind is BlockKind.REFERENCE or _signs(block) for block in _below(blocks, index))


def _is_list(blocks: Sequence[Block], index: int) -> bool:
    below = _below(blocks, index)
    speaking = sum(_signs(block) > 2 for block in below)
    return speaking > 1 and 2 * speaking > len(below)


def _signs(block: Block) -> int:
    return evidence(block.text) + (printed_number(block)[0] > 0)


def _start_by_shape(blocks: Sequence[Block]) -> int:
    """The first block of the last run of entries that no heading announces; -1 where there is none."""
    run = 0
    for index in range(len(blocks) - 1, -2, -1):
        if index >= 0 and _could_be_entry(blocks[index]):
            run += 1
        elif run >= _SHORTEST_LIST:
            return index + 1
        else:
            run = 0
    return -1


def _could_be_entry(block: Block) -> bool:
    if block.kind not in _LISTED:
        return block.kind is BlockKind.REFERENCE
    number, start = printed_number(block)
    first_line = block.text[start:].partition("\n")[0]
    return is_entry(first_line) or (number > 0 and evidence(first_line) > 1)


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the list ends: before the next heading, page furniture, table or code."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if block.kind not in (*_LISTED, BlockKind.REFERENCE):
            return index
        if block.kind is not BlockKind.REFERENCE and is_furniture(block.text):
            return index
    return len(blocks)


def _afterwards(blocks: Sequence[Block], first: int) -> list[Block]:
    """The blocks, those from the first line of furniture at or after `first` on marked as such."""
    start = next((i for i in range(first, len(blocks)) if is_furniture(blocks[i].text)), len(blocks))
    return [*blocks[:start], *(replace(block, kind=BlockKind.FURNITURE) for block in blocks[start:])]
