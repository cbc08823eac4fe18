from typing import Any

import pytest

from ldn_desk.importers.small_yaml import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1\nb: 'it''s'\nc: \"x\\ty\"", {"a": "1", "b": "it's", "c": "x\ty"}),
        ("a:\n  - b: 1\n    c: 2\n  - d", {"a": [{"b": "1", "c": "2"}, "d"]}),
        ("a:\n- b: 1\n- c: 2\nd: 3", {"a": [{"b": "1"}, {"c": "2"}], "d": "3"}),
        ("a: >\n  one\n  two\nb: |\n  one\n  two", {"a": "one two", "b": "one\ntwo"}),
        ("a: one\n  two # no\n# nothing\nb:", {"a": "one two", "b": ""}),
        ('a: [1, "b", {"c": 2}]', {"a": [1, "b", {"c": 2}]}),
        ("a: [{family: Ash, given: A. B.}, c]", {"a": [{"family": "Ash", "given": "A. B."}, "c"]}),
        ('- {"id": "x",\n   "t": "y"}\n- z', [{"id": "x", "t": "y"}, "z"]),
        ("a:\n  - - 2016\n    - 3", {"a": [["2016", "3"]]}),
        ("-\n  a: 1\n-", [{"a": "1"}]),
        ("a: 1\n  stray\nno pair\nb: 2", {"a": "1 stray", "b": "2"}),
        ("a: {b: 1, c, d: }", {"a": {"b": "1", "d": "}"}}),
        ("a: {b: }", {"a": {"b": "}"}}),
        ('a: "open\\"', {"a": 'open\\'}),
        ("just text", "just text"),
        ("", None),
    ],
)  # fmt: skip
def test_the_yaml_of_reference_lists_is_read(text: str, value: Any) -> None:
    assert read_yaml(text) == value


@pytest.mark.parametrize("text", ["- " * 5000, "[" * 5000, "{a: " * 5000, "a:\n" * 5000, "a: [" * 3000, "- [\n" * 3000])
def test_hostile_nesting_ends(text: str) -> None:
    value, levels = read_yaml(text), 0
    while isinstance(value, list | dict) and value:
        value, levels = (list(value.values()) if isinstance(value, dict) else value)[-1], levels + 1
    assert levels < 50
