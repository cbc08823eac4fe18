"""What can be set about judging: who does, under which name, and the templates of notes."""

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references.note_templates import NoteTemplates, Template
from ldn_desk.presenters.window.preferences import Preferences
from ldn_desk.views.dialogs.settings import SettingsForm, SettingsGroup

NOBODY = ""


def settings(desk: Desk) -> tuple[SettingsGroup, ...]:
    """Who judges, and the templates of notes."""
    return (
        SettingsGroup(tr("Who judges"), 10, lambda form: _Judge(Preferences(desk), form).fill()),
        SettingsGroup(tr("Templates for notes"), 18, lambda form: _Templates(NoteTemplates(desk), form).fill()),
    )


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


NEW = -1


class _Templates:
    """One template at a time: the box chooses which, its name and its text stand below it."""

    def __init__(self, templates: NoteTemplates, form: SettingsForm) -> None:
        self._templates = templates
        self._form = form
        self._at = 0

    def fill(self) -> None:
        known = self._templates.all()
        self._at = 0 if known else NEW
        now = known[0] if known else Template("", "")
        choices = [*((place, each.name) for place, each in enumerate(known)), (NEW, tr("A new one"))]
        self._form.choice("template", tr("Template"), choices, self._at, self._choose)
        self._form.line("template_name", tr("Its name"), now.name, self._rename, tr("without a name it is taken away"))
        self._form.text("template_text", tr("Its text, in Markdown"), now.text, self._rewrite)
        self._form.sentence(tr("Ctrl+T inserts one into a note. Please, no patient data."))

    def _choose(self, place: object) -> str:
        self._at = int(str(place))
        self._show()
        return ""

    def _rename(self, name: str) -> str:
        return self._keep(Template(name.strip(), self._form.texts["template_text"].toPlainText()))

    def _rewrite(self, text: str) -> str:
        return self._keep(Template(self._form.fields["template_name"].text().strip(), text))

    def _keep(self, template: Template) -> str:
        """A new one is kept once it has a name; one whose name is taken away goes."""
        known = list(self._templates.all())
        if self._at == NEW:
            if not template.name:
                return ""
            known.append(template)
            self._at = len(known) - 1
        elif not template.name:
            del known[self._at]
            self._at = 0 if known else NEW
        elif known[self._at] == template:
            return ""
        else:
            known[self._at] = template
        wrong = self._templates.keep(known)
        self._show()
        return wrong

    def _show(self) -> None:
        known, box = self._templates.all(), self._form.boxes["template"]
        box.clear()
        for place, each in enumerate(known):
            box.addItem(each.name, place)
        box.addItem(tr("A new one"), NEW)
        box.setCurrentIndex(box.findData(self._at))
        now = known[self._at] if self._at != NEW else Template("", "")
        self._form.fields["template_name"].setText(now.name)
        self._form.texts["template_text"].setPlainText(now.text)
