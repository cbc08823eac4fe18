"""JSON that others wrote, and nobody promised to be sane: in files, and in the answers of registries."""

import json
import math
import re
from typing import Any

_LONGEST_NUMBER = 18
"""Digits of a whole number; a longer one is kept as the text of its digits. Python refuses those of 4,300 digits."""
_DEEPEST = 200
"""Levels of a value; what nests deeper could be read, and then not be written again."""
_TOO_DEEP = "JSON nested too deep"
_HALF = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[dD][89a-fA-F][\da-fA-F]{2}|.)", re.DOTALL
)
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_HALF_ESCAPED = 6
"""Code points of the escape of half a surrogate pair; a whole pair has twice as many."""


def loads(text: str | bytes) -> Any:
    """The value of a JSON text. Raises ValueError for what is none, and for what nests deeper than any real value.

    Half a surrogate pair, which no file and no database can hold, is U+FFFD; whole numbers of more than 18 digits are
    texts; what JSON has no number for (`NaN`, `Infinity`, `1e999`) is None."""
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text), errors="replace")
    try:
        value = _DECODER.decode(_HALF.sub(_whole, text) if _HALVES.search(text) else text)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
    if _is_deep(value):
        raise ValueError(_TOO_DEEP)
    return value


def value_at(text: str, place: int) -> tuple[Any, int]:
    """The value that begins at `place`, and where it ends. Raises ValueError; halves of surrogate pairs stay."""
    try:
        return _DECODER.raw_decode(text, place)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None


def _is_deep(value: Any) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(_DEEPEST):
        inner = (each.values() if isinstance(each, dict) else each for each in level)
        level = [one for each in inner for one in each if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def _whole(match: re.Match[str]) -> str:
    return "\\ufffd" if len(match.group()) == _HALF_ESCAPED else match.group()


def _number(digits: str) -> int | str:
    return int(digits) if len(digits.lstrip("-")) <= _LONGEST_NUMBER else digits


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


_DECODER = json.JSONDecoder(strict=False, parse_int=_number, parse_float=_finite, parse_constant=lambda _name: None)
