"""Kills desks at random moments and counts what is lost: `python -m tests.tools.kills [--services N] [--window N]`.

Prints how many desks were killed, how many things these had called saved, and each that is not in the library.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.kill import killing
from tests.kill.killing import Left

SERVICES, WINDOW = 800, 200
A_LIBRARY = 50
"""Kills after which a new library is begun: each of them is looked through whole after each kill."""
PLACES = {"services": killing.at_services, "window": killing.at_window, "making": killing.at_making}


def kill(name: str, kills: int) -> Left:
    """Kill so many desks of a kind, a library for each fifty."""
    left = Left()
    while left.kills < kills:
        with tempfile.TemporaryDirectory() as folder:
            left += PLACES[name](Path(folder), min(A_LIBRARY, kills - left.kills))
        print(f"{name:<9} {left.kills:>5} kills {left.saved:>9,} saved {len(left.lost):>5} lost", flush=True)
    return left


def main() -> int:
    """0 where nothing is lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.tools.kills", description=__doc__)
    parser.add_argument("--services", type=int, default=SERVICES, help="desks without a window")
    parser.add_argument("--window", type=int, default=WINDOW, help="windows")
    parser.add_argument("--making", type=int, default=0, help="desks that do nothing but make libraries")
    options = parser.parse_args()
    left = sum((kill(name, getattr(options, name)) for name in PLACES), Left())
    print(f"all       {left.kills:>5} kills {left.saved:>9,} saved {len(left.lost):>5} lost")
    print("\n".join(left.lost))
    return 1 if left.lost else 0


if __name__ == "__main__":
    sys.exit(main())
