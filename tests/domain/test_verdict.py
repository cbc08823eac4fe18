import pytest

from ldn_desk.domain.record import Record
from ldn_desk.domain.verdict import (
    FieldComparison,
    Outcome,
    Point,
    Verdict,
    VerdictCode,
    WorkFinding,
    differing_fields,
    headline,
    source_label,
    work_words,
)


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
    assert differing_fields(differing(*fields)) == fields


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
        (Verdict(VerdictCode.NOT_CHECKED, ("offline",)), "Not checked · offline"),
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


def test_only_what_was_not_checked_is_unanswered() -> None:
    assert Verdict(VerdictCode.AGREES).answered
    assert not Verdict(VerdictCode.NOT_CHECKED).answered


def test_a_point_says_both_sides() -> None:
    assert Point("condition", "depression", "Crohn's disease", 0).words == (
        "sentence says depression; title says Crohn's disease"
    )


def test_an_unknown_source_keeps_its_name() -> None:
    assert source_label("openalex") == "openalex"
