"""What a reader does about the desk's own slips: the dialogs and acts of mending, for menus and context menus."""

from functools import partial

from PySide6.QtWidgets import QDialog, QMenu, QWidget

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.shelf import Shelved
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.theme import Theme


class MendingActs:
    """Acts on the desk's selected reference, or on a place of its article; without one, each does nothing."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        """`parent` is what the dialogs stand before."""
        self._desk = desk
        self._theme = theme
        self._parent = parent

    @property
    def _selected(self) -> Reference | None:
        entry = self._desk.opened.selected_entry
        return entry.reference if entry is not None else None

    def edit_fields(self) -> None:
        """Ask for the fields as the reader knows them."""
        from ldn_desk.views.dialogs.edit_fields import EditFields

        reference = self._selected
        if reference is not None:
            self._open(EditFields(self._desk, self._theme, reference, self._parent))

    def split(self) -> None:
        """Ask where the second reference begins."""
        from ldn_desk.views.dialogs.split_reference import SplitReference

        reference = self._selected
        if reference is not None:
            self._open(SplitReference(self._desk, self._theme, reference, self._parent))

    def merge(self) -> None:
        """Make one reference of the selected and the next."""
        reference = self._selected
        if reference is not None:
            self._desk.mending.merge_with_next(reference)

    def move(self, by: int) -> None:
        """Let the selected reference stand one place further up (-1) or down."""
        reference = self._selected
        if reference is not None:
            self._desk.mending.move_by(reference, by)

    def add(self) -> None:
        """Ask for the text of a reference that the list lacks."""
        from ldn_desk.views.dialogs.add_reference import AddReference

        if self._desk.opened.article is not None:
            self._open(AddReference(self._desk, self._theme, self._selected, self._parent))

    def remove(self) -> None:
        """Put the selected reference away."""
        reference = self._selected
        if reference is not None:
            self._desk.mending.remove(reference)

    def removed(self) -> None:
        """Show what was removed."""
        from ldn_desk.views.dialogs.removed_references import RemovedReferences

        article = self._desk.opened.article
        if article is not None:
            self._open(RemovedReferences(self._desk, self._theme, article, self._parent))

    def cites(self, start: int, end: int) -> None:
        """Ask what this stretch of the article cites."""
        from ldn_desk.views.dialogs.cites import Cites

        article = self._desk.opened.article
        if article is not None and article.references:
            self._open(Cites(self._desk, self._theme, article, start, end, self._parent))

    def ask_version(self, article: Article, older: Shelved) -> None:
        """Ask whether what was just opened takes the place of an older version."""
        from ldn_desk.views.dialogs.newer_version import NewerVersion

        self._open(NewerVersion(self._desk, self._theme, article, older, self._parent))

    def versions(self) -> None:
        """Show the older versions of the article, or lead to the newer one."""
        from ldn_desk.views.dialogs.other_versions import OtherVersions

        article = self._desk.opened.article
        if article is not None:
            self._open(OtherVersions(self._desk, self._theme, article, self._parent))

    def add_to(self, menu: QMenu) -> None:
        """The entries for the selected reference, what is not possible now greyed."""
        if not self._desk.writable:
            return
        reference = self._selected
        menu.addAction(tr("Edit Fields…"), self.edit_fields)
        menu.addAction(tr("Split…"), self.split)
        merge = menu.addAction(tr("Merge with the Next"), self.merge)
        merge.setEnabled(reference is not None and self._desk.mending.next_to(reference) is not None)
        menu.addAction(tr("Move Up"), partial(self.move, -1))
        menu.addAction(tr("Move Down"), partial(self.move, 1))
        menu.addAction(tr("Add a Reference after It…"), self.add)
        menu.addAction(tr("Remove"), self.remove)

    def _open(self, dialog: QDialog) -> None:
        dialog.open()
