"""The numbers of a reference list: gaps, numbers printed twice, and the order in which they are cited."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ldn_desk.domain.article import Article, BlockKind, Lint
from ldn_desk.domain.words import tr
from ldn_desk.reading.characters import folded

GAP = "numbering-gap"
ORDER = "numbering-order"
CITATION_ORDER = "citation-order"

_MOSTLY = 0.8
"""Share of the entries that must print a number, or be cited in order, for the list to be of that kind."""
_WIDEST_GAP = 50
_FEWEST_CITED = 5
"""References that must be cited before their order says anything."""


def numbering(article: Article) -> Iterator[Lint]:
    """Numbers that are missing from a numbered list, printed twice, or stand in another's place.

    A number 1 begins another list, as chapters have their own."""
    printed = _printed_numbers(article)
    if len(printed) < max(2, _MOSTLY * len(article.references)):
        return
    for before, number in pairwise(printed):
        if number == before:
            yield Lint(ORDER, number, tr("Number {n} stands before two references.", n=number))
        elif number < before and number != 1:
            yield Lint(ORDER, number, tr("Reference {n} stands after reference {other}.", n=number, other=before))
        elif before + 1 < number <= before + 1 + _WIDEST_GAP:
            yield Lint(GAP, number, _gap_words(before, number))


def _gap_words(before: int, number: int) -> str:
    missing = ", ".join(str(each) for each in range(before + 1, number))
    if number == before + 2:
        return tr("Number {missing} is missing: after {before} comes {n}.", missing=missing, before=before, n=number)
    return tr("Numbers {missing} are missing: after {before} comes {n}.", missing=missing, before=before, n=number)


def _printed_numbers(article: Article) -> list[int]:
    ordinals = (block.ordinal.strip(" .()[]") for block in article.blocks if block.kind is BlockKind.REFERENCE)
    return [int(digits) for digits in ordinals if digits.isdecimal()]


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
            yield Lint(CITATION_ORDER, number, _turn_words(number, before, after))


def _turn_words(number: int, before: int, after: int) -> str:
    if before:
        return tr("Reference {n} is cited before reference {other}.", n=number, other=before)
    return tr("Reference {n} is first cited after reference {other}.", n=number, other=after)


def _first_cited(article: Article) -> list[int]:
    """The numbers of the list in the order in which the running text first cites them."""
    printed = set(_printed_numbers(article))
    apart = [(b.start, b.end) for b in article.blocks if b.kind in (BlockKind.TABLE, BlockKind.CAPTION)]
    starts = [start for start, _end in apart]

    def in_text(position: int) -> bool:
        place = bisect_left(starts, position + 1) - 1
        return place < 0 or position >= apart[place][1]

    numbers = [number for each in article.citations if in_text(each.start) for number in each.numbers]
    return [number for number in dict.fromkeys(numbers) if number in printed]


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
