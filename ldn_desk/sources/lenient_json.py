"""Reading JSON that a registry sent and nobody promised the shape of: what is not there, or odd, is empty."""

from collections.abc import Mapping
from typing import Any

from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.sources.markup import plain

_LONGEST = 20_000
"""Code points of one text that are looked at; the longest titles have a thousand."""
_LATEST_YEAR = 2999
_LONGEST_NUMBER = 18
"""Digits; Python refuses those of 4,300."""


def text(value: Any) -> str:
    """The plain text of a string or number; of a list, of its first entry that has any; else empty."""
    if isinstance(value, str):
        return plain(value[:_LONGEST])
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return next(iter(texts(value)), "") if isinstance(value, list) else ""


def texts(value: Any) -> tuple[str, ...]:
    """Every text of a list, or of a single value, each once and none empty."""
    values = value if isinstance(value, list) else [value]
    kept = (text(entry) for entry in values if not isinstance(entry, list))
    return tuple(dict.fromkeys(entry for entry in kept if entry))


def mapping(value: Any) -> Mapping[str, Any]:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: Any) -> tuple[Mapping[str, Any], ...]:
    """The objects of a list (or one object alone)."""
    values = value if isinstance(value, list) else [value]
    return tuple(entry for entry in values if isinstance(entry, Mapping))


def date(value: Any) -> PartialDate | None:
    """The date of `{"date-parts": [[2016, 1]]}` or of a text that begins `2016-01-31`; None where no year is told."""
    if isinstance(value, str):
        return _dated(value.split("T")[0].split("-"))
    told = mapping(value)
    parts = told.get("date-parts")
    while isinstance(parts, list) and parts and isinstance(parts[0], list):
        parts = parts[0]
    found = _dated(parts) if isinstance(parts, list) else None
    return found or next((date(told[key]) for key in ("raw", "literal") if isinstance(told.get(key), str)), None)


def _dated(parts: list[Any]) -> PartialDate | None:
    year, month, day = (*map(_number, parts[:3]), None, None, None)[:3]
    if not year or year > _LATEST_YEAR:
        return None
    month = month if month and month <= 12 else None
    return PartialDate(year, month, day if month and day and day <= 31 else None)


def _number(value: Any) -> int | None:
    digits = str(value).strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER else None


def name(value: Mapping[str, Any]) -> Name:
    """A person or a group as Crossref and CSL-JSON write them; an empty name where nothing is told."""
    family, given = text(value.get("family")).rstrip(",;*"), text(value.get("given")).rstrip(",;*")
    group = text(value.get("literal")) or text(value.get("name"))
    if not family:
        return Name(literal=group or given)
    particles = (text(value.get(key)) for key in ("dropping-particle", "non-dropping-particle"))
    particle = " ".join(part for part in particles if part)
    return Name(family=family, given=given, particle=particle, suffix=text(value.get("suffix")))


def names(value: Any) -> tuple[Name, ...]:
    """The names of a list of authors or editors, empty entries left out."""
    return tuple(found for found in map(name, mappings(value)) if found != Name())
