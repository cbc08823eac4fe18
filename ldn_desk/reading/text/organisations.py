"""Words by which the name of a group is known from a person's (`resources/words/organisations.txt`)."""

import re

from ldn_desk.domain.word_lists import any_of, word_list

_WORDS = word_list("organisations")
_CAPITAL = re.compile(rf"\b{any_of(word.capitalize() for word in _WORDS)}\b")
_ANY_CASE = re.compile(rf"\b{any_of(_WORDS)}\b", re.IGNORECASE)


def names_organisation(text: str) -> bool:
    """Whether the text holds such a word with a capital; in titles, which it may hold too, they are mostly small."""
    return _CAPITAL.search(text) is not None


def is_organisation(name: str) -> bool:
    """Whether what is known to be a name holds such a word in any case, and is thus no person's."""
    return _ANY_CASE.search(name) is not None
