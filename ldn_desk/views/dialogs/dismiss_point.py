"""Setting a point to check aside, with a reason."""

from PySide6.QtWidgets import QWidget

from ldn_desk.domain.appraisal import DISMISSAL_REASONS
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.dialogs.reasons import Reasons
from ldn_desk.views.theme import Theme
from ldn_desk.wording.terms import begun
from ldn_desk.wording.verdicts import point_words


class DismissPoint(Dialog):
    """Asks why a point is to be set aside; it stays in the reference's record and can be taken back."""

    def __init__(self, desk: Desk, theme: Theme, entry: Entry, point: Point, parent: QWidget | None = None) -> None:
        """For one point of one reference."""
        super().__init__(theme, tr("Dismiss point"), parent)
        self._desk = desk
        self._entry = entry
        self._point = point
        self.add_sentence(begun(point_words(point)), soft=False)
        self.reasons = Reasons(DISMISSAL_REASONS, None, theme)
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
        self.save.setEnabled(self.reasons.reason is not None)

    def _save(self) -> None:
        self._desk.appraising.dismiss(self._entry.reference.id, self._point, self.reasons.reason or "")
        self.accept()
