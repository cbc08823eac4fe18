"""The desk: the library, and the ways to put an article on it. What is open is the `OpenArticle`'s."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.afresh import Afresh
from ldn_desk.presenters.jobs import BackgroundRunner, Job, Runner, Token
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.presenters.selection import Selection
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.work.checking import Checking
from ldn_desk.presenters.work.grading import Grading
from ldn_desk.presenters.work.marking import Marking
from ldn_desk.presenters.work.mending import Mending
from ldn_desk.presenters.work.quoting import Quoting
from ldn_desk.presenters.work.retractions import Retractions
from ldn_desk.presenters.work.rewriting import Rewriting
from ldn_desk.presenters.working import Working
from ldn_desk.services.workshop import Workshop

Bring = Callable[[], tuple[str, bytes]]
"""Brings a file's name and bytes, on a worker thread."""


class Desk(QObject):
    """What every view works with. It is empty until `start` hands it the workshop of a library.

    `opened` is the article that is open, `selection` the place in it; `checking`, `appraising`, `quoting`, `grading`,
    `marking`, `mending`, `retractions` and `printed` are what can be done with it; `working` is what runs in the
    background.

    Signals: `shelf_changed()` articles came or went; `said(str)` a line for the status bar; `done(str)` the
    same of something just written, which Undo takes back; `failed(str)` one sentence about what went wrong;
    `started()` the library is open; `place_wanted(int)` this place of the open article (code points) is to be seen.
    """

    shelf_changed = Signal()
    said = Signal(str)
    done = Signal(str)
    failed = Signal(str)
    started = Signal()
    place_wanted = Signal(int)

    def __init__(self, runner: Runner | None = None, parent: QObject | None = None) -> None:
        """`runner` drives background work; a pool of two threads where none is given."""
        super().__init__(parent)
        self.runner: Runner = runner or BackgroundRunner()
        self._workshop: Workshop | None = None
        self.working = Working(lambda: self.runner, self)
        self.selection = Selection(self)
        self.opened = OpenArticle(self, self.selection, self)
        self.checking = Checking(self, self.opened, self)
        self.rewriting = Rewriting(self, self.opened, self)
        self.appraising = Appraising(self, self.rewriting, self)
        self.quoting = Quoting(self, self.opened, self.selection, self.appraising, self)
        self.grading = Grading(self, self.opened, self.appraising, self)
        self.marking = Marking(self, self.opened, self.appraising, self)
        self.mending = Mending(self, self.opened, self.selection, self.rewriting, self)
        self.retractions = Retractions(self, self.opened, self)
        self.printed = PrintedPages(self, self)
        self.opened.article_changed.connect(self.printed.follow)
        self.opened.gone.connect(self.open_last)

    @property
    def workshop(self) -> Workshop:
        """The services of the open library; only after `started`."""
        if self._workshop is None:
            raise RuntimeError("the desk has no library yet")
        return self._workshop

    @property
    def ready(self) -> bool:
        """True once the library is open."""
        return self._workshop is not None

    @property
    def writable(self) -> bool:
        """True where something can be kept: the library is open, and may not only be read."""
        return self._workshop is not None and not self._workshop.library.read_only

    def start(self, workshop: Workshop) -> None:
        """Take over an open library; nothing is shown yet."""
        self._workshop = workshop
        self.started.emit()

    def open_article(self, article_id: str) -> None:
        """Show an article of the library."""
        library = self.workshop.library
        self._open(article_id, lambda: library.article(article_id))

    def _open(self, article_id: str, article_of: Callable[[], Article]) -> None:
        library = self.workshop.library
        try:
            article = article_of()
            entries = library.entries_of(article)
            library.touch(article_id)
        except DeskError as error:
            self.failed.emit(str(error))
            return
        self.checking.cancel()
        self.opened.show(article, entries)

    def open_last(self) -> None:
        """Show the article that was open last; on a first start, the sample."""
        last = self.workshop.library.last_opened()
        if last is not None:
            self.open_article(last)
        elif not self.workshop.library.shelf() and not self.workshop.library.deleted():
            self.open_sample()
        else:
            self.opened.show(None)

    def open_sample(self) -> None:
        """Put the sample article on the desk and show it."""
        from ldn_desk.services.sample import shelve_sample

        try:
            article_id = shelve_sample(self.workshop.library, self.workshop.registry)
        except DeskError as error:
            self.failed.emit(str(error))
            return
        self.shelf_changed.emit()
        self.open_article(article_id)

    def open_path(self, path: Path) -> None:
        """Read a file in the background, put it on the desk and show it; on failure what is there stays.

        A file that the library has read already is shown from the library."""

        def bring() -> tuple[str, bytes]:
            from ldn_desk.services.handed_in import file_bytes

            return path.name, file_bytes(path)

        self._read(bring, path.name)

    def open_pasted(self, text: str, html: str = "") -> None:
        """Read what the clipboard holds, put it on the desk and show it."""

        def bring() -> tuple[str, bytes]:
            from ldn_desk.services.handed_in import clipboard_bytes

            return clipboard_bytes(text, html)

        self._read(bring, tr("clipboard"))

    def close_article(self) -> None:
        """Show no article."""
        self.checking.cancel()
        self.opened.show(None)

    def delete_article(self, article_id: str) -> None:
        """Take an article off the desk; Undo, or the library page, brings it back."""
        self._write(lambda: self.workshop.library.delete(article_id))
        if self.opened.is_open(article_id):
            self.open_last()

    def restore_article(self, article_id: str) -> None:
        """Bring a deleted article back."""
        self._write(lambda: self.workshop.library.restore(article_id))

    def look_elsewhere(self) -> None:
        """Take in what another desk wrote to the same library; called now and then."""
        if not self.ready:
            return
        try:
            if self.workshop.library.changed_elsewhere():
                self.shelf_changed.emit()
                self.opened.reload()
                self.marking.reload()
        except DeskError as error:
            self.failed.emit(str(error))

    def take_in(self, change: Change, afresh: Afresh | None = None) -> None:
        """Reload what a write changed; `afresh` is what was read again of the open article already."""
        if change.shelf:
            self.shelf_changed.emit()
        if self.opened.article is None and change.shelf:
            self._open_if_there(change.article_ids)
        elif afresh is not None and self.opened.is_open(afresh.former.article.id):
            self.opened.take_afresh(afresh)
        else:
            self.opened.take_in(change)
        self.marking.take_in(change)

    @property
    def runs(self) -> bool:
        """True while something runs that can be cancelled."""
        return self.working.shown is not None or self.checking.progress.running

    def cancel(self) -> None:
        """Stop what runs: of several things, the one that the status bar tells of."""
        if self.working.shown is not None:
            self.working.cancel()
        else:
            self.checking.cancel()

    def shut(self) -> None:
        """Stop background work and close the library: the last thing the window does."""
        self.checking.cancel()
        self.printed.shut()
        if self._workshop is not None:
            self._workshop.give_up_reading()
        for _ in range(2):
            # What a job has come to may begin another one.
            self.runner.wait()
            QCoreApplication.sendPostedEvents()
        self.checking.shut()
        if self._workshop is not None:
            self._workshop.close()
            self._workshop = None

    def _read(self, bring: Bring, name: str) -> None:
        workshop = self.workshop

        def work(_token: Token) -> Iterator[object]:
            called, data = bring()
            known = workshop.library.read_from(called, data)
            if known is not None:
                yield known
                return
            # The first time, importing every format takes a quarter of a second: not the main thread's.
            from ldn_desk.services.opening import read_bytes

            yield read_bytes(data, called, workshop.registry.importers), data

        job = Job(work)
        job.stepped.connect(self._take_read)
        job.failed.connect(self.failed)
        self.working.run(job, tr("Reading {name} …", name=name))

    def _take_read(self, come: str | tuple[Article, bytes]) -> None:
        if isinstance(come, str):
            self.open_article(come)
            self._tell_if_older(come)
        else:
            self._shelve(come)

    def _shelve(self, understood: tuple[Article, bytes]) -> None:
        article, original = understood
        try:
            article_id = self.workshop.library.add(article, original)
        except DeskError as error:
            self.failed.emit(str(error))
            return
        self.shelf_changed.emit()
        if article_id == article.id:
            self._open(article_id, lambda: article)
            self.opened.look_through(article)
        else:
            self.open_article(article_id)
            self._tell_if_older(article_id)

    def _tell_if_older(self, article_id: str) -> None:
        if self.workshop.versions.newer_version(article_id):
            self.said.emit(tr("This is an older version; notes and ratings are with the newer one"))

    def _write(self, write: Callable[[], Change]) -> None:
        try:
            change = write()
        except DeskError as error:
            self.failed.emit(str(error))
            return
        self.take_in(change)
        self.appraising.tell_saved()

    def _open_if_there(self, article_ids: Iterable[str]) -> None:
        """An article that comes back to an empty desk is shown; one that was just deleted is not there."""
        there = {line.id for line in self.workshop.library.shelf()}
        back = next((article_id for article_id in article_ids if article_id in there), None)
        if back is not None:
            self.open_article(back)
