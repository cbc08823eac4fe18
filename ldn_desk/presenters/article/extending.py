"""Selecting by keyboard, word by word and sentence by sentence, in the positions of an article."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from ldn_desk.domain.article import Article, Block, BlockKind

Stretch = tuple[int, int]


class Unit(Enum):
    """What a selection grows by."""

    WORD = "word"
    SENTENCE = "sentence"


_WORD = re.compile(r"\w(?:[\w’'-]*\w)?")
_PASSED = (BlockKind.FURNITURE, BlockKind.BYLINE)


def extended(article: Article, anchor: int, head: int, unit: Unit, by: int) -> Stretch:
    """(anchor, head) after one step forward (1) or back (-1); the same where there is nothing further.

    Where nothing is selected, the unit at the place is; going back, from its end on."""
    if anchor == head:
        start, end = next((each for each in _onward(article, head, unit) if each[1] > head), (head, head))
        return (start, end) if by > 0 else (end, start)
    if by > 0:
        return anchor, next((end for _start, end in _onward(article, head, unit) if end > head), head)
    return anchor, next((start for start, _end in _back(article, head, unit) if start < head), head)


def _onward(article: Article, position: int, unit: Unit) -> Iterator[Stretch]:
    """Every unit from the block at this position on."""
    blocks = _blocks(article)
    for block in blocks[_block_at(blocks, position) :]:
        yield from _CUT[unit](block)


def _back(article: Article, position: int, unit: Unit) -> Iterator[Stretch]:
    """Every unit from the block at this position back, the last one first."""
    blocks = _blocks(article)
    for block in reversed(blocks[: _block_at(blocks, position) + 1]):
        yield from reversed(_CUT[unit](block))


def _blocks(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind not in _PASSED and block.text.strip()]


def _block_at(blocks: Sequence[Block], position: int) -> int:
    return max(0, bisect_right(blocks, position, key=lambda block: block.start) - 1)


def _words(block: Block) -> Sequence[Stretch]:
    return [(block.start + match.start(), block.start + match.end()) for match in _WORD.finditer(block.text)]


def _sentences(block: Block) -> Sequence[Stretch]:
    # Start-up does without reading.
    from ldn_desk.reading.text.sentences import sentence_spans

    return [(block.start + start, block.start + end) for start, end in sentence_spans(block.text)]


_CUT: dict[Unit, Callable[[Block], Sequence[Stretch]]] = {Unit.WORD: _words, Unit.SENTENCE: _sentences}
