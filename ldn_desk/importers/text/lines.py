"""Lines of text into paragraphs and list items."""

import re
from collections.abc import Iterator

from ldn_desk.domain.article import Block, BlockKind

_BULLET = re.compile(r"\s{0,8}[-*•–◦▪]\s{1,4}(?=\S)")
_NUMBERED = re.compile(r"\s{0,8}(\d{1,4}[.)])\s{1,8}(?=\S)")
_YEARS = range(1500, 2100)
"""A line that begins so goes on (`et al.` / `1999. Sleep in mice`), except in a list that has counted so far."""
_BLANK_LINES = re.compile(r"\n{3,}")
_MOST_LINES = 60_000
"""Lines that are told apart; what follows is one paragraph. No article has as many."""
_WIDEST_WRAP = 100
"""Columns; a text with longer lines was not wrapped by hand or by a mail program."""
_FULL_LINE = 0.6
"""Share of the widest line that a wrapped line fills at the least."""


def line_blocks(text: str) -> Iterator[Block]:
    """One block a line; a paragraph where the lines are wrapped; list items with their printed number."""
    *lines, rest = _BLANK_LINES.sub("\n\n", text).split("\n", _MOST_LINES)
    lines = [line.rstrip() for line in (*lines, rest.replace("\n", " "))]
    full, widest = _full_width(lines)
    for group in _groups(lines):
        for item in _items(group, full, widest):
            yield _block(item)


def _full_width(lines: list[str]) -> tuple[int, int]:
    """(columns that a full line has at the least, at the most) in a text with wrapped lines; 0 where a line is a
    paragraph."""
    lengths = [len(line) for line in lines if " " in line.strip()]
    widest = max(lengths, default=0)
    full = int(_FULL_LINE * widest)
    wrapped = widest <= _WIDEST_WRAP and 3 * sum(length >= full for length in lengths) > len(lengths) > 3
    return (full, widest) if wrapped else (0, 0)


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Lines between blank ones."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line:
            group.append(line)
        elif group:
            yield group
            group = []


def _items(group: list[str], full: int, widest: int) -> Iterator[list[str]]:
    """The lines that belong together: each alone where lines are not wrapped; else up to a short line or an item."""
    hanging = _hangs(group) if full else False
    item: list[str] = []
    for line in group:
        if item and (not full or _begins(item, line, full, widest, hanging)):
            yield item
            item = []
        item.append(line)
    yield item


def _begins(item: list[str], line: str, full: int, widest: int, hanging: bool) -> bool:
    """Whether the line begins another item than the one above it."""
    # A line is short where the next word would still have found room on it.
    short = len(item[-1]) < full and len(item[-1]) + 1 + len(line.split(" ", 1)[0]) <= widest
    numbered = _NUMBERED.match(line)
    number = int(numbered[1][:-1]) if numbered else 0
    if number in _YEARS or _counts_on(item[0], number):
        return _counts_on(item[0], number)
    if number or _BULLET.match(line):
        return short or number == 1 or item[-1].endswith((".", ":", ";", ")", "]", "?", "!"))
    return not line[0].isspace() if hanging else short


def _counts_on(first: str, number: int) -> bool:
    before = _NUMBERED.match(first)
    return before is not None and number == int(before[1][:-1]) + 1


def _hangs(group: list[str]) -> bool:
    """Whether all lines but the first of each entry are indented."""
    indented = sum(line[0].isspace() for line in group)
    return not group[0][0].isspace() and 4 * indented >= len(group) and indented < len(group) - 1


def _block(lines: list[str]) -> Block:
    text = "\n".join(line.strip() for line in lines)
    numbered, bullet = _NUMBERED.match(text), _BULLET.match(text)
    if numbered and int(numbered[1][:-1]) not in _YEARS:
        return Block(BlockKind.LIST_ITEM, text[numbered.end() :], level=1, ordinal=numbered.group(1))
    if bullet:
        return Block(BlockKind.LIST_ITEM, text[bullet.end() :], level=1)
    return Block(BlockKind.PARAGRAPH, text)
