"""How the desk looks: colours and typeface, from the View menu."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import SignalInstance

from ldn_desk.domain.translation import tr
from ldn_desk.views.feature import ActionsByName, Feature, Item, Spec
from ldn_desk.views.theme import Theme


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
