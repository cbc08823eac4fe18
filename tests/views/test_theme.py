from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ldn_desk.views.theme import DARK, LIGHT, MODES, Theme, Tokens, style_sheet, system_tokens

TEXT = ("ink", "soft", "accent", "differs", "wrong", "unsure", "none", "notice")
SURFACES = ("desk", "paper", "wash")
READ = 4.5
LARGE = 3.0


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), [*product(TEXT, SURFACES), *product(TEXT[:3], ["mark"])])
def test_text_can_be_read_on_its_surface(tokens: Tokens, text: str, surface: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, surface)) >= READ


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_large_or_unneeded_text_and_the_main_button_can_be_read(tokens: Tokens) -> None:
    assert all(contrast(tokens.faint, getattr(tokens, surface)) >= LARGE for surface in SURFACES)
    assert contrast(tokens.on_accent, tokens.accent) >= READ


def test_the_theme_is_light_or_dark_as_the_reader_chose(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.tokens == DARK
    assert theme.mode == "dark"
    theme.set_mode("light")
    assert theme.tokens == LIGHT
    theme.set_mode("system")


def test_an_unknown_mode_means_the_system(theme: Theme) -> None:
    theme.set_mode("dark")
    theme.set_mode("purple")
    assert theme.mode == "system"
    assert theme.mode in MODES


def test_fonts_grow_with_the_scale_and_stay_within_reason(theme: Theme, qtbot: QtBot) -> None:
    before = theme.ui_font().pointSizeF(), theme.reading_font().pointSizeF()
    with qtbot.waitSignal(theme.changed):
        theme.set_scale(2.0)
    assert theme.ui_font().pointSizeF() == pytest.approx(2 * before[0])
    assert theme.reading_font().pointSizeF() == pytest.approx(2 * before[1])
    theme.set_scale(100)
    assert theme.scale == 2.5


def test_there_are_three_sizes_and_two_weights(theme: Theme) -> None:
    sizes = [theme.ui_font(size).pointSizeF() for size in ("small", "normal", "large")]
    assert sizes == sorted(set(sizes))
    assert sizes[1] >= 10
    assert theme.ui_font(bold=True).weight() > theme.ui_font().weight()


def test_the_reading_font_follows_typeface_and_zoom(theme: Theme, qtbot: QtBot) -> None:
    serif = theme.reading_font()
    with qtbot.waitSignal(theme.changed):
        theme.set_reading_family("sans")
    assert theme.reading_font().family() != serif.family()
    assert theme.reading_font(2.0).pointSizeF() == pytest.approx(2 * serif.pointSizeF())
    theme.set_reading_family("fraktur")
    assert theme.reading_family == "serif"


def test_icons_are_tinted_and_an_unknown_one_is_empty(theme: Theme) -> None:
    theme.set_mode("light")
    image = theme.icon("x").pixmap(16, 16).toImage()
    inks = {image.pixelColor(x, y).name() for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 200}
    assert inks == {LIGHT.ink.lower()}
    assert theme.icon("no-such-icon").isNull()
    theme.set_mode("system")


def test_every_token_of_the_style_sheet_is_filled_in() -> None:
    assert "@" not in style_sheet(DARK).split("*/", 1)[1]
    assert DARK.accent in style_sheet(DARK)


def test_a_new_theme_reaches_widgets_inside_widgets_that_have_a_palette_of_their_own(
    qapp: QApplication, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_mode("light")
    theme.apply(qapp)
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = QLabel("text")
    QVBoxLayout(outer).addWidget(inner)
    outer.show()
    theme.set_mode("dark")
    palette = outer.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(DARK.wash))
    outer.setPalette(palette)
    try:
        assert inner.palette().base().color() == QColor(DARK.wash)
        assert inner.palette().text().color() == QColor(DARK.ink)
    finally:
        qapp.setStyleSheet("")


def test_in_high_contrast_every_colour_is_the_systems() -> None:
    palette = QPalette(QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#FFFF00"))
    palette.setColor(QPalette.ColorRole.Link, QColor("#00FFFF"))
    tokens = system_tokens(palette)
    assert (tokens.paper, tokens.ink, tokens.accent) == ("#000000", "#FFFF00", "#00FFFF")
    assert tokens.wrong == tokens.differs == tokens.ink
    assert tokens.dark
