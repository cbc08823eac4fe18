"""One stretch of an article as HTML for QTextDocument: escaped, with its spans and links, character for character.

What is written here comes back from QTextDocument with the same number of characters, so that positions can be counted:
a line feed is a `<br>` (one character, U+2028), and what Qt keeps for itself or cannot hold is replaced one for one.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from ldn_desk.domain.article import Block, SpanKind

_TAGS = {
    SpanKind.STRONG: ("<b>", "</b>"),
    SpanKind.EMPHASIS: ("<i>", "</i>"),
    SpanKind.SUPERSCRIPT: ("<sup>", "</sup>"),
    SpanKind.SUBSCRIPT: ("<sub>", "</sub>"),
    SpanKind.CODE: ("<code>", "</code>"),
}
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_CONTROLS = dict.fromkeys((*range(0x09), 0x0D, *range(0x0E, 0x20), 0x7F), " ")
# Qt marks frames and pictures with these; lone surrogates cannot cross into a QString at all.
_KEPT_BY_QT = dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFC, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\ufffd")
_REPLACED = {**_CONTROLS, **_LINE_ENDS, **_KEPT_BY_QT}


class Link(NamedTuple):
    """A stretch of `Article.text` that can be activated. `kind` is the CSS class it is drawn in.

    `ordinal` is which of the links with this `href` it is; -1 where the `href` says it all.
    """

    start: int
    end: int
    href: str
    kind: str = ""
    ordinal: int = -1

    @property
    def target(self) -> str:
        """Where it leads."""
        return self.href if self.ordinal < 0 else f"{self.href}{self.ordinal}"


def plain(text: str) -> str:
    """`text` as QTextDocument will hold it, one character for one; a line feed stays a line feed."""
    return text if text.isascii() and text.isprintable() else text.translate(_REPLACED)


def escaped(text: str) -> str:
    """`text` safe inside HTML."""
    return escape(plain(text)).replace("\n", "<br>")


def links_of(block: Block) -> list[Link]:
    """The links that the source itself gave the block, positions in `Article.text`."""
    return [
        Link(block.start + span.start, block.start + span.end, span.href, "out")
        for span in block.spans
        if span.kind is SpanKind.LINK and opens(span.href)
    ]


def opens(href: str) -> bool:
    """True for what a click may follow: a web address, or a place in the article itself."""
    return href.startswith(("https://", "http://", "#"))


def marked_up(block: Block, start: int, end: int, links: Sequence[Link]) -> str:
    """HTML of `Article.text[start:end]`, a part of `block`, with its spans and `links`.

    Where links overlap the first of `links` wins: HTML has no links within links.
    """
    text, first = block.text, block.start
    wraps = _wraps_between(block, start, end, links)
    if not wraps:
        return escaped(text[start - first : end - first])
    pieces = []
    waiting, active = 0, list[_Wrap]()
    for left, right in _stretches(wraps, start, end):
        while waiting < len(wraps) and wraps[waiting].start <= left:
            active.append(wraps[waiting])
            waiting += 1
        active = [wrap for wrap in active if wrap.end > left]
        pieces.append(_wrapped(escaped(text[left - first : right - first]), active))
    return "".join(pieces)


class _Wrap(NamedTuple):
    start: int
    end: int
    rank: int
    """Which of the links goes first; -1 for a span."""
    kind: SpanKind | None = None
    link: Link | None = None


def _wraps_between(block: Block, start: int, end: int, links: Sequence[Link]) -> list[_Wrap]:
    wraps = [_Wrap(link.start, link.end, rank, link=link) for rank, link in enumerate(links)]
    wraps += [_Wrap(block.start + s.start, block.start + s.end, -1, s.kind) for s in block.spans if s.kind in _TAGS]
    return sorted((m for m in wraps if m.start < end and m.end > start), key=lambda wrap: wrap.start)


def _stretches(wraps: Iterable[_Wrap], start: int, end: int) -> Iterable[tuple[int, int]]:
    """Cuts at every place where mark-up begins or ends."""
    cuts = {start, end}
    for wrap in wraps:
        cuts.update((max(wrap.start, start), min(wrap.end, end)))
    ordered = sorted(cuts)
    return pairwise(ordered)


def _wrapped(inner: str, active: Iterable[_Wrap]) -> str:
    """Each kind of span once, however deep the source nests it."""
    for kind in dict.fromkeys(wrap.kind for wrap in active if wrap.kind is not None):
        opening, closing = _TAGS[kind]
        inner = f"{opening}{inner}{closing}"
    over = min((wrap for wrap in active if wrap.link is not None), key=lambda wrap: wrap.rank, default=None)
    if over is None or over.link is None:
        return inner
    kind_of = f' class="{over.link.kind}"' if over.link.kind else ""
    return f'<a{kind_of} href="{escape(over.link.href)}">{inner}</a>'
