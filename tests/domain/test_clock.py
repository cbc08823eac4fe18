"""The time as it is kept."""

from datetime import UTC, datetime, timedelta

from ldn_desk.domain.clock import utc_now


def test_a_moment_is_utc_to_the_second_and_says_so() -> None:
    told = utc_now()
    assert len(told) == len("2026-11-23T10:00:00Z")
    assert abs(datetime.fromisoformat(told) - datetime.now(UTC)) < timedelta(minutes=1)
