"""Where words stand in a text: by quote, context and position, as the W3C's selectors have it.

Positions are in Unicode code points of the text that an article keeps: its blocks' texts (NFC), joined by line feeds.
"""

from dataclasses import dataclass
from unicodedata import normalize

CONTEXT = 32
"""Code points of the text that are kept on each side of the quote."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A W3C `TextQuoteSelector` and `TextPositionSelector` of the same words."""

    exact: str
    """The words themselves."""
    prefix: str
    """What stands right before them."""
    suffix: str
    """What stands right after them."""
    start: int
    end: int


def anchor_of(text: str, start: int, end: int, context: int = CONTEXT) -> Anchor:
    """The anchor of `text[start:end]`, with so many code points on each side, or fewer at the ends of the text.

    Raises ValueError where that is no stretch of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}–{end} is no stretch of a text of {len(text)}")
    return Anchor(text[start:end], text[max(0, start - context) : start], text[end : end + context], start, end)


def composed(text: str) -> str:
    """The text as positions count in it: NFC, with line feeds for the other ends of lines."""
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends; (start, start) where there is nothing else."""
    words = text[start:end].strip()
    if not words:
        return start, start
    first = text.index(words, start)
    return first, first + len(words)
