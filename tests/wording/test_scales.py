"""Help on every scale: each word of the scale, an example, a source."""

import pytest

from ldn_desk.domain.appraisal import STARS_SCALE
from ldn_desk.domain.evidence import DIRECTNESS_WORDS, OUTCOME_WORDS, QUESTION_WORDS, Question
from ldn_desk.domain.judgement import BASIS_WORDS, CHOICE_WORDS, KIND_WORDS
from ldn_desk.wording.scales import SCALES, help_on, level_help

NAMED = {"quotation": ("Jergas", "Mogull", "Sarol"), "kinds": ("Jergas", "Sarol"), "basis": ("Mogull",)}


@pytest.mark.parametrize("scale", SCALES)
def test_every_scale_has_its_words_an_example_and_a_source(scale: str) -> None:
    said = help_on(scale)
    assert all((said.title, said.lines, said.rules, said.example, said.sources))
    told = " ".join(said.sources)
    own = ("own scale",) if scale == "stars" else ("OCEBM",)
    assert all(name in told for name in NAMED.get(scale, own))


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("quotation", CHOICE_WORDS),
        ("kinds", KIND_WORDS),
        ("basis", BASIS_WORDS),
        ("question", QUESTION_WORDS),
        ("directness", DIRECTNESS_WORDS),
        ("outcome", OUTCOME_WORDS),
    ],
)
def test_every_word_of_a_scale_is_explained_in_its_order(scale: str, words: dict[object, str]) -> None:
    lines = help_on(scale).lines
    assert [word for word, _meaning in lines] == list(words.values())
    assert all(meaning for _word, meaning in lines)


def test_stars_are_explained_from_five_to_one() -> None:
    assert help_on("stars").lines == tuple(("★" * stars, words) for stars, words in STARS_SCALE.items())


def test_levels_are_explained_for_the_question_in_hand_and_else_for_treatment() -> None:
    assert level_help(Question.FREQUENCY).lines == (
        ("level 1", "survey of a random sample"),
        ("level 2", "systematic review of other studies"),
        ("level 3", "cross-sectional study"),
        ("level 4", "case series"),
    )
    assert level_help().lines == level_help(Question.TREATMENT).lines
    assert "for treatment" in level_help().rules[0]
    assert "for treatment" not in level_help(Question.TREATMENT).rules[0]
