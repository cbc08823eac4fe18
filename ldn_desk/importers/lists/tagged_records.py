"""Tagged lists (RIS, MEDLINE): lines that begin with a tag, and lines that go on with the one before.

Own code: the reader of RIS that was tried (rispy) keeps no raw text, drops a tag's second value, parts an address at
its semicolon and makes a wrapped name two.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ldn_desk.reading.listed.values import LONGEST, plain


@dataclass(frozen=True)
class Tagged:
    """One record: its raw text, and its (tag, value) pairs in order."""

    raw: str
    pairs: tuple[tuple[str, str], ...]

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """The values of each tag in order."""
        values: dict[str, list[str]] = {}
        for tag, value in self.pairs:
            values.setdefault(tag, []).append(value)
        return values

    def first(self, *tags: str) -> str:
        """The first value of the first tag that has one, as one plain line."""
        return next((plain(value[:LONGEST]) for tag in tags for value in self.values.get(tag, ()) if value.strip()), "")

    def all(self, *tags: str) -> list[str]:
        """Every value of these tags, tag by tag."""
        return [value[:LONGEST] for tag in tags for value in self.values.get(tag, ()) if value.strip()]

    def in_order(self, *tags: str) -> list[str]:
        """Every value of these tags as they stand in the record, each once."""
        return list(dict.fromkeys(value for tag, value in self.pairs if tag in tags and value.strip()))


def tagged(lines: Iterable[str], line: re.Pattern[str]) -> Tagged:
    """The record of these lines; `line` matches one that begins with a tag: (tag, value). Others go on with it."""
    kept = list(lines)
    return Tagged("\n".join(kept).strip(), tuple(_joined(kept, line)))


def _joined(lines: list[str], line: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    tag, pieces = "", [""]
    for text in lines:
        match = line.match(text)
        if match is None:
            pieces.append(text.strip())
            continue
        if tag:
            yield tag, " ".join(filter(None, pieces))
        tag, pieces = match.group(1), [(match.group(2) or "").strip()]
    if tag:
        yield tag, " ".join(filter(None, pieces))
