"""The time as records, verdicts, logs and files keep it."""

from datetime import UTC, datetime


def utc_now() -> str:
    """UTC to the second: `2026-11-23T10:00:00Z`."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
