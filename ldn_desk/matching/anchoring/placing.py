"""Where the words of an anchor stand in a text: on the very words, likely, or nowhere that can be told.

Nothing is better than a wrong place. A place is taken only where the sentence around it goes on as it did, and where no
other place could be meant as well. Marks whose places are sure tell where those near them are to be expected.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ldn_desk.domain.anchor import Anchor, composed
from ldn_desk.domain.mark import State
from ldn_desk.matching.anchoring.edges import edges
from ldn_desk.matching.anchoring.likeness import Alike, Pattern
from ldn_desk.matching.anchoring.words import Index, Words

_RARE, _RARE_PAIR = 30, 300
"""How often a word, or two in a row, may stand in the text to lead to places."""
_MOST, _LEAST = 6, 0.25
"""Places that are looked at, and what each has of the words that led to the first."""
_NEIGHBOURS, _AROUND = 4, 6_000
"""Marks on each side that tell where one is to be expected, and how far off (code points) they may stand."""
_EXPECTED, _ELSEWHERE = 600, 2_500
"""Code points from where a mark is expected: what is there, and what is certainly not."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an anchor's words stand, in code points of the text; None where they need placing."""

    state: State
    start: int | None = None
    end: int | None = None


NOWHERE = Placed(State.NEEDS_PLACING)


def place_all(text: str, anchors: Sequence[Anchor]) -> list[Placed]:
    """Where each of these anchors belongs in the text (NFC, line feeds), in their order."""
    index = Index(Words(text))
    found = [_Places(index, _composed(anchor)) for anchor in anchors]
    sure = sorted((each.anchor.start, each.placed.start) for each in found if each.placed.start is not None)
    return [each.reviewed(_expected(sure, each)) for each in found]


def _composed(anchor: Anchor) -> Anchor:
    quote, prefix, suffix = composed(anchor.exact), composed(anchor.prefix), composed(anchor.suffix)
    return Anchor(quote, prefix, suffix, anchor.start, anchor.end)


class _Places:
    """The places where an anchor's words may stand."""

    def __init__(self, index: Index, anchor: Anchor) -> None:
        self.anchor = anchor
        self.text = index.words.text
        pattern = Pattern(anchor, index)
        self.all: list[Alike] = []
        if pattern.quote:
            self.all = [Alike(pattern, index, *window) for window in _windows(pattern, index)]
            self.all.sort(key=lambda each: each.total, reverse=True)
        found = ((each, edges(each)) for each in self.all if _goes_on(each))
        self.likely = [(each, both) for each, both in found if both is not None]
        self.chosen: Alike | None = None
        self.placed = self._placed() if pattern.quote else _signs_alone(self.text, anchor)

    def _placed(self) -> Placed:
        for each, both in self.likely:
            if not each.renumbered and all(other is each or _apart(each, other) for other in self.all):
                self.chosen = each
                return self._told(both)
        # Twins: the one that stands where it stood, with all around it as it was, is meant.
        anchor = self.anchor
        whole, start = anchor.prefix + anchor.exact + anchor.suffix, anchor.start - len(anchor.prefix)
        there = [both for _each, both in self.likely if both == (anchor.start, anchor.end)]
        if there and start >= 0 and len(whole) > len(anchor.exact) and self.text.startswith(whole, start):
            return self._told(there[0])
        return NOWHERE

    def _told(self, both: tuple[int, int]) -> Placed:
        start, end = both
        same = self.text[start:end].split() == self.anchor.exact.split()
        return Placed(State.EXACT if same else State.LIKELY, start, end)

    def reviewed(self, expected: float | None) -> Placed:
        """The place, by what the marks around say: no doubtful one elsewhere, and of several the one there."""
        if expected is None or not self.likely:
            return self.placed
        if self.placed.start is not None:
            far = abs(self.placed.start - expected) > _ELSEWHERE
            return NOWHERE if far and self.chosen is not None and self._doubtful(self.chosen, expected) else self.placed
        here = [(each, both) for each, both in self.likely if abs(both[0] - expected) <= _EXPECTED]
        if len(here) != 1 or here[0][0].total < self.all[0].total * 0.8:
            return NOWHERE
        each, both = here[0]
        others = [other for other in self.all if other is not each and not _apart(each, other)]
        if any(abs(other.near_start - expected) < _ELSEWHERE or _twin(each, other) for other in others):
            return NOWHERE
        return self._told(both)

    def _doubtful(self, chosen: Alike, expected: float) -> bool:
        """Whether a place far from the expected one may be that of a copy: words of it are others, or something much
        like it is where it is expected."""
        here = (each for each in self.all if each is not chosen and abs(each.near_start - expected) <= _EXPECTED)
        return (chosen.missing > 1 and chosen.share < 0.999) or any(each.total >= chosen.total / 2 for each in here)


def _expected(sure: Sequence[tuple[int, int]], places: _Places) -> float | None:
    """Where a mark is to be expected, by those around it that agree; None where too few do."""
    start = places.anchor.start
    at = bisect_left(sure, (start, -1))
    around = [each for each in sure[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1] if each[0] != start]
    shifts = [there - here for here, there in around if abs(here - start) <= _AROUND]
    if len(shifts) < _NEIGHBOURS:
        return None
    middle = median(shifts)
    agree = sum(abs(shift - middle) <= _EXPECTED for shift in shifts)
    return start + middle if agree * 3 >= len(shifts) * 2 else None


def _signs_alone(text: str, anchor: Anchor) -> Placed:
    """A quote without any word: only where all around it is the same, once."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    at = text.find(whole)
    if not whole or len(whole) == len(anchor.exact) or at < 0 or text.find(whole, at + 1) >= 0:
        return NOWHERE
    start = at + len(anchor.prefix)
    return Placed(State.EXACT, start, start + len(anchor.exact))


def _windows(pattern: Pattern, index: Index) -> list[tuple[int, int]]:
    """The stretches of the text, as words from one to before another, that have most of the pattern's in order."""
    votes: list[tuple[int, float]] = []
    signs, places, bits = pattern.signs, index.places, pattern.bits
    for at, sign in enumerate(signs):
        for found, most in ((places.get(sign, ()), _RARE), (places.get(signs[at : at + 2], ()), _RARE_PAIR)):
            if len(found) <= most:
                votes += [(place - at, bits[at]) for place in found]
    votes.sort()
    groups: list[tuple[float, int, int]] = []
    span, total, low, high = 8 + len(signs) // 5, 0.0, 0, 0
    for shift, weight in votes:
        if total and (shift - high > 4 or shift - low > span):
            groups.append((total, low, high))
            total = 0.0
        low = shift if not total else low
        total, high = total + weight, shift
    groups.append((total, low, high))
    groups.sort(reverse=True)
    likely = [each for each in groups[:_MOST] if each[0] and each[0] >= groups[0][0] * _LEAST]
    return [(max(0, low), min(len(index.signs), high + len(signs))) for _total, low, high in likely]


def _goes_on(each: Alike) -> bool:
    """Whether the words are likely the ones that were marked, for what is there, whatever is elsewhere."""
    left, right, pattern = each.left, each.right, each.pattern
    if left.clashes or right.clashes or each.missing > 1 + len(pattern.telling) / 4:
        return False
    alone = not left.near and not right.near
    if each.share >= 0.999:
        return each.context >= 8 or (alone and pattern.weight >= 40)
    if each.share >= 0.7:
        return each.context >= 16 or (alone and each.share * pattern.weight >= 50)
    return each.share >= 0.5 and left.bits >= 6 and right.bits >= 6


def _compared(one: Alike, other: Alike) -> tuple[int, int, int]:
    """How many telling words the one has and the other lacks; the reverse; the longest run of the former."""
    count = one.pattern.whole_words
    runs: list[list[int]] = [[]]
    theirs = []
    for place in one.pattern.telling:
        has, lacks = one.place[place] >= 0, other.place[place] < 0
        if has and lacks:
            runs[-1].append(place)
        elif not lacks:
            runs.append([])
            theirs += [] if has else [place]
    lengths = [count(run) for run in runs]
    return sum(lengths), count(theirs), max(lengths)


def _apart(one: Alike, other: Alike) -> bool:
    """Whether what stands around them tells that the one is meant, and not the other.

    A copy of a sentence is told by what stands beyond its ends alone: of its words, any may have been changed. What is
    no copy differs in more words than are changed anywhere, or in several in a row."""
    if set(one.place) & set(other.place) - {-1}:
        return True
    mine, theirs, longest = _compared(one, other)
    far = 0.0
    for here, there in ((one.left, other.left), (one.right, other.right)):
        far += one.pattern.sum([place for place in here.far_hit if place in there.rest])
        far -= one.pattern.sum([place for place in there.far_hit if place in here.rest])
    return far >= 12 or (longest >= 4 and mine > theirs + 3) or mine - theirs >= max(5, len(one.pattern.telling) / 3)


def _twin(one: Alike, other: Alike) -> bool:
    """Whether nothing of the words tells the two apart, or they speak for the other."""
    mine, theirs, _longest = _compared(one, other)
    return theirs > mine + 1 or mine == theirs == 0
