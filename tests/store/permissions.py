"""Files and folders that may only be read, for the person running the tests too, who may be root."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VERSION_3 = 0x20080522
_OVERRIDING = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write everything."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def only_to_be_read(*paths: Path) -> Iterator[None]:
    """Within it nobody may write to these files and folders; not even this process, where it is root's."""
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with _without_privileges():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def _without_privileges() -> Iterator[None]:
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    before, header = (_Data * 2)(), _Header(_VERSION_3, 0)
    assert libc.capget(ctypes.byref(header), before) == 0
    lowered = (_Data * 2)(*before)
    lowered[0].effective = before[0].effective & ~_OVERRIDING
    assert libc.capset(ctypes.byref(header), lowered) == 0
    try:
        yield
    finally:
        assert libc.capset(ctypes.byref(header), before) == 0
