"""An article that is nothing but a list of references, which came as fields."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.reading.text.characters import normal


def listed(references: Sequence[Reference], *, title: str = "", source: str = "", format: str = "") -> Article:
    """An article that is nothing but a list of references: each entry's raw text is a block, none is cited."""
    # The title may be the name of a file, which may hold any bytes.
    title = normal(title)
    title_block = [Block(BlockKind.TITLE, title, 1)] if title else []
    blocks = placed_in_order([*title_block, *(Block(BlockKind.REFERENCE, normal(entry.text)) for entry in references)])
    text = "\n".join(block.text for block in blocks)
    entries = blocks[len(title_block) :]
    placed = tuple(replace(entry, start=block.start) for entry, block in zip(references, entries, strict=True))
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article(title, blocks, placed, (), text, sha256, source=source, format=format)


def placed_in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as they stand in the text of the article: one on each line."""
    placed, start = [], 0
    for block in blocks:
        placed.append(replace(block, start=start))
        start += len(block.text) + 1
    return tuple(placed)
