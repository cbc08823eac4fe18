"""Checking references: one job at a time, each verdict shown and kept as it arrives."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.entry import STALE_DAYS, Checked, Entry, Target, own_target, stale, unanswered
from ldn_desk.domain.errors import DeskError
from ldn_desk.domain.reason import Reason
from ldn_desk.domain.record import Request, Unreachable
from ldn_desk.domain.translation import tr
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.presenters.open_article import OpenArticle
from ldn_desk.presenters.workbench import Workbench

KEEP_EVERY_MS = 60
KEEP_NEXT_MS = 15
KEEP_AT_MOST = 5
"""Answers that arrive together are kept in one write, of so few that the window never stalls for it."""


class Progress(NamedTuple):
    """How far a check is. `requests` counts by source's label; `asked` are the ids of the references in it."""

    running: bool = False
    done: int = 0
    total: int = 0
    requests: tuple[tuple[str, int], ...] = ()
    asked: frozenset[str] = frozenset()
    cancelled: bool = False
    silent: tuple[tuple[str, Reason | str], ...] = ()
    """(source, why) of each source that left a question open, the first reason of each."""
    unheard: frozenset[str] = frozenset()
    """The ids of the references that such a question was about."""


class Checking(QObject):
    """Runs the check of the open article.

    Signals: `progress_changed(Progress)`; `offline_changed(bool)`.
    """

    progress_changed = Signal(object)
    offline_changed = Signal(bool)
    _requested = Signal(object)

    def __init__(self, desk: Workbench, opened: OpenArticle, parent: QObject) -> None:
        """`desk` gives the services; `opened` is what is checked, and takes in every verdict."""
        super().__init__(parent)
        self._desk = desk
        self._opened = opened
        self._job: Job | None = None
        self._progress = Progress()
        self._waiting: list[Checked] = []
        self._done: set[str] = set()
        self._requests: list[Request] = []
        self._keep = QTimer(self, singleShot=True)
        self._keep.timeout.connect(self._keep_waiting)
        self._requested.connect(self._count_request)

    @property
    def progress(self) -> Progress:
        """How far the running check is, or how the last one ended."""
        return self._progress

    @property
    def offline(self) -> bool:
        """True while the network is kept silent."""
        return self._desk.ready and self._desk.workshop.settings.offline

    @property
    def offline_locked(self) -> bool:
        """True where the environment decides about offline."""
        return self._desk.ready and self._desk.workshop.settings.overruled("offline")

    def set_offline(self, offline: bool) -> None:
        """Keep the network silent, or allow asking again; a running check is cancelled."""
        try:
            self._desk.workshop.settings.put("offline", "1" if offline else "")
        except DeskError as error:
            self._desk.failed.emit(str(error))
        if self.offline:
            self.cancel()
        self.offline_changed.emit(self.offline)

    def check(self, reference_ids: Sequence[str] = (), search: bool = False) -> None:
        """Ask for these references; for none named, all that have no answer yet, or all where every one has, and the
        article's own DOI with them."""
        if self._progress.running or self._opened.article is None:
            return
        if self.offline:
            self._desk.failed.emit(tr("The desk is offline: switch Offline off, then press Check references."))
            return
        try:
            # Before anybody is asked: answers that cannot be kept would be asked for again.
            self._desk.workshop.library.need_writable()
        except DeskError as error:
            self._desk.failed.emit(str(error))
            return
        self._start(self._wanted(reference_ids), search, itself=not reference_ids)

    def check_unanswered(self) -> None:
        """Ask for those that have no answer."""
        self._check_some(unanswered(self._opened.entries), tr("Every reference has an answer."))

    def check_stale(self) -> None:
        """Ask again for those whose answer is older than the reader's setting allows."""
        days = int(self._desk.workshop.settings("stale_days") or STALE_DAYS)
        fresh = tr("No answer is older than {days} days.", days=days)
        self._check_some(stale(self._opened.entries, utc_now(), days), fresh)

    def _check_some(self, entries: Sequence[Entry], none: str) -> None:
        if entries:
            self.check([entry.reference.id for entry in entries])
        elif self._opened.article is not None:
            self._desk.said.emit(none)

    def cancel(self) -> None:
        """Stop asking; what has been answered is kept."""
        if self._job is not None:
            self._job.cancel()

    def _wanted(self, reference_ids: Sequence[str]) -> list[Entry]:
        entries = self._opened.entries
        if reference_ids:
            return [entry for entry in entries if entry.reference.id in set(reference_ids)]
        left = unanswered(entries)
        return left if left or self._own_target(again=False) else list(entries)

    def _own_target(self, *, again: bool) -> Target | None:
        """The article itself, where it has a DOI of its own and no answer yet; one that has is asked for `again`."""
        article = self._opened.article
        return own_target(article) if article is not None and (again or not self._opened.about.answered) else None

    def _start(self, entries: list[Entry], search: bool, *, itself: bool) -> None:
        from ldn_desk.plugins.contracts import Asking
        from ldn_desk.services.checking import check, citing

        article, own = self._opened.article, None
        if itself:
            own = self._own_target(again=len(entries) == len(self._opened.entries))
        if article is None or not (entries or own):
            return
        workshop = self._desk.workshop
        registry, about = workshop.registry, citing(article)
        targets = [*([own] if own else []), *(entry.target for entry in entries)]
        previous = {entry.reference.id: entry.verdict for entry in entries if entry.verdict.answered}
        if self._opened.about.answered:
            previous[article.id] = self._opened.about.verdict
        known = workshop.library.known((each.reference.given.DOI for each in targets), article.id)

        def work(token: Token) -> Iterator[object]:
            asking = Asking(cancelled=token.cancelled, log=self._requested.emit)
            yield from check(targets, registry, asking, known=known, previous=previous, search=search, article=about)

        self._done.clear()
        self._progress = Progress(True, 0, len(entries), asked=frozenset(e.reference.id for e in entries))
        job = self._job = Job(work)
        job.stepped.connect(self._take)
        job.failed.connect(self._desk.failed)
        job.finished.connect(self._end)
        self.progress_changed.emit(self._progress)
        self._desk.runner.start(job)

    def _take(self, checked: Checked) -> None:
        self._waiting.append(checked)
        if not self._keep.isActive():
            self._keep.start(KEEP_EVERY_MS)

    def _count_request(self, request: Request) -> None:
        self._requests.append(request)
        counts = dict(self._progress.requests)
        counts[request.source] = counts.get(request.source, 0) + 1
        self._progress = self._progress._replace(requests=tuple(counts.items()))
        if not self._keep.isActive():
            self._keep.start(KEEP_EVERY_MS)

    def _keep_waiting(self, at_most: int = KEEP_AT_MOST) -> None:
        now, self._waiting = self._waiting[:at_most], self._waiting[at_most:]
        requests, self._requests = self._requests, []
        if not self._desk.ready:
            return
        try:
            self._desk.workshop.library.keep_all(now, requests)
        except DeskError as error:
            self._desk.failed.emit(str(error))
            self.cancel()
            # What went wrong stays said: nothing more is told of this check.
            self._progress = self._progress._replace(cancelled=True)
            now, self._waiting = [], []
        self._progress = self._heard_of(now)
        self._opened.take_verdicts([each for each in now if not each.target.own])
        if any(each.target.own for each in now):
            self._opened.reload_about()
        self.progress_changed.emit(self._progress)
        if self._waiting:
            self._keep.start(KEEP_NEXT_MS)
        elif self._job is None:
            self._tell_end()

    def _end(self) -> None:
        cancelled = self._progress.cancelled or (self._job is not None and self._job.cancelled())
        self._job = None
        self._progress = self._progress._replace(cancelled=cancelled)
        if not self._keep.isActive():
            self._keep_waiting()

    def _heard_of(self, checked: Sequence[Checked]) -> Progress:
        """How far the check is with these answers; who gave none is remembered to its end."""
        # A second opinion makes a second result for the same reference.
        self._done.update(each.reference_id for each in checked if not each.target.own)
        silent, unheard = dict(self._progress.silent), set(self._progress.unheard)
        for each in checked:
            for answer in each.answers:
                if isinstance(answer, Unreachable):
                    silent.setdefault(answer.source, answer.reason)
                    unheard |= set() if each.target.own else {each.reference_id}
        return self._progress._replace(done=len(self._done), silent=tuple(silent.items()), unheard=frozenset(unheard))

    def _tell_end(self) -> None:
        self._progress = self._progress._replace(running=False, asked=frozenset())
        self.progress_changed.emit(self._progress)

    def shut(self) -> None:
        """Keep every answer that has arrived: the window is closing, and no job runs any more."""
        self._keep.stop()
        self._keep_waiting(len(self._waiting))
