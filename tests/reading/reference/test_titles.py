"""Tests of `titles`, `cue_words` and `journal_words`. What could be the name of a container."""

import pytest

from ldn_desk.reading.reference.titles import is_container


@pytest.mark.parametrize("name", ["J. Opt. Soc. Am.", "Front. Aging Neurosci.", "Journal of Sleep", "eLife", "PeerJ"])
def test_names_of_journals_whole_and_shortened_are_containers(name: str) -> None:
    assert is_container(name)


@pytest.mark.parametrize("name", ["China. PeerJ", "19. Ophthalmology", "what was seen", ""])
def test_the_end_of_a_title_is_no_container(name: str) -> None:
    assert not is_container(name)
