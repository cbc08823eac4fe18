"""Which references are worth asking for again: those without an answer, and those whose answer has grown old."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ldn_desk.domain.entry import Entry

STALE_DAYS = 90
"""Days after which an answer is stale, unless the reader's setting `stale_days` says otherwise."""


def unanswered(entries: Iterable[Entry]) -> list[Entry]:
    """Those without an answer. Bundled facts are no answer of a registry."""
    return [entry for entry in entries if not _answered(entry)]


def stale(entries: Iterable[Entry], now: str, days: int = STALE_DAYS) -> list[Entry]:
    """Those whose answer is older than so many days; `now` is UTC, `2026-11-23T10:00:00Z`."""
    limit = (datetime.fromisoformat(now) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [entry for entry in entries if _answered(entry) and entry.verdict.judged < limit]


def _answered(entry: Entry) -> bool:
    record = entry.verdict.record
    return entry.verdict.answered and not (record is not None and record.source == "bundled")
