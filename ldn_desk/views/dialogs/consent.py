"""Asking once per article whether its references' printed text may be sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme


class ConsentDialog(Dialog):
    """Two answers and a way out.

    Signals: `agreed()` the printed text may be sent; `declined()` DOIs alone.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Nothing is sent, and nothing remembered, by showing it."""
        super().__init__(theme, tr("Check and search titles"), parent)
        self.add_heading(tr("May the printed text of these references be sent to Crossref?"))
        self.add_sentence(
            tr(
                "Where a DOI does not lead to its reference, or none is printed, the desk can search Crossref for the "
                "title. It then sends that reference as printed. The article’s text, your notes and your ratings never "
                "leave this computer; the request log shows each request."
            ),
            soft=False,
        )
        self.add_sentence(tr("You are asked once for each article."))
        self.agree = self.button(tr("Send and check"), self._agree, "accent")
        self.decline = self.button(tr("Check DOIs only"), self._decline)
        self.add_buttons(self.agree, self.decline, close=tr("Cancel"))
        self.fit(72)

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()

    def _decline(self) -> None:
        self.declined.emit()
        self.accept()
