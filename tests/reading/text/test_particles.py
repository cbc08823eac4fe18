"""Which words before a family name are its particles."""

import pytest

from ldn_desk.reading.text.particles import particles_at_start, particles_before


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("van der Ash", 2),
        ("op de Ash", 2),
        ("in 't Ash", 2),
        ("in Ash", 0),
        ("Van Ash", 0),
        ("de", 0),
        ("de la", 1),
        ("op de", 0),
    ],
)
def test_particles_at_the_start_of_a_family_name_leave_the_last_word(words: str, count: int) -> None:
    assert particles_at_start(words.split()) == count


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("Ann van der Ash", 1),
        ("Ann in ’t Ash", 1),
        ("Ann B. de Ash", 2),
        ("Ann Ash", 1),
        ("Ann Birch Ash", 2),
        ("van Ash", 1),
        ("de la Ash", 1),
    ],
)
def test_particles_right_before_a_family_name_leave_the_first_word(words: str, begin: int) -> None:
    parted = words.split()
    assert particles_before(parted, len(parted) - 1) == begin
