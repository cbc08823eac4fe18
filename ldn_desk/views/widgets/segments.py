"""A row of choices of which one can be taken, and of signs that can be set or not: radio buttons and check boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QGroupBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_layout import FlowLayout

LEAST = 26
"""Pixels that a choice is high at least."""
INSET = 11
GAP = 6
TICK = "✓ "


def line_height(theme: Theme) -> int:
    """Pixels that a line of choices is high."""
    return max(LEAST, QFontMetrics(theme.ui_font(bold=True)).height() + 8)


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice: its value, the short words on it, the whole phrase that is spoken and in the tip, and its key."""

    value: object
    words: str
    phrase: str
    key: str = ""


class Offered:
    """What a choice and a sign have in common: a button that is drawn whole, and can be clicked all over."""

    def sizeHint(self) -> QSize:
        """Told by each."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut off."""
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:
        """All of it can be clicked."""
        return True


class Segment(Offered, QRadioButton):
    """One choice, filled where it is taken."""

    def __init__(self, offer: Offer, theme: Theme, parent: QWidget) -> None:
        """Not taken."""
        super().__init__(offer.words, parent)
        self.offer = offer
        self._theme = theme
        _describe(self, offer)

    def sizeHint(self) -> QSize:
        """Words, key, and air at both sides."""
        bold = QFontMetrics(self._theme.ui_font(bold=True))
        key = (
            QFontMetrics(self._theme.ui_font("small")).horizontalAdvance(self.offer.key) + GAP if self.offer.key else 0
        )
        return QSize(bold.horizontalAdvance(self.text()) + key + 2 * INSET, line_height(self._theme))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box; filled, its words bold, where it is taken."""
        tokens, taken = self._theme.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = tokens.accent if taken or self.underMouse() or self.hasFocus() else tokens.line
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(tokens.accent if taken else tokens.paper))
        painter.drawRoundedRect(box, 5, 5)
        ink = tokens.on_accent if taken else tokens.ink if self.isEnabled() else tokens.faint
        room = self.rect().adjusted(INSET, 0, -INSET, 0)
        painter.setPen(QColor(ink))
        painter.setFont(self._theme.ui_font(bold=taken))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.offer.key:
            painter.setPen(QColor(ink if taken else tokens.soft))
            painter.setFont(self._theme.ui_font("small"))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.offer.key)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.on_accent if taken else tokens.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)


class Group(QGroupBox):
    """What belongs together, spoken as a group and seen as a row without frame or title."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Empty; `name` is spoken before what is in it."""
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setAccessibleName(name)
        self.row = FlowLayout(self, 4)
        self.row.setContentsMargins(0, 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        """With each size and font Qt keeps room anew for a frame and a title, where no style sheet has spoken yet."""
        done = super().event(event)
        if self.contentsMargins() != QMargins():
            self.setContentsMargins(QMargins())
        return done


class Segments(Group):
    """Choices of which one, or none, is taken: a radio group. Signals: `chosen(object)` the reader took this value, or
    took it back (None)."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        offers: Sequence[Offer],
        theme: Theme,
        parent: QWidget,
        lead: str = "",
        *,
        back: bool = False,
    ) -> None:
        """None is taken; `name` is spoken before the choices, `lead` stands before them. With `back`, a click on what
        is taken takes it back, and so does Delete."""
        super().__init__(name, parent)
        self._back = back
        self._taken: object = None
        self.group = QButtonGroup(self)
        self.segments = tuple(Segment(offer, theme, self) for offer in offers)
        if lead:
            self.row.addWidget(QLabel(lead, self))
        for segment in self.segments:
            self.group.addButton(segment)
            self.row.addWidget(segment)
        self.group.buttonClicked.connect(self._tell)

    @property
    def value(self) -> object:
        """What is taken; None for nothing."""
        taken = self.group.checkedButton()
        return taken.offer.value if isinstance(taken, Segment) else None

    def show_value(self, value: object) -> None:
        """Show what is taken, without telling."""
        self._taken = value
        # An exclusive group lets nobody be the last to go.
        self.group.setExclusive(False)
        for segment in self.segments:
            segment.setChecked(segment.offer.value == value)
        self.group.setExclusive(True)

    def _tell(self, button: QAbstractButton) -> None:
        if isinstance(button, Segment):
            self._take(None if self._back and button.offer.value == self._taken else button.offer.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take back what is taken, where that can be."""
        if self._back and self._taken is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take(None)
        else:
            super().keyPressEvent(event)

    def _take(self, value: object) -> None:
        self.show_value(value)
        self.chosen.emit(value)


class Chip(Offered, QCheckBox):
    """Something that is so or not, as a rounded sign with a tick."""

    def __init__(self, offer: Offer, theme: Theme, parent: QWidget) -> None:
        """Not so."""
        super().__init__(offer.words, parent)
        self.offer = offer
        self._theme = theme
        _describe(self, offer)

    def sizeHint(self) -> QSize:
        """Words and tick, and air at both sides."""
        metrics = QFontMetrics(self._font)
        return QSize(metrics.horizontalAdvance(TICK + self.text()) + 2 * INSET, max(LEAST, metrics.height() + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rounded box; on a wash and with a tick where it is so."""
        tokens, so = self._theme.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        strong = so or self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent if strong else tokens.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.wash if so else tokens.paper))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.faint))
        painter.setFont(self._font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, TICK + self.text() if so else self.text())

    @property
    def _font(self) -> QFont:
        return self._theme.ui_font("small")


class Chips(Group):
    """Several that are so or not. Signals: `changed()` the reader set or unset one."""

    changed = Signal()

    def __init__(self, name: str, offers: Sequence[Offer], theme: Theme, parent: QWidget) -> None:
        """None is so; `name` is spoken before them."""
        super().__init__(name, parent)
        self.chips = tuple(Chip(offer, theme, self) for offer in offers)
        for chip in self.chips:
            self.row.addWidget(chip)
            chip.clicked.connect(self.changed)

    @property
    def values(self) -> tuple[object, ...]:
        """Which are so, in their order."""
        return tuple(chip.offer.value for chip in self.chips if chip.isChecked())

    def show_values(self, values: Sequence[object]) -> None:
        """Show which are so, without telling."""
        for chip in self.chips:
            chip.setChecked(chip.offer.value in values)


def _describe(button: QAbstractButton, offer: Offer) -> None:
    button.setAccessibleName(offer.phrase)
    button.setToolTip(offer.phrase)
    button.setCursor(Qt.CursorShape.PointingHandCursor)


def stacked(parent: QWidget, gap: int = 0) -> QVBoxLayout:
    """A column without margins."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    return column
