"""Questions worked on in threads while the asker stays free: to hear answers as they come, and to cancel."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")

# How long the asker sleeps before it looks at Cancel again.
_LOOK = 0.05
# How long a cancelled crew is waited for; who still connects then is left behind, and ends by itself.
_FAREWELL = 0.25


@dataclass(frozen=True)
class Worked(Generic[Q, A]):
    """What work on one question came to: answers, and questions that arose from it (asked after all others)."""

    answers: Sequence[A] = ()
    questions: Sequence[Q] = field(default=())


class Crew(Generic[Q, A]):
    """Works questions off, `at_once()` at a time. `work` runs in a thread; everything else in the caller's.

    `look` is called many times a second while answers are waited for.
    """

    def __init__(
        self,
        work: Callable[[Q], Worked[Q, A]],
        *,
        at_once: Callable[[], int],
        cancelled: Callable[[], bool],
        look: Callable[[], None],
    ) -> None:
        self._work = work
        self._at_once = at_once
        self._cancelled = cancelled
        self._look = look
        self._done: queue.SimpleQueue[Worked[Q, A] | BaseException] = queue.SimpleQueue()

    def answers(self, questions: Iterable[Q]) -> Generator[A, None, None]:
        """Every answer as soon as it is there; ends early once cancelled. What `work` raises is raised here."""
        waiting = deque(questions)
        threads: set[threading.Thread] = set()
        try:
            busy = 0
            while (waiting or busy) and not self._cancelled():
                while waiting and busy < self._at_once():
                    threads.add(self._started(waiting.popleft()))
                    busy += 1
                outcome = self._heard()
                self._look()
                if outcome is None:
                    continue
                busy -= 1
                threads = {thread for thread in threads if thread.is_alive()}
                waiting.extend(outcome.questions)
                yield from outcome.answers
        finally:
            gone = time.monotonic() + _FAREWELL
            for thread in threads:
                thread.join(max(0.0, gone - time.monotonic()))

    def _heard(self) -> Worked[Q, A] | None:
        try:
            outcome = self._done.get(timeout=_LOOK)
        except queue.Empty:
            return None
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _started(self, question: Q) -> threading.Thread:
        # A daemon: looking up a host cannot be interrupted, and must not keep the program from ending.
        thread = threading.Thread(target=self._run, args=(question,), name="asking", daemon=True)
        thread.start()
        return thread

    def _run(self, question: Q) -> None:
        try:
            self._done.put(self._work(question))
        except BaseException as error:  # a bug: it belongs to whoever asked, not to a thread nobody looks at
            self._done.put(error)
