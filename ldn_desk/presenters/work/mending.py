"""Mends by hand on their way to the library, and what is selected after them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.selection import Selection
from ldn_desk.presenters.work.rewriting import Rewriting
from ldn_desk.presenters.workbench import Workbench

if TYPE_CHECKING:
    # Start-up does without mends and versions.
    from ldn_desk.domain.versions import Moved

Then = Callable[[], object]
"""What is done once a mend is written: a method of a QObject, which is passed over where that is gone by then."""


def nothing() -> None:
    """Where there is nothing more to do."""


class Mending(QObject):
    """Writes mends, one at a time; a mend that is refused is told in the status bar.

    Each method is False where the mend is refused at once. On a long article a worker writes it (see `rewriting`).

    Signals: `taken_over(Moved)` a newer version has taken the older one's place.
    """

    taken_over = Signal(object)

    def __init__(
        self, desk: Workbench, opened: OpenArticle, selection: Selection, rewriting: Rewriting, parent: QObject
    ) -> None:
        """`desk` gives the services; `rewriting` runs each write."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._selection = selection
        self._rewriting = rewriting

    def correct(self, seen: Reference, values: Fields, names: Sequence[str], then: Then = nothing) -> bool:
        """Put these fields in the place of what was read."""
        return self._write(lambda: self._desk.workshop.mending.correct(seen, values, names), then)

    def take_back(self, seen: Reference, names: Sequence[str]) -> bool:
        """Let these fields be what was read again."""
        return self._write(lambda: self._desk.workshop.mending.take_back(seen, names))

    def read(self, text: str) -> Fields:
        """What is read from the text of a reference that does not stand in the list yet."""
        # Start-up does without reading.
        from ldn_desk.reading.mending.entries import fields_of

        return fields_of(text)

    def likely_split(self, reference: Reference) -> int:
        """Where in its text a second reference is most likely to begin."""
        from ldn_desk.reading.mending.entries import likely_split

        return likely_split(reference.text)

    def split(self, seen: Reference, place: int, then: Then = nothing) -> bool:
        """Make two references of one, the second from this place of its text on."""
        words = tr("Split reference {number} in two", number=seen.number)
        return self._write(lambda: self._desk.workshop.mending.split(seen, place), self._saying(words), then)

    def next_to(self, seen: Reference) -> Reference | None:
        """The reference after this one; None for the last."""
        article = self._opened.article
        ids = [each.id for each in article.references] if article else []
        place = ids.index(seen.id) + 1 if seen.id in ids else len(ids)
        return article.references[place] if article and place < len(ids) else None

    def merge_with_next(self, seen: Reference) -> bool:
        """Make one reference of this and the next."""
        other = self.next_to(seen)
        if other is None:
            return False
        words = tr("Merged references {one} and {other}", one=seen.number, other=other.number)
        return self._write(lambda: self._desk.workshop.mending.merge(seen, other), self._saying(words))

    def add(self, text: str, after_id: str, then: Then = nothing) -> bool:
        """Add a reference after another one, and select it."""
        before = {entry.reference.id for entry in self._opened.entries}

        def select() -> None:
            new = next((entry.reference.id for entry in self._opened.entries if entry.reference.id not in before), "")
            if new:
                self._selection.select_reference(new)

        return self._on_article(
            lambda article: self._desk.workshop.mending.add(article.id, text, after_id), select, then
        )

    def remove(self, seen: Reference) -> bool:
        """Put a reference away; its neighbour is selected, and the status bar says how it comes back."""
        ids = [entry.reference.id for entry in self._opened.entries]
        place = ids.index(seen.id) if seen.id in ids else 0
        beside = (ids[place + 1 :] or ids[:place][-1:] or [""])[0]
        return self._write(
            lambda: self._desk.workshop.mending.remove(seen),
            lambda: self._selection.select_reference(beside),
            self._saying(tr("Removed reference {number}", number=seen.number)),
        )

    def bring_back(self, article_id: str, reference: Reference, then: Then = nothing) -> bool:
        """Put a removed reference into its article's list again, and select it where that is the one that is open."""

        def select() -> None:
            if self._opened.is_open(article_id):
                self._selection.select_reference(reference.id)

        return self._write(lambda: self._desk.workshop.mending.bring_back(article_id, reference), select, then)

    def move_by(self, seen: Reference, by: int) -> bool:
        """Let a reference stand so many places further down, or up, in the list."""
        return self._on_article(lambda article: self._desk.workshop.mending.move_by(article, seen, by))

    def begin(self, position: int) -> bool:
        """Say that the reference list begins at this position of the text."""
        return self._on_article(lambda article: self._desk.workshop.mending.begin(article, position))

    def end(self, position: int) -> bool:
        """Say that the reference list ends before the entry at this position."""
        return self._on_article(lambda article: self._desk.workshop.mending.end(article, position))

    def link(self, start: int, end: int, reference_ids: Sequence[str], then: Then = nothing) -> bool:
        """Say that this stretch of the text cites these references."""
        return self._on_article(
            lambda article: self._desk.workshop.mending.link(article, start, end, reference_ids), then
        )

    def unlink(self, start: int, end: int) -> bool:
        """Say that this stretch of the text is no citation."""
        return self._on_article(lambda article: self._desk.workshop.mending.unlink(article, start, end))

    def dois_in_text(self) -> int:
        """How many DOIs stand in the text of the open article, where it has no references to lead to; else 0."""
        article = self._opened.article
        if article is None or article.references:
            return 0
        # Start-up does without reading.
        from ldn_desk.reading.entries.linked_dois import dois_in_text

        return len(dois_in_text(article).references)

    def link_dois(self) -> bool:
        """Take the DOIs in the text for the article's references."""
        return self._on_article(lambda article: self._desk.workshop.mending.link_dois(article))

    def add_year(self, year: int | None) -> None:
        """Give the article's date the year the reader knows; the printed date is kept."""
        self._on_article(lambda article: self._desk.workshop.library.add_year(article.id, year))

    # Versions

    def take_over(self, old_id: str, new_id: str) -> bool:
        """Let the article `new_id` take the place of its older version, under whose id it is opened then."""
        return self._told(
            lambda: self._desk.workshop.versions.take_over(old_id, new_id),
            tr("Taking notes over …"),
            lambda moved: self._tell_taken(old_id, moved),
        )

    def read_again(self) -> bool:
        """Read the open article anew from the bytes it came from."""
        article = self._opened.article
        if article is None:
            return False
        return self._told(
            lambda: self._desk.workshop.versions.read_again(article.id), tr("Reading again …"), self._tell_read
        )

    def _tell_taken(self, article_id: str, moved: "Moved") -> None:
        self._desk.open_article(article_id)
        self.taken_over.emit(moved)

    def _tell_read(self, moved: "Moved") -> None:
        self._desk.said.emit(tr("Read again: {what}", what=" · ".join(moved.words)))

    def _told(self, write: "Callable[[], tuple[Change, Moved]]", words: str, then: "Callable[[Moved], object]") -> bool:
        told: list[Moved] = []

        def written() -> Change:
            change, moved = write()
            told.append(moved)
            return change

        return self._rewriting.run(written, words, lambda: then(told[0]))

    def _saying(self, words: str) -> Then:
        """Says what was done, with Undo beside it; a refused mend has told itself."""
        return lambda: self._desk.done.emit(words)

    def _on_article(self, write: Callable[[Article], Change], *then: Then) -> bool:
        article = self._opened.article
        return article is not None and self._write(lambda: write(article), *then)

    def _write(self, write: Callable[[], Change], *then: Then) -> bool:
        return self._rewriting.run(write, tr("Mending …"), *then)
