"""Numbers of references, and which list a printed number means where an article has several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ldn_desk.domain.article import Block, BlockKind

_MOST_LISTS = 200


@dataclass(frozen=True, slots=True)
class PrintedList:
    """One list: the index of its first block, and printed number → `Reference.number`."""

    start: int
    numbers: dict[int, int]


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of all entries in order, and what tells apart those of several lists."""

    numbers: tuple[int, ...]
    lists: tuple[PrintedList, ...]
    """The lists whose printed numbers begin anew; a single one, or none, where every number is unique."""
    runs: tuple[tuple[int, frozenset[int]], ...]
    """(index of the first block, `Reference.number` of each entry) of each list, whatever is printed."""
    printed: frozenset[int] = frozenset()
    """The numbers that entries print, where each means one entry: a marker that shows one of them means that one."""
    labels: Mapping[str, int] = field(default_factory=dict)
    """Labels of supplementary lists (`S1`) → `Reference.number`; of two entries with one label the first is meant."""


def numbering(blocks: Sequence[Block]) -> Numbering:
    """Each entry's number: the printed one where no other entry has it, else its place among all entries."""
    found = [(index, block) for index, block in enumerate(blocks) if block.kind is BlockKind.REFERENCE]
    places, printed = [index for index, _block in found], [_printed(block) for _index, block in found]
    anew = len({number for number in printed if number}) < sum(number > 0 for number in printed)
    numbers = list(range(1, len(printed) + 1)) if anew else _by_print(printed)
    counted = _counted_anew(places, printed) if anew else []
    lists = tuple(
        # From the end, so that of two entries with one number the first is meant.
        PrintedList(places[first], {printed[i] or numbers[i]: numbers[i] for i in range(last - 1, first - 1, -1)})
        for first, last in counted
    )
    runs = tuple((places[first], frozenset(numbers[first:last])) for first, last in _apart(places))
    # More lists than any book has chapters are told apart by nothing.
    return Numbering(
        tuple(numbers),
        lists if len(lists) <= _MOST_LISTS else (),
        runs if len(runs) <= _MOST_LISTS else (),
        frozenset() if anew else frozenset(number for number in printed if number),
        _labels([block for _index, block in found], numbers),
    )


def _printed(block: Block) -> int:
    digits = block.ordinal.strip(".")
    return int(digits) if digits.isdecimal() else 0


def _labels(entries: Sequence[Block], numbers: Sequence[int]) -> dict[str, int]:
    borne = [(block.ordinal.strip("."), number) for block, number in zip(entries, numbers, strict=True)]
    return {label: number for label, number in reversed(borne) if label and label[0].isupper()}


def _by_print(printed: Sequence[int]) -> list[int]:
    """The printed numbers; entries without one are counted on from the highest."""
    highest = max(printed, default=0)
    numbers = []
    for number in printed:
        highest += not number
        numbers.append(number or highest)
    return numbers


def _counted_anew(places: Sequence[int], printed: Sequence[int]) -> list[tuple[int, int]]:
    """(first, last + 1) of the entries of each list: a new one begins with a number that was there, behind other
    blocks or with 1."""
    runs: list[tuple[int, int]] = []
    first, highest = 0, 0
    for i, number in enumerate(printed):
        if i and 0 < number <= highest and (places[i] > places[i - 1] + 1 or number == 1):
            runs.append((first, i))
            first, highest = i, 0
        highest = max(highest, number)
    return [*runs, (first, len(printed))]


def _apart(places: Sequence[int]) -> list[tuple[int, int]]:
    """(first, last + 1) of the entries that stand together."""
    starts = [i for i, place in enumerate(places) if not i or place > places[i - 1] + 1]
    return list(zip(starts, [*starts[1:], len(places)], strict=True)) if starts else []
