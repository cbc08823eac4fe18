"""What the process that reads PDFs holds itself to: memory, and an end when nobody speaks to it any more."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ldn_desk.importers.pdf.process.frames import OUT_OF_MEMORY

_LOOK_EVERY_S = 0.02
_BEYOND = 2 * 1024**3
"""Bytes of addresses that may be asked for beyond those in use at the start: what the eye below is too slow for."""


def set_hard_limits() -> None:
    """Where the system has them (Linux, macOS): no core file; on Linux, an end to the addresses there are."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            most = _statm(0) + _BEYOND
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


if sys.platform == "linux":

    def resident() -> int:
        """Bytes of memory that this process takes up."""
        return _statm(1)

    def _statm(place: int) -> int:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 - read fifty times a second
            return int(told.read().split()[place]) * os.sysconf("SC_PAGE_SIZE")

elif sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """`PROCESS_MEMORY_COUNTERS`."""

        _fields_ = [("cb", wintypes.DWORD), ("faults", wintypes.DWORD)] + [
            (name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "paged", "most_paged")
        ]

    def resident() -> int:
        """Bytes of memory that this process takes up; 0 where the system does not say."""
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        tell = kernel.K32GetProcessMemoryInfo
        tell.argtypes = [wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD]
        return int(counters.now) if tell(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb) else 0

else:

    def resident() -> int:
        """The most bytes of memory that this process ever took up."""
        import resource

        # In bytes on macOS, in kilobytes elsewhere.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class Eye:
    """Watches, on a thread of its own and only while there is work, that memory stays below `most` bytes."""

    def __init__(self, most: int, leave: Callable[[int], object] = os._exit) -> None:
        """`leave` ends the process: called with OUT_OF_MEMORY."""
        self._most = most
        self._leave = leave
        self._work = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """While this is open, there is work."""
        self._work.set()
        try:
            yield
        finally:
            self._work.clear()

    def _watch(self) -> None:
        while True:
            self._work.wait()
            if resident() > self._most:
                self._leave(OUT_OF_MEMORY)
                return
            time.sleep(_LOOK_EVERY_S)
