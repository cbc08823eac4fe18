"""Review: the sentence says that a study found something, and the source is a review of studies."""

import re
from collections.abc import Sequence

from ldn_desk.checks.near_marker import words_before
from ldn_desk.domain.verdict import Point
from ldn_desk.domain.words import tr
from ldn_desk.plugins.contracts import Case

_STUDY = re.compile(
    r"\b(?:a|an|one|another) (?:[\w-]+ ){0,3}?(?:study|trial|experiment|RCT)\b(?=[^.;]{0,60}?"
    r"\b(?:found|showed|shows|demonstrated|demonstrates|reported|reports|observed|revealed|enrolled|randomi[sz]ed)\b)",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"\b(?:review|reviews|reviewed|meta-?analys[ei]s|overview|pooled|guidelines?)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:systematic review|scoping review|narrative review|literature review|meta-?analysis|an? review of)\b"
    r"|\boverview of\b"
    r"|(?:^|[:—–.?] ?)(?:an? )?(?:brief |critical |comprehensive |updated )?review\b"
    r"(?! of (?:patients|cases|records))",
    re.IGNORECASE,
)
_GENRES = frozenset({"Review", "Systematic Review", "Meta-Analysis", "Scoping Review"})


class ReviewAsStudy:
    """Raised where `a study found` stands before the marker, and title or publication type say review."""

    rule = "review"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Review")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point a citation, with the words as they stand on both sides."""
        says = self._says(case)
        if not says:
            return ()
        raised = []
        for index, citation in enumerate(case.citations):
            study = _STUDY.search(words_before(citation))
            if study and not _SUMMARY.search(citation.sentence):
                raised.append(Point(self.rule, study.group(), says, index))
        return raised

    def _says(self, case: Case) -> str:
        found = _TITLE.search(case.title)
        if found:
            return found.group().strip(" :—–.?")
        return next((genre for genre in case.genre if genre in _GENRES), "")
