"""What lights up in the article: the places that cite the selected reference, and what find has found.

Only the lights near what is on screen are handed to Qt: it then never lays out text that nobody sees, and ten thousand
of them cost no more than ten.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from ldn_desk.views.theme import Tokens

RING = 2.0
"""Width of the focus ring, in pixels."""


def paint_bars(surface: QWidget, tokens: Tokens, boxes: Iterable[QRectF]) -> None:
    """A thin bar along the left edge of each box."""
    painter = QPainter(surface)
    for box in boxes:
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(tokens.line))
    painter.end()


def paint_ring(surface: QWidget, tokens: Tokens, rects: Sequence[QRectF]) -> None:
    """A ring around every line of the link in focus; without one, a line around the whole surface."""
    painter = QPainter(surface)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.accent), RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if rects:
        for rect in rects:
            painter.drawRoundedRect(rect.adjusted(-2.5, 1, 2.5, -1), 4, 4)
    else:
        painter.drawRect(QRectF(surface.rect()).adjusted(1, 1, -1, -1))
    painter.end()


class LightKind(IntEnum):
    """Drawn in this order: a later kind lies over an earlier one."""

    SENTENCE = 0
    """The sentence that cites the selected reference."""
    ENTRY = 1
    """The selected reference in the list at the article's end."""
    HIT = 2
    """What find has found."""
    MARKER = 3
    """A marker of the selected reference."""
    CURRENT_MARKER = 4
    """The marker at which the reader is."""
    CURRENT_HIT = 5


@dataclass(frozen=True, slots=True, order=True)
class Light:
    """A stretch of the document, in its own positions."""

    start: int
    end: int
    kind: LightKind


class LitPlaces:
    """Every light of the document, in order."""

    def __init__(self) -> None:
        """Nothing is lit."""
        self._places: list[Light] = []
        self._longest = 0
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit = -1

    def set_places(self, lights: Iterable[Light]) -> None:
        """What the selection lights up."""
        self._places = sorted(lights)
        self._longest = max((light.end - light.start for light in self._places), default=0)

    def set_hits(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        """What find lights up: stretches in order, and the index of the one the reader is at."""
        self._hits, self._hit = hits, current

    def between(self, start: int, end: int) -> list[Light]:
        """The lights that touch this part of the document, in the order they are drawn."""
        return sorted([*self._places_between(start, end), *self._hits_between(start, end)], key=lambda each: each.kind)

    def _places_between(self, start: int, end: int) -> list[Light]:
        first = bisect_left(self._places, start - self._longest, key=lambda light: light.start)
        last = bisect_left(self._places, end + 1, key=lambda light: light.start)
        return [light for light in self._places[first:last] if light.end >= start]

    def _hits_between(self, start: int, end: int) -> list[Light]:
        first = bisect_left(self._hits, start, key=lambda hit: hit[1])
        last = bisect_left(self._hits, end + 1, key=lambda hit: hit[0])
        kinds = (LightKind.HIT, LightKind.CURRENT_HIT)
        return [Light(*self._hits[index], kinds[index == self._hit]) for index in range(first, last)]


def selections(lights: Iterable[Light], document: QTextDocument, tokens: Tokens) -> list[QTextEdit.ExtraSelection]:
    """The lights as Qt draws them over the text, without laying it out again."""
    formats = {kind: _format(kind, tokens) for kind in LightKind}
    made = []
    for light in lights:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(light.start)
        cursor.setPosition(light.end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = formats[light.kind]
        made.append(selection)
    return made


def blend(one: str, other: str, share: float) -> QColor:
    """`share` of one colour over the rest of the other."""
    front, back = QColor(one), QColor(other)
    channels = zip(front.getRgb()[:3], back.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in channels))


def _format(kind: LightKind, tokens: Tokens) -> QTextCharFormat:
    form = QTextCharFormat()
    backgrounds = {
        LightKind.SENTENCE: QColor(tokens.wash),
        LightKind.ENTRY: QColor(tokens.wash),
        LightKind.HIT: blend(tokens.accent, tokens.paper, 0.25),
        LightKind.CURRENT_MARKER: QColor(tokens.accent),
        LightKind.CURRENT_HIT: QColor(tokens.accent),
    }
    if kind in backgrounds:
        form.setBackground(QBrush(backgrounds[kind]))
    if kind in (LightKind.CURRENT_MARKER, LightKind.CURRENT_HIT):
        form.setForeground(QBrush(QColor(tokens.on_accent)))
    elif kind is LightKind.MARKER:
        form.setForeground(QBrush(QColor(tokens.accent)))
    elif kind is LightKind.HIT:
        form.setForeground(QBrush(QColor(tokens.ink)))
    if kind in (LightKind.MARKER, LightKind.CURRENT_MARKER):
        # A true bold would lay the lines out anew and make the text jump; an outline thickens the same letters.
        form.setTextOutline(QPen(form.foreground().color(), 0.6))
    return form
