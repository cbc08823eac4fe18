"""The entries of a BibTeX file: where each stands, whole or damaged, and its fields as raw LaTeX.

bibtexparser parts the file; what it calls failed (a brace never closed, a comma forgotten, a key used twice) is an
entry all the same, and its fields are read as far as they can be told.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_desk.importers.lists.file import MOST_ENTRIES, checked_number
from ldn_desk.reading.text.characters import word_set

if TYPE_CHECKING:
    from bibtexparser.model import Block

_MOST_MARKS = 1_500_000
"""Braces, quotes, commas, equals signs and line ends up to which bibtexparser is asked (2 µs each); beyond, every
entry is read by the expressions that read damaged ones."""
_LONGEST_VALUE = 400_000
"""Code points of a value; 20,000 authors fit. Abbreviations that double each other would fill any memory."""

_START = re.compile(r"@[ \t]*[A-Za-z][\w-]{0,40}\s{0,20}[{(]")
ENTRY = re.compile(r"^[ \t%]*@[ \t]*([A-Za-z][\w-]{0,40})\s{0,20}[{(]", re.MULTILINE)
_NO_ENTRY = frozenset(("comment", "preamble", "string", "xdata"))
_BEGINS = re.compile(
    r"[ \t%]*@[ \t]*[A-Za-z][\w-]{0,40}\s{0,20}[{(]\s{0,20}"
    r"[^\s,={}\"]{0,200}\s{0,20}[\s,]\s{0,20}[A-Za-z][\w:-]{0,40}\s{0,20}="
)
_OPENED = re.compile(
    r"\s*@[ \t]*([A-Za-z][\w-]{0,40})\s{0,20}[{(]\s*"
    r"(?:([^\s,={}\"]{0,200})(?:\s{0,20}(?:,|(?=[})]|$))|\s{1,20}(?=[A-Za-z_-]{2,30}\s{0,20}=)))?"
)
_FIELD = re.compile(r"(?:(?<=[\n,{(])|(?<=[}\"] ))[ \t]{0,40}([A-Za-z][A-Za-z_:-]{1,30})\s{0,20}=\s{0,20}(?=[\"{\w])")
_GOES_ON = re.compile(r"\s*,?\s*(?:[A-Za-z_-]{2,30}\s*=\s*[\"{\w]|[})\"])")
_PIECE = re.compile(r"[^\s#]")
_NOT_BLANK = re.compile(r"\S")
_MARK = re.compile(r"\\.|[{}\"]", re.DOTALL)
_WORD = re.compile(r"[^\s#\"{},]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What a part of a book does not take from the book it names.
_OWN_ALONE = word_set(
    "title subtitle titleaddon doi url eprint eprinttype archiveprefix pmid pmcid pages eid abstract note keywords file"
    " annote howpublished crossref xdata shorttitle"
)
_IN_BOOK = {"title": "booktitle", "subtitle": "booksubtitle"}


@dataclass(frozen=True, slots=True)
class BibtexEntry:
    """One entry: its raw text, its type in small letters, its key, and its values without outer braces, raw LaTeX."""

    raw: str
    kind: str
    key: str
    values: Mapping[str, str]


def entries(text: str) -> list[BibtexEntry]:
    """Every entry in file order, with abbreviations (`@string`) filled in and cross-references followed.

    Raises UnreadableInput where there is none, or more than any library holds."""
    checked_number(min(_number(ENTRY, text), MOST_ENTRIES + 1) or 1)
    parts = list(_parts(text))
    strings = _strings(parts)
    found = [_entry(part, strings) for part in parts if part.kind not in _NO_ENTRY]
    data = [_entry(part, strings) for part in parts if part.kind == "xdata"]
    checked_number(len(found))
    by_key = {entry.key.lower(): entry for entry in reversed([*found, *data]) if entry.key}
    return [_with_inherited(entry, by_key) for entry in found]


def share_of_entries(text: str) -> float:
    """How much of the text, 0 to 1, stands in entries and abbreviations: little of it in an article that quotes one."""
    from bibtexparser.model import ImplicitComment

    between = sum(
        len(line)
        for block in _blocks(text)
        if isinstance(block, ImplicitComment)
        for line in (block.raw or "").split("\n")
        if not line.lstrip().startswith("%")
    )
    return 1 - between / max(len(text.strip()), 1)


@dataclass(slots=True)
class _Part:
    """One `@…{…}` of the file; `pairs` is None where it is damaged and has still to be read."""

    raw: str
    kind: str
    key: str = ""
    pairs: list[tuple[str, str]] | None = None


def _parts(text: str) -> Iterator[_Part]:
    if sum(text.count(mark) for mark in '{}",=\n') > _MOST_MARKS or _number(_START, text) > 2 * MOST_ENTRIES:
        yield from (_damaged(raw) for raw in _cut(text))
        return
    place, part = 0, None
    for block in _blocks(text):
        raw = block.raw or ""
        start = max(text.find(raw, place), place)
        opened = _opened(block, raw)
        if part is not None and _goes_on(part, raw, opened):
            part = _damaged(f"{part.raw}{text[place:start]}{raw}")
        elif opened is not None:
            if part is not None:
                yield part
            part = opened if not _commented_out(text, start, raw) else None
        elif ENTRY.search(raw):
            yield from [] if part is None else [part]
            part = None
            yield from (_damaged(piece) for piece in _cut(raw) if not piece.startswith("%"))
        place = start + len(raw)
    if part is not None:
        yield part


def _goes_on(part: _Part, raw: str, opened: _Part | None) -> bool:
    """Whether what follows a part is still of it."""
    if opened is None and not ENTRY.search(raw):
        return part.pairs is None or _GOES_ON.match(raw) is not None
    # The splitter leaves an entry for any `@word{` that begins a line of its abstract.
    return part.pairs is None and raw.startswith("@") and not _begins_entry(raw)


def _begins_entry(raw: str) -> bool:
    """Whether `@word{` behind what is not closed begins an entry, with a field; else it is text of a field."""
    opened = _OPENED.match(raw)
    return _BEGINS.match(raw) is not None or (opened is not None and opened.group(1).lower() in _NO_ENTRY)


def _number(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _match in pattern.finditer(text))


def _blocks(text: str) -> "list[Block]":
    # Imported here: start-up does not need a parser.
    from bibtexparser.splitter import Splitter

    # What is damaged is shown as it stands; a log of it would stand on the terminal.
    logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)
    return list(Splitter(text).split().blocks)


def _opened(block: "Block", raw: str) -> _Part | None:
    """What a block begins; None for text between entries."""
    from bibtexparser.model import (
        DuplicateBlockKeyBlock,
        DuplicateFieldKeyBlock,
        Entry,
        ImplicitComment,
        ParsingFailedBlock,
        String,
    )

    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        whole = block.ignore_error_block
        return None if whole is None else _opened(whole, raw)
    if isinstance(block, Entry):
        pairs = [(field.key.lower(), str(field.value)) for field in block.fields]
        return _Part(raw, block.entry_type.lower(), block.key, pairs)
    if isinstance(block, String):
        return _Part(raw, "string", block.key.lower(), [(block.key.lower(), block.value)])
    if isinstance(block, ParsingFailedBlock):
        return _damaged(raw)
    return None if isinstance(block, ImplicitComment) else _Part(raw, "comment", pairs=[])


def _commented_out(text: str, start: int, raw: str) -> bool:
    """Whether every line of the entry begins with `%`: its writer took it out, whatever BibTeX makes of it."""
    line = text[max(text.rfind("\n", max(0, start - 100), start) + 1, start - 100, 0) : start]
    return line.strip() == "%" and all(each.lstrip().startswith("%") for each in raw.split("\n")[1:])


def _cut(text: str) -> Iterator[str]:
    """The text from each entry's beginning at a line start to the next one's."""
    starts = [match.start() for match in ENTRY.finditer(text)]
    yield from (text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True))


def _damaged(raw: str) -> _Part:
    opened = _OPENED.match(raw.lstrip(" \t%"))
    kind = opened.group(1).lower() if opened else "comment"
    return _Part(raw.strip(), kind, (opened.group(2) or "") if opened else "")


def _strings(parts: list[_Part]) -> dict[str, str]:
    """Abbreviations by name, each with those before it filled in."""
    values = {month: month for month in _MONTHS}
    for part in parts:
        if part.kind == "string" and part.pairs:
            name, raw = part.pairs[0]
            values[name] = _value(raw, values)[0]
    return values


def _entry(part: _Part, strings: Mapping[str, str]) -> BibtexEntry:
    values: dict[str, str] = {}
    for name, raw in part.pairs or ():
        value, whole = _value(raw, strings)
        if not whole:
            return BibtexEntry(part.raw, part.kind, part.key, dict(_told(part.raw, strings)))
        values.setdefault(name, value)
    return BibtexEntry(part.raw, part.kind, part.key, dict(_told(part.raw, strings)) if part.pairs is None else values)


def _value(raw: str, strings: Mapping[str, str]) -> tuple[str, bool]:
    """The pieces of `{…} # "…" # name` put together; whether all are closed and nothing stands between them."""
    raw = raw[:_LONGEST_VALUE]
    pieces: list[str] = []
    begins, length = _PIECE.search(raw), 0
    while begins is not None and length < _LONGEST_VALUE:
        start = begins.start()
        end = _piece_end(raw, start)
        piece = raw[start + 1 : end - 1] if raw[start] in '{"' else strings.get(raw[start:end].lower(), raw[start:end])
        pieces.append(piece)
        length += len(piece)
        after = _NOT_BLANK.search(raw, end)
        if end > len(raw) or (after is not None and after.group() != "#"):
            return "".join(pieces)[:_LONGEST_VALUE], False
        begins = _PIECE.search(raw, end)
    return "".join(pieces)[:_LONGEST_VALUE], True


def _piece_end(raw: str, start: int) -> int:
    """Behind the closing brace or quote of the piece that begins here, or behind its word."""
    if raw[start] not in '{"':
        match = _WORD.match(raw, start)
        return match.end() if match else start + 1
    depth = 0
    for match in _MARK.finditer(raw, start):
        sign = match.group()
        depth += (sign == "{") - (sign == "}")
        closes = sign == '"' and match.start() > start if raw[start] == '"' else sign == "}"
        if closes and depth <= 0:
            return match.end()
    return len(raw) + 1


def _told(raw: str, strings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields of a damaged entry: from each `name =` to the next, whatever its braces do; the first one counts."""
    opened = _OPENED.match(raw)
    raw = "\n" + raw[opened.end() if opened else 0 :]
    found = list(_FIELD.finditer(raw))
    seen: set[str] = set()
    for match, following in zip(found, [*found[1:], None], strict=False):
        name = match.group(1).lower()
        value = raw[match.end() : following.start() if following else len(raw)].strip().rstrip(",").strip()
        if name not in seen:
            seen.add(name)
            yield name, _bared(value, strings)


def _bared(value: str, strings: Mapping[str, str]) -> str:
    whole, sound = _value(value, strings)
    if sound:
        return whole
    bare = value.rstrip("}) \n\t,") if value[:1] != '"' else value.strip('"}) \n\t,')
    return bare.replace("{", "").replace("}", "").strip("\"' \n\t,")


def _with_inherited(entry: BibtexEntry, by_key: Mapping[str, BibtexEntry]) -> BibtexEntry:
    """The entry with what it takes from those it names (`xdata`, `crossref`), nearest first."""
    values = dict(entry.values)
    for name in values.pop("xdata", "").split(","):
        data = by_key.get(name.strip().lower())
        for field, value in data.values.items() if data else ():
            values.setdefault(field, value)
    seen, parent = {entry.key.lower()}, values.get("crossref", "").strip().lower()
    while parent in by_key and parent not in seen and len(seen) < 5:
        seen.add(parent)
        for field, value in by_key[parent].values.items():
            if field not in _OWN_ALONE or (field in _IN_BOOK and entry.kind != "article"):
                values.setdefault(_IN_BOOK.get(field, field), value)
        parent = by_key[parent].values.get("crossref", "").strip().lower()
    return BibtexEntry(entry.raw, entry.kind, entry.key, values)
