"""The header of a section: a button that folds and unfolds it, and says so to a screen reader."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QSizePolicy, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme

ROOM = 10
"""Pixels around the title's line."""
MARGIN = 16
"""Text of every section begins here; the header's arrow hangs in the margin."""


class SectionHeader(QAbstractButton):
    """`CLAIM  ¶ 6 · Evidence in people`, with an arrow that shows whether the section is folded. `clicked` is Qt's."""

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        """Unfolded, with nothing beside its title."""
        super().__init__(parent)
        _speak_of_headers()
        self._theme = theme
        self._beside = ""
        self._folded = False
        self._broken = False
        self.spoken: SpokenHeader | None = None
        """Kept for Qt, which holds its half of it."""
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    @property
    def folded(self) -> bool:
        """Whether the section is folded."""
        return self._folded

    @property
    def beside(self) -> str:
        """What stands beside the title."""
        return self._beside

    def show_words(self, beside: str) -> None:
        """What stands beside the title."""
        if beside != self._beside:
            self._beside = beside
            self._break()
            self.update()
        self.setAccessibleName(", ".join(part for part in (self.text(), beside) if part))

    def show_folded(self, folded: bool) -> None:
        """Turn the arrow, and tell a screen reader."""
        if folded != self._folded:
            self._folded = folded
            changed = QAccessible.State()
            changed.expanded = changed.collapsed = 1
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))
        self.setToolTip(tr("Unfold") if folded else tr("Fold"))
        self.update()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        self.setFont(self._theme.ui_font("small"))
        self._break()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Title, words and the room around them."""
        words = QFontMetrics(self.font()).horizontalAdvance(self._beside)
        return QSize(MARGIN + self._title_width() + 8 + words, self._height())

    def minimumSizeHint(self) -> QSize:
        """The title; what stands beside it elides."""
        return QSize(MARGIN + self._title_width() + 4, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where narrow, the words stand below the title."""
        super().resizeEvent(event)
        self._break()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title in soft bold capitals, words in soft ink, the arrow in the margin."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(tokens.ink if self.underMouse() else tokens.soft)
        self._paint_arrow(painter, ink)
        painter.setPen(ink)
        painter.setFont(self._title_font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        box = self._first_line().adjusted(MARGIN, 0, 0, 0)
        painter.drawText(box, flags, self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.soft))
        rest = box.adjusted(self._title_width() + 8, 0, 0, 0)
        if self._broken:
            rest = box.translated(0, painter.fontMetrics().height())
        shown = painter.fontMetrics().elidedText(self._beside, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, flags, shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -0.5, -1.5), 4, 4)

    def _paint_arrow(self, painter: QPainter, ink: QColor) -> None:
        side = round(QFontMetrics(self.font()).ascent() * 0.5)
        box = QRect(0, 0, side, side)
        line = self._first_line()
        box.moveCenter(QRect(2, line.top(), MARGIN - 4, line.height()).center())
        middle = QPointF(box.center())
        half, rise = side / 2, side / 4
        if self._folded:
            points = (QPointF(-rise, -half), QPointF(rise, 0), QPointF(-rise, half))
        else:
            points = (QPointF(-half, -rise), QPointF(0, rise), QPointF(half, -rise))
        pen = QPen(ink, 1.3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([middle + point for point in points])

    def _title_font(self) -> QFont:
        font = self._theme.ui_font("small", bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 103)
        return font

    def _title_width(self) -> int:
        return QFontMetrics(self._title_font()).horizontalAdvance(self.text())

    def _break(self) -> None:
        broken = bool(self._beside) and self.sizeHint().width() > self.width()
        if broken != self._broken:
            self._broken = broken
            self.updateGeometry()

    def _first_line(self) -> QRect:
        return QRect(0, 0, self.width(), QFontMetrics(self.font()).height() + ROOM)

    def _height(self) -> int:
        line = QFontMetrics(self.font()).height()
        return line + ROOM + (line if self._broken else 0)


class SpokenHeader(QAccessibleWidget):
    """A header to a screen reader: a button that can be pressed, expanded or collapsed."""

    def __init__(self, header: SectionHeader) -> None:
        """Of one header."""
        super().__init__(header, QAccessible.Role.Button)
        self._header = header

    def state(self) -> QAccessible.State:
        """Qt's, and whether the section is expanded."""
        state = super().state()
        state.expandable = True
        state.expanded = not self._header.folded
        state.collapsed = self._header.folded
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """The title with what stands beside it."""
        if kind is QAccessible.Text.Name:
            return self._header.accessibleName() or self._header.text()
        return super().text(kind)

    def actionNames(self) -> list[str]:
        """It can be pressed, and take the focus."""
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press it, or what Qt knows."""
        if name == self.pressAction():
            self._header.click()
        else:
            super().doAction(name)


_speaking = False


def _speak_of_headers() -> None:
    """Qt asks this factory first what a widget is to a screen reader; once is enough."""
    global _speaking
    if not _speaking:
        _speaking = True
        QAccessible.installFactory(_spoken)


def _spoken(_kind: str, widget: object) -> QAccessibleInterface | None:
    if not isinstance(widget, SectionHeader):
        return None
    widget.spoken = SpokenHeader(widget)
    return widget.spoken
