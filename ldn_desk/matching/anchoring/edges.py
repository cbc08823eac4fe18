"""Where a quote starts and ends in a stretch of text that is like it; or that this cannot be told."""

from itertools import pairwise

from ldn_desk.matching.anchoring.likeness import Alike, Seen

_PUT_IN, _LEFT_OUT = 3, 3
"""Words in a row that may have been put into a quote, or replaced in it: more is another passage, or half of one."""
_REPLACED = 2
"""Words in a row, those of the context counted, that may have been replaced at the edge of a quote."""
_THERE, _SHORT = 0.4, 2
"""Of the bits of each sentence of a quote, those that must be here; words of one that is too short to tell."""
_TOLD = 14
"""Bits that no word or two have that stand anywhere."""
_BESIDE = 6
"""Words on each side of an edge among which its own, standing twice, may be taken for one another."""
_SOLID = 10
"""Bits of context that an edge rests on whose own word was replaced."""


def edges(each: Alike) -> tuple[int, int] | None:
    """(start, end) in code points of the text. The same words as marked, and those that took the place of some."""
    if not _whole(each):
        return None
    start, end = _start(each), _end(each)
    return (start, end) if start is not None and end is not None and start < end else None


def _whole(each: Alike) -> bool:
    """Whether the quote is in one piece: something of each of its sentences, and nothing much between."""
    place, quote = each.place, each.pattern.quote
    if not all(_is_there(each, part) for part in each.pattern.parts):
        return False
    for begin, end in each.gaps():
        changed = begin < quote.stop and end > quote.start
        longer = (place[end] - place[begin - 1]) - (end - begin + 1)
        if changed and (abs(longer) > 2 or end - begin > _LEFT_OUT):
            return False
    met = [at for at in quote if place[at] >= 0]
    return all(place[other] - place[one] <= _PUT_IN + 1 for one, other in pairwise(met))


def _is_there(each: Alike, part: range) -> bool:
    """Whether a sentence of the quote, or the part of one, is here."""
    pattern, place = each.pattern, each.place
    here = pattern.sum([at for at in part if place[at] >= 0])
    if here < pattern.sum(part) * _THERE:
        return False
    if len(part) > _SHORT or len(pattern.parts) == 1 or here >= _TOLD:
        return True
    # A word or two may stand anywhere: the words beside them in their sentence are to stand there too.
    beside = range(part.start - 2, part.start) if part.start == pattern.first else range(part.stop, part.stop + 2)
    known = [at for at in beside if 0 <= at < len(place)]
    return not known or any(place[at] >= 0 and place[at] - at == place[part.start] - part.start for at in known)


def _start(each: Alike) -> int | None:
    pattern, words = each.pattern, each.index.words
    first = pattern.first
    place, at = each.place[first], pattern.words.starts[first]
    if place < 0:
        found = _across(each, first, each.left)
        if found is None:
            return None
        return _walk(words.text, words.starts[found], pattern.words.text, at, min(at, pattern.start))
    if _repeated(each, first):
        return None
    if pattern.start > at:
        return words.starts[place] + pattern.start - at if _same_length(each, first) else None
    return _walk(words.text, words.starts[place], pattern.words.text, at, pattern.start)


def _end(each: Alike) -> int | None:
    pattern, words = each.pattern, each.index.words
    last = pattern.last - 1
    place, at = each.place[last], pattern.words.ends[last]
    if place < 0:
        found = _across(each, pattern.last, each.right)
        if found is None:
            return None
        return _walk(words.text, words.ends[found - 1], pattern.words.text, at, max(at, pattern.end))
    if _repeated(each, last):
        return None
    if pattern.end < at:
        return words.ends[place] - (at - pattern.end) if _same_length(each, last) else None
    return _walk(words.text, words.ends[place], pattern.words.text, at, pattern.end)


def _same_length(each: Alike, at: int) -> bool:
    """Whether a word has as many signs here as there: then an edge within it can be counted off."""
    there, here, place = each.pattern.words, each.index.words, each.place[at]
    return there.ends[at] - there.starts[at] == here.ends[place] - here.starts[place]


def _repeated(each: Alike, edge: int) -> bool:
    """Whether the quote's outermost word stands twice near its edge, here or there, where words were put in or taken
    out: nobody can say which of the two it is."""
    around = range(edge - _BESIDE, edge + _BESIDE + 1)
    shifts = _shifts(each, around)
    if len(shifts) < 2:
        return False
    by = {one - other for one in shifts for other in shifts} - {0}
    signs, here, at = each.pattern.signs, each.index.signs, each.place[edge]
    return any(signs[edge] in (_sign(signs, edge + off), _sign(here, at + off)) for off in by if abs(off) <= _BESIDE)


def _sign(signs: str, at: int) -> str:
    return signs[at] if 0 <= at < len(signs) else ""


def _shifts(each: Alike, around: range) -> set[int]:
    """How far these words of the pattern are from where they stand here: one number where none was put in or out."""
    place = each.place
    return {place[at] - at for at in around if 0 <= at < len(place) and place[at] >= 0}


def _across(each: Alike, boundary: int, side: Seen) -> int | None:
    """The word of the text before which a boundary lies by now whose word in the quote was replaced or taken out."""
    place = each.place
    before = next((at for at in range(boundary - 1, -1, -1) if place[at] >= 0), None)
    behind = next((at for at in range(boundary, len(place)) if place[at] >= 0), None)
    if before is None or behind is None or side.bits < _SOLID:
        return None
    gone, low, high = behind - before - 1, place[before] + 1, place[behind]
    if gone > _REPLACED or set(each.pattern.signs[before + 1 : behind]) & set(each.index.signs[low:high]):
        return None
    if high - low == gone:
        return low + boundary - before - 1
    # One taken out: but with another put in beside it, either may have been replaced.
    beside = (range(before - 2, before + 1), range(behind, behind + 3))
    return low if high == low and all(len(_shifts(each, around)) < 2 for around in beside) else None


def _walk(text: str, at: int, whole: str, place: int, until: int) -> int:
    """From the edge of a word outwards over the signs that the quote takes in, as far as they are the same here."""
    step = 1 if until > place else -1
    ahead = 0 if step > 0 else -1
    while place != until:
        sign, here = whole[place + ahead], text[max(at + ahead, 0) : at + ahead + 1]
        if sign == here or (sign.isspace() and here.isspace()):
            at += step
        elif not sign.isspace():
            break
        place += step
    return at
