from typing import Any

import pytest

from ldn_desk.importers.text.yaml_text import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\nb: 'it''s'\nc: \"x\\ty\"", {"a": "1", "b": "it's", "c": "x\ty"}),
        ("a:\n  - b: 1\n    c: 2\n  - d", {"a": [{"b": "1", "c": "2"}, "d"]}),
        ("a:\n- b: 1\n- c: 2\nd: 3", {"a": [{"b": "1"}, {"c": "2"}], "d": "3"}),
        ("a: >\n  one\n  two\nb: |\n  one\n  two", {"a": "one two", "b": "one\ntwo"}),
        ("a: one\n  two # no\n# nothing\nb:", {"a": "one two", "b": ""}),
        ('a: [1, "b", {"c": 2}]', {"a": ["1", "b", {"c": "2"}]}),
        ("a: [{family: Ash, given: A. B.}, c]", {"a": [{"family": "Ash", "given": "A. B."}, "c"]}),
        ('- {"id":"x",\n   "t": "y"}\n- z', [{"id": "x", "t": "y"}, "z"]),
        ("a:\n  - - 2016\n    - 3", {"a": [["2016", "3"]]}),
        ("-\n  a: 1\n-", [{"a": "1"}, ""]),
        ("a: {b: 1, c, d: }", {"a": {"b": "1", "c": "", "d": ""}}),
        ("a: \"folded\n  here\"\nb: 'and\n  here'", {"a": "folded here", "b": "and here"}),
        ("a: one\n...\nb: two", {"a": "one"}),
        ("? [a, b]\n: c\nd: e", {"d": "e"}),
        ("just text", "just text"),
        ("# nothing", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_yaml_of_front_matter_is_read(text: str, value: Any) -> None:
    assert read_yaml(text) == value


@pytest.mark.parametrize(
    "word", ["2015", "2015-03-01", "no", "Yes", "on", "null", "Null", "1e3", "0x1F", "12:30", "=", "<<"]
)
def test_a_word_stays_as_it_is_printed(word: str) -> None:
    assert read_yaml(f"a: {word}\nb: [{word}]") == {"a": word, "b": [word]}


def test_a_placeholder_is_nothing_unless_it_is_quoted() -> None:
    assert read_yaml("a: ~\nb: '~'") == {"a": "", "b": "~"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: Sleep: in mice\nauthor: A. Ash", {"title": "Sleep: in mice", "author": "A. Ash"}),
        ('title: "Sleep" in mice\nauthor: A. Ash', {"title": '"Sleep" in mice', "author": "A. Ash"}),
        ("title: *Sleep* in mice\ndate: 2015", {"title": "*Sleep* in mice", "date": "2015"}),
        ("title: [Sleep] in\n  mice # new\nd: 1", {"title": "[Sleep] in mice", "d": "1"}),
        ("title: @ash on sleep\nd: %1", {"title": "@ash on sleep", "d": "%1"}),
        ("title: 'Sleep\nd: 1", {"title": "'Sleep", "d": "1"}),
        ("a: 'b': 'c'\nd: 'e: f' 'g'", {"a": "b': 'c", "d": "e: f' 'g"}),
        ("a: 1\n  stray\nno pair\nb: 2", {"a": "1 stray", "b": "2"}),
        ("a:\n\t- b\n\t- c: d: e\nf: g", {"a": ["b", {"c": "d: e"}], "f": "g"}),
        ("a:\n- b: c: d\n  e: f\n- g\n# no\nh: 1", {"a": [{"b": "c: d", "e": "f"}, "g"], "h": "1"}),
        ("a:\n  b: c\x07d: e\n  f: g", {"a": {"b": "c\x07d: e", "f": "g"}}),
        ("a: [\n  b,\n  c\n]\nd: e: f", {"a": ["b", "c"], "d": "e: f"}),
        ("- a\n- - b: c: d\n- *b c\n-", ["a", [{"b": "c: d"}], "*b c", ""]),
        ("a: \ud800\nb: c: d", {"a": "\ud800", "b": "c: d"}),
        ("a:\n  # no\nb: c: d", {"a": "", "b": "c: d"}),
        ("%a", "%a"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_costs_its_own_value_alone(text: str, value: Any) -> None:
    assert read_yaml(text) == value


def test_nothing_is_made_but_text_and_nothing_multiplies() -> None:
    assert read_yaml("a: !!python/object/apply:os.getcwd []\nb: !!int 1\nc: !t d") == {"a": [], "b": "1", "c": "d"}
    laughs = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))])
    assert read_yaml(laughs)["a59"] == ["*a58", "*a58"]
    assert read_yaml("a: &a\n  b: 1\nc:\n  <<: *a") == {"a": {"b": "1"}, "c": {"<<": "*a"}}


@pytest.mark.parametrize("text", ["- " * 5000, "[" * 5000, "{a: " * 5000, "a:\n" * 5000, "a: [" * 3000, "- [\n" * 3000])
def test_hostile_nesting_ends(text: str) -> None:
    value, levels = read_yaml(text), 0
    while isinstance(value, list | dict) and value:
        value, levels = (list(value.values()) if isinstance(value, dict) else value)[-1], levels + 1
    assert levels < 50


def test_a_broken_text_is_cut_into_so_many_parts_and_no_more() -> None:
    value = read_yaml("\n".join(f"a{number}: b: c" for number in range(30_000)))
    assert value["a0"] == value["a9999"] == "b: c"
    assert len(value) < 30_000
