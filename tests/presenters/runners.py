"""Runners for tests, and the load under which work in the background has to end all the same."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ldn_desk.presenters.jobs import InlineRunner, Job

BUSY = 4
COUNT = "import os\nparent = os.getppid()\nwhile os.getppid() == parent: pass"
"""Keeps a core busy; ends with whoever started it."""


class Held:
    """Starts no job before it is let go."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.inline = InlineRunner()

    def start(self, job: Job) -> None:
        self.jobs.append(job)

    def wait(self) -> None:
        self.go()

    def go(self) -> None:
        while self.jobs:
            self.inline.start(self.jobs.pop(0))


@contextmanager
def busy(number: int = BUSY) -> Iterator[None]:
    """So many busy threads beside this process, each in one of its own: more than there are cores."""
    beside = [subprocess.Popen([sys.executable, "-S", "-c", COUNT]) for _ in range(number)]
    try:
        yield
    finally:
        for each in beside:
            each.kill()
            each.wait()
