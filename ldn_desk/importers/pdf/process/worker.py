"""One process that reads PDFs, and the limits that it is held to from without."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

import ldn_desk
from ldn_desk.importers.pdf.process import frames
from ldn_desk.importers.pdf.process.frames import ARGUMENT, OUT_OF_MEMORY, Garbled, Kind, Refusal

MOST_MEMORY = 600 * 1000 * 1000
"""Bytes that the process may take up."""
MOST_SECONDS = 5.0
"""For each step: the file opened, a page read or drawn."""
START_SECONDS = 30.0
"""For the process to begin: on a busy machine, from a slow disk."""


_CALL_EVERY_S = 0.1


class Ending(Enum):
    """Why a process ended in the midst of its work."""

    MEMORY = "memory"
    TIME = "time"
    CRASH = "crash"
    KILLED = "killed"
    """From outside: by a person, or by the system as memory ran out."""
    IDLE = "idle"
    """It had just given up waiting; another one is to be asked."""
    CLOSED = "closed"
    """The desk ended it."""


_ENDINGS = {OUT_OF_MEMORY: Ending.MEMORY, 0: Ending.IDLE, -9: Ending.KILLED}
"""By what the process ends with; below zero stands the signal that ended it."""


class Stopped(Exception):
    """The process is gone; `reason` says why."""

    def __init__(self, reason: Ending) -> None:
        super().__init__(reason)
        self.reason = reason


class NotServed(Exception):
    """The process is well, and cannot give what was asked for; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class Worker:
    """Asked by one thread at a time; ended from any. It ends by itself when the desk is gone."""

    def __init__(self) -> None:
        """Raises OSError where the system starts no more processes."""
        self._process = subprocess.Popen(  # noqa: S603 - the desk itself
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._heard: queue.SimpleQueue[tuple[Kind, bytes] | None] = queue.SimpleQueue()
        self._ready = False
        self._ended_by: Ending | None = None
        self._listener = threading.Thread(target=self._listen, name="PDF process", daemon=True)
        self._listener.start()

    @property
    def alive(self) -> bool:
        """False once the process has ended."""
        return self._process.poll() is None

    def ask(self, kind: Kind, body: bytes = b"") -> None:
        """Send a request."""
        assert self._process.stdin is not None
        try:
            frames.write(self._process.stdin, kind, body)
        except (OSError, ValueError):
            # It ended before it was asked, and its pipe is closed: `answer` tells why.
            return

    def answer(self, kind: Kind = Kind.VALUE, waiting: Callable[[], None] = lambda: None) -> bytes:
        """The next answer, which is to be of this kind. Raises Stopped, NotServed, and what `waiting` raises: it is
        called now and then."""
        told, body = self._next(waiting)
        if told is Kind.READY:
            self._ready = True
            told, body = self._next(waiting)
        if told is Kind.REFUSED and body.decode("latin-1") in set(Refusal):
            raise NotServed(Refusal(body.decode("latin-1")))
        if told is not kind:
            raise Garbled(f"{told} for {kind}")
        return body

    def _next(self, waiting: Callable[[], None]) -> tuple[Kind, bytes]:
        heard = self._waited_for(MOST_SECONDS if self._ready else START_SECONDS, waiting)
        if heard is None:
            # Whoever asks again hears the same.
            self._heard.put(None)
            raise Stopped(self._reason())
        if heard[0] is Kind.FAILED:
            raise RuntimeError(heard[1].decode("utf-8", "replace"))
        return heard

    def _waited_for(self, seconds: float, waiting: Callable[[], None]) -> tuple[Kind, bytes] | None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                return self._heard.get(timeout=min(left, _CALL_EVERY_S))
            except queue.Empty:
                waiting()
        self.end(Ending.TIME)
        raise Stopped(Ending.TIME)

    def _reason(self) -> Ending:
        if self._ended_by is not None:
            return self._ended_by
        ending = self._process.wait()
        return _ENDINGS.get(ending, Ending.CRASH)

    def end(self, reason: Ending = Ending.CLOSED) -> None:
        """Kill the process; who waits for an answer hears of it at once."""
        if self._ended_by is None and self.alive:
            self._ended_by = reason
        self._process.kill()

    def join(self) -> None:
        """Wait until the process has ended and nothing of it is left."""
        self._listener.join()

    def _listen(self) -> None:
        """Take in what the process says, until it ends; then bury it."""
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        try:
            while (frame := frames.read(self._process.stdout)) is not None:
                self._heard.put(frame)
        except Garbled:
            self._process.kill()
        self._process.wait()
        self._process.stdout.close()
        with suppress(OSError):
            self._process.stdin.close()
        self._heard.put(None)


def _command() -> list[str]:
    limits = [ARGUMENT, str(MOST_MEMORY)]
    if getattr(sys, "frozen", False):
        return [sys.executable, *limits]
    # -P: nothing is imported from the folder in which the desk happens to be started.
    return [sys.executable, "-P", "-m", "ldn_desk", *limits]


def _environment() -> dict[str, str]:
    """The desk's own, with the place that the desk itself was imported from."""
    root = str(Path(ldn_desk.__file__).resolve().parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))}
