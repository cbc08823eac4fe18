"""What appears without the keyboard coming to it, told to those who hear the window."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget) -> None:
    """Let a screen reader say the name of `widget` now."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


def say(widget: QWidget, words: str) -> None:
    """Let a screen reader say these words now; `widget` is what they are about."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
