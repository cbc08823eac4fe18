"""The judging of citations: from a choice to the library, and the way from one citation to the next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from ldn_desk.domain.article import Article, Citation
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.selection import Selected, Selection
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.workbench import Workbench

KEYS = {Choice.SUPPORTED: "s", Choice.PARTLY: "p", Choice.NOT_SUPPORTED: "x", Choice.CANNOT_ASSESS: "c"}
"""The keys of the choices, where the keyboard is in the article or the list."""

WALK = "walk"
"""The initiator of going from citation to citation."""

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
        """Whether there is something to look at: a point, a verdict, a notice, or what asks for another look: a
        sentence that has changed, a reference that is another by now."""
        entry, judgement = self.entry, self.entry.judgement(self.citation)
        place = entry.citations.index(self.citation)
        pointed = any(point.citation == place or point.citation < 0 for point in entry.open_points)
        here = (judgement, entry.grading(self.citation))
        again = any(each is not None and each.asks_for_a_look for each in here)
        of_work = any(each is not None and each.again for each in (entry.rating, entry.description))
        return pointed or again or of_work or entry.verdict.code not in QUIET or bool(entry.verdict.notices)


class Progress(NamedTuple):
    """How far the judging is."""

    judged: int = 0
    all: int = 0
    next: Stop | None = None
    """The next that is not judged."""


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
        self._placed: tuple[Article | None, tuple[tuple[str, str], ...]] = (None, ())
        self._citations: dict[str, Citation] = {}
        self._stepped: Selected | None = None
        """Where the last key has stepped to within a string citation, and no other key since."""

    def choose(self, reference_id: str, citation_id: str, choice: Choice, initiator: str = "") -> bool:
        """Judge, or judge otherwise; what was said of the source read stays. The same again is another look.

        False where it could not be written."""
        quotation, version = self._standing(reference_id, citation_id)
        chosen = quotation.chosen(choice) if quotation is not None else Quotation(choice)
        judge = self._desk.workshop.quotations.judge
        return self._write(reference_id, lambda: judge(reference_id, citation_id, chosen, version, initiator))

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
        """Judge the citation in hand; of a string citation the next reference then comes to hand.

        Where several places cite the reference and none is in hand, the first one comes to hand, and nothing is judged
        yet."""
        here = self._here()
        if here is not None and self.choose(here.entry.reference.id, here.citation.id, choice):
            places = self._places
            after = places.index((here.citation.id, here.entry.reference.id)) + 1
            if after < len(places) and places[after][0] == here.citation.id:
                self._selection.select_citation(here.citation.id, WALK, places[after][1])
                self._stepped = self._selection.current

    def clear_here(self) -> None:
        """Let the citation in hand be unjudged again."""
        here = self._here()
        if here is not None:
            self.clear(here.entry.reference.id, here.citation.id)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Every citation with each of its references, in reading order."""
        return tuple(stop for stop in map(self._stop, range(len(self._places))) if stop is not None)

    @property
    def progress(self) -> Progress:
        """How many citations are judged, each for every reference that it names, of how many; and the next that is
        not, from the place in hand on."""
        entries = self._opened.entries
        judged = sum(len(entry.judgements) for entry in entries)
        cited = sum(len(entry.citations) for entry in entries)
        return Progress(judged, cited, self._next(1, lambda stop: not stop.judged) if judged < cited else None)

    def walk(self, by: int, wanted: Callable[[Stop], bool] = lambda _stop: True) -> bool:
        """Go to the next (1) or previous (-1) citation that is `wanted`, round the end; False where there is none."""
        found = self._next(by, wanted)
        if found is not None:
            self._selection.select_citation(found.citation.id, WALK, found.entry.reference.id)
        return found is not None

    def next_unjudged(self) -> None:
        """Go to the next citation that is not judged; it may be the reference that has just come to hand by itself."""
        stepped, self._stepped = self._stepped, None
        if stepped is not None and stepped == self._selection.current:
            entry, citation = self._opened.selected_entry, self._selection.citation
            if entry is not None and citation is not None and not Stop(citation, entry).judged:
                return
        if not self.walk(1, lambda stop: not stop.judged):
            self._desk.said.emit(tr("Every citation is judged."))

    def next_to_look_at(self) -> None:
        """Go to the next citation with something to look at."""
        if not self.walk(1, lambda stop: stop.asks_for_a_look):
            self._desk.said.emit(tr("No citation has anything to look at."))

    def _next(self, by: int, wanted: Callable[[Stop], bool]) -> Stop | None:
        """From the one after (or before) the place in hand, once round the end; the one in hand comes last."""
        number = len(self._places)
        at = self._at(by)
        onward = (self._stop((at + by * n) % number) for n in range(1, number + 1))
        return next((stop for stop in onward if stop is not None and wanted(stop)), None)

    @property
    def _places(self) -> tuple[tuple[str, str], ...]:
        """(citation id, reference id) of each stop: of a long article they are many, and the same for long."""
        article = self._opened.article
        if self._placed[0] is not article:
            self._placed = article, _placed(article)
            self._citations = {each.id: each for each in article.citations} if article is not None else {}
        return self._placed[1]

    def _stop(self, place: int) -> Stop | None:
        citation_id, reference_id = self._places[place]
        entry = self._opened.entry(reference_id)
        return Stop(self._citations[citation_id], entry) if entry is not None else None

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

    def _at(self, by: int) -> int:
        """Where the walk stands: at the stop in hand, else just before (going back: behind) the selected reference."""
        here = self._selection.current
        for n, (citation_id, reference_id) in enumerate(self._places):
            if reference_id == here.reference_id and here.citation_id in ("", citation_id):
                return n if here.citation_id else n - by
        return -1 if by > 0 else len(self._places)

    def _standing(self, reference_id: str, citation_id: str) -> tuple[Quotation | None, int]:
        """What the reader sees of it, and its version."""
        entry = self._opened.entry(reference_id)
        judgements = entry.judgements if entry is not None else ()
        found = next((each for each in judgements if each.citation_id == citation_id), None)
        return (found.quotation, found.version) if found is not None else (None, 0)

    def _write(self, reference_id: str, write: Callable[[], Any]) -> bool:
        written = self._appraising.write(write)
        if not written:
            # Another window may have been faster: what it wrote is shown.
            self._opened.reload_entries((reference_id,))
        return written


def _placed(article: Article | None) -> tuple[tuple[str, str], ...]:
    if article is None:
        return ()
    # Where two references print the same number, a marker means the first of them.
    by_number = {each.number: each.id for each in reversed(article.references)}
    return tuple(
        (citation.id, by_number[number])
        for citation in article.citations
        for number in dict.fromkeys(citation.numbers)
        if number in by_number
    )
