"""The same DOI at two references: one of them may be a slip."""

from collections.abc import Sequence

from ldn_desk.domain.doi import normal
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case


class SameDoi:
    """Raised on the reference itself, where another one of the article prints its DOI too."""

    rule = "same-doi"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("The same DOI twice")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point: the DOI, and the other references' numbers."""
        printed = case.reference.given.DOI
        numbers = case.article.numbers_by_doi.get(normal(printed), ()) if printed else ()
        others = ", ".join(str(number) for number in numbers if number != case.reference.number)
        return (Point(self.rule, printed, others, -1),) if others else ()
