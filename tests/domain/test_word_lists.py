"""Tests of `word_lists` and `resources`. Word lists as every room finds them."""

import re

import pytest

from ldn_desk.domain.resources import resource
from ldn_desk.domain.word_lists import any_of, word_list

NAMES = sorted(path.stem for path in resource("words").glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_says_first_what_it_holds_and_names_no_entry_twice(name: str) -> None:
    lines = resource("words", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [each.strip() for line in lines if line and not line.startswith("#") for each in line.split("|")]
    assert lines[0].startswith("# ")
    assert entries == list(word_list(name))


def test_entries_keep_their_order_and_may_hold_blanks() -> None:
    particles = word_list("particles")
    assert particles[:2] == ("van", "de")
    assert "op de" in particles


def test_the_longest_entry_that_fits_is_found() -> None:
    found = re.match(any_of(("op", "op de", "St.")), "op de Ash")
    assert found is not None
    assert found.group() == "op de"
    assert re.fullmatch(any_of(("St.",)), "Sty") is None
