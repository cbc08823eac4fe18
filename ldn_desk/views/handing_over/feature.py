"""What the reader hands over, from the menus: exports, and comments to the author."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.feature import ARTICLE, Feature, Item, Spec
from ldn_desk.views.theme import Theme


class HandingOver(Feature):
    """Writes the open article with what is judged of it into something else."""

    def __init__(self, desk: Desk, theme: Theme, save_pending: Callable[[], object], window: QWidget) -> None:
        """`save_pending` saves what is being typed; `window` is what the dialogs stand before."""
        self._desk = desk
        self._theme = theme
        self._save_pending = save_pending
        self._window = window

    def items(self) -> Sequence[Item]:
        """Files, and the clipboard."""
        written, form = tr("Write an annotated bibliography or the references"), tr("For a journal’s review form")
        comments = tr("Copy &Comments to the Author")
        return (
            Spec("export", tr("&Export…"), self._export, "file/hand-over", ("Ctrl+E",), ARTICLE, tip=written),
            Spec("copy_comments", comments, self.copy_comments, "tools/lists", (), ARTICLE, tip=form),
        )

    def copy_comments(self) -> None:
        """Put the comments to the author on the clipboard, for a journal's review form."""
        from ldn_desk.presenters.window.exporting import comments

        text = comments(self._desk)
        if text:
            QGuiApplication.clipboard().setText(text)
            self._desk.said.emit(tr("Copied the comments to the author"))

    def _export(self) -> None:
        from ldn_desk.views.dialogs.export import ExportDialog

        self._save_pending()
        ExportDialog(self._desk, self._theme, self._window).open()
