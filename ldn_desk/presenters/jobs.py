"""Background work: a generator driven step by step on a worker thread, its results heard on the main one.

Each `yield` of the generator is progress, a partial result and the place where Cancel is looked at.
A worker never touches a `Job`: it has the work, the job's cancel token, and the keeper that holds the job.
"""

import logging
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.translation import tr

log = logging.getLogger(__name__)

REST_S = 0.003
"""Pause of a worker after each step: the interpreter serves one thread at a time, and painting comes first."""


class Token:
    """Whether a job was cancelled; asked on any thread."""

    def __init__(self) -> None:
        """Not cancelled."""
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def cancelled(self) -> bool:
        """True once Cancel was pressed; the work may look at it inside a long step."""
        return self._cancelled


Work = Callable[[Token], Iterator[object]]
"""What a job does: called on the worker with the job's token, gives the steps."""


class Job(QObject):
    """One piece of background work. Connect first, then hand it to a `Runner`, which holds it to its end.

    Signals, all on the main thread: `stepped(object)` each value yielded; `failed(str)` one sentence; `finished()`
    always, last, once. Listen with methods of a QObject: one that is deleted meanwhile is passed over.
    """

    stepped = Signal(object)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, work: Work) -> None:
        """`work` runs once, after the runner's `start`."""
        super().__init__()
        self.work = work
        self.token = Token()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self.token.cancel()

    def cancelled(self) -> bool:
        """True once Cancel was pressed."""
        return self.token.cancelled()


class _Told(NamedTuple):
    """What a worker tells of the job with this number: a step, a failure in words, or neither where it has ended."""

    number: int
    step: object = None
    failure: str = ""
    ended: bool = False


class Jobs(QObject):
    """Holds every job from its start until all who listen have heard of its end; lives on the main thread.

    A job told by its own worker could be deleted while that worker still told it; so the keeper, which outlives all
    workers, is told, and the jobs speak on the main thread alone.
    """

    _told = Signal(object)

    def __init__(self) -> None:
        """Holds none."""
        super().__init__()
        self._held: dict[int, Job] = {}
        self._last = 0
        self._told.connect(self._hear)

    def hold(self, job: Job) -> Callable[[float], None]:
        """What drives the job to its end, once, on whichever thread calls it, with so many seconds of rest a step."""
        self._last = number = self._last + 1
        self._held[number] = job
        work, token = job.work, job.token
        return lambda rest: self._drive(number, work, token, rest)

    def _drive(self, number: int, work: Work, token: Token, rest: float) -> None:
        try:
            for step in work(token):
                self._told.emit(_Told(number, step))
                if token.cancelled():
                    break
                time.sleep(rest)
        except DeskError as error:
            self._told.emit(_Told(number, failure=str(error)))
        except (Exception, SystemExit):
            log.exception("A background job failed")
            words = tr("Something went wrong in the desk itself; the log file has the details.")
            self._told.emit(_Told(number, failure=words))
        finally:
            self._told.emit(_Told(number, ended=True))

    def _hear(self, told: _Told) -> None:
        job = self._held[told.number]
        if told.ended:
            job.finished.emit()
            del self._held[told.number]
            job.deleteLater()
        elif told.failure:
            job.failed.emit(told.failure)
        else:
            job.stepped.emit(told.step)


class Runner(Protocol):
    """Starts jobs; tests swap in one that runs them at once."""

    def start(self, job: Job) -> None:
        """Run `job` to its end, now or soon."""
        ...

    def wait(self) -> None:
        """Return when no job runs any more."""
        ...


class _Task(QRunnable):
    def __init__(self, drive: Callable[[float], None]) -> None:
        super().__init__()
        self._drive = drive

    def run(self) -> None:
        self._drive(REST_S)


class BackgroundRunner:
    """Runs jobs on a small pool of its own."""

    def __init__(self) -> None:
        """No thread is started before the first job."""
        self._jobs = Jobs()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)

    def start(self, job: Job) -> None:
        """Queue `job` for a worker thread."""
        self._pool.start(_Task(self._jobs.hold(job)))

    def wait(self) -> None:
        """Return when no job runs any more: for closing the window."""
        self._pool.waitForDone()


class InlineRunner:
    """Runs each job to its end inside `start`: for tests and scripts."""

    def __init__(self) -> None:
        """Holds no job for long."""
        self._jobs = Jobs()

    def start(self, job: Job) -> None:
        """Run `job` now."""
        self._jobs.hold(job)(0.0)

    def wait(self) -> None:
        """Nothing is ever left running."""
