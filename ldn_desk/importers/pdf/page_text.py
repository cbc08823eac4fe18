"""A page of a PDF as runs of text: what is read of it in a process of its own, and understood in this one."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(slots=True)
class Run:
    """Text drawn in one piece. Lengths are in points from the page's left and top, y growing downwards."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    """Name of the font, as far as it is one."""
    href: str = ""
    """Where a link that lies on it leads (`links.AIM`, or an address)."""
    blank: bool = False
    """A blank (or the end of a line) stands before it in the order of drawing."""


class PageText(NamedTuple):
    """A page as runs of text. `width` and `height` are those of the page as it is read."""

    runs: list[Run]
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    """Where the page's upper left corner lies in its user space, in which links count."""
