"""What the reader does about marks in the article, in the text and on the pages alike, by mouse and by keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal

from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.extending import Unit, extended
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.article.selecting import Stretch
from ldn_desk.views.widgets.announcing import say
from ldn_desk.wording.marks import mark_words

if TYPE_CHECKING:
    # Start-up does without pages.
    from ldn_desk.views.article.printed.view import PageView

FIRST = Colour.YELLOW
"""The colour of `h`."""


class Making(QObject):
    """Knows which view is read, what is selected in it, and which mark is at hand.

    Signals: `wanted(object, bool)` the marks whose card is wanted, the first one first; True: the reader wants to
    write; `made()` what was selected is marked by now; `walked(object)` the Mark that the keyboard came to.
    """

    wanted = Signal(object, bool)
    made = Signal()
    walked = Signal(object)

    def __init__(self, desk: Desk, article: ArticlePane) -> None:
        """Works in `article`, which owns it."""
        super().__init__(article)
        self._desk = desk
        self._article = article

    @property
    def view(self) -> "ArticleView | PageView":
        """What is read now."""
        pages = self._article.turner.view
        return pages if self._article.turner.printed and pages is not None else self._article.view

    @property
    def stretch(self) -> Stretch | None:
        """The words that are selected; None for none."""
        return self.view.selecting.stretch if self._desk.opened.article is not None else None

    @property
    def at_hand(self) -> Mark | None:
        """The mark in focus, else the one that the caret stands in, or right behind."""
        found = self.view.marks.at_hand(self.view.selecting.ends[0])
        return found[0] if found else None

    def under(self, where: QPoint) -> list[Mark]:
        """The marks at a place of the screen, the shortest one first."""
        return self.view.marks_at(self.view.viewport().mapFromGlobal(where))

    def rect_of(self, mark: Mark) -> QRect:
        """Around all lines of a mark that are in sight, on the pane; empty where none is."""
        area, whole = self.view.viewport().rect(), QRect()
        for rect in self.view.marks.rects(mark.id):
            line = rect.toAlignedRect()
            whole = whole.united(line) if area.intersects(line) else whole
        return whole if whole.isEmpty() else self.on_pane(whole)

    def on_pane(self, rect: QRect) -> QRect:
        """A rectangle of the viewport, on the pane."""
        return QRect(self.view.viewport().mapTo(self._article, rect.topLeft()), rect.size())

    # Making

    def highlight(self, colour: Colour = FIRST, *, comment: bool = False) -> None:
        """Mark what is selected; with nothing selected, give the mark at hand this colour, or go on writing on it."""
        stretch = self.stretch
        if stretch is not None:
            self._mark(stretch, colour, comment)
            return
        mark = self.at_hand
        if mark is not None and comment:
            self.wanted.emit([mark], True)
        elif mark is not None and colour is not mark.colour:
            self._desk.marking.recolour(mark, colour)
        elif mark is None:
            self._desk.said.emit(
                tr("Select the words to highlight first: Ctrl+Shift+Right by word, Ctrl+Shift+Down by sentence.")
            )

    def mark_for_link(self) -> Mark | None:
        """The mark to be linked with a reference: what is selected, marked for it, else the one at hand."""
        stretch = self.stretch
        return self._mark(stretch, FIRST, False) if stretch is not None else self.at_hand

    def extend(self, unit: Unit, by: int) -> None:
        """Let the selection end one word or sentence further on (1), or back (-1)."""
        article, selecting = self._desk.opened.article, self.view.selecting
        if article is not None:
            selecting.select(*extended(article, *selecting.ends, unit, by))

    def _mark(self, stretch: Stretch, colour: Colour, comment: bool) -> Mark | None:
        mark = self._desk.marking.add(*stretch, colour)
        if mark is None:
            return None
        self.view.selecting.select(stretch[1], stretch[1])
        self.made.emit()
        say(self.view, tr("Highlighted: {colour}", colour=self._desk.marking.name_of(colour)))
        if comment:
            self.wanted.emit([mark], True)
        return mark

    # Going about

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) mark in the text, round the end."""
        index, view = self._desk.marking.index, self.view
        beyond = -1 if by > 0 else len(self._desk.marking.text) + 1
        mark = index.step(by, view.marks.focused, view.selecting.ends[0]) or index.step(by, "", beyond)
        if mark is None:
            self._desk.said.emit(tr("There are no marks in this article yet."))
            return
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.go_to(mark)
        self.walked.emit(mark)

    def go_to(self, mark: Mark) -> None:
        """Put a mark in focus, bring it to sight, and say it."""
        view = self.view
        if mark.start is not None:
            if self._article.turner.printed:
                # Its page may not be known yet.
                self._article.turner.show_position(mark.start)
            view.focus_mark(mark)
        words = self.words_of(mark)
        view.setAccessibleDescription(words)
        say(view, words)

    def words_of(self, mark: Mark) -> str:
        """A mark, to be heard."""
        entry = self._desk.opened.entry(mark.reference_id) if mark.reference_id else None
        name = self._desk.marking.name_of(mark.colour)
        return mark_words(mark, name, entry.reference if entry is not None else None)
