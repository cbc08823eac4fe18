"""Selectors that somebody hands in, as anchors."""

from typing import Any

from ldn_desk.domain.anchor import Anchor
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.foreign_json import value_at
from ldn_desk.domain.translation import tr

MOST = 20_000
"""Selectors of one file."""
LONGEST, LONGEST_CONTEXT = 100_000, 10_000
"""Code points of a quote, and of what stands on one side of it."""
_TEXTS = {"exact": LONGEST, "prefix": LONGEST_CONTEXT, "suffix": LONGEST_CONTEXT}


def anchors_in(data: bytes, name: str) -> tuple[Anchor, ...]:
    """The anchors of a JSON list of `{"exact", "prefix", "suffix", "start", "end"}`; `name` is the file's.

    Raises UnreadableInput with one sentence where it is none."""
    found = _value(data, name)
    if not isinstance(found, list):
        raise UnreadableInput(tr("{name} holds no list of selectors: put them between [ and ].", name=name))
    if len(found) > MOST:
        raise UnreadableInput(
            tr("{name} holds {n} selectors, more than {most}: place them in parts.", name=name, n=len(found), most=MOST)
        )
    return tuple(_anchor(each, f"{name}, {number}") for number, each in enumerate(found, 1))


def _value(data: bytes, name: str) -> Any:
    try:
        text = data.decode("utf-8-sig").strip()
        value, end = value_at(text, 0)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(tr("{name} is no JSON: give a list of selectors.", name=name)) from error
    if end != len(text):
        raise UnreadableInput(tr("{name} is no JSON: give a list of selectors.", name=name))
    return value


def _anchor(selector: Any, place: str) -> Anchor:
    if not isinstance(selector, dict):
        raise UnreadableInput(tr("Selector {place} is no object with exact, prefix, suffix, start, end.", place=place))
    exact, prefix, suffix = (_text(selector.get(key), key, most, place) for key, most in _TEXTS.items())
    if not exact.strip():
        raise UnreadableInput(tr("Selector {place}: “exact” is empty; give the words that are quoted.", place=place))
    start, end = (_number(selector.get(key), key, place) for key in ("start", "end"))
    return Anchor(exact, prefix, suffix, start, end)


def _text(value: Any, key: str, most: int, place: str) -> str:
    if not isinstance(value, str):
        raise UnreadableInput(tr("Selector {place}: “{key}” is missing, or no text.", place=place, key=key))
    if len(value) > most:
        raise UnreadableInput(
            tr("Selector {place}: “{key}” is longer than {most} signs.", place=place, key=key, most=most)
        )
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise UnreadableInput(tr("Selector {place}: “{key}” holds half a sign.", place=place, key=key))
    return value


def _number(value: Any, key: str, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnreadableInput(tr("Selector {place}: “{key}” is missing, or no whole number.", place=place, key=key))
    return value
