import pytest

from ldn_desk.domain.reason import Reason, Value, because, own_words
from ldn_desk.wording.steps import STEPS, step_words

PARAMS: dict[str, Value] = {"number": 7, "n": 2, "other": 8, "marker": "[7]"}


@pytest.mark.parametrize("code", STEPS)
def test_every_step_has_its_words(code: str) -> None:
    words = step_words(Reason(code, tuple(sorted(PARAMS.items()))))
    assert words
    assert "{" not in words


def test_a_step_says_what_it_was_done_to() -> None:
    assert step_words(because("merge-references", number=7, other=8)) == "merge references 7 and 8"


def test_words_are_said_as_they_stand() -> None:
    assert step_words(own_words("press the flowers")) == "press the flowers"


def test_what_was_done_to_several_says_to_how_many() -> None:
    assert step_words(because("rate-references", n=3)) == "rate 3 references"
