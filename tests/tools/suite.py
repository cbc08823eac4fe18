"""Runs every test and holds the coverage floors: `python -m tests.tools.suite [PYTEST ARGUMENTS]`."""

import os
import subprocess
import sys
from pathlib import Path

PERFECT = (
    "ldn_desk/domain/*",
    "ldn_desk/wording/*",
    "ldn_desk/reading/*",
    "ldn_desk/matching/*",
    "ldn_desk/sources/*_record.py",
    "ldn_desk/store/mapping.py",
)
"""These keep full branch coverage (HOUSE, rule 12)."""
FLOOR = 95
"""Per cent of lines and branches, of the whole program."""


def run(*command: str) -> int:
    """The exit code of a Python module of this environment."""
    return subprocess.run([sys.executable, "-m", *command], check=False).returncode


def main() -> int:
    """0 where every test passes and every floor holds."""
    arguments = sys.argv[1:]
    # One worker more than cores, as some tests wait; a file's tests stay together, as they share what is slow to make.
    workers = str((os.cpu_count() or 1) + 1)
    failed = run("pytest", *(arguments or ["-n", workers, "--dist", "loadfile", "--cov", "--cov-report="]))
    if failed or arguments:
        return failed
    print("Coverage of the rooms that must stay perfect:", flush=True)
    perfect = run("coverage", "report", "--skip-covered", f"--include={','.join(PERFECT)}", "--fail-under=100", "-m")
    print("Coverage of the whole program:", flush=True)
    whole = run("coverage", "report", "--skip-covered", f"--fail-under={FLOOR}", "--format=total")
    Path(".coverage").unlink(missing_ok=True)
    return perfect or whole


if __name__ == "__main__":
    sys.exit(main())
