import pytest
from PySide6.QtGui import QColor

from ldn_desk.views.theme import DARK, LIGHT, Tokens
from ldn_desk.views.widgets.shapes import TOKEN_OF, colour_of, empty_star, shape_image
from ldn_desk.wording.list_findings import LIST_SHAPE, UNSURE_SHAPE
from ldn_desk.wording.quotations import LEFT_SIGN, MIXED_SIGN
from ldn_desk.wording.quotations import SIGNS as JUDGED
from ldn_desk.wording.summary import POINT_SHAPE, SHAPES

OF_JUDGEMENTS = (*JUDGED.values(), MIXED_SIGN, LEFT_SIGN)
SIGNS = (*SHAPES.values(), "■", "▼", "△", POINT_SHAPE, LIST_SHAPE, UNSURE_SHAPE, *OF_JUDGEMENTS)


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_is_drawn_and_has_a_colour(sign: str, qapp: object) -> None:
    image = shape_image(sign, 16, 2.0, LIGHT)
    drawn = sum(image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32))
    assert drawn > 8
    assert sign in TOKEN_OF


def test_no_two_signs_look_the_same_without_their_colour(qapp: object) -> None:
    pictures = []
    for sign in SIGNS:
        image = shape_image(sign, 16, 1.0, LIGHT)
        pictures.append(tuple(image.pixelColor(x, y).alpha() // 64 for x in range(16) for y in range(16)))
    assert len(set(pictures)) == len(SIGNS)


def test_a_match_is_neutral_ink_and_another_work_is_not() -> None:
    assert colour_of("●", LIGHT) == QColor(LIGHT.soft)
    assert colour_of("◆", LIGHT) == QColor(LIGHT.wrong)


def test_a_sign_not_known_is_written_in_soft_ink(qapp: object) -> None:
    assert colour_of("§", LIGHT) == QColor(LIGHT.soft)
    assert not shape_image("§", 16, 1.0, LIGHT).isNull()


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_an_empty_star_can_be_told_from_every_surface_and_from_a_full_one(tokens: Tokens) -> None:
    star = empty_star(tokens)
    for other in (tokens.desk, tokens.paper, tokens.wash, tokens.ink):
        assert abs(star.lightnessF() - QColor(other).lightnessF()) > 0.08
