from dataclasses import replace

from ldn_desk.domain.appraisal import STARS_QUESTION, STARS_SCALE, Rating
from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.evidence import Design, Study
from ldn_desk.domain.judgement import Choice, Quotation
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.record import Record
from ldn_desk.domain.verdict import Verdict, VerdictCode, WorkFinding
from ldn_desk.wording.method_page import Section, method_page
from tests.exporters.things import described, judged

DAYS = ("2026-11-20T10:00:00Z", "2026-11-23T10:00:00Z")


def _entry(number: int, verdict: Verdict, stars: int | None = None) -> Entry:
    rating = Rating("r", "me", stars, 1, DAYS[0]) if stars else None
    place = Citation("[1]", (number,), 0, 3, "So it is [1].", 0, 13, "")
    return Entry(Reference(number, "Printed.", Fields()), (place,), verdict, rating=rating)


def _answered(number: int, day: str, stars: int | None = None) -> Entry:
    record = Record("10.1234/a", "crossref", day, {})
    return _entry(number, Verdict(VerdictCode.AGREES, record=record, sources=("Crossref",), judged=day), stars)


def _section(entries: list[Entry], heading: str, with_notes: bool = True) -> Section:
    return next(section for section in method_page(entries, with_notes) if section.heading == heading)


def test_it_says_what_its_findings_are_worth() -> None:
    words = " ".join(_section([], "How to read this").paragraphs)
    assert "No point raised does not mean the citation is right." in words
    assert "It is a lead, not proof." in words
    assert "not medical advice" in words


def test_the_scale_is_given_in_full_with_how_often_each_was_given() -> None:
    section = _section([_answered(1, DAYS[0], stars=4), _answered(2, DAYS[0])], "Stars")
    assert section.paragraphs == (STARS_QUESTION,)
    assert section.table is not None
    assert [row[1] for row in section.table.rows] == [*STARS_SCALE.values(), "which is not zero"]
    assert [row[2] for row in section.table.rows] == ["0", "1", "0", "0", "0", "1"]


def test_each_verdict_is_counted_with_the_references_that_have_it() -> None:
    entries = [_answered(7, DAYS[0]), _answered(1, DAYS[0], stars=3), _entry(2, Verdict(VerdictCode.NOT_CHECKED))]
    assert _section(entries, "Verdicts").items == ("● 2 match: 1, 7", "○ 1 not checked: 2", "judged: 0 of 3 citations")


def test_an_empty_list_has_a_method_page_too() -> None:
    assert _section([], "Verdicts").items == ()
    assert "no reference here" in _section([], "What was not checked").items[1]


def test_sources_are_named_with_how_many_references_and_when() -> None:
    entries = [
        _answered(1, DAYS[1]),
        _answered(2, DAYS[0]),
        _entry(3, Verdict(VerdictCode.NOT_REGISTERED, sources=("Crossref", "doi.org"), judged=DAYS[1])),
    ]
    assert _section(entries, "Sources asked").items == (
        "Crossref: 3 references, 20 Nov 2026 to 23 Nov 2026",
        "doi.org: 1 reference, 23 Nov 2026",
    )


def test_bundled_facts_are_named_as_what_they_are() -> None:
    record = Record("10.1234/a", "bundled", DAYS[0], {"bundled": "bundled with the sample"})
    entries = [_entry(number, Verdict(VerdictCode.AGREES, record=record)) for number in (1, 2)]
    assert _section(entries, "Sources asked").items == (
        "the bundled facts: 2 references, 20 Nov 2026",
        "bundled with the sample",
    )


def test_it_says_when_no_source_has_been_asked() -> None:
    section = _section([_entry(1, Verdict(VerdictCode.NOT_CHECKED))], "Sources asked")
    assert (section.paragraphs, section.items) == (("No source has been asked yet.",), ())


def test_what_was_not_checked_is_listed_by_reason() -> None:
    entries = [
        _entry(3, Verdict(VerdictCode.NOT_CHECKED, (own_words("offline"),))),
        _entry(1, Verdict(VerdictCode.NOT_CHECKED, (own_words("offline"),))),
        _entry(2, Verdict(VerdictCode.NOT_CHECKED)),
        _entry(4, Verdict(VerdictCode.OUT_OF_SCOPE)),
        _entry(5, Verdict(VerdictCode.OTHER_WORK, work=WorkFinding.NOT_SEARCHED)),
        _answered(6, DAYS[0]),
    ]
    assert _section(entries, "What was not checked").items[:4] == (
        "offline: 1, 3",
        "not asked yet: 2",
        "not checkable here: 4",
        "title not searched yet: 5",
    )


def test_notes_left_out_are_said_to_be() -> None:
    assert "The reader’s notes were left out of this file." in _section([], "What was not checked", False).items
    entries = [replace(_answered(1, DAYS[0]), notes=())]
    assert "The reader’s notes were left out of this file." not in _section(entries, "What was not checked").items


def test_the_scale_of_quotation_accuracy_is_given_with_its_source_and_how_often_each_was_chosen() -> None:
    entries = [judged(_answered(1, DAYS[0]), 0, Quotation(Choice.NOT_SUPPORTED)), _answered(2, DAYS[0])]
    section = _section(entries, "Quotation accuracy")
    assert "Jergas & Baethge 2015" in section.paragraphs[1]
    assert section.table is not None
    counted = {row[0]: row[2] for row in section.table.rows}
    assert counted["Not supported (major)"] == counted["not judged"] == "1"
    assert counted["Supported"] == "0"


def test_how_evidence_is_graded_is_said_where_any_is() -> None:
    assert not [section for section in method_page([_answered(1, DAYS[0])]) if section.heading == "Evidence"]
    section = _section([described(_answered(1, DAYS[0]), Study(Design.COHORT))], "Evidence")
    assert "OCEBM Levels of Evidence Working Group 2011" in section.paragraphs[1]
