"""Tests of `notices` and `record`. Notices of several sources on one work."""

import pytest

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.notices import contradictions, merged, notice_url, retracted_by, timing_words
from ldn_desk.domain.record import Notice

FEBRUARY = PartialDate(2010, 2)
DAY = PartialDate(2010, 2, 6)


def retraction(doi: str = "10.1234/notice", date: PartialDate | None = None, source: str = "publisher") -> Notice:
    return Notice("retraction", doi, date, source)


def test_the_same_notice_of_two_sources_is_told_once_with_all_that_is_known() -> None:
    listed = Notice("Retraction", "10.1234/NOTICE", DAY, "retraction-watch", "123", ("Error in data",))
    assert merged([retraction(date=FEBRUARY)], [listed]) == (
        Notice("retraction", "10.1234/notice", DAY, "publisher", "123", ("Error in data",)),
    )


def test_notices_of_one_kind_with_dois_of_their_own_stay_two() -> None:
    assert len(merged([retraction(), retraction("10.1234/second")])) == 2


def test_notices_of_one_kind_with_pmids_of_their_own_stay_two() -> None:
    assert len(merged([Notice("erratum", PMID="1"), Notice("erratum", PMID="2")])) == 2


@pytest.mark.parametrize(("date", "number"), [(DAY, 1), (FEBRUARY, 1), (None, 1), (PartialDate(2012), 2)])
def test_one_that_names_nothing_is_another_of_its_kind_unless_its_date_differs(
    date: PartialDate | None, number: int
) -> None:
    assert len(merged([retraction(date=DAY)], [retraction("", date, "pubmed")])) == number


@pytest.mark.parametrize(("date", "number"), [(FEBRUARY, 1), (None, 2), (PartialDate(2012), 2)])
def test_a_doi_and_a_pmid_are_one_notice_where_both_dates_say_so(date: PartialDate | None, number: int) -> None:
    told = Notice("retraction", "", date, "pubmed", "20137807")
    assert len(merged([retraction(date=DAY)], [told])) == number
    assert len(merged([told], [retraction(date=DAY)])) == number


def test_what_a_title_tells_gives_way_to_what_a_record_tells() -> None:
    sign = Notice("withdrawal", source="title")
    assert merged([sign], [retraction()]) == (retraction(),)
    assert merged([sign]) == (sign,)
    assert merged([retraction("", None, "title")], [retraction("", DAY)])[0].source == "publisher"


def test_what_a_publication_type_tells_gives_way_to_what_a_notice_tells() -> None:
    by_type = Notice("retraction", source="pubmed")
    withdrawn = Notice("withdrawal", "10.1234/notice", source="publisher")
    assert merged([by_type], [withdrawn]) == (withdrawn,)
    assert merged([by_type], [Notice("withdrawal", source="title")]) == (by_type,)
    assert merged([by_type], [Notice("expression_of_concern", source="title")]) == (by_type,)


def test_what_takes_a_work_back_comes_first_and_unknown_kinds_stay() -> None:
    told = [Notice("publisher-note"), Notice("expression of concern"), Notice("erratum", date=DAY), retraction()]
    assert [notice.type for notice in merged(told)] == [
        "retraction",
        "expression_of_concern",
        "erratum",
        "publisher_note",
    ]


@pytest.mark.parametrize(
    ("notice", "issued", "words"),
    [
        (DAY, PartialDate(2011), "before this article was published"),
        (DAY, PartialDate(2010, 1), "after this article was published"),
        (DAY, PartialDate(2010, 2, 6), "on the day this article was published"),
        (DAY, PartialDate(2010), ""),
        (FEBRUARY, PartialDate(2010, 2, 1), ""),
        (None, DAY, ""),
        (DAY, None, ""),
    ],
)
def test_before_or_after_is_said_only_where_both_dates_tell(
    notice: PartialDate | None, issued: PartialDate | None, words: str
) -> None:
    assert timing_words(retraction(date=notice), issued) == words


def test_a_notice_is_read_at_its_doi_else_at_pubmed() -> None:
    assert notice_url(retraction()) == "https://doi.org/10.1234/notice"
    assert notice_url(Notice("retraction", PMID="123")) == "https://pubmed.ncbi.nlm.nih.gov/123/"
    assert notice_url(Notice("retraction")) == ""


def test_one_notice_under_two_kinds_is_a_contradiction() -> None:
    told = (retraction(), Notice("correction", "10.1234/notice"), Notice("erratum"))
    assert contradictions(told) == ("The notice 10.1234/notice is recorded as retraction and as correction.",)


def test_a_work_taken_back_and_reinstated_is_said_to_be() -> None:
    assert contradictions((retraction(), Notice("reinstatement"))) == (
        "The work was taken back and reinstated: look at the dates.",
    )
    assert contradictions((retraction(),)) == ()


@pytest.mark.parametrize(
    ("notices", "by"),
    [
        ((), None),
        ((("correction", 2019),), None),
        ((("partial-retraction", 2019),), None),
        ((("Retraction", 2020), ("withdrawal", 2019)), 2019),
        ((("retraction", 2019), ("reinstatement", 2018)), 2019),
        ((("retraction", 2019), ("reinstatement", 2020)), None),
        ((("retraction", 2019), ("reinstatement", None)), None),
        ((("removal", None),), None),
    ],
)
def test_a_work_is_retracted_where_all_of_it_was_taken_back_and_not_reinstated(
    notices: tuple[tuple[str, int | None], ...], by: int | None
) -> None:
    told = [Notice(kind, "", PartialDate(year) if year else None, "publisher") for kind, year in notices]
    found = retracted_by(told)
    removed = notices == (("removal", None),)
    assert (found is not None) == (by is not None or removed)
    assert found is None or (found.date.year if found.date else None) == by
