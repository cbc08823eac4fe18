"""Help on the spot: a small "?" beside a label, and the card that it opens, with the scale, an example and a source."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import FlowText, paragraph

if TYPE_CHECKING:
    from ldn_desk.wording.scales import Help

LEAST = 24
"""Pixels that a button is wide and high at least."""
WIDTH = 58
"""Width of the card in average characters of the interface's font."""
INSET = 14
GAP = 4
AWAY = (Qt.Key.Key_Escape, Qt.Key.Key_Question, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HelpButton(QPushButton):
    """The "?". A click, Space, or `?` where its owner hands that on, opens the card; the same again closes it."""

    def __init__(self, name: str, scale: "str | Callable[[], Help]", theme: Theme, parent: QWidget) -> None:
        """`name` is what there is help on; `scale` is one of `wording.scales`, or says what its card says."""
        super().__init__("?", parent)
        self._theme = theme
        self._scale = scale
        self.card: HelpCard | None = None
        words = tr("Help: {scale}", scale=name)
        self.setProperty("kind", "quiet")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.open)

    def sizeHint(self) -> QSize:
        """A square, large enough to be hit."""
        side = max(LEAST, self.fontMetrics().height() + 4)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def open(self) -> None:
        """Show the card, or put it away where it is shown."""
        if self.card is not None:
            self.card.put_away()
            return
        if isinstance(self._scale, str):
            # Start-up, which may show a reference, does without.
            from ldn_desk.wording.scales import help_on

            said = help_on(self._scale)
        else:
            said = self._scale()
        self.card = HelpCard(said, self._theme, self)
        self.card.show_beside()

    def forget(self) -> None:
        """The card is gone."""
        self.card = None


class HelpCard(QFrame):
    """Lies over the window; goes with Escape, `?`, or when the reader goes on elsewhere."""

    def __init__(self, said: "Help", theme: Theme, owner: HelpButton) -> None:
        """Hidden; the keyboard goes back to where it was, or to `owner`."""
        super().__init__(owner.window())
        self._owner = owner
        self._back = QApplication.focusWidget() or owner
        self.setObjectName("helpCard")
        self.setAccessibleName(said.title)
        self.text = FlowText(theme, self)
        self.text.setAccessibleName(said.title)
        self.text.setCursorWidth(0)
        self.text.show_html(_html(said))
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        inside = QWidget()
        within = QVBoxLayout(inside)
        within.setContentsMargins(INSET, INSET - 4, INSET, INSET - 2)
        within.addWidget(self.text)
        within.addStretch(1)
        inside.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._area)

    def show_beside(self) -> None:
        """Below the button, else above; no higher than the window, within which it scrolls."""
        room = self._owner.window().rect().adjusted(8, 8, -8, -8)
        width = min(self.text.fontMetrics().averageCharWidth() * WIDTH + 2 * INSET, room.width())
        self.text.setFixedWidth(width - 2 * INSET - 2)
        self.text.document().setTextWidth(self.text.width())
        height = min(round(self.text.document().size().height()) + 2 * INSET, room.height())
        self.setGeometry(_placed(self._owner, QSize(width, height), room))
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)
        self._watch(True)

    def put_away(self) -> None:
        """Go, and give the keyboard back."""
        if self.isAncestorOf(QApplication.focusWidget() or self._owner):
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._go()

    def _go(self) -> None:
        self._watch(False)
        self._owner.forget()
        self.hide()
        self.deleteLater()

    def _watch(self, on: bool) -> None:
        application = QApplication.instance()
        if application is not None and on:
            application.installEventFilter(self)
        elif application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever presses or goes elsewhere, or changes the window's size, is done with it."""
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn) and isinstance(watched, QWidget):
            gone = watched not in (self, self._owner) and not self.isAncestorOf(watched)
        else:
            gone = kind is QEvent.Type.Resize and watched is self.window()
        if gone:
            self._go()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and the like close it; arrows and pages scroll it."""
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -self.fontMetrics().height(),
            Qt.Key.Key_Down: self.fontMetrics().height(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        if event.key() in AWAY:
            self.put_away()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _placed(owner: QWidget, size: QSize, room: QRect) -> QRect:
    below = owner.mapTo(owner.window(), QPoint(0, owner.height() + GAP))
    above = owner.mapTo(owner.window(), QPoint(0, -GAP - size.height()))
    place = QRect(below if below.y() + size.height() <= room.bottom() or above.y() < room.top() else above, size)
    place.moveLeft(max(room.left(), min(place.left(), room.right() - size.width())))
    place.moveTop(max(room.top(), min(place.top(), room.bottom() - size.height())))
    return place


def _html(said: "Help") -> str:
    lines = [f"<b>{escape(word)}</b>&nbsp; {escape(meaning)}" for word, meaning in said.lines]
    parts = [paragraph(f"<b>{escape(said.title)}</b>", 0)]
    parts += [paragraph(line, 6 if at == 0 else 3) for at, line in enumerate(lines)]
    parts += [paragraph(escape(rule), 8 if at == 0 else 3, "soft") for at, rule in enumerate(said.rules)]
    parts.append(paragraph(f"<b>{escape(tr('Example:'))}</b> {escape(said.example)}", 8))
    sources = escape(tr("Source: {sources}", sources="; ".join(said.sources)))
    parts.append(paragraph(f'<span class="small">{sources}</span>', 8, "soft"))
    return f"<body>{''.join(parts)}</body>"
