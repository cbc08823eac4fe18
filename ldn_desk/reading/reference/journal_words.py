"""Words that names of journals are made of, whole and shortened (ISO 4, NLM and older habits)."""

from functools import lru_cache

from ldn_desk.domain.word_lists import word_list
from ldn_desk.reading.text.characters import word_set

_SHORT = frozenset(word_list("journal_short_forms"))
_STEMS = tuple(entry.rstrip("*") for entry in _SHORT if entry.endswith("*"))
_OPENING = frozenset(word_list("journal_openings"))
_OPENING_PAIRS = ("Lecture Notes", "New England", "N Engl", "N. Engl")
_HELD = word_set(
    "Journal Review Letters Quarterly Bulletin Magazine Newsletter Research Studies Conference Symposium Proceedings"
)
# Words that end sentences as often as they open names: a full stop after them is no sign of a short form.
_WHOLE = word_set("review report study trial part case use data update overview perspective results")


@lru_cache(maxsize=4096)
def is_short_form(word: str) -> bool:
    """Whether the word, with or without its full stop, is one that names of journals are shortened to (`Immunol.`)."""
    bare = word.rstrip(".")
    if len(bare) == 1 or (len(bare) == 3 and bare[1] == "."):
        return bare.isupper() or bare[0].isupper()
    return bare in _SHORT or bare.startswith(_STEMS)


def may_be_short_form(word: str) -> bool:
    """Whether the word with its full stop could be a short form among others."""
    return len(word) < 13 and word.rstrip(".").casefold() not in _WHOLE


def opens_journal(text: str) -> bool:
    """Whether the words begin as names of journals do (`Journal of …`, `Ann Rheum Dis`)."""
    words = text.removeprefix("The ").lstrip()
    return words.partition(" ")[0].rstrip(".") in _OPENING or words.startswith(_OPENING_PAIRS)


def names_journal(text: str) -> bool:
    """Whether the words begin as names of journals do, or hold a word that hardly stands elsewhere."""
    return opens_journal(text) or not _HELD.isdisjoint(text.split())
