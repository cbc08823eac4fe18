"""A window that is going to be killed: keys are pressed in it, and what it calls saved is acknowledged.

The whole program's window, off-screen, with its workers and on a library of its own.
"""

import itertools
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtTest import QTest

from ldn_desk import app
from ldn_desk.composition import open_workshop
from ldn_desk.views.window.main_window import MainWindow
from tests.places import places
from tests.store import samples
from tests.views import keys

REFERENCES = 20
PATIENCE_MS = 30_000


class _Acknowledging:
    """One line of JSON for each thing that the window says is saved, written when it says so."""

    def __init__(self, window: MainWindow, acknowledged: str, run: int) -> None:
        self._file = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._run = run
        self._awaited: dict[str, Any] = {}
        window.desk.appraising.saved.connect(self._take)

    def say(self, **saved: Any) -> None:
        os.write(self._file, (json.dumps({"run": self._run, **saved}) + "\n").encode())

    def await_saved(self, **saved: Any) -> None:
        """The next time that the window says so, this is saved."""
        self._awaited = saved

    def _take(self, _words: str) -> None:
        if self._awaited:
            self.say(**self._awaited)
        self._awaited = {}

    @property
    def done(self) -> bool:
        return not self._awaited


def work(place: str, acknowledged: str, run: int) -> None:
    """Type notes, give stars and put fields right until killed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with app.qt_logged():
        _work(place, acknowledged, run)


def _work(place: str, acknowledged: str, run: int) -> None:
    window = app.build(app.new_application())
    window.show()
    window.activateWindow()
    window.desk.start(open_workshop(places(Path(place).parent, LDN_DESK_LIBRARY=place, LDN_DESK_OFFLINE="1")))
    article = samples.article(REFERENCES, title=f"Naps {run}")
    window.desk.workshop.library.add(article, article.text.encode())
    window.desk.open_article(article.id)
    _until(lambda: len(window.desk.opened.entries) == len(article.references))
    keys.wait_for_keyboard(window)
    telling = _Acknowledging(window, acknowledged, run)
    telling.say(kind="article", id=article.id)
    for turn, reference in enumerate(itertools.cycle(article.references)):
        _work_on(window, telling, reference.id, turn)


def _work_on(window: MainWindow, telling: _Acknowledging, reference: str, turn: int) -> None:
    window.desk.selection.select_reference(reference)
    telling.await_saved(kind="stars", reference=reference)
    # Others than the last time, or there is nothing to save.
    window.actions_[f"stars_{(turn + turn // REFERENCES) % 5 + 1}"].trigger()
    window.actions_["note"].trigger()
    text = f"Turn {turn}, twelve slept"
    keys.write(text)
    telling.await_saved(kind="note", reference=reference, text=text)
    # Every other note is saved by leaving it, the rest by the pause after the last key.
    if turn % 2:
        window.references.save_pending()
    _until(lambda: telling.done)
    entry = window.desk.opened.entry(reference)
    assert entry is not None
    printed = replace(entry.reference.printed, publisher_place=str(turn))
    telling.await_saved(kind="field", reference=reference, turn=turn)
    window.desk.mending.correct(entry.reference, printed, ["publisher_place"])
    _until(lambda: telling.done)


def _until(done: Callable[[], bool]) -> None:
    waiting = QDeadlineTimer(PATIENCE_MS)
    while not done():
        assert not waiting.hasExpired(), "the window does not come to it"
        QTest.qWait(1)
