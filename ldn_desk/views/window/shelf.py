"""Opening articles, by file, clipboard and library: what stands first in the File menu."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from ldn_desk.domain.shelf import SearchHit
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.handing_in import HandedIn, handed_in
from ldn_desk.presenters.window.matching_words import sought
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import ARTICLE, ARTICLE_WRITTEN, READY, WRITTEN, Feature, Item, Spec, Submenu
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.window.stack import Pages

if TYPE_CHECKING:
    from ldn_desk.views.library.page import LibraryPage

READABLE = "*.pdf *.docx *.docm *.html *.htm *.xhtml *.xml *.nxml *.md *.markdown *.qmd *.txt"
LISTS = "*.bib *.ris *.nbib *.json"
RECENT_WIDTH = 420
"""Pixels of a title in Open Recent."""

Say = Callable[[str, bool], object]
"""Puts words into the status bar; True offers Undo beside them."""


class Shelf(Feature):
    """Puts articles on the desk, and takes them off."""

    def __init__(
        self, desk: Desk, pages: Pages, article: ArticlePane, references: ReferencePane, say: Say, window: QWidget
    ) -> None:
        """`pages` turns between desk and library; `window` is what the file dialog stands before."""
        self._desk = desk
        self._pages = pages
        self._article = article
        self._references = references
        self._say = say
        self._window = window
        pages.library_made.connect(self._connect_library)
        article.open_wanted.connect(self.open)
        article.paste_wanted.connect(self.paste)
        article.sample_wanted.connect(self.sample)

    def items(self) -> Sequence[Item]:
        """Opening, and what is done with a whole article."""
        formats = tr("Open an article: PDF, Word, web page, journal XML, Markdown or text")
        clipboard = tr("Read the article on the clipboard")
        over_all = tr("Every article on the desk, and a search over all")
        taken_back = tr("Taken back with Undo, or in the library")
        close = self._desk.close_article
        return (
            Spec("open", tr("&Open…"), self.open, "file/open", ("Ctrl+O",), READY, tip=formats),
            Submenu("recent", tr("Open &Recent"), "file/open", self._fill_recent, READY),
            Spec("paste", tr("&Paste Article"), self.paste, "file/open", ("Ctrl+Shift+V",), READY, tip=clipboard),
            Spec("sample", tr("Open the &Sample Article"), self.sample, "file/open", (), READY),
            Spec("library", tr("&Library"), self._turn, "file/library", ("Ctrl+L",), READY, tip=over_all),
            Spec("close", tr("&Close Article"), close, "file/library", ("Ctrl+W",), ARTICLE),
            Spec("delete", tr("&Delete Article"), self._delete, "file/library", (), ARTICLE_WRITTEN, tip=taken_back),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether there is a library and an article, which page is shown, and whether anything can be written."""
        desk = self._desk
        return {
            "ready": desk.ready,
            "desk": self._pages.on_desk,
            "article": desk.opened.article is not None,
            WRITTEN: desk.writable,
        }

    def news(self) -> Sequence[SignalInstance]:
        """The desk's."""
        return (self._desk.started, self._desk.opened.article_changed, self._desk.shelf_changed, self._pages.changed)

    def hand_in(self, handed: HandedIn) -> None:
        """Open what was dropped or pasted."""
        if not handed:
            self._desk.failed.emit(
                tr("There is no article in this; copy its text, or save the page and drop the file.")
            )
            return
        self._pages.show_desk()
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
        self._pages.show_desk()
        self._desk.open_sample()

    def _connect_library(self, page: "LibraryPage") -> None:
        """The library page was made: do what it asks for."""
        page.article_wanted.connect(self._open_from_library)
        page.hit_wanted.connect(self._open_hit)
        page.deleted.connect(self._tell_deleted)
        page.left.connect(self._pages.show_desk)

    def _open_from_library(self, article_id: str) -> None:
        self._references.save_pending()
        self._pages.show_desk()
        self._desk.open_article(article_id)

    def _open_hit(self, hit: SearchHit, words: str) -> None:
        """Show an article at the place a search has found; a note has the keyboard, and in it the words are lit up."""
        self._open_from_library(hit.article_id)
        if hit.reference_id:
            self._desk.selection.select_reference(hit.reference_id, "library")
        if hit.kind == "article" and hit.start >= 0:
            self._article.show_position(hit.start)
        if hit.kind == "note" and not hit.reference_id:
            self._article.about.show_note(hit.note_id, sought(words))
            return
        if hit.citation_id:
            self._desk.selection.select_citation(hit.citation_id, "library", hit.reference_id)
        editor = self._references.show_note(hit.note_id, sought(words)) if hit.note_id else None
        if editor is not None:
            editor.field.focus_shown()

    def _delete(self) -> None:
        article = self._desk.opened.article
        if article is not None:
            self._references.save_pending()
            self._desk.delete_article(article.id)
            self._tell_deleted(article.title)

    def _tell_deleted(self, title: str) -> None:
        self._say(tr("Deleted “{title}”", title=title or tr("Untitled")), True)

    def _turn(self) -> None:
        if self._pages.on_desk:
            self._references.save_pending()
            self._pages.show_library()
        else:
            self._pages.show_desk()

    def _fill_recent(self, menu: QMenu) -> None:
        from ldn_desk.presenters.window.library import recent

        menu.clear()
        # A menu has no room for a long title; under the mouse it is shown whole.
        menu.setToolTipsVisible(True)
        for line in recent(self._desk):
            words = (line.title or tr("Untitled")).replace("&", "&&")
            shown = menu.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, RECENT_WIDTH)
            action = menu.addAction(shown, partial(self._open_from_library, line.id))
            action.setToolTip(line.title)
        if menu.isEmpty():
            menu.addAction(tr("Nothing Yet")).setEnabled(False)
