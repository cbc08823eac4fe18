"""What an entry of a BibTeX list says besides what is compared: kept, so that it can leave with the reference again."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from ldn_desk.domain.bibliography import PartialDate, date_to_csl, name_to_csl
from ldn_desk.importers.lists.latex import text_of
from ldn_desk.reading.listed.values import LONGEST, listed_date, original_year, plain

_TEXTS = {
    "language": ("language", "langid", "hyphenation"),
    "genre": ("type", "entrysubtype"),
    "version": ("version",),
    "collection-title": ("series",),
    "abstract": ("abstract",),
    "keyword": ("keywords", "keyword"),
    "note": ("note",),
    "annote": ("annote", "annotation"),
    "file": ("file",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "title-short": ("shorttitle",),
    "container-title-short": ("shortjournal",),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "chapter-number": ("chapter",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "status": ("pubstate",),
    "archive": ("archive",),
    "call-number": ("library",),
}
"""CSL-JSON name → the fields of BibTeX, biblatex and its programs that hold it, the surest first."""
_AS_THEY_STAND = ("file",)
_DATES = {"accessed": ("urldate", "accessed", "lastchecked"), "original-date": ("origdate", "origyear")}
_PEOPLE = {"translator": "translator", "collection-editor": "editora", "container-author": "bookauthor"}
_ITALIC = re.compile(
    r"\\(?:emph|textit|mkbibemph|mkbibitalic)\s?\{([^{}]{0,400})\}|\{\\(?:em|it|itshape)\s([^{}]{0,400})\}"
)
_RAISED = re.compile(r"\\textsuperscript\s?\{([^{}]{0,100})\}")
_LOWERED = re.compile(r"\\textsubscript\s?\{([^{}]{0,100})\}")
_BLANKS = re.compile(r"\s+")
_OUR_KEYWORD = "LDN Desk"


class Entry(Protocol):
    """The values of one entry."""

    def raw(self, *names: str) -> str:
        """The first value there is of these fields, LaTeX and all."""
        ...

    def text(self, *names: str) -> str:
        """The same as plain text."""
        ...


def further(entry: Entry, people: Callable[[str], tuple[tuple[Any, ...], bool]]) -> Mapping[str, Any]:
    """Values by CSL-JSON names, of those that the entry has. `people` reads a field of names.

    `title` is there where it has mark-up: in CSL-JSON's own (`<i>`, `<sup>`, `<sub>`). What our own exporter wrote for
    other programs (`annote`, its keywords) is left out."""
    found = {**_texts(entry), **_dates(entry)}
    for name, field in _PEOPLE.items():
        names, _more = people(entry.raw(field))
        if names:
            found[name] = [name_to_csl(each) for each in names]
    marked = _marked(entry.raw("title")[:LONGEST])
    if marked != plain(marked):
        found["title"] = marked
    return _without_ours(found)


def _texts(entry: Entry) -> dict[str, Any]:
    as_it_stands = {name: entry.raw(*fields).strip(" {}") for name, fields in _TEXTS.items() if name in _AS_THEY_STAND}
    texts = {name: entry.text(*fields) for name, fields in _TEXTS.items()} | as_it_stands
    return {name: value[:LONGEST] for name, value in texts.items() if value}


def _dates(entry: Entry) -> dict[str, Any]:
    found = {name: listed_date(entry.text(*fields)) for name, fields in _DATES.items()}
    first = original_year(entry.text("date", "year"))
    found["original-date"] = found["original-date"] or (PartialDate(first) if first else None)
    return {name: date_to_csl(date) for name, date in found.items() if date}


def _without_ours(found: dict[str, Any]) -> dict[str, Any]:
    words = [word.strip() for word in str(found.get("keyword", "")).split(",")]
    if _OUR_KEYWORD in words:
        found.pop("annote", None)
        found.pop("keyword", None)
    return found


def _marked(raw: str) -> str:
    """A title with its italics, superscripts and subscripts as CSL-JSON writes them."""
    raw = _ITALIC.sub(lambda match: f"<i>{match.group(1) or match.group(2)}</i>", raw)
    raw = _LOWERED.sub(r"<sub>\1</sub>", _RAISED.sub(r"<sup>\1</sup>", raw))
    return _BLANKS.sub(" ", text_of(raw)).strip()
