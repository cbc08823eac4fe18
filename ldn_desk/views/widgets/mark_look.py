"""How marks look: each of the four colours has a fill and a line style of its own, so that colour is never alone.

The fills are thin: where marks overlap both are seen, and text stays readable (4.5 : 1) on any number of them.
"""

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from ldn_desk.domain.mark import Colour
from ldn_desk.views.theme import DARK, LIGHT, Tokens

SHARE = 0.7
"""Of a fill, over what is beneath it."""
LANE = 3.0
"""Pixels between the lines of marks that overlap."""


class Line(Enum):
    """A line style."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"
    DOUBLE = "double"


LINES = {Colour.YELLOW: Line.SOLID, Colour.GREEN: Line.DASHED, Colour.ROSE: Line.DOTTED, Colour.BLUE: Line.DOUBLE}
_PATTERNS = {Line.DASHED: [4.0, 2.5], Line.DOTTED: [1.2, 1.8]}

_LIGHT = {
    Colour.YELLOW: ("#FFE68C", "#8A6500"),
    Colour.GREEN: ("#C9EBCB", "#2C7540"),
    Colour.ROSE: ("#FBD7E0", "#B03A5B"),
    Colour.BLUE: ("#CDE3FB", "#2A62A6"),
}
_DARK = {
    Colour.YELLOW: ("#4C4317", "#DDB647"),
    Colour.GREEN: ("#1F4A2C", "#7CC391"),
    Colour.ROSE: ("#5E2C40", "#F08FAA"),
    Colour.BLUE: ("#1F4470", "#7FB2F0"),
}


class MarkLook(NamedTuple):
    """What a mark of one colour is drawn with."""

    fill: QColor
    """Thin: with an alpha of `SHARE`."""
    ink: QColor
    """Of its line and its signs."""
    line: Line


def look_of(colour: Colour, tokens: Tokens) -> MarkLook:
    """The look in these colours; in high contrast all four are the system's, and the line tells them apart."""
    table = {LIGHT: _LIGHT, DARK: _DARK}.get(tokens)
    fill, ink = table[colour] if table is not None else (tokens.mark, tokens.ink)
    thin = QColor(fill)
    thin.setAlphaF(SHARE)
    return MarkLook(thin, QColor(ink), LINES[colour])


def pen_of(look: MarkLook) -> QPen:
    """What the lines of this look are drawn with."""
    if look.line is Line.DOUBLE:
        return QPen(look.ink, 1.0)
    pen = QPen(look.ink, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.line in _PATTERNS:
        pen.setDashPattern(_PATTERNS[look.line])
    return pen


def lines_of(look: MarkLook, left: float, right: float, y: float) -> list[QLineF]:
    """A line in this look, at this height: two of them, where it is double."""
    heights = (y - 1.0, y + 1.0) if look.line is Line.DOUBLE else (y,)
    return [QLineF(left, height, right, height) for height in heights]


def swatch(colour: Colour, tokens: Tokens, side: int, ratio: float = 2.0) -> QIcon:
    """A small square of the colour, with its line."""
    return QIcon(swatch_pixmap(colour, tokens, side, ratio))


def swatch_pixmap(colour: Colour, tokens: Tokens, side: int, ratio: float = 2.0) -> QPixmap:
    """The same as a picture."""
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_swatch(painter, QRectF(0, 0, side, side), colour, tokens)
    painter.end()
    return pixmap


def draw_swatch(painter: QPainter, box: QRectF, colour: Colour, tokens: Tokens) -> None:
    """A square of the colour with its line at its foot, in a box."""
    look = look_of(colour, tokens)
    solid = QColor(look.fill)
    solid.setAlphaF(1.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(solid)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(pen_of(look))
    painter.drawLines(lines_of(look, box.left() + 2.5, box.right() - 2.5, box.bottom() - 3.5))
    painter.restore()
