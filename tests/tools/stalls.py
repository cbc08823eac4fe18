"""The longest stall of the window while long work is done: `python -m tests.tools.stalls [WHAT …]`.

The whole window on an article with 5,000 references, or on a library with 100,000. A stall is the time between two
rounds of the event loop; a timer of a millisecond measures it, from the click until the work is over and shown. On a
busy machine much of it is waiting for a core: what the window's own thread worked in the longest is told beside it.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.views.library.page import LibraryPage
from ldn_desk.views.window.main_window import MainWindow
from tests.bench.large_article import article_text
from tests.bench.long_list import CHARACTERS, REFERENCES
from tests.places import places

ROWS = 65_000
ARTICLES, REFERENCES_EACH = 100, 1_000
PATIENCE_MS = 120_000
SETTLED_S = 1.5
"""Of quiet after the work is over, in which what it left for later is measured too."""


class Stall(NamedTuple):
    """Seconds between two rounds of the event loop, and those that its thread was at work in."""

    seconds: float
    worked: float


class Pulse(QObject):
    """Beats once a millisecond where the event loop is free, and keeps the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = Stall(0.0, 0.0)
        self.last, self.worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, Stall(now - self.last, worked - self.worked))
        self.last, self.worked = now, worked


def stall(act: Callable[[], object], done: Callable[[], bool]) -> tuple[Stall, float]:
    """(the longest stall, seconds until the work was done)."""
    loop, ended = QEventLoop(), [0.0]
    settle(0.5)
    pulse = Pulse()

    def look() -> None:
        if ended[0] == 0.0 and done():
            ended[0] = time.perf_counter()
        if ended[0] and time.perf_counter() - ended[0] > SETTLED_S:
            loop.quit()

    looking = QTimer(interval=5)
    looking.timeout.connect(look)
    began = time.perf_counter()
    QTimer.singleShot(0, act)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    looking.start()
    loop.exec()
    pulse.beat()
    return pulse.longest, (ended[0] or float("inf")) - began


def settle(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop, loop.quit)
    loop.exec()


def until(done: Callable[[], bool]) -> None:
    given_up = time.monotonic() + PATIENCE_MS / 1000
    while not done() and time.monotonic() < given_up:
        settle(0.02)


class Window:
    """The window on a library of its own."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.window: MainWindow = app.build(application)
        self.window.resize(1360, 860)
        self.window.show()
        self.desk = self.window.desk
        self.desk.start(open_workshop(places(folder, LDN_DESK_OFFLINE="1")))

    def open(self, path: Path, references: int) -> None:
        self.desk.open_path(path)
        until(lambda: self.count == references)
        settle(2.0)

    @property
    def count(self) -> int:
        article = self.desk.opened.article
        return len(article.references) if article is not None else 0

    @property
    def said(self) -> str:
        return self.window.status.words.text()

    def close(self) -> None:
        self.window.close()
        settle(0.2)


def long_list(folder: Path) -> Path:
    """An article of 5,000 references as a file."""
    path = folder / "long.txt"
    path.write_text(article_text(REFERENCES, CHARACTERS), encoding="utf-8")
    return path


def retractions(folder: Path) -> Path:
    """A file as Retraction Watch publishes it, of 65,000 rows."""
    path = folder / "retractions.csv"
    names = ("RetractionDate", "RetractionDOI", "OriginalPaperDOI", "RetractionNature", "OriginalPaperPubMedID")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Record ID", "Title", *names, "Reason"])
        for n in range(ROWS):
            row = ["2/6/2010 0:00", f"10.5555/notice.{n}", f"10.5555/made.up.{n}", "Retraction", str(10_000_000 + n)]
            writer.writerow([n, f"A made-up paper on cups of tea, number {n}", *row, "+Error in Data;+Concerns;"])
    return path


def on_references(application: QApplication, folder: Path) -> dict[str, tuple[Stall, float]]:
    """Reading again, the list's beginning, and mends, at 5,000 references."""
    made = Window(application, folder)
    made.open(long_list(folder), REFERENCES)
    desk = made.desk
    article = desk.opened.article
    assert article is not None
    figures = {}
    third = article.references[2]
    figures["a field corrected"] = stall(
        lambda: desk.mending.correct(third, replace(third.printed, title="A title of my own"), ["title"]),
        lambda: desk.opened.entries[2].reference.printed.title == "A title of my own",
    )
    figures["Read again"] = stall(desk.mending.read_again, lambda: made.said.startswith("Read again"))
    first = article.references[0]
    last = article.references[-1].id
    figures["stars given"] = stall(
        lambda: desk.appraising.rate(last, 4), lambda: bool(desk.opened.entries) and desk.opened.entries[-1].stars == 4
    )
    figures["two references merged"] = stall(
        lambda: desk.mending.merge_with_next(desk.opened.entries[0].reference), lambda: made.count == REFERENCES - 1
    )
    figures["the merge undone"] = stall(desk.appraising.undo, lambda: made.count == REFERENCES)
    figures["List begins here"] = stall(
        lambda: desk.mending.begin(article.references[10].start), lambda: made.count == REFERENCES - 10
    )
    figures["List begins where it began"] = stall(
        lambda: desk.mending.begin(first.start), lambda: made.count == REFERENCES
    )
    figures["List ends here"] = stall(
        lambda: desk.mending.end(article.references[-10].start), lambda: made.count == REFERENCES - 10
    )
    path = retractions(folder)
    for words in ("65,000 retractions imported", "65,000 retractions imported again"):
        desk.said.emit("Now")
        figures[words] = stall(lambda: desk.retractions.import_file(path), lambda: made.said.startswith("65"))
    made.close()
    return figures


def on_library(application: QApplication, folder: Path) -> dict[str, tuple[Stall, float]]:
    """Searching 100,000 references."""
    from tests.store import samples

    made = Window(application, folder)
    library = made.desk.workshop.library
    for number in range(ARTICLES):
        article = samples.article(REFERENCES_EACH, title=f"Naps {number}")
        library.add(article, b"")
    made.desk.open_last()
    made.window.actions_["library"].trigger()
    page = made.window.pages.library
    assert page is not None
    settle(1.0)
    figures = {}
    for words in ("s", "na", "naps", "x", "zz", "a nap", "lamps part 77"):
        page.field.clear()
        settle(0.5)
        figures[f"search for “{words}”"] = stall(partial(page.field.setText, words), partial(_found, page, words))
    made.close()
    return figures


def _found(page: LibraryPage, words: str) -> bool:
    return page.found == words


PARTS = {"references": on_references, "library": on_library}


def main() -> int:
    """0 always: figures are for people to read."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.stalls", description=__doc__)
    parser.add_argument("what", nargs="*", choices=[*PARTS, []], default=[])
    application = app.new_application()
    for name in parser.parse_args().what or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for words, (longest, seconds) in PARTS[name](application, Path(folder)).items():
                stalled = f"longest stall {1000 * longest.seconds:>6,.0f} ms, {1000 * longest.worked:>6,.0f} at work"
                print(f"{words:<36} {stalled}   over after {seconds:>6.2f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
