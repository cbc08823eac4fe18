"""Entries that the source ran together in one block, and entries that it split over several."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.shape import begins_with_author, evidence, opens_with_initials
from ldn_desk.reading.text.characters import YEAR, cut, joined
from ldn_desk.reading.text.particles import APART, OPENINGS

LIKELY = "likely-"
"""What the anchors of blocks begin with whose source only guessed that an entry begins there: any other is sure."""
_LOOKED_AT = 300
"""Code points behind a number that must look like an entry."""
_LEAST = 2
"""Signs that each of two entries must show to be parted at the number between them."""
_MOSTLY = 0.7
"""Share of the blocks that must end as entries do, for one that does not to go on in the next."""
_MOST_PARTS = 1000
_LONGEST = 200_000
"""Code points of a block in which entries are told apart; a whole list on one line has fewer."""
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_NAME = rf"(?:{APART} ){{0,2}}{_CAPITAL}[\w’'‐-]{{1,30}}(?: {_CAPITAL}[\w’'‐-]{{1,30}})?"
# `…, 12–15. Jones, A. B., & Birch, C. (2003).` and `…;12:3–4. Jones AB, Birch C. Rest …`
_NEXT_DATED = re.compile(
    rf"(?<=[\w)/]\.) (?={_NAME}, (?:{_CAPITAL}\.[ -]?){{1,4}}[^()\n]{{0,200}}\({YEAR}[a-z]?(?:, [^()]{{1,20}})?\))"
    rf"|(?<=[\w/]) (?={_NAME}, (?:{_CAPITAL}\.[ -]?){{1,4}}[^()\n]{{0,200}}\({YEAR}[a-z]?\))"
)
_NEXT_SHORT = re.compile(
    rf"(?<=[\d/a-z]\.) (?={_NAME} {_CAPITAL}{{1,3}}(?:, (?:{_NAME} {_CAPITAL}{{1,3}}|et al)){{0,12}}[.:] )"
)
_ENDED = re.compile(rf"(?:\d[–‐-]?[a-zA-Z]?\d*|{YEAR}[a-z]?\)?|10\.\d{{4,9}}/\S+|https?://\S+|PMID:? ?\d+)\.?$")
_ADDRESS_ALONE = re.compile(
    r"(?:doi:?\s?|https?://|www\.|pmid:?\s?|\[?available (?:from|at)|retrieved from)\S", re.IGNORECASE
)


def numbered_apart(entry: Block, printed: "set[int]") -> list[Block]:
    """The entry, cut where the next number of the list stands in it and on no block of its own."""
    parts: list[Block] = []
    number = int(entry.ordinal[:-1]) if entry.ordinal else 0
    while number and number + 1 not in printed and len(parts) < _MOST_PARTS and len(entry.text) < _LONGEST:
        place = _next_number(entry.text, number + 1)
        if place is None:
            break
        number += 1
        parts.append(cut(entry, 0, place[0]))
        entry = replace(cut(entry, place[1], len(entry.text)), ordinal=f"{number}.", anchor="")
    return [*parts, entry]


def _next_number(text: str, number: int) -> tuple[int, int] | None:
    """(end of the entry before, start of the entry) at the number printed between them."""
    printed = re.compile(
        rf"(?<=[\w.)\]/;,]) {{1,4}}(?:[\[(（［【]{number}[\])）］】]\.?|{number}[.):、．])\s{{0,4}}(?=[^\W\d_]|[“\"‘'])"
    )
    for match in printed.finditer(text):
        after = text[match.end() : match.end() + _LOOKED_AT]
        if evidence(text[: match.start()]) >= _LEAST and evidence(after) >= _LEAST:
            return match.start(), match.end()
    return None


def unnumbered(blocks: Sequence[Block]) -> list[Block]:
    """The entries of a list without numbers: what an entry goes on with joined to it, two in one block parted."""
    named = 2 * sum(begins_with_author(block.text) for block in blocks) > len(blocks)
    stopped = named and sum(_is_ended(block.text) for block in blocks) > _MOSTLY * len(blocks)
    result: list[Block] = []
    for block in blocks:
        given = block.kind is BlockKind.REFERENCE or (block.anchor and not block.anchor.startswith(LIKELY))
        entry = replace(block, kind=BlockKind.REFERENCE, level=0, ordinal="")
        if result and not given and stopped and _goes_on(result[-1].text, block.text):
            result[-1] = joined(result[-1], entry)
        else:
            result.append(entry)
    return [part for entry in result for part in (_apart(entry) if named else [entry])]


def _is_ended(text: str) -> bool:
    return text.endswith((".", ")", "]")) or _ENDED.search(text[-80:]) is not None


def _goes_on(before: str, text: str) -> bool:
    """Whether the text is the rest of the entry before it."""
    if _ADDRESS_ALONE.match(text) and evidence(text) < 3:
        return True
    ended = _is_ended(before)
    if text[:1].islower() and not text.startswith(OPENINGS):
        return not ended or evidence(text) < 2
    return not ended and evidence(text) < 3 and not opens_with_initials(text)


def _apart(entry: Block) -> list[Block]:
    if len(entry.text) > _LONGEST:
        return [entry]
    parts, start = [], 0
    dated = re.match(rf"[^()]{{3,300}}\({YEAR}", entry.text) is not None
    for match in (_NEXT_DATED if dated else _NEXT_SHORT).finditer(entry.text):
        before = entry.text[start : match.start()]
        if _ENDED.search(before[-200:]) and evidence(before) > _LEAST and evidence(entry.text[match.end() :]) > _LEAST:
            parts.append(cut(entry, start, match.start()))
            start = match.end()
    if not parts:
        return [entry]
    return [parts[0], *(replace(part, anchor="") for part in (*parts[1:], cut(entry, start, len(entry.text))))]
