"""Templates for notes: two come with the desk, the reader writes others. They are this desk's, in its settings."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.translation import N_, tr

if TYPE_CHECKING:
    from ldn_desk.presenters.workbench import Workbench

SETTING = "note_templates"
_OWN = (
    (N_("PICO"), N_("**Population:** \n**Intervention:** \n**Comparison:** \n**Outcome:** ")),
    (
        N_("Study summary"),
        N_("**Question:** \n**Design:** \n**Participants, n:** \n**Main result:** \n**Limits:** \n**Funding:** "),
    ),
)


class Template(NamedTuple):
    """What can be inserted into a note: its name, and its text in Markdown."""

    name: str
    text: str


class NoteTemplates:
    """Reads and keeps them."""

    def __init__(self, desk: "Workbench") -> None:
        """`desk` gives the settings."""
        self._desk = desk

    def all(self) -> tuple[Template, ...]:
        """In the reader's order; those that come with the desk where the reader has not changed any."""
        kept = self._desk.workshop.settings(SETTING) if self._desk.ready else ""
        try:
            return tuple(Template(str(name), str(text)) for name, text in json.loads(kept))
        except ValueError:
            return tuple(Template(tr(name), tr(text)) for name, text in _OWN)

    def keep(self, templates: Sequence[Template]) -> str:
        """Keep these in the place of all; gives one sentence where they cannot be kept, else nothing."""
        try:
            self._desk.workshop.settings.put(SETTING, json.dumps([list(each) for each in templates]))
        except DeskError as error:
            return str(error)
        return ""
