"""Pages below one another: where each lies, and what lies at a point."""

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from ldn_desk.domain.page import PageBox
from ldn_desk.views.article.printed.layout import GAP, LARGEST_FIT, PageLayout, PagePlace

SIZES = [(600.0, 800.0)] * 3
WIDTH = 600 + 2 * GAP


def test_most_pages_fill_the_width() -> None:
    layout = PageLayout(SIZES, WIDTH)
    assert layout.scale(0) == 1.0
    assert layout.rect(1).getRect() == (GAP, 2 * GAP + 800, 600, 800)
    assert layout.height == 3 * 800 + 4 * GAP
    assert layout.width == WIDTH


def test_a_page_on_its_side_is_shown_smaller_and_not_cut_off() -> None:
    layout = PageLayout([*SIZES, (800.0, 600.0)], WIDTH)
    assert layout.rect(3).size() == QSize(600, 450)
    assert layout.width == WIDTH


def test_zoomed_pages_are_wider_than_the_view_and_narrow_ones_stand_in_its_middle() -> None:
    assert PageLayout(SIZES, WIDTH, 2.0).width == 1200 + 2 * GAP
    small = PageLayout(SIZES, WIDTH, 0.5)
    assert small.rect(0).left() == WIDTH // 2 - 150


def test_a_wide_pane_is_not_filled_beyond_reason() -> None:
    assert PageLayout(SIZES, 5_000).scale(0) == LARGEST_FIT


def test_the_pages_that_are_seen() -> None:
    layout = PageLayout(SIZES, WIDTH)
    assert list(layout.between(0, 500)) == [0]
    assert list(layout.between(700, 900)) == [0, 1]
    assert list(layout.between(GAP + 801, GAP + 805)) == [1]
    assert list(PageLayout().between(0, 500)) == []
    assert PageLayout().page_at(10) == -1


def test_boxes_and_points_are_each_others_way_back() -> None:
    layout = PageLayout(SIZES, WIDTH, 2.0)
    assert layout.box(PageBox(1, 10, 20, 30, 40)) == QRectF(GAP + 20, 2 * GAP + 1600 + 40, 40, 40)
    assert layout.point(QPointF(GAP + 20, 2 * GAP + 1600 + 40)) == (1, 10.0, 20.0)
    assert layout.point(QPointF(2, 100)) is None
    assert PageLayout().point(QPointF(2, 100)) is None


@pytest.mark.parametrize("y", [0, 30, 900, 2_000])
def test_places_and_heights_are_each_others_way_back(y: int) -> None:
    layout = PageLayout(SIZES, WIDTH)
    assert layout.y(layout.place(y)) == y


def test_a_place_past_the_end_is_the_last_page() -> None:
    layout = PageLayout(SIZES, WIDTH)
    assert layout.y(PagePlace(9, 0)) == layout.rect(2).top()
    assert PageLayout().y(PagePlace(3, 3)) == 0
    assert PageLayout().place(3) == PagePlace()
