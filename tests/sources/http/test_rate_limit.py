"""The pace at which a source is asked."""

import pytest

from ldn_desk.sources.http.rate_limit import Pace


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until its one entry is changed."""
    now = [100.0]
    monkeypatch.setattr("ldn_desk.sources.http.rate_limit.time.monotonic", lambda: now[0])
    return now


def told(limit: str, interval: str = "1s", at_once: str = "") -> dict[str, str]:
    return {"x-rate-limit-limit": limit, "x-rate-limit-interval": interval, "x-concurrency-limit": at_once}


def test_it_starts_at_one_a_second(clock: list[float]) -> None:
    pace = Pace()
    assert pace.take("single") == 0
    assert pace.take("single") == 1.0
    clock[0] += 1.0
    assert pace.take("single") == 0


def test_it_follows_the_headers_with_a_little_to_spare(clock: list[float]) -> None:
    pace = Pace()
    pace.take("single")
    pace.learn("single", told("5"))
    assert pace.take("single") == pytest.approx(0.206)


def test_a_kind_that_is_not_known_is_asked_for_as_seldom_as_the_slowest(clock: list[float]) -> None:
    pace = Pace()
    pace.take("array")
    pace.learn("array", told("2"))
    assert pace.take("single") == pytest.approx(0.515)
    clock[0] += 0.6
    assert pace.take("single") == 0
    pace.learn("single", told("10"))
    assert pace.take("array") == 0, "kinds are counted apart once both are known"


def test_intervals_come_in_seconds_minutes_and_hours(clock: list[float]) -> None:
    pace = Pace()
    pace.take("single")
    pace.learn("single", told("2", "1m"))
    assert pace.take("single") == pytest.approx(30.9)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        told("many"),
        told("0"),
        told("5", "soon"),
        told("9" * 5_000),
        told("5", "9" * 5_000 + "s"),
        {"x-rate-limit-limit": "5"},
    ],
)
def test_headers_that_tell_nothing_change_nothing(clock: list[float], headers: dict[str, str]) -> None:
    pace = Pace()
    pace.take("single")
    pace.learn("single", headers)
    assert pace.take("single") == 1.0


def test_requests_at_once_are_those_told_within_reason() -> None:
    pace = Pace()
    assert pace.at_once == 1
    pace.learn("array", told("3", at_once="3"))
    assert pace.at_once == 3
    pace.learn("array", told("3", at_once="500"))
    assert pace.at_once == 4
    pace.learn("array", told("3", at_once="0"))
    assert pace.at_once == 1


def test_a_pause_that_the_source_wants_holds_everything(clock: list[float]) -> None:
    pace = Pace()
    pace.hold(7.0)
    pace.hold(3.0)
    assert pace.take("single") == 7.0
    clock[0] += 7.0
    assert pace.take("single") == 0
