"""Names of groups told from persons'."""

import pytest

from ldn_desk.reading.text.organisations import is_organisation, names_organisation


@pytest.mark.parametrize("name", ["Dutch Colorectal Cancer Group", "Institut Pasteur", "universität wien"])
def test_a_group_is_known_by_a_word_of_its_name(name: str) -> None:
    assert is_organisation(name)


def test_a_person_bears_none_of_the_words() -> None:
    assert not is_organisation("Ann Smith")


def test_in_a_text_that_may_be_a_title_the_word_needs_its_capital() -> None:
    assert names_organisation("The Nap Study Group")
    assert not names_organisation("A group of naps")
