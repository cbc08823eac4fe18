"""Marks: ten thousand on one article, from the key to the paint, and scrolling over them."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.domain.anchor import anchor_of
from ldn_desk.domain.mark import Colour
from ldn_desk.presenters.jobs import InlineRunner
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places

MARKS = 10_000
SENTENCE = "Patients who were given a low dose in this trial had less pain than those given placebo, though few."
KEYS = 60


def article(sentences: int) -> str:
    """An article of so many sentences, five a paragraph."""
    paragraphs = (" ".join([SENTENCE] * 5) for _ in range(sentences // 5))
    return "# A long review\n\n" + "\n\n".join(paragraphs) + "\n"


def measure(_shared: Path) -> dict[str, float]:
    """Milliseconds: at the 95th percentile, or the longest where the label says so."""
    figures: dict[str, float] = {}
    # The same marks far apart, one a sentence, and dense: several on every word.
    for name, sentences in (("one a sentence", MARKS), ("25 a sentence", MARKS // 25)):
        with TemporaryDirectory() as folder:
            figures |= {f"{name}: {what}": value for what, value in _figures(Path(folder), sentences).items()}
    return figures


def _figures(folder: Path, sentences: int) -> dict[str, float]:
    window = _window(folder, article(sentences))
    figures = {"marks of the article read and shown, ms": _ms(lambda: _read(window))}
    figures["key to paint, p95, ms"] = _p95(_highlighting(window, 0))
    bar, steps = window.article.view.verticalScrollBar(), []
    for _ in range(200):
        wanted = (bar.value() + 300) % max(1, bar.maximum())
        steps.append(_ms(partial(_scroll, bar, wanted)))
    figures["scroll step, p95, ms"] = _p95(steps)
    figures["scroll step, longest, ms"] = max(steps)
    window.article.show_side("marks")
    _settle()
    figures["key to paint beside the list, p95, ms"] = _p95(_highlighting(window, 3_000))
    window.close()
    window.deleteLater()
    _settle()
    return figures


def _highlighting(window: MainWindow, shift: int) -> list[float]:
    """Milliseconds from each press of `h` to the paint, words in sight being selected."""
    view, text, taken = window.article.view, window.desk.marking.text, []
    start = text.index(SENTENCE, len(text) // 2) + shift
    view.setFocus()
    view.selecting.select(start, start)
    _settle()
    for number in range(KEYS):
        begin = start + 20 * number
        view.selecting.select(begin, begin + 15)
        _paint()
        taken.append(_ms(partial(_highlight, window)))
    return taken


def _highlight(window: MainWindow) -> None:
    QTest.keyClick(window.article.view, Qt.Key.Key_H)
    _paint()


def _scroll(bar: QScrollBar, value: int) -> None:
    bar.setValue(value)
    _paint()


def _p95(values: list[float]) -> float:
    return sorted(values)[round(0.95 * (len(values) - 1))]


def _window(folder: Path, text: str) -> MainWindow:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    window = app.build(application, InlineRunner())
    window.resize(1366, 768)
    window.show()
    window.desk.start(open_workshop(places(folder)))
    path = folder / "long.md"
    path.write_text(text, encoding="utf-8")
    window.desk.open_path(path)
    _settle()
    _keep_marks(window)
    return window


def _keep_marks(window: MainWindow) -> None:
    """Marks as the library has them, written in one go."""
    article = window.desk.opened.article
    assert article is not None
    text, step = article.text, (len(article.text) - 200) // MARKS
    colours = list(Colour)
    with window.desk.workshop.library._store.writing() as unit:
        reviewer = unit.appraisals.reviewer().id
        for number in range(MARKS):
            start = 20 + number * step
            anchor = anchor_of(text, start, start + 40 + number % 60)
            unit.marks.add(article.id, reviewer, colours[number % 4], anchor, "" if number % 5 else "a comment")


def _read(window: MainWindow) -> None:
    window.desk.marking.reload()
    _paint()


def _paint() -> None:
    """Paint events are among those that wait."""
    QCoreApplication.processEvents()


def _settle() -> None:
    for _ in range(60):
        QCoreApplication.processEvents()
        time.sleep(0.01)


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
