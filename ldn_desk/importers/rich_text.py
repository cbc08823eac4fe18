"""Text with its spans, put together piece by piece, as XML and word processors hold it."""

import re

from ldn_desk.domain.article import Span, SpanKind

_BLANKS = re.compile(r"[ \t\r\n]+")


class RichText:
    """One block's text while it is being read. Runs of white space become one blank, unless they are kept."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._blank = True
        self.length = 0
        """Code points so far: where a span that is opened now begins."""

    def add(self, text: str | None) -> None:
        """Goes on with this text."""
        if not text:
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

    def mark(self, kind: SpanKind, start: int, href: str = "") -> None:
        """A span from `start` to here; none where there is no text between."""
        if start < self.length and (kind is not SpanKind.LINK or href):
            self._spans.append(Span(start, self.length, kind, href))

    def mark_range(self, kind: SpanKind, start: int, end: int, href: str = "") -> None:
        """A span over text that is there already."""
        self._spans.append(Span(start, min(end, self.length), kind, href))

    @property
    def ends_in_word(self) -> bool:
        """Whether the text so far ends with a letter or digit."""
        return bool(self._pieces) and self._pieces[-1][-1].isalnum()

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def take(self) -> tuple[str, tuple[Span, ...]]:
        """Text and spans; what follows begins anew."""
        taken = self.text, tuple(self._spans)
        self._pieces, self._spans, self._blank, self.length = [], [], True, 0
        return taken
