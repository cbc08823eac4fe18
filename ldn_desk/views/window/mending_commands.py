"""Mending from the menus and in the article: the slots of those entries, and what a right click on the text offers."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ldn_desk.domain.article import Citation
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_list import MendingActs
from ldn_desk.views.article.card_timing import marker_citation
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    from ldn_desk.views.article.pane import ArticlePane
    from ldn_desk.views.article.reading.view import ArticleView

LONGEST_MARKER = 200
"""Code points of a selection that can become a marker."""


class MendingCommands:
    """Acts on the selected reference, and on the place of the article where the reader is."""

    def __init__(self, desk: Desk, theme: Theme, article: "ArticlePane", window: QWidget) -> None:
        """`article` knows where the reader is; `window` is what the dialogs stand before."""
        self._desk = desk
        self._view = article.view
        self._acts = MendingActs(desk, theme, window)
        article.menu_filled.connect(self.fill_menu)
        desk.opened.version_found.connect(self._acts.ask_version)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Each action's slot."""
        acts = self._acts
        return {
            "edit_fields": acts.edit_fields,
            "split": acts.split,
            "merge": acts.merge,
            "move_up": partial(acts.move, -1),
            "move_down": partial(acts.move, 1),
            "add_reference": acts.add,
            "remove": acts.remove,
            "removed": acts.removed,
            "cites": self.cites,
            "no_citation": self.no_citation,
            "begin": partial(self._bound, self._desk.mending.begin),
            "end": partial(self._bound, self._desk.mending.end),
            "read_again": self._desk.mending.read_again,
            "versions": acts.versions,
        }

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
        if article is None:
            return
        menu.addSeparator()
        citation, chosen = marker_citation(self._view, href), selected(self._view)
        if citation is not None:
            menu.addAction(tr("This marker cites…"), partial(self._acts.cites, citation.start, citation.end))
            unlink = partial(self._desk.mending.unlink, citation.start, citation.end)
            menu.addAction(tr("This is no citation"), unlink)
        elif chosen is not None and article.references:
            menu.addAction(tr("Make the selection a citation of…"), partial(self._acts.cites, *chosen))
        place = place_at(self._view, where)
        if place is not None:
            menu.addAction(tr("The reference list begins here"), partial(self._desk.mending.begin, place))
            end = menu.addAction(tr("The reference list ends here"), partial(self._desk.mending.end, place))
            end.setEnabled(bool(article.references) and place > article.references[0].start)

    @property
    def _at_hand(self) -> Citation | None:
        """The marker in the keyboard's focus, else the one that is selected."""
        current = self._view.stops.current
        focused = marker_citation(self._view, current.href) if current is not None else None
        return focused or self._desk.selection.citation

    def _bound(self, mend: Callable[[int], object]) -> None:
        place = self._view.positions.to_article(self._view.textCursor().selectionStart())
        if place is None:
            self._desk.failed.emit(tr("Click into the article first, where the list begins or ends."))
        else:
            mend(place)


def selected(view: "ArticleView") -> tuple[int, int] | None:
    """The selected stretch of the article, without blanks around it; None for none, or one too long for a marker."""
    cursor = view.textCursor()
    start, end = (view.positions.to_article(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    if view.article is None or not cursor.hasSelection() or start is None or end is None:
        return None
    words = view.article.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end <= start + LONGEST_MARKER else None


def place_at(view: "ArticleView", where: QPoint) -> int | None:
    """The place of the article at this place of the screen."""
    cursor = view.cursorForPosition(view.viewport().mapFromGlobal(where))
    return view.positions.to_article(cursor.position())


def _stretch(citation: Citation | None) -> tuple[int, int] | None:
    return (citation.start, citation.end) if citation is not None else None
