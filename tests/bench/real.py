"""Real documents with known lists: read as `ldn-desk read` does, scored by `score.py`, and what each costs.

The memory is that of the program and every process it starts, looked at every 10 ms, beside a file of one line.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.places import places

LOOK_EVERY_S = 0.01
FORMATS = {"html": "saved pages", "pdf": "PDF", "docx": "Word", "md": "Markdown", "xml": "journal XML", "all": "all"}
RIGHT = {"exact": "lists exactly right, of {documents}", "right": "entries right, of {checked}"}
WRONG = {"lost": "references lost, of {true}", "spurious": "references invented", "astray": "numbers led astray"}


def measure(shared: Path) -> dict[str, float]:
    """Counts, seconds and MB, as the labels say."""
    real = shared / "real"
    if not (real / "score.py").exists():
        return {}
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, counts in _scored(real, Path(folder)).items():
            for key, words in {**RIGHT, **WRONG}.items():
                figures[f"{FORMATS.get(kind, kind)}: {words.format(**counts)}"] = counts[key]
        line = Path(folder) / "line.txt"
        line.write_text("A line.\n", encoding="utf-8")
        bare_seconds, bare = _cost(line, Path(folder))
        costs = {path.name: _cost(path, Path(folder)) for path in sorted((real / "docs").iterdir())}
    slowest = max(costs, key=lambda name: costs[name][0])
    largest = max(costs, key=lambda name: costs[name][1])
    figures[f"slowest, s (at most 5): {slowest}"] = costs[slowest][0]
    figures["baseline: a file of one line, s"] = bare_seconds
    figures[f"largest, MB over the baseline (at most 200): {largest}"] = costs[largest][1] - bare
    figures["baseline: a file of one line, MB"] = bare
    return figures


def _scored(real: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """Format → counts, as the last line of `score.py` tells them."""
    desk = folder / "desk"
    desk.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ldn_desk "$@"\n', encoding="utf-8")
    desk.chmod(0o755)
    command = [sys.executable, str(real / "score.py"), str(desk)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, env=_environ(folder))
    counts: dict[str, dict[str, Any]] = json.loads(ended.stdout.splitlines()[-1])
    return counts


def _cost(path: Path, folder: Path) -> tuple[float, float]:
    """(seconds, peak MB) of reading one file, child processes included; 0 MB where the system has no `/proc`."""
    command = [sys.executable, "-m", "ldn_desk", "read", str(path), "--json"]
    began, peak = time.perf_counter(), 0.0
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=_environ(folder)) as running:
        while running.poll() is None:
            peak = max(peak, sum(map(_resident, _tree(running.pid))))
            time.sleep(LOOK_EVERY_S)
    return time.perf_counter() - began, peak


def _tree(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        children = []
    return [pid, *(each for child in children for each in _tree(int(child)))]


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _environ(folder: Path) -> dict[str, str]:
    """An off-line desk with a library of its own."""
    root = Path(__file__).resolve().parents[2]
    return os.environ | places(folder, LDN_DESK_OFFLINE="1", PYTHONPATH=str(root))
