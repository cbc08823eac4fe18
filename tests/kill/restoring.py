"""A restore that is going to be killed: at one line after the other of the modules that do it."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from ldn_desk.services.library import restore_library
from ldn_desk.store.file import copying, restoring

_WHERE = {copying.__file__, restoring.__file__}


def restore(place: str, backup: str, steps: int) -> None:
    """Put `backup` in the library's place, and die before the line that comes after so many lines."""
    left = steps

    def traced(frame: FrameType, event: str, _value: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in _WHERE:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return traced

    sys.settrace(traced)
    restore_library(place, Path(backup))
