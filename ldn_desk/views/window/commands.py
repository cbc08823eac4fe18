"""What each menu entry does: one slot for each name in the table of actions."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.shelf import SearchHit
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.window.handing_in import HandedIn, handed_in
from ldn_desk.views.window.editing import copy_from_focus, select_all_in_focus
from ldn_desk.views.window.mending_commands import MendingCommands
from ldn_desk.views.window.reference_commands import ReferenceCommands

if TYPE_CHECKING:
    from ldn_desk.views.library.page import LibraryPage
    from ldn_desk.views.window.main_window import MainWindow

READABLE = "*.pdf *.docx *.docm *.html *.htm *.xhtml *.xml *.nxml *.md *.markdown *.qmd *.txt"
LISTS = "*.bib *.ris *.nbib *.json"


class Commands(QObject):
    """Acts on the window's parts; it decides nothing itself."""

    def __init__(self, window: "MainWindow") -> None:
        """Connects every action of `window`."""
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.mending = MendingCommands(self._desk, window.theme, window.article, window)
        window.actions_.connect_to(self._slots())
        window.actions_.recent.aboutToShow.connect(self._fill_recent)

    def hand_in(self, handed: HandedIn) -> None:
        """Open what was dropped or pasted."""
        if not handed:
            self._desk.failed.emit(
                tr("There is no article in this; copy its text, or save the page and drop the file.")
            )
            return
        self._window.pages.show_desk()
        for path in handed.files:
            self._desk.open_path(path)
        if not handed.files:
            self._desk.open_pasted(handed.text, handed.html)

    def open(self) -> None:
        """Ask for a file, and open it."""
        # Heavy, and not needed before the first file is opened.
        from PySide6.QtWidgets import QFileDialog

        articles = tr("Articles ({suffixes})", suffixes=READABLE)
        lists = tr("Lists of references ({suffixes})", suffixes=LISTS)
        filters = ";;".join((articles, lists, tr("All files (*)")))
        chosen, _ = QFileDialog.getOpenFileName(self._window, tr("Open an article"), "", filters)
        if chosen:
            self.hand_in(HandedIn((Path(chosen),)))

    def paste(self) -> None:
        """Read the article on the clipboard."""
        self.hand_in(handed_in(QGuiApplication.clipboard().mimeData()))

    def sample(self) -> None:
        """Open the sample article."""
        self._window.pages.show_desk()
        self._desk.open_sample()

    def connect_library(self, page: "LibraryPage") -> None:
        """The library page was made: do what it asks for."""
        page.article_wanted.connect(self.open_from_library)
        page.hit_wanted.connect(self.open_hit)
        page.deleted.connect(self._tell_deleted)
        page.left.connect(self._window.pages.show_desk)

    def open_from_library(self, article_id: str) -> None:
        """Show an article of the library."""
        self._window.references.save_pending()
        self._window.pages.show_desk()
        self._desk.open_article(article_id)

    def open_hit(self, hit: SearchHit) -> None:
        """Show an article at the place a search has found."""
        self.open_from_library(hit.article_id)
        if hit.reference_id:
            self._desk.selection.select_reference(hit.reference_id, "library")
        if hit.kind == "article" and hit.start >= 0:
            self._window.article.show_position(hit.start)

    def check(self) -> None:
        """Ask by DOI for what has no answer yet."""
        self._desk.checking.check()

    def check_and_search(self) -> None:
        """The same, and search for titles where the reader agrees to send the printed text."""
        from ldn_desk.presenters.window.preferences import Preferences
        from ldn_desk.views.dialogs.consent import ConsentDialog

        article, preferences = self._desk.opened.article, Preferences(self._desk)
        if article is None:
            return
        if preferences.consents(article.id):
            self._desk.checking.check(search=True)
            return
        dialog = ConsentDialog(self._window.theme, self._window)
        dialog.agreed.connect(lambda: preferences.consent(article.id))
        dialog.agreed.connect(lambda: self._desk.checking.check(search=True))
        dialog.declined.connect(self.check)
        dialog.open()

    def set_offline(self, offline: bool) -> None:
        """Keep the network silent, or allow asking."""
        self._desk.checking.set_offline(offline)

    def cancel(self) -> None:
        """End what runs; with nothing running, leave the library page."""
        if self._desk.checking.progress.running:
            self._desk.checking.cancel()
        else:
            self._window.pages.show_desk()

    def undo(self) -> None:
        """The focused editor's own undo first, else the desk's."""
        if not self._window.editing.undo():
            self._window.references.save_pending()
            self._desk.appraising.undo()

    def redo(self) -> None:
        """The focused editor's own redo first, else the desk's."""
        if not self._window.editing.redo():
            self._desk.appraising.redo()

    def find(self) -> None:
        """Go to the find field: the library's while it is shown."""
        library = self._window.pages.library
        if not self._window.pages.on_desk and library is not None:
            library.focus_search()
        else:
            self._window.toolbar.focus_find(self._window.article.selected_words)

    def find_step(self, by: int) -> None:
        """Go on in article, references and notes; with nothing looked for, go to the find field."""
        if self._window.finding.words:
            self._window.finding.step(by)
        else:
            self.find()

    def look_elsewhere(self) -> None:
        """Take in what another desk wrote to the same library."""
        try:
            self._desk.look_elsewhere()
        except DeskError as error:
            self._desk.failed.emit(str(error))

    def rate(self, stars: int | None) -> None:
        """Give the selected reference stars, or take them away."""
        entry = self._desk.opened.selected_entry
        if entry is not None:
            self._desk.appraising.rate(entry.reference.id, stars)

    def _back(self) -> None:
        pages = self._window.pages
        self._desk.selection.back() if pages.on_desk else pages.show_desk()

    def _copy(self) -> None:
        if not copy_from_focus() and self._window.references.list.hasFocus():
            self._window.references.copy_reference()

    def _delete(self) -> None:
        article = self._desk.opened.article
        if article is not None:
            self._window.references.save_pending()
            self._desk.delete_article(article.id)
            self._tell_deleted(article.title)

    def _tell_deleted(self, title: str) -> None:
        self._window.status.say(tr("Deleted “{title}”", title=title or tr("Untitled")), can_undo=True)

    def _toggle_library(self) -> None:
        pages = self._window.pages
        if pages.on_desk:
            self._window.references.save_pending()
            pages.show_library()
        else:
            pages.show_desk()

    def _next_pane(self) -> None:
        window = self._window
        panes: list[QWidget] = [window.article.reading, window.references.list, window.toolbar.field]
        if self._desk.opened.selected_entry is not None:
            panes.insert(2, window.references.sheet)
        focused = window.focusWidget()
        here = next((i for i, pane in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)), -1)
        target = panes[(here + 1) % len(panes)]
        if target is window.references.list:
            window.references.focus_list()
        elif len(panes) == 4 and target is panes[2]:
            window.references.focus_sheet()
        else:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _full_screen(self) -> None:
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _fill_recent(self) -> None:
        from ldn_desk.presenters.window.library import recent

        menu = self._window.actions_.recent
        menu.clear()
        for line in recent(self._desk):
            words = (line.title or tr("Untitled")).replace("&", "&&")
            shown = menu.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, 420)
            action = menu.addAction(shown, partial(self.open_from_library, line.id))
            action.setToolTip(line.title)
        if menu.isEmpty():
            menu.addAction(tr("Nothing yet")).setEnabled(False)

    def _show(self, dialog: QDialog) -> None:
        dialog.open()

    def _export(self) -> None:
        from ldn_desk.views.dialogs.export import ExportDialog

        self._window.references.save_pending()
        self._show(ExportDialog(self._desk, self._window.theme, self._window))

    def _settings(self) -> None:
        from ldn_desk.views.dialogs.settings import SettingsDialog

        self._show(SettingsDialog(self._desk, self._window.theme, self._window))

    def _requests(self) -> None:
        from ldn_desk.views.dialogs.request_log import RequestLog

        self._show(RequestLog(self._desk, self._window.theme, self._window))

    def _add_year(self) -> None:
        from ldn_desk.views.dialogs.add_year import AddYear

        self._show(AddYear(self._desk, self._window.theme, self._window))

    def _shortcuts(self) -> None:
        from ldn_desk.views.window.shortcuts_page import ShortcutsPage

        self._show(ShortcutsPage(self._window.theme, self._window))

    def _about(self) -> None:
        from ldn_desk.views.dialogs.about import AboutDialog

        self._show(AboutDialog(self._window.theme, self._window))

    def _slots(self) -> dict[str, Callable[[], object]]:
        window, desk, actions = self._window, self._desk, self._window.actions_
        article, references, theme = window.article, window.references, window.theme
        rates = {f"stars_{n}": partial(self.rate, n) for n in range(1, 6)}
        modes = {f"theme_{mode}": partial(theme.set_mode, mode) for mode in ("system", "light", "dark")}
        faces = {f"reading_{face}": partial(theme.set_reading_family, face) for face in ("serif", "sans")}
        return {
            **rates,
            **modes,
            **faces,
            **ReferenceCommands(desk, theme, window).slots(),
            **self.mending.slots(),
            "open": self.open,
            "paste": self.paste,
            "sample": self.sample,
            "library": self._toggle_library,
            "close": desk.close_article,
            "delete": self._delete,
            "export": self._export,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "copy": self._copy,
            "copy_reference": references.copy_reference,
            "select_all": select_all_in_focus,
            "find": self.find,
            "find_next": lambda: self.find_step(1),
            "find_previous": lambda: self.find_step(-1),
            "settings": self._settings,
            "back": self._back,
            "forward": desk.selection.forward,
            "outline": lambda: article.show_outline(actions["outline"].isChecked()),
            "numbers": lambda: article.show_paragraph_numbers(actions["numbers"].isChecked()),
            "printed": lambda: article.turner.turn(actions["printed"].isChecked()),
            "zoom_in": article.zoom_in,
            "zoom_out": article.zoom_out,
            "zoom_reset": article.zoom_reset,
            "next_pane": self._next_pane,
            "full_screen": self._full_screen,
            "check": self.check,
            "check_one": references.check_selected,
            "check_search": self.check_and_search,
            "cancel": self.cancel,
            "findings": references.show_findings,
            "next_reference": references.next_reference,
            "previous_reference": references.previous_reference,
            "next_place": lambda: desk.selection.step(1),
            "previous_place": lambda: desk.selection.step(-1),
            "next_marker": article.focus_next_marker,
            "previous_marker": article.focus_previous_marker,
            "open_doi": references.open_doi,
            "pubmed": references.search_pubmed,
            "stars_none": lambda: self.rate(None),
            "note": references.focus_notes,
            "offline": lambda: self.set_offline(actions["offline"].isChecked()),
            "requests": self._requests,
            "add_year": self._add_year,
            "shortcuts": self._shortcuts,
            "about": self._about,
        }
