"""Review: a review of other work is cited as one study that found something."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ldn_desk.checks.naming import next_marker_is
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case

_IN_TITLE = re.compile(
    r"\b(?:systematic|scoping|umbrella|narrative|literature|integrative|rapid|cochrane|comprehensive|critical|mini"
    r"|state-of-the-art|evidence|realist)[ -](?:literature )?review\b|\bmeta[- ]?analys[ei]s\b|\breview article\b"
    r"|(?:[:.?—] ?| [–-] )(?:an? |the )?(?:[\w-]+ )?review\b(?! board)|^(?:an? )?(?:re|over)view of\b"
    r"|\ba review(?: of\b|$)|^review\b",
    re.IGNORECASE,
)
# A study all the same: of charts, of cases, or with a review beside it.
_PRIMARY = re.compile(
    r"\bcase (?:report|series|study)|\b(?:chart|records?|retrospective|peer|cases?|notes|years?|audit)[ -]reviews?\b"
    r"|\breview of (?:\w+ )?(?:patients|cases|records|charts)\b|\ba randomi[sz]ed\b|genome-?wide|\bGWAS\b"
    r"|\b(?:a|the) [\w -]{0,30}(?:cohort|cross-sectional|case-control) study\b|\bassociation (?:analysis|study)",
    re.IGNORECASE,
)
_GENRES = frozenset({"Review", "Systematic Review", "Meta-Analysis", "Scoping Review"})
_STUDIES = frozenset({"Randomized Controlled Trial", "Clinical Trial", "Case Reports", "Controlled Clinical Trial"})
_FOUND = (
    r"(?:found|show(?:ed|s|n)|demonstrat(?:ed|es)|report(?:ed|s)|observed|revealed|indicated|compared|randomi[sz]ed|enrolled"
    r"|recruited|assigned|followed|tested|confirmed)"
)
_ONE_STUDY = re.compile(
    r"\b(?P<study>(?:a|one|another|this|the|an)\s(?:(?:recent|large|small|new|earlier|later|further|pilot|clinical|controlled"
    r"|randomi[sz]ed|double-blind|placebo-controlled|open-label|prospective|pivotal|landmark|multicent(?:re|er)|(?:19|20)\d\d"
    rf"|[\w-]+-week|human),?\s){{0,5}}(?:study|trial|experiment|RCT))\s(?:(?:of|in|by|from|with|on|among)\s[^.;:\[\]]{{1,60}}?\s)?"
    rf"(?:also\s|recently\s|has\s|have\s)?{_FOUND}\b"
    r"|\b(?:researchers|investigators|the authors)\s(?:have\s)?(?:randomi[sz]ed|enrolled|recruited)\b"
    r"|\b(?:patients|participants|volunteers|adults|children|women|men) (?:were|was) randomi[sz]ed\b",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\breview|\bmeta[- ]?analy|\bpooled|\boverview|\bevidence synthes|\bsummari[sz]|\bcited in\b|\bincluded in\b",
    re.IGNORECASE,
)


class ReviewAsStudy:
    """Raised where title or publication types say review, and the sentence gives it as one study's finding."""

    rule = "review"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Review")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand in the sentence and in the title."""
        record = _in_title(case.title) or _in_genre(case)
        if not record:
            return ()
        found: list[Point] = []
        for index, citation in enumerate(case.citations):
            said = _ONE_STUDY.search(citation.sentence)
            alone = said and next_marker_is(citation, said.end()) and not _REVIEWED.search(citation.sentence)
            if said and alone:
                found.append(Point(self.rule, said.group("study") or said.group(), record, index))
        return tuple(found)


@lru_cache(maxsize=64)
def _in_title(title: str) -> str:
    """The title's own words for being a review, or the empty text."""
    match = _IN_TITLE.search(title)
    return match.group().lstrip(":.–—- ") if match and not _PRIMARY.search(title) else ""


def _in_genre(case: Case) -> str:
    kinds = [genre for genre in case.genre if genre in _GENRES]
    if not kinds or _STUDIES.intersection(case.genre) or _PRIMARY.search(case.title):
        return ""
    return kinds[0]
