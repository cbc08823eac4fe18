"""What is drawn of marks, in the text and on the pages alike: fills, lines that never cover one another, and signs."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ldn_desk.domain.mark import Colour, Mark, State
from ldn_desk.views.theme import Tokens
from ldn_desk.views.widgets.mark_look import LANE, MarkLook, lines_of, look_of, pen_of

LANES = 3
"""Lines below one another that the room between two lines of text holds; a fourth mark shares the first one's."""
SIGN_SHARE = 0.48
"""Side of a sign, of the height of the line that it stands on."""
LEAST_SIGN = 9.0
MANY = 40
"""Lines of marks from which on they are drawn on a picture."""
EDGE = 14
"""Pixels around them that hold lanes and signs."""


class Stood(NamedTuple):
    """A mark, and where it stands on a surface, line by line."""

    mark: Mark
    rects: Sequence[QRectF]


class _Signs(NamedTuple):
    mark: Mark
    look: MarkLook
    box: QRectF
    """Of the first one; others follow to the right."""


class Strokes:
    """How some marks are drawn on one surface; made once, and painted as often as that is seen.

    Where they are many they are drawn once too, on a picture, so that scrolling costs the same whatever their number.
    """

    def __init__(self, stood: Iterable[Stood], tokens: Tokens, width: float) -> None:
        """`stood` in reading order; `width` of the surface, which no sign goes beyond."""
        self._paper = QColor(tokens.paper)
        self.rects: dict[str, Sequence[QRectF]] = {}
        self._fills: list[tuple[QRectF, QColor]] = []
        self._lines: dict[Colour, list[QLineF]] = {}
        self._signs: list[_Signs] = []
        self._pictures: dict[str, QPixmap] = {}
        looks = self._looks = {colour: look_of(colour, tokens) for colour in Colour}
        lanes = _Lanes()
        for mark, rects in stood:
            look, lane = looks[mark.colour], lanes.lane_for(mark)
            self.rects[mark.id] = rects
            self._fills += [(rect, look.fill) for rect in rects]
            lines = self._lines.setdefault(mark.colour, [])
            for rect in rects:
                lines += lines_of(look, rect.left(), rect.right(), rect.bottom() - 1.5 + lane * LANE)
            number = len(signs_of(mark))
            if number and rects:
                side = max(LEAST_SIGN, rects[0].height() * SIGN_SHARE)
                left = max(0.0, min(rects[0].left() - side * 0.6, width - side * number))
                self._signs.append(_Signs(mark, look, QRectF(left, rects[0].top() - side * 0.4, side, side)))

    def paint_fills(self, painter: QPainter) -> None:
        """Beneath the text."""
        self._paint(painter, "fills", self._draw_fills)

    def paint_lines(self, painter: QPainter) -> None:
        """Over the text, and over whatever lights up in it: which marks there are is always seen."""
        self._paint(painter, "lines", self._draw_lines)

    def _paint(self, painter: QPainter, name: str, draw: Callable[[QPainter], None]) -> None:
        if len(self._fills) <= MANY:
            draw(painter)
            return
        ratio, area = painter.device().devicePixelRatio(), self._area
        if name not in self._pictures:
            picture = QPixmap(area.size().toSize() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            inside.translate(-area.topLeft())
            draw(inside)
            inside.end()
            self._pictures[name] = picture
        painter.drawPixmap(area.topLeft(), self._pictures[name])

    @property
    def _area(self) -> QRectF:
        """All that is drawn on, with the lanes below it and the signs above."""
        whole = QRectF()
        for rect, _fill in self._fills:
            whole = whole.united(rect)
        return QRectF(whole.adjusted(-EDGE, -EDGE, EDGE, EDGE).toAlignedRect())

    def _draw_fills(self, painter: QPainter) -> None:
        for rect, fill in self._fills:
            painter.fillRect(rect, fill)

    def _draw_lines(self, painter: QPainter) -> None:
        for colour, lines in self._lines.items():
            painter.setPen(pen_of(self._looks[colour]))
            painter.drawLines(lines)
        if self._signs:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, look, box in self._signs:
            for number, draw in enumerate(signs_of(mark)):
                draw(painter, box.translated(number * box.width(), 0), look.ink, self._paper)


class _Lanes:
    """Which line below the text each mark has, so that those of marks which overlap lie below one another."""

    def __init__(self) -> None:
        self._ends = [-1] * LANES

    def lane_for(self, mark: Mark) -> int:
        """The first one that is free where the mark begins; marks come in reading order."""
        start, end = mark.start or 0, mark.end or 0
        lane = next((number for number, taken in enumerate(self._ends) if taken <= start), 0)
        self._ends[lane] = max(self._ends[lane], end)
        return lane


def _draw_comment(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    """A speech bubble."""
    side = box.width()
    bubble = QPainterPath()
    bubble.addRoundedRect(box.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.28), 2, 2)
    tail = QPainterPath(box.topLeft() + QPointF(side * 0.22, side * 0.6))
    tail.lineTo(box.topLeft() + QPointF(side * 0.22, side * 0.98))
    tail.lineTo(box.topLeft() + QPointF(side * 0.58, side * 0.6))
    painter.setPen(QPen(paper, 1.0))
    painter.setBrush(ink)
    painter.drawPath(bubble.united(tail))


def _draw_arrow(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    """An arrow that leads elsewhere."""
    inner = box.adjusted(box.width() * 0.2, box.width() * 0.16, -box.width() * 0.12, -box.width() * 0.16)
    for pen in (QPen(paper, 3.6), QPen(ink, 1.7)):
        painter.setPen(pen)
        painter.drawLine(QLineF(inner.bottomLeft(), inner.topRight()))
        painter.drawLine(QLineF(inner.topRight(), inner.topRight() - QPointF(inner.width() * 0.65, 0)))
        painter.drawLine(QLineF(inner.topRight(), inner.topRight() + QPointF(0, inner.height() * 0.65)))


def _draw_question(painter: QPainter, box: QRectF, ink: QColor, paper: QColor) -> None:
    """A question mark on a disc."""
    painter.setPen(QPen(paper, 1.0))
    painter.setBrush(ink)
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    font = painter.font()
    font.setPixelSize(max(6, round(box.height() * 0.78)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(paper)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


Draw = Callable[[QPainter, QRectF, QColor, QColor], None]
"""Draws a sign in a box: in this ink, where the paper is of this colour."""


def signs_of(mark: Mark) -> list[Draw]:
    """What stands at a mark's beginning: that it asks to be confirmed, has a comment, or leads to a reference."""
    signs = (
        (mark.state is State.LIKELY, _draw_question),
        (bool(mark.comment.strip()), _draw_comment),
        (mark.reference_id is not None, _draw_arrow),
    )
    return [draw for there, draw in signs if there]
