"""Importing Retraction Watch's file: read in the background, kept on the main thread."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.retractions import Listed
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.workbench import Workbench


class Retractions(QObject):
    """One import at a time; what it comes to is said by the desk."""

    def __init__(self, desk: Workbench, opened: OpenArticle, parent: QObject) -> None:
        """`desk` gives the services and the runner; the entries of `opened` are read again after an import."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._job: Job | None = None

    def import_file(self, path: Path) -> None:
        """Put the notices of the file in the place of those imported before; on failure those stay."""
        if self._job is not None:
            return

        def work(_token: Token) -> Iterator[object]:
            from ldn_desk.services.retractions import read_retractions

            yield path.name, read_retractions(path)

        job = self._job = Job(work)
        job.stepped.connect(self._keep)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._end)
        self._desk.working.run(job, tr("Reading {name} …", name=path.name))

    def _keep(self, read: tuple[str, tuple[Listed, ...]]) -> None:
        name, listed = read
        try:
            held = self._desk.workshop.library.hold_retractions(listed, name)
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return
        notices = count(held.count, "{n} notice", "{n} notices")
        self._desk.said.emit(tr("{notices} of {name} imported", notices=notices, name=name))
        self._opened.reload_entries(entry.reference.id for entry in self._opened.entries)

    def _end(self) -> None:
        self._job = None
