"""Joining the works that a Word file's citations name to the entries of its printed list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.composed_text import composed
from ldn_desk.reading.entries.shape import printed_number
from ldn_desk.reading.reference.identifiers import take_identifiers
from ldn_desk.reading.text.characters import cut, folded
from ldn_desk.reading.text.lexicon import heads_references

NOTE = "note-"
"""Begins the anchors of notes: what they say is no entry of a list."""
_MOST_LIKELY = 400
"""Works that one entry is held against."""
_TELLING_TITLE = 12
_TELLING_TITLE_BESIDE_NAME = 5
"""Letters and digits that a title needs to tell a work without its author, and with it."""


def with_entries(blocks: Sequence[Block], works: Mapping[str, Fields]) -> list[Block]:
    """The blocks; the entry of each work bears the work's anchor. A work without an entry is added at the end."""
    joined = [_numbered(block) if block.kind is BlockKind.REFERENCE else block for block in blocks]
    listed = _listed(joined)
    texts = {place: folded(joined[place].text) for place in listed}
    by_author = _by_author(works)
    taken: set[str] = set()
    renamed: dict[str, str] = {}
    for place, text in texts.items():
        anchor = next(
            (each for each in _likely(text, by_author) if each not in taken and _names(text, works[each])), ""
        )
        if anchor:
            taken.add(anchor)
            renamed[joined[place].anchor] = anchor
            joined[place] = replace(joined[place], anchor=anchor)
    joined = [_led_on(block, renamed) for block in joined]
    missing = [
        Block(BlockKind.REFERENCE, text, anchor=anchor)
        for anchor, fields in works.items()
        if anchor not in taken and (text := composed(fields))
    ]
    return _added(joined, listed, missing)


def _numbered(block: Block) -> Block:
    """An entry with the number it begins with as its ordinal."""
    number, start = (0, 0) if block.ordinal else printed_number(block)
    return replace(cut(block, start, len(block.text)), ordinal=f"{number}.") if number else block


def _led_on(block: Block, renamed: Mapping[str, str]) -> Block:
    """The block, its links to an entry's bookmark leading to the entry's new anchor."""
    if not any(span.href[1:] in renamed for span in block.spans if span.href.startswith("#")):
        return block
    spans = (
        replace(span, href=f"#{renamed[span.href[1:]]}") if span.href[:1] == "#" and span.href[1:] in renamed else span
        for span in block.spans
    )
    return replace(block, spans=tuple(spans))


def with_printed_identifiers(blocks: Sequence[Block], works: Mapping[str, Fields]) -> dict[str, Fields]:
    """The works, those without an identifier that their printed entry shows with it."""
    texts = {block.anchor: block.text for block in blocks if block.anchor in works}
    return {anchor: _identified(fields, texts.get(anchor, "")) for anchor, fields in works.items()}


def _identified(fields: Fields, text: str) -> Fields:
    printed = take_identifiers(text)[1]
    return fields.with_(
        DOI=fields.DOI or printed.DOI, PMID=fields.PMID or printed.PMID, PMCID=fields.PMCID or printed.PMCID
    )


def _added(blocks: list[Block], listed: Sequence[int], missing: list[Block]) -> list[Block]:
    if not missing:
        return blocks
    if not listed:
        return [*blocks, Block(BlockKind.HEADING, tr("References"), 2), *missing]
    end = listed[-1] + 1
    return [*blocks[:end], *missing, *blocks[end:]]


def _listed(blocks: Sequence[Block]) -> list[int]:
    """Places of the entries: what the file itself says is the list, else what stands below the list's heading."""
    own = [place for place, block in enumerate(blocks) if block.kind is BlockKind.REFERENCE]
    if own:
        return [*own, *_counting_on(blocks, own[-1])]
    heads = [place for place, block in enumerate(blocks) if len(block.text) < 80 and heads_references(block.text)]
    if not heads:
        return []
    below = range(heads[-1] + 1, len(blocks))
    end = next((place for place in below if blocks[place].kind is BlockKind.HEADING), len(blocks))
    return [place for place in range(heads[-1] + 1, end) if not blocks[place].anchor.startswith(NOTE)]


def _counting_on(blocks: Sequence[Block], last: int) -> Iterator[int]:
    """Places of the paragraphs below the last entry that count on from it: a field may hold the first alone."""
    number = printed_number(blocks[last])[0]
    for place in range(last + 1, len(blocks)):
        if not number or printed_number(blocks[place])[0] != number + 1:
            return
        number += 1
        yield place


def _by_author(works: Mapping[str, Fields]) -> dict[str, list[str]]:
    """First letters of the first author's family name (or of the title) → works."""
    found: dict[str, list[str]] = {}
    for anchor, fields in works.items():
        first = fields.author[0].family or fields.author[0].literal if fields.author else fields.title
        found.setdefault(folded(first)[:3], []).append(anchor)
    return found


def _likely(text: str, by_author: Mapping[str, list[str]]) -> list[str]:
    """The works whose first author's name begins like some place at the entry's start."""
    starts = dict.fromkeys(text[place : place + 3] for place in range(min(40, len(text))))
    return list(islice((anchor for start in starts for anchor in by_author.get(start, ())), _MOST_LIKELY))


def _names(text: str, fields: Fields) -> bool:
    if fields.DOI and folded(fields.DOI) in text:
        return True
    title = folded(fields.title)
    dated = not fields.year or str(fields.year) in text
    first = folded(fields.author[0].family) if fields.author else ""
    telling = len(title) >= (_TELLING_TITLE_BESIDE_NAME if first and first in text else _TELLING_TITLE)
    titled = telling and title in text
    return dated and (titled or _is_located(text, fields))


def _is_located(text: str, fields: Fields) -> bool:
    """Whether first author, volume and first page are there: some styles print no titles."""
    first = folded(fields.author[0].family) if fields.author else ""
    page = folded(re.split("[–-]", fields.page)[0] or fields.number)
    volume, issue = folded(fields.volume), folded(fields.issue)
    located = volume + issue + page in text or volume + page in text
    return bool(first and volume and len(page) > 1) and first in text and located
