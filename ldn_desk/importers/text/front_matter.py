"""The head of a Markdown file: `key: value` lines between `---`, as blogs and pandoc write them.

Only what an article's identity needs is read (title, author, date, language, address); the rest of YAML is passed over.
"""

import re
from dataclasses import dataclass, field

_HEAD = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name[ \t]*:[ \t]*)?(.*)$")
_NAMED = re.compile(r"[ \t]+name[ \t]*:[ \t]*(.*)$")


@dataclass(slots=True)
class Head:
    """Values by key, lower case; a list's items in order."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *keys: str) -> str:
        """The first value of the first key that has one."""
        return next((value for key in keys for value in self.values.get(key, ()) if value), "")

    def all(self, *keys: str) -> list[str]:
        """Every value of the first key that has any."""
        return next((self.values[key] for key in keys if self.values.get(key)), [])


def take_head(text: str) -> tuple[Head, str]:
    """The head, and the text without it; an empty head where the text has none."""
    match = _HEAD.match(text)
    if match is None:
        return Head(), text
    head, key = Head(), ""
    for line in match.group(1).split("\n"):
        pair, item, named = _PAIR.match(line), _ITEM.match(line), _NAMED.match(line)
        if pair:
            key = pair.group(1).lower()
            head.values[key] = _values(pair.group(2) or "")
        elif key and (item or named):
            found = item or named
            head.values[key] += _values(found.group(1)) if found else []
    return head, text[match.end() :]


def _values(text: str) -> list[str]:
    value = text.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
    return [_unquoted(value)] if value not in ("", "|", ">") else []


def _unquoted(text: str) -> str:
    value = text.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
