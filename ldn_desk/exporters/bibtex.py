"""References with verdicts, stars and notes as BibTeX, in the form that Zotero and JabRef both keep (FORMATS.md).

What we have to say goes into one line of `annote`, never into `note`, which Zotero may file as an identifier. A note of
several paragraphs also goes, with its line breaks, into JabRef's `comment-<reviewer>`, a field that Zotero drops.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ldn_desk.domain.bibliography import Fields, Name, date_from_csl, from_csl
from ldn_desk.domain.citation_key import citation_keys, csl_type
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import notice_words
from ldn_desk.domain.translation import N_
from ldn_desk.plugins.contracts import Snapshot
from ldn_desk.wording.annotation import annotation, clean, one_line

_ENTRY_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "entry-dictionary": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution"}
_FURTHER = {
    "language": "language",
    "genre": "type",
    "version": "version",
    "collection-title": "series",
    "title-short": "shorttitle",
    "container-title-short": "shortjournal",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "abstract": "abstract",
    "note": "note",
}
_FURTHER_DATES = {"accessed": "urldate", "original-date": "origdate"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Signs that a backslash carries through every reader.
_ESCAPED = re.compile(r"[&%#_]")
# Signs that none does: braces that do not balance break the file, `~` comes back as a no-break space, `\textbackslash`
# as it stands. Their full-width twins read the same and are plain text everywhere.
_TWINS = str.maketrans({"{": "｛", "}": "｝", "\\": "＼", "~": "∼", "^": "＾"})
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_AND = re.compile(r"\band\b", re.IGNORECASE)


class Bibtex:
    """Exporter of references as BibTeX."""

    name = "bibtex"
    label = N_("References, BibTeX")
    suffix = ".bib"
    annotated = False

    def write(self, snapshot: Snapshot) -> bytes:
        """UTF-8; one entry a reference, each field once."""
        keys = citation_keys(entry.reference for entry in snapshot.entries)
        entries = (_entry(entry, keys[entry.reference.id], snapshot.with_notes) for entry in snapshot.entries)
        return "\n".join(entries).encode("utf-8")


def _entry(entry: Entry, key: str, with_notes: bool) -> str:
    written = entry.outgoing
    printed = written.given
    kind = _ENTRY_TYPES.get(csl_type(printed), "misc")
    title = {"title": _text(printed.title or written.text)}
    own = dict(_bibliographic(printed, kind)) | title | dict(_further(written.further))
    fields = own | dict(_ours(entry, with_notes))
    lines = "".join(f"  {name} = {_value(name, value)},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _value(name: str, value: str) -> str:
    """The value in braces; months are BibTeX's own abbreviations, which stand bare."""
    return value if name == "month" else f"{{{value}}}"


def _bibliographic(printed: Fields, kind: str) -> Iterator[tuple[str, str]]:
    yield "author", _names(printed.author, printed.et_al)
    yield "editor", _names(printed.editor, False)
    yield "title", ""  # Its place; what was not understood stands there whole.
    yield _CONTAINERS.get(kind, "howpublished"), _text(printed.container_title)
    yield from _when(printed)
    yield "volume", _text(printed.volume)
    yield "number", _text(printed.issue)
    # Programs know no field of an article number that all of them read.
    yield "pages", _text(printed.page or printed.number).replace("–", "--")
    yield "edition", _text(printed.edition)
    yield _PUBLISHERS.get(kind, "publisher"), _text(printed.publisher)
    yield "address", _text(printed.publisher_place)
    yield "doi", one_line(printed.DOI).translate(_ADDRESS)
    yield "url", one_line(printed.URL).translate(_ADDRESS)
    yield "pmid", _text(printed.PMID)
    yield "pmcid", _text(printed.PMCID)
    yield "isbn", _text(printed.ISBN)
    yield "issn", _text(", ".join(printed.ISSN))


def _further(further: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the reference came with besides, in the fields that biblatex has for it."""
    for name, field in _FURTHER.items():
        value = further.get(name)
        yield field, _text(value) if isinstance(value, str) else ""
    for name, field in _FURTHER_DATES.items():
        value = further.get(name)
        date = date_from_csl(value) if isinstance(value, dict) else None
        yield field, _text(date.iso) if date else ""
    yield "file", one_line(str(further.get("file", ""))).translate(_ADDRESS)
    translator = further.get("translator")
    if isinstance(translator, list):
        people = from_csl({"author": [each for each in translator if isinstance(each, dict)]}).author
        yield "translator", _names(people, False)


def _when(printed: Fields) -> Iterator[tuple[str, str]]:
    issued = printed.issued
    if issued is None:
        return
    yield "year", str(issued.year) if issued.year is not None else _text(issued.raw)
    if issued.month is not None and 1 <= issued.month <= len(_MONTHS):
        yield "month", _MONTHS[issued.month - 1]


def _names(names: tuple[Name, ...], et_al: bool) -> str:
    words = [_name(name) for name in names] + (["others"] if et_al and names else [])
    return " and ".join(word for word in words if word)


def _name(name: Name) -> str:
    """`van der Berg, Jr, Ann`; a group in braces, so that no program takes it apart."""
    if name.literal or not name.family:
        return f"{{{_text(name.full)}}}" if name.full.strip() else ""
    family = _text(" ".join(part for part in (name.particle, name.family) if part))
    return ", ".join(_braced(part) for part in (family, _text(name.suffix), _text(name.given)) if part)


def _braced(part: str) -> str:
    return f"{{{part}}}" if _AND.search(part) or "," in part else part


def _ours(entry: Entry, with_notes: bool) -> Iterator[tuple[str, str]]:
    lines = annotation(entry, with_notes).all_lines
    yield "annote", _text(" • ".join(line.words for line in lines))
    yield "ranking", f"rank{entry.stars}" if entry.stars else ""
    yield "keywords", ", ".join(_keywords(entry))
    broken = [note.text.strip() for note in entry.notes if "\n" in clean(note.text.strip())] if with_notes else []
    yield f"comment-{_user(entry.reviewer)}", "\n\n".join(_kept_lines(text) for text in broken)


def _keywords(entry: Entry) -> Iterator[str]:
    """Words to sort and search by; a comma or semicolon in one would make two of it."""
    own = entry.outgoing.further.get("keyword")
    yield from (word for part in re.split("[,;]", own if isinstance(own, str) else "") if (word := _text(part.strip())))
    yield "LDN Desk"
    yield f"verdict {entry.verdict.code.value}"
    if entry.stars:
        yield f"{entry.stars} of 5 stars"
    yield from dict.fromkeys(
        _text(notice_words(notice)).translate({44: " ", 59: " "}) for notice in entry.verdict.notices
    )
    if entry.open_points:
        yield "point to check"


def _user(reviewer: str) -> str:
    """The reviewer's name as a field's name can hold it."""
    return re.sub(r"[^a-z0-9]+", "", reviewer.lower()) or "reviewer"


def _kept_lines(text: str) -> str:
    return "\n".join(_text(line) for line in clean(text).split("\n"))


def _text(text: str) -> str:
    """The text on one line, as every reader gives it back."""
    line = one_line(text).translate(_TWINS)
    # Zotero takes what stands between two dollar signs for a formula, escaped or not; one alone is safe.
    line = line.replace("$", r"\$" if line.count("$") == 1 else "＄")
    return _ESCAPED.sub(lambda match: "\\" + match.group(), line)
