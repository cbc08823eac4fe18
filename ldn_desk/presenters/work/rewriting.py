"""Writes that change an article itself: at once on a short one, on a worker on a long one; one at a time."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.afresh import Afresh, is_long, read_afresh
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.workbench import Workbench

SHOWN_AFTER_MS = 150
"""What is over sooner is not told of."""

Write = Callable[[], Change | None]
"""Writes, in one short unit at its end; None where there was nothing to write."""


def still_changing() -> str:
    """Why a second write is refused; true as long as the first one runs."""
    return tr("The article is still being changed; try again in a moment.")


class _Run(QObject):
    """One write. Signals: `done()` it is written, and what is shown follows it."""

    done = Signal()

    def __init__(self, then: Sequence[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self.change: Change | None = None
        self.afresh: Afresh | None = None
        self.failed = False
        for each in then:
            self.done.connect(each)


class Rewriting(QObject):
    """Runs them.

    Signals: `written()` something was written, and is safe on disk; `running_changed(bool)` a worker began to write,
    or no longer does.
    """

    written = Signal()
    running_changed = Signal(bool)

    def __init__(self, desk: Workbench, opened: OpenArticle, parent: QObject) -> None:
        """`desk` gives library and runner, and takes in every change."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._run: _Run | None = None
        self._job: Job | None = None

    def run(self, write: Write, words: str, *then: Callable[[], object]) -> bool:
        """Write, with `words` in the status bar where it takes long; what comes `then` is called once it is done.

        False, with a sentence told, where it is refused at once. Listen with methods of a QObject, or with what lives
        as long as the desk."""
        if self._run is not None:
            self._desk.failed.emit(still_changing())
            return False
        run = self._run = _Run(then, self)
        if is_long(self._opened.article):
            self._begin(write, words)
            return True
        try:
            run.change = write()
        except DeskError as error:
            self._fail(str(error))
        finally:
            # After a fault of the desk's own too: else every later mend would be refused.
            self._end()
        return run.change is not None

    def cancel(self) -> None:
        """Ask what a worker writes to be left undone, as long as it is not written."""
        if self._job is not None:
            self._job.cancel()

    def _begin(self, write: Write, words: str) -> None:
        library, standing = self._desk.workshop.library, self._opened.standing

        def work(token: Token) -> Iterator[object]:
            change = write() if not token.cancelled() else None
            yield change
            if change is not None and standing is not None:
                yield read_afresh(library, standing)

        job = self._job = Job(work)
        job.stepped.connect(self._take)
        job.failed.connect(self._fail)
        job.finished.connect(self._end)
        self.running_changed.emit(True)
        self._desk.working.run(job, words, SHOWN_AFTER_MS)

    def _take(self, step: Change | Afresh | None) -> None:
        if self._run is not None:
            if isinstance(step, Afresh):
                self._run.afresh = step
            else:
                self._run.change = step

    def _fail(self, sentence: str) -> None:
        if self._run is not None:
            self._run.failed = True
        self._desk.failed.emit(sentence)

    def _end(self) -> None:
        run, job, self._run, self._job = self._run, self._job, None, None
        if run is None:
            return
        if job is not None:
            self.running_changed.emit(False)
        if run.change is not None:
            # Cancel came too late for what is written: it is shown all the same.
            self._desk.take_in(run.change, run.afresh)
            self.written.emit()
            run.done.emit()
        elif job is not None and job.cancelled() and not run.failed:
            self._desk.said.emit(tr("Cancelled: nothing was changed"))
        run.deleteLater()
