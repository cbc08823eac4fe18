"""The pace that Crossref publishes (since 2025-12-01), told in headers and, if wanted, enforced."""

import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Allowance:
    """Requests per second, and requests at once (0: no limit told)."""

    pool: str
    rate: int
    concurrent: int = 0


PUBLISHED: Mapping[tuple[str, str], Allowance] = {
    ("public", "single"): Allowance("public-single", 5, 1),
    ("public", "array"): Allowance("public-array", 1, 1),
    ("polite", "single"): Allowance("polite-single", 10, 3),
    ("polite", "array"): Allowance("polite-array", 3, 3),
    ("plus", "single"): Allowance("plus", 150),
    ("plus", "array"): Allowance("plus", 150),
}
GENEROUS: Mapping[tuple[str, str], Allowance] = {key: Allowance(key[0], 1000, 4) for key in PUBLISHED}


class Gate:
    """Lets requests through at the pace of their pool, and counts those that it turned away.

    Any `rate` requests must span more than nine tenths of a second: a real limiter's window is as forgiving of the
    network's jitter, and one stricter would test this machine's clock.
    """

    WINDOW = 0.9

    def __init__(self, allowances: Mapping[tuple[str, str], Allowance] = GENEROUS, *, enforced: bool = False) -> None:
        self.allowances = allowances
        self.enforced = enforced
        self.turned_away = 0
        self._lock = threading.Lock()
        self._arrivals: dict[str, deque[float]] = {}
        self._under_way: dict[str, int] = {}

    def allowance(self, pool: str, kind: str) -> Allowance:
        """What a request of this pool and kind (`single` or `array`) may do."""
        return self.allowances[(pool, kind)]

    def enter(self, allowance: Allowance) -> bool:
        """Whether the request may pass; if so, `leave` must follow."""
        with self._lock:
            now = time.monotonic()
            arrivals = self._arrivals.setdefault(allowance.pool, deque())
            while arrivals and now - arrivals[0] > self.WINDOW:
                arrivals.popleft()
            busy = self._under_way.get(allowance.pool, 0)
            full = len(arrivals) >= allowance.rate or 0 < allowance.concurrent <= busy
            if self.enforced and full:
                self.turned_away += 1
                return False
            arrivals.append(now)
            self._under_way[allowance.pool] = busy + 1
            return True

    def leave(self, allowance: Allowance) -> None:
        """The answer was sent."""
        with self._lock:
            self._under_way[allowance.pool] -= 1
