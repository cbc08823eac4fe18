"""The work that was meant, searched for at the stand-in."""

from ldn_desk.domain.article import Reference
from ldn_desk.domain.record import Found, Unreachable
from ldn_desk.domain.verdict import Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry as Plugins
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.services.searching import NO_DOI, searched
from ldn_desk.wording.reasons import reasons_words
from tests.standin import desk, faults
from tests.standin.registry import Registry

MILLER = (
    "Miller, A. H., & Raison, C. L. (2016). The role of inflammation in depression: From evolutionary imperative to"
    " modern treatment target. Nature Reviews Immunology, 16(1), 22-34."
)
INVENTED = "Nobody, N., & Nowhere, P. (2018). Lunar dust in the treatment of hiccups. Journal of Nothing, 3(2), 1-9."
BAD_DOI = Verdict(VerdictCode.NOT_REGISTERED, work=WorkFinding.NOT_SEARCHED, sources=("Crossref", "doi.org"))


def reference(text: str) -> Reference:
    return Reference(1, text, parse_reference(text))


def test_a_reference_without_doi_is_found_with_its_record_and_comparison(registry: Registry) -> None:
    verdict, answers = searched(reference(MILLER), NO_DOI, desk.plugins(registry), Asking())
    assert verdict.code is VerdictCode.FOUND
    assert verdict.record is not None
    assert verdict.record.DOI == "10.1038/nri.2015.5"
    assert verdict.suggestion is not None
    assert {row.field for row in verdict.fields} >= {"title", "author", "issued"}
    assert verdict.sources == ("Crossref",)
    assert answers == (Found(verdict.record),)


def test_what_fits_nothing_is_unconfirmed_and_the_nearest_title_named(registry: Registry) -> None:
    verdict, answers = searched(reference(INVENTED), NO_DOI, desk.plugins(registry), Asking())
    assert (verdict.code, verdict.sources, answers) == (VerdictCode.UNCONFIRMED, ("Crossref",), ())
    assert verdict.judged
    assert any("nearest title at Crossref" in reason for reason in reasons_words(verdict.reasons))


def test_nothing_found_at_all_is_unconfirmed_too(registry: Registry) -> None:
    verdict, _ = searched(reference("Zzyzx Qwrty"), NO_DOI, desk.plugins(registry), Asking())
    assert (verdict.code, reasons_words(verdict.reasons)) == (VerdictCode.UNCONFIRMED, ("nothing was found",))


def test_a_work_behind_a_bad_doi_is_elsewhere_with_a_suggestion(registry: Registry) -> None:
    verdict, answers = searched(
        reference(MILLER + " doi:10.1038/nri.2015.999"), BAD_DOI, desk.plugins(registry), Asking()
    )
    assert (verdict.code, verdict.work) == (VerdictCode.NOT_REGISTERED, WorkFinding.ELSEWHERE)
    assert verdict.suggestion is not None
    assert verdict.suggestion.DOI == "10.1038/nri.2015.5"
    assert verdict.record is None, "the record of the suggestion is not that of the DOI printed"
    assert isinstance(answers[0], Found)


def test_a_work_that_no_search_finds_is_not_found(registry: Registry) -> None:
    verdict, _ = searched(reference(INVENTED + " doi:10.5555/x"), BAD_DOI, desk.plugins(registry), Asking())
    assert (verdict.work, verdict.suggestion) == (WorkFinding.NOT_FOUND, None)


def test_the_very_doi_that_opens_another_work_is_no_suggestion(registry: Registry) -> None:
    text = MILLER + " doi:10.1038/nri.2015.5"
    other = Verdict(VerdictCode.OTHER_WORK, work=WorkFinding.NOT_SEARCHED)
    verdict, _ = searched(reference(text), other, desk.plugins(registry), Asking())
    assert verdict.work is WorkFinding.NOT_FOUND


def test_without_an_answer_nothing_is_said_to_be_nowhere(registry: Registry) -> None:
    registry.fail(faults.CAPTIVE_PORTAL)
    plugins = desk.plugins(registry)
    verdict, answers = searched(reference(MILLER), NO_DOI, plugins, Asking())
    assert verdict.code is VerdictCode.NOT_CHECKED
    assert [type(answer) for answer in answers] == [Unreachable]
    verdict, _ = searched(reference(MILLER), BAD_DOI, plugins, Asking())
    assert (verdict.code, verdict.work) == (VerdictCode.NOT_REGISTERED, WorkFinding.NOT_SEARCHED)
    assert "web page" in reasons_words(verdict.reasons)[-1]


def test_with_nobody_to_search_at_nothing_is_checked() -> None:
    verdict, _ = searched(reference(MILLER), NO_DOI, Plugins(), Asking())
    assert (verdict.code, reasons_words(verdict.reasons)) == (
        VerdictCode.NOT_CHECKED,
        ("no source at hand can be searched",),
    )


def test_a_doi_that_is_none_is_named_beside_what_was_found(registry: Registry) -> None:
    printed = parse_reference(MILLER).with_(DOI="see publisher")
    odd = Reference(1, MILLER, printed)
    verdict, _ = searched(odd, NO_DOI, desk.plugins(registry), Asking())
    assert verdict.code is VerdictCode.FOUND
    assert reasons_words(verdict.reasons)[0] == "what is printed as DOI is none: see publisher"
    invented = Reference(1, INVENTED, parse_reference(INVENTED).with_(DOI="see publisher"))
    assert searched(invented, NO_DOI, desk.plugins(registry), Asking())[0].reasons[0] == verdict.reasons[0]
