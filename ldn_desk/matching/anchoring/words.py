"""A text as words that can be compared with another reading of it.

Case, accents, ligatures and soft hyphens are no difference. Letters and digits are words of their own, and so is each
sign of Chinese and Japanese.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from math import log2
from unicodedata import combining, normalize

_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Between the letters of one word: accents that do not compose, soft hyphens, joiners.
_WITHIN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(rf"\d+|[{_SIGN}]|[^\W\d_{_SIGN}]+(?:[{_WITHIN}]+[^\W\d_{_SIGN}]*)*")
# Up to the next word: the end of a block, of a sentence, or of one with the number of a note or reference behind it.
_ENDS_SENTENCE = re.compile(
    r"\n\W*$|[.!?…][)\]}\"'”’»]*\s[^\w,;:]*$|[。！？]\W*$"
    r"|(?:(?<!\d)[.!?][)\"'”’»]*|[.!?][)\"'”’»]*[\[(])\d[\d,–\- ]*[\])]?\s\W*$"
)
_AHEAD = 40
"""Code points before a word in which the end of a sentence is looked for."""

_LAST_SIGN = 0x10FFFF


def folded(word: str) -> str:
    """The word as it is compared."""
    if word.isascii():
        return word.lower()
    return "".join(sign for sign in normalize("NFKD", word).casefold() if sign.isalnum() and not combining(sign))


class Words:
    """The words of a text, in order: `keys` as they are compared, and where each starts and ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in _WORD.finditer(text):
            self.keys.append(folded(found.group()))
            self.starts.append(found.start())
            self.ends.append(found.end())

    def __len__(self) -> int:
        return len(self.keys)

    def begins(self, place: int) -> bool:
        """Whether a sentence or a block ends between the word before and the word at this place."""
        if place <= 0:
            return False
        start = self.starts[place]
        ahead = self.text[max(0, start - _AHEAD) : start]
        return _ENDS_SENTENCE.search(ahead) is not None

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words, from one to before another, that this stretch of the text touches."""
        first = bisect_left(self.ends, start + 1)
        return first, max(first, bisect_left(self.starts, end))


class Index:
    """The words of a text, to be found by others: each word as one sign of `signs`."""

    def __init__(self, words: Words) -> None:
        self.words = words
        number = self._number = dict[str, int]()
        self.signs = "".join([chr(min(number.setdefault(key, len(number)), _LAST_SIGN)) for key in words.keys])

    def written(self, keys: Sequence[str]) -> str:
        """Other words in the same signs; those that the text lacks have signs that it lacks."""
        known, own = self._number, dict[str, int]()
        for key in keys:
            if key not in known and key not in own:
                own[key] = len(known) + len(own)
        return "".join([chr(min(known[key] if key in known else own[key], _LAST_SIGN)) for key in keys])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, and each pair of words that follow one another, by its signs."""
        found: dict[str, list[int]] = {}
        signs = self.signs
        for place, sign in enumerate(signs):
            found.setdefault(sign, []).append(place)
        for place in range(len(signs) - 1):
            found.setdefault(signs[place : place + 2], []).append(place)
        return found

    def bits(self, sign: str) -> float:
        """How much it tells that a word is met: bits, by how seldom it is in the text."""
        return log2((len(self.signs) + 2) / (len(self.places.get(sign, ())) + 1))
