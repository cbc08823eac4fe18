"""What can be set about judging: under which name."""

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.preferences import Preferences
from ldn_desk.views.dialogs.settings import SettingsForm, SettingsGroup


def settings(desk: Desk) -> tuple[SettingsGroup, ...]:
    """One group: who judges."""
    preferences = Preferences(desk)

    def rename(name: str) -> str:
        return preferences.rename_reviewer(name) if name != preferences.reviewer else ""

    def fill(form: SettingsForm) -> None:
        form.line("reviewer", tr("Reviewer’s name"), preferences.reviewer, rename)
        form.sentence(tr("Your ratings and notes stand under this name, here and in what you export."))

    return (SettingsGroup(tr("Who judges"), 10, fill),)
