"""Prints every figure: `make bench`, or `python -m tests.bench [NAME …]` for some of them.

Each measuring module offers `measure(shared) -> dict[str, float]`: what was measured, in the unit its name ends with.
A module whose data is absent returns nothing, and that is said.
"""

import importlib
import os
import platform
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED = Path(__file__).resolve().parents[3] / "shared"
MODULES = (
    "start_up",
    "opening",
    "large_article",
    "long_list",
    "window_article",
    "marks",
    "library",
    "asking",
    "parsing",
    "pdfs",
    "reading",
    "real",
    "references_in_styles",
    "pages",
    "verification",
    "foreign_journals",
    "notices",
    "claims",
    "lint",
    "versions",
    "anchoring",
)


def main() -> int:
    """0 always: figures are for people to read."""
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores")
    for name in sys.argv[1:] or MODULES:
        module = importlib.import_module(f"tests.bench.{name}")
        began = time.perf_counter()
        figures: dict[str, float] = module.measure(SHARED)
        print(f"\n{(module.__doc__ or name).splitlines()[0]}  ({time.perf_counter() - began:.0f} s)")
        for label, value in figures.items():
            print(f"  {label:<72} {value:>12,.4g}")
        if not figures:
            print("  not measured: its data is not beside this checkout")
    return 0


if __name__ == "__main__":
    sys.exit(main())
