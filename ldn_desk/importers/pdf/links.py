"""Links that a PDF's pages carry: from a marker to the entry it cites, and to addresses."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.domain.article import Block, Span, SpanKind

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MOST = 500
"""Links of one page that are looked at."""
_LONGEST_ADDRESS = 500
_NEAR = 24.0
"""Points that a link's aim may lie away from the first line of the entry that it leads to."""
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>#?&]{2,200}")
_AIM = "#aim-"


class Link(NamedTuple):
    """A link on a page, in points from the left and the bottom of its user space, as the file holds them."""

    left: float
    bottom: float
    right: float
    top: float
    uri: str = ""
    page: int = -1
    """The page it leads to, from 0; -1 for an address."""
    x: float = -1.0
    y: float = -1.0
    """Where it leads on that page; -1 where it does not say."""


def page_links(document: "PdfDocument", page: "PdfPage") -> list[Link]:
    """The links of a page. Called with the PDFIUM lock held."""
    import pypdfium2.raw as raw

    found: list[Link] = []
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(found) < _MOST and raw.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        box = raw.FS_RECTF()
        if not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        own = Link(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))
        found.append(_aimed(raw, document, link, own))
    return found


def _aimed(raw: Any, document: "PdfDocument", link: Any, own: Link) -> Link:
    aim = raw.FPDFLink_GetDest(document.raw, link)
    action = None if aim else raw.FPDFLink_GetAction(link)
    if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_GOTO:
        aim = raw.FPDFAction_GetDest(document.raw, action)
    if aim:
        x, y = _place(raw, aim)
        return own._replace(page=raw.FPDFDest_GetDestPageIndex(document.raw, aim), x=x, y=y)
    if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
        room = ctypes.create_string_buffer(_LONGEST_ADDRESS)
        raw.FPDFAction_GetURIPath(document.raw, action, room, _LONGEST_ADDRESS)
        return own._replace(uri=room.value.decode("utf-8", "replace"))
    return own


def _place(raw: Any, aim: Any) -> tuple[float, float]:
    has_x, has_y, has_zoom = raw.FPDF_BOOL(), raw.FPDF_BOOL(), raw.FPDF_BOOL()
    x, y, zoom = raw.FS_FLOAT(), raw.FS_FLOAT(), raw.FS_FLOAT()
    known = raw.FPDFDest_GetLocationInPage(
        aim, *map(ctypes.byref, (has_x, has_y, has_zoom)), *map(ctypes.byref, (x, y, zoom))
    )
    if not known:
        return -1.0, -1.0
    return x.value if has_x else -1.0, y.value if has_y else -1.0


def href_of(link: Link) -> str:
    """An address; or what a span names until it is known which entry the link leads to; empty for other links."""
    if link.uri.startswith(("http://", "https://")):
        return link.uri
    return f"{_AIM}{link.page}-{link.x:.0f}-{link.y:.0f}" if link.page >= 0 and link.y >= 0 else ""


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
            if not span.href.startswith(_AIM):
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
