"""Dialogs that change the article itself, which takes a moment where it is a long one."""

from PySide6.QtWidgets import QLabel, QWidget

from ldn_desk.presenters.desk import Desk
from ldn_desk.views.dialogs.dialog import Dialog
from ldn_desk.views.theme import Theme


class WritingDialog(Dialog):
    """Stays until what it asked for is written: meanwhile its main button waits, and to close it is to cancel."""

    def __init__(self, desk: Desk, theme: Theme, title: str, parent: QWidget | None) -> None:
        """`desk` writes."""
        super().__init__(theme, title, parent)
        self._desk = desk
        self._refusal: QLabel | None = None
        self._writing = False
        self._could = True
        desk.rewriting.running_changed.connect(self._wait)

    def add_refusal(self) -> QLabel:
        """A sentence that is there once something was refused."""
        label = self._refusal = self.add_sentence("", soft=False)
        label.hide()
        self._desk.failed.connect(self._refuse)
        return label

    def reject(self) -> None:
        """What is still being written is not wanted any more."""
        if self._writing:
            self._desk.rewriting.cancel()
        super().reject()

    def _refuse(self, words: str) -> None:
        if self._refusal is not None:
            self.tell(self._refusal, words)

    def _wait(self, running: bool) -> None:
        """A write that begins while the dialog is there is its own: it keeps the window from everything else."""
        if self.main is None or running == self._writing or (running and not self.isVisible()):
            return
        self._writing = running
        if running:
            self._refuse("")
            self._could = self.main.isEnabled()
        self.main.setEnabled(self._could and not running)
