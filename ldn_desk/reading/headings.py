"""Headings that stand as bare lines, in texts whose format has no headings of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.citations.markers import numeric_markers

_LONGEST = 120
_MOST_WORDS = 16
_MARK = re.compile(r"(?P<hashes>#{1,6})\s+|(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=\S)")


def names_headings(blocks: Sequence[Block]) -> bool:
    """Whether the format itself names headings."""
    return any(block.kind is BlockKind.HEADING and block.level for block in blocks)


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, bare heading lines marked as such.

    A bare heading is a short line, open-ended, with longer text (or another heading that has it) below."""
    result: list[Block] = []
    below = False
    for block in reversed(blocks):
        heads = below and is_bare_heading(block)
        result.append(replace(block, kind=BlockKind.HEADING, level=_level(block.text)) if heads else block)
        below = heads or _is_body(block)
    return result[::-1]


def _is_body(block: Block) -> bool:
    return block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CODE, BlockKind.REFERENCE) or (
        block.kind is BlockKind.PARAGRAPH and not is_bare_heading(block)
    )


def is_bare_heading(block: Block) -> bool:
    """Whether the block is a short, open-ended line without a marker, as headings are."""
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST or "\n" in text:
        return False
    if text.endswith((".", ",", ";", ":", "。", "，", "、", "…")) or text[:1].islower() or text[:1] in "([“\"'‘*>|":
        return False
    return len(text.split()) <= _MOST_WORDS and next(numeric_markers(block), None) is None


def _level(text: str) -> int:
    match = _MARK.match(text)
    return 1 + text[: match.end()].strip().rstrip(".").count(".") + 1 if match and match["number"] else 2
