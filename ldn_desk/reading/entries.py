"""Telling the entries of a reference list apart: numbered or not, one a line, or broken over lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.characters import cut, joined
from ldn_desk.reading.entry_shape import bare_number, begins_with_author, evidence, is_entry, printed_number

# Publishers' pages put their links after each entry; their labels are no part of it.
_LABEL_ENDS = (
    "Scholar",
    "PubMed",
    "CrossRef",
    "Crossref",
    "Article",
    "Central",
    "CAS",
    "Text",
    "ADS",
    "View",
    "Scopus",
)
_LABELS = re.compile(
    r"(?:(?:^|[\s|·,;])\[?(?:Google Scholar|PubMed Central|PubMed|CrossRef|Crossref|Full Text|View Article|View|"
    r"Article|CAS|ADS|Scopus|Web of Science)\]?){1,8}$"
)
_MOSTLY = 0.6
"""Share of the entries that must print a number for the list to be a numbered one."""


def lines_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each cut where its lines begin a new entry; other line breaks become blanks."""
    return [part for block in blocks for part in _parts(block)]


def _parts(block: Block) -> Iterator[Block]:
    if "\n" not in block.text or block.kind is BlockKind.TABLE:
        yield block
        return
    for start, end in _line_groups(block.text):
        part = cut(block, start, end)
        first = start == 0
        text = part.text.replace("\n", " ")
        yield replace(part, text=text, ordinal=block.ordinal if first else "", anchor=block.anchor if first else "")


def _line_groups(text: str) -> list[tuple[int, int]]:
    """(start, end) of the lines that belong together."""
    lines = _lines(text)
    numbered = [_number(text[start:end]) for start, end in lines]
    begins = _numbered_starts(numbered) or _printed_starts(text, lines)
    groups: list[tuple[int, int]] = []
    for (start, end), new in zip(lines, begins, strict=True):
        if new or not groups:
            groups.append((start, end))
        else:
            groups[-1] = (groups[-1][0], end)
    return groups


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _number(line: str) -> int:
    return printed_number(Block(BlockKind.PARAGRAPH, line))[0]


def _numbered_starts(numbers: Sequence[int]) -> list[bool]:
    """Lines whose numbers count upwards by one; empty where fewer than two do."""
    begins, expected = [], 0
    for number in numbers:
        new = number > 0 and (expected == 0 or number == expected)
        begins.append(new)
        expected = number + 1 if new else expected
    return begins if sum(begins) > 1 else []


def _printed_starts(text: str, lines: Sequence[tuple[int, int]]) -> list[bool]:
    """Lines that open like an entry after a line that ends like one."""
    begins, previous = [], "."
    for start, end in lines:
        line = text[start:end].strip()
        begins.append((begins_with_author(line) and _ends_entry(previous) and evidence(line) > 1) or is_entry(line))
        previous = line
    return begins


def _ends_entry(line: str) -> bool:
    last = line.rsplit(" ", 1)[-1]
    return line.endswith((".", ")", "]")) or "10." in last or "http" in last or last[-1:].isdigit()


def entries(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a list as REFERENCE blocks: the printed number in `ordinal`, the text without it.

    In a numbered list a block without a number goes on with the entry above it. What stands after the last entry and
    shows no sign of being one comes back as FURNITURE."""
    blocks = [shown for block in blocks if (shown := _without_labels(block)).text]
    last = _last_entry(blocks)
    listed = _numbered(blocks[: last + 1])
    return [*listed, *(replace(block, kind=BlockKind.FURNITURE) for block in blocks[last + 1 :])]


def _without_labels(block: Block) -> Block:
    labels = _LABELS.search(block.text) if block.text.endswith(_LABEL_ENDS) else None
    return cut(block, 0, labels.start()) if labels else block


def _last_entry(blocks: Sequence[Block]) -> int:
    signs = [evidence(block.text) + (printed_number(block)[0] > 0) for block in blocks]
    middle = sorted(signs)[len(signs) // 2] if signs else 0
    least = 2 if middle > 2 else 1
    given = (i for i in range(len(blocks) - 1, -1, -1) if blocks[i].kind is BlockKind.REFERENCE or signs[i] >= least)
    return next(given, -1)


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    numbers = [printed_number(block) for block in blocks]
    if not _counts(numbers, _MOSTLY):
        bare = [bare_number(block) for block in blocks]
        numbers = bare if _counts(bare, 0.9) else [(0, 0)] * len(blocks)
    counted = any(number for number, _start in numbers)
    result: list[Block] = []
    for block, (number, start) in zip(blocks, numbers, strict=True):
        if counted and not number and result and block.kind is not BlockKind.REFERENCE:
            result[-1] = joined(result[-1], block)
        else:
            entry = cut(block, start, len(block.text)) if start else block
            result.append(replace(entry, kind=BlockKind.REFERENCE, level=0, ordinal=f"{number}." if number else ""))
    return result


def _counts(numbers: Sequence[tuple[int, int]], share: float) -> bool:
    """Whether the numbers are those of a list: most entries have one, and they rise."""
    present = [number for number, _start in numbers if number]
    if len(present) < share * max(len(numbers), 1) or not present:
        return False
    rising = sum(after > before for before, after in pairwise(present))
    return rising >= 0.9 * (len(present) - 1)
