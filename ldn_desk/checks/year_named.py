"""Year: the sentence dates the study, and the source appeared in another year."""

import re
from collections.abc import Sequence

from ldn_desk.checks.near_marker import words_before
from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case

_WORKS = r"(?:study|trial|review|meta-?analysis|case series|case report|report|paper|article|survey|experiment|RCT)"
_NAMED = re.compile(
    rf"\b[Aa]n? (?:\w+ )?(?P<one>(?:19|20)\d\d) (?:[\w-]+ ){{0,3}}{_WORKS}\b"
    rf"|\b(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er) (?P<two>(?:19|20)\d\d) (?:[\w-]+ ){{0,3}}{_WORKS}\b"
    r"|\bet al\.?,? \(?(?P<three>(?:19|20)\d\d)[a-z]?\)?"
)
# Online and print, and a slip of one, are the registry's and the writer's habits.
_TOLERATED = 1


class YearNamed:
    """Raised where `a 2017 trial` or `Smith et al. (2017)` is more than a year off every date of the work."""

    rule = "year"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Year")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation: the year in the sentence, and the work's."""
        years = _years(case)
        if not years:
            return ()
        raised = []
        for index, citation in enumerate(case.citations):
            named = list(_NAMED.finditer(words_before(citation)))
            year = next((int(told) for told in (named[-1].groups() if named else ()) if told), None)
            if year is not None and all(abs(year - each) > _TOLERATED for each in years):
                raised.append(Point(self.rule, str(year), ", ".join(map(str, years)), index))
        return raised


def _years(case: Case) -> list[int]:
    dates = [date for _name, date in case.work.dates] if case.work else []
    known = [date.year for date in dates if date.year is not None]
    printed = case.reference.printed.year
    return sorted(set(known)) or ([printed] if printed else [])
