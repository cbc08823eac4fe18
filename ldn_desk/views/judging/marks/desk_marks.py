"""Keeps text, pages, card, list and the bar at the selection in step with the marks of the open article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.mark import Mark
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.work.marking import Changed
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.judging.marks.making import Making
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    # Each is made when it is first needed; start-up does without.
    from ldn_desk.views.article.printed.view import PageView
    from ldn_desk.views.judging.marks.mark_card import MarkCard
    from ldn_desk.views.judging.marks.panel import MarksPanel
    from ldn_desk.views.judging.marks.selection_bar import SelectionBar


class DeskMarks(QObject):
    """Signals: `link_wanted(object)` the Mark to be linked with a reference, or None for what is selected;
    `deleted_wanted()` the reader looks for deleted marks."""

    link_wanted = Signal(object)
    deleted_wanted = Signal()

    def __init__(self, desk: Desk, theme: Theme, article: ArticlePane, making: Making) -> None:
        """`article` owns it."""
        super().__init__(article)
        self._desk, self._theme, self._article, self._making = desk, theme, article, making
        self._bar: SelectionBar | None = None
        self._card: MarkCard | None = None
        self._panel: MarksPanel | None = None
        words, tip = tr("Marks"), tr("Show the marks of the article")
        self._switch = article.header.add_side("marks", words, tip, "highlighter")
        article.side.add("marks", lambda: self.panel, beside=True)
        article.side.changed.connect(self._show_hint)
        self._take_view(article.view)
        article.turner.made.connect(self._take_pages)
        article.turner.turned.connect(self._leave)
        making.wanted.connect(self._show_card)
        making.made.connect(self._hide_bar)
        making.walked.connect(self._follow)
        desk.marking.shown.connect(self._show_all)
        desk.marking.changed.connect(self._take)
        desk.opened.left.connect(self._leave)
        self._show_all()

    # What is made when it is first needed

    @property
    def panel(self) -> "MarksPanel":
        """The list beside the article."""
        from ldn_desk.views.judging.marks.panel import MarksPanel

        if self._panel is None:
            panel = self._panel = MarksPanel(self._desk, self._theme)
            panel.list.jumped.connect(self._making.go_to)
            panel.list.edit_wanted.connect(self._edit)
            panel.list.delete_wanted.connect(self._desk.marking.delete)
            panel.list.dismissed.connect(self._hide_list)
            panel.reattach_wanted.connect(self._reattach)
            panel.deleted_wanted.connect(self.deleted_wanted)
        return self._panel

    @property
    def card(self) -> "MarkCard":
        """The card of a mark."""
        from ldn_desk.views.judging.marks.mark_card import MarkCard

        if self._card is None:
            card = self._card = MarkCard(self._desk, self._theme, self._article)
            card.left.connect(lambda: self._making.view.setFocus(Qt.FocusReason.ShortcutFocusReason))
            card.link_wanted.connect(self.link_wanted)
            card.turned.connect(lambda mark: self._making.view.marks.focus(mark.id))
        return self._card

    @property
    def bar(self) -> "SelectionBar":
        """The bar at the selection."""
        from ldn_desk.views.judging.marks.selection_bar import SelectionBar

        if self._bar is None:
            bar = self._bar = SelectionBar(self._desk, self._theme, self._article)
            bar.chosen.connect(self._making.highlight)
            bar.comment_wanted.connect(lambda: self._making.highlight(comment=True))
            bar.link_wanted.connect(lambda: self.link_wanted.emit(None))
            bar.reattach_wanted.connect(lambda: self._reattach(self.panel.waiting))
        return self._bar

    # What the desk tells

    def _show_all(self) -> None:
        marking = self._desk.marking
        self._article.view.marks.show(marking.index, lambda: marking.text)
        if self._article.turner.view is not None:
            self._article.turner.view.marks.show(marking.index)
        self._count()

    def _take(self, news: Sequence[Changed], _initiator: str) -> None:
        pages = self._article.turner.view
        for mark in {mark for change in news for mark in change if mark is not None}:
            if mark.start is not None and mark.end is not None:
                self._article.view.marks.renew(mark.start, mark.end)
                if pages is not None:
                    pages.marks.renew(mark.start, mark.end)
        self._count()

    def _count(self) -> None:
        number = len(self._desk.marking.index)
        words = tr("Marks {n}", n=number) if number else tr("Marks")
        if words != self._switch.text():
            self._switch.setText(words)
            self._switch.setAccessibleName(words)

    # What the reader does

    def _show_card(self, marks: Sequence[Mark], write: bool) -> None:
        self._hide_bar()
        if not marks:
            return
        view, card = self._making.view, self.card
        view.marks.focus(marks[0].id)
        card.show_for(marks, self._place_of(marks[0]))
        if self._panel is not None:
            self._panel.list.choose(marks[0])
        if write:
            card.enter()

    def _place_of(self, mark: Mark) -> QRect:
        """Where the card of a mark stands: at the mark; at the list, where that is not in sight."""
        place = self._making.rect_of(mark)
        if not place.isEmpty():
            return place
        body = self._article.body
        return QRect(body.mapTo(self._article, QPoint(self._article.side.width() + 8, 8)), QSize(1, 1))

    def _follow(self, mark: Mark) -> None:
        """The keyboard came to a mark."""
        if self._panel is not None:
            self._panel.list.choose(mark)
        if self._card is not None and self._card.mark is not None:
            self._show_card([mark], False)

    def _edit(self, mark: Mark) -> None:
        self._making.go_to(mark)
        self._show_card([mark], True)

    def _reattach(self, mark: Mark | None) -> None:
        stretch = self._making.stretch
        if mark is not None and stretch is not None and self._desk.marking.reattach(mark, *stretch):
            self._making.view.selecting.select(stretch[1], stretch[1])
            self._hide_bar()

    def _hide_list(self) -> None:
        self._article.show_side("")
        self._making.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select(self) -> None:
        """Other words are selected, or none: the bar comes once the mouse lets go."""
        self._hide_bar()
        if self._panel is not None and self._panel.isVisible():
            self._panel.let_reattach(self._making.stretch is not None)

    def _release(self) -> None:
        if self._making.stretch is not None and self._desk.writable:
            waiting = self._panel is not None and self._panel.waiting is not None
            self.bar.show_at(self._making.on_pane(self._making.view.selecting.rect), waiting)

    def _move(self) -> None:
        """The text stands elsewhere: bar and card go along, or go."""
        if self._bar is not None and self._bar.isVisible():
            self._hide_bar()
        mark = self._card.mark if self._card is not None else None
        if self._card is None or mark is None or mark.start is None:
            return
        place = self._making.rect_of(mark)
        if not place.isEmpty():
            self._card.place(place)
        elif not self._making.view.sight.is_scrolling and not self._card.entered:
            self._card.close_card()

    def _hide_bar(self) -> None:
        if self._bar is not None:
            self._bar.hide()

    def _leave(self, *_news: object) -> None:
        """The reader goes on: to the text or the pages, to another article, or out of the card."""
        self._hide_bar()
        if self._card is not None:
            self._card.close_card()

    def _show_hint(self, name: str) -> None:
        if name == "marks":
            self.panel.let_reattach(self._making.stretch is not None)

    def _take_pages(self, pages: "PageView") -> None:
        pages.marks.show(self._desk.marking.index)
        self._take_view(pages)

    def _take_view(self, view: "ArticleView | PageView") -> None:
        view.marks_entered.connect(self._show_card)
        view.dismissed.connect(self._leave)
        view.place_changed.connect(self._move)
        view.selecting.changed.connect(self._select)
        view.selecting.released.connect(self._release)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside a card closes it; one on a mark opens that one's."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            self._leave()
        return False
