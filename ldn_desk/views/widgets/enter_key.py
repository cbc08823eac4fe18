"""Enter on a button: the button that has the keyboard is the one that is pressed, whichever is the main one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


def is_enter(event: QKeyEvent) -> bool:
    """True for Enter and Return with no modifier held."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier


def press(focused: QWidget | None) -> bool:
    """Press what has the keyboard, where that is a button, a switch or a check box; False where it is none."""
    if isinstance(focused, QAbstractButton):
        focused.click()
        return True
    return False
