"""Puts the window together and runs it: the frame first, the library when the frame is on screen."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QSize, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import Runner
from ldn_desk.presenters.window.preferences import opening_remark
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.main_window import MainWindow

if TYPE_CHECKING:
    from ldn_desk.services.workshop import Workshop

LOOK_EVERY_MS = 2_000
"""How often the library is asked whether another desk wrote to it."""

FRAME = QSize(16, 48)
"""What the system draws around a window, generously."""

SWITCH_S = 0.0005
"""Seconds a worker may keep the interpreter to itself while the window waits; Python's own 0.005 shows as stalls."""

Open = Callable[[], "Workshop"]


def run(path: Path | None) -> int:
    """Show the window, on `path`, else on the article that was open last, else on the sample; its exit code."""
    application = new_application()
    with qt_logged():
        window = build(application)
        catch_bugs(window)
        opening = Opening(window, path, open_library)
        # A first start on a small screen: the status bar is seen too.
        window.resize(window.size().boundedTo(window.screen().availableGeometry().size() - FRAME))
        window.show()
        code = QApplication.exec()
        opening.stop()
    sys.excepthook = sys.__excepthook__
    return code


def self_test() -> int:
    """Start the window off-screen on the sample in a library of its own, and say what works here; 0 if all does."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ldn_desk.composition import open_workshop
    from ldn_desk.presenters.jobs import InlineRunner
    from ldn_desk.self_test import SelfTest

    application = new_application()
    with qt_logged():
        return SelfTest(build(application, InlineRunner()), open_workshop).run(sys.stdout.write)


def new_application() -> QApplication:
    """The application object, with its names."""
    # A worker hands the interpreter back at once: painting never waits for an article being read or judged.
    sys.setswitchinterval(SWITCH_S)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("ldn-desk")
    application.setApplicationDisplayName(tr("LDN Desk"))
    application.setDesktopFileName("ldn-desk")
    return application


@contextmanager
def qt_logged() -> Iterator[None]:
    """Within it what Qt warns of goes to the log, and not to the terminal."""

    def told(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        logging.getLogger("qt").warning(message)

    qInstallMessageHandler(told)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def build(application: QApplication, runner: Runner | None = None) -> MainWindow:
    """The window, with an empty desk."""
    theme = Theme(application)
    theme.apply(application)
    desk = Desk(runner, application)
    # A large article is a million small values, none of them garbage: the collector's rounds over them show as stalls.
    desk.opened.article_changed.connect(lambda _article: QTimer.singleShot(0, desk, gc.freeze))
    return MainWindow(desk, theme)


def open_library() -> "Workshop":
    """The library that the environment means. Raises LibraryError."""
    from ldn_desk.composition import open_workshop

    return open_workshop(os.environ)


class Opening(QObject):
    """Opens the library once the window is painted, then the article; and keeps an eye on other desks."""

    def __init__(self, window: MainWindow, path: Path | None, open_library: Open) -> None:
        """Waits for the first paint of `window`."""
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._path = path
        self._open = open_library
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(window.desk.look_elsewhere)
        self._look.timeout.connect(self._name_left_out)
        self._look.timeout.connect(self._make_remark)
        self._remark = ""
        self._named = False
        coming = tr("Opening the library …") if path is None else tr("Reading {name} …", name=path.name)
        window.article.welcome.show_busy(coming)
        window.pages.retry_wanted.connect(self.begin)
        # What is next waits until the frame is on screen.
        window.painted.connect(lambda: QTimer.singleShot(0, self.begin))

    def begin(self) -> None:
        """Open the library, then the article; without a library, a page says what to do."""
        if self._desk.ready:
            return
        QTimer.singleShot(0, self, _settle)
        try:
            workshop = self._open()
        except DeskError as error:
            self._window.pages.show_failure(str(error))
            return
        self._window.pages.show_desk()
        self._desk.start(workshop)
        self._remark = opening_remark(workshop)
        if self._path is None:
            self._desk.open_last()
        else:
            self._desk.working.words_changed.connect(self._never_empty)
            self._desk.open_path(self._path)
        self._look.start()

    def stop(self) -> None:
        """The window is closed."""
        self._look.stop()

    def _make_remark(self) -> None:
        """What the reader may want to know of the settings is said when the article stands, and once."""
        if self._remark and not self._desk.runs:
            self._desk.said.emit(self._remark)
            self._remark = ""

    def _name_left_out(self) -> None:
        """Plugins that failed are named once; they are looked for when something first needs the formats."""
        if not self._named and self._desk.ready and self._desk.workshop.has_registry:
            self._named = True
            for sentence in self._desk.workshop.registry.left_out():
                self._window.status.fail(sentence)

    def _never_empty(self, words: str) -> None:
        """A file that could not be read leaves the last article on the desk."""
        if not words:
            self._desk.working.words_changed.disconnect(self._never_empty)
            if self._desk.opened.article is None:
                self._desk.open_last()


class Bugs(QObject):
    """Signals: `found(str)` one sentence, from whichever thread: a worker never touches the window itself."""

    found = Signal(str)


def catch_bugs(window: MainWindow) -> None:
    """What nobody caught is our bug: it goes whole into the log, and the status bar says so in one sentence."""

    bugs = Bugs()
    bugs.found.connect(window.status.fail)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        if isinstance(error, DeskError):
            # Known to the desk, though not where it was met.
            bugs.found.emit(str(error))
            return
        from ldn_desk.services.log_file import report

        bugs.found.emit(report(error.with_traceback(trace)))

    sys.excepthook = hook


def _settle() -> None:
    """Start-up is over: what it made stays for good, so the collector, at rest until now, need not look at it."""
    from ldn_desk.services.log_file import start_log

    gc.freeze()
    gc.enable()
    start_log()
