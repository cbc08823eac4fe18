"""The objects of a JSON list, each with the text it stands in; damaged ones too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.foreign_json import loads, value_at
from ldn_desk.domain.translation import tr

_NOT_BLANK = re.compile(r"[^\s,]")
_SIGN = re.compile(r'"(?:[^"\\]|\\.){0,100000}"|[{}\[\]]', re.DOTALL)
# What an item begins with, and neither a name nor a date does.
_NEXT = re.compile(
    r"(\}\s*,\s*)(?=\{\s*\"(?!family|given|name|literal|date|creatorType|first|last|tag\b)[\w-]{1,30}\"\s*:)"
)
_LOOKED_AT = 65_536
"""Code points that are looked through for the end of a damaged item, at first."""
_MOST_DAMAGED = 1000
_MOST_VALUES = 400_000
"""Values of a list that are looked at, references or not."""
_ITEMS = re.compile(r'"(?:items|references)"\s*:\s*\[')
_PAIR = re.compile(r'"([A-Za-z-]{1,40})"\s*:\s*("(?:[^"\\\n]|\\.){0,20000}"|-?\d{1,15})')


@dataclass(frozen=True, slots=True)
class Item:
    """One object of the list."""

    raw: str
    data: dict[str, Any]
    damaged: bool = False


def items(text: str) -> Iterator[Item]:
    """The objects of an array, of `{"items": […]}`, or the single object the text is. Values that are none are passed
    over, as no list of references holds any."""
    start = _after_blanks(text, 0)
    inside = _ITEMS.search(text) if text.startswith("{", start) else None
    if text.startswith("{", start) and not (inside and _is_outer(text, start, inside.start())):
        yield from _object(text, start)
        return
    yield from _array(text, inside.end() if inside else start + 1)


def _array(text: str, place: int) -> Iterator[Item]:
    damaged = values = 0
    while values < _MOST_VALUES and (place := _after_blanks(text, place)) < len(text):
        if text[place] in "]}":
            # Behind a damaged item, a bracket may be the item's own.
            following = _NEXT.search(text, place) if damaged else None
            if following is None:
                return
            place = following.end(1)
        item, place = _item(text, place)
        values += 1
        damaged += item is not None and item.damaged
        if damaged > _MOST_DAMAGED:
            raise UnreadableInput(tr("It is too damaged to be read: save the list again from your reference manager."))
        if item is not None:
            yield item


def _after_blanks(text: str, place: int) -> int:
    match = _NOT_BLANK.search(text, place)
    return match.start() if match else len(text)


def _is_outer(text: str, start: int, place: int) -> bool:
    """Whether `place` is one level below the object that begins at `start`."""
    depth = 0
    for match in _SIGN.finditer(text, start, min(place, start + _LOOKED_AT)):
        depth += (match.group() in "{[") - (match.group() in "}]")
    return depth == 1


def _object(text: str, start: int) -> Iterator[Item]:
    """The object, and others after it where each stands on a line of its own."""
    place = start
    while text.startswith("{", place):
        item, place = _item(text, place)
        if item is not None:
            yield item
        place = _after_blanks(text, place)


def _item(text: str, place: int) -> tuple[Item | None, int]:
    """The value at `place`, None where it is sound and no object, and where it ends."""
    try:
        value, end = value_at(text, place)
    except ValueError:
        end = _next_item(text, place)
        raw = text[place:end].strip(" \t\n,]")
        return Item(raw, _told(raw), damaged=True), end
    return (Item(text[place:end], value) if isinstance(value, dict) else None), end


def _next_item(text: str, place: int) -> int:
    """Where the damaged value ends: its braces close, or another item begins after a comma."""
    for reach in (_LOOKED_AT, 16 * _LOOKED_AT):
        following = _NEXT.search(text, place, place + reach)
        end = following.end(1) if following else place + reach
        closed = _closed(text, place, end)
        if closed or following:
            return closed or end
    following = _NEXT.search(text, place)
    return following.end(1) if following else len(text)


def _closed(text: str, start: int, end: int) -> int:
    """Where the braces that open at `start` have closed; 0 where they have not before `end`."""
    depth = 0
    for match in _SIGN.finditer(text, start, end):
        depth += (match.group() in "{[") - (match.group() in "}]")
        if depth <= 0:
            return match.end()
    return 0


def _told(raw: str) -> dict[str, Any]:
    """The texts and numbers a damaged object still names; the first of a name counts."""
    told: dict[str, Any] = {}
    for match in _PAIR.finditer(raw):
        try:
            told.setdefault(match.group(1), loads(match.group(2)))
        except ValueError:
            continue
    return told
