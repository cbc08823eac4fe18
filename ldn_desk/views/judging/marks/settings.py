"""What can be set about marks: what the reader calls each colour."""

from functools import partial

from ldn_desk.domain.mark import COLOUR_WORDS, Colour
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.settings import SettingsForm, SettingsGroup


def settings(desk: Desk) -> tuple[SettingsGroup, ...]:
    """One group: the four names."""
    return (SettingsGroup(tr("What the colours of marks mean"), 15, partial(_fill, desk)),)


def _fill(desk: Desk, form: SettingsForm) -> None:
    for colour in Colour:
        own = tr(COLOUR_WORDS[colour])
        now = desk.marking.name_of(colour)
        form.line(f"mark_{colour}", own, "" if now == own else now, partial(desk.marking.rename, colour), own)
