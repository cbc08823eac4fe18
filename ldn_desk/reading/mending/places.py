"""Where things stand in an article that is mended: stretches of its text, blocks cut and joined there, quotes.

The article's text is never altered: where blocks are cut or joined, only what is shown together changes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.domain.mending import Quote
from ldn_desk.reading.text.characters import cut, joined

AROUND = 32
"""Code points kept of what stands before and after a quote, as the Web Annotation model's selectors have it."""
_MOST_FOUND = 1000
"""Places of one quote that are looked at."""


def quote(text: str, start: int, end: int) -> Quote:
    """The stretch `text[start:end]` with what stands around it."""
    return Quote(start, text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def found(text: str, sought: Quote) -> int:
    """Where the quote begins in this text, which may be another than it was taken from; -1 where it is not there.

    Of several places the one where most of what stood around it stands again; of equals, the nearest."""
    best, place = (-1, 0), -1
    for start in islice(_occurrences(text, sought.exact), _MOST_FOUND):
        end = start + len(sought.exact)
        before = _common(reversed(text[max(0, start - AROUND) : start]), reversed(sought.prefix))
        after = _common(text[end : end + AROUND], sought.suffix)
        score = (before + after, -abs(start - sought.start))
        if score > best:
            best, place = score, start
    return place


def _occurrences(text: str, exact: str) -> Iterator[int]:
    start = text.find(exact) if exact else -1
    while start >= 0:
        yield start
        start = text.find(exact, start + 1)


def _common(one: "Sequence[str] | Iterator[str]", other: "Sequence[str] | Iterator[str]") -> int:
    """How many signs the two have in common from their beginning on."""
    length = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            return length
        length += 1
    return length


def block_at(blocks: Sequence[Block], position: int) -> int:
    """The index of the block that holds this position of the text; -1 where none does. Blocks stand in text order."""
    index = bisect_right(blocks, position, key=lambda block: block.start) - 1
    return index if index >= 0 and position < max(blocks[index].end, blocks[index].start + 1) else -1


def stretch(article: Article, reference: Reference) -> tuple[int, int]:
    """(start, end) of what the article shows as this entry; (-1, -1) where it stands nowhere in the text.

    A block may hold several entries: one ends where the next begins."""
    return next(stretches(article, (reference,)))


def stretches(article: Article, references: Iterable[Reference]) -> Iterator[tuple[int, int]]:
    """`stretch` of each of these references."""
    starts = sorted(each.start for each in article.references)
    for reference in references:
        index = block_at(article.blocks, reference.start)
        if index < 0:
            yield -1, -1
        else:
            end, after = article.blocks[index].end, bisect_right(starts, reference.start)
            yield reference.start, min([end, *starts[after : after + 1]])


def apart(blocks: Sequence[Block], start: int, end: int, kind: BlockKind, ordinal: str = "") -> tuple[Block, ...]:
    """The blocks, with the stretch from `start` to `end` of one of them as a block of its own, of this kind."""
    index = block_at(blocks, start)
    block = blocks[index]
    before, after = part(block, 0, start - block.start), part(block, end - block.start, len(block.text))
    own = replace(part(block, start - block.start, end - block.start), kind=kind, level=0)
    if before.text:
        own = replace(own, ordinal=ordinal, anchor="")
    parts = [each for each in (before, own, replace(after, ordinal="", anchor="")) if each.text]
    return (*blocks[:index], *parts, *blocks[index + 1 :])


def part(block: Block, start: int, end: int) -> Block:
    """A part of a block, without blanks around it, that knows its place."""
    end = min(end, len(block.text))
    while start < end and block.text[start].isspace():
        start += 1
    return replace(cut(block, start, end), start=block.start + start)


def together(blocks: Sequence[Block], first: int, second: int) -> tuple[Block, ...]:
    """The blocks, those at the positions `first` and `second` as one where nothing stands between them."""
    one, other = block_at(blocks, first), block_at(blocks, second)
    if other != one + 1 or blocks[one].end + 1 != blocks[other].start:
        return tuple(blocks)
    return (*blocks[:one], joined(blocks[one], blocks[other]), *blocks[other + 1 :])
