"""Importing Retraction Watch's file: read and kept in the background."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from ldn_desk.domain.retractions import Held
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

        library = self._desk.workshop.library

        def work(_token: Token) -> Iterator[object]:
            from ldn_desk.services.retractions import import_retractions

            yield import_retractions(path, library)

        job = self._job = Job(work)
        job.stepped.connect(self._tell)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._end)
        self._desk.working.run(job, tr("Reading {name} …", name=path.name))

    def _tell(self, held: Held) -> None:
        notices = count(held.count, "{n} notice", "{n} notices")
        self._desk.said.emit(tr("{notices} of {name} imported", notices=notices, name=held.file_name))
        self._opened.reload()

    def _end(self) -> None:
        self._job = None
