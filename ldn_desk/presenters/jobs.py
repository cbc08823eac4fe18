"""Background work: a generator driven step by step on a worker thread, its results heard on the main one.

Each `yield` of the generator is progress, a partial result and the place where Cancel is looked at.
"""

import logging
import time
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.translation import tr

log = logging.getLogger(__name__)

REST_S = 0.003
"""Pause of a worker after each step: the interpreter serves one thread at a time, and painting comes first."""

Work = Callable[["Job"], Iterator[object]]
"""What a job does: called on the worker with the job itself (for `cancelled`), gives the steps."""


class Job(QObject):
    """One piece of background work. Connect first, then `start`; it deletes nothing and touches no store.

    Signals: `stepped(object)` each value yielded; `failed(str)` one sentence; `finished()` always, last, once.
    """

    stepped = Signal(object)
    failed = Signal(str)
    finished = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        """`work` runs once, after `start`; `parent` (main thread) owns the signals."""
        super().__init__(parent)
        self._work = work
        self._cancelled = False
        self.finished.connect(self.deleteLater)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def cancelled(self) -> bool:
        """True once Cancel was pressed; the work may look at it inside a long step."""
        return self._cancelled

    def drive(self, rest: float = 0.0) -> None:
        """Run the work to its end, on whichever thread calls this, with `rest` seconds of pause after each step."""
        try:
            for step in self._work(self):
                self.stepped.emit(step)
                if self._cancelled:
                    break
                time.sleep(rest)
        except DeskError as error:
            self.failed.emit(str(error))
        except Exception:
            log.exception("A background job failed")
            self.failed.emit(tr("Something went wrong in the desk itself; the log file has the details."))
        finally:
            self.finished.emit()


class Runner(Protocol):
    """Starts jobs; tests swap in one that runs them at once."""

    def start(self, job: Job) -> None:
        """Run `job` to its end, now or soon."""
        ...

    def wait(self) -> None:
        """Return when no job runs any more."""
        ...


class _Task(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.drive(REST_S)


class BackgroundRunner:
    """Runs jobs on a small pool of its own."""

    def __init__(self) -> None:
        """No thread is started before the first job."""
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(2)

    def start(self, job: Job) -> None:
        """Queue `job` for a worker thread."""
        self._pool.start(_Task(job))

    def wait(self) -> None:
        """Return when no job runs any more: for closing the window."""
        self._pool.waitForDone()


class InlineRunner:
    """Runs each job to its end inside `start`: for tests and scripts."""

    def start(self, job: Job) -> None:
        """Run `job` now."""
        job.drive()

    def wait(self) -> None:
        """Nothing is ever left running."""
