"""What a CSL-JSON object says besides what is compared: kept, so that it can leave with the reference again."""

from collections.abc import Mapping
from typing import Any

from ldn_desk.reading.listed.values import LONGEST, plain

_COMPARED = frozenset(
    (
        *("id", "type", "author", "et-al", "editor", "issued", "title", "container-title", "volume", "issue", "page"),
        *("number", "article-number", "edition", "publisher", "publisher-place", "DOI", "PMID", "PMCID", "ISBN"),
        *("ISSN", "URL", "custom", "citation-key", "published", "arXiv", "schema"),
    )
)
_NAMES = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short", "event": "event-title"}
"""Older names of CSL-JSON, and the newer ones that are kept."""
_DEEPEST = 4
_MOST = 500
"""Values of one list or object that are kept."""


def csl_further(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Values by CSL-JSON names, as the object has them; what our own exporter wrote beside them left out.

    `title` is there where it has mark-up (`<i>`, `<sup>` …)."""
    custom = data.get("custom")
    ours = custom.get("ldn-desk") if isinstance(custom, dict) else None
    found = {
        _NAMES.get(name, name): value
        for name, given in data.items()
        if name not in _COMPARED and (value := _bounded(given, _DEEPEST)) not in (None, "", [], {})
    }
    if isinstance(ours, dict):
        # Our own lines stand in `note`; the one that the reference came with stands beside them.
        found.pop("note", None)
        note = _bounded(ours.get("note"), 0)
        found |= {"note": note} if note else {}
    title = data.get("title")
    if isinstance(title, str) and "<" in title and plain(title[:LONGEST]) != title:
        found["title"] = title[:LONGEST]
    return found


def _bounded(value: Any, depth: int) -> Any:
    """The value as far as it is kept: texts of a bounded length, lists and objects of a bounded size and depth."""
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, list) and depth:
        return [_bounded(each, depth - 1) for each in value[:_MOST]]
    if isinstance(value, dict) and depth:
        held = ((str(name), _bounded(each, depth - 1)) for name, each in list(value.items())[:_MOST])
        return {name: each for name, each in held if each not in (None, "")}
    return None
