"""Markers that the source itself links to its entries."""

import re
from collections.abc import Collection, Iterator, Mapping

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.reading.citations.markers import Marker, spelt_out

_NUMBERS = re.compile(r"\d{1,4}(?:\s?[,;–‐‑—−-]\s?\d{1,4}){0,40}")
_AROUND = " \t\n\xa0[]()（）［］"
_BETWEEN = re.compile(r"[\s\[\]()（）［］]{0,4}(?:(?:[,;，；、–‐‑—−-]|and|&)[\s\[\]()（）［］]{0,4}){1,2}")
_RANGE = re.compile(r"[\s\[\]]{0,3}[–‐‑—−-][\s\[\]]{0,3}")
_OPENING, _CLOSING = "[(（［", "])）］"
_LONGEST_RANGE = 60


def linked(block: Block, anchors: Mapping[str, int], printed: Collection[int] = ()) -> list[Marker]:
    """The links of a block that lead to entries, those that signs alone part run together; `[3]–[5]` is 3, 4 and 5.

    A link that shows a number which an entry prints (`printed`) means that entry, wherever it leads: publishers' links
    are off by one oftener than their print."""
    if block.kind in (BlockKind.REFERENCE, BlockKind.FURNITURE, BlockKind.TITLE):
        return []
    spans = [
        span
        for span in block.spans
        if span.kind is SpanKind.LINK and span.href.startswith("#") and span.href[1:] in anchors
    ]
    spans.sort(key=lambda span: (span.start, span.end))
    return [_marker(block.text, run, anchors, printed) for run in _runs(block.text, spans)]


def _runs(text: str, spans: list[Span]) -> Iterator[list[Span]]:
    run: list[Span] = []
    for span in spans:
        # One sign that cites several works is linked several times over.
        apart = bool(run) and span.start >= run[-1].end
        between = text[run[-1].end : span.start] if apart else ""
        if apart and not (_BETWEEN.fullmatch(between) and _is_one_marker(text, run[-1], span)):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _is_one_marker(text: str, before: Span, span: Span) -> bool:
    """Whether signs between two links hold them together: `and` does only where both print a number or a year."""
    between = text[before.end : span.start]
    if _CLOSING_OPENING.search(between):
        return False
    shown = (text[each.start : each.end] for each in (before, span))
    return "and" not in between or all(any(sign.isdecimal() for sign in each) for each in shown)


# `[1][2]` and `(Ash 2000) (Birch 2001)` are two markers each; `[3]–[5]` is one.
_CLOSING_OPENING = re.compile(r"[\])）］](?:[\s,;，；&]|and){0,6}[\[(（［]")


def _marker(text: str, run: list[Span], anchors: Mapping[str, int], printed: Collection[int]) -> Marker:
    numbers: list[int] = []
    for place, span in enumerate(run):
        shown = _named(text[span.start : span.end], anchors[span.href[1:]], printed)
        number = shown[0]
        last = numbers[-1] if numbers else number
        if place and last < number <= last + _LONGEST_RANGE and _is_range(text, run[place - 1], span):
            numbers += range(last + 1, number)
        numbers += shown
    start, end = run[0].start, run[-1].end
    while start and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING and end < len(text):
        start, end = start - 1, end + 1
    return Marker("link", start, end, tuple(dict.fromkeys(numbers)))


def _is_range(text: str, before: Span, span: Span) -> bool:
    digits = text[before.start : before.end].strip(_AROUND), text[span.start : span.end].strip(_AROUND)
    return all(each.isdecimal() for each in digits) and _RANGE.fullmatch(text[before.end : span.start]) is not None


def _named(shown: str, number: int, printed: Collection[int]) -> tuple[int, ...]:
    """The numbers that a link shows (`3–5`), where it leads to one of them or entries print them; else its aim."""
    words = shown.strip(_AROUND + ",; ")
    numbers = spelt_out(words) if _NUMBERS.fullmatch(words) else ()
    return numbers if number in numbers or (numbers and all(each in printed for each in numbers)) else (number,)
