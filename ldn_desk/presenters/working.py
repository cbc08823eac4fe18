"""The long pieces of work that run in the background: in words, how far each is, and Cancel."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_desk.presenters.jobs import Job, Runner


class Piece(QObject):
    """One of them. Signals: `progressed()` it has gone on; `over()` it has ended, as it may."""

    progressed = Signal()
    over = Signal()

    def __init__(self, job: Job, words: str, parent: QObject) -> None:
        """`words` say what is done."""
        super().__init__(parent)
        self._job = job
        self.words = words
        self.done, self.total = 0, 0
        self.ended = False
        job.progressed.connect(self._go_on)
        job.finished.connect(self._end)

    def cancel(self) -> None:
        """Ask it to stop where it next can."""
        self._job.cancel()

    def _end(self) -> None:
        self.ended = True
        self.over.emit()

    def _go_on(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.progressed.emit()


class Working(QObject):
    """What runs; the piece that was begun last is the one that is shown and cancelled.

    Signals: `words_changed(str)` what is done, empty where nothing is; `progressed()` it has gone on, began or ended.
    """

    words_changed = Signal(str)
    progressed = Signal()

    def __init__(self, runner: Callable[[], Runner], parent: QObject) -> None:
        """`runner` gives what drives the jobs."""
        super().__init__(parent)
        self._runner = runner
        self._pieces: list[Piece] = []

    @property
    def shown(self) -> Piece | None:
        """The piece that was begun last; None where nothing runs."""
        return self._pieces[-1] if self._pieces else None

    def run(self, job: Job, words: str, after_ms: int = 0) -> None:
        """Start a job whose listeners are connected; `words` are shown until it ends, if it takes longer than that."""
        piece = Piece(job, words, self)
        piece.progressed.connect(self.progressed)
        piece.over.connect(self._end)
        if after_ms:
            QTimer.singleShot(after_ms, piece, lambda: self._show(piece))
        else:
            self._show(piece)
        self._runner().start(job)

    def cancel(self) -> None:
        """Ask the piece that is shown to stop; what it has not finished is left undone."""
        if self._pieces:
            self._pieces[-1].cancel()

    def _show(self, piece: Piece) -> None:
        if not piece.ended:
            self._pieces.append(piece)
            self._tell()

    def _end(self) -> None:
        ended = self.sender()
        if ended in self._pieces:
            self._pieces = [each for each in self._pieces if each is not ended]
            self._tell()
        ended.deleteLater()

    def _tell(self) -> None:
        shown = self.shown
        self.words_changed.emit(shown.words if shown is not None else "")
        self.progressed.emit()
