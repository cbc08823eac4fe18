"""Self-citation: an author of the article is among the authors of the work."""

from collections.abc import Sequence

from ldn_desk.domain.bibliography import Name
from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case


class SelfCitation:
    """Raised on the reference itself, where family and given names (or their initials) agree on both sides."""

    rule = "self-citation"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Self-citation")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point: the article's author, and the work's."""
        own = [name for name in case.article.author if name.family and name.given]
        theirs = case.work.fields.author if case.work else case.reference.printed.author
        for one in own:
            for other in theirs:
                if other.family and other.given and _one_person(one, other):
                    return (Point(self.rule, one.full, other.full, -1),)
        return ()


def _one_person(one: Name, other: Name) -> bool:
    from ldn_desk.matching.names import Likeness, likeness, person

    return likeness(person(one), person(other)) is Likeness.SAME
