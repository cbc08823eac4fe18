"""What can be done with the selected reference: judge it, copy it, open its DOI, search PubMed, ask again, mend."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import sheet
from ldn_desk.views.acts.on_judgement import JudgingActs
from ldn_desk.views.acts.on_list import MendingActs
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.flow_text import open_in_browser


class ReferenceActs:
    """Acts on the desk's selected reference; without one, each does nothing."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        parent: QWidget,
        write_note: Callable[[], object],
        show_point: Callable[[], object],
    ) -> None:
        """`parent` owns the menus; the others go to a new note, and to the first point to check."""
        self._desk = desk
        self._theme = theme
        self._judging = JudgingActs(desk, theme, parent, write_note)
        self._mending = MendingActs(desk, theme, parent)
        self._show_point = show_point
        self._parent = parent

    def copy_reference(self) -> None:
        """Copy the reference as printed."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            self._copy(entry.reference.text, tr("Copied reference {number}", number=entry.reference.number))

    def copy_doi(self) -> None:
        """Copy the DOI."""
        entry = self._desk.opened.selected_entry
        doi = sheet.doi_of(entry) if entry is not None else ""
        if doi:
            self._copy(doi, tr("Copied {doi}", doi=doi))

    def open_doi(self) -> None:
        """Open the DOI in the browser."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            open_in_browser(sheet.doi_address(entry))

    def search_pubmed(self) -> None:
        """Search PubMed for the title, in the browser."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            open_in_browser(sheet.pubmed_address(entry))

    def check_again(self) -> None:
        """Ask for this reference alone."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            self._desk.checking.check([entry.reference.id])

    def menu(self, words: str = "") -> QMenu:
        """All of it as a menu, what is not possible now greyed; `words` are selected, and can be copied."""
        entry = self._desk.opened.selected_entry
        menu = QMenu(self._parent)
        if words:
            menu.addAction(tr("Copy"), partial(QGuiApplication.clipboard().setText, words))
            menu.addSeparator()
        if entry is not None:
            self._judging.add_to(menu, entry)
            if entry.open_points:
                menu.addAction(tr("Go to the Point to Check"), self._show_point)
            menu.addSeparator()
        self._add_ways_out(menu, entry is not None and bool(sheet.doi_of(entry)))
        menu.addSeparator()
        self._mending.add_to(menu)
        if entry is not None:
            menu.addSeparator()
            menu.addAction(tr("History…"), self.show_history)
        return menu

    def show_history(self) -> None:
        """What was done to this reference, from what to what."""
        from ldn_desk.views.dialogs.history import HistoryDialog

        article, entry = self._desk.opened.article, self._desk.opened.selected_entry
        if article is not None and entry is not None:
            HistoryDialog(self._desk, self._theme, article, entry.reference, self._parent).open()

    def show_menu(self, at: QPoint, words: str = "") -> None:
        """Open the menu at this place of the screen."""
        menu = self.menu(words)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _add_ways_out(self, menu: QMenu, has_doi: bool) -> None:
        menu.addAction(tr("Copy Reference"), self.copy_reference)
        menu.addAction(tr("Copy DOI"), self.copy_doi).setEnabled(has_doi)
        menu.addSeparator()
        menu.addAction(tr("Open DOI in the Browser"), self.open_doi).setEnabled(has_doi)
        menu.addAction(tr("Search PubMed in the Browser"), self.search_pubmed)
        menu.addSeparator()
        checking = self._desk.checking
        again = menu.addAction(tr("Check This Reference"), self.check_again)
        again.setEnabled(self._desk.writable and not checking.offline and not checking.progress.running)

    def _copy(self, text: str, words: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.said.emit(words)
