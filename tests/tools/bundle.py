"""Builds the portable program and proves that it works: `python -m tests.tools.bundle`.

Leaves `dist/ldn-desk/` (one folder) and `dist/ldn-desk-VERSION-PLATFORM.zip`.
"""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from ldn_desk import __version__

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"


def main() -> int:
    """0 where the built program passes its own self-test."""
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    places = [f"--distpath={DIST}", f"--workpath={ROOT / 'build'}", str(ROOT / "ldn_desk.spec")]
    subprocess.run([*build, *places], cwd=ROOT, check=True)
    program = DIST / "ldn-desk" / ("ldn-desk.exe" if os.name == "nt" else "ldn-desk")
    tested = subprocess.run([str(program), "--self-test"], check=False, timeout=120)
    if tested.returncode:
        return tested.returncode
    name = f"ldn-desk-{__version__}-{platform.system().lower()}-{platform.machine().lower()}"
    archive = shutil.make_archive(str(DIST / name), "zip", DIST, "ldn-desk")
    print(f"Built {program.parent} and {Path(archive).name}, {Path(archive).stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
