"""The numbers of a reference list: gaps, numbers printed twice, and the order in which they are cited."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from ldn_desk.domain.article import Article, BlockKind, Lint
from ldn_desk.domain.reason import Reason, because
from ldn_desk.reading.mending.numbers import printed_numbers
from ldn_desk.reading.text.characters import folded

GAP = "numbering-gap"
ORDER = "numbering-order"
CITATION_ORDER = "citation-order"

_MOSTLY = 0.8
"""Share of the entries that must print a number, or be cited in order, for the list to be of that kind."""
_WIDEST_GAP = 50
_FEWEST_CITED = 6
"""References that must be cited before their order says anything."""


def numbering(article: Article) -> Iterator[Lint]:
    """Numbers that are missing from a numbered list, printed twice, or stand in another's place.

    A number 1 begins another list, as chapters have their own. What a reader added is not missing."""
    printed = _printed_numbers(article)
    if len(printed) < max(2, _MOSTLY * len(article.references)):
        return
    added = {reference.number for reference in article.references if reference.start < 0}
    found = [each for numbers in _lists(printed) for each in _in_one_list(numbers, added)]
    yield from sorted(found, key=lambda each: (each.rule != GAP, each.number))


def _lists(printed: Sequence[tuple[int, int]]) -> list[dict[int, list[int]]]:
    """Printed number → `Reference.number` of the entries that bear it, for each list, in the order of print."""
    lists: list[dict[int, list[int]]] = [{}]
    for number, reference in printed:
        if number == 1 and len(lists[-1]) > 1:
            lists.append({})
        lists[-1].setdefault(number, []).append(reference)
    return lists


def _in_one_list(numbers: Mapping[int, Sequence[int]], added: Collection[int]) -> Iterator[Lint]:
    printed = list(numbers)
    in_turn = _longest_rise(printed)
    for place, number in enumerate(printed):
        _first, *others = numbers[number]
        for other in others:
            yield Lint(ORDER, other, because("number-twice", n=number))
        if number not in in_turn:
            yield Lint(ORDER, numbers[number][0], _out_of_place(printed, place))
    for before, number in pairwise(sorted(in_turn)):
        missing = [n for n in range(before + 1, min(number, before + 2 + _WIDEST_GAP)) if n not in numbers]
        missing = [n for n in missing if n not in added]
        if 0 < len(missing) <= _WIDEST_GAP:
            yield Lint(GAP, numbers[number][0], _gap(before, number, missing))


def _out_of_place(printed: Sequence[int], place: int) -> Reason:
    number = printed[place]
    smaller = next((each for each in printed[place + 1 :] if each < number), 0)
    if smaller:
        return because("entry-before-another", n=number, other=smaller)
    greater = next(each for each in reversed(printed[:place]) if each > number)
    return because("entry-after-another", n=number, other=greater)


def _gap(before: int, number: int, missing: Sequence[int]) -> Reason:
    return because("numbers-missing", n=len(missing), missing=tuple(missing), before=before, next=number)


def _printed_numbers(article: Article) -> list[tuple[int, int]]:
    """(printed number, `Reference.number`) of each entry that prints one, in the order of print."""
    known = {reference.start: reference.number for reference in article.references}
    ordinals = (
        (block.ordinal.strip(" .()[]"), known[block.start])
        for block in article.blocks
        if block.kind is BlockKind.REFERENCE and block.start in known
    )
    return [(int(digits), number) for digits, number in ordinals if digits.isdecimal()]


def citation_order(article: Article) -> Iterator[Lint]:
    """References first cited out of turn, in a list that is numbered in the order of citation.

    An alphabetical list that is numbered all the same is in no such order; and what tables and captions cite stands
    where they were put."""
    first = _first_cited(article)
    if len(first) < _FEWEST_CITED or _is_alphabetical(article):
        return
    in_turn = _longest_rise(first)
    if len(in_turn) < _MOSTLY * len(first):
        return
    for place, number in enumerate(first):
        if number not in in_turn:
            before = next((each for each in first[place + 1 :] if each < number), 0)
            after = next((each for each in reversed(first[:place]) if each > number), 0)
            yield Lint(CITATION_ORDER, number, _out_of_turn(number, before, after))


def _out_of_turn(number: int, before: int, after: int) -> Reason:
    if before:
        return because("cited-before-another", n=number, other=before)
    return because("cited-after-another", n=number, other=after)


def _first_cited(article: Article) -> list[int]:
    """The numbers of the list in the order in which the running text first cites them; none where it does not cite by
    number. What a table or caption cites too has its turn there, wherever it was put."""
    numeric = [each for each in article.citations if each.numbers and printed_numbers(each.marker)]
    if len(numeric) < _MOSTLY * len(article.citations):
        return []
    apart = [(b.start, b.end) for b in article.blocks if b.kind in (BlockKind.TABLE, BlockKind.CAPTION)]
    starts = [start for start, _end in apart]
    known = {reference.number for reference in article.references}
    elsewhere, in_text = set[int](), dict[int, None]()
    for citation in numeric:
        place = bisect_left(starts, citation.start + 1) - 1
        if place >= 0 and citation.start < apart[place][1]:
            elsewhere.update(citation.numbers)
        else:
            in_text.update(dict.fromkeys(citation.numbers))
    return [number for number in in_text if number in known and number not in elsewhere]


def _is_alphabetical(article: Article) -> bool:
    names = [
        folded(reference.printed.author[0].label)[:4] for reference in article.references if reference.printed.author
    ]
    rising = sum(one <= other for one, other in pairwise(names))
    return len(names) > 2 and rising >= 0.9 * (len(names) - 1)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The longest row of numbers that rise, others between them left out."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1], places[at : at + 1] = [number], [place]
    found: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        found.add(numbers[place])
        place = before[place]
    return found
