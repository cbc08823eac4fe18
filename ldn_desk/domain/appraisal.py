"""The reader's own judgement: stars and notes, each with its reviewer."""

from dataclasses import dataclass

from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.translation import N_
from ldn_desk.domain.verdict import Point, VerdictCode

STARS_QUESTION = N_("How far would I rely on this reference for what it is cited for here?")
STARS_SCALE = {
    5: N_("rely on it"),
    4: N_("small reservation"),
    3: N_("only with caution"),
    2: N_("weak, look for another source"),
    1: N_("do not rely on it"),
}


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges; every rating and note names one."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Rating:
    """Stars of one reviewer for one reference; `stars` None is unrated, which is not zero."""

    reference_id: str
    reviewer_id: str
    stars: int | None
    version: int
    modified: str
    again: str = ""
    """Why they ask for another look, as in `Judgement`."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one reviewer on one reference, or on an article itself. `version` counts writes, for the guard
    against stale ones."""

    id: str
    reference_id: str
    """Empty where it is on the article itself."""
    reviewer_id: str
    text: str
    """As it is typed: links show the numbers of today."""
    version: int
    created: str
    modified: str
    article_id: str = ""
    """Of the article that it is on, where it is on no reference."""
    markdown: bool = True
    """False: plain text, of before there was Markdown, until it is edited."""
    kept: str = ""
    """The text as it is kept: links by what they lead to (`domain.note_links`)."""

    @property
    def subject_id(self) -> str:
        """The id of what it is on."""
        return self.reference_id or self.article_id

    @property
    def form(self) -> str | dict[str, str]:
        """What Undo keeps of it."""
        return self.kept if self.markdown else {"plain": self.kept}


CORRECTION_REASONS = (because("registry-is-wrong"), because("preprint-was-meant"), because("not-scholarly"))
"""Reasons for a correction that are offered; any words of the reader's own may be given."""

DISMISSAL_REASONS = (because("looked-and-right"), because("not-what-is-meant"))
"""Reasons for setting a point aside that are offered; any words of the reader's own may be given."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A reader's dated override of a verdict ("My correction" on screen); the machine's verdict stays beside it."""

    reference_id: str
    reviewer_id: str
    code: VerdictCode | None
    """What the reader takes the verdict to be; None where only a DOI is corrected."""
    reason: Reason
    DOI: str
    """The DOI that the reader takes for the right one (an accepted suggestion); else empty. Never put into what is
    printed."""
    version: int
    modified: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A point to check that a reader has looked at and set aside. It stays so when the point is raised again."""

    reference_id: str
    reviewer_id: str
    point: Point
    reason: Reason
    modified: str
