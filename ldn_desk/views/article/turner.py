"""Turns between the reading view and the pages as printed; the reader stays at the same place of the article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ldn_desk.domain.article import Article
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.article.body import ArticleBody
from ldn_desk.views.article.card_timing import Cards
from ldn_desk.views.article.citation_card import CitationCard
from ldn_desk.views.article.header import ArticleHeader
from ldn_desk.views.article.printed.layout import PagePlace
from ldn_desk.views.article.reading.geometry import ReadingPlace
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    # Start-up does without pages.
    from ldn_desk.views.article.printed.lights import PageLights
    from ldn_desk.views.article.printed.view import PageView


class PageTurner(QObject):
    """The pages' side of the article pane. The view of pages is made when it is first turned to.

    Signals: `turned(bool)` the pages are shown, or the text again; `made(object)` the view of pages, once.
    """

    turned = Signal(bool)
    made = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, view: ArticleView, body: ArticleBody, header: ArticleHeader) -> None:
        """The text is shown; `body` holds both views and owns this object."""
        super().__init__(body)
        self._desk, self._theme, self._text, self._body, self._header = desk, theme, view, body, header
        self._text_place: ReadingPlace | None = None
        self._found: tuple[Sequence[tuple[int, int]], int] = ((), -1)
        self._return: tuple[int, float] | None = None
        self._wanted = False
        self._zoom = 1.0
        self.view: PageView | None = None
        self.lights: PageLights | None = None
        self.cards: Cards | None = None
        self.printed = False
        """True while the pages are shown."""
        desk.printed.offered.connect(self._offer)
        desk.opened.article_changed.connect(self._follow)
        header.printed_wanted.connect(self.turn)

    @property
    def wanted(self) -> bool:
        """What the reader chose: pages, where an article has them."""
        return self._wanted

    def turn(self, printed: bool) -> None:
        """The reader chooses."""
        self._wanted, self._return = printed, None
        self._apply()

    @property
    def reading(self) -> QWidget:
        """What is shown: text or pages."""
        return self.view if self.printed and self.view is not None else self._text

    @property
    def place(self) -> tuple[ReadingPlace, PagePlace | None]:
        """Where the reader is in the text, and on the pages where these were turned to."""
        view, sight = self.view, self._text.sight
        if view is None or view.article is None or view.article is not self._text.article:
            return sight.place, None
        position = self._position_on_page() if self.printed and self.lights is not None and self.lights.moved else None
        at = sight.positions.to_document(position) if position is not None else None
        if at is None:
            return sight.place, view.sight.place
        piece = sight.positions.piece_at(at)
        return ReadingPlace(piece, at - sight.positions.start_of(piece), -round(sight.line_pitch / 2)), view.sight.place

    @property
    def position(self) -> int:
        """The place of the article at the top of what is shown, text or pages; 0 at its very beginning."""
        return (self._position_on_page() or 0) if self.printed else self._position_in_text()

    @property
    def zoom(self) -> float:
        """Of the pages: 1 where they fill the width."""
        return self._zoom

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self._zoom = zoom
        if self.view is not None:
            self.view.sight.set_zoom(zoom)

    def show_position(self, position: int) -> None:
        """Bring a place of the article to sight on its page."""
        if self.lights is not None:
            self.lights.show_position(position)

    def light_found(self, hits: Sequence[tuple[int, int]], current: int) -> None:
        """What find has found, in the article's own positions."""
        self._found = hits, current
        if self.lights is not None:
            self.lights.light_found(hits, current)

    def piece_being_read(self) -> int:
        """The index of the text's piece that stands at the top of the page on screen; -1 for none."""
        position = self._position_on_page()
        at = self._text.sight.positions.to_document(position) if position is not None else None
        return self._text.sight.positions.piece_at(at) if at is not None else -1

    def _offer(self, offered: bool) -> None:
        self._header.offer_pages(offered)
        self._text_place = None
        if self.view is not None:
            self.view.show_pages(None)
        article = self._desk.opened.article
        self._return = self._desk.opened.places.of(article.id).page if article is not None and offered else None
        if self.printed and offered:
            self._open(self._start_of_piece if self._return is not None else 0)
        self._apply()

    def _follow(self, article: Article | None) -> None:
        """The same article changed (another one is offered anew): its links and places are other ones."""
        view = self.view
        if view is None or self.lights is None or article is None or view.article in (None, article):
            return
        view.show_pages(article, view.sight.place)
        self.lights.renew()

    def _apply(self) -> None:
        shown = self._wanted and self._desk.printed.on_offer
        self._header.show_printed(shown)
        if shown == self.printed:
            return
        self._to_pages() if shown else self._to_text()
        self.turned.emit(shown)

    def _to_pages(self) -> None:
        place, position = self._text.sight.place, self._position_in_text()
        view = self.view or self._make()
        self.printed = True
        self._body.turn_to(view)
        if view.article is not self._desk.opened.article or place != self._text_place:
            self._open(position)
        self._tell_page()

    def _open(self, position: int) -> None:
        """Show the pages of the article on the desk, from this place of it on; one that is opened again, as it was."""
        view, lights, article = self.view, self.lights, self._desk.opened.article
        if view is None or lights is None:
            return
        at, self._return = self._return, None
        if view.article is not article:
            view.show_pages(article, PagePlace(*at) if at is not None else None)
        self._desk.printed.open(position)
        lights.light_found(*self._found)
        lights.moved = False
        if position and at is None:
            lights.show_position(position, at_top=True)

    def _to_text(self) -> None:
        position = self._position_on_page() if self.lights is not None and self.lights.moved else None
        at_start = self.view is not None and self.view.sight.place.page == 0 and self.view.sight.place.y <= 0
        self.printed = False
        self._body.turn_to(self._text)
        at = self._text.sight.positions.to_document(position) if position is not None else None
        if at is not None and at_start:
            self._text.sight.return_to(ReadingPlace())
        elif at is not None:
            self._text.sight.scroller.go(
                round(self._text.sight.top_of(at) - self._text.sight.line_pitch / 2), ease=False
            )
        self._text_place = self._text.sight.place

    def _position_in_text(self) -> int:
        """The place of the article at the top of the text; 0 at its very beginning."""
        view = self._text
        if view.verticalScrollBar().value() == 0:
            return 0
        first = view.sight.first_on_screen()
        position = view.sight.known.to_article(first)
        if position is not None:
            return position
        later = view.sight.shown.pieces[max(0, view.sight.known.piece_at(first)) :]
        return next((piece.start for piece in later if piece.start >= 0), 0)

    @property
    def _start_of_piece(self) -> int:
        """The place of the article where the piece at the top of the text begins."""
        pieces, place = self._text.sight.shown.pieces, self._text.sight.place
        return max(0, pieces[place.piece].start) if place.piece < len(pieces) else 0

    def _position_on_page(self) -> int | None:
        """The place of the article at the top of the pages, of what the text shows too; None for none."""
        starts = self.view.sight.positions if self.view is not None else ()
        return next((start for start in starts if self._text.sight.positions.to_document(start) is not None), None)

    def _make(self) -> "PageView":
        from ldn_desk.views.article.printed.lights import PageLights
        from ldn_desk.views.article.printed.view import PageView

        view = self.view = PageView(self._desk.printed, self._theme, self._body)
        view.sight.set_zoom(self._zoom)
        self.lights = PageLights(self._desk, view)
        pane = self._body.parentWidget()
        self.cards = Cards(self._desk, view, self._theme, CitationCard(self._theme, pane or self._body))
        view.place_changed.connect(self._tell_page)
        self.made.emit(view)
        return view

    def _tell_page(self) -> None:
        page, count = (self.view.sight.page + 1, len(self._desk.printed.sizes)) if self.view is not None else (0, 0)
        self._header.show_page(page, count)
