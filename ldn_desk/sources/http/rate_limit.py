"""How fast a source may be asked: learnt from its headers, never assumed (CROSSREF.md, Limits)."""

import re
import threading
import time
from collections.abc import Mapping

# A source that tells nothing is asked once a second, one request at a time.
_UNTOLD = 1.0
# Two requests that left a second apart may arrive closer together: the first one had to connect.
_MARGIN = 1.03
# More at once than this gains nothing over kept-alive connections.
_MOST_AT_ONCE = 4
_LONGEST_NUMBER = 9
_INTERVAL = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*([smh]?)")
_SECONDS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}


class Pace:
    """When the next request of each kind may start. Shared by everything that asks one source; safe between threads.

    Kinds have limits of their own (`single`, `array`). One that is not known yet is asked for as seldom as the
    slowest that is, counted from the last request of any kind; where none is known, `interval` seconds apart.
    """

    def __init__(self, interval: float = _UNTOLD, at_once: int = 1) -> None:
        self._untold = interval
        self._at_once = at_once
        self._intervals: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self._last_of_all = float("-inf")
        self._held_until = float("-inf")
        self._lock = threading.Lock()

    @property
    def at_once(self) -> int:
        """How many requests may be under way."""
        return self._at_once

    def take(self, kind: str) -> float:
        """0.0 if a request of this kind may start now (and is counted as started); else the seconds to wait."""
        with self._lock:
            now = time.monotonic()
            if kind in self._intervals:
                start = self._last.get(kind, self._last_of_all) + self._intervals[kind]
            else:
                start = self._last_of_all + max(self._intervals.values(), default=self._untold)
            start = max(start, self._held_until)
            if start > now:
                return start - now
            self._last[kind] = self._last_of_all = now
            return 0.0

    def hold(self, seconds: float) -> None:
        """Nobody asks for so long: the source said that it is asked too much."""
        with self._lock:
            self._held_until = max(self._held_until, time.monotonic() + seconds)

    def learn(self, kind: str, headers: Mapping[str, str]) -> None:
        """Follows the limits that an answer tells, if it tells any. Header names are lower case."""
        limit, interval = headers.get("x-rate-limit-limit", ""), headers.get("x-rate-limit-interval", "")
        at_once = headers.get("x-concurrency-limit", "")
        with self._lock:
            told, number = _INTERVAL.fullmatch(interval.strip()), _number(limit)
            if told and number:
                self._intervals[kind] = float(told[1]) * _SECONDS[told[2]] / number * _MARGIN
            if at_once.isdecimal():
                self._at_once = min(max(_number(at_once), 1), _MOST_AT_ONCE)


def _number(told: str) -> int:
    """The number that a header tells; 0 where it is none, or none that a limit can be."""
    return int(told) if told.isdecimal() and len(told) <= _LONGEST_NUMBER else 0
