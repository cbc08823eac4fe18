"""What the menus do about verdicts, second looks and comments: the slots of those entries, by name."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_verdict import accept_suggestion, correct_verdict
from ldn_desk.views.theme import Theme


class ReferenceCommands:
    """Acts on the selected reference, or on the whole list."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        """`window` is what the dialogs stand before."""
        self._desk = desk
        self._theme = theme
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Each action's slot."""
        return {
            "check_unanswered": self._desk.checking.check_unanswered,
            "check_stale": self._desk.checking.check_stale,
            "correct": self.correct,
            "withdraw": self.withdraw,
            "accept": self.accept,
            "copy_comments": self.copy_comments,
            "retractions": self.import_retractions,
        }

    def correct(self) -> None:
        """Ask for the reader's own verdict on the selected reference."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            correct_verdict(self._desk, self._theme, self._window, entry)

    def withdraw(self) -> None:
        """Let the machine's verdict stand alone again."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            self._desk.appraising.withdraw_correction(entry.reference.id)

    def accept(self) -> None:
        """Take the suggested DOI for the one that was meant."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            accept_suggestion(self._desk, entry)

    def copy_comments(self) -> None:
        """Put the comments to the author on the clipboard, for a journal's review form."""
        from ldn_desk.services.exporting import comments_text

        article = self._desk.opened.article
        if article is not None:
            QGuiApplication.clipboard().setText(comments_text(article, self._desk.opened.entries))
            self._desk.said.emit(tr("Copied the comments to the author"))

    def import_retractions(self) -> None:
        """Ask for Retraction Watch's file, and import it."""
        # Heavy, and not needed before the first file is opened.
        from PySide6.QtWidgets import QFileDialog

        filters = ";;".join((tr("CSV files (*.csv)"), tr("All files (*)")))
        title = tr("Import Retraction Watch’s CSV file")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", filters)
        if chosen:
            self._desk.retractions.import_file(Path(chosen))
