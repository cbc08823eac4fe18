"""Where the fields of a Word file lead, and which part of a printed citation means which work."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ldn_desk.domain.bibliography import Fields
from ldn_desk.importers.links import safe_href
from ldn_desk.reading.characters import folded

_ADDRESS = re.compile(r'^\s*HYPERLINK\s{1,4}"([^"\s]{1,4000})"')
_PLACE = re.compile(r'^\s*(?:HYPERLINK\s{1,4}(?:"[^"]{0,9}"\s{1,4})?\\l\s{1,4}"|(?:REF|NOTEREF)\s{1,4})([\w.:-]{1,80})')
_JUMPS = re.compile(r"\\[hlnrw]\b")


def link_of(code: str) -> str:
    """The address or `#place` that a field leads to; empty for fields that lead nowhere."""
    place = _PLACE.match(code)
    if place and _JUMPS.search(code):
        return f"#{place.group(1)}"
    address = _ADDRESS.match(code)
    return safe_href(address.group(1)) if address else ""


def assigned(text: str, anchors: Sequence[str], works: Mapping[str, Fields]) -> Iterator[tuple[str, tuple[int, int]]]:
    """(anchor, its part of the printed text) for each work cited: the part that names its author, else the whole.

    Programs sort the works of one citation as their style says, not as they were chosen."""
    parts = list(_parts(text))
    named = [_naming(text, parts, works.get(anchor, Fields())) for anchor in anchors]
    clear = len(parts) == len(anchors) > 1 and None not in named and len(set(named)) == len(anchors)
    whole = (0, len(text))
    for anchor, part in zip(anchors, named, strict=True):
        yield anchor, (part if clear and part else whole)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split(";"):
        yield start, start + len(part)
        start += len(part) + 1


def _naming(text: str, parts: Sequence[tuple[int, int]], work: Fields) -> tuple[int, int] | None:
    """The only part that names the work's first author (or title), and its year where several do."""
    first = work.author[0].family or work.author[0].literal if work.author else work.title
    name, year = folded(first)[:20], str(work.year or "")
    naming = [part for part in parts if name and name in folded(text[part[0] : part[1]])]
    dated = [part for part in naming if year in text[part[0] : part[1]]] if len(naming) > 1 else naming
    return dated[0] if len(dated) == 1 else None
