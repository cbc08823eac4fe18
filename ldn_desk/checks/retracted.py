"""Retracted: the article cites a work after it was taken back."""

import re
from collections.abc import Sequence

from ldn_desk.domain.notices import RETRACTIONS, notice_words, timing_words
from ldn_desk.domain.translation import tr
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.contracts import Case
from ldn_desk.wording.summary import date_words

_SAYS_SO = re.compile(r"\b(?:retract|withdrawn\b)", re.IGNORECASE)


class Retracted:
    """Raised on the reference itself, where both dates tell that the notice came first and the article does not say so.

    Said is what the printed reference or a sentence that cites it says."""

    rule = "retracted"

    @property
    def label(self) -> str:
        """What the reader sees as the name of the check."""
        return tr("Cited after its retraction")

    def points(self, case: Case) -> Sequence[Point]:
        """At most one point: the article's date, and the notice's."""
        issued = case.article.issued
        if not case.notices:
            return ()
        if any(_SAYS_SO.search(text) for text in (case.reference.text, *(each.sentence for each in case.citations))):
            return ()
        before = tr("before this article was published")
        for notice in case.notices:
            if issued and notice.date and notice.type in RETRACTIONS and timing_words(notice, issued) == before:
                told = f"{notice_words(notice)}, {date_words(notice.date)}"
                return (Point(self.rule, date_words(issued), told, -1),)
        return ()
