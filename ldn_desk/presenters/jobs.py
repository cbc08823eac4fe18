"""Background work: a generator driven step by step on a worker thread, its results heard on the main one.

Each `yield` of the generator is progress, a partial result and the place where Cancel is looked at.
A worker never touches a `Job`: it has the work, the job's cancel token, and the keeper that holds the job.
"""

import logging
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ldn_desk.domain import progress
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.translation import tr

log = logging.getLogger(__name__)

REST_S = 0.003
"""Pause of a worker after each step: the interpreter serves one thread at a time, and painting comes first."""
THREADS = 4
"""A check that waits for the network, and a file being read, keep no search waiting."""
TELL_EVERY_S = 0.05
"""How often a long step says how far it is."""


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


JobWork = Callable[[Token], Iterator[object]]
"""What a job does: called on the worker with the job's token, gives the steps."""


class Job(QObject):
    """One piece of background work. Connect first, then hand it to a `Runner`, which holds it to its end.

    Signals, all on the main thread: `stepped(object)` each value yielded; `progressed(int, int)` how many of how many
    things a step has done (see `domain.progress`); `failed(str)` one sentence; `finished()` always, last, once.
    Listen with methods of a QObject: one that is deleted meanwhile is passed over.
    """

    stepped = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, work: JobWork) -> None:
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
    """What a worker tells of the job with this number: one of its signals, and what goes with it."""

    number: int
    signal: str
    values: tuple[object, ...] = ()


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

    def _drive(self, number: int, work: JobWork, token: Token, rest: float) -> None:
        try:
            with progress.heard(progress.Listener(self._ear(number, rest), token.cancelled)):
                for step in work(token):
                    self._tell(number, "stepped", step)
                    if token.cancelled():
                        break
                    time.sleep(rest)
        except progress.Cancelled:
            pass
        except DeskError as error:
            self._tell(number, "failed", str(error))
        except (Exception, SystemExit):
            log.exception("A background job failed")
            self._tell(number, "failed", tr("Something went wrong in the desk itself; the log file has the details."))
        finally:
            self._tell(number, "finished")

    def _ear(self, number: int, rest: float) -> progress.Hear:
        """What hears of the progress of a step, now and then."""
        last = time.monotonic()

        def hear(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last > TELL_EVERY_S:
                self._tell(number, "progressed", done, total)
                time.sleep(rest)
                last = time.monotonic()

        return hear

    def _tell(self, number: int, signal: str, *values: object) -> None:
        # Without a window any more, as the program ends, there is nobody to be told.
        if shiboken6.isValid(self):
            self._told.emit(_Told(number, signal, values))

    def _hear(self, told: _Told) -> None:
        job = self._held[told.number]
        getattr(job, told.signal).emit(*told.values)
        if told.signal == "finished":
            del self._held[told.number]
            job.deleteLater()


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
        self._pool.setMaxThreadCount(THREADS)

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
