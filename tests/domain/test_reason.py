import json

import pytest

from ldn_desk.domain.reason import Reason, as_reason, because, own_words, reason_form, reason_of


def kept_and_read(reason: Reason) -> Reason:
    return reason_of(json.loads(json.dumps(reason_form(reason))))


@pytest.mark.parametrize(
    "reason",
    [
        because("another-title"),
        because("names-not-in-record", n=3, total=4),
        because("fits", fields=("title", "author")),
        because("in-field", field="title", reason=because("words-left-out", words="a \ud800 b")),
        because("in-field", field="title", reason=own_words("hardly a word is shared")),
        because("together", reasons=(because("words-left-out", words="a"), because("words-left-out", words="b"))),
        own_words("Nobody knows why."),
    ],
)
def test_a_reason_read_back_is_the_one_that_was_kept(reason: Reason) -> None:
    assert kept_and_read(reason) == reason


def test_words_are_kept_as_words() -> None:
    assert reason_form(own_words("one year off")) == "one year off"
    assert as_reason("one year off") == own_words("one year off") == reason_of("one year off")
    assert as_reason(because("same-group")) == because("same-group")


def test_parameters_are_told_apart_by_name_and_not_by_their_order() -> None:
    assert because("names-not-in-record", n=3, total=4) == because("names-not-in-record", total=4, n=3)
    assert because("names-not-in-record", n=3, total=4).param("total") == 4
    assert because("same-group").param("n") == ""


@pytest.mark.parametrize(
    "odd", [None, 3, [], {}, {"code": 7, "n": None}, [{"code": "same-group"}], {"n": {"words": []}}]
)
def test_what_no_desk_kept_is_still_a_reason(odd: object) -> None:
    assert isinstance(reason_of(odd), Reason)
