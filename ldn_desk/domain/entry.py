"""One reference with everything the desk holds on it: what rows, panes, files and JSON are made from."""

from dataclasses import dataclass

from ldn_desk.domain.appraisal import Note, Rating
from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.record import Answer
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode

NOT_ASKED = Verdict(VerdictCode.NOT_CHECKED)


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
    """Name of the reviewer whose rating and notes these are."""

    @property
    def stars(self) -> int | None:
        """The stars given, or None: unrated is not zero."""
        return self.rating.stars if self.rating else None


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check came to for one reference: ready to be kept by the library."""

    reference_id: str
    verdict: Verdict
    points: tuple[Point, ...]
    answers: tuple[Answer, ...] = ()
    """The answers that led here: found and absent ones are stored, unreachable ones never."""
