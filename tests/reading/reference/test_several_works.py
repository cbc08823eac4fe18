"""Entries that hold several works, as chemists print them; the works are made up."""

import pytest

from ldn_desk.reading.article import reference_lines
from ldn_desk.reading.findings.entries import unfinished
from ldn_desk.reading.reference.reading import parse_reference
from ldn_desk.reading.reference.several_works import works_of
from ldn_desk.wording.reasons import reason_words
from tests.reading.texts import cited, read

THREE = (
    "a) A. Alt, Angew. Chem. Int. Ed. 2015, 54, 1234; b) B. Neu, J. Am. Chem. Soc. 2016, 138, 5678; "
    "c) C. Zeit, Chem. Rev. 2017, 117, 9012."
)


def test_works_that_an_entry_counts_by_letters_are_told_apart() -> None:
    assert works_of(THREE) == (
        "A. Alt, Angew. Chem. Int. Ed. 2015, 54, 1234",
        "B. Neu, J. Am. Chem. Soc. 2016, 138, 5678",
        "C. Zeit, Chem. Rev. 2017, 117, 9012.",
    )
    assert works_of("[2] (a) A. Alt. Sleep. (b) B. Neu. Pain.") == ("A. Alt. Sleep.", "B. Neu. Pain.")
    assert works_of("A. Alt, b) and more") == ()


def test_the_fields_of_such_an_entry_are_those_of_its_first_work() -> None:
    fields = parse_reference(f"[4] {THREE}")
    assert [name.full for name in fields.author] == ["A. Alt"]
    assert (fields.title, fields.container_title, fields.volume, fields.page, fields.year) == (
        "",
        "Angew. Chem. Int. Ed.",
        "54",
        "1234",
        2015,
    )


def test_a_paper_without_title_is_in_its_proceedings() -> None:
    fields = parse_reference(
        "[2] a) C. Ash, V. Birch, S. N. Rao, in Proc. 2016 Workshop Wood Systems (Eds: E. H. Lee, A. L. Elm), ACM, "
        "New York 2016, 13; b) C. Ash, Adv. Mater. 2016, 28, 4203."
    )
    assert [name.label for name in fields.author] == ["Ash", "Birch", "Rao"]
    assert (fields.title, fields.container_title) == ("", "Proc. 2016 Workshop Wood Systems")
    assert [name.label for name in fields.editor] == ["Lee", "Elm"]


def test_how_many_works_an_entry_holds_is_told() -> None:
    (lint,) = unfinished(reference_lines([THREE]))
    assert (lint.rule, reason_words(lint.reason)) == (
        "two-in-one",
        "Reference 1 holds 3 works; the fields are those of the first.",
    )


def test_letters_behind_numbers_lead_to_the_entry() -> None:
    article = read(
        "Chemistry\n\nIt is known [1]. It is new [3a] and [2b,3], as seen before [1--3] and [2a,b].\n\nReferences\n\n"
        "[1] H. Ash, A. Birch, Dalton Trans. 2009, 12, 4292–4298.\n"
        "[2] a) C. Cedar, Adv. Mater. 2015, 27, 13; b) C. Cedar, Adv. Mater. 2016, 28, 4203.\n"
        f"[3] {THREE}\n"
    )
    assert cited(article) == [
        ("[1]", (1,)),
        ("[3a]", (3,)),
        ("[2b,3]", (2, 3)),
        ("[1--3]", (1, 2, 3)),
        ("[2a,b]", (2,)),
    ]


def test_a_name_and_an_address_alone_are_a_page_with_a_title() -> None:
    fields = parse_reference("[6] WordNet, https://example.org/wordnet.")
    assert (fields.author, fields.title, fields.URL) == ((), "WordNet", "https://example.org/wordnet")


def test_a_second_work_with_a_doi_of_its_own_is_told_and_leaves_the_first_its_fields() -> None:
    text = "Ash K, Elm D. Phys Rev A. 1994;49:15. doi:10.1234/T.49.15; Phys Rev A. 1995;51:18. doi:10.1234/T.51.18."
    assert len(works_of(text)) == 2
    fields = parse_reference(text)
    assert (fields.container_title, fields.volume, fields.number, fields.year) == ("Phys Rev A", "49", "15", 1994)
    assert fields.DOI == "10.1234/T.49.15"


@pytest.mark.parametrize(
    "rest", ["PMID: 12345.", "Erratum in: J Trees. 1995;51:18. doi:10.1234/Trees.51.18.", "J Trees. 1995;51:18."]
)
def test_what_else_stands_behind_a_doi_is_no_second_work(rest: str) -> None:
    assert works_of(f"Ash K. Elms. J Trees. 1994;49:15. doi:10.1234/Trees.49.15; {rest}") == ()
