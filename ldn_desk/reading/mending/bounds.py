"""Mends of the list's bounds: where it begins, where it ends, with everything read anew from there."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.domain.mending import Begin, End, MendRefused, Quote
from ldn_desk.domain.translation import tr
from ldn_desk.reading.article import references_of
from ldn_desk.reading.entries.parting import entries, lines_apart
from ldn_desk.reading.mending.numbers import refound
from ldn_desk.reading.mending.places import apart, block_at, found, part, stretch, stretches
from ldn_desk.reading.text.lexicon import is_furniture

_LISTED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.REFERENCE, BlockKind.CAPTION)
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_SOUGHT = 60
"""Code points of an entry by which its place in the text is found."""


def begin(article: Article, mend: Begin, lines: Sequence[str] = ()) -> Article:
    """The list from this block on, up to the next heading, table or page furniture; there is no other list then.

    `lines` are those of the source, whose breaks the blocks no longer have. Entries that were there before stay."""
    position = _position(article, mend.at)
    starts = _line_starts(article.text, lines)
    blocks, index = _cut_before(article.blocks, position, starts)
    end = _end(blocks, index)
    if end == index:
        raise MendRefused(tr("No reference can be read from here on."))
    region = [_with_lines(block, starts) for block in blocks[index:end]]
    own = list(_placed(_entries(region), article.text, blocks[index].start))
    before, after = _unlisted(blocks[:index]), _unlisted(blocks[end:])
    return _listed_anew(article, (*before, *own, *after))


def end(article: Article, mend: End) -> Article:
    """The list without this entry and all that stand after it; their text is text again."""
    position = _position(article, mend.at)
    # The entry that this place is in can only be the nearest before it.
    before = [each for each in article.references if 0 <= each.start <= position]
    entry = max(before, key=lambda each: each.start, default=None)
    first = entry.start if entry is not None and _holds(article, entry, position) else position
    gone = [each for each in article.references if each.start >= first]
    if not gone or len(gone) == len(article.references):
        raise MendRefused(tr("The list can only end where there are entries before and after."))
    blocks = article.blocks
    for start, stop in stretches(article, gone):
        blocks = apart(blocks, start, stop, BlockKind.PARAGRAPH)
    kept = tuple(each for each in article.references if each.start < first)
    return refound(replace(article, blocks=blocks, references=kept), article)


def _position(article: Article, at: Quote) -> int:
    position = found(article.text, at)
    if position < 0:
        raise MendRefused(tr("This place is no longer in the article."))
    return position


def _holds(article: Article, reference: Reference, position: int) -> bool:
    start, stop = stretch(article, reference)
    return start <= position < stop


def _line_starts(text: str, lines: Sequence[str]) -> list[int]:
    """Where the source's lines begin in the article's text, as far as they are found in their order."""
    starts, place = [], 0
    for line in lines:
        sought = " ".join(line.split())[:_SOUGHT]
        at = text.find(sought, place) if len(sought) > 1 else -1
        if at >= 0:
            starts.append(at)
            place = at + len(sought)
    return starts


def _cut_before(blocks: Sequence[Block], position: int, starts: Sequence[int]) -> tuple[tuple[Block, ...], int]:
    """The blocks with one that begins where the list does, and its index: after a heading, the block below it."""
    index = block_at(blocks, position)
    if index < 0:
        raise MendRefused(tr("This place is no longer in the article."))
    block = blocks[index]
    if block.kind in _HEADINGS:
        return tuple(blocks), index + 1
    line = max((start for start in starts if block.start < start <= position), default=block.start)
    if line == block.start:
        return tuple(blocks), index
    length = line - block.start
    above, below = part(block, 0, length), part(block, length, len(block.text))
    return (*blocks[:index], above, replace(below, ordinal="", anchor=""), *blocks[index + 1 :]), index + 1


def _end(blocks: Sequence[Block], start: int) -> int:
    stops = (i for i in range(start, len(blocks)) if blocks[i].kind not in _LISTED or is_furniture(blocks[i].text))
    return next(stops, len(blocks))


def _with_lines(block: Block, starts: Sequence[int]) -> Block:
    """The block with the source's line breaks in the place of the blanks that they became."""
    text = list(block.text)
    first = bisect_right(starts, block.start)
    for start in starts[first : bisect_right(starts, block.start + len(text))]:
        before = start - block.start - 1
        if text[before].isspace():
            text[before] = "\n"
    return replace(block, text="".join(text))


def _entries(region: Sequence[Block]) -> Sequence[Block]:
    """The entries; where nothing looks like one, each line of the source, at the reader's word."""
    listed, rest = entries(lines_apart(region))
    if listed:
        return [*listed, *(replace(block, kind=BlockKind.FURNITURE) for block in rest)]
    lines = (replace(block, text=line.strip(), spans=()) for block in region for line in block.text.split("\n"))
    return [replace(line, kind=BlockKind.REFERENCE, level=0) for line in lines if line.text]


def _placed(blocks: Sequence[Block], text: str, place: int) -> Iterator[Block]:
    """The blocks with their places, found one after the other."""
    flat = text.replace("\n", " ")
    for block in blocks:
        at = flat.find(block.text[:_SOUGHT], place)
        place = at if at >= 0 else place
        yield replace(block, start=place)
        place += len(block.text)


def _unlisted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Entries of what is no list any more, as paragraphs."""
    return tuple(
        replace(block, kind=BlockKind.PARAGRAPH) if block.kind is BlockKind.REFERENCE else block for block in blocks
    )


def _listed_anew(article: Article, blocks: tuple[Block, ...]) -> Article:
    known: dict[str, list[Reference]] = {}
    for each in article.references:
        known.setdefault(each.text, []).append(each)
    references = []
    for new in references_of(blocks, {}):
        same = known.get(new.text)
        old = same.pop(0) if same else None
        references.append(replace(old, number=new.number, start=new.start) if old else new)
    return refound(replace(article, blocks=blocks, references=tuple(references)), article)
