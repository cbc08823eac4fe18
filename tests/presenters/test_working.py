"""Long work in the background: its words, how far it is, and Cancel."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from ldn_desk.domain import progress
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.presenters.working import Working
from tests.presenters.runners import Held


class Bench(QObject):
    """Work that is held until it is let go, and what was told of it."""

    def __init__(self) -> None:
        super().__init__()
        self.held = Held()
        self.working = Working(lambda: self.held, self)
        self.words: list[str] = []
        self.bars: list[tuple[int, int]] = []
        self.working.words_changed.connect(self.words.append)
        self.working.progressed.connect(self._look)

    def run(self, words: str, things: int = 3) -> list[object]:
        done: list[object] = []

        def work(_token: Token) -> Iterator[object]:
            for each in range(things):
                progress.tell(each, things)
                done.append(each)
            yield done

        self.working.run(Job(work), words)
        return done

    def _look(self) -> None:
        shown = self.working.shown
        self.bars.append((shown.done, shown.total) if shown is not None else (-1, -1))


def test_what_runs_is_said_until_it_ends(qapp: object) -> None:
    bench = Bench()
    bench.run("Reading a.md …")
    assert bench.words == ["Reading a.md …"]
    bench.held.go()
    assert bench.words == ["Reading a.md …", ""]
    assert bench.working.shown is None
    assert (bench.bars[0], bench.bars[-1]) == ((0, 0), (-1, -1))


def test_what_was_begun_last_is_shown_and_the_other_one_again_after_it(qapp: object) -> None:
    bench = Bench()
    bench.run("Reading a.md …")
    bench.run("Reading b.md …")
    bench.held.inline.start(bench.held.jobs.pop())
    assert bench.words == ["Reading a.md …", "Reading b.md …", "Reading a.md …"]


def test_cancel_stops_what_is_shown_and_leaves_the_other(qapp: object) -> None:
    bench = Bench()
    first, second = bench.run("Reading a.md …"), bench.run("Reading b.md …")
    bench.working.cancel()
    bench.held.go()
    assert (first, second) == ([0, 1, 2], [])
    bench.working.cancel()
