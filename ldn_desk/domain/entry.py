"""One reference with everything the desk holds on it: what rows, panes, files and JSON are made from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ldn_desk.domain.appraisal import Correction, Dismissal, Note, Rating
from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.doi import is_doi, normal
from ldn_desk.domain.judgement import Judgement
from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Answer
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode

if TYPE_CHECKING:
    # Start-up does without the scales of evidence.
    from ldn_desk.domain.evidence import Description, Grading

NOT_ASKED = Verdict(VerdictCode.NOT_CHECKED)


def changed_since() -> Verdict:
    """Of a reference that was judged, but whose fields are others by now."""
    return Verdict(VerdictCode.NOT_CHECKED, (because("changed-since"),))


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference, the places that cite it, and what machine and reader say of it."""

    reference: Reference
    citations: tuple[Citation, ...] = ()
    verdict: Verdict = NOT_ASKED
    points: tuple[Point, ...] = ()
    rating: Rating | None = None
    notes: tuple[Note, ...] = ()
    reviewer: str = ""
    """Name of the reviewer whose rating, notes, correction, dismissals and judgements these are."""
    correction: Correction | None = None
    dismissals: tuple[Dismissal, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    """The reviewer's, of places that cite it, in reading order; a place without one is not judged."""
    gradings: "tuple[Grading, ...]" = ()
    """What the reviewer says of the evidence, of places that cite it, in reading order."""
    description: "Description | None" = None
    """What the reviewer says of the work itself."""

    written: Reference | None = None
    """What an export that was asked for the registered record writes: the record in the form of a reference, or
    `reference` itself where no record of the work was found. None where nobody asked."""

    @property
    def outgoing(self) -> Reference:
        """What files are written from; the two are never merged."""
        return self.written or self.reference

    @property
    def written_from(self) -> str:
        """`registered` or `printed`, where the registered record was asked for; else empty."""
        if self.written is None:
            return ""
        return "printed" if self.written is self.reference else "registered"

    @property
    def open_points(self) -> tuple[Point, ...]:
        """The points raised that the reader has not dismissed."""
        dismissed = {dismissal.point for dismissal in self.dismissals}
        return tuple(point for point in self.points if point not in dismissed)

    def dismissal(self, point: Point) -> Dismissal | None:
        """How this point was dismissed, or None."""
        return next((dismissal for dismissal in self.dismissals if dismissal.point == point), None)

    def judgement(self, citation: Citation) -> Judgement | None:
        """What the reviewer judged of this reference at this place, or None."""
        return next((judgement for judgement in self.judgements if judgement.citation_id == citation.id), None)

    def grading(self, citation: Citation) -> "Grading | None":
        """What the reviewer says of the evidence for this reference at this place, or None."""
        return next((grading for grading in self.gradings if grading.citation_id == citation.id), None)

    @property
    def stars(self) -> int | None:
        """The stars given, or None: unrated is not zero."""
        return self.rating.stars if self.rating else None

    @property
    def target(self) -> "Target":
        """The reference and the places that cite it, as a check judges them."""
        return Target(self.reference, self.citations)


@dataclass(frozen=True, slots=True)
class OnArticle:
    """What the desk holds on an article itself."""

    notes: tuple[Note, ...] = ()
    """The reviewer's."""
    verdict: Verdict = NOT_ASKED
    """On its own DOI."""

    @property
    def answered(self) -> bool:
        """Whether a registry has said what its DOI opens."""
        return _answered(self.verdict)


@dataclass(frozen=True, slots=True)
class Target:
    """A reference to be checked, and the places that cite it; or an article itself, by its own DOI."""

    reference: Reference
    citations: tuple[Citation, ...] = ()
    own: bool = False
    """It is the article itself: `reference` has its id, and number 0."""

    def is_as(self, other: "Target") -> bool:
        """Whether what is said of the one can be said of the other: the same fields, cited in the same places."""
        return (self.reference.given, self.citations) == (other.reference.given, other.citations)


def own_target(article: Article) -> Target | None:
    """The article itself as something to be checked; None without a DOI of its own. Nothing but that is to leave."""
    if not is_doi(normal(article.DOI)):
        return None
    return Target(Reference(0, "", article.fields, article.id), own=True)


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check came to for one reference: ready to be kept by the library."""

    target: Target
    """What was judged; the reference may have been mended since."""
    verdict: Verdict
    points: tuple[Point, ...]
    answers: tuple[Answer, ...] = ()
    """The answers that led here: found and absent ones are stored, unreachable ones never."""

    @property
    def reference_id(self) -> str:
        """The id of the reference that was judged."""
        return self.target.reference.id


STALE_DAYS = 90
"""Days after which an answer is stale, unless the reader's setting `stale_days` says otherwise."""


def unanswered(entries: Iterable[Entry]) -> list[Entry]:
    """Those without an answer. Bundled facts are no answer of a registry."""
    return [entry for entry in entries if not _answered(entry.verdict)]


def stale(entries: Iterable[Entry], now: str, days: int = STALE_DAYS) -> list[Entry]:
    """Those whose answer is older than so many days; `now` is UTC, `2026-11-23T10:00:00Z`."""
    limit = (datetime.fromisoformat(now) - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [entry for entry in entries if _answered(entry.verdict) and entry.verdict.judged < limit]


def _answered(verdict: Verdict) -> bool:
    record = verdict.record
    return verdict.answered and not (record is not None and record.source == "bundled")
