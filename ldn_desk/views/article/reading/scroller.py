"""Scrolling to a place: at once, or eased where the system does not ask for less motion."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPropertyAnimation, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollBar, QStyle

EASE_MS = 120
"""LOOK, *Motion*: never longer."""


def motion_allowed() -> bool:
    """False where the system asks for less motion."""
    # Windows alone tells by its effects; X11 and Wayland without a desktop theme name none at all.
    if QGuiApplication.platformName() == "windows" and not QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
        return False
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility is not None else None
    if preference is not None and getattr(preference(), "name", "") == "ReducedMotion":
        return False
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


class Scroller(QObject):
    """Moves one scroll bar."""

    def __init__(self, bar: QScrollBar) -> None:
        """`bar` also owns it."""
        super().__init__(bar)
        self._bar = bar
        self._animation = QPropertyAnimation(bar, b"value", self)
        self._animation.setDuration(EASE_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)

    def go(self, value: int, ease: bool = True) -> None:
        """Scroll to `value`, past nothing that is not there."""
        value = min(max(value, self._bar.minimum()), self._bar.maximum())
        self._animation.stop()
        if not ease or not self._bar.isVisible() or not motion_allowed():
            self._bar.setValue(value)
            return
        self._animation.setStartValue(self._bar.value())
        self._animation.setEndValue(value)
        self._animation.start()

    def stop(self) -> None:
        """The reader scrolls: let go."""
        self._animation.stop()

    @property
    def target(self) -> int:
        """Where the bar is, or is on its way to."""
        if self._animation.state() is QAbstractAnimation.State.Running:
            return int(self._animation.endValue())
        return self._bar.value()
