"""Finding words in the open article, its references and the notes on them, one place after the other."""

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.article import BlockKind
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.window.matching_words import folded, hits

if TYPE_CHECKING:
    from ldn_desk.presenters.desk import Desk

INITIATOR = "find"
ELSEWHERE = (BlockKind.REFERENCE, BlockKind.FURNITURE)
"""Blocks not searched as text: a reference is found as a reference, furniture is not shown."""


class Place(NamedTuple):
    """Where words were found. `start` and `end` are positions in the article's text, for `article` alone."""

    kind: str
    """`article`, `reference` or `note`."""
    reference_id: str = ""
    start: int = -1
    end: int = -1
    note_id: str = ""


class Finding(QObject):
    """Walks the places where words stand: the article first, then references and their notes in list order.

    Signals: `moved(Place)` the place the reader is to be shown; `counted(int, int)` where the reader is, from 1
    (0 for nowhere), and how many places there are.
    """

    moved = Signal(object)
    counted = Signal(int, int)

    def __init__(self, desk: "Desk") -> None:
        """`desk` gives the article and its entries."""
        super().__init__(desk)
        self._desk = desk
        self._words = ""
        self._places: list[Place] = []
        self._at = -1
        self._begin = 0
        desk.opened.article_changed.connect(self._renew)
        desk.opened.entries_changed.connect(self._renew)

    @property
    def words(self) -> str:
        """What is looked for; empty for nothing."""
        return self._words

    @property
    def places(self) -> tuple[Place, ...]:
        """Everywhere the words stand."""
        return tuple(self._places)

    @property
    def here(self) -> Place | None:
        """The place the reader is at."""
        return self._places[self._at] if self._at >= 0 else None

    def look_for(self, words: str, begin: int = 0) -> None:
        """Look for other words, and go to the first place of the article that has them.

        The first one from where the reader was when looking began: `begin`, a position in the article's text. Nothing
        is selected before `step`.
        """
        if words.strip() == self._words:
            return
        self._begin = self._begin if self._words else begin
        self._words = words.strip()
        self._places = self._found()
        starts = [place.start for place in self._places if place.start >= 0]
        at = bisect_left(starts, self._begin)
        self._at = at if at < len(starts) else min(0, len(starts) - 1)
        if self.here is not None:
            self.moved.emit(self.here)
        self._tell()

    def step(self, by: int = 1) -> None:
        """Go to the next (1) or previous (-1) place, round the end."""
        if not self._places:
            return
        self._at = 0 if self._at < 0 and by > 0 else (max(self._at, 0) + by) % len(self._places)
        place = self._places[self._at]
        if place.start >= 0:
            self._begin = place.start
        if place.reference_id:
            self._desk.selection.select_reference(place.reference_id, INITIATOR)
        self.moved.emit(place)
        self._tell()

    def _renew(self, *_changed: object) -> None:
        if self._words:
            self._places = self._found()
            self._at = min(self._at, len(self._places) - 1)
            self._tell()

    def _tell(self) -> None:
        self.counted.emit(self._at + 1, len(self._places))

    def _found(self) -> list[Place]:
        return [*self._in_article(), *self._in_entries()] if self._words else []

    def _in_article(self) -> list[Place]:
        article = self._desk.opened.article
        if article is None:
            return []
        found = []
        for block in article.blocks:
            if block.kind not in ELSEWHERE:
                places = hits(folded(block.text), self._words)
                found += [Place("article", "", block.start + start, block.start + end) for start, end in places]
        return found

    def _in_entries(self) -> list[Place]:
        found = []
        for entry in self._desk.opened.entries:
            if hits(folded(entry.reference.text), self._words):
                found.append(Place("reference", entry.reference.id))
            noted = [note for note in entry.notes if hits(folded(note.text), self._words)]
            found += [Place("note", note.reference_id, note_id=note.id) for note in noted]
        return found


def count_words(at: int, total: int, words: str) -> str:
    """`3 of 12`, `12 found`, `Nothing found`; empty where nothing is looked for."""
    if not words.strip():
        return ""
    if not total:
        return tr("Nothing found")
    return tr("{at} of {total}", at=at, total=total) if at else tr("{total} found", total=total)
