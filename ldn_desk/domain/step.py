"""What was done: a step of Undo, as plain data, so that it outlives the program; and a line of the history."""

from dataclasses import dataclass
from typing import Any

from ldn_desk.domain.reason import Reason


@dataclass(frozen=True, slots=True)
class Step:
    """What was done. `before` and `after` are JSON values whose form is its kind's own affair.

    A kind is never used again for something else: libraries keep it for ever."""

    kind: str
    """Whose affair it is to put it back: `stars`, `note`, `mend` …"""
    subject_id: str
    """The id of what was changed."""
    before: Any
    after: Any
    words: Reason
    """A code with parameters: `wording.steps` has its words for the menu, `rate reference 7`."""
    rewrites: bool = False
    """It changes an article itself, which takes its time on a long one."""
    id: int = 0
    """Its place among the steps of the library; 0 until it is kept."""
    reviewer_id: str = ""
    """Who did it; empty until it is kept."""


@dataclass(frozen=True, slots=True)
class Putting:
    """A step on its way: taken `back`, or done again."""

    step: Step
    back: bool
    ahead: Any = None
    """What its kind has made ready ahead of the unit of work."""

    @property
    def expected(self) -> Any:
        """What the step left, and what must still stand there."""
        return self.step.after if self.back else self.step.before

    @property
    def wanted(self) -> Any:
        """What is to stand there."""
        return self.step.before if self.back else self.step.after


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the history. `before` and `after` are JSON values as text; `wording.past` puts them into words."""

    id: int
    at: str
    """UTC, `2026-11-23T10:00:00.123456Z`."""
    who: str
    """The reviewer's name; empty: the desk did it by itself."""
    what: str
    """`rate`, `write note`, `mend` …"""
    subject_id: str
    before: str
    after: str
    reference_id: str = ""
    """The reference that it was done to; empty: the article itself."""
