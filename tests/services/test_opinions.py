"""Second opinions: what PubMed adds to a verdict, and what it never changes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.entry import Checked
from ldn_desk.domain.record import Unreachable
from ldn_desk.domain.verdict import VerdictCode, WorkFinding
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.services.asking import source_states
from ldn_desk.services.checking import Target, check
from ldn_desk.services.judging import longer_doi
from ldn_desk.sources.crossref_record import work as read
from ldn_desk.wording.reasons import reason_words, reasons_words
from ldn_desk.wording.verdicts import headline, opinion_words
from tests.standin import desk, faults
from tests.standin.records import numbered
from tests.standin.registry import Registry

ONE, TWO, THREE = tuple(numbered(3))


def printed(work: dict[str, object], **changes: object) -> Fields:
    """What a reference to this work prints."""
    own = read(work).fields
    kept = Fields("article-journal", own.author, issued=own.issued, title=own.title, DOI=own.DOI)
    return kept.with_(container_title=own.container_title, volume=own.volume).with_(**changes)


def reference(fields: Fields) -> Reference:
    return Reference(1, f"{fields.title}. {fields.container_title}.", fields)


@pytest.fixture
def registry() -> Iterator[Registry]:
    with Registry((ONE, TWO)) as running:
        yield running


def last(registry: Registry, fields: Fields, *, search: bool = False, plugins: Plugins | None = None) -> Checked:
    """What a check with second opinions comes to in the end."""
    target = Target(reference(fields))
    results = list(check([target], plugins or desk.plugins(registry, opinions=True), Asking(), search=search))
    return results[-1]


def test_a_work_that_pubmed_knows_too_gets_a_second_opinion_with_types_and_headings(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101", [("PT", "Randomized Controlled Trial"), ("MH", "*Humans")])
    verdict = last(registry, printed(ONE)).verdict
    (opinion,) = verdict.opinions
    assert headline(verdict) == "Details match Crossref"
    assert (opinion.source, opinion_words(opinion), opinion.PMID) == ("pubmed", "details match", "101")
    assert "Randomized Controlled Trial" in opinion.genre
    assert opinion.subjects == ("Humans",)


def test_where_the_registry_differs_and_pubmed_bears_the_print_out_it_says_so(registry: Registry) -> None:
    fields = printed(ONE, issued=PartialDate(1999), volume="77")
    registry.pubmed.add({**ONE, "issued": {"date-parts": [[1999]]}, "published-print": None}, "101")
    verdict = last(registry, fields).verdict
    assert verdict.code is VerdictCode.DIFFERS
    assert opinion_words(verdict.opinions[0]) == "year as printed; not as printed: volume"


def test_a_retraction_that_only_pubmed_knows_is_told(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101", [("RIN", "Ann Imag Med. 2020 Feb;1(1):1. doi: 10.5555/notice. PMID: 9")])
    (notice,) = last(registry, printed(ONE)).verdict.notices
    assert (notice.type, notice.DOI, notice.source) == ("retraction", "10.5555/notice", "pubmed")


def test_a_work_that_pubmed_does_not_have_stays_as_it_was(registry: Registry) -> None:
    verdict = last(registry, printed(ONE)).verdict
    assert (verdict.code, verdict.opinions) == (VerdictCode.AGREES, ())


def test_a_doi_that_nobody_knows_was_asked_of_pubmed_as_well(registry: Registry) -> None:
    verdict = last(registry, printed(ONE, DOI="10.5555/nobody")).verdict
    assert headline(verdict) == "DOI not found (Crossref, doi.org and PubMed asked)"


def test_a_doi_that_only_pubmed_lists_is_told_with_its_title(registry: Registry) -> None:
    registry.pubmed.add(THREE, "103")
    verdict = last(registry, printed(THREE)).verdict
    assert verdict.code is VerdictCode.NOT_REGISTERED
    assert opinion_words(verdict.opinions[0]).startswith("this DOI is that of “Invented finding number 3")


def test_a_reference_with_a_pmid_alone_is_judged_by_pubmed(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101")
    agrees = last(registry, printed(ONE, DOI="", PMID="101")).verdict
    assert headline(agrees) == "Details match PubMed"
    differs = last(registry, printed(ONE, DOI="", PMID="101", volume="77")).verdict
    assert headline(differs) == "Same work; volume differs"


def test_a_pmid_that_opens_another_work_is_said_to(registry: Registry) -> None:
    registry.pubmed.add(TWO, "102")
    fields = printed(ONE, DOI="", PMID="102", title="Depression in the elderly, a case series", author=())
    fields = fields.with_(author=(replace(printed(ONE).author[0], family="Quite", given="Other"),))
    verdict = last(registry, fields).verdict
    assert headline(verdict) == "PMID opens a different work"
    assert reasons_words(verdict.reasons)[0].startswith("the PMID opens “Invented finding number 2")


def test_a_pmid_that_pubmed_does_not_know_leaves_the_reference_unchecked(registry: Registry) -> None:
    verdict = last(registry, printed(ONE, DOI="", PMID="999")).verdict
    assert verdict.code is VerdictCode.NOT_CHECKED


def test_a_pmid_of_another_work_than_the_dois_is_a_difference(registry: Registry) -> None:
    registry.pubmed.add(TWO, "102")
    verdict = last(registry, printed(ONE, PMID="102")).verdict
    assert headline(verdict) == "Same work; PMID differs"
    row = verdict.fields[-1]
    assert (row.field, row.printed, reason_words(row.reason)) == (
        "PMID",
        "102",
        "PMID 102 is another work’s than the DOI",
    )
    assert reasons_words(verdict.reasons) == ("PMID: PMID 102 is another work’s than the DOI",)


def test_the_right_pmid_is_no_difference(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101")
    assert last(registry, printed(ONE, PMID="101")).verdict.code is VerdictCode.AGREES


def test_a_pmcid_of_another_work_is_a_difference(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101", [("PMC", "PMC5555555")])
    assert headline(last(registry, printed(ONE, PMCID="PMC6666666")).verdict) == "Same work; PMCID differs"
    assert last(registry, printed(ONE, PMCID="PMC5555555")).verdict.code is VerdictCode.AGREES


def test_where_the_doi_is_bad_the_pmid_leads_to_the_work_without_any_text_sent(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101")
    verdict = last(registry, printed(ONE, DOI="10.5555/nobody", PMID="101")).verdict
    assert (verdict.code, verdict.work) == (VerdictCode.NOT_REGISTERED, WorkFinding.ELSEWHERE)
    assert verdict.suggestion is not None
    assert ONE["DOI"] == verdict.suggestion.DOI
    assert reason_words(verdict.suggestion.reason).startswith("by its PMID: ")
    assert not any("query" in seen.line or "title" in seen.line for seen in registry.requests)


def test_a_silent_pubmed_changes_no_verdict_and_is_named(registry: Registry) -> None:
    registry.fail(faults.UNAVAILABLE, service="pubmed")
    plugins = desk.plugins(registry, opinions=True)
    checked = last(registry, printed(ONE), plugins=plugins)
    assert checked.verdict.code is VerdictCode.AGREES
    assert [answer.source for answer in checked.answers if isinstance(answer, Unreachable)] == ["pubmed"]
    states = {state["name"]: state["state"] for state in source_states(plugins, [], [checked])}
    assert states["pubmed"] == "unreachable"


def test_a_silent_pubmed_leaves_a_reference_with_a_pmid_alone_unchecked(registry: Registry) -> None:
    registry.fail(faults.UNAVAILABLE, service="pubmed")
    assert last(registry, printed(ONE, DOI="", PMID="101")).verdict.code is VerdictCode.NOT_CHECKED


def test_what_crossref_does_not_find_is_searched_at_pubmed(registry: Registry) -> None:
    registry.pubmed.add(THREE, "103")
    found = last(registry, printed(THREE, DOI=""), search=True).verdict
    assert found.code is VerdictCode.FOUND
    assert found.sources == ("Crossref", "PubMed")


def test_what_nobody_finds_names_everyone_who_was_asked(registry: Registry) -> None:
    fields = Fields("article-journal", printed(ONE).author, issued=PartialDate(1950), title="Zeppelins for the weary")
    verdict = last(registry, fields, search=True).verdict
    assert headline(verdict) == "Not found at: Crossref, PubMed"


def test_a_cancelled_check_gives_no_second_opinion(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101")
    results: list[Checked] = []
    asking = Asking(cancelled=lambda: bool(results))
    for checked in check([Target(reference(printed(ONE)))], desk.plugins(registry, opinions=True), asking):
        results.append(checked)
    assert [checked.verdict.opinions for checked in results] == [()]


def test_an_opinion_stays_until_the_source_is_heard_again(registry: Registry) -> None:
    registry.pubmed.add(ONE, "101", [("RIN", "Ann Imag Med. 2020 Feb;1(1):1. PMID: 9")])
    plugins = desk.plugins(registry, opinions=True)
    before = last(registry, printed(ONE), plugins=plugins)
    registry.fail(faults.UNAVAILABLE, service="pubmed")
    target = Target(Reference(1, "", printed(ONE), id=before.reference_id))
    *_first, again = check([target], plugins, Asking(), previous={before.reference_id: before.verdict})
    assert again.verdict.opinions == before.verdict.opinions
    assert again.verdict.notices == before.verdict.notices


def test_a_doi_that_had_to_be_mended_is_said_to_be(registry: Registry) -> None:
    fields = printed(ONE)
    broken = Reference(1, fields.title + ". doi:" + fields.DOI.replace(".", r"\_."), fields)
    (checked,) = check([Target(broken)], desk.plugins(registry), Asking())
    assert checked.verdict.code is VerdictCode.AGREES
    whole = Reference(1, fields.title + ". doi:" + fields.DOI, fields)
    (right,) = check([Target(whole)], desk.plugins(registry), Asking())
    assert not any(reason.startswith("DOI read as") for reason in reasons_words(right.verdict.reasons))


def test_a_doi_that_was_cut_too_short_is_asked_for_in_its_longer_form() -> None:
    odd = {**ONE, "DOI": "10.5555/odd.pdf"}
    with Registry((odd,)) as registry:
        fields = printed(odd, DOI="10.5555/odd")
        target = Target(Reference(1, "Named. doi:10.5555/odd/pdf", fields))
        assert longer_doi(target.reference) == "10.5555/odd/pdf"
        (checked,) = check([target], desk.plugins(registry), Asking())
        assert checked.verdict.code is VerdictCode.NOT_REGISTERED
    with Registry(({**ONE, "DOI": "10.5555/odd/pdf"},)) as registry:
        (checked,) = check([target], desk.plugins(registry), Asking())
        assert checked.verdict.code is VerdictCode.AGREES
        assert (
            reasons_words(checked.verdict.reasons)[0]
            == "DOI read as 10.5555/odd/pdf; the shorter 10.5555/odd is not registered"
        )
