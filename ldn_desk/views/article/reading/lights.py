"""The selection, as the article shows it: every place that cites the selected reference lights up."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.article import Citation
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.selection import Selected
from ldn_desk.views.article.reading.geometry import ReadingPlace
from ldn_desk.views.article.reading.lighting import Light, LightKind
from ldn_desk.views.article.reading.view import ArticleView

INITIATOR = "article"


class Lights(QObject):
    """Keeps one view in step with the desk's selection, and the reader's place with back and forward.

    Signals: `place_shown(object, int, int)` number of the selected reference (None for none), the place the reader
    is at (from 1, 0 for none in particular), and how many places there are.
    """

    place_shown = Signal(object, int, int)

    def __init__(self, desk: Desk, view: ArticleView) -> None:
        """`view` also owns it."""
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._was = Selected()
        self._left_at: dict[Selected, ReadingPlace] = {}
        desk.selection.changed.connect(self._follow)

    def renew(self) -> None:
        """The document was made anew, or more of it: light up again."""
        self._light()

    def forget(self) -> None:
        """Another article comes: no place of the last one is remembered."""
        self._left_at = {}
        self._was = self._desk.selection.current

    def _follow(self, selected: Selected, initiator: str) -> None:
        self._left_at[self._was] = self._view.sight.place
        self._was = selected
        if self._view.article is not self._desk.opened.article:
            return
        self._light()
        if initiator == "history" and selected in self._left_at:
            self._view.sight.return_to(self._left_at[selected], ease=True)
        elif selected.citation_id or initiator != INITIATOR:
            self._scroll(selected)

    def _scroll(self, selected: Selected) -> None:
        """To the place the reader is at; else to the first one, unless one of them is on screen."""
        current = self._desk.selection.citation
        places = [current] if current is not None else list(self._desk.selection.citations)
        ranges = self._ranges(places, selected)
        if any(self._view.sight.is_seen(*found) for found in ranges):
            return
        if self._view.sight.is_growing and (not places or self._range(places[0]) is None):
            # Where it leads to is still to come.
            self._view.sight.complete()
            ranges = self._ranges(places, selected)
        if ranges:
            self._view.sight.bring_to_sight(*ranges[0])

    def _ranges(self, places: Sequence[Citation], selected: Selected) -> list[tuple[int, int]]:
        """Where these citations stand; where none is shown, the entry of the list."""
        found = [each for each in map(self._range, places) if each is not None]
        entry = self._entry(selected) if not found else None
        return [entry] if entry is not None else found

    def _light(self) -> None:
        selected = self._desk.selection.current
        self._view.light_places(self._lights(selected) if self._view.article is not None else ())
        self._tell(selected)

    def _tell(self, selected: Selected) -> None:
        selection = self._desk.selection
        entry = self._desk.opened.entry(selected.reference_id)
        places = selection.citations
        at = next((n for n, place in enumerate(places, 1) if place.id == selected.citation_id), 0)
        self.place_shown.emit(entry.reference.number if entry is not None else None, at, len(places))

    def _lights(self, selected: Selected) -> Iterator[Light]:
        for citation in self._desk.selection.citations:
            marker = self._range(citation)
            if marker is None:
                continue
            current = citation.id == selected.citation_id
            yield Light(*marker, LightKind.CURRENT_MARKER if current else LightKind.MARKER)
            sentence = self._view.sight.known.range_to_document(citation.sentence_start, citation.sentence_end)
            if sentence is not None:
                yield Light(*sentence, LightKind.SENTENCE)
        entry = self._entry(selected)
        if entry is not None:
            yield Light(*entry, LightKind.ENTRY)

    def _range(self, citation: Citation) -> tuple[int, int] | None:
        return self._view.sight.known.range_to_document(citation.start, citation.end)

    def _entry(self, selected: Selected) -> tuple[int, int] | None:
        """Where the selected reference stands in the list."""
        article = self._view.article
        if article is None or not selected.reference_id:
            return None
        found = (n for n, reference in enumerate(article.references) if reference.id == selected.reference_id)
        index = next(found, -1)
        at = next((n for n, piece in enumerate(self._view.sight.shown.pieces) if piece.reference == index >= 0), -1)
        if not 0 <= at < self._view.sight.pieces_there:
            return None
        start = self._view.sight.known.start_of(at)
        block = self._view.document().findBlock(start)
        return start, start + block.length() - 1
