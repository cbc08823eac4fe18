"""Shows the places that `Finding` walks: lit up in article and notes, selected among the references."""

from PySide6.QtCore import QObject

from ldn_desk.presenters.window.finding import Finding, Place
from ldn_desk.views.article.pane import ArticlePane
from ldn_desk.views.references.pane import ReferencePane


class FindWalk(QObject):
    """Keeps what lights up in the article in step with what is looked for."""

    def __init__(self, finding: Finding, pane: ArticlePane) -> None:
        """Lights nothing up before something is looked for."""
        super().__init__(pane)
        self._finding = finding
        self._pane = pane
        finding.moved.connect(self._show)
        finding.counted.connect(self._light)
        for made in (pane.view.filling, pane.view.filled):
            made.connect(self._light_again)

    def look_for(self, words: str) -> None:
        """Look for other words, from where the reader is."""
        self._finding.look_for(words, self._pane.turner.position)

    def _show(self, place: Place) -> None:
        """What is found is selected too: it can be highlighted, or copied."""
        if place.start >= 0:
            self._pane.select(place.start, place.end)
            self._pane.show_position(place.start)

    def _light_again(self) -> None:
        """The document was made anew, or more of it is there: its places stand elsewhere in it."""
        if self._finding.words:
            self._light()

    def _light(self, *_counts: int) -> None:
        hits: list[tuple[int, int]] = []
        current = -1
        for place in self._finding.places:
            found = self._in_document(place)
            if found is not None:
                current = len(hits) if place == self._finding.here else current
                hits.append(found)
        self._pane.view.light_found(hits, current)
        inside = [place for place in self._finding.places if place.start >= 0]
        here = next((index for index, place in enumerate(inside) if place == self._finding.here), -1)
        self._pane.turner.light_found([(place.start, place.end) for place in inside], here)

    def _in_document(self, place: Place) -> tuple[int, int] | None:
        if place.start < 0:
            return None
        return self._pane.view.sight.known.range_to_document(place.start, place.end)


class FoundNotes(QObject):
    """Keeps what lights up in notes in step with what is looked for, and brings each note found in sight."""

    def __init__(self, finding: Finding, pane: ReferencePane) -> None:
        """Lights nothing up before something is looked for."""
        super().__init__(pane)
        self._finding = finding
        self._pane = pane
        finding.moved.connect(self._show)
        finding.counted.connect(self._light)
        pane.entry_shown.connect(self._light_again)

    @property
    def _terms(self) -> tuple[str, ...]:
        return (self._finding.words,) if self._finding.words else ()

    def _show(self, place: Place) -> None:
        if place.note_id:
            self._pane.show_note(place.note_id, self._terms)

    def _light(self, *_counts: int) -> None:
        self._pane.light_notes(self._terms)

    def _light_again(self) -> None:
        """Another reference may be shown, with notes of its own; what the library's search has lit stays so."""
        if self._terms:
            self._light()
