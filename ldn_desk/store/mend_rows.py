"""Between rows and mends, as `mapping`: each mend is a kind and a JSON object of what it says."""

import json
from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import Any

from ldn_desk.domain import mending
from ldn_desk.domain.bibliography import from_csl, to_csl
from ldn_desk.domain.mending import Mend, Quote
from ldn_desk.store.mapping import Values, storable
from ldn_desk.store.schema import mends
from ldn_desk.store.stored_json import dumps

MEND = [mends.c[name] for name in ("kind", "detail")]

KINDS: dict[str, type[Mend]] = {
    "correct": mending.Correct,
    "take back": mending.TakeBack,
    "split": mending.Split,
    "merge": mending.Merge,
    "add": mending.Add,
    "remove": mending.Remove,
    "bring back": mending.BringBack,
    "move": mending.Move,
    "begin": mending.Begin,
    "end": mending.End,
    "link": mending.Link,
    "unlink": mending.Unlink,
    "link dois": mending.LinkDois,
}
"""The kinds as they are kept; a library that holds one that is not here was written by a newer program."""
_NAMES = {kind: name for name, kind in KINDS.items()}


def mend_row(mend: Mend) -> Values:
    """What `mends` keeps of the mend itself."""
    said = {entry.name: _kept(getattr(mend, entry.name)) for entry in fields(mend)}
    return {"kind": _NAMES[type(mend)], "detail": dumps(said)}


def _kept(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Quote):
        return [storable(each) if isinstance(each, str) else each for each in astuple(value)]
    return list(value) if isinstance(value, tuple) else to_csl(value)


def mend(row: Sequence[Any]) -> Mend:
    """The mend of a MEND row."""
    kind, detail = row
    said = json.loads(detail)
    return KINDS[kind](**{name: _value(name, value) for name, value in said.items()})


def _value(name: str, value: Any) -> Any:
    if name == "at":
        return Quote(*value)
    if name == "values":
        return from_csl(value)
    return tuple(value) if isinstance(value, list) else value
