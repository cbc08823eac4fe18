"""Which reference, and which place citing it, the reader is at; and the way back."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.article import Article, Citation

HISTORY_LENGTH = 200


class Selected(NamedTuple):
    """A place in the reader's walk: a reference, and one citation of it (or none in particular)."""

    reference_id: str = ""
    citation_id: str = ""


class Selection(QObject):
    """The selection of the open article, with back and forward.

    Signals: `changed(Selected, str)` the new place and who asked for it (a view ignores its own echo);
    `several_changed()` others, or none, are selected together with the reference.
    """

    changed = Signal(object, str)
    several_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is selected before `show`."""
        super().__init__(parent)
        self._article: Article | None = None
        self._walk: list[Selected] = [Selected()]
        self._at = 0
        self._several: tuple[str, ...] = ()

    @property
    def several(self) -> tuple[str, ...]:
        """The ids of the references that are selected together, the current one among them; none for it alone."""
        return self._several if len(self._several) > 1 and self.current.reference_id in self._several else ()

    def select_several(self, reference_ids: Sequence[str]) -> None:
        """Let these be selected together, for as long as the reader stays at one of them."""
        before, self._several = self.several, tuple(reference_ids)
        if self.several != before:
            self.several_changed.emit()

    @property
    def current(self) -> Selected:
        """Where the reader is."""
        return self._walk[self._at]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every place that cites the selected reference, in reading order."""
        reference = self._reference_number()
        return self._article.citations_of(reference) if self._article and reference is not None else ()

    @property
    def citation(self) -> Citation | None:
        """The citation the reader is at, or None."""
        wanted = self.current.citation_id
        return next((citation for citation in self.citations if citation.id == wanted), None)

    @property
    def can_go_back(self) -> bool:
        """True where there is an earlier place."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True after `back`."""
        return self._at < len(self._walk) - 1

    def show(self, article: Article | None, begin: Selected | None = None) -> None:
        """Start anew on another article, at `begin` as far as that is still there."""
        self._article = article
        self._walk, self._at = [self._there(begin or Selected())], 0
        self.changed.emit(self.current, "")

    def refresh(self, article: Article) -> None:
        """The same article, read again: the walk is kept."""
        self._article = article

    def select_reference(self, reference_id: str, initiator: str = "") -> None:
        """Select a reference: every place that cites it lights up, the first one is where next begins."""
        self._go(Selected(reference_id), initiator)

    def select_citation(self, citation_id: str, initiator: str = "", reference_id: str = "") -> None:
        """Select a marker, and with it the reference it cites (`reference_id` chooses among several)."""
        citation = next((c for c in self._article.citations if c.id == citation_id), None) if self._article else None
        if citation is None:
            return
        self._go(Selected(reference_id or self._first_reference(citation), citation_id), initiator)

    def step(self, by: int, initiator: str = "") -> None:
        """Go to the next (`by` 1) or previous (-1) place that cites the selected reference, round the end."""
        places = self.citations
        if not places:
            return
        here = next((i for i, place in enumerate(places) if place.id == self.current.citation_id), None)
        first = 0 if by > 0 else len(places) - 1
        index = first if here is None else (here + by) % len(places)
        self._go(self.current._replace(citation_id=places[index].id), initiator)

    def back(self) -> None:
        """Return to where the reader was."""
        if self.can_go_back:
            self._at -= 1
            self.changed.emit(self.current, "history")

    def forward(self) -> None:
        """Undo `back`."""
        if self.can_go_forward:
            self._at += 1
            self.changed.emit(self.current, "history")

    def _go(self, place: Selected, initiator: str) -> None:
        if place == self.current:
            return
        self._walk = [*self._walk[: self._at + 1], place][-HISTORY_LENGTH:]
        self._at = len(self._walk) - 1
        self.changed.emit(place, initiator)

    def _there(self, place: Selected) -> Selected:
        known = {reference.id for reference in self._article.references} if self._article else set()
        if place.reference_id not in known or self._article is None:
            return Selected()
        cited = {citation.id for citation in self._article.citations}
        return place if place.citation_id in cited else Selected(place.reference_id)

    def _reference_number(self) -> int | None:
        if self._article is None:
            return None
        wanted = self.current.reference_id
        return next((r.number for r in self._article.references if r.id == wanted), None)

    def _first_reference(self, citation: Citation) -> str:
        if self._article is None:
            return ""
        by_number = {reference.number: reference.id for reference in reversed(self._article.references)}
        return next((by_number[number] for number in citation.numbers if number in by_number), "")
