"""Telling the entries of a reference list apart: numbered or not, one a line, or broken over lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.labels import label_number
from ldn_desk.reading.entries.run_together import numbered_apart, unnumbered
from ldn_desk.reading.entries.shape import bare_number, evidence, is_entry, opens_with_initials, printed_number
from ldn_desk.reading.text.characters import cut, joined

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
_OPEN_ENDS = (",", "&", "…", "-", "–", " and", " et", " und", ";", ":")
"""A line that ends so goes on in the next."""
_NUMBERED_ALONE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_NUMBER_ALONE = re.compile(r"[\[(]?(\d{1,4})(?:[.\])]{1,2}:?)?")
_FEWEST_ALONE = 4
"""Numbers in blocks of their own that must count upwards to be those of a list."""
_NEAR = 3
"""How far a number may lie above the one before and need no other sign that it counts."""
_MOSTLY = 0.6
"""Share of the entries that must print a number for the list to be a numbered one."""


def lines_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each cut where its lines begin a new entry; other line breaks become blanks."""
    return [part for block in blocks for part in _parts(block)]


def _parts(block: Block) -> Iterator[Block]:
    if "\n" not in block.text or block.kind is BlockKind.TABLE:
        yield block
        return
    for start, end in _line_groups(block.text, bool(block.ordinal)):
        part = cut(block, start, end)
        first = start == 0
        text = part.text.replace("\n", " ")
        yield replace(part, text=text, ordinal=block.ordinal if first else "", anchor=block.anchor if first else "")


def _line_groups(text: str, counted: bool) -> list[tuple[int, int]]:
    """(start, end) of the lines that belong together; in a `counted` block only a number begins another entry."""
    lines = _lines(text)
    numbered = [_number(text[start:end]) for start, end in lines]
    labelled = _numbered_starts([label_number(text[start:end]) for start, end in lines])
    begins = (
        _numbered_starts(numbered) or labelled or ([False] * len(lines) if counted else _printed_starts(text, lines))
    )
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
    """Lines that open like an entry where what stands above is one."""
    begins, first, previous = [], 0, ""
    stopped = _ends_entry(text.rstrip())
    for start, end in lines:
        line = text[start:end].strip()
        ended = _ends_entry(previous)
        opens = (opens_with_initials(line) and ended and evidence(line) > 1) or (is_entry(line) and ended >= stopped)
        new = not previous or (opens and not previous.endswith(_OPEN_ENDS) and evidence(text[first:start]) > 1)
        first = start if new else first
        begins.append(new)
        previous = line or previous
    return begins


def _ends_entry(line: str) -> bool:
    last = line.rsplit(" ", 1)[-1]
    return line.endswith((".", ")", "]")) or "10." in last or "http" in last or last[-1:].isdigit()


def signs_of_entry(block: Block) -> int:
    """How much speaks for an entry, 0 to 7: what its text shows, a printed number, a link to the web."""
    linked = any(span.href.startswith("http") and 2 * (span.end - span.start) > len(block.text) for span in block.spans)
    number, start = printed_number(block)
    start = start or bare_number(block)[1]
    return evidence(block.text[start:]) + (number > 0) + linked


def rows_apart(block: Block) -> list[Block]:
    """The rows of a table as list items, where its first column counts them; empty for a table of data."""
    rows = [row.split("\t", 1) for row in block.text.split("\n")]
    numbers = [_number(f"{row[0].strip(' .[]()')}. x") if len(row) == 2 else 0 for row in rows]
    counted = [(number, row[1]) for number, row in zip(numbers, rows, strict=True) if number]
    if len(counted) + 1 < len(rows) or len(counted) < 2 or sum(evidence(text) > 1 for _n, text in counted) < 2:
        return []
    return [
        Block(BlockKind.LIST_ITEM, text.replace("\t", " "), level=1, ordinal=f"{number}.") for number, text in counted
    ]


def entries(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of a list as REFERENCE blocks, and those after the last entry, which show no sign of being one.

    The printed number of an entry stands in `ordinal`, its text is without it. In a numbered list a block without a
    number goes on with the entry above it; entries that the source ran together are parted."""
    blocks = [shown for block in blocks if (shown := _without_labels(block)).text]
    last = _last_entry(blocks)
    return _told_apart(blocks[: last + 1]), list(blocks[last + 1 :])


def _without_labels(block: Block) -> Block:
    labels = _LABELS.search(block.text) if block.text.endswith(_LABEL_ENDS) else None
    if labels is None:
        return block
    # What the labels link to may still identify the entry.
    links = (span for span in block.spans if span.end > labels.start() and span.href.startswith("http"))
    aside = tuple((block.text[span.start : span.end], span.href) for span in links)
    return replace(cut(block, 0, labels.start()), aside=block.aside + aside)


def _last_entry(blocks: Sequence[Block]) -> int:
    signs = [signs_of_entry(block) for block in blocks]
    middle = sorted(signs)[len(signs) // 2] if signs else 0
    least = 2 if middle > 2 else 1
    given = (i for i in range(len(blocks) - 1, -1, -1) if blocks[i].kind is BlockKind.REFERENCE or signs[i] >= least)
    return next(given, -1)


def numbers_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, numbers that count upwards each in a block of its own given to the blocks that follow them."""
    alone = {
        at: int(match.group(1))
        for at, block in enumerate(blocks[:-1])
        if block.kind in _NUMBERED_ALONE
        and (match := _NUMBER_ALONE.fullmatch(block.text)) is not None
        and blocks[at + 1].kind in _NUMBERED_ALONE
        and not _NUMBER_ALONE.fullmatch(blocks[at + 1].text)
        # A bare number may be a page's: only an entry below it makes it one of a list.
        and (not block.text.isdecimal() or evidence(blocks[at + 1].text) > 1)
    }
    counted = [at for at, number in alone.items() if number == 1 or number - 1 in alone.values()]
    if len(counted) < _FEWEST_ALONE:
        return list(blocks)
    given = {at + 1: alone[at] for at in counted}
    return [
        replace(block, ordinal=f"{given[at]}.", kind=BlockKind.LIST_ITEM) if at in given else block
        for at, block in enumerate(blocks)
        if at + 1 not in given
    ]


def numbers_apart(blocks: Sequence[Block]) -> list[Block]:
    """REFERENCE blocks that are one entry each: the number of each, where they are counted, in `ordinal`."""
    return [
        replace(cut(block, start, len(block.text)), ordinal=f"{number}." if number else "")
        for block, (number, start) in zip(blocks, _numbers(blocks), strict=True)
    ]


def _numbers(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """(number, where the text begins) of each block, (0, 0) where the blocks are not counted."""
    numbers = _in_sequence(blocks, [printed_number(block) for block in blocks])
    if _counts(numbers, _MOSTLY):
        return numbers
    bare = _in_sequence(blocks, [bare_number(block) for block in blocks])
    return bare if _counts(bare, 0.9) else [(0, 0)] * len(blocks)


def _told_apart(blocks: Sequence[Block]) -> list[Block]:
    numbers = _numbers(blocks)
    if any(number for number, _start in numbers):
        return _numbered(blocks, numbers)
    return unnumbered(blocks)


def _in_sequence(blocks: Sequence[Block], numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers, those that no count reaches taken for text (`2019. Available from …`)."""
    kept, previous = [], 0
    for block, (number, start) in zip(blocks, numbers, strict=True):
        near = previous < number <= previous + _NEAR or number == 1 or not previous
        # What stands out of order must show an author, a year and a place to be an entry all the same.
        if number and not near and evidence(block.text[start:]) < (3 if number < previous else 2):
            number, start = 0, 0
        previous = number or previous
        kept.append((number, start))
    return kept


def _numbered(blocks: Sequence[Block], numbers: Sequence[tuple[int, int]]) -> list[Block]:
    """Each numbered entry with what goes on below it; those that were run together parted.

    What stands above the first number and shows no sign of an entry stays as it is."""
    printed = {number for number, _start in numbers}
    above = [block for block, _number in takewhile(_stands_above, zip(blocks, numbers, strict=True))]
    whole: list[Block] = []
    for block, (number, start) in zip(blocks[len(above) :], numbers[len(above) :], strict=True):
        if not number and block.kind is BlockKind.HEADING:
            whole.append(block)
            continue
        if not number and _goes_on(whole, block):
            whole[-1] = joined(whole[-1], block)
            continue
        entry = cut(block, start, len(block.text)) if start else block
        whole.append(replace(entry, kind=BlockKind.REFERENCE, level=0, ordinal=f"{number}." if number else ""))
    return [*above, *(part for entry in whole for part in numbered_apart(entry, printed))]


def _goes_on(whole: Sequence[Block], block: Block) -> bool:
    return bool(whole) and whole[-1].kind is BlockKind.REFERENCE and block.kind is not BlockKind.REFERENCE


def _stands_above(told: tuple[Block, tuple[int, int]]) -> bool:
    block, (number, _start) = told
    return not number and block.kind is not BlockKind.REFERENCE and not evidence(block.text)


def _counts(numbers: Sequence[tuple[int, int]], share: float) -> bool:
    """Whether the numbers are those of a list: most entries have one, and they rise, but for one in ten or a slip."""
    present = [number for number, _start in numbers if number]
    if len(present) < share * max(len(numbers), 1) or not present:
        return False
    rising = sum(after > before for before, after in pairwise(present))
    pairs = len(present) - 1
    return rising >= min(0.9 * pairs, max(pairs - 1, 2))
