"""Links of a page that lead to another place of the same page, whatever way the publisher writes them.

A saved page keeps them as addresses of the page it was (`https://journal.example/article#ref-1`), or as attributes
that a script reads.
"""

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATTRIBUTES = ("rid", "data-rid", "data-xml-rid", "reveal-id", "data-reveal-id", "data-open", "data-ref", "data-refid")
_SCRIPTED = re.compile(r"javascript:\s{0,3}(?:void\s{0,3})?[\w.$]{0,60}\(\s{0,3}['\"]?#?([\w:.-]{1,100})['\"]?")
_LEAST = 3
"""Links to places of this page that one address must have to be taken for the page's own."""


def settle_links(root: "_Element") -> None:
    """Rewrites links to places of the same page as `#place`, in the tree itself."""
    names = {name for element in root.iter() if (name := element.get("id") or element.get("name"))}
    links = [link for link in root.iter("a")]
    own = _own_address(links, names)
    for link in links:
        address, sign, place = (link.get("href") or "").strip().partition("#")
        if sign and place in names and (address == own or not _is_elsewhere(address)):
            link.set("href", f"#{place}")
        elif not (sign and not address and place in names):
            _from_attributes(link, names)


def _is_elsewhere(address: str) -> bool:
    return address.startswith(("http:", "https:", "//", "mailto:")) or address.endswith((".html", ".htm"))


def _own_address(links: "list[_Element]", names: set[str]) -> str:
    """The address that most links to names of this page have; empty where there are few."""
    found = Counter(
        address
        for link in links
        for address, sign, place in [(link.get("href") or "").strip().partition("#")]
        if sign and address and place in names
    )
    address, count = found.most_common(1)[0] if found else ("", 0)
    return address if count >= _LEAST else ""


def _from_attributes(link: "_Element", names: set[str]) -> None:
    scripted = _SCRIPTED.match((link.get("href") or "").strip())
    told = [(link.get(key) or "").split(" ")[0].lstrip("#") for key in _ATTRIBUTES]
    place = next((name for name in (*told, scripted.group(1) if scripted else "") if name in names), "")
    if place:
        link.set("href", f"#{place}")
