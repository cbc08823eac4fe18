"""What changed between two rows of words, and how much each change weighs."""

from difflib import SequenceMatcher
from enum import IntEnum

from ldn_desk.domain.reason import Reason, because
from ldn_desk.matching.folding import run_together, spelt, word_set
from ldn_desk.matching.names import distance

SMALL_WORDS = word_set(
    "a an the of in on at for to from by with and or as its their this that these using via towards toward upon into is"
    " are be der die das des dem den und im zur la le les el los las de du et y e en il"
)
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii"
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED.split())} | {
    roman: str(number) for number, roman in enumerate(_ROMAN.split(), 1)
}
_SHOWN = 2

Tokens = tuple[str, ...]


class Difference(IntEnum):
    """What the difference between two titles comes to; the highest counts."""

    NONE = 0
    FORM = 1
    """Another way to write the same words."""
    SMALL = 2
    """An article or a preposition, an ending, a slip of the pen."""
    CONTENT = 3
    """A content word, a number, a negation, a part number."""


def changes(printed: Tokens, registered: Tokens) -> tuple[Difference, Reason | None]:
    """How much the words differ, and the weightiest changes; (NONE, None) where they are the same."""
    one, other = [spelt(word) for word in printed], [spelt(word) for word in registered]
    found: list[tuple[Difference, Reason]] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            ours, theirs = printed[start:end], registered[begin:stop]
            weight = _weight(ours, theirs, printed, registered)
            found.append((weight, _change(ours, theirs)))
    most = max((weight for weight, _change_ in found), default=Difference.NONE)
    if most <= Difference.FORM:
        return most, because("equal-but-for-abbreviation") if found else None
    told = tuple(change for weight, change in found if weight is most)[:_SHOWN]
    return most, told[0] if len(told) == 1 else because("together", reasons=told)


def stem(word: str) -> str:
    """The word without a plural's ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _change(ours: Tokens, theirs: Tokens) -> Reason:
    if not theirs:
        return because("words-not-registered", words=" ".join(ours))
    if not ours:
        return because("words-left-out", words=" ".join(theirs))
    return because("words-for-others", printed=" ".join(ours), registered=" ".join(theirs))


def _weight(ours: Tokens, theirs: Tokens, printed: Tokens, registered: Tokens) -> Difference:
    if run_together(ours) == run_together(theirs):
        return Difference.NONE
    if not ours or not theirs:
        return _weight_of_extra(ours or theirs, registered if ours else printed)
    if _abbreviates(ours, theirs) or _abbreviates(theirs, ours):
        return Difference.FORM
    if len(ours) != len(theirs):
        ours, theirs = _without_small(ours), _without_small(theirs)
        if len(ours) != len(theirs):
            return Difference.CONTENT
    return max((_weight_of_pair(one, other) for one, other in zip(ours, theirs, strict=True)), default=Difference.SMALL)


def _weight_of_extra(extra: Tokens, whole: Tokens) -> Difference:
    """Words that only one side has; `whole` is the other side."""
    if all(word in SMALL_WORDS for word in extra):
        return Difference.SMALL
    if len(extra) == 1 and 2 <= len(extra[0]) <= 8 and _initials_hold(whole, extra[0]):
        return Difference.FORM
    return Difference.CONTENT


def _weight_of_pair(one: str, other: str) -> Difference:
    if spelt(one) == spelt(other) or _number(one) == _number(other):
        return Difference.FORM
    if one in SMALL_WORDS and other in SMALL_WORDS:
        return Difference.SMALL
    if stem(spelt(one)) == stem(spelt(other)) or _slip(one, other):
        return Difference.SMALL
    return Difference.CONTENT


def _number(word: str) -> str:
    return _NUMBERS.get(word, word.lstrip("0") if word.isdigit() else word)


def _slip(one: str, other: str) -> bool:
    """A letter lost, doubled or swapped in a long word; another letter in its place may be another word."""
    if min(len(one), len(other)) < 7 or one[0] != other[0] or one[0].isdigit():
        return False
    return distance(one, other, 1) == 1 and (len(one) != len(other) or sorted(one) == sorted(other))


def _abbreviates(short: Tokens, long: Tokens) -> bool:
    """`TNF` for `tumor necrosis factor`."""
    return len(short) == 1 and len(long) >= 2 and _initials_hold(long, short[0])


def _initials_hold(long: Tokens, letters: str) -> bool:
    """Whether the letters are the initials of a run of these words, small words counted or not."""
    with_small = "".join(word[0] for word in long)
    without = "".join(word[0] for word in _without_small(long))
    return letters in with_small or letters in without


def _without_small(tokens: Tokens) -> Tokens:
    return tuple(word for word in tokens if word not in SMALL_WORDS)
