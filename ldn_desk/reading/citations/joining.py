"""Joining the markers of an article to its references, each with its sentence and section.

An article has one style of marker. It is the one that reaches most references; places that look like another style
(exponents, equation numbers, years in parentheses) are then no citations. Where the source itself links its markers,
and its links reach most references, they are the truth, and say which style the printed markers have.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind, Citation, Reference
from ldn_desk.reading.citations.author_year import author_year_markers
from ldn_desk.reading.citations.cited_names import Names
from ldn_desk.reading.citations.labelled_markers import labelled_markers
from ldn_desk.reading.citations.linked_markers import linked
from ldn_desk.reading.citations.markers import Marker, numeric_markers, overlaps
from ldn_desk.reading.citations.numbering import Numbering, PrintedList
from ldn_desk.reading.text.characters import SUPERSCRIPT_DIGITS, word_set
from ldn_desk.reading.text.particles import PARTICLES
from ldn_desk.reading.text.sentences import sentence_spans

_CITING = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.TABLE,
        BlockKind.CAPTION,
        BlockKind.HEADING,
    }
)
_STYLES = ("bracket", "superscript", "author-year", "round", "flat")
"""In order of preference where two reach equally many references."""

_SIGNS = re.compile(rf"[(\[（［{{{SUPERSCRIPT_DIGITS}]")
_MOST_SIGNS = 60_000
"""Brackets and raised digits of one article that are looked at, up to 40 µs each; the longest reviews have 20,000."""
_LONGEST_BYLINE = 3000
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN_NAMES = PARTICLES | word_set("and und et y e en och og")
_LONGEST_SENTENCE = 3000
"""Code points; more than any sentence has, so that a text without full stops does not multiply itself."""
_MOST_SHOWN = 10_000_000
"""Code points of all sentences, each as often as references are cited in it; the longest reviews have 2 million."""
_MOSTLY = 0.8
"""Share of the numbers cited before a list that must stand in it for the list to be the one they mean."""

_Found = Sequence[tuple[int, Block, list[Marker]]]


def find_citations(
    blocks: Sequence[Block],
    references: Sequence[Reference],
    anchors: Mapping[str, int],
    numbering: Numbering | None = None,
) -> tuple[Citation, ...]:
    """Every citation, in reading order.

    `anchors` leads from the source's own anchors to reference numbers; `numbering` tells which list a printed number
    means where the article has several."""
    if not references:
        return ()
    numbering = numbering or Numbering((), (), ())
    known = {reference.number for reference in references}
    found = [(at, block, _numeric(block, numbering.labels)) for at, block in _within_reason(blocks)]
    links = [linked(block, anchors, numbering.printed) for _at, block, _markers in found]
    if any(links) or not _all_bracketed(found, known):
        names = Names(references, numbering.runs)
        found = [(at, block, [*numeric, *_named(block, names, at)]) for at, block, numeric in found]
    style = _style(found, links, known, numbering.lists)
    meant = _lists_meant(found, style, numbering.lists)
    chosen = [
        (block, _chosen(markers, link, style, meant.get(at), known))
        for (at, block, markers), link in zip(found, links, strict=True)
    ]
    return cited_places(chosen)


def cited_places(chosen: Sequence[tuple[Block, list[Marker]]]) -> tuple[Citation, ...]:
    """A citation for each marker, with its sentence and section; markers stand in order within their block."""
    return tuple(_bounded(_in_order(chosen)))


def _in_order(chosen: Sequence[tuple[Block, list[Marker]]]) -> Iterator[Citation]:
    section = ""
    for block, markers in chosen:
        section = block.text if block.kind is BlockKind.HEADING else section
        if markers:
            yield from _cited(block, markers, section)


def _bounded(citations: Iterator[Citation]) -> Iterator[Citation]:
    """The citations up to what can be shown beside every reference without filling the memory."""
    room = _MOST_SHOWN
    for citation in citations:
        room -= len(citation.sentence) * max(len(citation.numbers), 1)
        if room < 0:
            return
        yield citation


def _within_reason(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """The blocks, without those that take the signs that may open a marker beyond what any article holds."""
    signs = _MOST_SIGNS
    for at, block in enumerate(blocks):
        opening = _SIGNS.findall(block.text) if block.kind in (*_CITING, BlockKind.CODE) else ()
        if len(opening) + len(block.spans) <= signs:
            signs -= len(opening) + len(block.spans)
            yield at, block


def _all_bracketed(found: _Found, known: set[int]) -> bool:
    """Whether numbers in brackets lead to every reference: then no other style can reach more."""
    reached = {
        number
        for _at, _block, markers in found
        for marker in markers
        if marker.style == "bracket"
        for number in marker.numbers
    }
    return reached >= known


def _numeric(block: Block, labels: Mapping[str, int]) -> list[Marker]:
    if block.kind not in _CITING or _names_authors(block):
        return []
    found = [*numeric_markers(block), *labelled_markers(block.text, labels)]
    if block.kind is BlockKind.TABLE or "\t" in block.text:
        # `Mild (5–9)` is a class of values.
        return [marker for marker in found if marker.style != "round" or len(marker.numbers) == 1]
    return found


def _named(block: Block, names: Names, at: int) -> list[Marker]:
    if block.kind is BlockKind.CODE:
        # Diagrams drawn in letters cite in words; a number in brackets is code.
        return [marker for marker in author_year_markers(block.text, names, at) if marker.numbers]
    if block.kind not in _CITING:
        return []
    return list(author_year_markers(block.text, names, at, cells=block.kind is BlockKind.TABLE))


def _names_authors(block: Block) -> bool:
    """Whether a paragraph is a row of names, whose raised numbers lead to where the authors work."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST_BYLINE:
        return False
    words = _WORD.findall(block.text)
    named = [word for word in words if word[0].isupper()]
    return len(named) > 3 and all(word[0].isupper() or word in _BETWEEN_NAMES for word in words)


def _style(found: _Found, links: Sequence[list[Marker]], known: set[int], lists: Sequence[PrintedList]) -> str:
    """The document's own style of marker: what its links are printed as where they reach most references, else the one
    that reaches most; empty where none does."""
    linked_numbers = {number for markers in links for marker in markers for number in marker.numbers}
    if 2 * len(linked_numbers) >= len(known):
        return _linked_style(found, links)
    printed = {number for each in lists for number in each.numbers} or known
    reached: dict[str, set[int]] = {style: set() for style in _STYLES}
    for _at, _block, markers in found:
        for marker in markers:
            if marker.style in reached:
                reached[marker.style].update(
                    (known if marker.style == "author-year" else printed).intersection(marker.numbers)
                )
    for doubtful in ("round", "flat"):
        same = [marker for _at, _block, markers in found for marker in markers if marker.style == doubtful]
        if not _are_citations(same, len(reached[doubtful]), len(printed)):
            reached[doubtful].clear()
    best = max(_STYLES, key=lambda style: len(reached[style]))
    return best if reached[best] else ""


def _linked_style(found: _Found, links: Sequence[list[Marker]]) -> str:
    """The style that most links are printed in; empty where they are printed in none that the desk knows."""
    count = dict.fromkeys(_STYLES, 0)
    total = 0
    for (_at, _block, markers), link in zip(found, links, strict=True):
        total += len(link)
        places = [(each.start, each.end) for each in link]
        for marker in markers:
            if marker.style in count and overlaps(places, marker.start, marker.end):
                count[marker.style] += 1
    best = max(_STYLES, key=lambda style: count[style])
    return best if 2 * count[best] >= total else ""


def _are_citations(markers: Sequence[Marker], reached: int, known: int) -> bool:
    """Whether numbers in parentheses or behind words cite: they reach half of the list, and signs follow them."""
    return 2 * reached >= known and 2 * sum(marker.followed for marker in markers) >= len(markers)


def _lists_meant(found: _Found, style: str, lists: Sequence[PrintedList]) -> dict[int, list[PrintedList]]:
    """Index of a block → the lists that its numbers may mean, the likeliest first; empty where numbers are unique.

    The list meant is the next one, if it has most of the numbers cited since the list before; else one further on."""
    if len(lists) < 2:
        return {}
    parts: list[list[tuple[int, list[Marker]]]] = [[] for _each in range(len(lists) + 1)]
    starts = [each.start for each in lists]
    for at, _block, markers in found:
        part = bisect_right(starts, at)
        parts[part].append((at, [marker for marker in markers if marker.style == style]))
    meant: dict[int, list[PrintedList]] = {}
    for part, blocks in enumerate(parts):
        cited = [number for _at, markers in blocks for marker in markers for number in marker.numbers]
        behind = lists[part:]
        best = next((each for each in behind if _holds(each, cited)), behind[0] if behind else lists[-1])
        others = [each for each in (*behind, *reversed(lists[:part])) if each is not best]
        meant.update((at, [best, *others]) for at, _markers in blocks)
    return meant


def _holds(printed: PrintedList, cited: Sequence[int]) -> bool:
    return sum(number in printed.numbers for number in cited) >= _MOSTLY * len(cited)


def _chosen(
    markers: Sequence[Marker], links: list[Marker], style: str, lists: Sequence[PrintedList] | None, known: set[int]
) -> list[Marker]:
    """The links, and the markers of the document's style where no link stands, by position. A marker around links takes
    its place from print and its references from both. `links` are in order."""
    own = sorted(_in_style(markers, style, lists, known), key=lambda marker: (marker.start, -marker.end))
    result: list[Marker] = []
    end = at = 0
    for marker in own:
        if marker.start < end:
            continue
        while at < len(links) and links[at].end <= marker.start:
            result.append(links[at])
            at += 1
        first = at
        while at < len(links) and links[at].start < marker.end:
            at += 1
        result.append(_merged(marker, links[first:at], known) if at > first else marker)
        end = result[-1].end
    return [*result, *links[at:]]


def _merged(marker: Marker, links: Sequence[Marker], known: set[int]) -> Marker:
    """What is printed and what is linked, as one: links first; printed numbers that links leave out are of ranges."""
    linked_numbers = [number for link in links for number in link.numbers]
    printed = (
        [number for number in marker.numbers if number in known] if marker.style != "author-year" else marker.numbers
    )
    agree = set(linked_numbers) <= set(printed)
    numbers = printed if agree else linked_numbers
    start, end = min(marker.start, links[0].start), max(marker.end, links[-1].end)
    return replace(marker, start=start, end=end, numbers=tuple(dict.fromkeys(numbers)))


def _in_style(
    markers: Sequence[Marker], style: str, lists: Sequence[PrintedList] | None, known: set[int]
) -> Iterator[Marker]:
    for marker in markers:
        if marker.style == "label" or marker.style == "author-year" == style:
            yield marker
        elif marker.style == style or (marker.style == "named" and style in ("bracket", "superscript", "round")):
            numbers = _meant(marker.numbers, lists, known) if lists else marker.numbers
            if _is_likely(marker, numbers, known):
                yield marker if numbers == marker.numbers else replace(marker, numbers=numbers)


def _is_likely(marker: Marker, numbers: Sequence[int], known: set[int]) -> bool:
    """A marker in square brackets may lead nowhere; other signs, years and measures must lead to a reference."""
    if any(number in known for number in numbers):
        return True
    return marker.style == "bracket" and max(numbers) < max(1000, 2 * len(known))


def _meant(numbers: Sequence[int], lists: Sequence[PrintedList], known: set[int]) -> tuple[int, ...]:
    """The references that printed numbers mean; a number in no list leads beyond them all."""
    meant = []
    for number in numbers:
        holding = next((each for each in lists if number in each.numbers), None)
        meant.append(holding.numbers[number] if holding else max(known) + number)
    return tuple(dict.fromkeys(meant))


def _cited(block: Block, markers: Sequence[Marker], section: str) -> Iterator[Citation]:
    sentences = _row_spans(block.text) if block.kind is BlockKind.TABLE else sentence_spans(block.text)
    index = 0
    for marker in markers:
        while index + 1 < len(sentences) and sentences[index + 1][0] <= marker.start:
            index += 1
        start, end = _shown(sentences[index], marker)
        yield Citation(
            marker=block.text[marker.start : marker.end],
            numbers=marker.numbers,
            start=block.start + marker.start,
            end=block.start + marker.end,
            sentence=block.text[start:end],
            sentence_start=block.start + start,
            sentence_end=block.start + end,
            section=section,
        )


def _shown(sentence: tuple[int, int], marker: Marker) -> tuple[int, int]:
    """The sentence, or what stands around the marker where it is longer than any sentence."""
    start, end = sentence
    if end - start <= _LONGEST_SENTENCE:
        return sentence
    return max(start, marker.start - _LONGEST_SENTENCE // 2), min(end, marker.end + _LONGEST_SENTENCE // 2)


def _row_spans(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for row in text.split("\n"):
        spans.append((start, start + len(row)))
        start += len(row) + 1
    return spans
