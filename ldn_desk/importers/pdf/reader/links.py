"""Links that a PDF's pages carry, as PDFium tells of them."""

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.importers.pdf.links import AIM

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MOST = 500
"""Links of one page that are looked at."""
_LONGEST_ADDRESS = 500


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
    """The links of a page."""
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
    return f"{AIM}{link.page}-{link.x:.0f}-{link.y:.0f}" if link.page >= 0 and link.y >= 0 else ""
