import csv
from pathlib import Path

import pytest

from ldn_desk.domain.doi import doi_in, doi_span, doi_url, forms, is_doi, normal, repair
from ldn_desk.wording.reasons import reason_words

BROKEN = Path(__file__).parents[3] / "shared" / "data" / "doi-errors" / "10_random_citations_per_rule.csv"
SICI = "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1"


@pytest.mark.parametrize(
    "printed",
    [
        "10.1234/abc.5",
        "https://doi.org/10.1234/abc.5",
        "http://dx.doi.org/10.1234/abc.5.",
        "doi:10.1234/abc.5;",
        "DOI: 10.1234/abc.5, 2019",
        "(doi 10.1234/abc.5)",
        "<https://doi.org/10.1234/abc.5>.",
        "[10.1234/abc.5](https://doi.org/10.1234/abc.5)",
        "“10.1234/abc.5”",
        "10.1234%2Fabc.5",
        "10..1234/abc.5",
        "doi: 10. 1234/ abc.5",
        "10.1234/abc.\u200b5",
        "10.1234/abc.5<br/>",
        "10.1234/<note>e</note>abc.5",
    ],
)
def test_a_doi_is_found_bare_in_every_form_people_print(printed: str) -> None:
    assert doi_in(printed) == "10.1234/abc.5"


@pytest.mark.parametrize(
    "printed",
    [
        "10.1234/abc.5PMID: 123456",
        "10.1234/abc.5.pmid:1234567",
        "10.1234/abc.5PMC1234567",
        "10.1234/abc.5[doi]",
        "10.1234/abc.5(Epubaheadofprint)",
        "10.1234/abc.5.http://example.org/x?doi=10.1234/abc.5",
        "10.1234/abc.5/full",
        "10.1234/abc.5?src=recsys",
        "10.1234/abc.5#page-1",
        "10.1234/abc.5(2019)",
        "10.1234/abc.5(2019",
        "10.1234/abc.5>accessed25",
        "10.1234/abc.5......12,34(2001)",
        "10.1234/abc.5PubMed",
        "10.1234/abc.5jar.sagepub.com/home",
        "10.1234/abc.5,10.1234/abc.6",
        "10.1234/abc.5/-/DCSupplemental",
    ],
)
def test_text_glued_to_a_doi_is_cut_where_it_is_plainly_not_part_of_it(printed: str) -> None:
    assert doi_in(printed) == "10.1234/abc.5"


@pytest.mark.parametrize(
    "printed",
    [
        SICI,
        f"doi:{SICI}.",
        f"({SICI})",
        SICI.replace("<", "&lt;").replace(">", "&gt;"),
        SICI.replace("<", "$<$").replace(">", "$>$"),
        doi_url(SICI),
    ],
)
def test_a_sici_form_keeps_its_brackets_and_angles(printed: str) -> None:
    assert doi_in(printed) == SICI


def test_balanced_parentheses_belong_to_the_doi_and_the_surrounding_ones_do_not() -> None:
    assert doi_in("(see 10.1016/S0140-6736(20)30183-5)") == "10.1016/S0140-6736(20)30183-5"


@pytest.mark.parametrize(
    "printed", ["10.1007/978-3-1-2\\_7", "10.1007/978-3-1-2{\\_}7", "10.1007/978-3-1-2__7", "10.1007/978-3-1-2_7"]
)
def test_underscores_of_tex_are_plain_underscores(printed: str) -> None:
    assert doi_in(printed) == "10.1007/978-3-1-2_7"


def test_a_doubled_dot_is_mended_only_where_the_publisher_has_none() -> None:
    assert doi_in("10.1016/j.made..2014.09.038") == "10.1016/j.made.2014.09.038"
    assert doi_in("10.15855/swp.2007..30.339") == "10.15855/swp.2007..30.339"


@pytest.mark.parametrize(
    "printed",
    [
        "10.1016/j.made.2016.08.029",
        "10.1016/j.made.\n2016.08.029",
        "10.1016/j.made. 2016.08.029",
        "10.1016/\n  j.made.2016.08.029. Next",
    ],
)
def test_a_doi_broken_over_lines_is_joined(printed: str) -> None:
    assert doi_in(printed) == "10.1016/j.made.2016.08.029"


def test_a_hyphen_at_the_end_of_a_line_or_before_a_blank_is_kept() -> None:
    assert doi_in("10.1007/s10067‐\n014-2517-2") == "10.1007/s10067-014-2517-2"
    assert doi_in("10.1007/s10067- 014-2517-2, 5") == "10.1007/s10067-014-2517-2"


@pytest.mark.parametrize("text", ["10.1234/abc.\n12. Next reference", "10.1234/abc.\nnext line", "10.1234/abc.\n“7"])
def test_the_next_entry_or_line_is_not_taken_for_a_part_of_the_doi(text: str) -> None:
    assert doi_in(text) == "10.1234/abc"


@pytest.mark.parametrize("text", ["", "no such thing", "10.12/abc", "version 3.10.1234/5", "10.1234/", "10.1234/)."])
def test_nothing_is_found_where_no_doi_stands(text: str) -> None:
    assert doi_in(text) == ""
    assert doi_span(text) == (-1, -1)
    assert forms(text) == ()


def test_what_begins_like_a_doi_within_another_is_not_one_of_its_own() -> None:
    assert doi_in("10.1234/)10.1234/abc 10.1234/def") == "10.1234/def"


def test_the_span_is_the_doi_as_it_stands_in_the_text() -> None:
    text = "Smith (2019). https://doi.org/10.1234/abc.5."
    start, end = doi_span(text)
    assert text[start:end] == "10.1234/abc.5"


def test_the_span_of_a_mended_doi_reaches_to_its_printed_end() -> None:
    text = "x 10.1007/978-3-1-2\\_7 y"
    start, end = doi_span(text)
    assert text[start:end] == "10.1007/978-3-1-2\\_7"


def test_the_longer_form_that_was_cut_is_offered_too() -> None:
    assert forms("10.1234/abc.5/full.") == ("10.1234/abc.5", "10.1234/abc.5/full")
    assert forms("10.1234/abc.5.") == ("10.1234/abc.5",)


def test_only_a_bare_doi_is_one_as_a_whole() -> None:
    assert is_doi("10.1234/abc")
    assert not is_doi("doi:10.1234/abc")
    assert not is_doi("10.1234/a b")


def test_dois_are_compared_without_case_and_escapes() -> None:
    assert normal("https://doi.org/10.1234%2FABC") == normal("10.1234/abc") == "10.1234/abc"
    assert normal(" ABC ") == "abc"


def test_the_address_of_a_doi_escapes_what_addresses_cannot_hold() -> None:
    assert doi_url("10.1234/a<1>#b") == "https://doi.org/10.1234/a%3C1%3E%23b"


def test_most_broken_dois_of_the_shared_list_are_repaired() -> None:
    if not BROKEN.exists():
        pytest.skip("the shared list of broken DOIs is not here")
    with BROKEN.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    repaired = [row for row in rows if doi_in(row["Invalid_cited_DOI"]).lower() == row["Valid_DOI"]]
    assert len(repaired) / len(rows) >= 0.98


@pytest.mark.parametrize(
    ("text", "doi", "words"),
    [
        ("See 10.1234/a_b.", "10.1234/a_b", ""),
        ("See https://doi.org/10.1234/A_B.", "10.1234/a_b", ""),
        (r"See 10.1234/a\_b", "10.1234/a_b", r"DOI read as 10.1234/a_b; printed 10.1234/a\_b"),
        ("See 10.1234/a-\nb1.", "10.1234/a-b1", "DOI read as 10.1234/a-b1; printed 10.1234/a- b1"),
        ("Nothing here.", "10.1234/a_b", ""),
        ("Nothing here.", "", ""),
    ],
)
def test_a_mended_doi_is_said_to_be_and_one_that_stands_is_not(text: str, doi: str, words: str) -> None:
    assert reason_words(repair(text, doi)) == words
