"""Starts the desk and ends it after the first paint of article and references: `python -m tests.bench.painted_desk`.

Prints the time of that paint (seconds since the epoch), the time when the whole text stands below it too, and the peak
memory in kB. With a FILE it waits for that; without one the article that the desk begins with will do.
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
from ldn_desk.views.article.reading.view import ArticleView


class _Watch(QObject):
    """Sees the paints of the two panes alone, so that watching costs nothing, and ends the program after both."""

    def __init__(self) -> None:
        super().__init__()
        self._painted: dict[type, float] = {}
        self._filled = 0.0
        self._told = False
        for widget in QApplication.allWidgets():
            if isinstance(widget, QTextBrowser | QListView):
                widget.viewport().installEventFilter(self)
            if isinstance(widget, ArticleView):
                widget.filled.connect(self._fill)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pane = watched.parent() if event.type() == QEvent.Type.Paint else None
        if isinstance(pane, QTextBrowser) and pane.document().blockCount() > 5:
            self._see(QTextBrowser)
        elif isinstance(pane, QListView) and pane.model() is not None and pane.model().rowCount() > 0:
            self._see(QListView)
        return False

    def _see(self, pane: type) -> None:
        if pane not in self._painted:
            # After the paint, not before it.
            self._painted[pane] = 0.0
            QTimer.singleShot(0, lambda: self._saw(pane))

    def _saw(self, pane: type) -> None:
        self._painted[pane] = time.time()
        self._tell()

    def _fill(self) -> None:
        self._filled = time.time()
        self._tell()

    def _tell(self) -> None:
        painted = list(self._painted.values())
        if len(painted) == 2 and all(painted) and self._filled and not self._told:
            self._told = True
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(max(painted), max(self._filled, *painted), memory, flush=True)
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
