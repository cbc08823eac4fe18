import pytest

from ldn_desk.domain.judgement import Basis, Choice, Copy, Judgement, Kind, Obstacle, Quotation
from ldn_desk.wording.quotations import (
    MIXED_SIGN,
    choice_phrase,
    copy_words,
    judged_sign,
    provisional_words,
    quotation_words,
    read_words,
    string_words,
)


def test_a_choice_is_said_with_its_whole_meaning() -> None:
    assert choice_phrase(Choice.SUPPORTED) == "Supported: the source says this, as stated"


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        (Quotation(Choice.SUPPORTED), "Supported"),
        (
            Quotation(Choice.PARTLY, (Kind.SELECTIVE, Kind.MISQUOTED_DETAIL)),
            "Partly supported (minor): misquoted detail, selective",
        ),
        (
            Quotation(Choice.NOT_SUPPORTED, (Kind.NOT_SUBSTANTIATED,), basis=Basis.ABSTRACT),
            "Not supported (major): not substantiated (provisional)",
        ),
        (Quotation(Choice.CANNOT_ASSESS, obstacle=Obstacle.NO_FULL_TEXT), "Cannot assess: no full text"),
    ],
)
def test_a_judgement_is_said_with_its_kinds(quotation: Quotation, words: str) -> None:
    assert quotation_words(quotation) == words


def test_what_was_read_is_said_as_far_as_it_is_known() -> None:
    whole = Quotation(
        Choice.SUPPORTED,
        basis=Basis.FULL_TEXT,
        copy=Copy("my print", date="28 Nov"),
        indirect=True,
        passage="Twelve adults",
        locator="p. 8",
    )
    assert read_words(whole) == (
        "full text · my print, 28 Nov · the source cites another one for it · p. 8 “Twelve adults”"
    )
    assert read_words(Quotation(Choice.SUPPORTED)) == ""
    assert copy_words(Copy()) == ""


def test_why_it_is_provisional_depends_on_what_was_read() -> None:
    assert provisional_words(Basis.ABSTRACT) == "Provisional: an empty search in less than the full text is no absence."
    assert "does not say what was read" in provisional_words(None)


def test_what_was_judged_has_a_sign_and_what_was_judged_in_different_ways_another_one() -> None:
    assert [judged_sign([choice]) for choice in Choice] == ["✓", "◗", "×", "⊘"]
    assert judged_sign([Choice.PARTLY, Choice.PARTLY]) == "◗"
    assert judged_sign([Choice.PARTLY, Choice.SUPPORTED]) == MIXED_SIGN
    assert judged_sign([]) == ""


def of(choice: Choice) -> Judgement:
    return Judgement("j", "c", "r", "me", Quotation(choice), "Said.", False, 1, "then", "now")


@pytest.mark.parametrize(
    ("judgements", "words"),
    [
        ([of(Choice.SUPPORTED)], ""),
        ([None, None], ""),
        ([of(Choice.SUPPORTED), None], "1 of 2 references judged: 1 supports the sentence"),
        ([of(Choice.SUPPORTED), of(Choice.SUPPORTED)], "2 of 2 references judged: 2 support the sentence"),
        ([of(Choice.PARTLY), None], "1 of 2 references judged: none of these supports the sentence"),
        ([of(Choice.PARTLY), of(Choice.CANNOT_ASSESS)], "2 of 2 references judged: none supports the sentence"),
    ],
)
def test_of_a_string_citation_it_is_said_whether_any_reference_supports_the_sentence(
    judgements: list[Judgement | None], words: str
) -> None:
    assert string_words(judgements) == words
