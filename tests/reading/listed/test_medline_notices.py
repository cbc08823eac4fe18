"""Notices that an entry of a PubMed list tells of by itself."""

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.record import Notice
from ldn_desk.reading.listed.medline_notices import notices_in, tagged_records

ENTRY = """PMID- 4711
TI  - Of naps.
RIN - J Naps. 2021 Feb 6;14(2):445. doi: 10.5555/NOTICE.
      PMID: 99
EIN - J Naps. 2020;13(1):5.
CIN - J Naps. 2020;13(1):6.
PT  - Retracted Publication
"""


def test_each_notice_is_told_with_date_doi_and_pmid_and_a_comment_is_none() -> None:
    assert notices_in(ENTRY) == (
        Notice("retraction", "10.5555/notice", PartialDate(2021, 2, 6), "pubmed", "99"),
        Notice("erratum", "", PartialDate(2020), "pubmed"),
    )


def test_a_publication_type_alone_tells_of_a_retraction() -> None:
    assert notices_in("PMID- 1\nPT  - Retracted Publication\n") == (Notice("retraction", source="pubmed"),)


def test_a_notice_without_a_date_is_kept() -> None:
    assert notices_in("PMID- 1\nRIN - J Naps.\n") == (Notice("retraction", source="pubmed"),)


def test_any_other_text_tells_of_none() -> None:
    assert notices_in("Gardener A. RIN - a town in Germany. 2010.") == ()
    assert notices_in("PMID and nothing more") == ()
    assert list(tagged_records("      lost\nTI  - Of naps.\n")) == []


def test_several_records_are_told_apart() -> None:
    assert len(list(tagged_records(ENTRY + "\n" + ENTRY))) == 2
