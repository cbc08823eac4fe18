"""What a Word file's styles and numbering say: headings, titles, captions, raised letters, counted lists."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_desk.importers.shared.xml_tree import local

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_PARENTS = 12
LEVELS = frozenset("012345678")
"""Of outlines and lists, as Word counts them."""


def value(element: "_Element | None", attribute: str = "val") -> str:
    """A `w:` attribute; empty where it or the element is missing."""
    return (element.get(f"{W}{attribute}") or "") if element is not None else ""


def child(element: "_Element | None", *path: str) -> "_Element | None":
    """The first child along a path of names."""
    for name in path:
        element = next(element.iterchildren(f"{W}{name}"), None) if element is not None else None
    return element


def is_on(element: "_Element | None") -> bool:
    """Whether a switch such as `w:b` is there and not turned off."""
    return element is not None and value(element) not in ("0", "false", "none")


@dataclass(frozen=True, slots=True)
class Style:
    """One style, what it inherits included."""

    name: str = ""
    """As Word names it inside, whatever the language: `heading 2`, `title`, `caption`, `bibliography`."""
    level: int = 0
    """Heading level, 0 for none."""
    raised: str = ""
    """`superscript`, `subscript` or empty."""
    list_id: str = ""
    marks: str = ""
    """`b`, `i` or both, where a style of characters makes them bold or italic."""


class Styles:
    """The styles of one file by their ids."""

    def __init__(self, root: "_Element | None") -> None:
        own = {value(each, "styleId"): each for each in root.iter(f"{W}style")} if root is not None else {}
        self._styles = {name: _style(name, own) for name in own}

    def of(self, style_id: str) -> Style:
        """The style with this id."""
        return self._styles.get(style_id, Style())


def _style(style_id: str, own: "dict[str, _Element]") -> Style:
    name = level = raised = list_id = marks = ""
    for _ in range(_MOST_PARENTS):
        element = own.get(style_id)
        if element is None:
            break
        name = name or value(child(element, "name")).lower()
        level = level or outline_level(child(element, "pPr")) or _heading(value(child(element, "name")))
        raised = raised or value(child(element, "rPr", "vertAlign"))
        marks += "".join(sign for sign in "bi" if is_on(child(element, "rPr", sign)))
        list_id = list_id or value(child(element, "pPr", "numPr", "numId"))
        style_id = value(child(element, "basedOn"))
    return Style(name, int(level or 0), raised, list_id, marks)


def outline_level(properties: "_Element | None") -> str:
    """`1` to `6` for a paragraph's or style's own outline level; empty for body text."""
    level = value(child(properties, "outlineLvl"))
    return str(min(int(level) + 1, 6)) if level in LEVELS else ""


def _heading(name: str) -> str:
    digit = name.lower().removeprefix("heading ")
    return (
        str(min(int(digit), 6)) if name.lower().startswith("heading ") and digit.isdecimal() and len(digit) == 1 else ""
    )


def is_paragraph(element: "_Element") -> bool:
    """Whether the element is a paragraph of WordprocessingML."""
    return local(element) == "p" and str(element.tag).startswith(W)
