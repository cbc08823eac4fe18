import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ldn_desk.domain.foreign_json import loads, value_at

DEEP = 100_000


NESTED = ["[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, "[" * DEEP, '[{"a":' * DEEP]


@pytest.mark.parametrize("text", NESTED)
def test_what_nests_deeper_than_the_interpreter_can_follow_is_no_json(text: str) -> None:
    with pytest.raises(ValueError, match="too deep"):
        loads(text)
    with pytest.raises(ValueError, match="too deep"):
        value_at(f"x{text}", 1)


@pytest.mark.parametrize(("levels", "sound"), [(150, True), (201, False)])
def test_what_nests_too_deep_to_be_written_again_is_no_json(levels: int, sound: bool) -> None:
    text = '{"a": [' * (levels // 2) + "1" + "]}" * (levels // 2)
    if sound:
        assert loads(text)
    else:
        with pytest.raises(ValueError, match="too deep"):
            loads(f"[{text}]")


def test_a_number_of_thousands_of_digits_is_the_text_of_its_digits() -> None:
    assert loads(f'{{"year": {"9" * 5000}, "month": -12}}') == {"year": "9" * 5000, "month": -12}


@pytest.mark.parametrize("text", ["NaN", "-Infinity", "1e999", "[null]"])
def test_a_number_that_json_has_not_is_none(text: str) -> None:
    assert loads(text) in (None, [None])
    assert loads("1.5") == 1.5


@pytest.mark.parametrize("half", ["\\ud800", "\\uDC00", "\\udc00\\ud800", "\\ud83d", "\\uD83Dx"])
def test_half_a_surrogate_pair_is_a_replacement_character(half: str) -> None:
    value = loads(f'{{"title": "a {half} b"}}')["title"]
    assert value.encode("utf-8")
    assert "\ufffd" in value


def test_a_whole_surrogate_pair_is_its_character() -> None:
    assert loads('"\\ud83d\\ude00 \\uD83D\\uDE00"') == "😀 😀"


def test_a_backslash_before_what_looks_like_an_escape_stays() -> None:
    assert loads('"\\\\ud800"') == "\\ud800"


def test_halves_of_pairs_in_the_bytes_are_replaced() -> None:
    assert loads(b'"a\xed\xa0\x80b"').encode("utf-8")


NUMBERS = st.integers(-(10**17), 10**17) | st.floats(allow_nan=False, allow_infinity=False)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.none() | st.booleans() | NUMBERS | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_sound_json_is_read_as_json_reads_it(value: object) -> None:
    assert loads(json.dumps(value)) == loads(json.dumps(value, ensure_ascii=False).encode()) == value


def test_a_value_in_the_middle_of_a_text_is_read_up_to_its_end() -> None:
    assert value_at('[{"a": 1}, 2]', 1) == ({"a": 1}, 9)
