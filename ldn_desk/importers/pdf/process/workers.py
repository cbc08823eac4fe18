"""The processes that read PDFs: started when first needed, and one of them kept for the next file."""

import atexit
import threading

from ldn_desk.importers.pdf.process.frames import Kind
from ldn_desk.importers.pdf.process.worker import Worker


class Workers:
    """Lends each document a process of its own, on any thread."""

    def __init__(self) -> None:
        """No process is started."""
        self._lock = threading.Lock()
        self._lent: set[Worker] = set()
        self._idle: list[Worker] = []

    def take(self) -> Worker:
        """A process with nothing open. Raises OSError where the system starts no more."""
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    self._lent.add(worker)
                    return worker
        worker = Worker()
        with self._lock:
            self._lent.add(worker)
        return worker

    def give_back(self, worker: Worker) -> None:
        """The process waits for the next document, unless it has ended or another one waits already."""
        worker.ask(Kind.CLOSE)
        with self._lock:
            self._lent.discard(worker)
            if worker.alive and not self._idle:
                self._idle.append(worker)
                return
        worker.end()

    def discard(self, worker: Worker) -> None:
        """The process ends, whatever it is at."""
        with self._lock:
            self._lent.discard(worker)
        worker.end()

    def stop(self) -> None:
        """All of them end at once, and nothing of them is left. More can be taken again."""
        with self._lock:
            all_of_them = [*self._lent, *self._idle]
            self._lent.clear()
            self._idle.clear()
        for worker in all_of_them:
            worker.end()
        for worker in all_of_them:
            worker.join()


WORKERS = Workers()
"""Those of this program, whichever window or importer asks."""
atexit.register(WORKERS.stop)
