"""Tests of `mark_look`."""

from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from ldn_desk.domain.mark import Colour
from ldn_desk.views.theme import DARK, LIGHT, Tokens, system_tokens
from ldn_desk.views.widgets.mark_look import LINES, SHARE, look_of, swatch_pixmap

THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: QColor) -> float:
    channels = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _rgb(colour)]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def over(fill: QColor, base: QColor) -> QColor:
    mixed = [f * SHARE + b * (1 - SHARE) for f, b in zip(_rgb(fill), _rgb(base), strict=True)]
    return QColor.fromRgbF(*mixed)


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_text_stays_readable_on_any_marks_that_overlap(tokens: Tokens) -> None:
    for number in (1, 2, 3):
        for colours in product(Colour, repeat=number):
            for base in (tokens.paper, tokens.wash):
                ground = QColor(base)
                for colour in colours:
                    ground = over(look_of(colour, tokens).fill, ground)
                for ink in (tokens.ink, tokens.soft, tokens.accent):
                    assert contrast(QColor(ink), ground) >= 4.5, (colours, ink)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_line_of_a_mark_is_seen_on_paper_and_on_its_fill(tokens: Tokens) -> None:
    for colour in Colour:
        look = look_of(colour, tokens)
        assert contrast(look.ink, QColor(tokens.paper)) >= 3
        assert contrast(look.ink, over(look.fill, QColor(tokens.paper))) >= 3


def test_each_colour_has_a_line_style_of_its_own_also_where_the_system_has_the_colours(qapp: object) -> None:
    tokens = system_tokens(QPalette())
    looks = [look_of(colour, tokens) for colour in Colour]
    assert len({look.line for look in looks}) == len(set(LINES.values())) == 4
    assert {look.ink.name().upper() for look in looks} == {tokens.ink}


def test_the_squares_of_the_colours_differ_in_shape_too(qapp: object) -> None:
    tokens = system_tokens(QPalette())
    pictures = [swatch_pixmap(colour, tokens, 16).toImage() for colour in Colour]
    assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])
