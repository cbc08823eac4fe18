"""Citations by key in Markdown: `[@ash2016; see @birch, p. 5]`, `@ash2016 says`, `[@doi:10.…]`.

A key leads to the entry that bears it: one of the list in the front matter, or a printed one marked `{#ref-key}`.
Where a key has no entry, the key itself is the reference as printed, with the identifier that it spells.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ldn_desk.domain.article import Block, BlockKind, Span, SpanKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import doi_in
from ldn_desk.importers.shared.csl_item import csl_fields

_CROSS_REFERENCES = ("fig:", "tbl:", "eq:", "sec:", "lst:", "fig-", "tbl-", "eq-", "sec-", "lst-", "thm-")
"""What keys begin with that mean a figure, a table, an equation or a section of the document itself."""
_FEWEST_GROUPED = 5
"""Keys in brackets from which a document is one that cites so, and bare `@ash2016 says` are no names of accounts."""
_KEY = re.compile(r"(?<![\w.@/])-?@(?:\{([^{}\s]{1,300})\}|([\w][^\s@;,\[\]{}\"“”|]{0,300}))")
_GROUP = re.compile(r"\[[^\[\]]{0,1000}?@[^\[\]]{1,1000}\]")
_DEFINED = re.compile(r"^\[@([^\]\n]{1,200})\]:[ \t]*(\S{1,300}).{0,300}$", re.MULTILINE)
_MARKED = re.compile(r"\s?\{#(ref-[^\s{}]{1,200})[^{}]{0,100}\}")
_SCHEMES = ("doi", "pmid", "pmcid", "pmc", "arxiv", "isbn", "url", "https", "http", "wikidata", "tag", "clinicaltrials")
_SCHEME = re.compile(rf"(?:{'|'.join(_SCHEMES)}):|10\.\d{{4,9}}/|https?:", re.IGNORECASE)
_PASSED_OVER = (BlockKind.CODE, BlockKind.REFERENCE)
ANCHOR = "ref-"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A document's blocks with its citations by key as links, and the fields of the entries so made."""

    blocks: tuple[Block, ...]
    fields: dict[str, Fields]


def take_definitions(text: str) -> tuple[dict[str, str], str]:
    """`[@tag:ash]: doi:10.…` lines, and the text without them."""
    found = {match.group(1): match.group(2) for match in _DEFINED.finditer(text)} if "]:" in text else {}
    return found, _DEFINED.sub("", text) if found else text


def fields_by_key(listed: Iterable[Any]) -> dict[str, Fields]:
    """The entries that front matter lists, by their keys."""
    entries = (entry for entry in listed if isinstance(entry, dict) and isinstance(entry.get("id"), str))
    return {entry["id"]: csl_fields(_with_date(entry)) for entry in entries}


def _with_date(entry: dict[str, Any]) -> dict[str, Any]:
    """YAML's own ways of a date: `issued: 2016`, `issued: {year: 2016}`, `issued: [{year: 2016}]`."""
    issued = entry.get("issued")
    issued = issued[0] if isinstance(issued, list) and issued else issued
    if isinstance(issued, dict) and "year" in issued:
        parts = [issued[name] for name in ("year", "month", "day") if str(issued.get(name) or "").isdecimal()]
        issued = {"date-parts": [parts]}
    return {**entry, "issued": issued}


def keyed(blocks: Sequence[Block], listed: Mapping[str, Fields], defined: Mapping[str, str]) -> Keyed:
    """The blocks, keys linked to the entries they mean; entries that are printed nowhere are added at the end."""
    marked = [_with_anchor(block) for block in blocks]
    printed = {block.anchor.removeprefix(ANCHOR) for block in marked if block.anchor.startswith(ANCHOR)}
    known = printed | set(listed) | set(defined)
    grouped = {key for block in marked for key in _keys_in_groups(block)}
    if len(grouped) >= _FEWEST_GROUPED:
        bare = {key for block in marked if block.kind not in _PASSED_OVER for _s, _e, key in _keys(block.text)}
        grouped |= {key for key in bare if not key.lower().startswith(_CROSS_REFERENCES)}
    linked, cited = [], dict[str, None]()
    for block in marked:
        found = list(_places(block, known | grouped))
        cited.update((key, None) for _start, _end, key in found)
        spans = (Span(start, end, SpanKind.LINK, f"#{ANCHOR}{key}") for start, end, key in found)
        linked.append(replace(block, spans=(*block.spans, *spans)) if found else block)
    # Entries of the head that nothing cites are printed by no program; without a key at all they are the list.
    missing = [key for key in (cited or listed) if key not in printed]
    fields = {f"{ANCHOR}{key}": listed.get(key) or key_fields(defined.get(key, key)) for key in missing}
    entries = (
        Block(BlockKind.REFERENCE, _shown(listed.get(key), defined.get(key, key)), anchor=f"{ANCHOR}{key}")
        for key in missing
    )
    return Keyed((*linked, *entries), fields)


def _with_anchor(block: Block) -> Block:
    """`Ash A. Sleep. {#ref-ash}`: the mark at an entry's end or start is its anchor."""
    mark = _MARKED.search(block.text) if "{#ref-" in block.text else None
    if mark is None:
        return block
    kept = tuple(span for span in block.spans if span.end <= mark.start())
    return replace(block, text=block.text[: mark.start()] + block.text[mark.end() :], spans=kept, anchor=mark.group(1))


def _keys_in_groups(block: Block) -> Iterator[str]:
    if "@" in block.text and block.kind not in _PASSED_OVER:
        for group in _GROUP.finditer(block.text):
            yield from (key for _start, _end, key in _keys(group.group()))


def _places(block: Block, known: set[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, key) of each key that is one: of an entry, within brackets, or spelling an identifier."""
    if "@" not in block.text or block.kind in _PASSED_OVER:
        return
    code = [(span.start, span.end) for span in block.spans if span.kind is SpanKind.CODE]
    for start, end, key in _keys(block.text):
        if (key in known or _SCHEME.match(key)) and not any(first <= start < last for first, last in code):
            yield start, end, key


def _keys(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _KEY.finditer(text):
        key = match.group(1) or _trimmed(match.group(2))
        if key:
            yield match.start(), match.end() if match.group(1) else match.start(2) + len(key), key


def _trimmed(key: str) -> str:
    """The key without the punctuation of the sentence behind it."""
    while key and key[-1] in ".:?!'’*_)>" and not (key.endswith(")") and key.count("(") >= key.count(")")):
        key = key[:-1]
    return key


def key_fields(key: str) -> Fields:
    """The identifier that a key spells: `doi:10.…`, `pmid:…`, `pmcid:…`, `arxiv:…`, `isbn:…`, an address."""
    scheme, _colon, rest = key.partition(":")
    value = rest.strip()
    match scheme.lower():
        case "pmid":
            return Fields(PMID=value)
        case "pmcid" | "pmc":
            return Fields(PMCID=value)
        case "arxiv":
            return Fields(arXiv=value)
        case "isbn":
            return Fields(type="book", ISBN=value)
        case "url":
            return Fields(type="webpage", URL=value, DOI=doi_in(value) if "doi.org/" in value else "")
        case "http" | "https":
            return Fields(type="webpage", URL=key, DOI=doi_in(key) if "doi.org/" in key else "")
    return Fields(DOI=doi_in(key) if scheme.lower() == "doi" or key.startswith("10.") else "")


def _shown(fields: Fields | None, key: str) -> str:
    """The entry as text: the key as printed, or a plain line of the fields in the front matter."""
    if fields is None:
        return key
    names = ", ".join(name.full for name in fields.author) + (", et al." if fields.et_al else "")
    year = f"({fields.issued.iso})" if fields.issued else ""
    volume = fields.volume + (f"({fields.issue})" if fields.issue else "")
    source = ", ".join(filter(None, (fields.container_title, volume, fields.page or fields.number, fields.publisher)))
    where = f"https://doi.org/{fields.DOI}" if fields.DOI else fields.URL
    return " ".join(_stopped(filter(None, (" ".join(filter(None, (names, year))), fields.title, source)), where)) or key


def _stopped(parts: Iterable[str], where: str) -> Iterator[str]:
    for part in parts:
        yield part if part.endswith((".", "?", "!")) else f"{part}."
    if where:
        yield where
