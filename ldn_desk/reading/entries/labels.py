"""Labels of supplementary lists, whose entries count with a letter: `S1.`, `[A2]`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.text.characters import cut

_LABEL = re.compile(r"\[?([A-Z])(\d{1,3})[\].]{1,2}\s{1,3}(?=\S)")


def label_number(text: str) -> int:
    """The number of the label that opens a line, without its letter; 0 where none does."""
    label = _LABEL.match(text)
    return int(label.group(2)) if label else 0


def labels_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the labels of entries in `ordinal` (`S1.`) instead of their text where a letter counts from 1."""
    labels = {
        at: label
        for at, block in enumerate(blocks)
        if block.kind is BlockKind.REFERENCE and not block.ordinal and (label := _LABEL.match(block.text))
    }
    counting = {label.group(1) for label in labels.values() if label.group(2) == "1"}
    result = list(blocks)
    for at, label in labels.items():
        if label.group(1) in counting:
            entry = cut(blocks[at], label.end(), len(blocks[at].text))
            result[at] = replace(entry, ordinal=f"{label.group(1)}{label.group(2)}.", anchor=blocks[at].anchor)
    return result
