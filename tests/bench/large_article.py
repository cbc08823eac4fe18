"""The whole window: a 1 MB file with 1,000 references opened, scrolled and checked, beside Qt showing the same text.

The stand-in registry runs in a process of its own. A stall is the time the event loop was not back at work.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QTextBrowser

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.standin.records import numbered

REFERENCES = 1_000
CHARACTERS = 1_000_000
PATIENCE = 60.0
SENTENCE = "Cups of tea of the kind numbered {n} were counted again in a second town, and none was missing [{n}]. "


def article_text(references: int = REFERENCES, characters: int = CHARACTERS) -> str:
    """A plain-text article of about this size that cites each of its references, several times where there is room."""
    records = numbered(references)
    listed = [
        f"{n}. Invented{n}, A., & Imagined, B. ({record['issued']['date-parts'][0][0]}). {record['title'][0]}. "
        f"{record['container-title'][0]}, {record['volume']}({record['issue']}), {record['page']}. "
        f"https://doi.org/{record['DOI']}"
        for n, record in enumerate(records, 1)
    ]
    body: list[str] = []
    room = characters - sum(map(len, listed))
    number = 0
    while room > 0 or number < references:
        sentences = [SENTENCE.format(n=(number + each) % references + 1) for each in range(8)]
        number += 8
        body += [f"Part {number // 400 + 1}"] if number % 400 == 8 else []
        body.append("".join(sentences).strip())
        room -= len(body[-1])
    return "\n".join(["A long review of tea", "By Ada Invented", "", *body, "References", *listed])


def measure(shared: Path) -> dict[str, float]:
    """Seconds and milliseconds as the labels say, and the peak memory of the process in MB."""
    application = QApplication.instance() or app.new_application()
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        path.write_text(article_text(), encoding="utf-8")
        standin = subprocess.Popen(
            [sys.executable, "-m", "tests.standin", "--many", str(REFERENCES)], stdout=subprocess.PIPE, text=True
        )
        try:
            assert standin.stdout is not None
            lines = [standin.stdout.readline() for _ in range(2)]
            urls = dict(line.removeprefix("export ").strip().split("=", 1) for line in lines)
            return _figures(application, path, urls | places(Path(folder)))
        finally:
            standin.terminate()
            standin.wait()


def _figures(application: QApplication, path: Path, environ: dict[str, str]) -> dict[str, float]:
    figures = {"article, MB": path.stat().st_size / 1e6, "baseline: Qt shows the bare text, s": _bare(path)}
    window = app.build(application)
    window.resize(1360, 860)
    window.show()
    desk = window.desk
    desk.start(open_workshop(environ))
    desk.open_sample()
    settle(0.5)
    figures["opened and painted, s (at most 2)"] = until(lambda: desk.open_path(path), lambda: _shows(window))
    figures["longest stall in the second after, ms"] = _stall(lambda: None, seconds=1.0)
    bar = window.article.view.verticalScrollBar()

    def scroll() -> None:
        bar.setValue((bar.value() + 300) % max(bar.maximum(), 1))

    figures["longest stall of 5 s of scrolling, ms (at most 50)"] = _stall(scroll, seconds=5.0)
    began = time.perf_counter()
    desk.checking.check()
    figures["longest stall while checking and scrolling, ms (at most 50)"] = _stall(
        scroll, while_=lambda: desk.checking.progress.running
    )
    figures["1,000 references checked, s"] = time.perf_counter() - began
    figures["requests to Crossref"] = dict(desk.checking.progress.requests).get("crossref", 0)
    figures["answered"] = sum(entry.verdict.answered for entry in desk.opened.entries)
    window.close()
    settle(0.2)
    figures["peak memory, MB"] = peak_memory()
    return figures


def peak_memory() -> float:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    if os.name == "nt":
        return 0.0
    status = Path("/proc/self/status")
    if status.is_file():
        # Not what `getrusage` says: that begins with the process that started this one.
        held = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))


def _bare(path: Path) -> float:
    browser = QTextBrowser()
    browser.resize(800, 800)
    browser.show()
    began = time.perf_counter()
    browser.setPlainText(path.read_text(encoding="utf-8"))
    browser.grab()
    took = time.perf_counter() - began
    browser.close()
    return took


def _shows(window: MainWindow) -> bool:
    article = window.desk.opened.article
    return (
        article is not None
        and len(article.references) == REFERENCES
        and window.article.view.document().blockCount() > 500
    )


def until(act: Callable[[], object], done: Callable[[], bool]) -> float:
    """Seconds from the act until it is done and painted."""
    began = time.perf_counter()
    act()
    while not done() and time.perf_counter() - began < PATIENCE:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    QCoreApplication.processEvents()
    return time.perf_counter() - began


def _stall(act: Callable[[], object], seconds: float = PATIENCE, while_: Callable[[], bool] = lambda: True) -> float:
    """The longest pass of the event loop while `act` is done some sixty times a second."""
    longest, began = 0.0, time.perf_counter()
    while while_() and time.perf_counter() - began < seconds:
        before = time.perf_counter()
        act()
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - before)
        time.sleep(0.015)
    return longest * 1000


def settle(seconds: float) -> None:
    """Lets the window do what waits."""
    _stall(lambda: None, seconds)
