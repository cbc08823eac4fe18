"""Times as the library keeps them (UTC to the microsecond, so that they sort) and as the desk shows them."""

from datetime import UTC, datetime


def now() -> str:
    """`2026-11-23T10:00:00.123456Z`."""
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def shown(kept: str | None) -> str:
    """`2026-11-23T10:00:00Z` of a kept time; empty for none."""
    return f"{kept[:19]}Z" if kept else ""
