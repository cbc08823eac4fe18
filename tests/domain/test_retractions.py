"""The imported list of retractions, by the works it is about."""

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Checked, Entry, Target
from ldn_desk.domain.record import Notice, Record
from ldn_desk.domain.retractions import RETRACTION_WATCH, Listed, by_work, overlaid, with_listed, works_of
from ldn_desk.domain.verdict import Opinion, Point, Verdict, VerdictCode

NOTICE = Notice("retraction")


def test_notices_are_found_by_doi_and_by_pmid() -> None:
    found = by_work([Listed("10.1/a", "7", NOTICE), Listed("", "7", NOTICE), Listed("10.1/b", "", NOTICE)])
    assert {key: len(notices) for key, notices in found.items()} == {"10.1/a": 1, "pmid:7": 2, "10.1/b": 1}


def test_a_reference_means_the_works_of_every_identifier_printed_or_found() -> None:
    record = Record("10.1234/found", "crossref", "", {})
    verdict = Verdict(VerdictCode.FOUND, record=record, opinions=(Opinion("pubmed", None, "8"), Opinion("other", None)))
    assert works_of(Fields(DOI="https://doi.org/10.1234/A", PMID="7"), verdict) == (
        "10.1234/a",
        "10.1234/found",
        "pmid:7",
        "pmid:8",
    )


def test_a_record_without_a_doi_adds_none() -> None:
    record = Record("pmid:9", "pubmed", "", {})
    assert works_of(Fields(), Verdict(VerdictCode.AGREES, record=record)) == ()


def test_a_fresh_verdict_keeps_the_notices_of_the_list() -> None:
    listed = Notice("retraction", "10.1/n", source=RETRACTION_WATCH)
    before = Verdict(VerdictCode.NOT_CHECKED, notices=(listed, Notice("erratum", "10.1/e", source="publisher")))
    assert with_listed(Verdict(VerdictCode.AGREES), before).notices == (listed,)
    fresh = Verdict(VerdictCode.AGREES)
    assert with_listed(fresh, Verdict(VerdictCode.AGREES)) is fresh


def test_what_a_check_came_to_is_laid_over_the_entry_that_it_judged() -> None:
    listed = Notice("retraction", "10.1/n", source=RETRACTION_WATCH)
    entry = Entry(
        Reference(1, "Ash", Fields(title="Sleep"), "one"), verdict=Verdict(VerdictCode.AGREES, notices=(listed,))
    )
    point = Point("species", "readers", "mice", -1)
    after = overlaid(entry, Checked(entry.target, Verdict(VerdictCode.DIFFERS), (point,)))
    assert (after.verdict.code, after.verdict.notices, after.points) == (VerdictCode.DIFFERS, (listed,), (point,))


def test_an_entry_that_was_mended_since_is_as_it_is() -> None:
    entry = Entry(Reference(1, "Ash", Fields(title="Sleep"), "one"))
    judged = Target(Reference(1, "Ash", Fields(title="Slepe"), "one"))
    assert overlaid(entry, Checked(judged, Verdict(VerdictCode.DIFFERS), ())) is entry
