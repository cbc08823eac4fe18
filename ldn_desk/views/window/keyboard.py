"""Where the keyboard goes when the control that has it disappears: never to a neighbour, which the next key would work.

Qt hands the keyboard of a control that is hidden or greyed to the next one in the order of Tab; a space typed for the
first then works the second.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

Place = QAbstractScrollArea | QLineEdit
"""What can have the keyboard without anything being done by it: a text, a list, the sheet, a field."""
MOST_KEPT = 8


class Keyboard(QObject):
    """Follows the keyboard through a window, and knows where it was before."""

    def __init__(self, application: QApplication, window: QWidget, home: QWidget) -> None:
        """`home` has the keyboard where no place had it before."""
        super().__init__(window)
        self._window = window
        self._home = home
        self._places: list[QWidget] = []
        application.focusChanged.connect(self._follow)

    def hold(self) -> bool:
        """Where the control with the keyboard has just disappeared, give that to a place; False where it is there.

        Called where Qt would go on to the next control.
        """
        gone = self._window.focusWidget()
        if gone is None or _there(gone):
            return False
        place = self._around(gone) or self._before()
        if place is None:
            return False
        place.setFocus()
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(new, Place) and self._window.isAncestorOf(new):
            self._places = [each for each in self._places if each is not new and isValid(each)][-MOST_KEPT:]
            self._places.append(new)
        elif new is None:
            # What has gone for good has let go of the keyboard without a word.
            QTimer.singleShot(0, self, self._find_again)

    def _find_again(self) -> None:
        place = self._before()
        if self._window.isActiveWindow() and QApplication.focusWidget() is None and place is not None:
            place.setFocus()

    def _around(self, gone: QWidget) -> QWidget | None:
        """The place that it stood in."""
        widget = gone.parentWidget()
        while widget is not None and widget is not self._window:
            if isinstance(widget, Place) and _there(widget):
                return widget
            widget = widget.parentWidget()
        return None

    def _before(self) -> QWidget | None:
        """Where the keyboard was last."""
        known = (*reversed(self._places), self._home)
        return next((place for place in known if isValid(place) and _there(place)), None)


def _there(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
