"""Marks, from the menus, by key and by mouse: a bar at the selection, a card for each, a list beside the article."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.extending import Unit
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.acts.on_list import MendingActs
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.feature import ARTICLE, ARTICLE_WRITTEN, ActionsByName, Feature, Item, Spec, Submenu
from ldn_desk.views.judging.marks.desk_marks import DeskMarks
from ldn_desk.views.judging.marks.making import Making
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    from ldn_desk.views.article.printed.view import PageView
    from ldn_desk.views.dialogs.settings import SettingsGroup

LONGEST_MARKER = 200
"""Code points of words that can become a citation."""


class Marks(Feature):
    """Acts on what is selected in the article, and on the mark at hand."""

    def __init__(self, desk: Desk, theme: Theme, article: ArticlePane, window: QWidget) -> None:
        """`window` is what the dialogs stand before."""
        self._desk, self._theme, self._article, self._window = desk, theme, article, window
        self._acts = MendingActs(desk, theme, window)
        self._pages: PageView | None = None
        self.making = Making(desk, article)
        self.shown = DeskMarks(desk, theme, article, self.making)
        self.shown.link_wanted.connect(self.ask_link)
        self.shown.deleted_wanted.connect(self.show_deleted)
        article.menu_filled.connect(self._fill_menu)
        article.turner.made.connect(self._take_pages)

    def items(self) -> Sequence[Item]:
        """Making marks, going from one to the next, and what is done about the one at hand."""
        making, within = self.making, (self._article.view,)
        comment, words = partial(making.highlight, comment=True), tr("Highlight and &Comment")
        onward, back = partial(making.step, 1), partial(making.step, -1)
        at, walk, away, delete = "marks/make", "marks/walk", "marks/away", tr("&Delete the Mark at Hand")
        made, bar = ARTICLE_WRITTEN, "view/article"
        return (
            Submenu("marks", tr("&Marks"), "judge/marks", needs=ARTICLE),
            Spec("highlight", tr("&Highlight"), making.highlight, at, ("H",), made, within=within),
            Spec("highlight_comment", words, comment, at, ("Shift+H",), made, within=within),
            *self._colours(),
            Spec("link_mark", tr("&Link with a Reference…"), self.ask_link, at, (), made),
            Spec("next_mark", tr("&Next Mark"), onward, walk, ("M",), ARTICLE, within=within),
            Spec("previous_mark", tr("&Previous Mark"), back, walk, ("Shift+M",), ARTICLE, within=within),
            Spec("delete_mark", delete, self._delete, away, (), made),
            Spec("deleted_marks", tr("D&eleted Marks…"), self.show_deleted, away, (), ARTICLE),
            Spec("show_marks", tr("&Marks"), self._show_list, bar, ("Ctrl+Shift+H",), ARTICLE, checkable=True),
            Submenu("select", tr("E&xtend Selection"), "edit/copy", needs=ARTICLE),
            *self._growing(),
        )

    def _colours(self) -> Sequence[Item]:
        """Marking in each of the four colours."""
        within = (self._article.view,)
        return [
            Spec(
                f"mark_{colour}",
                self._colour_words(number, colour),
                partial(self.making.highlight, colour),
                "marks/colours",
                (f"Alt+{number}",),
                ARTICLE_WRITTEN,
                within=within,
            )
            for number, colour in enumerate(Colour, 1)
        ]

    def _colour_words(self, number: int, colour: Colour) -> str:
        """A colour by the reader's own name."""
        name = self._desk.marking.name_of(colour).replace("&", "&&")
        return tr("&{number} {colour}", number=number, colour=name)

    def _growing(self) -> Sequence[Item]:
        """Selecting by keyboard."""
        grow, within = self.making.extend, (self._article.view,)
        ways = (
            ("word_on", tr("Next &Word"), Unit.WORD, 1, "Ctrl+Shift+Right"),
            ("word_back", tr("Previous W&ord"), Unit.WORD, -1, "Ctrl+Shift+Left"),
            ("sentence_on", tr("Next &Sentence"), Unit.SENTENCE, 1, "Ctrl+Shift+Down"),
            ("sentence_back", tr("Previous S&entence"), Unit.SENTENCE, -1, "Ctrl+Shift+Up"),
        )
        return [
            Spec(name, words, partial(grow, unit, by), "select/by", (keys,), ARTICLE, within=within)
            for name, words, unit, by, keys in ways
        ]

    def facts(self) -> Mapping[str, bool]:
        """None: what is selected changes with every move of the mouse, and is asked for when a key is pressed."""
        return {}

    def news(self) -> Sequence[SignalInstance]:
        """What stands beside the article, the view of pages, and the names of the colours."""
        return (self._article.side_changed, self._article.turner.made, self._desk.marking.names_changed)

    def refresh(self, actions: ActionsByName) -> None:
        """Tick the list, name the colours, and let the keys work on the pages too."""
        actions["show_marks"].setChecked(self._article.side.shown == "marks")
        for number, colour in enumerate(Colour, 1):
            actions[f"mark_{colour}"].setText(self._colour_words(number, colour))
        if self._pages is not None:
            within = self._article.view
            for spec in self.items():
                if isinstance(spec, Spec) and within in spec.within:
                    self._pages.addAction(actions[spec.name])

    def settings(self) -> "Sequence[SettingsGroup]":
        """The names of the colours."""
        from ldn_desk.views.judging.marks.settings import settings

        return settings(self._desk)

    def further_keys(self) -> Sequence[tuple[str, str]]:
        """Those of the text and of the list."""
        return (
            (tr("Enter"), tr("In the article, at a mark: its card")),
            (tr("Enter, Delete"), tr("In the list of marks: write on one, delete it")),
        )

    def ask_link(self, mark: Mark | None = None) -> None:
        """Ask which reference the mark at hand, or what is selected, leads to."""
        from ldn_desk.views.dialogs.see_also import SeeAlso

        article = self._desk.opened.article
        mark = mark or self.making.mark_for_link()
        if article is None:
            return
        if mark is None or not article.references:
            self._desk.said.emit(tr("Select the words first, or go to a mark: M walks the marks."))
            return
        start, end = mark.start, mark.end
        cites = None
        if start is not None and end is not None and end - start <= LONGEST_MARKER:
            cites = partial(self._acts.cites, start, end)
        SeeAlso(self._desk, self._theme, article, mark, cites, self._window).open()

    def show_deleted(self) -> None:
        """Show the deleted marks of the article."""
        from ldn_desk.views.dialogs.deleted_marks import DeletedMarks

        DeletedMarks(self._desk, self._theme, self._window).open()

    def _delete(self) -> None:
        mark = self.making.at_hand
        if mark is not None:
            self._desk.marking.delete(mark)
        else:
            self._desk.said.emit(tr("Go to a mark first: M walks the marks."))

    def _show_list(self, shown: bool) -> None:
        self._article.show_side("marks" if shown else "")
        if shown:
            self.shown.panel.enter()

    def _take_pages(self, pages: "PageView") -> None:
        self._pages = pages

    def _fill_menu(self, menu: QMenu, _href: str, where: QPoint) -> None:
        """What can be done about the words selected, or the marks under the mouse."""
        if not self._desk.writable:
            return
        under = self.making.under(where)
        if self.making.stretch is not None:
            menu.addSeparator()
            for colour in Colour:
                words = tr("Highlight: {colour}", colour=self._desk.marking.name_of(colour))
                menu.addAction(words.replace("&", "&&"), partial(self.making.highlight, colour))
            menu.addAction(tr("Highlight and Comment…"), partial(self.making.highlight, comment=True))
        elif under:
            menu.addSeparator()
            menu.addAction(tr("Open Mark"), partial(self.making.wanted.emit, under, True))
            menu.addAction(tr("Delete Mark"), partial(self._desk.marking.delete, under[0]))
