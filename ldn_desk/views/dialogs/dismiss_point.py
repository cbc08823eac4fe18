"""Setting a point to check aside, with a reason."""

from PySide6.QtWidgets import QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.dialogs.reasons import Reasons
from ldn_desk.views.theme import Theme

REASONS = ("I looked: the citation is right", "this is not what the sentence means")
"""Reasons that are offered; any other text may be given."""


class DismissPoint(Dialog):
    """Asks why a point is to be set aside; it stays in the reference's record and can be taken back."""

    def __init__(self, desk: Desk, theme: Theme, entry: Entry, point: Point, parent: QWidget | None = None) -> None:
        """For one point of one reference."""
        super().__init__(theme, tr("Dismiss point"), parent)
        self._desk = desk
        self._entry = entry
        self._point = point
        self.add_sentence(point.words, soft=False)
        self.reasons = Reasons(REASONS, "", theme)
        self.reasons.changed.connect(self._look)
        self.column.addWidget(self.reasons)
        self.add_sentence(
            tr("It is no longer counted; it stays in the record with your reason, and can be taken back.")
        )
        self.save = self.button(tr("Dismiss"), self._save, "accent")
        self.add_buttons(self.save, close=tr("Cancel"))
        self.fit(60)
        self._look()

    def _look(self) -> None:
        self.save.setEnabled(bool(self.reasons.reason))

    def _save(self) -> None:
        self._desk.appraising.dismiss(self._entry.reference.id, self._point, self.reasons.reason)
        self.accept()
