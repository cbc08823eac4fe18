"""Where the reference lists of an article stand: under a heading, or by the shape of their entries."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.reading.entries.parting import lines_apart, signs_of_entry
from ldn_desk.reading.entries.shape import evidence, is_entry, printed_number
from ldn_desk.reading.headings import is_bare_heading
from ldn_desk.reading.text.lexicon import follows_references, heads_references, is_furniture, may_head_references

LISTED = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
"""Kinds of block that can hold an entry before it is known for one."""
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_BREAKS = (BlockKind.HEADING, BlockKind.TABLE, BlockKind.CAPTION, BlockKind.FURNITURE)
"""What may stand between two parts of one list: groups of entries have headings, pages have tables."""
_SHORTEST_LIST = 3
"""Entries a list needs that no heading announces."""
_LONGEST_GAP = 2
"""Blocks without the shape of an entry in a row that a list without a heading may hold."""
_LOOKED_AHEAD = 4
_FEWEST_COUNTED = 8
"""Entries that a run of numbers needs to be set against a list under a heading."""
_NEAR = 2
"""By how much the number of the next entry may rise: one may be hidden in the entry before it."""
_LONGEST_BREAK = 4
"""Blocks without a number (what goes on, a heading between pages) that such a run may hold."""
_PROSE = 200
"""Code points from which a paragraph without any sign of an entry is text."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The blocks `start` to `end` hold a list; `heading` is the index of its heading, -1 where it has none."""

    heading: int
    start: int
    end: int


def list_places(blocks: Sequence[Block]) -> list[ListPlace]:
    """Where the lists stand, in order, none overlapping another."""
    headed = _headed(blocks)
    counted = _counted(blocks)
    if counted is not None and 2 * _entries_of(blocks, headed) < _entries_of(blocks, [counted]):
        # A heading in the text, or entries that are set like headings, must not lose the list that counts to its end.
        headed = [counted]
    found = headed or _by_shape(blocks)
    return list(_with_further_parts(blocks, found))


def _entries_of(blocks: Sequence[Block], places: Sequence[ListPlace]) -> int:
    return sum(signs > 1 for place in places for signs in _below(blocks, place))


def _counted(blocks: Sequence[Block]) -> ListPlace | None:
    """The longest run of entries whose printed numbers count from one upwards; what goes on below one belongs to it."""
    best: list[int] = []
    run: list[int] = []
    number = 0
    for index, block in enumerate(blocks):
        if block.kind in (BlockKind.TABLE, BlockKind.CAPTION, BlockKind.FURNITURE):
            continue
        printed, start = printed_number(block)
        if printed == 1:
            run, number = [index], 1
        elif run and number < printed <= number + _NEAR and evidence(block.text[start:]) > 1:
            run, number = [*run, index], printed
        elif run and index - run[-1] > _LONGEST_BREAK:
            run, number = [], 0
        best = run if len(run) > len(best) else best
    sure = sum(signs_of_entry(blocks[i]) > 2 for i in best)
    if len(best) < _FEWEST_COUNTED or 10 * sure < 7 * len(best):
        return None
    first = best[0]
    heading = first - 1 if first and blocks[first - 1].kind is BlockKind.HEADING else -1
    return ListPlace(heading, first, max(best[-1] + 1, _end(blocks, best[-1])))


def _headed(blocks: Sequence[Block]) -> list[ListPlace]:
    """Lists under headings. Where no heading has a list that is one for sure, the last that keeps its promise."""
    strong = [_place(blocks, i) for i in _headings(blocks, heads_references)]
    sure = _without_weakest(blocks, [place for place in strong if _is_list(blocks, place)])
    kept = sure or [place for place in strong if _keeps_promise(blocks, place)][-1:]
    after = kept[0].start if kept else 0
    weak = [_place(blocks, i) for i in _headings(blocks, may_head_references) if i >= after]
    kept += _repeated(blocks, weak) if not kept else []
    kept += [place for place in weak if place not in kept and _is_sure_list(blocks, place)]
    return sorted({place.start: place for place in kept}.values(), key=lambda place: place.start)


def _without_weakest(blocks: Sequence[Block], places: list[ListPlace]) -> list[ListPlace]:
    """The places without those of which no line leaves no doubt that it is an entry (a column of a table headed
    `Reference`), where another list has many such."""
    doubtless = [sum(signs > 2 for signs in _below(blocks, place)) for place in places]
    strong = max(doubtless, default=0) >= _FEWEST_COUNTED
    return [place for place, count in zip(places, doubtless, strict=True) if count or not strong]


def _headings(blocks: Sequence[Block], heads: Callable[[str], bool]) -> Iterator[int]:
    return (i for i, block in enumerate(blocks) if block.kind in (*LISTED, *_HEADINGS) and heads(block.text))


def _place(blocks: Sequence[Block], heading: int) -> ListPlace:
    """The place below a heading; headings of groups of entries may come before the first of them."""
    start = heading + 1
    while (
        start < len(blocks)
        and blocks[start].kind is BlockKind.HEADING
        and blocks[start].level > _level(blocks[heading])
    ):
        start += 1
    return ListPlace(heading, start, _end(blocks, start))


def _level(heading: Block) -> int:
    return heading.level or 2


def _below(blocks: Sequence[Block], place: ListPlace) -> list[int]:
    """How much speaks for each block of the place."""
    return [signs_of_entry(block) for block in lines_apart(blocks[place.start : place.end])]


def _keeps_promise(blocks: Sequence[Block], place: ListPlace) -> bool:
    return any(_below(blocks, place))


def _is_list(blocks: Sequence[Block], place: ListPlace) -> bool:
    below = _below(blocks, place)
    speaking = sum(signs > 1 for signs in below)
    return speaking > 0 and 2 * speaking >= len(below)


def _is_sure_list(blocks: Sequence[Block], place: ListPlace) -> bool:
    return _speaks(blocks, place, 2)


def _speaks(blocks: Sequence[Block], place: ListPlace, least: int) -> bool:
    below = _below(blocks, place)
    speaking = sum(signs > 2 for signs in below)
    return speaking >= least and 2 * speaking > len(below)


def _repeated(blocks: Sequence[Block], places: Sequence[ListPlace]) -> list[ListPlace]:
    """The lists under a weak heading (`Sources:`) that stands over a list in section after section."""
    listed = [place for place in places if _is_list(blocks, place)]
    count = Counter(blocks[place.heading].text for place in listed)
    speaking = Counter(blocks[place.heading].text for place in listed if _speaks(blocks, place, 1))
    return [place for place in listed if _is_often(blocks[place.heading].text, count, speaking)]


def _is_often(heading: str, count: Counter[str], speaking: Counter[str]) -> bool:
    return speaking[heading] > 1 and 3 * speaking[heading] >= count[heading]


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the list ends: before the next heading, page furniture, table, code or text."""
    return next((i for i in range(start, len(blocks)) if _ends_list(blocks, i)), len(blocks))


def _ends_list(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if block.kind is BlockKind.REFERENCE:
        return False
    if block.kind not in LISTED or is_furniture(block.text):
        return True
    if heads_references(block.text) or _opens_another_part(block):
        return True
    if may_head_references(block.text) and not signs_of_entry(block):
        return True
    return _opens_text(blocks, index)


def _opens_another_part(block: Block) -> bool:
    return follows_references(block.text) and not printed_number(block)[0] and evidence(block.text) < 2


def _opens_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether text begins here, under bare headings or without: prose that no entry follows."""
    ahead = index
    while ahead < min(index + _LOOKED_AHEAD, len(blocks)) and is_bare_heading(blocks[ahead]):
        ahead += 1
    if ahead == len(blocks) or not _is_prose(blocks[ahead]):
        return False
    return not any(signs_of_entry(block) > 1 for block in blocks[ahead + 1 : ahead + _LOOKED_AHEAD])


def _is_prose(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.text) > _PROSE and signs_of_entry(block) < 2


def _with_further_parts(blocks: Sequence[Block], places: Sequence[ListPlace]) -> Iterator[ListPlace]:
    """Each list with those parts of it that a table, a caption or a heading within the list cuts off."""
    for place, following in zip_longest(places, places[1:]):
        limit = following.heading if following and following.heading >= 0 else len(blocks)
        yield place
        part: ListPlace | None = place
        while part is not None:
            part = _further_part(blocks, place, part, limit)
            if part is not None:
                yield part


def _further_part(blocks: Sequence[Block], place: ListPlace, part: ListPlace, limit: int) -> ListPlace | None:
    start = part.end
    while start < min(part.end + _LOOKED_AHEAD, limit) and _is_break(blocks[start]):
        start += 1
    if start == part.end or start >= limit or any(is_furniture(blocks[i].text) for i in range(part.end, start)):
        return None
    further = ListPlace(-1, start, min(_end(blocks, start), limit))
    if further.end == start or not _is_list(blocks, further):
        return None
    return further if _belongs(blocks, place, part, further) else None


def _is_break(block: Block) -> bool:
    return block.kind in _BREAKS or (may_head_references(block.text) and not signs_of_entry(block))


def _belongs(blocks: Sequence[Block], place: ListPlace, part: ListPlace, further: ListPlace) -> bool:
    """Whether the entries go on: their numbers do, or a heading below the list's own parts them."""
    last = max((printed_number(block)[0] for block in blocks[part.start : part.end]), default=0)
    first = printed_number(blocks[further.start])[0]
    if last or first:
        return last > 0 and first == last + 1
    level = _level(blocks[place.heading]) if place.heading >= 0 else 2
    between = [block for block in blocks[part.end : further.start] if block.kind is BlockKind.HEADING]
    return _speaks(blocks, further, 1) and all(block.level > level for block in between)


def _by_shape(blocks: Sequence[Block]) -> list[ListPlace]:
    """The last run of entries that no heading announces; blocks among them that only count on belong to it."""
    sure, gap, start, end = 0, 0, -1, -1
    for index in range(len(blocks) - 1, -1, -1):
        if _could_be_entry(blocks[index]):
            sure, gap, start = sure + 1, 0, index
            end = index + 1 if end < 0 else end
        elif end >= 0 and _counts_on(blocks, index):
            start = index
        elif end >= 0:
            gap += 1
            if gap <= _LONGEST_GAP and sure > gap and blocks[index].kind in LISTED:
                continue
            if sure >= _SHORTEST_LIST and 2 * sure >= end - start:
                break
            sure, gap, end = 0, 0, -1
    found = sure >= _SHORTEST_LIST and 2 * sure >= end - start
    return [ListPlace(-1, start, max(end, _end(blocks, end)))] if found else []


def _counts_on(blocks: Sequence[Block], index: int) -> bool:
    number = printed_number(blocks[index])[0]
    return number > 0 and printed_number(blocks[index + 1])[0] == number + 1


def _could_be_entry(block: Block) -> bool:
    if block.kind not in LISTED:
        return block.kind is BlockKind.REFERENCE
    number, start = printed_number(block)
    first_line = block.text[start:].partition("\n")[0]
    return is_entry(first_line) or (number > 0 and evidence(first_line) > 1)
