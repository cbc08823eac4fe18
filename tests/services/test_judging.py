"""From answers to a verdict."""

from dataclasses import replace

import pytest

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.reason import because, own_words
from ldn_desk.domain.record import Absent, Answer, Found, Record, Unreachable
from ldn_desk.domain.verdict import FieldComparison, Outcome, Suggestion, Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.registry import Registry
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.services.judging import doi_to_ask, from_answers, from_stored, not_checked, not_less, without_asking
from ldn_desk.sources.crossref import Crossref
from ldn_desk.sources.doi_org import DoiOrg
from ldn_desk.wording.reasons import reasons_words
from tests.standin.records import FIRST_ARTICLE, FOREIGN

PLUGINS = Registry(sources=[Crossref(lambda name: ""), DoiOrg(lambda name: "")])
MILLER = parse_reference(
    "Miller, A. H., & Raison, C. L. (2016). The role of inflammation in depression: From evolutionary imperative to"
    " modern treatment target. Nature Reviews Immunology, 16(1), 22-34. https://doi.org/10.1038/nri.2015.5"
)
RECORD = Record("10.1038/nri.2015.5", "crossref", "2026-11-23T10:00:00Z", FIRST_ARTICLE[0])
AT_CROSSREF = Absent("10.1038/nri.2015.5", "crossref", "2026-11-23T10:00:00Z")
AT_DOI_ORG = Absent("10.1038/nri.2015.5", "doi.org", "2026-11-23T10:00:01Z")
SILENT = Unreachable("10.1038/nri.2015.5", "doi.org", "doi.org did not answer in time")


def test_a_record_is_judged_and_dated_by_its_answer() -> None:
    verdict = from_answers(MILLER, [Found(RECORD)], PLUGINS)
    assert verdict.code is VerdictCode.AGREES
    assert (verdict.sources, verdict.judged) == (("Crossref",), "2026-11-23T10:00:00Z")


def test_another_agencys_record_was_given_by_doi_org() -> None:
    doi, _, raw = FOREIGN[0]
    printed = Fields(title="Moods of imaginary volunteers: a made-up data set", DOI=doi)
    found = Found(Record(doi, "datacite", "2026-11-23T10:00:02Z", raw))
    verdict = from_answers(printed, [Absent(doi, "crossref", ""), found], PLUGINS)
    assert verdict.sources == ("Crossref", "doi.org")
    assert verdict.code in (VerdictCode.AGREES, VerdictCode.DIFFERS)


def test_bundled_facts_are_named_as_what_they_are() -> None:
    bundled = Found(Record("10.1038/nri.2015.5", "bundled", "2026-11-01T00:00:00Z", FIRST_ARTICLE[0]))
    assert from_answers(MILLER, [bundled], PLUGINS).sources == ("the bundled facts",)


def test_not_registered_needs_doi_orgs_word() -> None:
    verdict = from_answers(MILLER, [AT_CROSSREF, AT_DOI_ORG], PLUGINS)
    assert verdict.code is VerdictCode.NOT_REGISTERED
    assert verdict.work is WorkFinding.NOT_SEARCHED
    assert verdict.sources == ("Crossref", "doi.org")


def test_a_crossref_404_alone_is_never_enough() -> None:
    verdict = from_answers(MILLER, [AT_CROSSREF], Registry(sources=PLUGINS.sources[:1]))
    assert verdict.code is VerdictCode.NOT_CHECKED
    assert "doi.org was not asked" in reasons_words(verdict.reasons)[0]


def test_a_source_that_did_not_answer_leaves_the_reference_unchecked() -> None:
    verdict = from_answers(MILLER, [AT_CROSSREF, SILENT], PLUGINS)
    assert verdict.code is VerdictCode.NOT_CHECKED
    assert reasons_words(verdict.reasons) == (SILENT.reason,)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ([], VerdictCode.NOT_CHECKED),
        ([SILENT], VerdictCode.NOT_CHECKED),
        ([AT_CROSSREF], VerdictCode.NOT_CHECKED),
        ([AT_DOI_ORG, AT_CROSSREF], VerdictCode.NOT_REGISTERED),
        ([Found(RECORD), AT_CROSSREF], VerdictCode.AGREES),
    ],
)
def test_stored_answers_come_to_what_they_came_to_when_given(answers: list[Answer], code: VerdictCode) -> None:
    assert from_stored(MILLER, answers, PLUGINS).code is code


@pytest.mark.parametrize(
    ("printed", "may_search", "code"),
    [
        (Fields(type="webpage", title="A page", URL="https://example.org"), True, VerdictCode.OUT_OF_SCOPE),
        (Fields(type="personal_communication"), False, VerdictCode.OUT_OF_SCOPE),
        (Fields(type="webpage", title="An article", volume="3"), False, VerdictCode.NOT_CHECKED),
        (Fields(type="article-journal", title="An article"), False, VerdictCode.NOT_CHECKED),
        (Fields(type="article-journal", title="An article"), True, None),
    ],
)
def test_without_a_doi_a_reference_is_out_of_scope_or_waits_for_consent(
    printed: Fields, may_search: bool, code: VerdictCode | None
) -> None:
    verdict = without_asking(printed, may_search=may_search)
    assert (verdict and verdict.code) is code


def test_the_reason_says_whether_a_doi_is_missing_or_is_none() -> None:
    assert without_asking(Fields(), may_search=False) == not_checked(because("search-not-allowed"))
    assert without_asking(Fields(DOI="see below"), may_search=False) == not_checked(because("no-doi", doi="see below"))
    assert doi_to_ask(Fields(DOI="https://doi.org/10.1/A%23b")) == ""
    assert doi_to_ask(Fields(DOI="https://doi.org/10.1000/A")) == "10.1000/a"


def test_nothing_known_before_is_lost_to_a_source_that_did_not_answer() -> None:
    before = Verdict(VerdictCode.AGREES)
    assert not_less(not_checked("off"), before) is before
    assert not_less(not_checked("off"), not_checked("earlier")) == not_checked("off")
    assert not_less(not_checked("off"), None) == not_checked("off")
    assert not_less(Verdict(VerdictCode.DIFFERS), before).code is VerdictCode.DIFFERS


def test_what_a_search_found_stays_while_the_finding_stays() -> None:
    suggestion = Suggestion("10.1/b", own_words("it fits"))
    before = Verdict(VerdictCode.OTHER_WORK, work=WorkFinding.ELSEWHERE, suggestion=suggestion)
    again = Verdict(VerdictCode.OTHER_WORK, work=WorkFinding.NOT_SEARCHED)
    assert not_less(again, before) == before
    assert not_less(again, again) is again
    gone = Verdict(VerdictCode.NOT_REGISTERED, work=WorkFinding.NOT_SEARCHED)
    assert not_less(gone, before) == gone


def test_the_nearest_title_of_a_search_stays_until_the_record_changes() -> None:
    opens = (own_words("the DOI opens “A”"),)
    row = FieldComparison("title", "P", "A", Outcome.MAJOR)
    again = Verdict(VerdictCode.OTHER_WORK, opens, WorkFinding.NOT_SEARCHED, (row,))
    before = replace(again, reasons=(*opens, own_words("nearest title at Crossref: “N”")), work=WorkFinding.NOT_FOUND)
    assert not_less(again, before).reasons == before.reasons
    changed = replace(again, reasons=(own_words("the DOI opens “B”"),), fields=(replace(row, registered="B"),))
    assert not_less(changed, before).reasons == changed.reasons
    assert not_less(changed, before).work is WorkFinding.NOT_FOUND


def test_an_arxiv_number_is_asked_for_by_the_doi_that_arxiv_registers() -> None:
    assert doi_to_ask(Fields(arXiv="2103.01234")) == "10.48550/arxiv.2103.01234"
    assert doi_to_ask(Fields(DOI="10.1234/a", arXiv="2103.01234")) == "10.1234/a"
    assert doi_to_ask(Fields()) == ""
