"""How like a stretch of a text is to marked words and what stood around them, word by word."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from ldn_desk.domain.anchor import Anchor
from ldn_desk.matching.anchoring.words import Index, Words

_JOINED = 4
"""Words that may be one, or otherwise parted, in another reading."""


class Side(NamedTuple):
    """Words of a pattern on one side of the quote, from it outwards, by their places in the pattern."""

    near: tuple[int, ...]
    """Those of the sentence in which the quote ends."""
    far: tuple[int, ...]
    """Those beyond the end of that sentence."""
    cut: int
    """The outermost word, which may be no more than a part of one; -1 for none."""


class Pattern:
    """The words of an anchor: those before the quote, its own (`first` to before `last`), and those behind it."""

    def __init__(self, anchor: Anchor, index: Index) -> None:
        self.anchor = anchor
        self.words = Words(anchor.prefix + anchor.exact + anchor.suffix)
        self.signs = index.written(self.words.keys)
        self.bits = [index.bits(sign) for sign in self.signs]
        self.start = len(anchor.prefix)
        self.end = self.start + len(anchor.exact)
        self.first, self.last = self.words.within(self.start, self.end)
        self.quote = range(self.first, self.last)
        self.weight = self.sum(self.quote)

    def __len__(self) -> int:
        return len(self.signs)

    def sum(self, places: Sequence[int]) -> float:
        """Bits of these words."""
        return sum([self.bits[place] for place in places])

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """Left and right."""
        prefix, suffix = self.anchor.prefix, self.anchor.suffix
        return (
            self._side(range(self.first - 1, -1, -1), 1, prefix[:1].isalnum()),
            self._side(range(self.last, len(self)), 0, suffix[-1:].isalnum()),
        )

    def _side(self, outwards: range, ahead: int, may_be_cut: bool) -> Side:
        breaks = (number for number, place in enumerate(outwards) if self.words.begins(place + ahead))
        near = next(breaks, len(outwards))
        cut = outwards[-1] if outwards and may_be_cut else -1
        return Side(tuple(outwards[:near]), tuple(outwards[near:]), cut)

    @cached_property
    def parts(self) -> list[range]:
        """The quote's words, sentence by sentence."""
        cuts = [place for place in self.quote[1:] if self.words.begins(place)]
        return [range(*both) for both in pairwise([self.first, *cuts, self.last])]

    def whole_words(self, places: Sequence[int]) -> int:
        """How many words these are as they are written: `M13F` is one."""
        text, starts = self.words.text, self.words.starts
        return sum([not text[starts[at] - 1 : starts[at]].isalnum() for at in places])

    @cached_property
    def telling(self) -> list[int]:
        """The words that stand in the quote's own sentences, in order, but for those that may be cut."""
        left, right = self.sides
        whole = [*reversed(left.near), *self.quote, *right.near]
        return [place for place in whole if place not in (left.cut, right.cut)]


class Alike:
    """A stretch of the text beside a pattern: which words are the same, and what that tells."""

    def __init__(self, pattern: Pattern, index: Index, first: int, last: int) -> None:
        """The text's words from `first` to before `last`."""
        from rapidfuzz.distance import Levenshtein

        self.pattern = pattern
        self.index = index
        self.place = [-1] * len(pattern)
        """For each word of the pattern, the word of the text that it is; -1 for none."""
        for block in Levenshtein.editops(pattern.signs, index.signs[first:last]).as_matching_blocks():
            self.place[block.a : block.a + block.size] = range(first + block.b, first + block.b + block.size)
        self._join()
        self.left, self.right = (Seen(self, side) for side in pattern.sides)
        quoted = [place for place in pattern.quote if self.place[place] >= 0]
        self.share = pattern.sum(quoted) / pattern.weight
        """Of the quote's bits, those that are here."""
        self.context = self.left.bits + self.right.bits
        self.total = pattern.sum(quoted) + self.context

    @property
    def missing(self) -> int:
        """How many of the telling words are not here."""
        return self.pattern.whole_words([place for place in self.pattern.telling if self.place[place] < 0])

    @property
    def near_start(self) -> int:
        """About where the quote starts, in code points of the text."""
        first, starts = self.pattern.first, self.index.words.starts
        met = (at for at, here in enumerate(self.place) if here >= 0)
        nearest = min(met, key=lambda at: abs(at - first), default=first)
        return starts[min(max(self.place[nearest] + first - nearest, 0), len(starts) - 1)]

    @property
    def renumbered(self) -> bool:
        """Whether a number is another one here: that may be another sentence, however like."""
        keys, here = self.pattern.words.keys, self.index.words.keys
        for begin, end in self.gaps():
            low, high = self._around(begin, end)
            if any(key.isdigit() for key in keys[begin:end]) and any(key.isdigit() for key in here[low:high]):
                return True
        return False

    def gaps(self) -> list[tuple[int, int]]:
        """The runs of words of the pattern, from one to before another, that are not met between two that are."""
        met = [place for place, here in enumerate(self.place) if here >= 0]
        return [(one + 1, other) for one, other in pairwise(met) if other - one > 1]

    def _around(self, begin: int, end: int) -> tuple[int, int]:
        """The words of the text between those that the pattern's words around a gap are."""
        return self.place[begin - 1] + 1, self.place[end]

    def _join(self) -> None:
        """What is one word here and two there is the same: `treat-` `ment`."""
        keys, here = self.pattern.words.keys, self.index.words.keys
        for begin, end in self.gaps():
            low, high = self._around(begin, end)
            few = end - begin <= _JOINED and 0 < high - low <= _JOINED
            if few and "".join(keys[begin:end]) == "".join(here[low:high]):
                self.place[begin:end] = [min(low + at, high - 1) for at in range(end - begin)]
                self.place[end - 1] = high - 1


class Seen:
    """What one side of the quote tells of a place."""

    def __init__(self, alike: Alike, side: Side) -> None:
        place = alike.place
        self.pattern = alike.pattern
        self.near = side.near
        self.near_hit = [each for each in side.near if place[each] >= 0]
        far = [each for each in side.far if place[each] >= 0]
        # What is met further out only is no going on from the end of the sentence.
        self.far_hit = far if far and far[0] in side.far[:2] else []
        self.bits = alike.pattern.sum(self.near_hit) + alike.pattern.sum(self.far_hit)
        whole = side.near + side.far
        met = self.near_hit + self.far_hit
        beyond = whole[whole.index(met[-1]) + 1 :] if met else whole
        self.rest = tuple(each for each in beyond if each != side.cut)
        """The words from which on outwards nothing is met."""

    @property
    def clashes(self) -> bool:
        """Whether the same sentence goes on otherwise here."""
        rest = self.pattern.whole_words([each for each in self.rest if each in self.near])
        return rest >= 3 or (rest >= 2 and not self.near_hit)
