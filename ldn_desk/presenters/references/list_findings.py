"""What the reference list of the open article itself shows: found in the background, and where each finding leads."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_desk.domain.article import Article, Lint
from ldn_desk.domain.translation import count
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import Job, Token
from ldn_desk.wording.list_findings import groups, heading, hints
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.summary import who_and_when

INITIATOR = "list-findings"
REST_MS = 250
"""Article and references are painted, and the reader has them, before the list is looked through."""
MARKER = "unknown-reference"
"""The rule whose findings are about markers, and name no reference of the list."""


class ListFindings(QObject):
    """Follows the desk. Signals: `changed()` the findings are others now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing is found before an article is shown."""
        super().__init__(parent)
        self._desk = desk
        self._findings: tuple[Lint, ...] = ()
        self._hints: dict[int, str] = {}
        self._article_id = ""
        desk.opened.article_changed.connect(self._look)

    @property
    def findings(self) -> tuple[Lint, ...]:
        """The findings, rule by rule."""
        return self._findings

    @property
    def numbers(self) -> Collection[int]:
        """The numbers of the references that the list shows something of."""
        return self._hints.keys()

    def hint(self, number: int) -> str:
        """What the list shows of the reference with this number, in a few words; mostly empty."""
        return self._hints.get(number, "")

    @property
    def words(self) -> str:
        """How many there are, in words; empty for none."""
        number = len(self._findings)
        return count(number, "{n} thing to look at in the list", "{n} things to look at in the list") if number else ""

    def of(self, number: int) -> tuple[Lint, ...]:
        """The findings about the reference with this number, those about markers left out."""
        return tuple(each for each in self._findings if each.number == number and each.rule != MARKER)

    def groups(self) -> Iterator[tuple[str, tuple[Lint, ...]]]:
        """(heading, findings) of each rule that found something."""
        for rule, found in groups(self._findings):
            yield heading(rule), found

    def line(self, finding: Lint) -> str:
        """A finding in words, with who wrote the reference it is about."""
        article = self._desk.opened.article
        reference = article.reference_at(finding.number) if article is not None else None
        words = reason_words(finding.reason)
        return f"{words}\n{who_and_when(reference)}" if reference is not None else words

    def follow(self, finding: Lint) -> None:
        """Go to what a finding is about: the marker that leads nowhere, or the reference."""
        article = self._desk.opened.article
        if article is None:
            return
        if finding.rule == MARKER:
            citation_id = _marker(article, finding)
            self._desk.selection.select_citation(citation_id, INITIATOR)
        else:
            reference = article.reference_at(finding.number)
            if reference is not None:
                self._desk.selection.select_reference(reference.id, INITIATOR)

    def _look(self, article: Article | None) -> None:
        # What was found in a list stands until the mended one has been looked at.
        if article is None or article.id != self._article_id:
            self._take(())
        self._article_id = article.id if article is not None else ""
        if article is not None:
            QTimer.singleShot(REST_MS, self, lambda: self._find(article))

    def _find(self, article: Article) -> None:
        if self._desk.opened.article is not article:
            return

        def work(_token: Token) -> Iterator[object]:
            from ldn_desk.reading.findings.all import lint

            yield article, lint(article)

        job = Job(work)
        job.stepped.connect(self._take_found)
        self._desk.runner.start(job)

    def _take_found(self, step: tuple[Article, tuple[Lint, ...]]) -> None:
        article, found = step
        if self._desk.opened.article is article:
            self._take(found)

    def _take(self, found: tuple[Lint, ...]) -> None:
        if found != self._findings:
            self._findings, self._hints = found, hints(found)
            self.changed.emit()


def _marker(article: Article, finding: Lint) -> str:
    """The id of the first citation that a finding on a marker means; empty where it is gone."""
    meant = (
        citation.id
        for citation in article.citations
        if citation.marker == finding.reason.param("marker")
        and (finding.number in citation.numbers if finding.number else not citation.numbers)
    )
    return next(meant, "")
