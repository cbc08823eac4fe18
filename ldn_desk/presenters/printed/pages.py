"""The pages of the open article as they are printed, for a view: pictures in a bounded cache, and what stands where.

Nothing is loaded before a view asks for it. Drawing and aligning happen on a worker; what arrives too late is dropped.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import DeskError
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.presenters.printed.drawing import PageJob, Picture, Step
from ldn_desk.presenters.workbench import Workbench
from ldn_desk.services.workshop import Workshop

if TYPE_CHECKING:
    # Start-up does without formats and pages.
    from ldn_desk.plugins.contracts import PagedImporter
    from ldn_desk.reading.pages.alignment import PagePlaces

MOST_BYTES = 64 * 1024 * 1024
"""Of pictures that are kept."""
SETTLED_MS = 400
"""After an article is shown, until the formats are looked through that start-up did without."""


class PrintedPages(QObject):
    """Follows the desk's article.

    Signals: `offered(bool)` whether the article open has pages; `opened()` `sizes` are known; `pictured(int)` a page's
    picture (or its fault) came; `aligned(int)` what stands on a page is known; `failed(str)` one sentence.
    """

    offered = Signal(bool)
    opened = Signal()
    pictured = Signal(int)
    aligned = Signal(int)
    failed = Signal(str)

    def __init__(self, desk: Workbench, parent: QObject) -> None:
        """No pages before `follow`."""
        super().__init__(parent)
        self._desk = desk
        self._importer: PagedImporter | None = None
        self._article: Article | None = None
        self._work: PageJob | None = None
        self._job: Job | None = None
        self._later = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._later.timeout.connect(self._look_aside)
        self.sizes: tuple[tuple[float, float], ...] = ()
        self.places: PagePlaces | None = None
        self.fault = ""
        self.faults: dict[int, str] = {}
        self._pictures: dict[int, Picture] = {}
        self._near = 0
        self._wanted: dict[int, float] = {}

    @property
    def on_offer(self) -> bool:
        """True where the article open has pages."""
        return self._importer is not None

    def follow(self, article: Article | None) -> None:
        """Another article is open, or the same one changed."""
        before, self._article = self._article, article
        if _identity(article) == _identity(before):
            return
        self.shut()
        self._offer(None)
        if article is not None and self._desk.ready:
            self._look() if self._desk.workshop.has_registry else self._later.start()

    def open(self, position: int = 0) -> None:
        """Load the pages; those around this place of the article are aligned first."""
        article, importer = self._article, self._importer
        if article is None or importer is None or (self._work is not None and not self.fault):
            return
        if self.fault:
            # What went wrong the last time may go well this time.
            self.shut()
        try:
            _name, data = self._desk.workshop.library.original(article.id)
        except DeskError as error:
            self._fail(str(error))
            return
        self._work = PageJob(importer, data, article.text, 1000 * position // max(1, len(article.text)))
        self._wish(())

    def want(self, wishes: Sequence[tuple[int, float]]) -> None:
        """Draw these pages (each with pixels a point), the first one first; wishes not met yet are dropped.

        A page that could not be drawn is tried again when the reader comes back to it."""
        if self._work is None or not self.sizes:
            return
        self._near = wishes[0][0] if wishes else self._near
        self._wanted = dict(wishes)
        self.faults = {page: fault for page, fault in self.faults.items() if page in self._wanted}
        missing = [wish for wish in wishes if wish[0] not in self.faults and not self._is_drawn(*wish)]
        if missing:
            self._wish(missing)

    def picture(self, page: int) -> QImage | None:
        """The page's picture, of the size that was wanted last or of an earlier one."""
        held = self._pictures.get(page)
        return held.image if held is not None else None

    def shut(self) -> None:
        """Let go of the pages."""
        self._later.stop()
        work, job = self._work, self._job
        self._clear()
        if job is not None:
            job.cancel()
        if work is not None:
            work.close()

    def _clear(self) -> None:
        self._work, self._job = None, None
        self.sizes, self.places, self.fault = (), None, ""
        self.faults, self._pictures = {}, {}
        self._near, self._wanted = 0, {}

    def _look(self) -> None:
        """Find the article's format among those that have pages."""
        if self._article is not None:
            self._offer(_paged(self._desk.workshop, self._article.format))

    def _look_aside(self) -> None:
        """The same on a worker: the formats are loaded for it."""
        article, workshop = self._article, self._desk.workshop if self._desk.ready else None
        if article is None or workshop is None:
            return

        def work(_token: Token) -> Iterator[object]:
            yield _Look(article, _paged(workshop, article.format))

        job = Job(work)
        job.stepped.connect(self._take_look)
        self._desk.runner.start(job)

    def _take_look(self, look: "_Look") -> None:
        if self._desk.ready and _identity(look.article) == _identity(self._article):
            self._offer(look.importer)

    def _offer(self, importer: "PagedImporter | None") -> None:
        self._importer = importer
        self.offered.emit(importer is not None)

    def _wish(self, wishes: Sequence[tuple[int, float]]) -> None:
        work = self._work
        if work is None or not work.wish(wishes):
            return
        job = self._job = Job(work.steps)
        job.stepped.connect(self._take)
        job.failed.connect(self._fail)
        self._desk.runner.start(job)

    def _take(self, step: Step) -> None:
        from ldn_desk.reading.pages.alignment import Aligner, PagePlaces, PageText

        work, value = step
        if work is not self._work:
            return
        if isinstance(value, Picture):
            self._keep(value)
        elif isinstance(value, PageText) and self.places is not None:
            self.places.add(value)
            self.aligned.emit(value.page)
        elif isinstance(value, Aligner):
            self.places = PagePlaces(value)
        elif isinstance(value, list):
            self.sizes = tuple(value)
            self.opened.emit()
        elif isinstance(value, str):
            self._fail(value)

    def _keep(self, picture: Picture) -> None:
        if picture.image is None:
            self.faults[picture.page] = picture.fault
        elif picture.scale == self._wanted.get(picture.page) or picture.page not in self._pictures:
            self._pictures[picture.page] = picture
            self._make_room()
        self.pictured.emit(picture.page)

    def _make_room(self) -> None:
        """Pictures far from the reader go first; the nearest one stays, however large."""
        held = sorted(self._pictures.values(), key=lambda each: abs(each.page - self._near))
        size = 0
        for number, each in enumerate(held):
            size += each.image.sizeInBytes() if each.image is not None else 0
            if number and size > MOST_BYTES:
                del self._pictures[each.page]

    def _is_drawn(self, page: int, scale: float) -> bool:
        held = self._pictures.get(page)
        return held is not None and held.scale == scale

    def _fail(self, sentence: str) -> None:
        self.fault = sentence
        self.failed.emit(sentence)


class _Look(NamedTuple):
    """What was found of an article's format."""

    article: Article
    importer: "PagedImporter | None"


def _paged(workshop: Workshop, name: str) -> "PagedImporter | None":
    named = (each for each in workshop.registry.importers if each.name == name)
    return next((cast("PagedImporter", each) for each in named if hasattr(each, "pages")), None)


def _identity(article: Article | None) -> tuple[str, str]:
    return (article.id, article.sha256) if article is not None else ("", "")
