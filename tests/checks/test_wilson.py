"""The interval that the figures of points are printed with."""

import pytest

from tests.bench.claims import wilson


@pytest.mark.parametrize(
    ("raised", "of", "low", "high"), [(0, 319, 0.0, 0.0119), (1, 10, 0.0179, 0.4042), (5, 10, 0.2366, 0.7634)]
)
def test_the_interval_is_wilsons(raised: int, of: int, low: float, high: float) -> None:
    assert wilson(raised, of) == pytest.approx((low, high), abs=1e-4)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
