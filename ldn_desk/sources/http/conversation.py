"""One check's talk with one source: paced, logged, tried again, given up in time, and cancelled at once."""

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode, urljoin, urlsplit

from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Request
from ldn_desk.plugins.contracts import Asking
from ldn_desk.sources.http.fault import AskingError, BodyTooLarge, Fault, FaultKind, Interrupted
from ldn_desk.sources.http.rate_limit import Pace
from ldn_desk.sources.http.workers import A, Crew, Q, Worked

if TYPE_CHECKING:
    from ldn_desk.sources.http.network import Reply

T = TypeVar("T")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
# They may hold the reader's contact address, which is meant for the host they were written for.
_PRIVATE_HEADERS = frozenset({"user-agent", "x-user-agent"})
_TRIES = {FaultKind.BUSY: 5, FaultKind.UNREADABLE: 3, FaultKind.DOWN: 2, FaultKind.REFUSED: 1}
# So many questions in a row without an answer, and the source is left alone: it would be asked in vain.
_MOST_IN_VAIN = 3
_LOOK = 0.05


@dataclass(frozen=True)
class Timing:
    """Seconds. Tests make them short; the program uses these."""

    backoff: float = 1.0
    """The pause before the second try; it doubles with each further one."""
    connect: float = 5.0
    answer: float = 10.0
    """The most that one answer, its whole body read, may take."""
    most_bytes: int = 10_000_000
    """The longest body that is read."""


DEFAULT_TIMING = Timing()


class Conversation:
    """What is known of a source while one check lasts: since when it is silent, and whether it was given up.

    `get` and `ask` are called in the crew's threads, everything else in the asker's.
    """

    def __init__(self, source: str, label: str, asking: Asking, pace: Pace, timing: Timing = DEFAULT_TIMING) -> None:
        self.source = source
        self.label = label
        self.asking = asking
        self._pace = pace
        self._timing = timing
        self._given_up: Fault | None = None
        self._silent_since: float | None = None
        self._in_vain = 0
        self._abandoned = False
        self._cancelled: Callable[[], bool] = lambda: self._abandoned or asking.cancelled()
        self._log: queue.SimpleQueue[Request] = queue.SimpleQueue()
        self._lock = threading.Lock()

    def aside(self, label: str) -> "Conversation":
        """A talk with others (`label`) in the midst of this one: logged and cancelled with it, given up by itself."""
        other = Conversation(self.source, label, self.asking, self._pace, self._timing)
        other._log = self._log
        other._cancelled = self._cancelled
        return other

    def work(self, questions: Iterable[Q], work: Callable[[Q], Worked[Q, A]]) -> Iterator[A]:
        """The answers to all questions as they come, each worked on in a thread; the request log is kept up."""

        def uninterrupted(question: Q) -> Worked[Q, A]:
            try:
                return work(question)
            except Interrupted:
                return Worked()

        self._abandoned = False
        crew = Crew(uninterrupted, at_once=self._at_once, cancelled=self.asking.cancelled, look=self._hand_over_log)
        answers = crew.answers(questions)
        try:
            yield from answers
        finally:
            # Whoever stops listening stops the crew too, cancelled or not.
            self._abandoned = True
            answers.close()
            self._hand_over_log()

    def _at_once(self) -> int:
        return self._pace.at_once

    def _hand_over_log(self) -> None:
        while not self._log.empty():
            self.asking.log(self._log.get())

    def ask(self, question: Callable[[], T]) -> T:
        """What `question` (one or more calls of `get`) returns, tried again as its faults allow.

        Raises Fault when that was in vain, Interrupted when cancelled, and Unknown or Rejected from the question.
        """
        tried = 0
        while True:
            self._look()
            if self._given_up:
                raise self._given_up
            tried += 1
            try:
                answer = question()
            except Fault as fault:
                self._pause(fault, tried)
            except Interrupted:
                raise
            except AskingError:
                self._heard()
                raise
            else:
                self._heard()
                return answer

    def _look(self) -> None:
        if self._cancelled():
            raise Interrupted

    def _heard(self) -> None:
        with self._lock:
            self._silent_since, self._in_vain = None, 0

    def _pause(self, fault: Fault, tried: int) -> None:
        """Waits until the next try is due; raises the fault where there is none."""
        wait = self._timing.backoff * 2 ** (tried - 1)
        if fault.wait is not None:
            wait = max(wait, fault.wait)
        with self._lock:
            too_late = time.monotonic() + wait - (self._silent_since or time.monotonic()) >= self.asking.deadline
            last_try = tried >= _TRIES[fault.kind]
            if last_try or too_late:
                self._in_vain += 1
                gone = fault.kind in (FaultKind.DOWN, FaultKind.REFUSED)
                if gone or too_late or self._in_vain >= _MOST_IN_VAIN:
                    self._given_up = fault
                raise fault
        if fault.kind is FaultKind.BUSY:
            self._pace.hold(wait)
        self._sleep(wait)

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._look()
            time.sleep(min(left, _LOOK))

    def get(
        self, url: str, kind: str, params: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> "Reply":
        """One answer of 200, 400, 404 or 414, redirects followed at the same pace; every request is logged.

        `kind` is what its limits are counted by (`single`, `array`). Raises Fault for any other end.
        """
        from ldn_desk.sources.http.network_faults import of_status

        sent = dict(headers or {})
        for _ in range(_MOST_REDIRECTS + 1):
            reply = self._request(url, kind, params, sent)
            if reply.status not in _REDIRECTS:
                break
            target = self._redirected(reply.url, reply.headers.get("location", ""))
            if urlsplit(target).netloc != urlsplit(reply.url).netloc:
                sent = {name: value for name, value in sent.items() if name.lower() not in _PRIVATE_HEADERS}
            url, params = target, None
        if reply.status in (200, 400, 404, 414):
            return reply
        raise of_status(reply.status, reply.headers, self.label)

    def _redirected(self, here: str, location: str) -> str:
        """The address that a redirect leads to. Raises Fault where it is none that may be opened."""
        try:
            target = urljoin(here, location)
            schemes = (urlsplit(here).scheme, urlsplit(target).scheme)
        except ValueError:
            target, schemes = "", ("", "")
        if schemes not in (("http", "http"), ("http", "https"), ("https", "https")) or target == here:
            reason = because("led-elsewhere", source=self.label)
            raise Fault(FaultKind.UNREADABLE, reason, "redirect")
        return target

    def _request(self, url: str, kind: str, params: Mapping[str, str] | None, headers: Mapping[str, str]) -> "Reply":
        while (wait := self._pace.take(kind)) > 0:
            self._look()
            if wait > self.asking.deadline:
                reason = because("asked-too-seldom", source=self.label)
                raise Fault(FaultKind.BUSY, reason, "not sent", wait)
            time.sleep(min(wait, _LOOK))
        started, when = time.monotonic(), utc_now()
        with self._lock:
            self._silent_since = self._silent_since or started
            until = min(started + self._timing.answer, self._silent_since + self.asking.deadline)
        try:
            reply, outcome = self._sent(url, params, headers, until)
        except Fault as fault:
            outcome = fault.outcome
            raise
        except Interrupted:
            outcome = "cancelled"
            raise
        finally:
            spent = round((time.monotonic() - started) * 1000)
            self._log.put(Request(self.source, _shown(url, params), when, outcome, spent))
        self._pace.learn(kind, reply.headers)
        return reply

    def _sent(
        self, url: str, params: Mapping[str, str] | None, headers: Mapping[str, str], until: float
    ) -> tuple["Reply", str]:
        """The reply and its outcome for the log; the client's errors become faults."""
        import httpx2

        from ldn_desk.sources.http import network, network_faults

        patience = network.Patience(until, self._cancelled)
        try:
            reply = network.fetch(
                url,
                patience,
                params=params,
                headers=headers,
                connect=self._timing.connect,
                most=self._timing.most_bytes,
            )
        except Interrupted:
            raise
        except (httpx2.HTTPError, httpx2.InvalidURL, BodyTooLarge, ImportError, ValueError) as error:
            raise network_faults.of_error(error, self.label) from error
        return reply, str(reply.status)


def _shown(url: str, params: Mapping[str, str] | None) -> str:
    return url + ("?" + urlencode(params) if params else "")


class Conversations:
    """The talk that goes with each check: the same `asking`, the same conversation, so that it is given up once."""

    def __init__(self, source: str, label: str, pace: Pace, timing: Timing) -> None:
        self._parts = (pace, timing)
        self._source, self._label = source, label
        self._last: Conversation | None = None

    def of(self, asking: Asking) -> Conversation:
        """The conversation that belongs to this asking."""
        if self._last is None or self._last.asking is not asking:
            self._last = Conversation(self._source, self._label, asking, *self._parts)
        return self._last
