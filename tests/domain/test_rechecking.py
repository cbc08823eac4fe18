"""What is worth asking for again."""

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry, stale, unanswered
from ldn_desk.domain.record import Record
from ldn_desk.domain.verdict import Verdict, VerdictCode

NOW = "2026-11-24T10:00:00Z"


def judged(when: str, code: VerdictCode = VerdictCode.AGREES, source: str = "crossref") -> Entry:
    record = Record("10.1/a", source, when, {})
    return Entry(Reference(1, when, Fields()), verdict=Verdict(code, record=record, judged=when))


OLD, FRESH = judged("2026-05-01T10:00:00Z"), judged("2026-11-01T10:00:00Z")
OPEN, BUNDLED = judged("", VerdictCode.NOT_CHECKED), judged("2026-01-01T00:00:00Z", source="bundled")


def test_an_answer_older_than_the_days_allowed_is_stale() -> None:
    assert stale([OLD, FRESH, OPEN, BUNDLED], NOW) == [OLD]
    assert stale([OLD, FRESH], NOW, days=7) == [OLD, FRESH]


def test_bundled_facts_are_no_answer() -> None:
    assert unanswered([OLD, FRESH, OPEN, BUNDLED]) == [OPEN, BUNDLED]
