"""The desk: the article that is open, its entries, and the presenters that work on them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Checked, Entry
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.retractions import with_listed
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.presenters.jobs import BackgroundRunner, Job, Runner
from ldn_desk.presenters.printed.pages import PrintedPages
from ldn_desk.presenters.selection import Selection
from ldn_desk.presenters.work.appraising import Appraising
from ldn_desk.presenters.work.checking import Checking
from ldn_desk.presenters.work.mending import Mending
from ldn_desk.presenters.work.retractions import Retractions
from ldn_desk.services.workshop import Workshop

if TYPE_CHECKING:
    # Start-up does without formats.
    from ldn_desk.plugins.contracts import Importer

REST_MS = 700
"""After an article is shown, what may take a moment of the main thread waits so long: the reader comes first."""

Read = Callable[[Sequence["Importer"]], tuple[Article, bytes]]
"""Reads something into an article and the bytes to keep, on a worker thread."""


class Desk(QObject):
    """What every view works with. It is empty until `start` hands it the workshop of a library.

    Signals: `article_changed(object)` the Article now open, or None; `entries_changed(object, str)` a tuple of the
    reference ids whose entry changed, and the initiator; `shelf_changed()` articles came or went;
    `said(str)` a line for the status bar; `failed(str)` one sentence about what went wrong;
    `busy_changed(str)` what is being read, empty when done; `started()` the library is open;
    `version_found(Article, Shelved)` what was just opened seems to be a newer version of that article.
    """

    article_changed = Signal(object)
    entries_changed = Signal(object, str)
    shelf_changed = Signal()
    said = Signal(str)
    failed = Signal(str)
    busy_changed = Signal(str)
    started = Signal()
    version_found = Signal(object, object)

    def __init__(self, runner: Runner | None = None, parent: QObject | None = None) -> None:
        """`runner` drives background work; a pool of two threads where none is given."""
        super().__init__(parent)
        self.runner: Runner = runner or BackgroundRunner()
        self._workshop: Workshop | None = None
        self._article: Article | None = None
        self._entries: dict[str, Entry] = {}
        self.selection = Selection(self)
        self.checking = Checking(self, self)
        self.appraising = Appraising(self, self)
        self.mending = Mending(self, self.selection, self.appraising, self)
        self.retractions = Retractions(self, self)
        self.printed = PrintedPages(self, self)
        self.article_changed.connect(self.printed.follow)

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
    def article(self) -> Article | None:
        """The article that is open."""
        return self._article

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every reference of the open article with what is held on it, in list order."""
        return tuple(self._entries.values())

    def entry(self, reference_id: str) -> Entry | None:
        """The entry of one reference of the open article."""
        return self._entries.get(reference_id)

    @property
    def selected_entry(self) -> Entry | None:
        """The entry of the selected reference."""
        return self.entry(self.selection.current.reference_id)

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
        self._show(article, entries)

    def open_last(self) -> None:
        """Show the article that was open last; on a first start, the sample."""
        last = self.workshop.library.last_opened()
        if last is not None:
            self.open_article(last)
        elif not self.workshop.library.shelf() and not self.workshop.library.deleted():
            self.open_sample()
        else:
            self._show(None, ())

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
        """Read a file in the background, put it on the desk and show it; on failure what is there stays."""

        def read(importers: "Sequence[Importer]") -> tuple[Article, bytes]:
            from ldn_desk.services.opening import read_file

            return read_file(path, importers)

        self._read(read, path.name)

    def open_pasted(self, text: str, html: str = "") -> None:
        """Read what the clipboard holds, put it on the desk and show it."""

        def read(importers: "Sequence[Importer]") -> tuple[Article, bytes]:
            from ldn_desk.services.opening import read_clipboard

            return read_clipboard(text, html, importers)

        self._read(read, tr("clipboard"))

    def close_article(self) -> None:
        """Show no article."""
        self.checking.cancel()
        self._show(None, ())

    def delete_article(self, article_id: str) -> None:
        """Take an article off the desk; Undo, or the library page, brings it back."""
        self._write(lambda: self.workshop.library.delete(article_id))
        if self._article is not None and self._article.id == article_id:
            self.open_last()

    def restore_article(self, article_id: str) -> None:
        """Bring a deleted article back."""
        self._write(lambda: self.workshop.library.restore(article_id))

    def add_year(self, year: int | None) -> None:
        """Give the open article's date the year the reader knows; the printed date is kept."""
        article = self._article
        if article is not None:
            self._write(lambda: self.workshop.library.add_year(article.id, year))

    def look_elsewhere(self) -> None:
        """Take in what another desk wrote to the same library; called now and then."""
        if self.ready and self.workshop.library.changed_elsewhere():
            self.shelf_changed.emit()
            self._reload_article()
            self.reload_entries(tuple(self._entries))

    def take_in(self, change: Change) -> None:
        """Reload what a write changed."""
        if change.shelf:
            self.shelf_changed.emit()
        if self._article is not None and self._article.id in change.article_ids:
            self._reload_article()
        elif self._article is None and change.shelf:
            self._open_if_there(change.article_ids)
        self.reload_entries(change.reference_ids, change.initiator)

    def take_verdicts(self, checked: Sequence[Checked]) -> None:
        """Show verdicts that have just been kept, or that came to nothing; those of another article are passed over."""
        here = {each.reference_id: each for each in checked if each.reference_id in self._entries}
        for reference_id, each in here.items():
            entry = self._entries[reference_id]
            verdict = with_listed(each.verdict, entry.verdict)
            self._entries[reference_id] = replace(entry, verdict=verdict, points=each.points)
        if here:
            self.entries_changed.emit(tuple(here), "check")

    def reload_entries(self, reference_ids: Iterable[str], initiator: str = "") -> None:
        """Read entries again and tell of those that are not what they were."""
        wanted = [reference_id for reference_id in reference_ids if reference_id in self._entries]
        if not wanted or self._article is None:
            return
        if len(wanted) > 5:
            fresh = {entry.reference.id: entry for entry in self.workshop.library.entries_of(self._article)}
        else:
            entries = (self.workshop.library.entry(reference_id) for reference_id in wanted)
            fresh = {entry.reference.id: entry for entry in entries if entry is not None}
        changed = [i for i in wanted if i in fresh and fresh[i] != self._entries[i]]
        self._entries.update({i: fresh[i] for i in changed})
        if changed:
            self.entries_changed.emit(tuple(changed), initiator)

    def shut(self) -> None:
        """Stop background work and close the library: the last thing the window does."""
        self.checking.cancel()
        self.printed.shut()
        self.runner.wait()
        QCoreApplication.sendPostedEvents()
        self.checking.shut()
        if self._workshop is not None:
            self._workshop.library.close()
            self._workshop = None

    def _read(self, read: Read, name: str) -> None:
        workshop = self.workshop

        def work(_job: Job) -> Iterator[object]:
            # The first time, importing every format takes a quarter of a second: not the main thread's.
            yield read(workshop.registry.importers)

        job = Job(work, self)
        job.stepped.connect(self._shelve)
        job.failed.connect(self.failed)
        job.finished.connect(lambda: self.busy_changed.emit(""))
        self.busy_changed.emit(tr("Reading {name} …", name=name))
        self.runner.start(job)

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
            # The article is painted before its points, and older versions of it, are looked for.
            QTimer.singleShot(0, self, lambda: self._raise_points(article))
            QTimer.singleShot(REST_MS, self, lambda: self._look_for_version(article))
        else:
            self.open_article(article_id)
            self.mending.tell_if_older(article_id)

    def _look_for_version(self, article: Article) -> None:
        shown = self._workshop is not None and self._article is not None and self._article.id == article.id
        older = self.mending.older_version(article) if shown else None
        if older is not None:
            self.version_found.emit(article, older)

    def _raise_points(self, article: Article) -> None:
        """Look for the points that reading alone can raise, in the background, and keep them."""
        if self._workshop is None:
            return
        registry = self._workshop.registry

        def work(_job: Job) -> Iterator[object]:
            from ldn_desk.services.shelving import raise_points

            yield raise_points(article, registry)

        job = Job(work, self)
        job.stepped.connect(self._keep_points)
        job.failed.connect(self.failed)
        self.runner.start(job)

    def _keep_points(self, raised: Mapping[str, Sequence[Point]]) -> None:
        if not raised or self._workshop is None:
            return
        try:
            self._workshop.library.keep_points(raised)
        except DeskError as error:
            self.failed.emit(str(error))
            return
        here = {reference_id: points for reference_id, points in raised.items() if reference_id in self._entries}
        for reference_id, points in here.items():
            self._entries[reference_id] = replace(self._entries[reference_id], points=tuple(points))
        if here:
            self.entries_changed.emit(tuple(here), "points")

    def _write(self, write: Callable[[], Change]) -> None:
        try:
            change = write()
        except DeskError as error:
            self.failed.emit(str(error))
            return
        self.take_in(change)
        self.appraising.tell_saved()

    def _reload_article(self) -> None:
        if self._article is None:
            return
        try:
            article = self.workshop.library.article(self._article.id)
        except DeskError:
            self.open_last()
            return
        if article != self._article:
            listed = article.references != self._article.references or article.citations != self._article.citations
            self._article = article
            self.selection.refresh(article)
            if listed:
                # Mended: references came, went or moved.
                self._entries = {each.reference.id: each for each in self.workshop.library.entries_of(article)}
            self.article_changed.emit(article)
            if listed:
                self.entries_changed.emit(tuple(self._entries), "mending")

    def _open_if_there(self, article_ids: Iterable[str]) -> None:
        """An article that comes back to an empty desk is shown; one that was just deleted is not there."""
        there = {line.id for line in self.workshop.library.shelf()}
        back = next((article_id for article_id in article_ids if article_id in there), None)
        if back is not None:
            self.open_article(back)

    def _show(self, article: Article | None, entries: Iterable[Entry]) -> None:
        self._article = article
        self._entries = {entry.reference.id: entry for entry in entries}
        self.selection.show(article)
        self.article_changed.emit(article)
