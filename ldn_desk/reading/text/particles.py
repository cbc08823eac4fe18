"""Particles of family names: which words are some, and as what they are found in a text (`resources/words/`)."""

from collections.abc import Sequence

from ldn_desk.domain.word_lists import any_of, word_list

_LISTED = word_list("particles")
_GLUING = ("'", "’", "-")
_SMALL = tuple(entry for entry in _LISTED if entry.islower())

PARTICLES = frozenset(_SMALL)
"""Those in small letters, which stand before the family name; some are two words (`op de`)."""
APART = any_of(entry for entry in _SMALL if not entry.endswith(_GLUING))
"""A regular expression for a particle in small letters that a blank parts from the name."""
GLUED = any_of(entry for entry in _SMALL if entry.endswith(_GLUING))
"""As `APART`, for those that are glued to the name: `d'`, `al-`."""
CAPITAL_OR_APART = any_of(_LISTED)
"""As `APART`, for those with a capital and those that may be glued to the name too."""
OPENINGS = tuple(entry if entry.endswith(_GLUING) else f"{entry} " for entry in _SMALL)
"""What a text begins with that opens with a particle, for `str.startswith`."""


def particles_at_start(words: Sequence[str]) -> int:
    """How many of the words are particles before a family name; the last word is none."""
    place = 0
    while place < len(words) - 1:
        if " ".join(words[place : place + 2]) in PARTICLES and place < len(words) - 2:
            place += 2
        elif words[place] in PARTICLES:
            place += 1
        else:
            break
    return place


def particles_before(words: Sequence[str], end: int) -> int:
    """Where the particles begin that stand right before `words[end]`; the first word is none."""
    while end > 1:
        if end > 2 and " ".join(words[end - 2 : end]) in PARTICLES:
            end -= 2
        elif words[end - 1] in PARTICLES:
            end -= 1
        else:
            break
    return end
