"""The head of a Markdown file: YAML between `---`, as blogs and pandoc write it.

What an article's identity needs is read (title, author, date, language, address), and the references that are listed
in it, or in a block like it further down.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ldn_desk.importers.text.yaml_text import read_yaml

_BLOCK = re.compile(r"^---[ \t]*\n(.{0,2000000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_LISTS = ("references", "bibliography-entries")
_LISTED = re.compile(rf"^(?:{'|'.join(_LISTS)})[ \t]*:", re.MULTILINE)
_LONGEST = 20_000
"""Characters of a head that lists no references: what is longer begins with a rule across the page."""
_GIVEN, _FAMILY = ("given", "given-names", "given_names", "first"), ("family", "surname", "last")


@dataclass(slots=True)
class Head:
    """The values of the head by key, in lower case, and the references that the text lists."""

    values: dict[str, Any] = field(default_factory=dict)
    references: list[Any] = field(default_factory=list)

    def first(self, *keys: str) -> str:
        """The first text of the first key that has one."""
        return next((text for key in keys for text in _texts(self.values.get(key))), "")

    def all(self, *keys: str) -> list[str]:
        """Every text of the first key that has any; of authors, their names."""
        return next((found for key in keys if (found := list(_texts(self.values.get(key))))), [])


def take_head(text: str) -> tuple[Head, str]:
    """The head, and the text without it and without later blocks that list references."""
    head = Head()

    def take(block: re.Match[str]) -> str:
        listed = _LISTED.search(block.group(1)) is not None
        first = block.start() == 0
        if not listed and (not first or len(block.group(1)) > _LONGEST):
            return block.group()
        value = read_yaml(block.group(1))
        values = {key.lower(): each for key, each in value.items()} if isinstance(value, dict) else {}
        found = [entry for name in _LISTS for entry in _items(values.get(name))]
        head.references += found
        if first and (values or value is None):
            head.values = values
            return ""
        return "" if found else block.group()

    return head, _BLOCK.sub(take, text) if "---" in text else text


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> Iterator[str]:
    """The texts of a value: its own, those of its items, or the name that it gives in parts."""
    match value:
        case str() if value.strip():
            yield " ".join(value.split())
        case list():
            for each in value:
                yield from _texts(each)
        case {"name": name} | {"literal": name}:
            yield from _texts(name)
        case dict():
            parts = (next(_texts([value.get(key) for key in keys]), "") for keys in (_GIVEN, _FAMILY))
            yield from _texts(" ".join(parts))
