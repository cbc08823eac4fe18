"""Standard output and its faults: an encoding without our signs, a stream that is closed, a full disk behind it."""

import errno
import io
import os
import sys

from ldn_desk.domain.translation import tr

_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


def make_ready() -> None:
    """Signs that the terminal's encoding lacks (a pipe on Windows, an old locale) become `?`, never a traceback.

    A stream that was closed before the program began is there, and goes nowhere."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _nowhere() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8")


def given_up(error: OSError) -> str:
    """The sentence for an error met while writing; empty where the reader of our output went away (`| head`), which
    is its good right. What still waits to be written goes nowhere. Raises `error` where it is no fault of the output.
    """
    if not isinstance(error, BrokenPipeError) and error.errno not in _FAULTS:
        raise error
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return ""
    return tr("The output could not be written ({reason}): send it to another place.", reason=error.strerror)
