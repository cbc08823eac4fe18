"""Checking, whole: references against a stand-in that behaves as Crossref and doi.org do."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ldn_desk.checks.linked_doi import LinkedDoi
from ldn_desk.domain.article import Citation, Linked, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.entry import Checked
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.record import Absent, Found, Record, Request, Unreachable
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.contracts import Asking, Case
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.services.checking import Target, check, points, source_states
from ldn_desk.wording.reasons import reason_words, reasons_words
from tests.standin import desk, faults
from tests.standin.faults import Fault
from tests.standin.records import FIRST_ARTICLE, numbered
from tests.standin.registry import Registry

# What the first article prints, as bibliographic facts: six good DOIs, one that opens another work, three of nobody.
PRINTED = (
    "Miller, A. H., & Raison, C. L. (2016). The role of inflammation in depression: From evolutionary imperative to"
    " modern treatment target. Nature Reviews Immunology, 16(1), 22–34. https://doi.org/10.1038/nri.2015.5",
    "Dantzer, R., O'Connor, J. C., Freund, G. G., Johnson, R. W., & Kelley, K. W. (2008). From inflammation to sickness"
    " and depression: When the immune system subjugates the brain. Nature Reviews Neuroscience, 9(1), 46–56."
    " https://doi.org/10.1038/nrn2297",
    "Younger, J., Parkitny, L., & McLain, D. (2014). The use of low-dose naltrexone (LDN) as a novel anti-inflammatory"
    " treatment for chronic pain. Clinical Rheumatology, 33(4), 451–459. https://doi.org/10.1007/s10067-014-2517-2",
    "Liu, B., & Hong, J. S. (2003). Role of microglia in inflammation-mediated neurodegenerative diseases: Mechanisms"
    " and strategies for therapeutic intervention. Journal of Pharmacology and Experimental Therapeutics, 304(1), 1–7."
    " https://doi.org/10.1124/jpet.102.035048",
    "Made, U. P. (2020). A work that nobody registered. Frontiers in Nothing, 11, 570."
    " https://doi.org/10.3389/fimmu.2020.00570",
    "Made, U. P. (2009). Another work that nobody registered. Nowhere Hypotheses, 72, 333–337."
    " https://doi.org/10.1016/j.mehy.2008.06.020",
    "Mischoulon, D., Hylek, L., Yeung, A. S., et al. (2017). Randomized, proof-of-concept trial of low dose naltrexone"
    " for patients with breakthrough symptoms of major depressive disorder on antidepressants. Journal of Affective"
    " Disorders, 208, 6–14. https://doi.org/10.1016/j.jad.2016.08.029",
    "Smith, J. P., & Field, D. (2019). Low-dose naltrexone therapy improves active Crohn's disease. American Journal of"
    " Gastroenterology, 102(4), 820–828. https://doi.org/10.1038/ajg.2008.84",
    "Made, U. P. (2021). A third work that nobody registered. Nowhere Bulletin, 162, 1–9."
    " https://doi.org/10.1016/j.brainresbull.2020.06.008",
    "Toljan, K., & Vrooman, B. (2018). Low-dose naltrexone (LDN)—Review of therapeutic utilization. Medical Sciences,"
    " 6(4), 82. https://doi.org/10.3390/medsci6040082",
)
SAME_WORK = {VerdictCode.AGREES, VerdictCode.DIFFERS}


def reference(number: int, text: str) -> Reference:
    return Reference(number, text, parse_reference(text), id=f"ref-{number}")


TEN = [Target(reference(number, text)) for number, text in enumerate(PRINTED, 1)]


def run(
    plugins: Plugins, targets: Sequence[Target] = TEN, asking: Asking | None = None, **more: object
) -> list[Checked]:
    return list(check(targets, plugins, asking or Asking(), **more))  # type: ignore[arg-type]  # passed on as given


def verdicts(checked: Sequence[Checked]) -> dict[int, Verdict]:
    return {int(one.reference_id.removeprefix("ref-")): one.verdict for one in checked}


# The ten references of the first article


def test_the_ten_get_the_verdicts_they_deserve_in_six_requests_at_most(registry: Registry) -> None:
    found = verdicts(run(desk.plugins(registry)))
    assert {number for number, verdict in found.items() if verdict.code in SAME_WORK} == {1, 2, 3, 4, 7, 10}
    assert [number for number, verdict in found.items() if verdict.code is VerdictCode.OTHER_WORK] == [8]
    assert {n for n, verdict in found.items() if verdict.code is VerdictCode.NOT_REGISTERED} == {5, 6, 9}
    assert [notice.type for notice in found[7].notices] == ["erratum"]
    assert {found[number].work for number in (5, 6, 8, 9)} == {WorkFinding.NOT_SEARCHED}
    assert registry.count("crossref") <= 6


def test_the_same_again_offline_asks_nobody(registry: Registry) -> None:
    plugins = desk.plugins(registry)
    before = run(plugins)
    registry.forget()
    known = {target.reference.printed.DOI.lower(): one.answers for one in before for target in TEN if _is(target, one)}
    again = run(plugins, known=known, offline=True)
    assert {n: v.code for n, v in verdicts(again).items()} == {n: v.code for n, v in verdicts(before).items()}
    stored = {one.reference_id: one.verdict for one in before}
    assert {one.reference_id: one.verdict for one in run(plugins, previous=stored, offline=True)} == stored
    assert registry.requests == []


def _is(target: Target, checked: Checked) -> bool:
    return target.reference.id == checked.reference_id


def test_with_the_registry_off_nothing_is_checked_and_nothing_is_an_answer(registry: Registry) -> None:
    registry.stop()
    plugins, log = desk.plugins(registry), list[Request]()
    checked = run(plugins, asking=Asking(log=log.append), search=True)
    assert {verdict.code for verdict in verdicts(checked).values()} == {VerdictCode.NOT_CHECKED}
    assert {type(answer) for one in checked for answer in one.answers} == {Unreachable}
    assert [state["state"] for state in source_states(plugins, log, checked)] == ["unreachable", "not-asked"]


@pytest.mark.parametrize("fault", [faults.CAPTIVE_PORTAL, faults.TOO_MANY, faults.CUT_OFF, faults.NOT_JSON])
def test_what_was_answered_before_outlives_a_fault(registry: Registry, fault: Fault) -> None:
    plugins = desk.plugins(registry)
    before = {one.reference_id: one.verdict for one in run(plugins)}
    registry.fail(fault)
    again = run(plugins, previous=before)
    assert {one.reference_id: one.verdict for one in again} == before
    assert {type(answer) for one in again for answer in one.answers} == {Unreachable}


def test_doi_org_being_silent_leaves_unchecked_what_crossref_does_not_know(registry: Registry) -> None:
    registry.fail(faults.UNAVAILABLE, service="doi.org")
    found = verdicts(run(desk.plugins(registry)))
    assert {number for number, verdict in found.items() if not verdict.answered} == {5, 6, 9}


def test_with_consent_the_work_behind_a_bad_doi_is_searched_last(registry: Registry) -> None:
    registry.catalogue.add(
        {
            "DOI": "10.5555/standin.crohn",
            "title": ["Low-Dose Naltrexone Therapy Improves Active Crohn's Disease"],
            "author": [{"family": "Smith", "given": "J. P."}, {"family": "Field", "given": "D."}],
            "container-title": ["American Journal of Gastroenterology"],
            "issued": {"date-parts": [[2019]]},
            "volume": "102",
        }
    )
    found = verdicts(run(desk.plugins(registry), search=True))
    assert found[8].work is WorkFinding.ELSEWHERE
    assert found[8].suggestion is not None
    assert found[8].suggestion.DOI == "10.5555/standin.crohn"
    assert {found[number].work for number in (5, 6, 9)} == {WorkFinding.NOT_FOUND}
    assert set(list(found)[-4:]) == {5, 6, 8, 9}, "what the DOIs say comes first"


# Lists


def test_a_thousand_references_take_25_requests_and_one_for_each_dropped_doi() -> None:
    with Registry(numbered(990)) as registry:
        targets = [
            Target(Reference(n, "", Fields(title="", DOI=f"10.5555/many.{n}"), id=f"ref-{n}")) for n in range(1, 1001)
        ]
        checked = run(desk.plugins(registry), targets)
        assert len(checked) == 1000
        assert registry.count("crossref") == 25 + 10


def test_a_doi_printed_twice_is_asked_for_once(registry: Registry) -> None:
    twice = [Target(reference(1, PRINTED[0])), Target(reference(2, PRINTED[0]))]
    assert {verdict.code for verdict in verdicts(run(desk.plugins(registry), twice)).values()} == {VerdictCode.AGREES}
    assert registry.count() == 1


def test_what_needs_no_asking_comes_first_and_asks_nobody(registry: Registry) -> None:
    page = Target(Reference(1, "A page", Fields(type="webpage", title="A page"), id="ref-1"))
    bare = Target(Reference(2, "An article", Fields(type="article-journal", title="An article"), id="ref-2"))
    found = verdicts(run(desk.plugins(registry), [page, bare]))
    assert (found[1].code, found[2].code) == (VerdictCode.OUT_OF_SCOPE, VerdictCode.NOT_CHECKED)
    assert reasons_words(found[2].reasons) == ("no DOI printed; search not allowed yet",)
    assert registry.requests == []


def test_with_consent_a_reference_without_doi_is_searched_for(registry: Registry) -> None:
    text = PRINTED[1].partition(" https://")[0]
    (checked,) = run(desk.plugins(registry), [Target(reference(2, text))], search=True)
    assert checked.verdict.code is VerdictCode.FOUND
    assert registry.count() == 1


# Offline


def test_offline_what_was_never_asked_says_so(registry: Registry) -> None:
    bare = Target(Reference(2, "An article", Fields(type="article-journal", title="An article"), id="ref-2"))
    found = verdicts(run(desk.plugins(registry), [TEN[0], bare], offline=True))
    assert reasons_words(found[1].reasons) == ("offline, and not asked before",)
    assert reasons_words(found[2].reasons) == ("no DOI printed; search not allowed yet",)
    (checked,) = run(desk.plugins(registry), [bare], offline=True, search=True)
    assert reasons_words(checked.verdict.reasons) == ("offline, and not asked before",)


def test_offline_facts_bundled_with_the_sample_are_judged_like_a_record(registry: Registry) -> None:
    bundled = Found(Record("10.1038/nri.2015.5", "bundled", "2026-11-01T00:00:00Z", FIRST_ARTICLE[0]))
    (checked,) = run(desk.plugins(registry), TEN[:1], known={"10.1038/nri.2015.5": (bundled,)}, offline=True)
    assert checked.verdict.code is VerdictCode.AGREES
    assert checked.verdict.sources == ("the bundled facts",)


def test_offline_an_unanswered_verdict_gives_way_to_what_is_known(registry: Registry) -> None:
    known = {"10.1038/nri.2015.5": (Absent("10.1038/nri.2015.5", "crossref", "2026-11-01T00:00:00Z"),)}
    before = {"ref-1": Verdict(VerdictCode.NOT_CHECKED, (own_words("off"),))}
    (checked,) = run(desk.plugins(registry), TEN[:1], known=known, previous=before, offline=True)
    assert reasons_words(checked.verdict.reasons) == ("offline, and not asked before",)


# Cancel


def test_cancel_while_a_source_drips_ends_within_half_a_second(registry: Registry) -> None:
    registry.fail(faults.dripping(0.05))
    pressed: list[float] = []

    def cancelled() -> bool:
        if registry.requests and not pressed:
            pressed.append(time.monotonic())
        return bool(pressed)

    assert run(desk.plugins(registry), asking=Asking(cancelled=cancelled)) == []
    assert time.monotonic() - pressed[0] < 1.0, "half a second, with room for a busy machine"


def test_cancelled_amid_searches_it_yields_no_half_verdicts(registry: Registry) -> None:
    heard: list[Checked] = []
    asking = Asking(cancelled=lambda: len(heard) >= 6)
    for one in check(TEN, desk.plugins(registry), asking, search=True):
        heard.append(one)  # one by one: the asking looks at it
    assert len(heard) == 6
    assert registry.count(kind="search") == 0


def test_cancelled_before_anything_it_asks_nobody(registry: Registry) -> None:
    assert run(desk.plugins(registry), asking=Asking(cancelled=lambda: True), search=True) == []
    assert registry.requests == []


# Points to check


class Echo:
    """A check that raises what it was given."""

    rule = "echo"
    label = "Echo"

    def __init__(self, say: Callable[[Case], str] = lambda case: case.title) -> None:
        self.say = say

    def points(self, case: Case) -> Sequence[Point]:
        return [Point(self.rule, each.sentence, self.say(case), index) for index, each in enumerate(case.citations)]


def cited(sentence: str) -> Citation:
    return Citation("[1]", (1,), 0, 3, sentence, 0, len(sentence), "")


def broken(case: Case) -> str:
    raise ZeroDivisionError


def test_points_are_held_against_the_work_where_it_is_the_one_meant(registry: Registry) -> None:
    plugins = desk.plugins(registry)
    plugins.checks.append(Echo())
    target = Target(TEN[0].reference, (cited("First."), cited("Second.")))
    (checked,) = run(plugins, [target])
    assert [point.citation for point in checked.points] == [0, 1]
    assert checked.points[0].record_says.startswith("The role of inflammation in depression: from evolutionary")


def test_points_are_held_against_the_printed_title_where_the_doi_opens_another_work(registry: Registry) -> None:
    plugins = desk.plugins(registry)
    plugins.checks.append(Echo())
    (checked,) = run(plugins, [Target(TEN[7].reference, (cited("Depression got better."),))])
    assert checked.verdict.code is VerdictCode.OTHER_WORK
    assert "Crohn" in checked.points[0].record_says


def test_one_checks_failure_is_its_own(caplog: pytest.LogCaptureFixture) -> None:
    plugins = Plugins(checks=[Echo(broken), Echo()])
    raised = points(TEN[0].reference, (cited("First."),), Verdict(VerdictCode.NOT_CHECKED), plugins)
    assert len(raised) == 1
    assert "echo failed" in caplog.text


# A DOI that stands only in a link


def test_the_doi_of_a_link_is_asked_for_and_said_to_be_from_the_link(registry: Registry) -> None:
    text, _sign, doi = PRINTED[0].partition(" https://doi.org/")
    linked = Reference(1, text, parse_reference(text), id="ref-1", linked=Linked(doi))
    (checked,) = run(desk.plugins(registry), [Target(linked)])
    assert checked.verdict.code in SAME_WORK
    (row,) = [row for row in checked.verdict.fields if row.field == "DOI"]
    assert (row.printed, reason_words(row.reason)) == ("10.1038/nri.2015.5", "from the link")


def test_where_print_and_link_differ_the_printed_doi_is_asked_for_and_a_point_tells(registry: Registry) -> None:
    both = Reference(1, PRINTED[0], parse_reference(PRINTED[0]), id="ref-1", linked=Linked("10.1038/nrn2297"))
    plugins = desk.plugins(registry)
    (checked,) = run(replace(plugins, checks=[LinkedDoi()]), [Target(both)])
    assert checked.verdict.record is not None
    assert checked.verdict.record.DOI == "10.1038/nri.2015.5"
    assert Point("linked-doi", "10.1038/nri.2015.5", "10.1038/nrn2297", -1) in checked.points
