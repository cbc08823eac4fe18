"""What is drawn of a page: its picture or a quiet stand-in, and what lights up on it.

Paper is white in the dark theme too (softly dimmed), so that everything on it has the light theme's colours.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from ldn_desk.views.article.reading.lighting import LightKind, blend
from ldn_desk.views.theme import LIGHT, Tokens

DIMMED = 46
"""Of 255: how much black lies over the paper in the dark theme."""
UNDERLINE = 1.5
SIGN, LEAST_SIGN = 0.55, 7.0
"""Side of a sign, of a marker's height; pixels."""

_FILLS = {
    LightKind.SENTENCE: blend(LIGHT.accent, LIGHT.paper, 0.14),
    LightKind.ENTRY: blend(LIGHT.accent, LIGHT.paper, 0.14),
    LightKind.HIT: blend(LIGHT.accent, LIGHT.paper, 0.25),
    LightKind.MARKER: blend(LIGHT.accent, LIGHT.paper, 0.2),
    LightKind.CURRENT_MARKER: blend(LIGHT.accent, LIGHT.paper, 0.4),
    LightKind.CURRENT_HIT: blend(LIGHT.accent, LIGHT.paper, 0.4),
}
_LINED = (LightKind.CURRENT_MARKER, LightKind.CURRENT_HIT)


def paint_page(painter: QPainter, rect: QRect, picture: QImage | None, words: str, font: QFont) -> None:
    """The page's picture; without one, white paper with some words on it."""
    if picture is not None:
        painter.drawImage(QRectF(rect), picture, QRectF(picture.rect()))
        return
    painter.fillRect(rect, QColor(LIGHT.paper))
    painter.setPen(QColor(LIGHT.soft))
    painter.setFont(font)
    area = rect.adjusted(24, 24, -24, -24)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), words)


def paint_lights(painter: QPainter, lights: Iterable[tuple[LightKind, QRectF]]) -> None:
    """Washes under the print, in the order of their kinds; the one the reader is at is underlined too."""
    for kind, box in sorted(lights, key=lambda light: light[0]):
        grown = box.adjusted(-1.5, -0.5, 1.5, 0.5)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(grown, _FILLS[kind])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if kind in _LINED:
            line = QRectF(grown.bottomLeft(), QSizeF(grown.width(), UNDERLINE))
            painter.fillRect(line, QColor(LIGHT.accent))


def sign_box(marker: QRectF) -> QRectF:
    """Where the sign of a judged citation stands: at the upper corner of its marker's end, on the print itself."""
    side = max(LEAST_SIGN, marker.height() * SIGN)
    return QRectF(marker.right() + 0.5, marker.top() - side * 0.4, side, side)


def paint_underline(painter: QPainter, boxes: Iterable[QRectF]) -> None:
    """A line under what is under the mouse."""
    for box in boxes:
        painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), UNDERLINE), QColor(LIGHT.accent))


def paint_edge(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    """A hairline around the paper, and the dark theme's dimming over it."""
    if tokens.dark:
        painter.fillRect(rect, QColor(0, 0, 0, DIMMED))
        return
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.drawRect(rect.adjusted(-1, -1, 0, 0))
