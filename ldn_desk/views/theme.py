"""Colours, fonts and icons of the window: LOOK's tokens, light and dark, and the system's own in high contrast."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QImageReader,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from ldn_desk.domain.resources import resource

MODES = ("system", "light", "dark")
READING_FAMILIES = {
    "serif": ("Noto Serif", "Source Serif 4", "Charter", "Georgia", "DejaVu Serif", "Times New Roman"),
    "sans": ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"),
}
"""What the reader may choose between; of each list the first family that is installed."""
SMALLEST_POINTS = 10.0
"""The interface is drawn in the system's size, but never below this."""
READING_FACTOR = 1.25
SIZE_FACTORS = {"small": 0.9, "normal": 1.0, "large": 1.25}
SCALES = (0.75, 2.5)
ICON_SIDE = 16


class Tokens(NamedTuple):
    """Every colour there is, as `#RRGGBB`.

    Text may be `ink`, `soft`, `accent`, `differs`, `wrong`, `unsure`, `none` or `notice` on `desk`, `paper` or `wash`,
    and `ink`, `soft` or `accent` on `mark`: each of these pairs reaches 4.5 : 1. `faint` reaches 3 : 1 and is for
    large or unneeded text only. `on_accent` is the text on a surface filled with `accent`.
    """

    desk: str
    paper: str
    ink: str
    soft: str
    faint: str
    line: str
    wash: str
    mark: str
    accent: str
    differs: str
    wrong: str
    unsure: str
    none: str
    notice: str
    on_accent: str
    dark: bool


LIGHT = Tokens(
    desk="#F5F4F0",
    paper="#FFFFFF",
    ink="#1F2328",
    soft="#5B6470",
    faint="#7E858E",
    line="#E1DED6",
    wash="#E9F0F7",
    mark="#FFF1C2",
    accent="#2B5C8A",
    differs="#955C0E",
    wrong="#B3362B",
    unsure="#6F4FA0",
    none="#636B75",
    notice="#A84E08",
    on_accent="#FFFFFF",
    dark=False,
)
DARK = Tokens(
    desk="#1C1D20",
    paper="#232428",
    ink="#E7E6E2",
    soft="#ACB1B9",
    faint="#858B94",
    line="#383A40",
    wash="#2A3644",
    mark="#4B4322",
    accent="#8DB8E8",
    differs="#E0AC55",
    wrong="#F0857B",
    unsure="#B79BE6",
    none="#9DA4AC",
    notice="#F0A060",
    on_accent="#1C1D20",
    dark=True,
)


class Theme(QObject):
    """What every view asks for colours, fonts and icons.

    Signals: `changed()` colours, font size or typeface changed: style again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Needs the application object to exist; nothing is styled before `apply`."""
        super().__init__(parent)
        self._app: QApplication | None = None
        self._mode = "system"
        self._scale = 1.0
        self._reading = "serif"
        self._tokens = self._wanted_tokens()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def mode(self) -> str:
        """`system`, `light` or `dark`."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Follow the system, or stay light or dark; an unknown word means `system`."""
        mode = mode if mode in MODES else "system"
        if mode != self._mode:
            self._mode = mode
            self._tell_system()
            self._restyle()

    @property
    def scale(self) -> float:
        """The interface's font size as a factor of the system's."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        """Draw all text smaller or larger, from 0.75 to 2.5."""
        scale = min(max(scale, SCALES[0]), SCALES[1])
        if scale != self._scale:
            self._scale = scale
            self._restyle()

    @property
    def reading_family(self) -> str:
        """`serif` or `sans`: the typeface articles are read in."""
        return self._reading

    def set_reading_family(self, family: str) -> None:
        """Choose the typeface articles are read in; an unknown word means `serif`."""
        family = family if family in READING_FAMILIES else "serif"
        if family != self._reading:
            self._reading = family
            self.changed.emit()

    def ui_font(self, size: str = "normal", bold: bool = False) -> QFont:
        """The interface's font, `small`, `normal` or `large`; bold is its one other weight."""
        font = QFont(_ui_family())
        font.setPointSizeF(_points() * SIZE_FACTORS[size] * self._scale)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def reading_font(self, zoom: float = 1.0) -> QFont:
        """The font articles are read in, at the reader's zoom."""
        font = QFont(_first_installed(READING_FAMILIES[self._reading], _ui_family()))
        font.setPointSizeF(_points() * READING_FACTOR * self._scale * zoom)
        if self._reading == "serif":
            font.setStyleHint(QFont.StyleHint.Serif)
        return font

    def icon(self, name: str, size: int = 16, colour: str = "") -> QIcon:
        """A line icon of `resources/icons`, in ink or another of the colours in force; ask again after `changed`."""
        return _icon(name, size, colour or self._tokens.ink, self._tokens.faint)

    @property
    def icon_side(self) -> int:
        """Pixels of an icon beside a line of the interface's text: 16 at the usual size, and more as that grows."""
        return max(ICON_SIDE, round(_points() * 1.6 * self._scale))

    def apply(self, app: QApplication) -> None:
        """Style the whole application now, and whenever something changes; call it before the first widget."""
        self._app = app
        # Else a style sheet stops palettes and fonts on their way from a widget to what is in it.
        app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        app.setStyle("Fusion")
        self._style_application()

    def _follow_system(self) -> None:
        if self._mode == "system" and self._wanted_tokens() != self._tokens:
            self._restyle()

    def _tell_system(self) -> None:
        """So that window frames and native dialogs match."""
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(self._mode, Qt.ColorScheme.Unknown))

    def _restyle(self) -> None:
        self._tokens = self._wanted_tokens()
        if self._app is not None:
            self._style_application()
        self.changed.emit()

    def _wanted_tokens(self) -> Tokens:
        if wants_high_contrast():
            return system_tokens(_system_palette())
        if self._mode == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _style_application(self) -> None:
        assert self._app is not None
        self._app.setPalette(_system_palette() if wants_high_contrast() else _palette(self._tokens))
        self._app.setFont(self.ui_font())
        self._app.setStyleSheet(style_sheet(self._tokens))


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet: `resources/style/desk.qss` with each `@token` filled in."""
    text = _template()
    colours = tokens._asdict()
    for name in sorted(colours, key=len, reverse=True):
        text = text.replace(f"@{name}", str(colours[name]))
    return text


def wants_high_contrast() -> bool:
    """True where the system asks for more contrast (told by Qt 6.10 and later; before that, never)."""
    accessibility: Callable[[], object] | None = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:
        return False
    preference = getattr(accessibility(), "contrastPreference", lambda: None)()
    return getattr(preference, "name", "") == "HighContrast"


def system_tokens(palette: QPalette) -> Tokens:
    """Tokens made of the system's own colours alone; state is then told by shape and word."""

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name().upper()

    role = QPalette.ColorRole
    desk, paper, ink, link = colour(role.Window), colour(role.Base), colour(role.Text), colour(role.Link)
    return Tokens(
        desk=desk,
        paper=paper,
        ink=ink,
        soft=ink,
        faint=ink,
        line=ink,
        wash=desk,
        mark=colour(role.AlternateBase),
        accent=link,
        differs=ink,
        wrong=ink,
        unsure=ink,
        none=ink,
        notice=ink,
        on_accent=paper,
        dark=QColor(paper).lightnessF() < 0.5,
    )


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.desk,
        role.WindowText: tokens.ink,
        role.Base: tokens.paper,
        role.AlternateBase: tokens.desk,
        role.Text: tokens.ink,
        role.Button: tokens.desk,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.paper,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.soft,
        role.ToolTipBase: tokens.paper,
        role.ToolTipText: tokens.ink,
        role.Light: tokens.paper,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.line,
        role.Shadow: tokens.line,
        role.Accent: tokens.accent,
    }
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.faint))
    return palette


def _system_palette() -> QPalette:
    """The palette of the desktop: an empty one set on the application brings it back."""
    QGuiApplication.setPalette(QPalette())
    return QGuiApplication.palette()


@lru_cache(maxsize=1)
def _template() -> str:
    return resource("style", "desk.qss").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _points() -> float:
    return max(SMALLEST_POINTS, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF())


@lru_cache(maxsize=1)
def _ui_family() -> str:
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return _first_installed(("Inter",), own)


@lru_cache(maxsize=8)
def _first_installed(families: tuple[str, ...], otherwise: str) -> str:
    return next((family for family in families if QFontDatabase.hasFamily(family)), otherwise)


@lru_cache(maxsize=256)
def _icon(name: str, size: int, colour: str, disabled: str) -> QIcon:
    """Drawn from its SVG at once and twice the size; an unknown name gives an empty icon."""
    icon = QIcon()
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        return icon
    source = path.read_text(encoding="utf-8")
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        for ratio in (1, 2):
            icon.addPixmap(_drawn(source.replace("currentColor", tint), size, ratio), mode)
    return icon


def _drawn(source: str, size: int, ratio: int) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(QByteArray(source.encode("utf-8")))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size * ratio, size * ratio))
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
