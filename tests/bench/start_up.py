"""Start-up: from exec to the first paint of article and references, beside a bare window.

The bare script opens a window with an empty QTextBrowser and imports `sqlalchemy.orm`; both are started in turn, warm,
and the medians compared.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.places import places

RUNS = 10
BARE = """
import resource, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser
import sqlalchemy.orm

class Browser(QTextBrowser):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)

def done():
    print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    app.quit()

app = QApplication([])
browser = Browser()
browser.resize(1360, 860)
browser.show()
app.exec()
"""


def _once(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds from exec to first paint, and the peak memory in MB."""
    # Off-screen: what a virtual screen's server costs is no figure of ours.
    environ = os.environ | places(folder, QT_QPA_PLATFORM="offscreen", LDN_DESK_OFFLINE="1")
    began = time.time()
    ended = subprocess.run(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    )
    painted, *_complete, kilobytes = ended.stdout.split()
    return float(painted) - began, float(kilobytes) / 1024


def measure(shared: Path) -> dict[str, float]:
    """Seconds and MB, medians of ten runs each after one that is not counted."""
    bare = [sys.executable, "-c", BARE]
    desk = [sys.executable, "-m", "tests.bench.painted_desk"]
    with tempfile.TemporaryDirectory() as folder:
        for command in (bare, desk):
            _once(command, Path(folder))
        runs = [(_once(bare, Path(folder)), _once(desk, Path(folder))) for _ in range(RUNS)]
    bare_seconds = statistics.median(first[0] for first, _ in runs)
    desk_seconds = statistics.median(second[0] for _, second in runs)
    return {
        "bare window and sqlalchemy.orm, s": bare_seconds,
        "the desk with the sample article, s": desk_seconds,
        "ratio (at most 1.4)": desk_seconds / bare_seconds,
        "bare window, peak MB": statistics.median(first[1] for first, _ in runs),
        "the desk, peak MB": statistics.median(second[1] for _, second in runs),
    }
