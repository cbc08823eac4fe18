"""Standard output and its faults: an encoding without our signs, a stream that is closed, a full disk behind it."""

import errno
import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class OutputError(OSError):
    """Standard output took no more: its reader went away, or there is no room behind it."""


class _Output(io.FileIO):
    """The file behind standard output, whose faults are told apart from those of every other file."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """As `FileIO.write`. Raises OutputError."""
        try:
            return super().write(data)
        except OSError as error:
            raise OutputError(error.errno, error.strerror) from error


def make_ready() -> None:
    """Signs that the terminal's encoding lacks (a pipe on Windows, an old locale) become `?`, never a traceback.

    A stream that was closed before the program began is there, and goes nowhere."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    _tell_faults_apart()


def _nowhere() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")


def _tell_faults_apart() -> None:
    out = sys.stdout
    if out is not sys.__stdout__ or not isinstance(out, io.TextIOWrapper):
        return  # what a test put in its place, or done before
    # Unbuffered (`python -u`), the file itself stands in the buffer's place.
    if not isinstance(getattr(out.buffer, "raw", out.buffer), io.FileIO):
        return  # a console of Windows
    with suppress(OSError):
        # Some parents hand over a pipe that does not wait; what does not fit into it would be lost.
        os.set_blocking(out.fileno(), True)
    buffer = io.BufferedWriter(_Output(out.fileno(), "w", closefd=False))
    sys.stdout = io.TextIOWrapper(buffer, out.encoding, out.errors, line_buffering=bool(out.line_buffering))


def given_up(error: OutputError) -> str:
    """The sentence for a fault met while writing; empty where the reader of our output went away (`| head`), which
    is its good right. What still waits to be written goes nowhere."""
    _let_go(sys.stdout.fileno())
    if error.errno in (errno.EPIPE, errno.ESHUTDOWN, errno.ECONNRESET):
        return ""
    return tr("The output could not be written ({reason}): send it to another place.", reason=error.strerror)


def say(sentence: object) -> None:
    """One sentence on standard error; where that takes none, nobody wants to hear it."""
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        _let_go(sys.stderr.fileno())


def _let_go(descriptor: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
