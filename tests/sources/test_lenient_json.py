"""JSON whose shape nobody promised."""

from typing import Any

import pytest

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.sources.lenient_json import date, mapping, mappings, name, names, text, texts


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("a  b", "a b"),
        (12, "12"),
        (1.5, "1.5"),
        (True, ""),
        (None, ""),
        ([], ""),
        ([None, "", "x"], "x"),
        ([["nested"]], ""),
        ({"a": 1}, ""),
    ],
)
def test_a_text_is_text_whatever_was_sent(value: Any, meant: str) -> None:
    assert text(value) == meant


def test_texts_are_each_once() -> None:
    assert texts(["a", "b", "a", None, 3]) == ("a", "b", "3")
    assert texts("alone") == ("alone",)


def test_what_is_no_object_is_an_empty_one() -> None:
    assert mapping(["no"]) == {}
    assert mapping({"a": 1}) == {"a": 1}
    assert mappings([{"a": 1}, "no", None]) == ({"a": 1},)
    assert mappings({"a": 1}) == ({"a": 1},)
    assert mappings(None) == ()


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ({"date-parts": [[2016, 1, 31]]}, PartialDate(2016, 1, 31)),
        ({"date-parts": [["2016", "1"]]}, PartialDate(2016, 1)),
        ({"date-parts": [2016]}, PartialDate(2016)),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": "2016"}, None),
        ({"date-parts": [[2016, 13, 5]]}, PartialDate(2016)),
        ({"date-parts": [[2016, 2, 99]]}, PartialDate(2016, 2)),
        ({"date-parts": [[20161]]}, None),
        ({"date-parts": [["9" * 5000, "1"]]}, None),
        ("9" * 5000, None),
        ({"raw": "2020-07-01"}, PartialDate(2020, 7, 1)),
        ({"literal": "in spring"}, None),
        ("2020-07-01T10:00:00Z", PartialDate(2020, 7, 1)),
        (None, None),
        (7, None),
    ],
)
def test_a_date_is_as_much_of_one_as_is_told(value: Any, meant: PartialDate | None) -> None:
    assert date(value) == meant


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ({"family": "Miller", "given": "Andrew H."}, Name("Miller", "Andrew H.")),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, Name("King", "Martin", suffix="Jr.")),
        ({"family": "Berg", "non-dropping-particle": "van den"}, Name("Berg", particle="van den")),
        ({"family": "Smith,*"}, Name("Smith")),
        ({"name": "The Tea Group"}, Name(literal="The Tea Group")),
        ({"literal": "The Tea Group"}, Name(literal="The Tea Group")),
        ({"given": "Plato"}, Name(literal="Plato")),
    ],
)
def test_people_and_groups_are_told_apart(value: dict[str, str], meant: Name) -> None:
    assert name(value) == meant


def test_empty_names_are_left_out() -> None:
    assert names([{"family": "A"}, {}, {"affiliation": []}, "B"]) == (Name("A"),)
