"""The numbers that Word counts and prints before the items of lists, but does not store."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_desk.importers.word.styles import W, child, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_SIGNLESS = ("", "bullet", "none")
_PLACE = re.compile(r"%([1-9])")
_ROMAN = dict(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MOST = 9999


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    first: int
    pattern: str


class Numbering:
    """Counts the items of the lists of one file. Lists of one shape count on, unless one says where it begins."""

    def __init__(self, root: "_Element | None") -> None:
        self._shapes: dict[str, str] = {}
        """List → the shape it is of."""
        self._levels: dict[tuple[str, str], _Level] = {}
        self._begins: dict[str, dict[str, int]] = {}
        """List → where it begins to count anew, by level."""
        self._counts: dict[tuple[str, str], int] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: "_Element") -> None:
        shapes = {value(each, "abstractNumId"): each for each in root.iterchildren(f"{W}abstractNum")}
        named = {value(child(each, "styleLink")): each for each in shapes.values()}
        for number in root.iterchildren(f"{W}num"):
            list_id, shape_id = value(number, "numId"), value(child(number, "abstractNumId"))
            shape = shapes.get(shape_id)
            linked = value(child(shape, "numStyleLink"))
            shape = named.get(linked, shape) if linked else shape
            self._shapes[list_id] = shape_id
            for level in shape.iterchildren(f"{W}lvl") if shape is not None else ():
                self._levels[(list_id, value(level, "ilvl"))] = _level(level)
            for override in number.iterchildren(f"{W}lvlOverride"):
                self._override(list_id, override)

    def _override(self, list_id: str, override: "_Element") -> None:
        depth, level = value(override, "ilvl"), child(override, "lvl")
        if level is not None:
            self._levels[(list_id, depth)] = _level(level)
        begin = value(child(override, "startOverride"))
        if begin.isdecimal():
            self._begins.setdefault(list_id, {})[depth] = int(begin[:6])

    def next(self, list_id: str, level: str) -> str:
        """The printed number of the next item of a list (`3.`, `b.`, `2.1.`); empty for a bullet."""
        shape = self._levels.get((list_id, level), _Level("", 1, ""))
        if shape.form in _SIGNLESS:
            return ""
        counted = self._shapes[list_id]
        for depth, begin in self._begins.pop(list_id, {}).items():
            self._counts[(counted, depth)] = begin - 1
        key = (counted, level)
        self._counts[key] = self._counts.get(key, shape.first - 1) + 1
        for deeper in [other for other in self._counts if other[0] == counted and other[1] > level]:
            del self._counts[deeper]
        return self._printed(list_id, level, shape)

    def _printed(self, list_id: str, level: str, shape: _Level) -> str:
        """The number alone where the level prints no other; its brackets are all written as a full stop."""
        places = _PLACE.findall(shape.pattern)
        if len(places) < 2:
            return f"{self._said(list_id, level)}."
        return ".".join(self._said(list_id, str(int(place) - 1)) for place in places) + "."

    def _said(self, list_id: str, level: str) -> str:
        shape = self._levels.get((list_id, level), _Level("decimal", 1, ""))
        return _in_form(self._counts.get((self._shapes[list_id], level), shape.first), shape.form)


def _level(level: "_Element") -> _Level:
    start = value(child(level, "start"))
    first = int(start[:6]) if start.isdecimal() else 1
    return _Level(value(child(level, "numFmt")), first, value(child(level, "lvlText")))


def _in_form(number: int, form: str) -> str:
    if not 0 < number <= _MOST or not form.endswith(("Letter", "Roman")):
        return str(number)
    text = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if form.endswith("Letter") else _roman(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN.items():
        text += sign * (number // worth)
        number %= worth
    return text
