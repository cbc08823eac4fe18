"""Lists whose entries the text links to: notes at a page's end, with a heading or without."""

from collections.abc import Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.parting import signs_of_entry

_ENTRIES = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LONGEST_GAP = 2
"""Blocks in a row that nothing links to and that a list may hold all the same: entries not cited, lines of entries."""
_FEWEST = 2


def with_linked_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that earlier ones link to as REFERENCE where they stand together and most look like entries."""
    linked = _linked(blocks)
    result = list(blocks)
    for run in _runs(linked):
        if len(run) >= _FEWEST and 2 * sum(signs_of_entry(blocks[i]) > 1 for i in run) >= len(run):
            for i in range(run[0], run[-1] + 1):
                if i in linked or blocks[i].ordinal:
                    result[i] = replace(blocks[i], kind=BlockKind.REFERENCE)
    return result


def _linked(blocks: Sequence[Block]) -> set[int]:
    """Indexes of the paragraphs and items that a block before them links to."""
    named: set[str] = set()
    found = set()
    for index, block in enumerate(blocks):
        if block.anchor in named and block.kind in _ENTRIES:
            found.add(index)
        named.update(span.href[1:] for span in block.spans if span.href.startswith("#"))
    return found


def _runs(linked: set[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in sorted(linked):
        if runs and index - runs[-1][-1] <= _LONGEST_GAP + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
