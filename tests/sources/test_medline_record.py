"""Records of PubMed, made up in MEDLINE's form."""

import pytest

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.record import Notice, Work
from ldn_desk.sources.medline_record import doi_of, pmid_of, records, work

NAPS = """
PMID- 4711
OWN - NLM
IS  - 1234-5679 (Print)
VI  - 12
IP  - 3
DP  - 2019 Mar 5
TI  - Of naps and lamps, told at such a length that the line is
      broken.
PG  - 101-9
LID - 10.5555/naps.1 [doi]
AB  - Naps were taken.
FAU - Gardener, Ada B
AU  - Gardener AB
CN  - Nap Study Group.
PT  - Randomized Controlled Trial
DEP - 20190110
TA  - J Naps
JT  - Journal of naps
MH  - *Sleep/drug effects
MH  - Humans
PMC - PMC7777777
CIN - J Naps. 2020 Jan;13(1):5. doi: 10.5555/comment. PMID: 1
"""


def one(text: str) -> Work:
    (raw,) = records(text)
    return work(raw)


def with_lines(*lines: str) -> Work:
    return one(NAPS + "\n".join(lines) + "\n")


def test_a_record_becomes_a_work_with_all_its_fields() -> None:
    fields = one(NAPS).fields
    assert fields.title == "Of naps and lamps, told at such a length that the line is broken"
    assert fields.author == (Name("Gardener", "Ada B"), Name(literal="Nap Study Group"))
    assert fields.issued == PartialDate(2019, 3, 5)
    assert (fields.container_title, fields.volume, fields.issue, fields.page) == ("Journal of naps", "12", "3", "101-9")
    assert (fields.DOI, fields.PMID, fields.PMCID, fields.ISSN) == (
        "10.5555/naps.1",
        "4711",
        "PMC7777777",
        ("1234-5679",),
    )
    assert fields.abstract == "Naps were taken."


def test_both_dates_both_names_of_the_journal_types_and_headings_are_kept() -> None:
    found = one(NAPS)
    assert found.dates == (("print", PartialDate(2019, 3, 5)), ("online", PartialDate(2019, 1, 10)))
    assert found.container_titles == ("Journal of naps", "J Naps")
    assert (found.genre, found.subjects) == (("Randomized Controlled Trial",), ("Sleep", "Humans"))


def test_a_comment_on_the_work_is_no_notice() -> None:
    assert one(NAPS).notices == ()


def test_a_retraction_is_told_with_date_doi_and_pmid() -> None:
    line = "RIN - J Naps. 2021 Feb 6;14(2):445. doi: 10.5555/NOTICE. PMID: 99"
    (notice,) = with_lines(line, "PT  - Retracted Publication").notices
    assert (notice.type, notice.DOI, notice.PMID, notice.source) == ("retraction", "10.5555/notice", "99", "pubmed")
    assert notice.date == PartialDate(2021, 2, 6)


@pytest.mark.parametrize(("tag", "kind"), [("EIN", "erratum"), ("ECI", "expression_of_concern"), ("CRI", "correction")])
def test_each_kind_of_notice_has_its_own_name(tag: str, kind: str) -> None:
    assert [notice.type for notice in with_lines(f"{tag} - J Naps. 2021;14(2):445.").notices] == [kind]


def test_a_retracted_publication_type_alone_counts() -> None:
    assert with_lines("PT  - Retracted Publication").notices == (Notice("retraction", source="pubmed"),)


def test_a_notice_itself_names_what_it_is_about_and_is_not_retracted() -> None:
    found = with_lines("ROF - J Naps. 2018;1(1):1. PMID: 5", "PT  - Retraction of Publication")
    assert found.notices == ()
    assert [(about.type, about.PMID) for about in found.update_to] == [("retraction", "5")]


def test_a_translated_title_is_known_with_and_without_its_brackets() -> None:
    found = one("PMID- 1\nTI  - [Of naps].\nTT  - Vom Schlummer.\n")
    assert found.fields.title == "Of naps"
    assert found.titles == ("Vom Schlummer", "[Of naps]")


@pytest.mark.parametrize(
    ("told", "page", "number"), [("e0256488", "", "e0256488"), ("445", "445", ""), ("S12-4", "S12-4", "")]
)
def test_an_article_number_is_no_page(told: str, page: str, number: str) -> None:
    fields = one(f"PMID- 1\nPG  - {told}\n").fields
    assert (fields.page, fields.number) == (page, number)


def test_an_empty_record_is_an_empty_work() -> None:
    found = one("PMID- 1\nDP  - undated\nDEP - soon\n")
    assert (found.fields.issued, found.fields.title, found.dates) == (None, "", ())
    assert work({"TI": 5, "AU": [None]}).fields.title == ""


def test_a_title_that_ends_in_dots_keeps_them() -> None:
    assert one("PMID- 1\nTI  - And then..\n").fields.title == "And then.."


def test_several_records_are_told_apart_and_other_text_is_none() -> None:
    found = list(records(NAPS + "\nPMID- 4712\nTI  - Lamps.\n"))
    assert [pmid_of(raw) for raw in found] == ["4711", "4712"]
    assert list(records("<html>\n      nothing\n</html>")) == []


def test_the_own_doi_is_never_that_of_a_comment() -> None:
    (raw,) = records("PMID- 1\nCIN - J Naps. doi: 10.5555/comment.\n")
    assert (doi_of(raw), pmid_of(raw), pmid_of({})) == ("", "1", "")
