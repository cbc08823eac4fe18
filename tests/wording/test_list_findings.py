import pytest

from ldn_desk.domain.article import Lint, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.reason import own_words
from ldn_desk.wording.list_findings import groups, heading, hints, unsure_words

FOUND = (
    Lint("uncited-reference", 4, own_words("Reference 4 is not cited in the text.")),
    Lint("uncited-reference", 5, own_words("Reference 5 is not cited in the text.")),
    Lint("unknown-reference", 9, own_words("[9] leads to no reference of the list.")),
    Lint("mistyped-doi", 4, own_words("Reference 4: 1O.1000/x is no DOI.")),
    Lint("of-a-plugin", 4, own_words("Something else.")),
)


def test_findings_stand_rule_by_rule_those_that_want_a_look_first() -> None:
    assert [(rule, [each.number for each in found]) for rule, found in groups(FOUND)] == [
        ("unknown-reference", [9]),
        ("mistyped-doi", [4]),
        ("uncited-reference", [4, 5]),
        ("of-a-plugin", [4]),
    ]


def test_a_rule_has_a_heading_in_words_and_an_unknown_one_its_name() -> None:
    assert heading("mistyped-doi") == "DOIs mistyped"
    assert heading("of-a-plugin") == "of-a-plugin"


def test_a_reference_is_hinted_at_in_a_few_words_and_a_marker_is_no_reference() -> None:
    assert hints(FOUND) == {4: "DOI mistyped, not cited", 5: "not cited"}


@pytest.mark.parametrize(
    ("sure", "words"),
    [
        ((), ""),
        ((("title", 0.9), ("volume", 0.1)), ""),
        ((("title", 0.5),), "title unsure"),
        ((("title", 0.5), ("author", 0.2), ("issued", 0.3)), "authors, year and title unsure"),
    ],
)
def test_what_a_row_shows_and_the_desk_is_not_sure_of_is_named(sure: tuple[tuple[str, float], ...], words: str) -> None:
    assert unsure_words(Reference(1, "", Fields(), sure=sure)) == words
