"""Key events as the window system sends them: to the window that has the keyboard, which passes them on."""

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

PLAIN = Qt.KeyboardModifier.NoModifier


def wait_for_keyboard(widget: QWidget) -> None:
    """Until the window of this widget has the keyboard."""
    waiting = QDeadlineTimer(5_000)
    while not widget.isActiveWindow():
        assert not waiting.hasExpired(), "the window does not get the keyboard"
        QTest.qWait(1)


def press(key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press and release a key."""
    QTest.keyClick(_window(), key, held)


def write(text: str) -> None:
    """Type a text, sign by sign."""
    for sign in text:
        QTest.keyClick(_window(), ord(sign))


def _window() -> QWindow:
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    return window
