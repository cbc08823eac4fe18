"""Mends by hand on their way to the library, and what is selected after them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.selection import Selection
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.workbench import Workbench

if TYPE_CHECKING:
    # Start-up does without mends and versions.
    from ldn_desk.domain.versions import Moved


class Mending(QObject):
    """Writes mends of the open article, at once and one at a time; a mend that is refused is told in the status bar."""

    def __init__(
        self, desk: Workbench, opened: OpenArticle, selection: Selection, appraising: Appraising, parent: QObject
    ) -> None:
        """`desk` gives the services and takes in every change; `appraising` says when it is saved."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._selection = selection
        self._appraising = appraising

    def correct(self, seen: Reference, values: Fields, names: Sequence[str]) -> bool:
        """Put these fields in the place of what was read; False, with a sentence told, where that is refused."""
        return self._write(lambda: self._desk.workshop.mending.correct(seen, values, names))

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

    def split(self, seen: Reference, place: int) -> bool:
        """Make two references of one, the second from this place of its text on."""
        done = self._write(lambda: self._desk.workshop.mending.split(seen, place))
        return self._tell(done, tr("Split reference {number} in two", number=seen.number))

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
        done = self._write(lambda: self._desk.workshop.mending.merge(seen, other))
        return self._tell(done, tr("Merged references {one} and {other}", one=seen.number, other=other.number))

    def add(self, text: str, after_id: str) -> bool:
        """Add a reference after another one, and select it."""
        before = {entry.reference.id for entry in self._opened.entries}
        done = self._on_article(lambda article: self._desk.workshop.mending.add(article.id, text, after_id))
        new = next((entry.reference.id for entry in self._opened.entries if entry.reference.id not in before), "")
        if done and new:
            self._selection.select_reference(new)
        return done

    def remove(self, seen: Reference) -> bool:
        """Put a reference away; its neighbour is selected, and the status bar says how it comes back."""
        ids = [entry.reference.id for entry in self._opened.entries]
        place = ids.index(seen.id) if seen.id in ids else 0
        beside = (ids[place + 1 :] or ids[:place][-1:] or [""])[0]
        done = self._write(lambda: self._desk.workshop.mending.remove(seen))
        if done:
            self._selection.select_reference(beside)
        return self._tell(done, tr("Removed reference {number}", number=seen.number))

    def bring_back(self, article_id: str, reference: Reference) -> bool:
        """Put a removed reference into its article's list again, and select it where that is the one that is open."""
        done = self._write(lambda: self._desk.workshop.mending.bring_back(article_id, reference))
        if done and self._opened.is_open(article_id):
            self._selection.select_reference(reference.id)
        return done

    def move_by(self, seen: Reference, by: int) -> bool:
        """Let a reference stand so many places further down, or up, in the list."""
        return self._on_article(lambda article: self._desk.workshop.mending.move_by(article, seen, by))

    def begin(self, position: int) -> bool:
        """Say that the reference list begins at this position of the text."""
        return self._on_article(lambda article: self._desk.workshop.mending.begin(article, position))

    def end(self, position: int) -> bool:
        """Say that the reference list ends before the entry at this position."""
        return self._on_article(lambda article: self._desk.workshop.mending.end(article, position))

    def link(self, start: int, end: int, reference_ids: Sequence[str]) -> bool:
        """Say that this stretch of the text cites these references."""
        return self._on_article(lambda article: self._desk.workshop.mending.link(article, start, end, reference_ids))

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
        return self._on_article(self._desk.workshop.mending.link_dois)

    def add_year(self, year: int | None) -> None:
        """Give the article's date the year the reader knows; the printed date is kept."""
        self._on_article(lambda article: self._desk.workshop.library.add_year(article.id, year))

    # Versions

    def take_over(self, old_id: str, new_id: str) -> "Moved | None":
        """Let the article `new_id` take the place of its older version; what moved, or None where that is refused."""
        return self._told(lambda: self._desk.workshop.versions.take_over(old_id, new_id))

    def read_again(self) -> "Moved | None":
        """Read the open article anew from the bytes it came from; what moved, or None where that is refused."""
        article = self._opened.article
        if article is None:
            return None
        moved = self._told(lambda: self._desk.workshop.versions.read_again(article.id))
        if moved is not None:
            self._desk.said.emit(tr("Read again: {what}", what=" · ".join(moved.words)))
        return moved

    def _told(self, write: "Callable[[], tuple[Change, Moved]]") -> "Moved | None":
        told: list[Moved] = []

        def written() -> Change:
            change, moved = write()
            told.append(moved)
            return change

        return told[0] if self._write(written) else None

    def _tell(self, done: bool, words: str) -> bool:
        """Say what was done, with Undo beside it; a refused mend has told itself."""
        if done:
            self._desk.done.emit(words)
        return done

    def _on_article(self, write: Callable[[Article], Change]) -> bool:
        article = self._opened.article
        return article is not None and self._write(lambda: write(article))

    def _write(self, write: Callable[[], Change]) -> bool:
        try:
            change = write()
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return False
        self._desk.take_in(change)
        self._appraising.tell_saved()
        return True
