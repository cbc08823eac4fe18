"""What the reference list of the open article itself shows: found in the background, and where each finding leads."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from ldn_desk.domain.article import Article, Lint
from ldn_desk.domain.summary import who_and_when
from ldn_desk.domain.words import count, tr
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.jobs import Job

INITIATOR = "list-findings"
REST_MS = 250
"""Article and references are painted, and the reader has them, before the list is looked through."""

RULE_WORDS = {
    "unknown-reference": "Markers that lead to no reference",
    "duplicate-reference": "One work listed twice",
    "duplicate-doi": "One DOI printed twice",
    "mistyped-doi": "DOIs mistyped",
    "cut-short": "Entries cut short",
    "no-year": "Entries without a year",
    "no-title": "Entries without a title",
    "numbering-gap": "Numbers missing",
    "numbering-order": "Numbers out of order",
    "citation-order": "Cited out of order",
    "uncited-reference": "Not cited in the text",
}
"""Rule → the heading its findings stand under, in the order they are shown; another rule stands under its own name."""


class ListFindings(QObject):
    """Follows the desk. Signals: `changed()` the findings are others now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Nothing is found before an article is shown."""
        super().__init__(parent)
        self._desk = desk
        self._findings: tuple[Lint, ...] = ()
        desk.article_changed.connect(self._look)

    @property
    def findings(self) -> tuple[Lint, ...]:
        """The findings, rule by rule in the order of `RULE_WORDS`."""
        return self._findings

    @property
    def words(self) -> str:
        """How many there are, in words; empty for none."""
        number = len(self._findings)
        return count(number, "{n} thing to look at in the list", "{n} things to look at in the list") if number else ""

    def groups(self) -> Iterator[tuple[str, tuple[Lint, ...]]]:
        """(heading, findings) of each rule that found something."""
        rules = dict.fromkeys((*RULE_WORDS, *(each.rule for each in self._findings)))
        for rule in rules:
            own = tuple(each for each in self._findings if each.rule == rule)
            if own:
                yield tr(RULE_WORDS.get(rule, rule)), own

    def line(self, finding: Lint) -> str:
        """A finding in words, with who wrote the reference it is about."""
        article = self._desk.article
        reference = article.reference_at(finding.number) if article is not None else None
        return f"{finding.text}  {who_and_when(reference)}" if reference is not None else finding.text

    def follow(self, finding: Lint) -> None:
        """Go to what a finding is about: the marker that leads nowhere, or the reference."""
        article = self._desk.article
        if article is None:
            return
        if finding.rule == "unknown-reference":
            citation_id = _marker(article, finding)
            self._desk.selection.select_citation(citation_id, INITIATOR)
        else:
            reference = article.reference_at(finding.number)
            if reference is not None:
                self._desk.selection.select_reference(reference.id, INITIATOR)

    def _look(self, article: Article | None) -> None:
        self._take(())
        if article is not None:
            QTimer.singleShot(REST_MS, self, lambda: self._find(article))

    def _find(self, article: Article) -> None:
        if self._desk.article is not article:
            return

        def work(_job: Job) -> Iterator[object]:
            from ldn_desk.reading.lint import lint

            yield lint(article)

        job = Job(work, self)
        job.stepped.connect(lambda found: self._take(found) if self._desk.article is article else None)
        self._desk.runner.start(job)

    def _take(self, found: tuple[Lint, ...]) -> None:
        if found != self._findings:
            self._findings = found
            self.changed.emit()


def _marker(article: Article, finding: Lint) -> str:
    """The id of the first citation that a finding on a marker means; empty where it is gone."""
    meant = (
        citation.id
        for citation in article.citations
        if finding.text.startswith(citation.marker)
        and (finding.number in citation.numbers if finding.number else not citation.numbers)
    )
    return next(meant, "")
