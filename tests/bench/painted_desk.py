"""Starts the desk and ends it after the first paint of article and references: `python -m tests.bench.painted_desk`.

Prints the time of that paint (seconds since the epoch) and the peak memory in kB.
"""

# ruff: noqa: E402
from ldn_desk.__main__ import hasten

hasten()

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListView, QTextBrowser

from ldn_desk import app


class _Watch(QObject):
    """Sees the paints of the two panes alone, so that watching costs nothing, and ends the program after both."""

    def __init__(self) -> None:
        super().__init__()
        self._painted: set[type] = set()
        self._told = False
        for widget in QApplication.allWidgets():
            if isinstance(widget, QTextBrowser | QListView):
                widget.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pane = watched.parent() if event.type() == QEvent.Type.Paint else None
        if isinstance(pane, QTextBrowser) and pane.document().blockCount() > 5:
            self._painted.add(QTextBrowser)
        elif isinstance(pane, QListView) and pane.model() is not None and pane.model().rowCount() > 0:
            self._painted.add(QListView)
        if len(self._painted) == 2 and not self._told:
            self._told = True
            QTimer.singleShot(0, _done)
        return False


def _done() -> None:
    print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    QApplication.closeAllWindows()
    cast(QApplication, QApplication.instance()).quit()


def main() -> int:
    """The desk's own exit code."""
    enter: Callable[[], int] = QApplication.exec

    def watched() -> int:
        # Held until the end: Qt does not own a filter.
        watch = _Watch()
        code = enter()
        del watch
        return code

    QApplication.exec = watched  # type: ignore[method-assign]
    return app.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


if __name__ == "__main__":
    sys.exit(main())
