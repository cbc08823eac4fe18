"""The left half of the desk: the article with its outline, and the card of the marker at hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ldn_desk.domain.article import Article
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.document import CITATION, MISSING, REFERENCE, YEAR
from ldn_desk.presenters.desk import Desk
from ldn_desk.views.article.about import About
from ldn_desk.views.article.body import ArticleBody
from ldn_desk.views.article.card_timing import Cards, marker_citation
from ldn_desk.views.article.citation_card import CitationCard
from ldn_desk.views.article.header import ArticleHeader
from ldn_desk.views.article.judging import JudgedCitations
from ldn_desk.views.article.outline import Outline
from ldn_desk.views.article.places_bar import PlacesBar
from ldn_desk.views.article.reading.geometry import ReadingPlace
from ldn_desk.views.article.reading.lights import INITIATOR, Lights
from ldn_desk.views.article.reading.view import WEB, ArticleView
from ldn_desk.views.article.side import Side
from ldn_desk.views.article.turner import PageTurner
from ldn_desk.views.article.welcome import Welcome
from ldn_desk.views.article.year_editor import YearEditor
from ldn_desk.views.theme import Theme
from ldn_desk.views.widgets.segments import stacked

if TYPE_CHECKING:
    # Start-up does without pages.
    from ldn_desk.views.article.printed.view import PageView

MOST_SELECTED = 100
"""Characters; a longer selection is no words to find."""
ZOOMS = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class ArticlePane(QWidget):
    """What menus and the main window talk to.

    Signals: `zoom_changed(float)`; `printed_changed(bool)` pages are shown, or the text again;
    `side_changed(str)` what stands beside the article by now, empty for nothing; `numbers_changed(bool)` the reader
    switched them in the pane; `link_hovered(str)` the web address under the mouse or in focus, empty for none;
    `find_wanted()` the reader wants to find words; `open_wanted()`, `paste_wanted()`, `sample_wanted()` the reader
    wants another article; `menu_filled(QMenu, str, QPoint)` a context menu opens in the text, on this link (or none) at
    this place of the screen: others may add to it; `link_menu_filled(QMenu, str)` the same on a link, in the text or on
    the pages.
    """

    zoom_changed = Signal(float)
    side_changed = Signal(str)
    numbers_changed = Signal(bool)
    printed_changed = Signal(bool)
    link_hovered = Signal(str)
    find_wanted = Signal()
    open_wanted = Signal()
    paste_wanted = Signal()
    sample_wanted = Signal()
    menu_filled = Signal(object, str, object)
    link_menu_filled = Signal(object, str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Shows what is on `desk`."""
        super().__init__(parent)
        self._desk = desk
        self._reading = ""
        self._failed = False
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ArticleHeader(theme)
        self.side = Side(theme)
        self.outline = Outline(theme, self.side)
        self.outline.hide()
        self.view = ArticleView(theme)
        self.side.add("outline", lambda: self.outline)
        self.body = ArticleBody(theme, self.side, self.view)
        self.about = About(desk, theme, self.header)
        self.places_bar = PlacesBar(theme)
        self.welcome = Welcome(theme)
        self.card = CitationCard(theme, self)
        self.year_editor = YearEditor(theme, self)
        self.lights = Lights(desk, self.view)
        self.cards = Cards(desk, self.view, theme, self.card)
        self.turner = PageTurner(desk, theme, self.view, self.body, self.header)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.judged = JudgedCitations(desk, self.view, self.turner)
        self.setFocusProxy(self.view)
        self._show_article(desk.opened.article)

    # What menus do

    @property
    def zoom(self) -> float:
        """Size of the reading text, 1.0 as the theme has it."""
        return self.view.zoom

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if zoom != self.view.zoom:
            self.view.set_zoom(zoom)
            self.zoom_changed.emit(zoom)

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_step(1)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_step(-1)

    def zoom_reset(self) -> None:
        """The theme's own size; of pages, the width of the pane."""
        self._zoom_to(1.0)

    @property
    def reading(self) -> QWidget:
        """What is read now: the text, or the pages."""
        return self.turner.reading

    @property
    def selected_words(self) -> str:
        """What is selected, where it is a few words on one line: what a reader would look for."""
        if self.turner.printed:
            return ""
        selected = self.view.textCursor().selectedText()
        return selected if len(selected) < MOST_SELECTED and "\u2029" not in selected else ""

    def take_in_hand(self) -> None:
        """Before a key judges: let the reference that has the keyboard on its card be the one in hand."""
        self._cards.take_in_hand()

    def show_outline(self, shown: bool) -> None:
        """Show or hide the headings."""
        self.header.outline.setChecked(shown)

    def show_side(self, name: str) -> None:
        """Show what has this name beside the article; empty: nothing. A name that is not known is passed over."""
        button = self.header.sides.get(name or self.side.shown)
        if button is not None:
            button.setChecked(bool(name))

    def show_paragraph_numbers(self, shown: bool) -> None:
        """Show or hide the numbers in the margin."""
        self.header.numbers.setChecked(shown)

    def focus_next_marker(self) -> None:
        """Put the next marker in focus, and show its card."""
        self._focus_marker(1)

    def focus_previous_marker(self) -> None:
        """Put the previous marker in focus, and show its card."""
        self._focus_marker(-1)

    def show_position(self, position: int) -> None:
        """Scroll to a place of the article, counted in code points: a search has found something there."""
        if self.turner.printed:
            self.turner.show_position(position)
        found = self.view.sight.find(position, position + 1)
        if found is not None:
            self.view.sight.bring_to_sight(*found)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the article, in the text and on the pages."""
        for view in (self.view, self.turner.view):
            if view is not None:
                view.selecting.select(start, end)

    # What the desk tells

    def _show_article(self, article: Article | None) -> None:
        shown = self.view.article
        other = article is None or shown is None or shown.id != article.id
        if other:
            self.lights.forget()
        self.cards.hide()
        self.year_editor.hide()
        # Before it is filled: only in its own size can the text be scrolled to a place.
        self._stack.setCurrentWidget(self._page if article is not None else self.welcome)
        at = self._desk.opened.places.of(article.id).text if article is not None else None
        place = ReadingPlace(*at) if at is not None else None
        self.view.show_article(article, place, self._desk.opened.document)
        self.welcome.show_empty()
        self._follow_text()

    def _note_place(self, article_id: str) -> None:
        text, page = self.turner.place
        self._desk.opened.places.note(article_id, text=tuple(text), page=page)

    def _show_busy(self, words: str) -> None:
        if self._desk.opened.article is not None:
            self._reading = words
            self._follow_text()
        elif words:
            self.welcome.show_busy(words)
        elif not self._failed:
            self.welcome.show_empty()
        self._failed = False

    def _show_failure(self, sentence: str) -> None:
        if self._desk.opened.article is None:
            self._failed = True
            self.welcome.show_error(sentence)

    # What the reader does

    def _follow(self, href: str) -> None:
        article = self._desk.opened.article
        if article is None:
            return
        if href.startswith(CITATION):
            self._select(href)
        elif href.startswith(MISSING):
            self._cards.show_for(href)
        elif href.startswith(REFERENCE):
            index = int(href.removeprefix(REFERENCE))
            self._desk.selection.select_reference(article.references[index].id, INITIATOR)
        elif href.startswith(YEAR):
            self._ask_year(href)
        elif href.startswith("#"):
            self._go_to_anchor(href.removeprefix("#"))
        elif href.startswith(WEB):
            QDesktopServices.openUrl(QUrl(href))

    def _select(self, href: str) -> None:
        """A marker of the selected reference goes on with it; any other selects the first one it cites."""
        citation = marker_citation(self.view, href)
        if citation is None:
            return
        entry = self._desk.opened.selected_entry
        stays = entry is not None and entry.reference.number in citation.numbers
        reference_id = entry.reference.id if entry is not None and stays else ""
        self._desk.selection.select_citation(citation.id, INITIATOR, reference_id)
        self._cards.show_for(href)

    @property
    def _cards(self) -> Cards:
        return self.turner.cards if self.turner.printed and self.turner.cards is not None else self.cards

    def _ask_year(self, href: str) -> None:
        article = self._desk.opened.article
        if article is not None and article.issued is not None:
            self.year_editor.ask(article.issued, self._on_pane(self.view.link_rect(href)))

    def _give_year(self, year: int | None) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.mending.add_year(year)

    def _go_to_anchor(self, anchor: str) -> None:
        position = self.view.sight.shown.anchors.get(anchor)
        if position is not None:
            self.show_position(position)

    def _go_to_piece(self, index: int) -> None:
        start = self.view.sight.positions.start_of(index)
        if self.turner.printed:
            self.turner.show_position(max(0, self.view.sight.shown.pieces[index].start))
        self.view.sight.scroller.go(round(self.view.sight.top_of(start) - self.view.sight.line_pitch))
        if self.body.overlaid:
            self.show_side("")
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_marker(self, by: int) -> None:
        self.reading.setFocus(Qt.FocusReason.ShortcutFocusReason)
        shown = self.turner.view if self.turner.printed and self.turner.view is not None else self.view
        shown.walk(by, markers_only=True)

    def _switch_side(self, name: str) -> None:
        self.side.show_panel(name)
        self.body.lay_out()
        self._follow_text()
        self.side_changed.emit(name)

    def _switch_numbers(self, shown: bool) -> None:
        self.view.column.show_numbers(shown)
        self.numbers_changed.emit(shown)

    def _zoom_step(self, by: int) -> None:
        here = self.turner.zoom if self.turner.printed else self.zoom
        larger = (step for step in ZOOMS if step > here)
        smaller = (step for step in reversed(ZOOMS) if step < here)
        self._zoom_to(next(larger, ZOOMS[-1]) if by > 0 else next(smaller, ZOOMS[0]))

    def _zoom_to(self, zoom: float) -> None:
        if self.turner.printed:
            self.turner.zoom = zoom
        else:
            self.zoom = zoom

    def _point(self, href: str, by_keyboard: bool) -> None:
        """A marker that the keyboard comes to is selected, as a click selects it."""
        self.link_hovered.emit(href if href.startswith(WEB) else "")
        if by_keyboard and href.startswith(CITATION):
            self._select(href)

    def _follow_text(self) -> None:
        """The section being read is the one at the top of the screen."""
        piece = self.turner.piece_being_read() if self.turner.printed else self.view.sight.piece_being_read()
        if self.outline.isVisibleTo(self.body):
            self.outline.follow(piece)
        self.header.section.say(self._reading or self.outline.section(piece))

    def _show_menu(self, href: str, where: QPoint) -> None:
        menu = self._menu()
        copy = menu.addAction(tr("Copy"), self.view.copy)
        copy.setEnabled(self.view.textCursor().hasSelection())
        if href.startswith(WEB):
            menu.addAction(tr("Copy Link Address"), lambda: QGuiApplication.clipboard().setText(href))
        self._fill_for_link(menu, href)
        menu.addSeparator()
        menu.addAction(tr("Select All"), self.view.selectAll)
        menu.addAction(tr("Find…"), self.find_wanted.emit)
        self.menu_filled.emit(menu, href, where)
        menu.popup(where)

    def _show_page_menu(self, href: str, where: QPoint) -> None:
        menu, pages = self._menu(), self.turner.view
        if pages is not None and pages.selecting.stretch is not None:
            menu.addAction(tr("Copy"), pages.selecting.copy)
        self._fill_for_link(menu, href)
        menu.popup(where)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _fill_for_link(self, menu: QMenu, href: str) -> None:
        if href.startswith((CITATION, REFERENCE)):
            menu.addAction(tr("Select Reference"), lambda: self._follow(href))
        if href:
            self.link_menu_filled.emit(menu, href)

    def _renew(self) -> None:
        """The view made its document anew: what lies on it is put back."""
        self.lights.renew()
        self.outline.show_headings(self.view.sight.shown.headings)

    def _on_pane(self, rect: QRect) -> QRect:
        return QRect(self.view.viewport().mapTo(self, rect.topLeft()), rect.size())

    def _lay_out(self) -> None:
        self._page = QWidget()
        page, stretch = stacked(self._page), {self.body: 3, self.about.notes: 2}
        for widget in (self.header, self.about.strip, self.body, self.about.notes, self.places_bar):
            page.addWidget(widget, stretch.get(widget, 0))
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.welcome)
        stacked(self).addWidget(self._stack)
        QWidget.setTabOrder(self.outline, self.view)

    def _connect_pages(self, pages: "PageView") -> None:
        pages.followed.connect(self._follow)
        pages.menu_wanted.connect(self._show_page_menu)
        pages.pointed.connect(self._point)
        pages.zoom_wanted.connect(self._zoom_step)
        pages.place_changed.connect(self._follow_text)
        # Which section is on screen is known once its page is aligned.
        self._desk.printed.aligned.connect(lambda _page: self._follow_text())
        QWidget.setTabOrder(self.outline, pages)

    def _turn(self, printed: bool) -> None:
        self.cards.hide()
        if self.turner.cards is not None:
            self.turner.cards.hide()
        self.setFocusProxy(self.reading)
        self._follow_text()
        self.printed_changed.emit(printed)

    def _connect(self) -> None:
        desk, view = self._desk, self.view
        desk.opened.article_changed.connect(self._show_article)
        desk.opened.left.connect(self._note_place)
        desk.place_wanted.connect(self.show_position)
        desk.working.words_changed.connect(self._show_busy)
        desk.failed.connect(self._show_failure)
        view.followed.connect(self._follow)
        view.pointed.connect(self._point)
        view.zoom_wanted.connect(self._zoom_step)
        view.menu_wanted.connect(self._show_menu)
        view.place_changed.connect(self._follow_text)
        self.turner.made.connect(self._connect_pages)
        self.turner.turned.connect(self._turn)
        self.outline.chosen.connect(self._go_to_piece)
        self.outline.dismissed.connect(lambda: self.show_outline(False))
        self.header.side_wanted.connect(self._switch_side)
        self.header.numbers_wanted.connect(self._switch_numbers)
        self.lights.place_shown.connect(self.places_bar.show_place)
        self.places_bar.step_wanted.connect(lambda by: desk.selection.step(by, INITIATOR))
        self.year_editor.given.connect(self._give_year)
        self.year_editor.dismissed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.welcome.open_wanted.connect(self.open_wanted)
        self.welcome.paste_wanted.connect(self.paste_wanted)
        self.welcome.sample_wanted.connect(self.sample_wanted)
        view.filled.connect(self._renew)
        view.filling.connect(self.lights.renew)
