"""The selection and what was found, as the pages show them; and the reader's place, once its page is known."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from ldn_desk.domain.article import Citation
from ldn_desk.domain.page import PageBox
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.selection import Selected
from ldn_desk.views.article.printed.layout import PagePlace
from ldn_desk.views.article.printed.view import PageView
from ldn_desk.views.article.reading.lighting import LightKind
from ldn_desk.views.article.reading.lights import INITIATOR

NEAR = 300
"""Letters away from a place at which its neighbour does, while not all pages are aligned."""
OVER = 12.0
"""Points above a line that is shown at the top."""
ALIGNED_MS = 80
"""After a page is aligned, until it lights up: others follow at its heels."""
MOST_HITS = 2_000
"""Of what was found, that lights up."""

Boxes = Callable[[int, int], Sequence[PageBox]]
"""Where a stretch of the article stands on its pages."""


class _Goal(NamedTuple):
    """A place of the article to be shown: at the top, or only in sight."""

    position: int
    at_top: bool


class PageLights(QObject):
    """Keeps one view of pages in step with the desk. Places whose page is not aligned yet follow when it is."""

    def __init__(self, desk: Desk, view: PageView) -> None:
        """`view` also owns it."""
        super().__init__(view)
        self._desk, self._view, self._printed = desk, view, desk.printed
        self._goal: _Goal | None = None
        self._hits: Sequence[tuple[int, int]] = ()
        self._hit = -1
        self._later = QTimer(self, interval=ALIGNED_MS, singleShot=True)
        self._later.timeout.connect(self.renew)
        self.moved = False
        """True where the reader went elsewhere since the pages were turned to."""
        desk.selection.changed.connect(self._follow)
        self._printed.opened.connect(self._open)
        self._printed.aligned.connect(self._take)
        self._printed.pictured.connect(self._repaint)
        self._printed.failed.connect(self._open)
        view.scrolled_by_reader.connect(self._let_go)

    def show_position(self, position: int, at_top: bool = False) -> None:
        """Scroll to a place of the article, now or as soon as its page is known."""
        self._goal = _Goal(position, at_top)
        self.moved = self.moved or not at_top
        self._reach()

    def light_found(self, hits: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Light up what was found: stretches of the article in order, the one the reader is at more strongly."""
        first = max(0, min(current - MOST_HITS // 2, len(hits) - MOST_HITS))
        self._hits, self._hit = hits[first : first + MOST_HITS], current - first
        self.renew()

    def renew(self) -> None:
        """Light up again what belongs to the selection, and what was found."""
        places = self._printed.places
        there = places is not None and self._view.article is self._desk.opened.article
        self._view.light(list(self._lights(places.boxes)) if places is not None and there else ())

    def _open(self, _fault: str = "") -> None:
        self._view.show_pages(self._desk.opened.article, self._view.sight.place)
        self.renew()

    def _take(self, page: int) -> None:
        self._view.refresh_links(page)
        self._later.start()
        self._reach()

    def _repaint(self, _news: object) -> None:
        self._view.viewport().update()

    def _let_go(self) -> None:
        """The reader scrolls: no place is waited for any more."""
        self._goal = None
        self.moved = True

    def _reach(self) -> None:
        goal, places = self._goal, self._printed.places
        if goal is None or places is None:
            return
        box = places.box_near(goal.position, None if len(places) == len(self._printed.sizes) else NEAR)
        if box is None:
            return
        self._goal = None
        if goal.at_top:
            self._view.sight.go_to(PagePlace(box.page, box.top - OVER))
        else:
            self._view.sight.bring_to_sight(box)

    def _follow(self, selected: Selected, initiator: str) -> None:
        self.renew()
        if selected.citation_id or initiator != INITIATOR:
            self._scroll()

    def _scroll(self) -> None:
        """To the place the reader is at; else to the first one, unless one of them is on screen."""
        places, selection = self._printed.places, self._desk.selection
        here = [selection.citation] if selection.citation is not None else list(selection.citations)
        starts = [citation.start for citation in here] or self._entry_starts()
        if places is None or not starts:
            return
        known = [boxes[0] for boxes in (places.boxes(start, start + 1) for start in self._letters(starts)) if boxes]
        if not any(self._view.sight.is_seen(box) for box in known):
            self.show_position(starts[0])

    def _letters(self, starts: Sequence[int]) -> Iterator[int]:
        """The first letter or digit from each place on: a bracket stands on no page by itself."""
        text = self._desk.opened.article.text if self._desk.opened.article is not None else ""
        for start in starts:
            yield next((at for at in range(start, min(start + 8, len(text))) if text[at].isalnum()), start)

    def _entry_starts(self) -> list[int]:
        entry = self._desk.opened.selected_entry
        return [entry.reference.start] if entry is not None and entry.reference.start >= 0 else []

    def _lights(self, boxes: Boxes) -> Iterator[tuple[LightKind, PageBox]]:
        selection, entry = self._desk.selection, self._desk.opened.selected_entry
        for citation in selection.citations:
            yield from self._of(citation, citation.id == selection.current.citation_id, boxes)
        if entry is not None and entry.reference.start >= 0:
            start = entry.reference.start
            yield from ((LightKind.ENTRY, box) for box in boxes(start, start + len(entry.reference.text)))
        for index, (start, end) in enumerate(self._hits):
            kind = LightKind.CURRENT_HIT if index == self._hit else LightKind.HIT
            yield from ((kind, box) for box in boxes(start, end))

    def _of(self, citation: Citation, current: bool, boxes: Boxes) -> Iterator[tuple[LightKind, PageBox]]:
        for box in boxes(citation.sentence_start, citation.sentence_end):
            yield LightKind.SENTENCE, box
        for box in boxes(citation.start, citation.end):
            yield LightKind.CURRENT_MARKER if current else LightKind.MARKER, box
