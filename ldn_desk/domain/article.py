"""The article: its blocks, its references as printed, and the citations that join them.

All positions are in Unicode code points of `Article.text`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from os import urandom
from typing import Any

from ldn_desk.domain.bibliography import Fields, Name, PartialDate, attribute
from ldn_desk.domain.reason import Reason


def new_id() -> str:
    """A stable UUID (version 4), as text. An article of thousands of references needs tens of thousands at once."""
    digits = urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


class BlockKind(StrEnum):
    """What a block of the article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    """Rows parted by line feeds, cells by tabs; the first row is the head."""
    CAPTION = "caption"
    BYLINE = "byline"
    """Authors, date, reading time: the lines between title and text."""
    REFERENCE = "reference"
    """One entry of the reference list."""
    FURNITURE = "furniture"
    """Page furniture kept for completeness, not shown as text: `Comments`, `Share` …"""


class SpanKind(StrEnum):
    """Inline mark-up that survives in the reading view."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """Mark-up of `block.text[start:end]`; `href` is set for links and holds http(s), mailto or #fragment only."""

    start: int
    end: int
    kind: SpanKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item …; `start` is its position in `Article.text`."""

    kind: BlockKind
    text: str
    level: int = 0
    """Heading level 1–6 (the title is 1), nesting of a list item from 1; else 0."""
    spans: tuple[Span, ...] = ()
    start: int = 0
    anchor: str = ""
    """The `id` the source gave it, by which links of the source lead here."""
    ordinal: str = ""
    """A list item's printed number (`3.`), empty for a bullet."""
    aside: tuple[tuple[str, str], ...] = ()
    """(label, address) of links at its end whose labels are no text of it; known while an article is read."""

    @property
    def is_numbered(self) -> bool:
        """Whether it bears a number in the margin: ¶7 is the seventh that does."""
        return self.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and bool(self.text.strip())

    @property
    def end(self) -> int:
        """Where the block ends in `Article.text`."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Linked:
    """What stands only in the addresses of an entry's links: a bare DOI, a PMID; empty where there is none."""

    DOI: str = ""
    PMID: str = ""


NOTHING_LINKED = Linked()


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list, as printed; never altered by what is looked up."""

    number: int
    """Its place in the list, from 1; the printed number where the list is numbered."""
    text: str
    """The raw printed text, without its number."""
    printed: Fields
    id: str = field(default_factory=new_id)
    key: str = ""
    """The citation key where the source has one."""
    start: int = -1
    """Where `text` stands in `Article.text`; -1 where the source is a bare list."""
    sure: tuple[tuple[str, float], ...] = ()
    """(CSL-JSON name, 0 to 1): how sure the reading of each printed field is; a field that is not named is sure."""
    mended: tuple[str, ...] = ()
    """CSL-JSON names of the fields of `printed` that a reader corrected; `text` stays as printed."""
    read: Fields | None = None
    """The fields as they were read, where a reader corrected some of `printed`; else None."""
    linked: Linked = NOTHING_LINKED
    """What the entry does not print, or prints otherwise, and its links lead to."""
    further: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a list of records says besides `printed` (`language`, `keyword`, `note` …): values by CSL-JSON names."""

    @property
    def given(self) -> Fields:
        """The printed fields, with the DOI and PMID of the entry's links where it prints none: what is checked and
        exported. A reader's correction goes before a link."""
        found = {
            name: value
            for name, value in (("DOI", self.linked.DOI), ("PMID", self.linked.PMID))
            if value and not getattr(self.printed, name) and name not in self.mended
        }
        return self.printed.with_(**found) if found else self.printed


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in the article that cites one or more references."""

    marker: str
    numbers: tuple[int, ...]
    """`Reference.number` of each reference cited, in printed order, ranges spelt out; unknown numbers are kept."""
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    section: str
    """The nearest heading above, empty before the first one."""
    id: str = field(default_factory=new_id)
    mended: bool = False
    """A reader said what it cites: then `numbers` follow those references, whatever the marker prints."""


ARTICLE_FIELDS = ("title", "author", "issued", "container-title", "DOI")
"""CSL-JSON names of what is known of an article itself; a reader may change each."""


@dataclass(frozen=True, slots=True)
class Article:
    """The document read. `sha256` is of `text` in UTF-8: the article's identity."""

    title: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    text: str
    """`"\\n"`-joined text of the blocks, NFC-normalised: what positions count in."""
    sha256: str
    author: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    source: str = ""
    """Where it came from: a file's name, an address, or `clipboard`."""
    format: str = ""
    language: str = ""
    id: str = field(default_factory=new_id)
    container_title: str = ""
    """The journal, where the file names it."""
    DOI: str = ""
    """Its own, bare, where the file prints it."""
    mended: tuple[str, ...] = ()
    """Those of `ARTICLE_FIELDS` that a reader changed, in their order."""
    read: Fields | None = None
    """The fields as they were read, where a reader changed some; else None."""

    @property
    def fields(self) -> Fields:
        """What is known of the article itself, as a reference to it would say."""
        return Fields(
            author=self.author,
            issued=self.issued,
            title=self.title,
            container_title=self.container_title,
            DOI=self.DOI,
        )

    def with_fields(self, values: Fields, names: Iterable[str]) -> "Article":
        """The same with these of its fields (by their CSL-JSON names) as in `values`; what was read is kept beside."""
        read, changed = self.read or self.fields, set(names)
        given = {name: getattr(values if name in changed else self.fields, attribute(name)) for name in ARTICLE_FIELDS}
        mended = tuple(name for name in ARTICLE_FIELDS if given[name] != getattr(read, attribute(name)))
        return replace(
            self,
            **{attribute(name): value for name, value in given.items()},
            mended=mended,
            read=read if mended else None,
        )

    def citations_of(self, number: int) -> tuple[Citation, ...]:
        """Every place that cites the reference with this number, in reading order."""
        return tuple(citation for citation in self.citations if number in citation.numbers)

    def citations_by_number(self) -> dict[int, tuple[Citation, ...]]:
        """Reference number → every place that cites it, in reading order; for those who ask about every reference."""
        found: dict[int, list[Citation]] = {}
        for citation in self.citations:
            for number in dict.fromkeys(citation.numbers):
                found.setdefault(number, []).append(citation)
        return {number: tuple(citations) for number, citations in found.items()}

    def reference_at(self, number: int) -> Reference | None:
        """The reference with this number, or None (a marker may point nowhere)."""
        return next((reference for reference in self.references if reference.number == number), None)


@dataclass(frozen=True, slots=True)
class Lint:
    """Something the list itself shows: an uncited reference, a marker without a reference …"""

    rule: str
    number: int
    reason: Reason
    """What is found: in words a whole sentence."""
