"""Five stars to rate with: by mouse, by arrow keys, by the digits 1 to 5, or not at all."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from ldn_desk.domain.appraisal import STARS_QUESTION, STARS_SCALE
from ldn_desk.domain.translation import tr
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.shapes import empty_star, paint_star
from ldn_desk.wording.summary import stars_words

UNRATED = 0
"""The slider's value where nothing is rated; never stored, never shown as a digit."""

CLEARING_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def stars_of_key(event: QKeyEvent) -> int | None:
    """The stars a key means: 1 to 5, `UNRATED` for 0, Delete and Backspace, None for any other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    if event.key() in CLEARING_KEYS:
        return UNRATED
    digit = event.key() - Qt.Key.Key_0
    return digit if digit in STARS_SCALE else None


class Stars(QAbstractSlider):
    """The rating of one reference; a slider to screen readers, so that its value is spoken.

    Signals: `rated(object)` the reader gave 1 to 5 stars, or None: took them away; `pointed(object)` what a click would
    give is another number now, or, the mouse gone, what is given.
    """

    rated = Signal(object)
    pointed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Unrated, and answering to nobody before `rated` is connected."""
        super().__init__(parent)
        self._theme = theme
        self._hovered = UNRATED
        self.setRange(UNRATED, max(STARS_SCALE))
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Stars"))
        self.actionTriggered.connect(self._take_action)
        theme.changed.connect(self._restyle)
        self.show_stars(None)

    def show_stars(self, stars: int | None) -> None:
        """Show a rating without asking for one."""
        blocked = self.signalsBlocked()
        self.blockSignals(True)
        self.setValue(stars or UNRATED)
        self.blockSignals(blocked)
        words = stars_words(stars)
        self.setAccessibleDescription(f"{tr(STARS_QUESTION)} {words}")
        self.setToolTip(f"{tr(STARS_QUESTION)}\n{words}\n{tr('Keys 1 to 5; 0 takes the stars away.')}")
        self.update()

    @property
    def stars(self) -> int | None:
        """The rating shown."""
        return self.value() or None

    def sizeHint(self) -> QSize:
        """Five stars as high as the font."""
        side = self._side()
        return QSize(round(side * 5) + 4, round(side) + 4)

    def minimumSizeHint(self) -> QSize:
        """Stars do not shrink."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits rate at once; arrows step, as in any slider."""
        stars = stars_of_key(event)
        if stars is None:
            super().keyPressEvent(event)
        else:
            self._rate(stars)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would give."""
        self._hover(self._star_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the stars up to the one pressed; pressing the last one given takes them away."""
        if event.button() == Qt.MouseButton.LeftButton:
            pressed = self._star_at(event.position().x())
            self._rate(UNRATED if pressed == self.value() else pressed)
            self._hover(UNRATED)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Everything happened on the press."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not rate."""
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what a click would give."""
        self._hover(self._star_at(event.position().x()))

    def leaveEvent(self, _event: QEvent) -> None:
        """Show the rating again."""
        self._hover(UNRATED)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Given stars in ink, what a click would give in the accent, the others faint."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._hovered or self.value()
        full = QColor(tokens.accent if self._hovered else tokens.ink)
        side = self._side()
        for place in range(5):
            box = QRectF(2 + place * side, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
            paint_star(painter, box, full if place < shown else empty_star(tokens))
        if self.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _take_action(self, _action: int) -> None:
        self._rate(self.sliderPosition())

    def _rate(self, stars: int) -> None:
        if stars != self.value():
            self.show_stars(stars or None)
            self.rated.emit(stars or None)

    def _hover(self, stars: int) -> None:
        if stars != self._hovered:
            self._hovered = stars
            self.pointed.emit(stars or self.stars)
            self.update()

    def _star_at(self, x: float) -> int:
        return min(max(int((x - 2) // self._side()) + 1, 1), 5)

    def _side(self) -> float:
        return QFontMetrics(self._theme.ui_font()).height() * 1.12

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
