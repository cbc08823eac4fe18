"""The judging of citations: from a choice to the library, and the way from one citation to the next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from ldn_desk.domain.article import Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.selection import Selection
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.workbench import Workbench

KEYS = {Choice.SUPPORTED: "s", Choice.PARTLY: "p", Choice.NOT_SUPPORTED: "x", Choice.CANNOT_ASSESS: "c"}
"""The keys of the choices, where the keyboard is in the article or the list."""

QUIET = frozenset((VerdictCode.AGREES, VerdictCode.FOUND, VerdictCode.OUT_OF_SCOPE, VerdictCode.NOT_CHECKED))
"""Verdicts that ask for no look of their own."""


class Stop(NamedTuple):
    """What is judged as one: a citation, and one of the references that it names."""

    citation: Citation
    entry: Entry

    @property
    def judged(self) -> bool:
        """Whether the reader has judged it."""
        return self.entry.judgement(self.citation) is not None

    @property
    def asks_for_a_look(self) -> bool:
        """Whether there is something to look at: a point, a verdict, a notice, or a sentence that has changed."""
        entry, judgement = self.entry, self.entry.judgement(self.citation)
        place = entry.citations.index(self.citation)
        pointed = any(point.citation == place or point.citation < 0 for point in entry.open_points)
        changed = judgement is not None and judgement.changed
        return pointed or changed or entry.verdict.code not in QUIET or bool(entry.verdict.notices)


class Quoting(QObject):
    """Writes judgements of citations through `appraising`, so that Undo and "saved" are the same for everything."""

    def __init__(
        self, desk: Workbench, opened: OpenArticle, selection: Selection, appraising: Appraising, parent: QObject
    ) -> None:
        """`opened` has the entries as the reader sees them; `selection` knows the citation in hand."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._selection = selection
        self._appraising = appraising

    def choose(self, reference_id: str, citation_id: str, choice: Choice, initiator: str = "") -> None:
        """Judge, or judge otherwise; what was said of the source read stays. The same again is another look."""
        quotation, version = self._standing(reference_id, citation_id)
        chosen = quotation.chosen(choice) if quotation is not None else Quotation(choice)
        judge = self._desk.workshop.quotations.judge
        self._write(reference_id, lambda: judge(reference_id, citation_id, chosen, version, initiator))

    def change(self, reference_id: str, citation_id: str, initiator: str = "", **parts: Any) -> None:
        """Say more of a judgement: `parts` are those of `Quotation`. Where nothing is judged, nothing is written."""
        quotation, version = self._standing(reference_id, citation_id)
        if quotation is not None:
            said, add = replace(quotation, **parts), self._desk.workshop.quotations.add
            self._write(reference_id, lambda: add(reference_id, citation_id, said, version, initiator))

    def clear(self, reference_id: str, citation_id: str, initiator: str = "") -> None:
        """Let it be unjudged again."""
        _quotation, version = self._standing(reference_id, citation_id)
        clear = self._desk.workshop.quotations.clear
        self._write(reference_id, lambda: clear(reference_id, citation_id, version, initiator))

    def choose_here(self, choice: Choice) -> None:
        """Judge the citation in hand. Where several places cite the reference and none is in hand, the first one comes
        to hand, and nothing is judged yet."""
        here = self._here()
        if here is not None:
            self.choose(here.entry.reference.id, here.citation.id, choice)

    def clear_here(self) -> None:
        """Let the citation in hand be unjudged again."""
        here = self._here()
        if here is not None:
            self.clear(here.entry.reference.id, here.citation.id)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every citation with each of its references, in reading order."""
        article = self._opened.article
        by_number = {entry.reference.number: entry for entry in reversed(self._opened.entries)}
        cited = article.citations if article is not None else ()
        return tuple(
            Stop(citation, by_number[number])
            for citation in cited
            for number in dict.fromkeys(citation.numbers)
            if number in by_number
        )

    def walk(self, by: int, wanted: Callable[[Stop], bool] = lambda _stop: True) -> bool:
        """Go to the next (1) or previous (-1) citation that is `wanted`, round the end; False where there is none."""
        stops = self.stops
        found = next((stop for stop in _onward(stops, self._at(stops, by), by) if wanted(stop)), None)
        if found is not None:
            self._selection.select_citation(found.citation.id, "walk", found.entry.reference.id)
        return found is not None

    def next_unjudged(self) -> None:
        """Go to the next citation that is not judged."""
        if not self.walk(1, lambda stop: not stop.judged):
            self._desk.said.emit(tr("Every citation is judged."))

    def next_to_look_at(self) -> None:
        """Go to the next citation with something to look at."""
        if not self.walk(1, lambda stop: stop.asks_for_a_look):
            self._desk.said.emit(tr("No citation has anything to look at."))

    def _here(self) -> Stop | None:
        entry = self._opened.selected_entry
        if entry is None or not entry.citations:
            return None
        in_hand = self._selection.citation or (entry.citations[0] if len(entry.citations) == 1 else None)
        if in_hand is None:
            self._selection.step(1)
            self._desk.said.emit(tr("Several places cite this reference: the first one is in hand now."))
            return None
        return Stop(in_hand, entry)

    def _at(self, stops: Sequence[Stop], by: int) -> int:
        """Where the walk stands: at the stop in hand, else just before (going back: behind) the selected reference."""
        place = self._selection.current
        for n, stop in enumerate(stops):
            if stop.entry.reference.id == place.reference_id and place.citation_id in ("", stop.citation.id):
                return n if place.citation_id else n - by
        return -1 if by > 0 else len(stops)

    def _standing(self, reference_id: str, citation_id: str) -> tuple[Quotation | None, int]:
        """What the reader sees of it, and its version."""
        entry = self._opened.entry(reference_id)
        judgements = entry.judgements if entry is not None else ()
        found = next((each for each in judgements if each.citation_id == citation_id), None)
        return (found.quotation, found.version) if found is not None else (None, 0)

    def _write(self, reference_id: str, write: Callable[[], Any]) -> None:
        if not self._appraising.write(write):
            # Another window may have been faster: what it wrote is shown.
            self._opened.reload_entries((reference_id,))


def _onward(stops: Sequence[Stop], at: int, by: int) -> list[Stop]:
    """Every stop from the one after (or before) this place, once round the end; the one in hand comes last."""
    number = len(stops)
    return [stops[(at + by * n) % number] for n in range(1, number + 1)]
