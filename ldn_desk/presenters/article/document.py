"""An article as one HTML document for QTextBrowser, and what each of its text blocks is.

Pure: nothing here knows a widget. No block carries an `id` (that would make `setHtml` quadratic): a place is found by
counting text blocks, of which every one with text in it is a `Piece`, in order.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ldn_desk.domain.article import Article, Block, BlockKind, Citation
from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.translation import count, tr
from ldn_desk.presenters.article.markup import Link, escaped, links_of, marked_up, plain
from ldn_desk.presenters.article.positions import Piece
from ldn_desk.presenters.article.style_sheet import Look
from ldn_desk.presenters.article.words import (
    date_as_known,
    reading_minutes,
    reads_rightwards,
    said_by_the_byline,
    year_words,
)

CITATION, MISSING, REFERENCE, YEAR = "citation:", "missing:", "reference:", "year:"
"""Beginnings of the document's own links; a number follows: an index in `Article.citations` or `.references`.

The HTML says the beginning alone: links with one target share one format, and Qt keeps some 4 kB for each format. Which
link it is, its place tells: see `Stop`.
"""

LONGEST_PIECE = 10_000
"""Characters; a longer block is shown as several, because Qt lays out each text block in one go."""

LARGEST_TABLE = 2_000
"""Cells; Qt lays out a table in one go too, so a larger one is shown row by row as text."""

PART_OF = 60
"""Text blocks in one part of the HTML; more of them, and laying them out shows as a stall."""

_HIDDEN = (BlockKind.FURNITURE,)


class Stop(NamedTuple):
    """A link that the keyboard can reach, in reading order."""

    piece: int
    """Index of the piece it stands in."""
    href: str
    start: int = -1
    """Its beginning in `Article.text`; -1 where it is the desk's own words."""
    end: int = -1


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """What the reading view shows; it is the same in every look."""

    parts: tuple[str, ...]
    """Its HTML, in stretches that stand each by itself: to read a long one whole, Qt takes forty times its size."""
    pieces: tuple[Piece, ...]
    anchors: dict[str, int] = field(default_factory=dict)
    """The source's own anchors → place in `Article.text`."""
    stops: tuple[Stop, ...] = ()

    def html(self, look: Look) -> Iterator[str]:
        """Each part in one look, as a document of its own."""
        for part in self.parts:
            yield f"<html><head><style>{look.style}</style></head><body>{part}</body></html>"

    @property
    def headings(self) -> tuple[tuple[int, Piece], ...]:
        """(index among `pieces`, piece) of every heading and the title, for the outline."""
        kinds = (BlockKind.TITLE, BlockKind.HEADING)
        return tuple((index, piece) for index, piece in enumerate(self.pieces) if piece.kind in kinds)


def in_document(href: str) -> str:
    """What the HTML says of a link that leads to `href`."""
    kind, colon, _index = href.partition(":")
    return kind + colon if kind + colon in (CITATION, MISSING, REFERENCE) else href


def render(article: Article) -> ArticleDocument:
    """The whole article, to be shown in any look."""
    return _Writer(article).write()


class _Writer:
    def __init__(self, article: Article) -> None:
        self._article = article
        self._html: list[str] = []
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._anchors: dict[str, int] = {}
        self._stops: list[Stop] = []
        self._paragraphs = 0
        known = {reference.number for reference in article.references}
        self._markers = sorted(
            (_marker_link(citation, index, known) for index, citation in enumerate(article.citations)),
            key=lambda link: link.start,
        )
        self._marker_starts = [link.start for link in self._markers]
        self._entries = sorted((r.start, index) for index, r in enumerate(article.references) if r.start >= 0)
        self._entry_starts = [start for start, _ in self._entries]
        self._write: dict[BlockKind, Callable[[Block], None]] = {
            BlockKind.TITLE: self._heading,
            BlockKind.HEADING: self._heading,
            BlockKind.LIST_ITEM: self._list_item,
            BlockKind.QUOTE: self._quote,
            BlockKind.TABLE: self._table,
            BlockKind.REFERENCE: self._entry,
        }

    def write(self) -> ArticleDocument:
        self._front()
        for block in self._article.blocks:
            if block.kind in _HIDDEN or not block.text.strip() or block.kind is BlockKind.BYLINE:
                continue
            if block.kind is not BlockKind.TABLE:
                self._end_long_part()
            if block.anchor:
                self._anchors.setdefault(block.anchor, block.start)
            self._write.get(block.kind, self._text)(block)
            if block.kind is BlockKind.TITLE:
                self._byline()
        self._bare_list()
        self._parts.append("".join(self._html))
        return ArticleDocument(tuple(self._parts), tuple(self._pieces), self._anchors, tuple(self._stops))

    def _end_long_part(self) -> None:
        """Where enough is written it is a part, and the next one begins with the block of text that comes."""
        if len(self._html) >= PART_OF:
            self._parts.append("".join(self._html))
            self._html.clear()

    def _front(self) -> None:
        if any(block.kind is BlockKind.TITLE and block.text.strip() for block in self._article.blocks):
            return
        title = self._article.title or self._article.source or tr("Untitled article")
        title = " ".join(title.split())
        self._own("h1", "", escaped(title), Piece(BlockKind.TITLE, -1, -1, level=1, title=title))
        self._byline()

    def _byline(self) -> None:
        article = self._article
        authors = ", ".join(" ".join(name.full.split()) for name in article.author)
        parts = [escaped(authors)] if authors else []
        if article.issued is not None:
            parts.append(self._date(article.issued))
        if article.blocks:
            parts.append(escaped(tr("{n} min", n=reading_minutes(article))))
        parts.append(escaped(count(len(article.references), "{n} reference", "{n} references")))
        if article.blocks:
            parts.append(escaped(count(len(article.citations), "{n} citation", "{n} citations")))
        separator = "\u2002·\u2002"
        self._own("p", "by", separator.join(part for part in parts if part), Piece(BlockKind.BYLINE, -1, -1))
        for block in self._article.blocks:
            if block.kind is BlockKind.BYLINE and block.text.strip() and not said_by_the_byline(block.text, article):
                self._text(block)

    def _date(self, issued: PartialDate) -> str:
        words = year_words(issued)
        shown = escaped(" ".join(date_as_known(issued).split()))
        if not words:
            return shown
        self._stops.append(Stop(len(self._pieces), YEAR))
        return f'{shown} <a class="out" href="{YEAR}">{escaped(words)}</a>'

    def _heading(self, block: Block) -> None:
        level = 1 if block.kind is BlockKind.TITLE else min(max(block.level, 2), 6)
        tag = f"h{min(level, 3)}"
        title = " ".join(block.text.split())
        piece = Piece(block.kind, block.start, block.end, level=level, title=title)
        self._piece(tag, "", block, piece)

    def _text(self, block: Block) -> None:
        kind = {BlockKind.CODE: "code", BlockKind.CAPTION: "small", BlockKind.BYLINE: "small"}.get(block.kind, "")
        self._long("p", kind, block)

    def _quote(self, block: Block) -> None:
        self._long("p", "q" if reads_rightwards(block.text) else "qr", block)

    def _list_item(self, block: Block) -> None:
        level = min(max(block.level, 1), 6)
        self._hanging(block, level, block.ordinal or "•", Piece(block.kind, block.start, block.end, level=level))

    def _entry(self, block: Block) -> None:
        """A block of the list: one entry, or several run together; what stands before the first is its number."""
        first = bisect_left(self._entry_starts, block.start)
        entries = self._entries[first : bisect_left(self._entry_starts, block.end)]
        if not entries:
            self._text(block)
            return
        ends = [start for start, _ in entries[1:]] + [block.end]
        for (start, index), end in zip(entries, ends, strict=True):
            self._stops.append(Stop(len(self._pieces), f"{REFERENCE}{index}"))
            self._numbered_entry(block, start, end, index)

    def _numbered_entry(self, block: Block, start: int, end: int, index: int) -> None:
        whole = Link(start, end, REFERENCE, "entry")
        piece = Piece(BlockKind.REFERENCE, start, end, reference=index)
        self._hanging(block, 1, f"{self._article.references[index].number}.", piece, whole)

    def _hanging(self, block: Block, level: int, sign: str, piece: Piece, whole: Link | None = None) -> None:
        prefix = plain(sign).replace("\n", " ") + "\t"
        kind = f"l{level}" if reads_rightwards(block.text) else f"l{level}r"
        units = len(prefix.encode("utf-16-le")) // 2
        shown = escaped(prefix)
        if whole is not None:
            shown = f'<a href="{REFERENCE}">{shown}</a>'
        marked = Piece(piece.kind, piece.start, piece.end, units, level=piece.level, reference=piece.reference)
        self._piece("p", kind, block, marked, shown, whole)

    def _long(self, tag: str, kind: str, block: Block) -> None:
        """A block of text, in several pieces where it is very long; only the first bears a number in the margin."""
        number = 0
        if block.is_numbered:
            self._paragraphs += 1
            number = self._paragraphs
        for start, end in _cut(block):
            self._piece(tag, kind, block, Piece(block.kind, start, end, paragraph=number))
            number = 0

    def _table(self, block: Block) -> None:
        rows = block.text.split("\n")
        width = max(row.count("\t") for row in rows) + 1
        if width * len(rows) > LARGEST_TABLE:
            self._long("p", "small", block)
            return
        # At 100 % its borders reach one pixel past the column, and a scroll bar comes for that.
        self._html.append('<table width="99%" cellspacing="0" cellpadding="5" border="0">')
        start = block.start
        for number, row in enumerate(rows):
            self._row(block, number, start, row.split("\t"), width)
            start += len(row) + 1
        self._html.append("</table>")

    def _row(self, block: Block, number: int, start: int, cells: list[str], width: int) -> None:
        tag = "td" if number else "th"
        self._html.append("<tr>")
        for cell in cells:
            self._cell(block, tag, Piece(block.kind, start, start + len(cell), level=number))
            start += len(cell) + 1
        self._html.append(f"<{tag}></{tag}>" * (width - len(cells)) + "</tr>")

    def _cell(self, block: Block, tag: str, piece: Piece) -> None:
        if block.text[piece.start - block.start : piece.end - block.start].strip():
            self._piece(tag, "", block, piece)
        else:
            self._html.append(f"<{tag}></{tag}>")

    def _piece(
        self, tag: str, kind: str, block: Block, piece: Piece, prefix: str = "", whole: Link | None = None
    ) -> None:
        links = [*self._markers_between(piece.start, piece.end), *links_of(block)]
        self._stop_at(links, piece)
        every = links if whole is None else [*links, whole]
        self._own(tag, kind, prefix + marked_up(block, piece.start, piece.end, every), piece)

    def _stop_at(self, links: list[Link], piece: Piece) -> None:
        """One stop a place: of links that overlap, the one that is drawn."""
        reached = piece.start
        for link in sorted(links, key=lambda link: link.start):
            if reached <= link.start < piece.end:
                self._stops.append(Stop(len(self._pieces), link.target, link.start, min(link.end, piece.end)))
                reached = link.end

    def _own(self, tag: str, kind: str, inner: str, piece: Piece) -> None:
        attribute = f' class="{kind}"' if kind else ""
        if piece.start >= 0 and not reads_rightwards(self._article.text[piece.start : piece.end]):
            attribute += ' dir="rtl"'
        self._html.append(f"<{tag}{attribute}>{inner}</{tag}>")
        self._pieces.append(piece)

    def _markers_between(self, start: int, end: int) -> list[Link]:
        return self._markers[bisect_left(self._marker_starts, start) : bisect_left(self._marker_starts, end)]

    def _bare_list(self) -> None:
        """References that stand nowhere in the article's text: a file that is a list and nothing else."""
        for index, reference in enumerate(self._article.references):
            if reference.start < 0 and reference.text.strip():
                self._end_long_part()
                self._stops.append(Stop(len(self._pieces), f"{REFERENCE}{index}"))
                sign = f'<a href="{REFERENCE}">{reference.number}.\t</a>'
                text = f'<a class="entry" href="{REFERENCE}">{escaped(reference.text)}</a>'
                kind = "l1" if reads_rightwards(reference.text) else "l1r"
                self._own("p", kind, sign + text, Piece(BlockKind.REFERENCE, -1, -1, reference=index))


def _marker_link(citation: Citation, index: int, known: set[int]) -> Link:
    if any(number in known for number in citation.numbers):
        return Link(citation.start, citation.end, CITATION, ordinal=index)
    return Link(citation.start, citation.end, MISSING, "missing", index)


def _cut(block: Block) -> Iterator[tuple[int, int]]:
    """Parts of a block of at most `LONGEST_PIECE` characters, cut after a blank where there is one."""
    text, left = block.text, 0
    while len(text) - left > LONGEST_PIECE:
        blank = text.rfind(" ", left + LONGEST_PIECE // 2, left + LONGEST_PIECE)
        right = blank + 1 if blank >= 0 else left + LONGEST_PIECE
        yield block.start + left, block.start + right
        left = right
    yield block.start + left, block.end
