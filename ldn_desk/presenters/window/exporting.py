"""Exporting the open article: what can be chosen, and one background job that writes the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ldn_desk.domain.translation import tr
from ldn_desk.presenters.jobs import Job, Token

if TYPE_CHECKING:
    from ldn_desk.presenters.desk import Desk

LONGEST_NAME = 80
"""Characters of a suggested file name, so that every file system takes it."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format the dialog offers; `suffix` is with the dot, `annotated` an annotated bibliography."""

    name: str
    label: str
    suffix: str
    annotated: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose."""

    format: str
    target: Path
    order: str = "article"
    with_notes: bool = True
    registered: bool = False
    """Written from the registered record where one was found."""


class Exporting(QObject):
    """Writes one file at a time; the desk says where it is.

    Signals: `finished(object)` the Path written; `failed(str)` one sentence; `running_changed(bool)`.
    """

    finished = Signal(object)
    failed = Signal(str)
    running_changed = Signal(bool)

    def __init__(self, desk: "Desk") -> None:
        """`desk` gives the article and the runner, and owns this until `leave`."""
        super().__init__(desk)
        self._desk = desk
        self._running = False
        self._left = False

    @property
    def running(self) -> bool:
        """True while a file is being written."""
        return self._running

    def formats(self) -> tuple[Format, ...]:
        """Every format there is, annotated bibliographies first."""
        found = [Format(e.name, tr(e.label), e.suffix, e.annotated) for e in self._desk.workshop.registry.exporters]
        return tuple(sorted(found, key=lambda each: not each.annotated))

    def order_of(self, style: str) -> str:
        """The order in which a style lists its entries; empty where it has none of its own."""
        from ldn_desk.services.exporting import STYLE_ORDER

        return STYLE_ORDER.get(style, "")

    def export(self, choice: Choice) -> None:
        """Write the open article's references as they are now; `finished` or `failed` follows."""
        article = self._desk.opened.article
        exporter = self._desk.workshop.registry.exporter(choice.format)
        if article is None or exporter is None or self._running:
            return
        entries = self._desk.opened.entries
        registered = self._desk.workshop.registry if choice.registered else None

        def work(_token: Token) -> Iterator[object]:
            from ldn_desk.services.exporting import export, snapshot

            shot = snapshot(article, entries, order=choice.order, with_notes=choice.with_notes, registered=registered)
            export(shot, exporter, choice.target)
            yield choice.target

        self._set_running(True)
        job = Job(work)
        job.stepped.connect(self._tell)
        job.failed.connect(self.failed)
        job.finished.connect(self._end)
        self._desk.runner.start(job)

    def leave(self) -> None:
        """The dialog is closed: what is still being written is written, and the desk says how that went."""
        self._left = True
        if self._running:
            self.failed.connect(self._desk.failed)
        else:
            self.deleteLater()

    def _tell(self, path: Path) -> None:
        self.finished.emit(path)
        self._desk.said.emit(tr("Exported to {path}", path=path))

    def _end(self) -> None:
        self._set_running(False)
        if self._left:
            self.deleteLater()

    def _set_running(self, running: bool) -> None:
        self._running = running
        self.running_changed.emit(running)


def suggested_name(title: str, suffix: str) -> str:
    """A file name made from the article's title, which every system takes: `Low-dose naltrexone.md`."""
    words = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title)
    words = re.sub(r"\s+", " ", words).strip(" .")[:LONGEST_NAME].rstrip(" .")
    return (words or tr("References")) + suffix


def renamed(name: str, suffixes: tuple[str, ...], suffix: str) -> str:
    """The file name with the suffix of another format in place of a known one."""
    stem = next((name[: -len(each)] for each in suffixes if name.lower().endswith(each)), name)
    return stem + suffix


def comments(desk: "Desk") -> str:
    """The comments to the author, as text for a journal's review form; empty without an article."""
    from ldn_desk.services.exporting import comments_text

    article = desk.opened.article
    return comments_text(article, desk.opened.entries) if article is not None else ""
