"""Two texts side by side: what differs is lit, and of a long text what is the same is folded."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ldn_desk.presenters.references.differing import Stretch, differing_spans

FOLDED_FROM = 400
"""Letters from which on a text is folded."""
AROUND = 60
"""Letters of what is the same that are left beside what differs; four times as many where nothing is lit."""


class Piece(NamedTuple):
    """A stretch of a text as it is shown."""

    text: str
    lit: bool = False
    """It is not the same on both sides."""


def compared(one: str, other: str, *, whole: bool = False) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces; long ones are folded unless they are wanted `whole`."""
    spans: tuple[list[Stretch], list[Stretch]] = ([], [])
    if one and other and one != other:
        spans = differing_spans(one, other)
    left, right = _pieces(one, spans[0]), _pieces(other, spans[1])
    return (left, right) if whole else (_folded(left), _folded(right))


def _pieces(text: str, spans: Iterable[Stretch]) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for start, end in spans:
        pieces += [Piece(text[at:start]), Piece(text[start:end], True)]
        at = end
    return [each for each in (*pieces, Piece(text[at:])) if each.text]


def _folded(pieces: Sequence[Piece]) -> list[Piece]:
    if sum(len(each.text) for each in pieces) <= FOLDED_FROM:
        return list(pieces)
    if len(pieces) == 1:
        return [Piece(_cut(pieces[0].text, 4 * AROUND, 0), pieces[0].lit)]
    last = len(pieces) - 1
    return [
        each if each.lit else Piece(_cut(each.text, AROUND * (n > 0), AROUND * (n < last)))
        for n, each in enumerate(pieces)
    ]


def _cut(text: str, head: int, tail: int) -> str:
    """So many letters of its beginning and of its end, whole words; all of it where that is little more."""
    if len(text) <= head + tail + AROUND:
        return text
    first = text[:head].rpartition(" ")[0] + " " if head else ""
    rest = " " + text[len(text) - tail :].partition(" ")[2] if tail else ""
    return f"{first}…{rest}"
