"""Joining the works that a Word file's citations name to the entries of its printed list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.words import tr
from ldn_desk.importers.composed import composed
from ldn_desk.reading.characters import folded
from ldn_desk.reading.lexicon import heads_references

_TELLING_TITLE = 12
"""Letters and digits that a title needs to tell a work without its author."""


def with_entries(blocks: Sequence[Block], works: Mapping[str, Fields]) -> list[Block]:
    """The blocks; the entry of each work bears the work's anchor. A work without an entry is added at the end."""
    joined = list(blocks)
    listed = _listed(joined)
    texts = {place: folded(joined[place].text) for place in listed}
    by_author = _by_author(works)
    taken: set[str] = set()
    for place, text in texts.items():
        anchor = next(
            (each for each in _likely(text, by_author) if each not in taken and _names(text, works[each])), ""
        )
        if anchor:
            taken.add(anchor)
            joined[place] = replace(joined[place], anchor=anchor)
    missing = [
        Block(BlockKind.REFERENCE, text, anchor=anchor)
        for anchor, fields in works.items()
        if anchor not in taken and (text := composed(fields))
    ]
    return _added(joined, listed, missing)


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
        return own
    heads = [place for place, block in enumerate(blocks) if len(block.text) < 80 and heads_references(block.text)]
    if not heads:
        return []
    below = range(heads[-1] + 1, len(blocks))
    end = next((place for place in below if blocks[place].kind is BlockKind.HEADING), len(blocks))
    return list(range(heads[-1] + 1, end))


def _by_author(works: Mapping[str, Fields]) -> dict[str, list[str]]:
    """First letters of the first author's family name (or of the title) → works."""
    found: dict[str, list[str]] = {}
    for anchor, fields in works.items():
        first = fields.author[0].family or fields.author[0].literal if fields.author else fields.title
        found.setdefault(folded(first)[:3], []).append(anchor)
    return found


def _likely(text: str, by_author: Mapping[str, list[str]]) -> list[str]:
    """The works whose first author's name begins like some place at the entry's start."""
    return [anchor for place in range(min(40, len(text))) for anchor in by_author.get(text[place : place + 3], ())]


def _names(text: str, fields: Fields) -> bool:
    if fields.DOI and folded(fields.DOI) in text:
        return True
    title = folded(fields.title)
    dated = not fields.year or str(fields.year) in text
    return len(title) >= _TELLING_TITLE and title in text and dated
