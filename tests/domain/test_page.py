"""A rectangle on a page."""

import pytest

from ldn_desk.domain.page import PageBox


@pytest.mark.parametrize(
    ("x", "y", "held"),
    [(10, 20, True), (30, 40, True), (9, 30, False), (31, 30, False), (20, 19, False), (20, 41, False)],
)
def test_a_box_holds_what_lies_between_its_edges(x: float, y: float, held: bool) -> None:
    assert PageBox(0, 10, 20, 30, 40).holds(x, y) is held
