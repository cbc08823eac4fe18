"""YAML as text: dictionaries, lists and strings, and nothing else.

PyYAML's parser reads it, and what it means beyond that is left alone. No date, number or boolean is made of a word, so
that a title "No" and a year "2015" stay as they are printed; a tag makes nothing; an anchor is passed over and an
alias is its own text, so that nothing multiplies.

People write front matter by hand, and much of it is no YAML. What is broken is cut at its outermost keys or items and
each of these is read by itself, so that a fault costs no more than the value it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from yaml.events import Event, NodeEvent

_MOST = 2_000_000
"""Characters that are read, half a second's work; what stands behind them is passed over."""
_MOST_PARTS = 20_000
"""Parts that broken texts are cut into and read by themselves, in all; at worst another second."""
_MOST_CUTS = 8
"""How deep a broken text is cut up: list, reference, authors, author and name, and room to spare."""
_DEEPEST = 24
_PAIR = re.compile(r" *(\"[^\"]{1,80}\"|'[^']{1,80}'|\w[\w .:/@-]{0,80}?) *:(?: +(.*))?$")
_EMPTY = ("", "~")


def read_yaml(text: str) -> Any:
    """The value of the text: dictionaries, lists and strings; None where it holds nothing that can be read."""
    return _Reading().value(text[:_MOST].expandtabs(4))


class _Reading:
    """Reads one text; counts the parts that it had to be cut into."""

    def __init__(self) -> None:
        self._parts = 0

    def value(self, text: str) -> Any:
        """The whole value, or what its parts are by themselves."""
        found = _parsed(text)
        return self._by_parts(text.split("\n"), 0) if found is _BROKEN else found

    def _by_parts(self, lines: list[str], cuts: int) -> Any:
        """A list or a dictionary of what the parts of broken lines are; text that has no parts stands as it is."""
        parts = list(_cut(lines)) if cuts < _MOST_CUTS else []
        if not parts:
            return _as_it_stands(lines)
        if _is_item(parts[0][0]):
            values = [self._item(part, cuts) for part in self._counted(parts) if _is_item(part[0])]
            return [value for value in values if value is not None]
        pairs = ((_PAIR.match(part[0]), part) for part in self._counted(parts))
        return {pair[1].strip("\"'"): self._of_key(pair[2] or "", part, cuts) for pair, part in pairs if pair}

    def _counted(self, parts: list[list[str]]) -> Iterator[list[str]]:
        for part in parts:
            self._parts += 1
            if self._parts > _MOST_PARTS:
                return
            yield part

    def _item(self, part: list[str], cuts: int) -> Any:
        found = _parsed("\n".join(part))
        if found is not _BROKEN:
            return next(iter(found), None) if isinstance(found, list) else None
        # What follows the dash is the first line of the item, as deep as it stands.
        return self._by_parts([part[0].replace("-", " ", 1), *part[1:]], cuts + 1)

    def _of_key(self, rest: str, part: list[str], cuts: int) -> Any:
        found = _parsed("\n".join(part))
        if found is not _BROKEN:
            return next(iter(found.values()), "") if isinstance(found, dict) else ""
        below = part[1:]
        return _as_it_stands([rest, *below]) if _told(rest) else self._by_parts(below, cuts + 1)


_BROKEN = object()
"""What is no YAML."""


def _parsed(text: str) -> Any:
    """The value of the first document, or `_BROKEN`."""
    import yaml

    # libyaml is ten times as fast as PyYAML's own parser, and nearly every wheel has it.
    events = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    try:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return _built(event, events, 0)
    # A control character or half a pair of surrogates is no YAML either.
    except (yaml.YAMLError, ValueError):
        return _BROKEN
    return None


def _built(event: NodeEvent, events: Iterator[Event], depth: int) -> Any:
    """The value that begins with this event. Raises ValueError where it is nested deeper than anything is meant to."""
    from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

    if depth > _DEEPEST:
        raise ValueError
    match event:
        case SequenceStartEvent():
            return list(_values(events, depth + 1))
        case MappingStartEvent():
            values = list(_values(events, depth + 1))
            pairs = zip(values[::2], values[1::2], strict=True)
            return {key: value for key, value in pairs if isinstance(key, str)}
        case ScalarEvent():
            value = event.value.strip()
            return "" if event.implicit[0] and value in _EMPTY else value
        case _:
            return f"*{event.anchor}"


def _values(events: Iterator[Event], depth: int) -> Iterator[Any]:
    """The values up to where what holds them ends."""
    from yaml.events import CollectionEndEvent

    for event in events:
        if isinstance(event, CollectionEndEvent):
            return
        # Within a collection there is nothing else.
        yield _built(cast("NodeEvent", event), events, depth)


def _cut(lines: list[str]) -> Iterator[list[str]]:
    """The parts that begin at the outermost keys, or at the outermost items; none where there are neither."""
    begins = [line for line in lines if _is_item(line) or (":" in line and _PAIR.match(line))]
    if not begins:
        return
    outermost = min(map(_indent, begins))
    in_list = _is_item(next(line for line in begins if _indent(line) == outermost))
    part: list[str] = []
    for line in lines:
        # The items of a key may stand as deep as the key, and so may the bracket that closes its value.
        goes_on = not line.strip() or _indent(line) > outermost or (not in_list and line.strip()[0] in "-]}#")
        if part and not goes_on:
            yield part
            part = []
        part.append(line)
    yield part


def _is_item(line: str) -> bool:
    return line.lstrip().startswith("- ") or line.strip() == "-"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _told(line: str) -> str:
    """The line without its comment."""
    return f" {line}".partition(" #")[0].strip()


def _as_it_stands(lines: list[str]) -> str:
    text = " ".join(filter(None, map(_told, lines)))
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
