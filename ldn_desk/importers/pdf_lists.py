"""Lists of references that an article parts: those after its methods count on where the first list ended."""

from collections.abc import Sequence

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entry_shape import bare_number, printed_number

ANCHOR = "entry-"
"""What the anchors of entries begin with."""


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
        if not block.anchor.startswith(ANCHOR):
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
