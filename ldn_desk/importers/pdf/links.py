"""Links of a PDF once its text is known: from a marker to the entry it cites, and to addresses."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ldn_desk.domain.article import Block, Span, SpanKind

_NEAR = 24.0
"""Points that a link's aim may lie away from the first line of the entry that it leads to."""
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>#?&]{2,200}")
AIM = "#aim-"
"""Begins what a span names until it is known which entry its link leads to: page, and place from its left and foot."""


class Aim(NamedTuple):
    """Where an entry stands: what links may lead to."""

    page: int
    left: float
    baseline: float
    """From the page's bottom, as links count."""


def resolved(blocks: Sequence[Block], aims: Sequence[tuple[str, Aim]]) -> list[Block]:
    """The blocks, their links leading to the anchors of entries; links that lead elsewhere are taken out."""
    known: dict[str, str] = {}
    result = []
    for block in blocks:
        spans = []
        for span in block.spans:
            if not span.href.startswith(AIM):
                spans.append(span)
            elif anchor := known.setdefault(span.href, _anchor(span.href, aims)):
                _append(spans, replace(span, href=f"#{anchor}"))
        result.append(replace(block, spans=tuple(spans)) if len(block.spans) else block)
    return result


def _append(spans: list[Span], span: Span) -> None:
    """Two parts of one marker, such as its name and its year, are one link."""
    last = spans[-1] if spans else None
    if last is not None and last.href == span.href and last.kind is SpanKind.LINK and span.start - last.end < 4:
        spans[-1] = replace(last, end=span.end)
    else:
        spans.append(span)


def _anchor(href: str, aims: Sequence[tuple[str, Aim]]) -> str:
    match = re.fullmatch(r"#aim-(\d+)-(-?\d+)-(-?\d+)", href)
    if match is None:
        return ""
    page, x, y = map(int, match.groups())
    near = [
        (abs(y - 9 - aim.baseline) + (0.2 * abs(x - aim.left) if x >= 0 else 0.0), anchor)
        for anchor, aim in aims
        if aim.page == page and abs(y - 9 - aim.baseline) < _NEAR
    ]
    return min(near)[1] if near else ""


def with_whole_doi(text: str, addresses: Sequence[str]) -> str:
    """The text of an entry, a DOI that the end of a line broke put together as the link on it has it."""
    for address in addresses:
        match = _DOI.search(address)
        doi = match.group().rstrip(".") if match else ""
        if doi and doi.casefold() not in text.casefold():
            broken = r"[\s-]{0,2}".join(map(re.escape, doi))
            text = re.sub(broken, lambda _match, whole=doi: whole, text, count=1, flags=re.IGNORECASE)  # type: ignore[misc]
    return text
