"""The reader's marks on the open article: read, written through `appraising`, and told one by one as they change."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.mark import COLOUR_WORDS, Colour, Mark, name_setting
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.article.mark_index import MarkIndex
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.workbench import Workbench

LONGEST_NAME = 40
"""Characters of a colour's name."""


class Changed(NamedTuple):
    """A mark before and after; None where there was none, or is none any more."""

    before: Mark | None
    after: Mark | None


class Marking(QObject):
    """`index` holds the marks of the article that is open.

    Signals: `shown()` they are those of another article, or any of them may be another; `changed(object, str)` a tuple
    of `Changed`, and the initiator; `names_changed()` the reader calls a colour otherwise.
    """

    shown = Signal()
    changed = Signal(object, str)
    names_changed = Signal()

    def __init__(self, desk: Workbench, opened: OpenArticle, appraising: Appraising, parent: QObject) -> None:
        """Follows `opened`; Undo and "saved" are those of `appraising`."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._appraising = appraising
        self.index = MarkIndex()
        opened.article_changed.connect(self.reload)

    # What there is

    @property
    def text(self) -> str:
        """The text in which the marks stand."""
        article = self._opened.article
        return article.text if article is not None else ""

    def reload(self, _article: Article | None = None) -> None:
        """Read all marks of the open article again."""
        self.index = MarkIndex(self._read(lambda id_: self._desk.workshop.marking.of(id_)))
        self.shown.emit()

    def take_in(self, change: Change) -> None:
        """Read again what a write changed."""
        article = self._opened.article
        if article is None or article.id not in change.marked_ids:
            return
        if not change.mark_ids:
            self.reload()
            return
        news = []
        for mark_id in change.mark_ids:
            before, after = self.index.get(mark_id), self._desk.workshop.marking.now(mark_id)
            if after is not None and after.article_id == article.id:
                self.index.put(after)
            else:
                self.index.remove(mark_id)
            news.append(Changed(before, after))
        self.changed.emit(tuple(news), change.initiator)

    def deleted(self) -> Sequence[Mark]:
        """The marks of the open article that were deleted and can be brought back, the latest first."""
        return self._read(lambda id_: self._desk.workshop.marking.deleted(id_))

    def name_of(self, colour: Colour) -> str:
        """What the reader calls a colour."""
        own = self._desk.workshop.settings(name_setting(colour)) if self._desk.ready else ""
        return own or tr(COLOUR_WORDS[colour])

    # What is done

    def add(self, start: int, end: int, colour: Colour, initiator: str = "") -> Mark | None:
        """Mark a stretch of the article; None where it was not kept, which is told."""
        article, made = self._opened.article, list[Mark]()
        if article is None:
            return None
        quote = article.text[start:end]

        def write() -> Change:
            mark, change = self._desk.workshop.marking.add(
                article.id, start, end, colour, quote=quote, initiator=initiator
            )
            made.append(mark)
            return change

        return made[0] if self._write(write) and made else None

    def recolour(self, mark: Mark, colour: Colour, initiator: str = "") -> bool:
        """Give a mark another colour."""
        return self._write(lambda: self._desk.workshop.marking.recolour(mark.id, colour, mark.version, initiator))

    def comment(self, mark: Mark, text: str, initiator: str = "") -> bool:
        """Put this in the place of a mark's comment; empty takes it away."""
        return self._write(lambda: self._desk.workshop.marking.comment(mark.id, text, mark.version, initiator))

    def link(self, mark: Mark, reference_id: str | None) -> bool:
        """Link a mark with a reference; None takes the link away."""
        return self._write(lambda: self._desk.workshop.marking.link(mark.id, reference_id, mark.version))

    def delete(self, mark: Mark) -> bool:
        """Delete a mark, and offer Undo beside what was done."""
        if not self._write(lambda: self._desk.workshop.marking.delete(mark.id, mark.version)):
            return False
        self._desk.done.emit(tr("Mark deleted"))
        return True

    def restore(self, mark: Mark) -> bool:
        """Bring a deleted mark back."""
        return self._write(lambda: self._desk.workshop.marking.restore(mark.id))

    def confirm(self, mark: Mark) -> bool:
        """Say that a mark re-attached by likeness is where it belongs."""
        return self._write(lambda: self._desk.workshop.marking.confirm(mark.id, mark.version))

    def reattach(self, mark: Mark, start: int, end: int) -> bool:
        """Put a mark on other words."""
        quote = self.text[start:end]
        return self._write(lambda: self._desk.workshop.marking.reattach(mark.id, start, end, mark.version, quote=quote))

    def rename(self, colour: Colour, name: str) -> str:
        """Call a colour by another name, empty for the desk's own; the sentence that is wrong with it, or empty."""
        name = " ".join(name.split())
        if len(name) > LONGEST_NAME:
            return tr("A colour’s name has at most {n} characters.", n=LONGEST_NAME)
        try:
            self._desk.workshop.settings.put(name_setting(colour), "" if name == tr(COLOUR_WORDS[colour]) else name)
        except DeskError as error:
            return str(error)
        self.names_changed.emit()
        return ""

    def _write(self, write: Callable[[], Change]) -> bool:
        written = self._appraising.write(write)
        if not written:
            # Another window may have been faster: what it wrote is shown.
            self.reload()
        return written

    def _read(self, read: Callable[[str], Sequence[Mark]]) -> Sequence[Mark]:
        article = self._opened.article
        if article is None or not self._desk.ready:
            return ()
        try:
            return read(article.id)
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return ()
