"""What an importer, exporter, check or source must offer. Built-ins are handed in by `app` and `cli`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from ldn_desk.domain.article import Article, Block, Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.reason import Reason
from ldn_desk.domain.record import Answer, Notice, Request, Work
from ldn_desk.domain.verdict import Point


@dataclass(frozen=True, slots=True)
class Draft:
    """What an importer understood of a file, before `reading` finds the references and citations in it."""

    blocks: tuple[Block, ...]
    """`start` is not yet set; kinds TITLE, BYLINE, REFERENCE and FURNITURE only where the format itself says so."""
    title: str = ""
    author: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    language: str = ""
    source: str = ""
    """An address the document names as its own; the file's name is filled in by the service where empty."""
    fields: Mapping[str, Fields] = field(default_factory=dict, hash=False)
    """What the format itself says of entries (tagged XML, a word processor's citation fields), by `Block.anchor`."""
    names_entries: bool = False
    """The format itself says of every block whether it is an entry (tagged XML): no list is looked for by its looks."""
    container_title: str = ""
    """The journal that the article says it stands in."""
    DOI: str = ""
    """The article's own, bare, where the document names it."""
    references: tuple[Reference, ...] = ()
    """Set by a format that is a list of references: each entry in file order, its raw text kept; `blocks` is empty."""


@runtime_checkable
class Importer(Protocol):
    """Turns the bytes of one file format into blocks."""

    @property
    def name(self) -> str:
        """`text`, `markdown`, `html`."""
        ...

    @property
    def label(self) -> str:
        """What a reader knows the format by."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Lower case, with the dot."""
        ...

    def recognises(self, data: bytes, suffix: str) -> float:
        """How sure this importer is that the bytes are its format, 0 to 1, by content first."""
        ...

    def read(self, data: bytes) -> Draft:
        """Blocks of the document. Raises UnreadableInput with one sentence."""
        ...


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of text on a page. Lengths are in points (1/72 inch), from the page's left and top."""

    text: str
    edges: tuple[float, ...]
    """Where each code point of `text` begins (on its left, unless the line runs left), and where the last ends."""
    top: float
    bottom: float


class Pages(Protocol):
    """The pages of a document as they are printed. Asked by one thread at a time; `close` may come from any."""

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page, in points."""
        ...

    def picture(self, page: int, scale: float) -> tuple[int, int, bytes]:
        """(width, height, pixels): the page (from 0), `scale` pixels a point, four bytes a pixel (B, G, R, unused)."""
        ...

    def lines(self, page: int) -> Sequence[PageLine]:
        """The page's lines of text, in reading order."""
        ...

    def close(self) -> None:
        """Let go of the document; a question under way ends as soon as it can, with UnreadableInput or an answer."""
        ...


class PagedImporter(Importer, Protocol):
    """An importer of a format that has pages."""

    def pages(self, data: bytes) -> Pages:
        """The pages of the document. Raises UnreadableInput with one sentence."""
        ...

    def shut(self) -> None:
        """End what is being read or drawn on other threads, and let go of what was kept for the next file."""
        ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An article and its references at one moment, in the order they are to be written."""

    article: Article
    entries: tuple[Entry, ...]
    created: str
    """UTC, `2026-11-23T10:00:00Z`."""
    with_notes: bool = True
    order: str = "article"
    """`article` (order of citation, numbered) or `alphabetical`."""


@runtime_checkable
class Exporter(Protocol):
    """Turns a snapshot into the bytes of one file format."""

    @property
    def name(self) -> str:
        """What `--format` names: `markdown`, `bibtex` …"""
        ...

    @property
    def label(self) -> str:
        """What a reader knows the format by."""
        ...

    @property
    def suffix(self) -> str:
        """With the dot."""
        ...

    @property
    def annotated(self) -> bool:
        """True for an annotated bibliography, False for a list of references for other programs."""
        ...

    def write(self, snapshot: Snapshot) -> bytes:
        """The whole file. Raises ExportError with one sentence."""
        ...


@dataclass(frozen=True, slots=True)
class CitingArticle:
    """What a check may know of the article whose references are looked at."""

    author: tuple[Name, ...] = ()
    issued: PartialDate | None = None
    numbers_by_doi: Mapping[str, tuple[int, ...]] = field(default_factory=dict, hash=False)
    """DOI as compared (`domain.doi.normal`) → the numbers of the references that print it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One reference before a check: what is printed, where it is cited, and what is known of the work it means."""

    reference: Reference
    citations: tuple[Citation, ...]
    title: str
    """The work's registered title with its subtitle; the printed one where no record of the work meant is known."""
    abstract: str = ""
    work: Work | None = None
    """The work meant, as registered; None where no record is known, or the DOI opens another work."""
    notices: tuple[Notice, ...] = ()
    """The notices on that work, from every source."""
    genre: tuple[str, ...] = ()
    """Publication types: `Randomized Controlled Trial`, `Review` …"""
    subjects: tuple[str, ...] = ()
    """Subject headings: `Humans`, `Mice`, `Crohn Disease` …"""
    article: CitingArticle = CitingArticle()


@runtime_checkable
class Check(Protocol):
    """One kind of point to check."""

    @property
    def rule(self) -> str:
        """`study-design`, `condition` …: what the JSON names it."""
        ...

    @property
    def label(self) -> str:
        """What a reader knows the check by."""
        ...

    def points(self, case: Case) -> Sequence[Point]:
        """Points raised where both sides are explicit: on citations, or (citation -1) on the reference itself."""
        ...


@dataclass(slots=True)
class Asking:
    """What one check carries through the sources: cancel, and a place to log every request."""

    cancelled: Callable[[], bool] = lambda: False
    log: Callable[[Request], None] = lambda _request: None
    deadline: float = 20.0
    """Seconds after which a source that cannot be reached is given up."""


@runtime_checkable
class Source(Protocol):
    """A registry that answers for DOIs.

    Those of `Registry.sources` are asked in turn: the next only for what all before it do not know, and the first
    record decides.
    """

    @property
    def name(self) -> str:
        """`crossref`, `doi.org` …: what records and the JSON name it."""
        ...

    @property
    def label(self) -> str:
        """What a reader knows the source by."""
        ...

    def lookup(self, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
        """Exactly one answer per DOI, each yielded as soon as it is known. Never raises for the world's faults.

        Once `asking.cancelled()` is true it stops within half a second, having yielded fewer answers."""
        ...

    def work(self, raw: Mapping[str, Any]) -> Work:
        """The work a raw record of this source describes; never raises on odd or missing fields."""
        ...


class SearchableSource(Source, Protocol):
    """A source that can also be asked with the printed text of a reference (needs the reader's consent)."""

    def search(self, text: str, asking: Asking) -> "Sequence[Mapping[str, Any]] | Reason | str":
        """Up to five raw records, best first; or why it did not answer; a plugin may say so in words of its own."""
        ...


@runtime_checkable
class OpinionSource(SearchableSource, Protocol):
    """A source of second opinions (PubMed), in `Registry.opinions`: asked beside the registries, about every reference.

    What it says stands beside the verdict. It is asked for DOIs, and for PMIDs as `pmid:12345`; an answer bears the
    identifier that was asked for. The work it describes has `genre`, `subjects` and notices where it knows them.
    """

    @property
    def enabled(self) -> bool:
        """False where the reader's settings leave this source out; its kept records are still read."""
        ...
