"""Mending, from the menus and in the article: a right click on the text offers what can be mended there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_list import MendingActs
from ldn_desk.views.article.card_timing import marker_citation
from ldn_desk.views.feature import ARTICLE, ARTICLE_WRITTEN, SELECTED_WRITTEN, Feature, Item, Spec, Submenu
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    from ldn_desk.views.article.pane import ArticlePane
    from ldn_desk.views.article.reading.view import ArticleView

LONGEST_MARKER = 200
"""Code points of a selection that can become a marker."""


class Mending(Feature):
    """Acts on the selected reference, and on the place of the article where the reader is."""

    def __init__(self, desk: Desk, theme: Theme, article: "ArticlePane", window: QWidget) -> None:
        """`article` knows where the reader is; `window` is what the dialogs stand before."""
        self._desk = desk
        self._view = article.view
        self._acts = MendingActs(desk, theme, window)
        article.menu_filled.connect(self.fill_menu)
        desk.opened.version_found.connect(self._acts.ask_version)

    def items(self) -> Sequence[Item]:
        """Mends of references, of markers, of the list's bounds, and of the whole reading."""
        acts, mending, at = self._acts, self._desk.mending, "mend/references"
        up, down = partial(acts.move, -1), partial(acts.move, 1)
        begin, end = partial(self._bound, mending.begin), partial(self._bound, mending.end)
        wrong, two = tr("What was read wrongly from the text"), tr("Two references that were taken for one")
        one, after = tr("One reference that was taken for two"), tr("After the selected one, else at the list’s head")
        notes = tr("With its notes; Undo, or Removed References, brings it back")
        place, marker = tr("What this place cites"), tr("The marker at hand cites nothing")
        cursor, kept = (
            tr("At the selection or text cursor in the article"),
            tr("From its file as it was kept; mends stay"),
        )
        again, older = tr("Read the Article A&gain"), tr("Older versions of this article")
        return (
            Submenu("mend", tr("Mend &by Hand"), "references/mend"),
            Spec(
                "edit_fields", tr("Edit &Fields…"), acts.edit_fields, at, ("Ctrl+Shift+E",), SELECTED_WRITTEN, tip=wrong
            ),
            Spec("split", tr("&Split…"), acts.split, at, (), SELECTED_WRITTEN, tip=two),
            Spec("merge", tr("&Merge with the Next"), acts.merge, at, (), SELECTED_WRITTEN, tip=one),
            Spec("move_up", tr("Move &Up"), up, at, ("Alt+Shift+Up",), SELECTED_WRITTEN),
            Spec("move_down", tr("Move &Down"), down, at, ("Alt+Shift+Down",), SELECTED_WRITTEN),
            Spec("add_reference", tr("&Add a Reference…"), acts.add, at, (), ARTICLE_WRITTEN, tip=after),
            Spec("remove", tr("&Remove"), acts.remove, at, (), SELECTED_WRITTEN, tip=notes),
            Spec("removed", tr("Rem&oved References…"), acts.removed, at, (), ARTICLE),
            Spec(
                "cites",
                tr("Marker or Selection &Cites…"),
                self.cites,
                "mend/markers",
                ("Ctrl+Shift+K",),
                ARTICLE_WRITTEN,
                tip=place,
            ),
            Spec(
                "no_citation",
                tr("This Is &No Citation"),
                self.no_citation,
                "mend/markers",
                (),
                ARTICLE_WRITTEN,
                tip=marker,
            ),
            Spec("begin", tr("The List &Begins Here"), begin, "mend/bounds", (), ARTICLE_WRITTEN, tip=cursor),
            Spec("end", tr("The List &Ends Here"), end, "mend/bounds", (), ARTICLE_WRITTEN, tip=cursor),
            Spec("read_again", again, mending.read_again, "mend/article", (), ARTICLE_WRITTEN, tip=kept),
            Spec("versions", tr("Other &Versions…"), acts.versions, "mend/article", (), ARTICLE, tip=older),
        )

    def cites(self) -> None:
        """Ask what the selected words cite, else the marker at hand."""
        stretch = selected(self._view) or _stretch(self._at_hand)
        if stretch is None:
            self._desk.failed.emit(tr("Select the words that cite, or go to a marker first."))
        else:
            self._acts.cites(*stretch)

    def no_citation(self) -> None:
        """The marker at hand cites nothing."""
        citation = self._at_hand
        if citation is None:
            self._desk.failed.emit(tr("Go to the marker that is no citation first: F8 walks the markers."))
        else:
            self._desk.mending.unlink(citation.start, citation.end)

    def fill_menu(self, menu: QMenu, href: str, where: QPoint) -> None:
        """What can be mended where the reader has clicked in the article."""
        article = self._desk.opened.article
        if article is None or not self._desk.writable:
            return
        menu.addSeparator()
        citation, chosen = marker_citation(self._view, href), selected(self._view)
        if citation is not None:
            menu.addAction(tr("This Marker Cites…"), partial(self._acts.cites, citation.start, citation.end))
            unlink = partial(self._desk.mending.unlink, citation.start, citation.end)
            menu.addAction(tr("This Is No Citation"), unlink)
        elif chosen is not None and article.references:
            menu.addAction(tr("Make the Selection a Citation of…"), partial(self._acts.cites, *chosen))
        place = place_at(self._view, where)
        if place is not None:
            menu.addAction(tr("The Reference List Begins Here"), partial(self._desk.mending.begin, place))
            end = menu.addAction(tr("The Reference List Ends Here"), partial(self._desk.mending.end, place))
            end.setEnabled(bool(article.references) and place > article.references[0].start)

    @property
    def _at_hand(self) -> Citation | None:
        """The marker in the keyboard's focus, else the one that is selected."""
        current = self._view.stops.current
        focused = marker_citation(self._view, current.href) if current is not None else None
        return focused or self._desk.selection.citation

    def _bound(self, mend: Callable[[int], object]) -> None:
        place = self._view.sight.positions.to_article(self._view.textCursor().selectionStart())
        if place is None:
            self._desk.failed.emit(tr("Click into the article first, where the list begins or ends."))
        else:
            mend(place)


def selected(view: "ArticleView") -> tuple[int, int] | None:
    """The selected stretch of the article, without blanks around it; None for none, or one too long for a marker."""
    cursor = view.textCursor()
    start, end = (view.sight.positions.to_article(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    if view.article is None or not cursor.hasSelection() or start is None or end is None:
        return None
    words = view.article.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end <= start + LONGEST_MARKER else None


def place_at(view: "ArticleView", where: QPoint) -> int | None:
    """The place of the article at this place of the screen."""
    cursor = view.cursorForPosition(view.viewport().mapFromGlobal(where))
    return view.sight.positions.to_article(cursor.position())


def _stretch(citation: Citation | None) -> tuple[int, int] | None:
    return (citation.start, citation.end) if citation is not None else None
