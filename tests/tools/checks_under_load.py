"""Checks in the real window beside busy threads, and how many of them end: `python -m tests.tools.checks_under_load`.

The window is the whole program's, with its workers and a library of its own; the stand-in answers. A check that has
not ended after half a minute is counted as stuck, and the window is built anew.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.presenters.runners import BUSY, busy
from tests.standin.registry import Registry

CHECKS = 500
STUCK_S = 30.0


def ends(window: MainWindow) -> bool:
    """Check every reference of the open article; False where the check does not end in time."""
    checking, loop = window.desk.checking, QEventLoop()
    checking.progress_changed.connect(loop.quit)
    QTimer.singleShot(round(1000 * STUCK_S), loop, loop.quit)
    given_up = time.monotonic() + STUCK_S
    checking.check([entry.reference.id for entry in window.desk.opened.entries])
    while checking.progress.running and time.monotonic() < given_up:
        loop.exec()
    checking.progress_changed.disconnect(loop.quit)
    return not checking.progress.running


def opened(application: QApplication, registry: Registry, folder: Path) -> MainWindow:
    """The window on the sample article."""
    window = app.build(application)
    window.resize(1280, 800)
    window.show()
    environ = {
        **places(folder),
        "LDN_DESK_CROSSREF_URL": registry.crossref_url,
        "LDN_DESK_DOI_URL": registry.doi_url,
    }
    window.desk.start(open_workshop(environ))
    window.desk.open_last()
    return window


def run(checks: int, load: int, folder: Path) -> tuple[int, int]:
    """(Checks that ended, checks that were begun)."""
    application = app.new_application()
    ended = 0
    with Registry() as registry, busy(load):
        window = opened(application, registry, folder)
        for number in range(1, checks + 1):
            ended += ends(window)
            if ended < number and window.desk.checking.progress.running:
                window.close()
                window = opened(application, registry, folder)
            if number % 50 == 0:
                print(f"{ended} of {number} checks ended", flush=True)
        window.close()
    return ended, checks


def main() -> int:
    """0 where every check ended."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.checks_under_load", description=__doc__)
    parser.add_argument("--checks", type=int, default=CHECKS)
    parser.add_argument("--busy", type=int, default=BUSY, metavar="THREADS")
    options = parser.parse_args()
    os.environ.setdefault("NO_PROXY", "127.0.0.1")
    with tempfile.TemporaryDirectory() as folder:
        ended, checks = run(options.checks, options.busy, Path(folder))
    print(f"{ended} of {checks} checks in the real window beside {options.busy} busy threads ended")
    return 0 if ended == checks else 1


if __name__ == "__main__":
    sys.exit(main())
