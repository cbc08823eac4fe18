"""Paints a reference as two lines: who and what it is, and under it what was found and what the reader thinks."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.references.list_model import Role
from ldn_desk.presenters.references.row import Row
from ldn_desk.views.theme import Theme, Tokens
from ldn_desk.views.widgets.shapes import colour_of, empty_star, paint_shape, paint_star
from ldn_desk.wording.summary import POINT_SHAPE

Index = QModelIndex | QPersistentModelIndex

UNIT = 8
SIDE = 2 * UNIT
BAR = 3
STARS = 5
ALARMING = (VerdictCode.OTHER_WORK, VerdictCode.NOT_REGISTERED)
"""Verdicts whose words take the colour of their shape, as in LOOK's pictures."""


class Measures(NamedTuple):
    """Fonts and the lengths that follow from them, in pixels."""

    plain: QFont
    bold: QFont
    plain_metrics: QFontMetrics
    bold_metrics: QFontMetrics
    line: int
    shape: int
    star: int

    @classmethod
    def of(cls, theme: Theme) -> "Measures":
        """The measures of the interface's font as it is now."""
        plain, bold = theme.ui_font(), theme.ui_font(bold=True)
        metrics = QFontMetrics(plain)
        size = round(metrics.ascent() * 0.86)
        return cls(plain, bold, metrics, QFontMetrics(bold), metrics.height(), size, size)

    @property
    def row(self) -> int:
        """Height of a row."""
        return 2 * self.line + 3 * UNIT + UNIT // 2

    @property
    def stars(self) -> int:
        """Width of five stars."""
        return STARS * self.star


class ReferenceRowDelegate(QStyledItemDelegate):
    """Draws rows of `ReferenceListModel`; every row has the same height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """`restyle` is called by the list when the theme changes."""
        super().__init__(parent)
        self._theme = theme
        self._measures = Measures.of(theme)

    def restyle(self) -> None:
        """Take the theme's fonts anew."""
        self._measures = Measures.of(self._theme)

    @property
    def row_height(self) -> int:
        """The same for all rows, in pixels."""
        return self._measures.row

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The same for all rows."""
        return QSize(20 * UNIT, self._measures.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        made = index.data(Role.ROW)
        if not isinstance(made, Row):
            return
        box = QRect(option.rect)
        state = option.state
        painter.save()
        self._paint_ground(painter, box, state)
        self._paint_number(painter, box, made, self._number_width(index))
        text = self._text_box(box, index)
        stars, notes = self._paint_judgement(painter, text, made)
        self._paint_head(painter, text, made, stars)
        self._paint_state(painter, text, made, notes)
        painter.restore()

    def points_box(self, box: QRect, index: Index) -> QRect:
        """Where in a row that stands in `box` its points to check are told; nothing where it has none."""
        made = index.data(Role.ROW)
        if not isinstance(made, Row) or not made.points:
            return QRect()
        parts = self._parts(self._text_box(box, index), made, self._beside_width(made))
        found = next((part.box for part in parts if part.sign == POINT_SHAPE), QRect())
        return found.adjusted(-UNIT // 2, -UNIT // 2, UNIT // 2, UNIT // 2) if found.isValid() else found

    def _text_box(self, box: QRect, index: Index) -> QRect:
        return box.adjusted(SIDE + self._number_width(index) + UNIT + 2, UNIT + 2, -SIDE, -UNIT)

    def _beside_width(self, made: Row) -> int:
        words = self._measures.plain_metrics.horizontalAdvance(made.beside)
        sign = self._measures.shape + UNIT // 2 if made.judged[0] else 0
        return words + sign + 2 * UNIT if made.beside else 0

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.wash))
            painter.fillRect(QRect(box.left(), box.top(), BAR, box.height()), QColor(tokens.accent))
        else:
            if state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(box, QColor(tokens.desk))
            painter.fillRect(box.left() + SIDE - 2, box.bottom(), box.width() - 2 * SIDE + 4, 1, QColor(tokens.line))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _number_width(self, index: Index) -> int:
        digits = max(2, len(str(index.model().rowCount())))
        return self._measures.bold_metrics.horizontalAdvance("0" * digits)

    def _paint_number(self, painter: QPainter, box: QRect, made: Row, width: int) -> None:
        measures = self._measures
        painter.setFont(measures.bold)
        painter.setPen(QColor(self._theme.tokens.soft))
        place = QRect(box.left() + SIDE, box.top() + UNIT + 2, width, measures.line)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(made.number))

    def _paint_judgement(self, painter: QPainter, text: QRect, made: Row) -> tuple[int, int]:
        """Stars at the right, and under them what is judged and noted; what each takes of its line."""
        measures, tokens = self._measures, self._theme.tokens
        narrow = text.width() < 28 * measures.line // 2
        width = self._paint_stars(painter, text, made, tokens, narrow)
        painter.setFont(measures.plain)
        painter.setPen(QColor(tokens.soft))
        place = QRect(text.left(), text.top() + measures.line + UNIT, text.width(), measures.line)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, made.beside)
        if made.judged[0]:
            left = place.right() + 1 - self._beside_width(made) + 2 * UNIT
            top = place.top() + (measures.line - measures.shape) / 2
            paint_shape(painter, made.judged[0], QRectF(left, top, measures.shape, measures.shape), tokens)
        return width + 2 * UNIT, self._beside_width(made)

    def _paint_stars(self, painter: QPainter, text: QRect, made: Row, tokens: Tokens, narrow: bool) -> int:
        measures = self._measures
        line = QRect(text.left(), text.top(), text.width(), measures.line)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(measures.plain)
        if made.stars is None:
            words = "" if narrow else tr("not rated")
            painter.setPen(QColor(tokens.soft))
            painter.drawText(line, right, words)
            return max(measures.plain_metrics.horizontalAdvance(words), 0 if narrow else measures.stars)
        if narrow:
            return self._paint_one_star(painter, line, made.stars, tokens)
        top = text.top() + (measures.line - measures.star) / 2
        left = text.right() + 1 - measures.stars
        for place in range(STARS):
            colour = QColor(tokens.ink) if place < made.stars else empty_star(tokens)
            box = QRectF(left + place * measures.star, top, measures.star, measures.star)
            paint_star(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), colour)
        return measures.stars

    def _paint_one_star(self, painter: QPainter, line: QRect, stars: int, tokens: Tokens) -> int:
        """`3 ★`, where five stars would leave no room for words."""
        measures = self._measures
        digit = measures.plain_metrics.horizontalAdvance(f"{stars} ")
        top = line.top() + (measures.line - measures.star) / 2
        paint_star(
            painter,
            QRectF(line.right() + 1 - measures.star, top, measures.star, measures.star),
            QColor(tokens.ink),
        )
        painter.setPen(QColor(tokens.ink))
        place = QRect(line.right() + 1 - measures.star - digit, line.top(), digit, line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(stars))
        return measures.star + digit

    def _paint_head(self, painter: QPainter, text: QRect, made: Row, right: int) -> None:
        measures, tokens = self._measures, self._theme.tokens
        room = text.width() - right
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        who = measures.bold_metrics.elidedText(made.who, Qt.TextElideMode.ElideRight, room)
        painter.setFont(measures.bold)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QRect(text.left(), text.top(), room, measures.line), flags, who)
        used = measures.bold_metrics.horizontalAdvance(who) + UNIT + 2
        if room - used > 4 * measures.shape:
            title = measures.plain_metrics.elidedText(made.title, Qt.TextElideMode.ElideRight, room - used)
            painter.setFont(measures.plain)
            painter.setPen(QColor(tokens.soft))
            painter.drawText(QRect(text.left() + used, text.top(), room - used, measures.line), flags, title)

    def _paint_state(self, painter: QPainter, text: QRect, made: Row, right: int) -> None:
        for part in self._parts(text, made, right):
            self._paint_part(painter, part)

    def _parts(self, text: QRect, made: Row, right: int) -> list["Part"]:
        """The verdict first, elided where notices and points would have no room; then these, as far as there is any."""
        tokens, measures = self._theme.tokens, self._measures
        further = [*made.notices, *([(POINT_SHAPE, made.points)] if made.points else []), *made.hints]
        left, end = text.left(), text.right() - right + 1
        wanted = sum(self._part_width(words) for _sign, words in further)
        room = min(max(end - left - wanted, (end - left) // 3), end - left)
        colour = colour_of(made.shape, tokens) if made.code in ALARMING else QColor(tokens.soft)
        parts: list[Part] = []
        for sign, words in [(made.shape, made.words), *further]:
            if room < measures.shape:
                continue
            shown = measures.plain_metrics.elidedText(
                words, Qt.TextElideMode.ElideRight, max(0, room - measures.shape - UNIT)
            )
            width = measures.shape + UNIT + measures.plain_metrics.horizontalAdvance(shown)
            box = QRect(left, text.top() + measures.line + UNIT, width, measures.line)
            parts.append(Part(sign, shown, colour if not parts else self._colour(sign), box))
            left += width + 2 * UNIT
            room = end - left
        return parts

    def _colour(self, sign: str) -> QColor:
        tokens = self._theme.tokens
        return QColor(tokens.soft) if sign == "△" else colour_of(sign, tokens)

    def _part_width(self, words: str) -> int:
        return self._measures.shape + UNIT + self._measures.plain_metrics.horizontalAdvance(words) + 2 * UNIT

    def _paint_part(self, painter: QPainter, part: "Part") -> None:
        measures, box = self._measures, part.box
        top = box.top() + (measures.line - measures.shape) / 2
        paint_shape(painter, part.sign, QRectF(box.left(), top, measures.shape, measures.shape), self._theme.tokens)
        painter.setFont(measures.plain)
        painter.setPen(part.colour)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box.adjusted(measures.shape + UNIT, 0, UNIT, 0), flags, part.words)


class Part(NamedTuple):
    """A shape and its words, and where they stand."""

    sign: str
    words: str
    colour: QColor
    box: QRect
