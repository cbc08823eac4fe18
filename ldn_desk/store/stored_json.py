"""JSON that is read only when somebody looks into it: a record may hold hundreds of kilobytes nobody asks for."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def dumps(value: Any) -> str:
    """Compact JSON in ASCII, so that even the lone surrogates some registries send can be stored."""
    return json.dumps(value, separators=(",", ":"))


class StoredJson(Mapping[str, Any]):
    """A JSON object kept as text until its first use; equal to a dict of the same content.

    `json.dumps` wants a real dict: hand it `dict(stored)`.
    """

    __slots__ = ("_value", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._value: dict[str, Any] | None = None

    def _read(self) -> dict[str, Any]:
        if self._value is None:
            self._value = json.loads(self.text)
        return self._value

    def __getitem__(self, key: str) -> Any:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return f"StoredJson({self.text!r})"


def text_of(value: Mapping[str, Any]) -> str:
    """The JSON text of an object, without reading it where it is still text."""
    return value.text if isinstance(value, StoredJson) else dumps(dict(value))
