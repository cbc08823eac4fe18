"""Joining the markers of an article to its references, each with its sentence and section.

An article has one style of marker. It is the one that reaches most references; places that look like another style
(exponents, equation numbers, years in parentheses) are then no citations.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ldn_desk.domain.article import Block, BlockKind, Citation, Reference, SpanKind
from ldn_desk.reading.author_year import Names, author_year_markers
from ldn_desk.reading.characters import SUPERSCRIPT_DIGITS
from ldn_desk.reading.markers import Marker, numeric_markers
from ldn_desk.reading.sentences import sentence_spans

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
_STYLES = ("bracket", "superscript", "author-year", "round")
"""In order of preference where two reach equally many references."""


_SIGNS = re.compile(rf"[(\[{SUPERSCRIPT_DIGITS}]")
_MOST_SIGNS = 40_000
"""Brackets and raised digits of one article that are looked at, up to 40 µs each; the longest reviews have 20,000."""
_LONGEST_SENTENCE = 3000
"""Code points; more than any sentence has, so that a text without full stops does not multiply itself."""
_MOST_SHOWN = 10_000_000
"""Code points of all sentences, each as often as references are cited in it; the longest reviews have 2 million."""


def find_citations(
    blocks: Sequence[Block], references: Sequence[Reference], anchors: Mapping[str, int]
) -> tuple[Citation, ...]:
    """Every citation, in reading order. `anchors` leads from the source's own anchors to reference numbers."""
    if not references:
        return ()
    names = Names(references)
    found = [(block, _markers(block, names, anchors)) for block in _within_reason(blocks)]
    style = _style([marker for _block, markers in found for marker in markers], references)
    return tuple(_bounded(_in_order(found, style)))


def _in_order(found: Sequence[tuple[Block, list[Marker]]], style: str) -> Iterator[Citation]:
    section = ""
    for block, markers in found:
        section = block.text if block.kind is BlockKind.HEADING else section
        chosen = _chosen(markers, style)
        if chosen:
            yield from _cited(block, chosen, section)


def _bounded(citations: Iterator[Citation]) -> Iterator[Citation]:
    """The citations up to what can be shown beside every reference without filling the memory."""
    room = _MOST_SHOWN
    for citation in citations:
        room -= len(citation.sentence) * max(len(citation.numbers), 1)
        if room < 0:
            return
        yield citation


def _within_reason(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, without those that take the signs that may open a marker beyond what any article holds."""
    signs = _MOST_SIGNS
    for block in blocks:
        opening = _SIGNS.findall(block.text) if block.kind in _CITING else ()
        if len(opening) + len(block.spans) <= signs:
            signs -= len(opening) + len(block.spans)
            yield block


def _markers(block: Block, names: Names, anchors: Mapping[str, int]) -> list[Marker]:
    if block.kind not in _CITING:
        return []
    return [*numeric_markers(block), *author_year_markers(block.text, names), *_links(block, anchors)]


def _links(block: Block, anchors: Mapping[str, int]) -> Iterator[Marker]:
    for span in block.spans:
        if span.kind is SpanKind.LINK and span.href[1:] in anchors and span.href.startswith("#"):
            yield Marker("link", span.start, span.end, (anchors[span.href[1:]],))


def _style(markers: Sequence[Marker], references: Sequence[Reference]) -> str:
    """The document's own style of marker: the one that reaches most references; empty where none does."""
    known = {reference.number for reference in references}
    reached: dict[str, set[int]] = {style: set() for style in _STYLES}
    for marker in markers:
        if marker.style in reached:
            reached[marker.style].update(known.intersection(marker.numbers))
    if not _are_citations([marker for marker in markers if marker.style == "round"], len(reached["round"]), len(known)):
        reached["round"].clear()
    best = max(_STYLES, key=lambda style: len(reached[style]))
    return best if reached[best] else ""


def _are_citations(markers: Sequence[Marker], reached: int, known: int) -> bool:
    """Whether numbers in parentheses cite: they reach half of the list, and signs follow them as they do markers."""
    return 2 * reached >= known and 2 * sum(marker.followed for marker in markers) >= len(markers)


def _chosen(markers: Sequence[Marker], style: str) -> list[Marker]:
    """The markers of the document's style, and links to entries where no such marker stands; in order of position."""
    own = [marker for marker in markers if marker.style == style]
    taken = [(marker.start, marker.end) for marker in own]
    for marker in markers:
        if marker.style == "link" and not any(start < marker.end and end > marker.start for start, end in taken):
            own.append(marker)
    return sorted(own, key=lambda marker: marker.start)


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
