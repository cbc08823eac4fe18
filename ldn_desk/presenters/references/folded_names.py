"""A long list of names, folded: the first ones, and those that differ."""

from collections.abc import Sequence
from typing import NamedTuple

from ldn_desk.presenters.references.differing import Stretch, merged

LONG = 6
"""From more names than this on, a list is folded."""
FIRST = 3
"""So many are shown, and besides them those that differ, as far as `LONG` allows."""
SEPARATOR = ", "


class NameList(NamedTuple):
    """Names as they are shown, parted by commas, and where each stands in the text."""

    text: str
    names: tuple[Stretch, ...]

    @classmethod
    def of(cls, text: str) -> "NameList | None":
        """The names in `text`; None where there are too few to fold."""
        spans, at = [], 0
        for name in text.split(SEPARATOR):
            spans.append((at, at + len(name)))
            at += len(name) + len(SEPARATOR)
        return cls(text, tuple(spans)) if len(spans) > LONG else None


def folded_names(names: NameList, differing: Sequence[Stretch]) -> tuple[str, tuple[Stretch, ...]]:
    """(the text shown, the spans of it that differ): names left out are an ellipsis."""
    wanted = [place for place, name in enumerate(names.names) if place < FIRST or _touched(name, differing)][:LONG]
    shown, spans, last = "", [], -1
    for place in wanted:
        start, end = names.names[place]
        if shown:
            shown += SEPARATOR if place == last + 1 else f"{SEPARATOR}…{SEPARATOR}"
        moved = len(shown) - start
        spans += [(max(a, start) + moved, min(b, end) + moved) for a, b in differing if a < end and b > start]
        shown += names.text[start:end]
        last = place
    return shown + (f"{SEPARATOR}…" if last < len(names.names) - 1 else ""), tuple(merged(spans))


def _touched(name: Stretch, differing: Sequence[Stretch]) -> bool:
    return any(start < name[1] and end > name[0] for start, end in differing)
