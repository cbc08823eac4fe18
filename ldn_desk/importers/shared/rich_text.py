"""Text with its spans, put together piece by piece, as XML and word processors hold it."""

import re
from dataclasses import replace

from ldn_desk.domain.article import Span, SpanKind

_KEPT = re.compile(r"(?:https?://[^\s/]|mailto:\S+@|#.)", re.IGNORECASE)
_LONGEST = 4096


def safe_href(href: str) -> str:
    """The address if it is http(s), mailto or a fragment of the article itself; else the empty text."""
    address = href.strip()
    return address if len(address) <= _LONGEST and _KEPT.match(address) else ""


_MOST_SPANNED = 60
"""Columns or rows that one cell may take up; more is no table of data."""


class Columns:
    """Parts the text of a table as its cells begin; a cell over several columns or rows leaves the others empty."""

    def __init__(self, rich: "RichText") -> None:
        self._rich = rich
        self._rows = 0
        self._column = 0
        self._filled = 0
        self._taken: dict[int, int] = {}

    def row(self) -> None:
        """A row begins."""
        if self._rows:
            self._rich.part("\n")
        self._rows += 1
        self._column, self._filled = 0, 0

    def cell(self, columns: str | None, rows: str | None) -> None:
        """A cell begins, over so many columns and rows."""
        while self._taken.get(self._column, 0):
            self._taken[self._column] -= 1
            self._column += 1
        for _each in range(self._column - self._filled):
            self._rich.part("\t")
        self._filled = self._column
        wide, deep = _count(columns), _count(rows)
        if deep > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._column + wide), deep - 1))
        self._column += wide


def _count(printed: str | None) -> int:
    if not printed:
        return 1
    return min(int(printed), _MOST_SPANNED) if printed.isdecimal() and len(printed) < 4 and int(printed) else 1


_BLANKS = re.compile(r"[ \t\r\n]+")


class RichText:
    """One block's text while it is being read. Runs of white space become one blank, unless they are kept."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._blank = True
        self._open: list[tuple[SpanKind, int, str]] = []
        self.length = 0
        """Code points so far: where a span that is opened now begins."""

    def add(self, text: str | None) -> None:
        """Goes on with this text."""
        if not text:
            return
        if self._blank and not text.strip(" \t\r\n"):
            return
        text = _BLANKS.sub(" ", text)
        if self._blank and text[0] == " ":
            text = text[1:]
        self._put(text)

    def keep(self, text: str) -> None:
        """Goes on with this text, its white space kept."""
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self.length += len(text)
            self._blank = text[-1] in " \n\t"

    def part(self, sign: str) -> None:
        """Parts words (a blank), cells (a tab) or rows (a line feed); a blank right before gives way to it."""
        if sign == " " and self._blank:
            return
        if self._pieces and self._pieces[-1].endswith(" "):
            self._pieces[-1] = self._pieces[-1][:-1]
            self.length -= 1
        self._put(sign)

    def open(self, kind: SpanKind, href: str = "") -> None:
        """Begins a span here. What was opened last is closed first."""
        self._open.append((kind, self.length, href))

    def close(self) -> None:
        """Ends the span that was opened last."""
        kind, start, href = self._open.pop()
        self.mark(kind, start, href)

    def mark(self, kind: SpanKind, start: int, href: str = "") -> None:
        """A span from `start` to here; none where there is no text between."""
        if start < self.length and (kind is not SpanKind.LINK or href):
            self._spans.append(Span(start, self.length, kind, href))

    def mark_range(self, kind: SpanKind, start: int, end: int, href: str = "") -> None:
        """A span over text that is there already."""
        self._spans.append(Span(start, min(end, self.length), kind, href))

    @property
    def links_before(self) -> tuple[Span, ...]:
        """The links that end where the text now ends."""
        links = (span for span in self._spans[-20:] if span.kind is SpanKind.LINK)
        return tuple(span for span in links if span.end == self.length)

    @property
    def ends_in_word(self) -> bool:
        """Whether the text so far ends with a letter or digit."""
        return bool(self._pieces) and self._pieces[-1][-1].isalnum()

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def since(self, start: int) -> str:
        """The text from `start` on, without putting all of it together."""
        pieces: list[str] = []
        begun = self.length
        for piece in reversed(self._pieces):
            if begun <= start:
                break
            pieces.append(piece)
            begun -= len(piece)
        return "".join(reversed(pieces))[max(start - begun, 0) :]

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """Text and spans; what follows begins anew. Spans still open go on there."""
        for place, (kind, start, href) in enumerate(self._open):
            self.mark(kind, start, href)
            self._open[place] = (kind, 0, href)
        size = self.length
        within = (span if span.end <= size else replace(span, end=size) for span in self._spans)
        taken = self.text, tuple(span for span in within if span.start < span.end)
        self._pieces, self._spans, self._blank, self.length = [], [], True, 0
        return taken
