"""Year: the sentence dates the study by more than one year otherwise than every date of the work."""

import re
from collections.abc import Iterator, Sequence

from ldn_desk.checks.naming import CITED_YEAR, mentions, next_marker_is
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case

_KIND = (
    r"(?:stud(?:y|ies)|trials?|RCT|experiment|review|meta-analysis|case[ -]series|case[ -]reports?|paper|article"
    r"|publication|cohort)"
)
# "A 2017 case series", "in their 2009 open-label trial"; words with capitals name editions and waves of data.
_DATED_STUDY = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Oo]ne|[Oo]ur|[Aa]nother|[Tt]his)\s(?:(?!\d)[a-z-]+\s){{0,2}}({CITED_YEAR})\s"
    rf"(?:(?:[a-z][a-z-]*|Cochrane),?\s){{0,4}}?{_KIND}\b"
)
_PUBLISHED = re.compile(rf"\b{_KIND}\s(?:[a-z-]+\s){{0,2}}?published\s(?:online\s)?in\s({CITED_YEAR})\b")
_DATED_BEFORE = re.compile(rf"\bin\s({CITED_YEAR}),?\s$", re.IGNORECASE)
_HAS_YEAR = re.compile(CITED_YEAR)
_MOST_OFF = 1


class YearNamed:
    """Raised where the year is the study's own: beside its authors or its kind, never that of data or guidelines."""

    rule = "year"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Year")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation: the year named, and the work's own."""
        known = _years(case)
        if not known:
            return ()
        found: list[Point] = []
        for index, citation in enumerate(case.citations):
            said = [int(year) for year, end in _dated(citation.sentence) if next_marker_is(citation, end)]
            if said and all(abs(year - other) > _MOST_OFF for year in said for other in known):
                found.append(Point(self.rule, str(said[-1]), ", ".join(map(str, known)), index))
        return tuple(found)


def _years(case: Case) -> list[int]:
    """Every year the work has: as registered, and as printed."""
    dates = [case.reference.printed.issued]
    if case.work:
        dates += [case.work.fields.issued, *(date for _kind, date in case.work.dates)]
    return sorted({date.year for date in dates if date and date.year})


def _dated(sentence: str) -> Iterator[tuple[str, int]]:
    """Each year named as the study's, and where its phrase ends."""
    if not _HAS_YEAR.search(sentence):
        return
    for pattern in (_DATED_STUDY, _PUBLISHED):
        for match in pattern.finditer(sentence):
            yield match.group(1), match.end()
    for mention in mentions(sentence):
        before = _DATED_BEFORE.search(sentence, 0, mention.start)
        if mention.year is not None:
            yield str(mention.year), mention.end
        elif before:
            yield before.group(1), mention.end
