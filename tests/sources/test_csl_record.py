"""CSL-JSON of any agency as works."""

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.sources.csl_record import doi_of, work
from tests.standin.records import FOREIGN


def test_a_data_sets_record_is_read() -> None:
    read = work(FOREIGN[0][2])
    assert read.fields.type == "dataset"
    assert read.fields.title == "Moods of imaginary volunteers: a made-up data set"
    assert read.fields.author == (Name("Archive", "Anna"), Name(literal="Imaginary Data Group"))
    assert read.fields.issued == PartialDate(2020, 7, 1)
    assert read.fields.DOI == "10.5555/datacite.set.1"


def test_csls_own_names_are_read() -> None:
    read = work(
        {
            "type": "article-journal",
            "number": 12,
            "publisher-place": "Nowhere",
            "edition": 2,
            "container-title": "Annals",
            "container-title-short": "Ann",
            "journalAbbreviation": "Ann.",
        }
    )
    assert (read.fields.number, read.fields.publisher_place, read.fields.edition) == ("12", "Nowhere", "2")
    assert read.container_titles == ("Annals", "Ann", "Ann.")


def test_the_number_of_a_report_is_no_article_number() -> None:
    assert work({"type": "report", "number": "7"}).fields.number == ""


def test_the_doi_is_bare_and_lower_case() -> None:
    assert doi_of({"DOI": "https://doi.org/10.1/A"}) == "10.1/a"
    assert doi_of({}) == ""
