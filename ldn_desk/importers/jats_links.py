"""Where the links of a JATS article lead: to references, to places of the article, to the web."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ldn_desk.importers.jats_citation import HREF
from ldn_desk.importers.jats_people import words_of
from ldn_desk.importers.jats_reference import Entry
from ldn_desk.importers.links import safe_href

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 60
"""References that one sign may cite; half of it is the most that was seen."""


def citing(xref: "_Element", entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The ids of the references that a cross-reference cites, in its order."""
    rids = (xref.get("rid") or "").split()
    return tuple(dict.fromkeys(rid for rid in rids if rid in entries))[:_MOST]


def href_of(element: "_Element", entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """The addresses of a link; several where one sign cites several references."""
    if element.tag == "xref":
        cited = tuple(f"#{entries[rid].anchor}" for rid in citing(element, entries))
        rid = (element.get("rid") or "").split()[:1]
        return cited or tuple(safe_href(f"#{each}") for each in rid)
    text = words_of(element)
    address = element.get(HREF) or (text if element.tag != "email" else f"mailto:{text}")
    if element.get("ext-link-type") == "doi" and address.startswith("10."):
        address = f"https://doi.org/{address}"
    if address.startswith("www."):
        address = f"https://{address}"
    return (safe_href(address),)
