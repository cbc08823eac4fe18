"""Formulas as text: MathML read from left to right with raised and lowered parts, TeX as it is written."""

import re
from typing import TYPE_CHECKING

from ldn_desk.domain.article import SpanKind
from ldn_desk.importers.jats.people import words_of
from ldn_desk.importers.shared.rich_text import RichText

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEST = ("table", "math", "textual-form", "preformat", "code", "tex-math", "inline-formula", "disp-formula")
_PICTURES = ("graphic", "inline-graphic", "media", "object-id")
_DOCUMENT = re.compile(r"\\begin\{document\}(.{0,20000}?)\\end\{document\}", re.DOTALL)
_SPACED = frozenset("=<>≤≥≈≠±+−×→←↔∼≡∝")
_RAISED = {("msup", 1): SpanKind.SUPERSCRIPT, ("msub", 1): SpanKind.SUBSCRIPT, ("msubsup", 1): SpanKind.SUBSCRIPT}
_RAISED |= {("msubsup", 2): SpanKind.SUPERSCRIPT, ("mover", 1): SpanKind.SUPERSCRIPT, ("munder", 1): SpanKind.SUBSCRIPT}
_RAISED |= {("munderover", 1): SpanKind.SUBSCRIPT, ("munderover", 2): SpanKind.SUPERSCRIPT}


def best_of(alternatives: "_Element") -> "_Element | None":
    """Of several forms of one thing that which is shown: the first of the best kind, and no picture."""
    shown = (form for form in alternatives if form.tag not in _PICTURES)
    return min(shown, key=lambda form: _BEST.index(form.tag) if form.tag in _BEST else len(_BEST), default=None)


def tex_words(element: "_Element") -> str:
    """The formula of a TeX document, without what stands around it."""
    text = words_of(element)
    document = _DOCUMENT.search(text)
    return (document.group(1) if document else text).strip().strip("$").strip()


_LAST_PART = 3


def _role(element: "_Element") -> tuple[str, int]:
    """(the construct that the element is a part of, which part from 0, at most 3)."""
    parent = element.getparent()
    if parent is None or parent.tag not in _FORMED:
        return ("", 0)
    place, before = 0, element.getprevious()
    while before is not None and place < _LAST_PART:
        place, before = place + 1, before.getprevious()
    return (str(parent.tag), place)


_FORMED = frozenset(tag for tag, _place in _RAISED) | {"mfrac"}


def opens(element: "_Element", rich: RichText) -> None:
    """What stands before a part of a formula: the stroke of a fraction, a raised or lowered span."""
    if str(element.tag)[:1] != "m":
        return
    role = _role(element)
    if role in _RAISED:
        rich.open(_RAISED[role])
    elif role == ("mfrac", 1):
        rich.add("/")
    if (element.tag == "mo" and (element.text or "").strip() in _SPACED) or element.tag in ("mspace", "mtd"):
        rich.part(" ")
    elif element.tag == "msqrt":
        rich.add("√")


def closes(element: "_Element", rich: RichText) -> None:
    """What stands after a part of a formula."""
    if str(element.tag)[:1] != "m":
        return
    if element.tag == "mo" and (element.text or "").strip() in _SPACED:
        rich.part(" ")
    if _role(element) in _RAISED:
        rich.close()
