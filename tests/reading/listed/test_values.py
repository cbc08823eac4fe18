"""What entries of reference lists have in common: names, dates, pages, identifiers."""

import pytest

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.listed.values import (
    arxiv_in,
    completed,
    first_doi,
    is_initials,
    isbn_in,
    issns_in,
    listed_date,
    listed_name,
    named,
    pages,
    people,
    plain,
    pmcid_in,
    pmid_in,
)


def test_a_field_becomes_one_plain_line() -> None:
    assert plain("A <i>title</i>\n  of R&amp;D &lt; 5\x07 \ud800") == "A title of R&D < 5 \ufffd"
    assert plain("") == ""


def test_a_smaller_sign_that_opens_no_tag_stays() -> None:
    assert plain("p < 0.05 and <unknown> words") == "p < 0.05 and <unknown> words"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Smith, John A.", Name("Smith", "John A.")),
        ("van den Berg, Ann", Name("Berg", "Ann", "van den")),
        ("Smith, John, Jr.", Name("Smith", "John", suffix="Jr")),
        ("Smith, III, John", Name("Smith", "John", suffix="III")),
        ("Smith, John Jr", Name("Smith", "John", suffix="Jr")),
        ("Smith JA", Name("Smith", "JA")),
        ("Smith JA Jr", Name("Smith", "JA", suffix="Jr")),
        ("van Eijck CH", Name("Eijck", "CH", "van")),
        ("Staff AC", Name("Staff", "AC")),
        ("Ann Smith", Name("Smith", "Ann")),
        ("Ann B. de Boer", Name("Boer", "Ann B.", "de")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("Cancer Research UK", Name(literal="Cancer Research UK")),
        ("Doctors Without Borders", Name(literal="Doctors Without Borders")),
        ("de Silva", Name(literal="de Silva")),
        ("Plato", Name(literal="Plato")),
        ("Plato,", Name(literal="Plato")),
        (", Ann", Name(literal=", Ann")),
        ("A, B, C, D", Name(literal="A, B, C, D")),
    ],
)
def test_one_name_is_a_person_or_a_group(printed: str, name: Name) -> None:
    assert listed_name(printed) == name


def test_a_list_that_names_others_goes_on() -> None:
    assert people(["Gil, M.", "others"]) == ((Name("Gil", "M."),), True)
    assert people(["Gil, M. et al."]) == ((Name("Gil", "M."),), True)
    assert people(["Gil, M.", ""]) == ((Name("Gil", "M."),), False)


def test_persons_that_a_program_wrote_into_one_text_are_told_apart() -> None:
    both = (Name("Smith", "A."), Name("Jones", "B."))
    assert people(["Smith, A.; Jones, B."]) == (both, False)
    assert people(["Smith, A., Jones, B."]) == (both, False)
    assert people(["Smith, A. and Jones, B."]) == (both, False)


def test_a_row_of_commas_that_is_no_list_of_persons_stays_whole() -> None:
    assert people(["One, two, three, and four things"])[0] == (Name(literal="One, two, three, and four things"),)


def test_a_single_family_name_keeps_its_particle_as_its_own() -> None:
    assert named("van", "G") == Name("van", "G")


def test_initials_are_known_from_other_short_words() -> None:
    assert is_initials("J.-P.")
    assert not is_initials("UK")


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2019/05/12/", PartialDate(2019, 5, 12)),
        ("2019/05/12/Spring", PartialDate(2019, 5, 12)),
        ("2019///", PartialDate(2019)),
        ("2019/13/12", PartialDate(2019)),
        ("2019/12/40", PartialDate(2019, 12)),
        ("1994 Jun 4", PartialDate(1994, 6, 4)),
        ("2020 Nov-Dec", PartialDate(2020)),
        ("2019 Winter", PartialDate(2019)),
        ("2017-08/2017-09", PartialDate(2017)),
        ("2017-08-00", PartialDate(2017, 8)),
        ("c2003", PartialDate(2003)),
        ("2019a", PartialDate(2019)),
        ("in press", PartialDate(raw="in press")),
        ("Jul 21", PartialDate(raw="Jul 21")),
        ("", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_certain(printed: str, date: PartialDate | None) -> None:
    assert listed_date(printed) == date


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        ("1--7", "", "1–7"),
        ("637-41", "", "637-41"),
        ("pp. 5", "9", "5–9"),
        ("100", "100", "100"),
        ("100-110", "110", "100-110"),
        ("100", "100-110", "100-110"),
        ("", "12", "12"),
        ("126-8; discussion 129", "", "126-8"),
        ("1, 5-9.", "", "1, 5-9"),
        ("", "", ""),
    ],
)
def test_pages_stay_as_printed_without_what_surrounds_them(first: str, last: str, printed: str) -> None:
    assert pages(first, last) == printed


def test_identifiers_are_found_where_a_text_names_them() -> None:
    assert first_doi("none", "see https://doi.org/10.1234/a.b") == "10.1234/a.b"
    assert first_doi("10. none") == ""
    assert pmid_in("x", "PMID: 123456") == "123456"
    assert pmid_in("123456") == ""
    assert pmcid_in("pmc12345") == "PMC12345"
    assert pmcid_in("") == ""
    assert arxiv_in("arXiv:2001.01234v2") == "2001.01234"
    assert arxiv_in("arXiv") == ""
    assert issns_in("0140-6736 (Print); 1474547x, 0140-6736") == ("0140-6736", "1474-547X")
    assert isbn_in("ISBN 978-0-19-023866-7 (hardback)") == "978-0-19-023866-7"
    assert isbn_in("") == ""


def test_an_article_number_in_the_place_of_a_page_is_a_number() -> None:
    assert completed(Fields(page="e64723")) == Fields(number="e64723")
    assert completed(Fields(page="e1-e9")).page == "e1-e9"


def test_the_address_of_the_doi_itself_says_nothing_more() -> None:
    assert completed(Fields(DOI="10.1234/a", URL="https://doi.org/10.1234/a")).URL == ""
    assert completed(Fields(DOI="10.1234/a", URL="https://example.org/a")).URL == "https://example.org/a"


def test_a_preprint_is_known_by_its_server() -> None:
    assert completed(Fields(type="article-journal", container_title="medRxiv")).type == "article"
    assert completed(Fields(type="manuscript", publisher="bioRxiv")).type == "article"
    assert completed(Fields(type="book", container_title="Preprints")).type == "book"


def test_a_work_in_a_volume_without_a_type_is_an_article() -> None:
    assert completed(Fields(container_title="J Foo", volume="3")).type == "article-journal"
    assert completed(Fields(container_title="J Foo")).type == ""
