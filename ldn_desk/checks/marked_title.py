"""A mark in both titles: `Withdrawn: …` may say that the work was taken back, or be its title."""

from collections.abc import Sequence

from ldn_desk.domain.notices import RETRACTIONS
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.matching.title_marks import mark_of
from ldn_desk.plugins.contracts import Case


class MarkedTitle:
    """Raised on the reference itself, where both titles bear a mark and no notice says what it means."""

    rule = "marked-title"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("A mark of retraction in both titles")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point: the mark as printed, and as registered."""
        printed = mark_of(case.reference.printed.title)
        registered = mark_of(case.work.fields.title) if case.work else ""
        if not printed or not registered or any(notice.type in RETRACTIONS for notice in case.notices):
            return ()
        return (Point(self.rule, printed, registered, -1),)
