"""The detail of the selected reference: the strip, and below it the tabs Record, Cited for, Rating and Notes."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from ldn_desk.domain.entry import Entry
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.references import detail
from ldn_desk.presenters.references.list_findings import ListFindings
from ldn_desk.views.detail.strip import ReferenceStrip
from ldn_desk.views.theme import Theme

RECORD, CITED, RATING, NOTES = range(4)
TAB_PADDING, TIGHT_PADDING = 11, 5
STRIP_SHARE = 0.4
"""The strip takes at most so much of the detail's height; past that it scrolls by itself."""


class Page(Protocol):
    """What a tab's page offers."""

    def show_entry(self, entry: Entry) -> None:
        """Show an entry."""
        ...

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        ...


class ReferenceDetail(QWidget):
    """Strip, tabs and the buttons beside them. A page is made when it is first shown."""

    def __init__(
        self, desk: Desk, theme: Theme, parent: QWidget | None = None, findings: ListFindings | None = None
    ) -> None:
        """Empty before `show_entry`; the Record tab tells what is among the `findings` of the list."""
        super().__init__(parent)
        self._desk = desk
        self._findings = findings
        self._theme = theme
        self._entry: Entry | None = None
        self._pages: dict[int, Page] = {}
        self._stale: set[int] = set()
        self.strip = ReferenceStrip(desk, theme, self)
        self.tabs = QTabBar(self)
        self._stack = QStackedWidget(self)
        self.open_doi = self._button(tr("Open DOI"), tr("Open the DOI in the browser"))
        self.pubmed = self._button(tr("PubMed"), tr("Search PubMed for the title, in the browser"))
        self.copy = self._button(tr("Copy"), tr("Copy the reference as printed"))
        self._buttons = (self.open_doi, self.pubmed, self.copy)
        self.more = self._button("⋯", tr("Open DOI, PubMed, Copy"))
        self.more.setAccessibleName(tr("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more.setMenu(QMenu(self.more))
        self.more.menu().aboutToShow.connect(self._fill_more)
        self._tight = False
        self._makers: dict[int, Callable[[], QWidget]] = {
            RECORD: self._make_record,
            CITED: self._make_cited,
            RATING: self._make_rating,
            NOTES: self._make_notes,
        }
        self._lay_out()
        self.restyle()

    def show_entry(self, entry: Entry) -> None:
        """Show an entry; pages out of sight follow when they are looked at."""
        other = self._entry is None or self._entry.reference.id != entry.reference.id
        if other:
            self.save_pending()
        self._entry = entry
        self._stale = set(self._makers)
        self.strip.show_entry(entry)
        self._show_tab_words()
        self._fold()
        doi = detail.doi_of(entry)
        self.open_doi.setEnabled(bool(doi))
        self.open_doi.setToolTip(tr("Open {doi} in the browser", doi=doi) if doi else tr("No DOI is printed"))
        self._show_page(self.tabs.currentIndex())

    def page(self, number: int) -> QWidget:
        """The page of a tab, made if it was not yet."""
        made = self._pages.get(number)
        if made is None:
            widget = self._makers[number]()
            self._stack.addWidget(widget)
            self._pages[number] = widget  # type: ignore[assignment]  # every page fulfils Page
            self._stale.add(number)
            return widget
        assert isinstance(made, QWidget)
        return made

    def go_to(self, number: int) -> None:
        """Change to a tab."""
        self.tabs.setCurrentIndex(number)

    def focus_page(self) -> None:
        """Go into the tab that is shown."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_notes(self) -> None:
        """Go to the empty note."""
        from ldn_desk.views.detail.notes_page import NotesEditor

        self.go_to(NOTES)
        page = self.page(NOTES)
        assert isinstance(page, NotesEditor)
        page.focus_new()

    def save_pending(self) -> None:
        """Save what is typed in notes."""
        if NOTES in self._pages:
            from ldn_desk.views.detail.notes_page import NotesEditor

            page = self._pages[NOTES]
            assert isinstance(page, NotesEditor)
            page.save_pending()

    def restyle(self) -> None:
        """Draw again in the theme's colours and fonts."""
        for widget in (*self._buttons, self.more):
            widget.setFont(self._theme.ui_font())
        self._style_tabs()
        self._fold()
        self.strip.restyle()
        for page in self._pages.values():
            page.restyle()

    def _style_tabs(self) -> None:
        tokens = self._theme.tokens
        font = self._theme.ui_font()
        self.tabs.setFont(self._theme.ui_font("small") if self._tight else font)
        side = TIGHT_PADDING if self._tight else TAB_PADDING
        self.tabs.setStyleSheet(
            f"QTabBar {{ border: none; }}"
            f"QTabBar::tab {{ background: transparent; color: {tokens.soft}; border: none;"
            f" border-bottom: 2px solid transparent; padding: 5px {side}px 5px {side}px; }}"
            f"QTabBar::tab:hover {{ color: {tokens.ink}; }}"
            f"QTabBar::tab:selected {{ color: {tokens.ink}; border-bottom: 2px solid {tokens.accent}; }}"
            f"QTabBar::tab:focus {{ background: {tokens.wash}; }}"
        )

    def _fold(self) -> None:
        """Buttons go into a menu where tabs and buttons have no room side by side; then the tabs grow tight."""
        metrics = QFontMetrics(self._theme.ui_font())
        words = [self._tab_words(number, tight=False) for number in self._makers]
        tabs = sum(metrics.horizontalAdvance(each) + 2 * TAB_PADDING + 2 for each in words)
        room = self.width() - 16
        folded = tabs + sum(button.sizeHint().width() for button in self._buttons) > room
        for button in self._buttons:
            button.setVisible(not folded)
        self.more.setVisible(folded)
        tight = folded and tabs + self.more.sizeHint().width() > room
        if tight != self._tight:
            self._tight = tight
            self._style_tabs()
            self._show_tab_words()

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for button in self._buttons:
            menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strip's share follows the height."""
        super().resizeEvent(event)
        self.strip.text.set_most_height(round(self.height() * STRIP_SHARE))
        self._fold()

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(tr("Detail"))
        for number in self._makers:
            self.tabs.addTab(self._tab_words(number, tight=False))
        self.tabs.currentChanged.connect(self._show_page)
        line = QHBoxLayout()
        line.setContentsMargins(5, 0, 8, 0)
        line.setSpacing(0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        for button in (*self._buttons, self.more):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addLayout(line)
        column.addWidget(self._stack, 1)

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _show_tab_words(self) -> None:
        for number in self._makers:
            self.tabs.setTabText(number, self._tab_words(number, self._tight))
            self.tabs.setTabToolTip(number, self._tab_words(number, tight=False))

    def _tab_words(self, number: int, tight: bool) -> str:
        cited = len(self._entry.citations) if self._entry else 0
        notes = len(self._entry.notes) if self._entry else 0
        if number == CITED:
            return tr("Cited {n}", n=cited) if tight else tr("Cited for {n}", n=cited)
        if number == NOTES:
            return tr("Notes {n}", n=notes) if notes else tr("Notes")
        return tr("Record") if number == RECORD else tr("Rating")

    def _show_page(self, number: int) -> None:
        if self._entry is None:
            return
        page = self.page(number)
        if number in self._stale:
            self._pages[number].show_entry(self._entry)
            self._stale.discard(number)
        self._stack.setCurrentWidget(page)

    def _make_record(self) -> QWidget:
        from ldn_desk.views.detail.record_page import RecordPage

        return RecordPage(self._desk, self._theme, self._stack, self._findings)

    def _make_cited(self) -> QWidget:
        from ldn_desk.views.detail.cited_page import CitedPage

        return CitedPage(self._desk, self._theme, self._stack)

    def _make_rating(self) -> QWidget:
        from ldn_desk.views.detail.rating_page import RatingPage

        page = RatingPage(self._desk, self._theme, self._stack)
        page.note_wanted.connect(self.focus_notes)
        return page

    def _make_notes(self) -> QWidget:
        from ldn_desk.views.detail.notes_page import NotesEditor

        return NotesEditor(self._desk, self._theme, self._stack)
