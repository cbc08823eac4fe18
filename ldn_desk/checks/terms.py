"""Terms of a lexicon found in running text, by their first word: a sentence costs as many look-ups as it has words."""

import re
from collections.abc import Iterator, Mapping

# Ways to write one sign, each as long as the other, so that places in the text stay.
_SIGNS = str.maketrans({**dict.fromkeys("’‘ʼ", "'"), **dict.fromkeys("‐‑–- \u00a0", " ")})
_WORD = re.compile(r"[^\W_]+")

_Found = tuple[str, str, int]


class Terms:
    """Terms with their meanings; an apostrophe may be left out, a hyphen be a blank, and case does not count."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        by_first_word: dict[str, dict[str, str]] = {}
        for term, meaning in meanings.items():
            folded = _folded(term)
            for form in {folded, folded.replace("'", "")}:
                by_first_word.setdefault(_WORD.findall(form)[0], {})[form] = meaning
        # The longest first: "bipolar depression" before "bipolar".
        self._by_first_word = {
            word: sorted(those.items(), key=lambda entry: -len(entry[0])) for word, those in by_first_word.items()
        }

        # A sentence is looked through again for each of its citations, of which a list of numbers has hundreds.
        self._last: tuple[tuple[str, re.Pattern[str] | None] | None, tuple[_Found, ...]] = (None, ())

    def found(self, text: str, stem: re.Pattern[str] | None = None) -> Iterator[_Found]:
        """(meaning, the words as they stand, where they end) of each term, in order, none within another.

        A single word that fits `stem` is a term that means itself.
        """
        last, sought = self._last, (text, stem)
        if last[0] != sought:
            # In one step, as several threads look for terms.
            last = self._last = sought, tuple(self._sought(text, stem))
        return iter(last[1])

    def _sought(self, text: str, stem: re.Pattern[str] | None) -> Iterator[_Found]:
        folded = _folded(text)
        end = 0
        for match in _WORD.finditer(folded):
            word, start = match.group(), match.start()
            if start < end:
                continue
            for term, meaning in self._by_first_word.get(word, ()):
                after = start + len(term)
                if folded.startswith(term, start) and not folded[after : after + 1].isalnum():
                    end = after
                    yield meaning, text[start:end], end
                    break
            else:
                if stem and stem.fullmatch(word):
                    yield word, text[start : match.end()], match.end()


def _folded(text: str) -> str:
    """In small letters and one kind of sign, every character at its place."""
    small = text.lower()
    return (small if len(small) == len(text) else text).translate(_SIGNS)
