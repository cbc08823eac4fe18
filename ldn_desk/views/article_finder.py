"""Finds words in the article on screen, and walks what it has found."""

from bisect import bisect_left

from ldn_desk.presenters.article_find import folded, hits
from ldn_desk.presenters.article_positions import Utf16
from ldn_desk.views.article_view import ArticleView


class Finder:
    """The hits in one view, and which of them the reader is at."""

    def __init__(self, view: ArticleView) -> None:
        """Nothing is looked for."""
        self._view = view
        self._words = ""
        self._haystack = ""
        self._utf16 = Utf16("")
        self._hits: list[tuple[int, int]] = []
        self._at = -1

    @property
    def at(self) -> int:
        """The hit the reader is at, from 1; 0 for none."""
        return self._at + 1

    @property
    def total(self) -> int:
        """How many hits there are."""
        return len(self._hits)

    def look_for(self, words: str) -> None:
        """Find `words` anew, and go to the first hit from what is on screen on."""
        self._words = words
        self._find()
        starts = [start for start, _ in self._hits]
        self._at = bisect_left(starts, self._view.first_on_screen()) % len(starts) if starts else -1
        self._show()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, round the end."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._show()

    def forget(self) -> None:
        """Nothing is looked for any more; the hit the reader was at stays selected, for copying."""
        if self._at >= 0:
            cursor = self._view.textCursor()
            start, end = self._hits[self._at]
            cursor.setPosition(start)
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            self._view.setTextCursor(cursor)
        self._words, self._haystack, self._hits, self._at = "", "", [], -1
        self._view.mark_found([])

    def renew(self) -> None:
        """The document was made anew: find again, at the same hit."""
        self._haystack = ""
        if self._words:
            at = self._at
            self._find()
            self._at = min(at, len(self._hits) - 1)
            self._mark()

    def _find(self) -> None:
        if not self._haystack and self._words:
            raw = self._view.document().toRawText()
            self._utf16 = Utf16(raw)
            self._haystack = folded(raw)
        units = self._utf16.units
        self._hits = [(units(start), units(end)) for start, end in hits(self._haystack, self._words)]

    def _show(self) -> None:
        self._mark()
        if self._at >= 0:
            self._view.bring_to_sight(*self._hits[self._at])

    def _mark(self) -> None:
        self._view.mark_found(self._hits, self._at)
