"""The rail at the edge of the sheet: an icon for each section, which leads to it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.sheet.section import Section
from ldn_desk.views.theme import Theme

ICON = 20
"""Side of an icon where the interface's font has its usual size, as LOOK asks for."""
LEAST_BUTTON = 16
"""Pixels; no button is ever lower."""
GAP = 4
STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RailButton(QAbstractButton):
    """Leads to one section."""

    def __init__(self, section: Section, theme: Theme, parent: QWidget) -> None:
        """Not the one in hand."""
        super().__init__(parent)
        self._theme = theme
        self._icon_name = section.icon
        self._current = False
        self._most = LEAST_BUTTON
        self.name = section.name
        self.setAccessibleName(tr("Go to {section}", section=section.title))
        self.setToolTip(section.title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_current(self, current: bool) -> None:
        """Whether its section is the one being read; Tab comes to that one, the arrows go to the others."""
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleDescription(tr("in sight") if current else "")
        self.update()

    @property
    def is_current(self) -> bool:
        """Whether its section is the one being read."""
        return self._current

    def show_height(self, most: int) -> None:
        """Be no higher than this, where there are many buttons and little room."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The icon with 6 pixels around it."""
        side = self._side + 12
        return QSize(side, min(side, self._most))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon, on a wash where its section is being read."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current or self.underMouse():
            painter.setBrush(QColor(tokens.wash if self._current else tokens.paper))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        colour = tokens.accent if self._current else tokens.soft
        side = min(self._side, self.height())
        place = QRect(0, 0, side, side)
        place.moveCenter(self.rect().center())
        self._theme.icon(self._icon_name, side, colour).paint(painter, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The rail knows where the arrows lead."""
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def _side(self) -> int:
        return round(self._theme.icon_side * ICON / 16)


class Rail(QWidget):
    """The buttons, from the top. Signals: `wanted(str)` the name of the section to go to."""

    wanted = Signal(str)

    def __init__(self, sections: Sequence[Section], theme: Theme, parent: QWidget | None = None) -> None:
        """A button for each section, in their order."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Sections"))
        self.buttons = {section.name: RailButton(section, theme, self) for section in sections}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 8, 4, 8)
        self._column.setSpacing(GAP)
        for button in self.buttons.values():
            button.clicked.connect(lambda _checked=False, name=button.name: self.wanted.emit(name))
            self._column.addWidget(button)
        self._column.addStretch(1)

    def show_sections(self, shown: Sequence[str]) -> None:
        """The sections that there are for this reference."""
        for name, button in self.buttons.items():
            button.setVisible(name in shown)
        self._make_room()

    def show_current(self, name: str) -> None:
        """The section being read."""
        for each, button in self.buttons.items():
            if button.is_current != (each == name):
                button.show_current(each == name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk the buttons."""
        step = STEPS.get(event.key())
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        here = next((at for at, button in enumerate(shown) if button.hasFocus()), -1)
        if step is None or here < 0:
            super().keyPressEvent(event)
        else:
            shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where low, the buttons grow lower."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        room = (self.height() - 2 * 8) // max(1, len(shown)) - GAP
        for button in shown:
            button.show_height(max(LEAST_BUTTON, room))

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        for button in self.buttons.values():
            button.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline between sheet and rail."""
        QPainter(self).fillRect(0, 0, 1, self.height(), QColor(self._theme.tokens.line))
