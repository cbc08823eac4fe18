"""Markers of supplementary lists: `[S1]`, `[S1–S3]`, `[2,S1]`."""

import re
from collections.abc import Iterator, Mapping

from ldn_desk.reading.citations.markers import Marker

_ITEM = r"(?:[A-Z]\d{1,3}|\d{1,4})"
_MARKER = re.compile(rf"\[(?=[^\]]{{0,60}}[A-Z])({_ITEM}(?:\s?[,;–-]\s?{_ITEM}){{0,30}})\]")
_RANGE = re.compile(r"([A-Z])(\d{1,3})\s?[–-]\s?\1?(\d{1,3})")


def labelled_markers(text: str, labels: Mapping[str, int]) -> Iterator[Marker]:
    """The markers that name entries by label; `labels` leads from the labels to `Reference.number`. What names a label
    that no entry bears is none."""
    if not labels:
        return
    for match in _MARKER.finditer(text):
        items = re.findall(_ITEM, _RANGE.sub(_spelt_out, match.group(1)))
        if all(item in labels for item in items if not item.isdecimal()):
            numbers = dict.fromkeys(labels.get(item) or int(item) for item in items)
            yield Marker("label", match.start(), match.end(), tuple(numbers))


def _spelt_out(match: re.Match[str]) -> str:
    letter, first, last = match.groups()
    return ",".join(f"{letter}{number}" for number in range(int(first), int(last) + 1))
