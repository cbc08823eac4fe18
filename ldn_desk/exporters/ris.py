"""References with verdicts, stars and notes as RIS, in the form that Zotero and JabRef both keep (FORMATS.md)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ldn_desk.domain.bibliography import Fields, Name
from ldn_desk.domain.citation_key import citation_keys, csl_type
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import notice_words
from ldn_desk.domain.translation import N_
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import annotation, one_line

_TYPES = {
    "article-journal": "JOUR",
    "review": "JOUR",
    "review-book": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "manuscript": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "paper-conference": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "webpage": "ELEC",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "patent": "PAT",
    "legislation": "STAT",
    "legal_case": "CASE",
    "standard": "STAND",
}
# What Zotero takes for mark-up; a sign of its own kind reads the same.
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")


class Ris:
    """Exporter of references as RIS."""

    name = "ris"
    label = N_("References, RIS")
    suffix = ".ris"
    annotated = False

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8, CRLF, every field on one line, a blank line between records."""
        keys = citation_keys(entry.reference for entry in snapshot.entries)
        records = (_record(entry, keys[entry.reference.id], snapshot.with_notes) for entry in snapshot.entries)
        return "\r\n".join(records).encode("utf-8")


def _record(entry: Entry, key: str, with_notes: bool) -> str:
    written = entry.outgoing
    fields = [("ID", key), *_bibliographic(written.given)]
    fields += [*_further(written.further), *_ours(entry, with_notes)]
    if not written.printed.title:
        fields.insert(1, ("TI", _text(written.text)))
    lines = [f"TY  - {_TYPES.get(csl_type(written.printed), 'GEN')}"]
    lines += [f"{tag}  - {value}" for tag, value in fields if value]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def _bibliographic(printed: Fields) -> Iterator[tuple[str, str]]:
    yield from (("AU", _name(name)) for name in printed.author)
    yield from (("ED", _name(name)) for name in printed.editor)
    yield "TI", _text(printed.title)
    yield "T2", _text(printed.container_title)
    yield from _when(printed)
    yield "VL", _text(printed.volume)
    yield "IS", _text(printed.issue)
    yield from _pages(printed)
    yield "ET", _text(printed.edition)
    yield "PB", _text(printed.publisher)
    yield "CY", _text(printed.publisher_place)
    yield "SN", _text(printed.ISBN or ", ".join(printed.ISSN))
    yield "DO", one_line(printed.DOI)
    yield "UR", one_line(printed.URL)


def _further(further: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the reference came with besides."""
    for name, tag in (("language", "LA"), ("collection-title", "T3"), ("abstract", "AB"), ("note", "N1")):
        value = further.get(name)
        yield tag, _text(value) if isinstance(value, str) else ""
    keywords = further.get("keyword")
    words = re.split("[,;]", keywords if isinstance(keywords, str) else "")
    yield from (("KW", _text(word.strip())) for word in words)


def _when(printed: Fields) -> Iterator[tuple[str, str]]:
    issued = printed.issued
    if issued is None or issued.year is None:
        return
    yield "PY", f"{issued.year:04d}"
    if issued.month is not None:
        day = "" if issued.day is None else f"{issued.day:02d}"
        yield "DA", f"{issued.year:04d}/{issued.month:02d}/{day}/"


def _pages(printed: Fields) -> Iterator[tuple[str, str]]:
    """First and last page; an article number stands as a first page, where every program looks for it."""
    first, _sign, last = re.sub(r"[‐–—−-]+", "-", _text(printed.page or printed.number)).partition("-")
    yield "SP", first.strip()
    yield "EP", last.strip()


def _name(name: Name) -> str:
    """`van der Berg, Ann, Jr`; a group as it is printed."""
    if name.literal or not name.family:
        return _text(name.full)
    family = " ".join(part for part in (name.particle, name.family) if part)
    given = name.given or (" " if name.suffix else "")
    return ", ".join(_text(part) for part in (family, given, name.suffix) if part)


def _ours(entry: Entry, with_notes: bool) -> Iterator[tuple[str, str]]:
    yield from (("KW", keyword) for keyword in _keywords(entry))
    if entry.outgoing.printed.et_al:
        yield "N1", "Authors: the printed list ends in et al."
    yield from (("N1", _text(line.words)) for line in annotation(entry, with_notes).all_lines)


def _keywords(entry: Entry) -> Iterator[str]:
    """At least two, none with a comma: programs split a single one, and one with a comma."""
    yield "LDN Desk"
    yield f"verdict {entry.verdict.code.value}"
    if entry.stars:
        yield f"{entry.stars} of 5 stars"
    yield from dict.fromkeys(_text(notice_words(notice).replace(",", " ")) for notice in entry.verdict.notices)
    if entry.open_points:
        yield "point to check"


def _text(text: str) -> str:
    """One line in which nothing looks like a tag (a tag has two blanks before its hyphen) or like mark-up."""
    return _MARKUP.sub("‹", one_line(text))
