"""What can be set about judging: who does, and under which name."""

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.preferences import Preferences
from ldn_desk.views.dialogs.settings import SettingsForm, SettingsGroup

NOBODY = ""


def settings(desk: Desk) -> tuple[SettingsGroup, ...]:
    """One group: who judges."""
    return (SettingsGroup(tr("Who judges"), 10, lambda form: _Judge(Preferences(desk), form).fill()),)


class _Judge:
    """The rows, which follow each other: another reviewer has another name, another name stands in the list."""

    def __init__(self, preferences: Preferences, form: SettingsForm) -> None:
        self._preferences = preferences
        self._form = form

    def fill(self) -> None:
        now = self._preferences.reviewer
        known = [(each.id, each.name) for each in self._preferences.reviewers]
        self._form.choice("who", tr("You are"), [*known, (NOBODY, tr("Somebody new"))], now.id, self._judge_as)
        self._form.line("reviewer", tr("Reviewer’s name"), now.name, self._rename)
        self._form.sentence(tr("Your ratings and notes stand under this name, here and in what you export."))

    def _judge_as(self, reviewer_id: object) -> str:
        if reviewer_id == self._preferences.reviewer.id:
            return ""
        wrong = self._preferences.judge_as(str(reviewer_id))
        self._show()
        return wrong

    def _rename(self, name: str) -> str:
        if name == self._preferences.reviewer.name:
            return ""
        wrong = self._preferences.rename_reviewer(name)
        self._show()
        return wrong

    def _show(self) -> None:
        """Who judges now, in both rows."""
        now, box = self._preferences.reviewer, self._form.boxes["who"]
        if box.findData(now.id) < 0:
            box.insertItem(box.count() - 1, now.name, now.id)
        box.setItemText(box.findData(now.id), now.name if now.id else tr("Somebody new"))
        box.setCurrentIndex(box.findData(now.id))
        self._form.fields["reviewer"].setText(now.name)
