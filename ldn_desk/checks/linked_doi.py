"""An entry that prints one DOI and links to another: one of the two is a slip."""

from collections.abc import Sequence

from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case


class LinkedDoi:
    """Raised on the reference itself. The printed DOI is the one that is checked."""

    rule = "linked-doi"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Another DOI in the link")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point: the DOI printed, and the one that the entry's link leads to."""
        printed, linked = case.reference.printed.DOI, case.reference.linked.DOI
        return (Point(self.rule, printed, linked, -1),) if printed and linked else ()
