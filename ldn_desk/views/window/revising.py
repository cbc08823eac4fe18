"""Undo, copy and find: what stands in the Edit menu, for the editor that has the keyboard and for the whole desk."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import SignalInstance

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.window.finding import Finding
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import ARTICLE, READY, SELECTED, ActionsByName, Feature, Item, Spec
from ldn_desk.views.references.pane import ReferencePane
from ldn_desk.views.theme import Theme
from ldn_desk.views.window.editing import Editing, copy_from_focus, select_all_in_focus
from ldn_desk.views.window.stack import Pages
from ldn_desk.views.window.toolbar import ToolBar


class Revising(Feature):
    """An editor's own undo comes first; Copy without anything selected copies the reference at hand."""

    def __init__(self, desk: Desk, theme: Theme, editing: Editing, references: ReferencePane) -> None:
        """`editing` knows the editor that has the keyboard."""
        self._desk = desk
        self._theme = theme
        self._editing = editing
        self._references = references

    def items(self) -> Sequence[Item]:
        """Undo, redo, copy, select all."""
        printed = tr("Copy the reference as printed")
        of_reference, of_article = self._references.show_history, tr("Who did what when, and from what to what")
        copy_reference, keys = self._references.copy_reference, ("Ctrl+Shift+C",)
        return (
            Spec("undo", tr("&Undo"), self._undo, "edit/undo", ("Ctrl+Z",), ("undo",)),
            Spec("redo", tr("&Redo"), self._redo, "edit/undo", ("Ctrl+Shift+Z", "Ctrl+Y"), ("redo",)),
            Spec("history", tr("&History of the Reference…"), of_reference, "edit/undo", (), SELECTED, tip=of_article),
            Spec("article_history", tr("His&tory of the Article…"), self._history, "edit/undo", (), ARTICLE),
            Spec("copy", tr("&Copy"), self._copy, "edit/copy", ("Ctrl+C",)),
            Spec("copy_reference", tr("Copy R&eference"), copy_reference, "edit/copy", keys, SELECTED, tip=printed),
            Spec("select_all", tr("Select &All"), select_all_in_focus, "edit/copy", ("Ctrl+A",)),
        )

    def facts(self) -> Mapping[str, bool]:
        """Whether there is something to undo or redo."""
        appraising = self._desk.appraising
        return {
            "undo": self._editing.can_undo or bool(appraising.undo_words),
            "redo": self._editing.can_redo or bool(appraising.redo_words),
        }

    def news(self) -> Sequence[SignalInstance]:
        """Something was written, another editor has the keyboard, or there is a library."""
        return (self._desk.appraising.undo_changed, self._editing.changed, self._desk.started)

    def refresh(self, actions: ActionsByName) -> None:
        """`Undo rate reference 7`; the plain word where there is nothing."""
        appraising, typing = self._desk.appraising, tr("typing")
        undo = typing if self._editing.can_undo else appraising.undo_words
        redo = typing if self._editing.can_redo else appraising.redo_words
        actions["undo"].setText(tr("&Undo {what}", what=undo) if undo else tr("&Undo"))
        actions["redo"].setText(tr("&Redo {what}", what=redo) if redo else tr("&Redo"))

    def _undo(self) -> None:
        if not self._editing.undo():
            self._references.save_pending()
            self._desk.appraising.undo()

    def _redo(self) -> None:
        if not self._editing.redo():
            self._desk.appraising.redo()

    def _history(self) -> None:
        from ldn_desk.views.dialogs.history import HistoryDialog

        article = self._desk.opened.article
        if article is not None:
            HistoryDialog(self._desk, self._theme, article, None, self._references.window()).open()

    def _copy(self) -> None:
        if not copy_from_focus() and self._references.list.hasFocus():
            self._references.copy_reference()


class Seeking(Feature):
    """Finding words, in the article and its references, or in the library while that is shown."""

    def __init__(self, pages: Pages, toolbar: ToolBar, article: ArticlePane, finding: Finding) -> None:
        """`toolbar` has the find field; `finding` walks what is found."""
        self._pages = pages
        self._toolbar = toolbar
        self._article = article
        self._finding = finding
        article.find_wanted.connect(self._find)

    def items(self) -> Sequence[Item]:
        """Find, and the next and previous place."""
        everywhere = tr("Find in article, references and notes")
        forth, back = ("F3", "Ctrl+G"), ("Shift+F3", "Ctrl+Shift+G")
        return (
            Spec("find", tr("&Find"), self._find, "edit/find", ("Ctrl+F",), READY, tip=everywhere),
            Spec("find_next", tr("Find &Next"), lambda: self._step(1), "edit/find", forth, ARTICLE),
            Spec("find_previous", tr("Find Pre&vious"), lambda: self._step(-1), "edit/find", back, ARTICLE),
        )

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """The find field's."""
        return ((tr("Enter, Shift+Enter"), tr("In the find field: next, previous place")),)

    def _find(self) -> None:
        library = self._pages.library
        if not self._pages.on_desk and library is not None:
            library.focus_search()
        else:
            self._toolbar.focus_find(self._article.selected_words)

    def _step(self, by: int) -> None:
        """With nothing looked for, go to the find field."""
        if self._finding.words:
            self._finding.step(by)
        else:
            self._find()
