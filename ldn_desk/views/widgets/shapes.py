"""The shapes of verdicts, notices, points and stars, drawn: state is shape and word first, colour last."""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF

from ldn_desk.views.theme import Tokens

TOKEN_OF = {
    "●": "soft",
    "◐": "differs",
    "◆": "wrong",
    "⊠": "wrong",
    "?": "unsure",
    "⊕": "soft",
    "○": "none",
    "–": "none",
    "■": "wrong",
    "▼": "notice",
    "△": "soft",
    "▹": "accent",
    "✓": "soft",
    "◗": "differs",
    "×": "wrong",
    "⊘": "none",
    "∴": "soft",
    "◦": "none",
    "≡": "soft",
    "≈": "soft",
}
"""Sign → the token it is drawn in. A match is neutral: it is no praise."""

LINE = 1.4
"""Width of outlines, for a shape twelve units wide."""


def colour_of(sign: str, tokens: Tokens) -> QColor:
    """The colour a sign is drawn in; soft ink for one not known here."""
    return QColor(getattr(tokens, TOKEN_OF.get(sign, "soft")))


def paint_shape(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    """Draw `sign` inside `box` (square); a sign not known here is written as text."""
    colour = colour_of(sign, tokens)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, LINE * box.width() / 12)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _PAINTERS.get(sign, _letter)(painter, sign, box.adjusted(0.5, 0.5, -0.5, -0.5), tokens)
    painter.restore()


def paint_star(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Draw one filled star inside `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_star(box.width()).translated(box.topLeft()))
    painter.restore()


def empty_star(tokens: Tokens) -> QColor:
    """The colour of a star not given: there, but quiet, on every surface."""
    line, faint = QColor(tokens.line), QColor(tokens.faint)
    share = 0.25
    return QColor.fromRgbF(
        line.redF() + (faint.redF() - line.redF()) * share,
        line.greenF() + (faint.greenF() - line.greenF()) * share,
        line.blueF() + (faint.blueF() - line.blueF()) * share,
    )


def shape_image(sign: str, size: int, ratio: float, tokens: Tokens) -> QImage:
    """The sign as a transparent picture of `size` points, for documents."""
    image = QImage((QSizeF(size, size) * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_shape(painter, sign, QRectF(0, 0, size, size), tokens)
    painter.end()
    return image


@lru_cache(maxsize=16)
def _star(size: float) -> QPolygonF:
    """A five-pointed star in a box of `size`, its inner corners at the radius that keeps its arms straight."""
    centre, outer = size / 2, size / 2
    points = []
    for corner in range(10):
        radius = outer if corner % 2 == 0 else outer * 0.45
        angle = pi * corner / 5
        points.append(QPointF(centre + radius * sin(angle), centre * 1.04 - radius * cos(angle)))
    return QPolygonF(points)


def _disc(painter: QPainter, _sign: str, box: QRectF, tokens: Tokens) -> None:
    painter.setBrush(colour_of("●", tokens))
    painter.drawEllipse(_inset(box, 0.06))


def _half_disc(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    round_box = _inset(box, 0.06)
    painter.drawEllipse(round_box)
    painter.setBrush(colour_of(sign, tokens))
    painter.drawPie(round_box, 90 * 16, 180 * 16)


def _diamond(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(sign, tokens))
    middle = box.center()
    corners = [
        QPointF(middle.x(), box.top()),
        QPointF(box.right(), middle.y()),
        QPointF(middle.x(), box.bottom()),
        QPointF(box.left(), middle.y()),
    ]
    painter.drawPolygon(QPolygonF(corners))


def _crossed_box(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    square = _inset(box, 0.1)
    painter.drawRect(square)
    painter.drawLine(square.topLeft(), square.bottomRight())
    painter.drawLine(square.topRight(), square.bottomLeft())


def _circled_plus(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    ring, middle = _inset(box, 0.06), box.center()
    painter.drawEllipse(ring)
    painter.drawLine(QPointF(middle.x(), ring.top()), QPointF(middle.x(), ring.bottom()))
    painter.drawLine(QPointF(ring.left(), middle.y()), QPointF(ring.right(), middle.y()))


def _dotted_ring(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    pen = painter.pen()
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setWidthF(pen.widthF() * 1.25)
    pen.setDashPattern([0.1, 1.75])
    painter.setPen(pen)
    painter.drawEllipse(_inset(box, 0.06))


def _dash(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    middle = box.center().y()
    painter.drawLine(QPointF(box.left() + 1, middle), QPointF(box.right() - 1, middle))


def _filled_square(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    """A filled square with a bar left out of it: work taken back."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(sign, tokens))
    square = _inset(box, 0.04)
    painter.drawRoundedRect(square, 1.5, 1.5)
    painter.setBrush(QColor(tokens.paper))
    bar = QRectF(0, 0, square.width() * 0.6, max(1.5, square.height() * 0.18))
    bar.moveCenter(square.center())
    painter.drawRect(bar)


def _filled_triangle(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(sign, tokens))
    top = box.top() + box.height() * 0.08
    painter.drawPolygon(
        QPolygonF([QPointF(box.left(), top), QPointF(box.right(), top), QPointF(box.center().x(), box.bottom())])
    )


def _open_triangle(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    inner = _inset(box, 0.06)
    corners = [QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()]
    painter.drawPolygon(QPolygonF(corners))


def _pointer(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(sign, tokens))
    inner = _inset(box, 0.14)
    painter.drawPolygon(QPolygonF([inner.topLeft(), QPointF(inner.right(), inner.center().y()), inner.bottomLeft()]))


def _lines(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    """Three lines, the middle one short: something about the list."""
    inner = _inset(box, 0.1)
    for place, length in ((0.12, 1.0), (0.5, 0.55), (0.88, 1.0)):
        y = inner.top() + inner.height() * place
        painter.drawLine(QPointF(inner.left(), y), QPointF(inner.left() + inner.width() * length, y))


def _waves(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    """Two waves: read, but not for sure."""
    inner = _inset(box, 0.06)
    rise = inner.height() * 0.3
    for place in (0.3, 0.72):
        y = inner.top() + inner.height() * place
        path = QPainterPath(QPointF(inner.left(), y + rise * 0.4))
        path.cubicTo(
            QPointF(inner.left() + inner.width() * 0.35, y - rise),
            QPointF(inner.left() + inner.width() * 0.65, y + rise),
            QPointF(inner.right(), y - rise * 0.4),
        )
        painter.drawPath(path)


def _tick(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    _thicker(painter)
    corners = [_at(box, 0.1, 0.56), _at(box, 0.4, 0.86), _at(box, 0.92, 0.2)]
    painter.drawPolyline(QPolygonF(corners))


def _right_half(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    """A ring, its right half filled; a verdict's is filled left."""
    ring = _inset(box, 0.08)
    painter.drawEllipse(ring)
    painter.setBrush(colour_of(sign, tokens))
    painter.drawPie(ring, -90 * 16, 180 * 16)


def _cross(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    _thicker(painter)
    inner = _inset(box, 0.16)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def _struck_ring(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    ring = _inset(box, 0.08)
    painter.drawEllipse(ring)
    painter.drawLine(_at(ring, 0.15, 0.85), _at(ring, 0.85, 0.15))


def _three_dots(painter: QPainter, sign: str, box: QRectF, tokens: Tokens) -> None:
    """Several of a kind, and not one like the other."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(sign, tokens))
    radius = box.width() * 0.17
    for across, down in ((0.5, 0.2), (0.2, 0.78), (0.8, 0.78)):
        painter.drawEllipse(_at(box, across, down), radius, radius)


def _small_ring(painter: QPainter, _sign: str, box: QRectF, _tokens: Tokens) -> None:
    painter.drawEllipse(_inset(box, 0.18))


def _thicker(painter: QPainter) -> None:
    pen = painter.pen()
    pen.setWidthF(pen.widthF() * 1.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)


def _letter(painter: QPainter, sign: str, box: QRectF, _tokens: Tokens) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(box.height() * 1.3)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, sign)


def _inset(box: QRectF, share: float) -> QRectF:
    by = box.width() * share
    return box.adjusted(by, by, -by, -by)


_PAINTERS: dict[str, Callable[[QPainter, str, QRectF, Tokens], None]] = {
    "●": _disc,
    "◐": _half_disc,
    "◆": _diamond,
    "⊠": _crossed_box,
    "⊕": _circled_plus,
    "○": _dotted_ring,
    "–": _dash,
    "■": _filled_square,
    "▼": _filled_triangle,
    "△": _open_triangle,
    "▹": _pointer,
    "✓": _tick,
    "◗": _right_half,
    "×": _cross,
    "⊘": _struck_ring,
    "∴": _three_dots,
    "◦": _small_ring,
    "≡": _lines,
    "≈": _waves,
}
