"""Single signs of a Word file as characters: breaks, hyphens, symbols of the old fonts, formulas."""

from typing import TYPE_CHECKING

from ldn_desk.domain.article import SpanKind
from ldn_desk.importers.shared.rich_text import RichText
from ldn_desk.importers.shared.xml_tree import local
from ldn_desk.importers.word.styles import W, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGNS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_SYMBOL_FONT = dict(
    zip(
        "ABCDEFGHIKLMNOPQRSTUWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    **{chr(code): sign for code, sign in zip(range(0xA3, 0xA5), "≤⁄", strict=True)},
    **{chr(code): sign for code, sign in zip(range(0xAC, 0xB0), "←↑→↓", strict=True)},
    **{chr(code): sign for code, sign in zip(range(0xB0, 0xBA), "°±″≥×∝∂•÷≠", strict=True)},
    "\xba": "≡",
    "\xbb": "≈",
    "\xa2": "′",
    "\xa5": "∞",
    "\xd6": "√",
    "\xe5": "∑",
    "-": "−",
    "'": "∋",
    '"': "∀",
    "$": "∃",
    "@": "≅",
    "^": "⊥",
}
"""Adobe's Symbol encoding where it differs from Latin-1: Greek letters and the signs of formulas."""
_RAISED = {"sup": SpanKind.SUPERSCRIPT, "sub": SpanKind.SUBSCRIPT}
_UNREAD = ("rPr", "ctrlPr", "sSupPr", "sSubPr", "fPr", "dPr", "naryPr", "radPr", "deg")


def shown(piece: "_Element", tag: str) -> str:
    """The characters of one piece of a run; empty for what shows none."""
    if tag == "t":
        return piece.text or ""
    if tag == "sym":
        return _symbol(value(piece, "char"), value(piece, "font"))
    return _SIGNS.get(tag, "")


def _symbol(code: str, font: str) -> str:
    """A character of a symbol font, where Unicode has it."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    number = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    sign = chr(number) if 0x20 <= number < 0xD800 else ""
    return _SYMBOL_FONT.get(sign, sign) if font.lower() == "symbol" else sign


def add_math(formula: "_Element", rich: RichText) -> None:
    """Adds an Office formula, read from left to right with its raised and lowered parts; a fraction has a stroke."""
    for part in formula:
        tag = local(part)
        if tag == "t":
            rich.add(part.text)
        elif tag == "den":
            rich.add("/")
            add_math(part, rich)
        elif tag not in _UNREAD:
            start = rich.length
            add_math(part, rich)
            if tag in _RAISED:
                rich.mark(_RAISED[tag], start)


def is_hidden(properties: "_Element | None") -> bool:
    """Whether a run is hidden text."""
    switches = ("vanish", "webHidden")
    return properties is not None and any(
        value(each) not in ("0", "false", "off") for name in switches for each in properties.iterchildren(f"{W}{name}")
    )
