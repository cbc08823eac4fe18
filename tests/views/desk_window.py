"""The whole window on a real library, for the tests of its parts."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.presenters.jobs import InlineRunner, Runner
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.standin.registry import Registry

TEXT = """# Naltrexone read again

By Jane Doe

Jul 21

Inflammation may matter here [1]. A second place says it matters [2], and a third one again [1].

## What was found

Nobody knows more of naltrexone than that [2].

## References

1. Miller AH, Raison CL. The role of inflammation in depression: from evolutionary imperative to modern treatment
target. Nat Rev Immunol. 2016;16(1):22-34. doi:10.1038/nri.2015.5
2. Dantzer R, O'Connor JC. From inflammation to sickness and depression. Nat Rev Neurosci. 2008;9(1):46-56.
doi:10.1038/nrn2297
"""


def build(qtbot: QtBot, runner: Runner | None = None) -> MainWindow:
    """The window, shown, without a library. Its theme and desk go with it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = app.build(application, runner or InlineRunner())
    window.theme.setParent(window)
    window.desk.setParent(window)
    qtbot.addWidget(window, before_close_func=_let_go)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def open_window(
    qtbot: QtBot, folder: Path, registry: Registry | None = None, runner: Runner | None = None, text: str = TEXT
) -> MainWindow:
    """The window on a library in `folder`, with an article of two references open; it asks `registry` alone."""
    window = build(qtbot, runner)
    start(window, folder, registry)
    if text:
        open_text(window, folder, text)
    return window


def start(window: MainWindow, folder: Path, registry: Registry | None = None, **environ: str) -> None:
    """Give the window its library."""
    environ = places(folder) | environ
    environ["LDN_DESK_CROSSREF_URL"] = registry.crossref_url if registry else "http://127.0.0.1:9"
    environ["LDN_DESK_DOI_URL"] = registry.doi_url if registry else "http://127.0.0.1:9"
    window.desk.start(open_workshop(environ))


def open_text(window: MainWindow, folder: Path, text: str = TEXT, name: str = "article.md") -> None:
    """Put an article on the desk, as a file is opened."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    window.desk.open_path(path)


def ended(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for the end of a check: its last answers are kept a moment after they arrived."""
    qtbot.waitUntil(lambda: not window.desk.checking.progress.running, timeout=30_000)


def select(window: MainWindow, number: int) -> str:
    """Select a reference; its id."""
    entry = window.desk.opened.entries[number - 1]
    window.desk.selection.select_reference(entry.reference.id)
    return entry.reference.id


def _let_go(window: MainWindow) -> None:
    # Each test is an application of its own: a style sheet left behind would style the next one's widgets.
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")
