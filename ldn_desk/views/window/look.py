"""How the desk looks: colours and typeface, from the View menu and the settings."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from ldn_desk.domain.translation import tr
from ldn_desk.views.feature import ActionsByName, Feature, Item, Spec
from ldn_desk.views.theme import MODES, Theme

if TYPE_CHECKING:
    from ldn_desk.views.dialogs.settings import SettingsForm, SettingsGroup

SIZES = (75, 90, 100, 110, 125, 150, 175, 200, 250)
"""Text sizes of the interface to choose from, in percent."""


class Look(Feature):
    """The theme's choices."""

    def __init__(self, theme: Theme) -> None:
        """Ticks what `theme` shows."""
        self._theme = theme

    def items(self) -> Sequence[Item]:
        """Colours, and the typeface of articles."""
        mode, face = self._theme.set_mode, self._theme.set_reading_family
        return (
            Spec("theme_system", tr("Colours as the &System"), partial(mode, "system"), "view/colours", group="theme"),
            Spec("theme_light", tr("&Light"), partial(mode, "light"), "view/colours", group="theme"),
            Spec("theme_dark", tr("&Dark"), partial(mode, "dark"), "view/colours", group="theme"),
            Spec("reading_serif", tr("Read in S&erif"), partial(face, "serif"), "view/reading", group="reading"),
            Spec("reading_sans", tr("&Read in Sans"), partial(face, "sans"), "view/reading", group="reading"),
        )

    def news(self) -> Sequence[SignalInstance]:
        """The theme's."""
        return (self._theme.changed,)

    def refresh(self, actions: ActionsByName) -> None:
        """Tick what is shown."""
        actions[f"theme_{self._theme.mode}"].setChecked(True)
        actions[f"reading_{self._theme.reading_family}"].setChecked(True)

    def settings(self) -> "Sequence[SettingsGroup]":
        """The same choices, and the size of the text."""
        from ldn_desk.views.dialogs.settings import SettingsGroup

        return (SettingsGroup(tr("How it looks"), 90, self._fill),)

    def _fill(self, form: "SettingsForm") -> None:
        theme = self._theme
        words = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
        modes = [(mode, words[mode]) for mode in MODES]
        form.choice("mode", tr("Colours"), modes, theme.mode, lambda mode: theme.set_mode(str(mode)))
        faces = [("serif", tr("Serif")), ("sans", tr("Sans serif"))]
        set_in, now = tr("Articles are set in"), theme.reading_family
        form.choice("reading", set_in, faces, now, lambda face: theme.set_reading_family(str(face)))
        sizes = [(size, tr("{n} %", n=size)) for size in SIZES]
        nearest = min(SIZES, key=lambda size: abs(size - theme.scale * 100))
        form.choice("size", tr("Text size"), sizes, nearest, lambda size: theme.set_scale(int(str(size)) / 100))
