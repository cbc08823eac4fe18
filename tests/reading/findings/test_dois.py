from dataclasses import replace

import pytest

from ldn_desk.domain.article import Article
from ldn_desk.reading.article import reference_lines
from ldn_desk.reading.findings.dois import mistyped, twin_dois
from ldn_desk.wording.reasons import reason_words

SOUND = tuple(f"Ash A. Sleep of mice, part {n}. J Sleep. 20{n};{n}:2-3. doi:10.1000/ash{n}" for n in range(10, 18))
ENTRY = "Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9."


def lines(*texts: str) -> Article:
    return reference_lines([*SOUND, *texts])


def told(end: str, format_: str = "") -> list[str]:
    """What is told of an entry that ends so, after its number."""
    article = replace(lines(f"{ENTRY} {end}"), format=format_)
    return [reason_words(each.reason).removeprefix("Reference 9: ").removesuffix(".") for each in mistyped(article)]


@pytest.mark.parametrize(
    "end",
    [
        "doi:10.1000/yew",
        "https://doi.org/10.1000/yew.",
        "(doi: 10.1000/yew)",
        "doi:10.1000/yew; PMID: 12345678",
        "DOI 10.1000/YEW",
        "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-Z",
        "https://www.example.org/doi/full/10.1000/yew/epdf",
        "https://www.example.org/yew?doi=10.1000/yew&page=3",
        "PMID: 12345678",
        "The DOI of things; pages 10,1000 of 2.",
        "doi: in press",
        "doi: 2015/12",
        "doi: [CrossRef]",
        "",
    ],
)
def test_a_sound_doi_or_none_is_nothing_to_tell(end: str) -> None:
    assert told(end) == []


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("doi:1O.1000/yew", "1O.1000/yew is no DOI; 10.1000/yew may be meant"),
        ("doi:l0.1000/yew.", "l0.1000/yew is no DOI; 10.1000/yew may be meant"),
        ("1O.1000/yew", "1O.1000/yew is no DOI; 10.1000/yew may be meant"),
        ("doi: 10,1000/yew.", "10,1000/yew is no DOI; 10.1000/yew may be meant"),
        ("https://doi.org/10,1000/yew", "10,1000/yew is no DOI; 10.1000/yew may be meant"),
        ("doi:10.1000\\yew.2", "10.1000\\yew.2 is no DOI; 10.1000/yew.2 may be meant"),
        ("doi:10.1000//yew", "10.1000//yew is no DOI; 10.1000/yew may be meant"),
        ("doi:1 0.1000/yew.", "1 0.1000/yew is no DOI; 10.1000/yew may be meant"),
        ("doi:10.1016j.jad.2016", "10.1016j.jad.2016 is no DOI; 10.1016/j.jad.2016 may be meant"),
        ("doi:10.1016.j.jad.2016", "10.1016.j.jad.2016 is no DOI; 10.1016/j.jad.2016 may be meant"),
        ("doi:10.1000yew/2", "10.1000yew/2 is no DOI; 10.1000/yew/2 may be meant"),
        ("doi:1016/j.jad.2016.8", "1016/j.jad.2016.8 is no DOI; 10.1016/j.jad.2016.8 may be meant"),
        ("doi:1016/0140-6736(92)9", "1016/0140-6736(92)9 is no DOI; 10.1016/0140-6736(92)9 may be meant"),
        ("https://doi.org/10.1000", "10.1000 is the beginning of a DOI and no more"),
        ("doi:10.1000/ ", "10.1000/ is the beginning of a DOI and no more"),
        ("doi:10.100012345.", "10.100012345 is no DOI"),
        ("doi:1O.1000/(", "1O.1000/( is no DOI"),
        ("doi:", "the label of a DOI is printed, and no DOI after it"),
        ("https://doi.org/", "the label of a DOI is printed, and no DOI after it"),
    ],
)
def test_what_is_no_doi_is_told_with_what_may_be_meant(end: str, words: str) -> None:
    assert told(end) == [words]


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("doi:10.1000/a\\_b", "DOI read as 10.1000/a_b; printed 10.1000/a\\_b"),
        ("doi:10.1000/ yew5", "DOI read as 10.1000/yew5; printed 10.1000/ yew5"),
        ("doi:10..1000/yew", "DOI read as 10.1000/yew; printed 10..1000/yew"),
        ("doi:10.1000/yew5.pmid:26068859", "DOI read as 10.1000/yew5; printed 10.1000/yew5.pmid:26068859"),
        ("10.1000/yew5[doi]", "DOI read as 10.1000/yew5; printed 10.1000/yew5[doi]"),
        (
            "10.1000/yew5http://www.example.org.",
            "DOI read as 10.1000/yew5; printed 10.1000/yew5http://www.example.org",
        ),
        ("https://doi.org/https://doi.org/10.1000/yew", "the address of 10.1000/yew is written twice"),
        ("https://dx.doi.org/dx.doi.org/10.1000/yew", "the address of 10.1000/yew is written twice"),
    ],
)
def test_a_doi_that_had_to_be_mended_is_told(end: str, words: str) -> None:
    assert told(end) == [words]


def test_lines_of_a_pdf_break_dois_and_lose_links_without_anybody_s_slip() -> None:
    assert told("doi:10.1000/ yew5.", "pdf") == []
    assert told("doi:", "pdf") == []
    assert told("doi:10..1000/yew", "pdf") == ["DOI read as 10.1000/yew; printed 10..1000/yew"]


def test_records_of_programs_have_escapes_of_their_own() -> None:
    assert told("doi = {10.1000/a\\_b},}", "bibtex") == []
    assert told('doi = "1O.1000/yew",', "bibtex") == ["1O.1000/yew is no DOI; 10.1000/yew may be meant"]


def test_labels_without_a_doi_at_many_entries_are_the_page_s_links() -> None:
    assert list(mistyped(lines(*[f"{ENTRY} doi:"] * 4))) == []


def test_a_doi_that_the_reader_set_right_is_passed_over() -> None:
    article = lines(f"{ENTRY} doi:10..1000/yew")
    mended = replace(article.references[-1], mended=("DOI",))
    assert list(mistyped(replace(article, references=(*article.references[:-1], mended)))) == []


def test_a_doi_that_only_the_format_gives_is_not_held_against_the_text() -> None:
    article = lines(ENTRY)
    last = article.references[-1]
    given = replace(last, printed=last.printed.with_(DOI="10.1000/yew"))
    assert list(mistyped(replace(article, references=(*article.references[:-1], given)))) == []


def test_one_doi_twice_is_told_once_whatever_its_case() -> None:
    found = [
        (each.rule, each.number, reason_words(each.reason)) for each in twin_dois(lines(f"{ENTRY} doi:10.1000/ASH10"))
    ]
    assert found == [("duplicate-doi", 9, "References 1 and 9 print the same DOI 10.1000/ash10.")]
