"""Jobs are heard to their end: under load, by whoever is still there, and on the main thread."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ldn_desk.domain import progress
from ldn_desk.domain.errors import DeskError
from ldn_desk.presenters import jobs
from ldn_desk.presenters.jobs import BackgroundRunner, InlineRunner, Job, Token
from tests.presenters.runners import busy

JOBS = 500


class Listener(QObject):
    """Writes down what it hears of jobs."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[object] = []
        self.failures: list[str] = []
        self.ends = 0
        self.threads: set[threading.Thread] = set()

    def listen(self, job: Job) -> Job:
        job.stepped.connect(self.step)
        job.failed.connect(self.fail)
        job.finished.connect(self.end)
        return job

    def step(self, value: object) -> None:
        self.threads.add(threading.current_thread())
        self.steps.append(value)

    def fail(self, sentence: str) -> None:
        self.failures.append(sentence)

    def end(self) -> None:
        self.threads.add(threading.current_thread())
        self.ends += 1


def two_steps(_token: Token) -> Iterator[object]:
    yield 1
    yield 2


@pytest.mark.slow
def test_beside_busy_threads_every_job_is_heard_to_its_end(qtbot: QtBot) -> None:
    runner, first, second = BackgroundRunner(), Listener(), Listener()
    with busy():
        for _ in range(JOBS):
            runner.start(second.listen(first.listen(Job(two_steps))))
        qtbot.waitUntil(lambda: len(first.steps) == 2 * JOBS, timeout=60_000)
        runner.wait()
        qtbot.wait(1)
    assert (first.ends, second.ends) == (JOBS, JOBS)
    assert first.steps == second.steps
    assert first.threads == {threading.main_thread()}


def test_a_listener_that_is_gone_is_passed_over(qtbot: QtBot) -> None:
    runner, gone, there = BackgroundRunner(), Listener(), Listener()
    going = threading.Event()

    def work(_token: Token) -> Iterator[object]:
        going.wait()
        yield 1

    runner.start(there.listen(gone.listen(Job(work))))
    shiboken6.delete(gone)
    going.set()
    qtbot.waitUntil(lambda: there.ends == 1)
    assert there.steps == [1]
    assert (gone.steps, gone.ends) == ([], 0)


def test_a_cancelled_job_stops_at_its_next_step_and_ends() -> None:
    listener = Listener()
    job = listener.listen(Job(two_steps))
    job.stepped.connect(lambda _step: job.cancel())
    InlineRunner().start(job)
    assert (listener.steps, listener.ends) == ([1], 1)
    assert job.cancelled()


def test_a_long_step_says_how_far_it_is_and_stops_where_it_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "TELL_EVERY_S", -1.0)
    told: list[tuple[int, int]] = []

    def work(_token: Token) -> Iterator[object]:
        yield list(progress.counted("abcd"))

    def hear(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            job.cancel()

    listener = Listener()
    job = listener.listen(Job(work))
    job.progressed.connect(hear)
    InlineRunner().start(job)
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert (listener.steps, listener.failures, listener.ends) == ([], [], 1)


def test_when_nobody_is_left_to_be_told_the_work_ends_quietly(caplog: pytest.LogCaptureFixture) -> None:
    keeper = jobs.Jobs()
    drive = keeper.hold(Job(two_steps))
    shiboken6.delete(keeper)
    drive(0.0)
    assert not caplog.records


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (DeskError("The file is not there; choose another."), "The file is not there"),
        (ValueError("nobody thought of this"), "Something went wrong in the desk itself"),
        (SystemExit(3), "Something went wrong in the desk itself"),
    ],
)
def test_a_job_that_fails_says_so_in_one_sentence_and_ends(error: BaseException, words: str) -> None:
    def work(_token: Token) -> Iterator[object]:
        yield 1
        raise error

    listener = Listener()
    InlineRunner().start(listener.listen(Job(work)))
    assert (listener.steps, listener.ends) == ([1], 1)
    assert [sentence.startswith(words) for sentence in listener.failures] == [True]
