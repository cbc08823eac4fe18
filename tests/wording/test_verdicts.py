import pytest

from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Record
from ldn_desk.domain.verdict import FieldComparison, Outcome, Point, Verdict, VerdictCode, WorkFinding
from ldn_desk.wording.terms import source_label
from ldn_desk.wording.verdicts import headline, point_words, work_words


def differing(*fields: str) -> Verdict:
    rows = (
        FieldComparison("title", "a", "a", Outcome.SAME),
        *(FieldComparison(f, "a", "b", Outcome.MINOR) for f in fields),
    )
    return Verdict(VerdictCode.DIFFERS, fields=rows)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("issued", "volume"), "Same work; year and volume differ"),
        (("issued", "volume", "page"), "Same work; year, volume and pages differ"),
        (("issued",), "Same work; year differs"),
        (("author",), "Same work; authors differ"),
        (("page",), "Same work; pages differ"),
    ],
)
def test_what_differs_is_named(fields: tuple[str, ...], words: str) -> None:
    assert headline(differing(*fields)) == words


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict(VerdictCode.AGREES), "Details match Crossref"),
        (Verdict(VerdictCode.AGREES, record=Record("10.1/x", "datacite", "", {})), "Details match DataCite"),
        (Verdict(VerdictCode.OTHER_WORK), "DOI opens a different work"),
        (
            Verdict(VerdictCode.NOT_REGISTERED, sources=("Crossref", "doi.org")),
            "DOI not found (Crossref and doi.org asked)",
        ),
        (Verdict(VerdictCode.FOUND), "Found by search; no DOI printed"),
        (Verdict(VerdictCode.UNCONFIRMED, sources=("Crossref", "PubMed")), "Not found at: Crossref, PubMed"),
        (Verdict(VerdictCode.OUT_OF_SCOPE), "Not checkable here"),
        (Verdict(VerdictCode.NOT_CHECKED), "Not checked · not asked yet"),
        (Verdict(VerdictCode.NOT_CHECKED, (because("offline"),)), "Not checked · offline, and not asked before"),
    ],
)
def test_every_verdict_has_its_words(verdict: Verdict, words: str) -> None:
    assert headline(verdict) == words


def test_the_second_finding_of_a_bad_doi_has_words_too() -> None:
    def finding(work: WorkFinding | None) -> str:
        return work_words(Verdict(VerdictCode.OTHER_WORK, work=work, sources=("Crossref",)))

    assert finding(None) == ""
    assert finding(WorkFinding.ELSEWHERE) == "the work exists under another DOI"
    assert finding(WorkFinding.NOT_FOUND) == "no such title at Crossref"
    assert finding(WorkFinding.NOT_SEARCHED) == "title not searched yet"
    asked = ("Crossref", "doi.org", "PubMed")
    nowhere = Verdict(VerdictCode.NOT_REGISTERED, work=WorkFinding.NOT_FOUND, sources=asked)
    assert work_words(nowhere) == "no such title at Crossref or PubMed"


def test_a_point_says_both_sides() -> None:
    assert point_words(Point("condition", "depression", "Crohn's disease", 0)) == (
        "sentence says depression; title says Crohn's disease"
    )


def test_an_unknown_source_keeps_its_name() -> None:
    assert source_label("openalex") == "openalex"


def test_a_point_says_where_else_than_in_the_title_the_record_says_it() -> None:
    assert point_words(Point("species", "women", "subject heading: Mice", 0)) == (
        "sentence says women; subject heading: Mice"
    )
    assert point_words(Point("study-design", "trial", "publication type: Review", 0)) == (
        "sentence says trial; publication type: Review"
    )


def test_a_point_of_a_rule_with_a_hint_of_its_own_says_that() -> None:
    assert point_words(Point("year", "2011", "2012", 0)) == "sentence says 2011; published 2012"
