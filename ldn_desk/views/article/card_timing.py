"""When the card of a marker comes and goes: after a moment under the mouse, at once for the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice
from ldn_desk.presenters.article.document import CITATION, MISSING
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.selection import Selected
from ldn_desk.presenters.work.quoting import WALK
from ldn_desk.views.article.citation_card import CitationCard
from ldn_desk.views.article.reading.lights import INITIATOR
from ldn_desk.views.article.reading.view import ArticleView
from ldn_desk.views.theme import Theme

if TYPE_CHECKING:
    # Start-up does without pages.
    from ldn_desk.views.article.printed.view import PageView

CARD = "card"
"""The initiator of what is judged on the card."""
COME_MS, GO_MS = 220, 320
STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Long enough that a mouse on its way shows nothing, and that it can be moved onto the card."""


def marker_citation(view: "ArticleView | PageView", href: str) -> Citation | None:
    """The citation that a marker's link means; None for other links."""
    head, _, index = href.partition(":")
    if view.article is None or f"{head}:" not in (CITATION, MISSING):
        return None
    return view.article.citations[int(index)]


class Cards(QObject):
    """Owns the one card of a pane."""

    def __init__(self, desk: Desk, view: "ArticleView | PageView", theme: Theme, card: CitationCard) -> None:
        """`card` lies over its parent, which holds `view`; `view` owns this object."""
        super().__init__(view)
        self._desk, self._view, self._theme, self.card = desk, view, theme, card
        self._href = ""
        self._by_keyboard = False
        self._come = QTimer(self, interval=COME_MS, singleShot=True)
        self._go = QTimer(self, interval=GO_MS, singleShot=True)
        self._come.timeout.connect(self.show)
        self._go.timeout.connect(self.hide)
        view.pointed.connect(self._point)
        view.card_entered.connect(self._enter)
        view.dismissed.connect(self.hide)
        view.place_changed.connect(self._follow_text)
        card.pointed.connect(self._over_card)
        card.left.connect(self._leave)
        card.chosen.connect(self._choose)
        card.judged.connect(self._judge)
        desk.selection.changed.connect(self._follow)
        desk.opened.entries_changed.connect(self._renew)
        theme.changed.connect(self.hide)
        view.installEventFilter(self)

    def show(self) -> None:
        """Show the card of the link pointed at, if it is a marker."""
        citation = marker_citation(self._view, self._href)
        rect = self._view.link_rect(self._href)
        if citation is None or rect.isEmpty():
            self.hide()
            return
        entries = self._cited(citation)
        known = {entry.reference.number for entry in entries}
        missing = [number for number in citation.numbers if number not in known]
        corner = self._view.viewport().mapTo(self.card.over, rect.topLeft())
        self.card.show_at(QRect(QPoint(corner), rect.size()), entries, citation, missing, self._desk.writable)
        for row in self.card.rows:
            row.installEventFilter(self)

    def _cited(self, citation: Citation) -> list[Entry]:
        """The references that it names, in its own order."""
        entries = [entry for entry in self._desk.opened.entries if entry.reference.number in citation.numbers]
        return sorted(entries, key=lambda entry: citation.numbers.index(entry.reference.number))

    def take_in_hand(self) -> None:
        """Let the reference that has the keyboard on the card be the one in hand."""
        citation = marker_citation(self._view, self._href) if self.card.entered else None
        here = Selected(self.card.in_focus, citation.id) if citation is not None else None
        if here is not None and here != self._desk.selection.current:
            self._desk.selection.select_citation(here.citation_id, INITIATOR, here.reference_id)

    def show_for(self, href: str) -> None:
        """Show the card of this marker now."""
        self._href = href
        self.show()

    def hide(self) -> None:
        """Take the card away; the focus, if it was in it, goes back to the article."""
        self._come.stop()
        self._go.stop()
        if self.card.entered:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card.hide()
        self._href = ""

    def _point(self, href: str, by_keyboard: bool) -> None:
        is_marker = href.startswith((CITATION, MISSING))
        self._come.stop()
        if not is_marker:
            if self.card.isVisible() and not self.card.entered and (by_keyboard or not self._by_keyboard):
                self._go.start()
            return
        self._go.stop()
        self._href, self._by_keyboard = href, by_keyboard
        if by_keyboard:
            self.show()
        else:
            self._come.start()

    def _over_card(self, over: bool) -> None:
        if over:
            self._go.stop()
        elif not self._by_keyboard and not self.card.entered:
            self._go.start()

    def _enter(self) -> None:
        if self.card.isHidden():
            self.show_for(self._view.focused_href)
        if self.card.isVisible():
            self.card.enter()

    def _leave(self) -> None:
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose(self, reference_id: str) -> None:
        citation = marker_citation(self._view, self._href)
        if citation is not None:
            self._desk.selection.select_citation(citation.id, INITIATOR, reference_id)

    def _judge(self, reference_id: str, choice: object) -> None:
        citation = marker_citation(self._view, self._href)
        if citation is not None:
            self._desk.quoting.choose(reference_id, citation.id, Choice(str(choice)), CARD)

    def _follow(self, selected: Selected, initiator: str) -> None:
        """The reader walks on by keyboard: a card that is there goes along, to the marker or the reference in hand."""
        article = self._view.article
        if initiator != WALK or not self._by_keyboard or self.card.isHidden() or article is None:
            return
        entered = self.card.entered
        at = next((n for n, each in enumerate(article.citations) if each.id == selected.citation_id), -1)
        if at >= 0 and self._href != f"{CITATION}{at}":
            if entered:
                # What is shown goes; the keyboard waits in the text.
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_for(f"{CITATION}{at}")
        if entered and self.card.isVisible():
            self.card.enter(selected.reference_id)

    def _follow_text(self) -> None:
        """The marker moved: so does its card, or it goes with it."""
        if not self._href or (self.card.isHidden() and not self._by_keyboard):
            return
        on_screen = self._view.viewport().rect().intersects(self._view.link_rect(self._href))
        if self._by_keyboard and on_screen:
            self.show()
        elif self._by_keyboard and self._view.sight.is_scrolling:
            self.card.hide()
        else:
            self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The focus leaves article or card: where it goes is known in a moment."""
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and event.reason() not in STAYS:
            QTimer.singleShot(0, self, self._follow_focus)
        return False

    def _follow_focus(self) -> None:
        """The reader works elsewhere in the window now: nothing there is covered."""
        if self.card.isVisible() and not self._view.hasFocus() and not self.card.entered:
            self.hide()

    def _renew(self, reference_ids: tuple[str, ...], _initiator: str) -> None:
        citation = marker_citation(self._view, self._href) if self.card.isVisible() else None
        if citation is None:
            return
        changed = {entry.reference.number for entry in self._desk.opened.entries if entry.reference.id in reference_ids}
        if changed.intersection(citation.numbers):
            renewed = self.card.renew(self._cited(citation), citation)
            if not renewed and not self.card.entered:
                self.show()
