"""Characters and years: what every text is brought to before it is read."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from ldn_desk.domain.article import Block, BlockKind, Span

# Control characters, soft hyphens, zero-width spaces and byte-order marks: invisible, and in the way of every search.
# Halves of surrogate pairs: no file and no database can hold them.
_STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\ufeff\u2028\u2029\ud800-\udfff]")
_DROPPED = {code: None for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0), 0xAD, 0x200B, 0xFEFF)}
_REPLACED = {0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE = _DROPPED | _REPLACED | _HALVES

SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPTS = str.maketrans(SUPERSCRIPT_DIGITS + "⁻⁽⁾", "0123456789-()")

YEAR = r"(?:1[5-9]|20)\d\d"
"""Years a publication can bear: 1500 to 2099."""


def normal(text: str) -> str:
    """The text in NFC, without control characters; line and paragraph separators are line feeds. UTF-8 can hold it."""
    if _STRAY.search(text):
        text = text.replace("\r\n", "\n").translate(_TABLE)
    return unicodedata.normalize("NFC", text)


def normal_block(block: Block) -> Block:
    """The block with its text brought to `normal` and stripped, its spans moved along.

    A tab at the edge of a table is an empty cell, and stays."""
    if not _needs_work(block.text):
        return block
    text, spans = block.text, block.spans
    edges = " \n" if block.kind is BlockKind.TABLE else None
    if not spans:
        return replace(block, text=normal(text).strip(edges))
    places = sorted({place for span in spans for place in (span.start, span.end)})
    moved = _moved(text, places)
    whole = normal(text)
    lead = len(whole) - len(whole.lstrip(edges))
    stripped = whole.strip(edges)
    kept = _kept(spans, moved, lead, len(stripped))
    return replace(block, text=stripped, spans=tuple(kept))


def _needs_work(text: str) -> bool:
    edges = text[:1].isspace() or text[-1:].isspace()
    return edges or not unicodedata.is_normalized("NFC", text) or _STRAY.search(text) is not None


def _moved(text: str, places: list[int]) -> dict[int, int]:
    """Where each place of the raw text lies in the normalised one; no place parts a letter from its accent."""
    moved, done, length = {}, 0, 0
    for place in places:
        end = place
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        length += len(normal(text[done:end]))
        done = max(done, end)
        moved[place] = length
    return moved


def _kept(spans: tuple[Span, ...], moved: dict[int, int], lead: int, length: int) -> Iterator[Span]:
    for span in spans:
        start = min(max(moved[span.start] - lead, 0), length)
        end = min(max(moved[span.end] - lead, 0), length)
        if start < end:
            yield replace(span, start=start, end=end)


def cut(block: Block, start: int, end: int) -> Block:
    """The part `text[start:end]` of a block, stripped, with the spans that fall in it."""
    while start < end and block.text[start].isspace():
        start += 1
    while end > start and block.text[end - 1].isspace():
        end -= 1
    inside = (
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in block.spans
        if span.start < end and span.end > start
    )
    # Links beside an entry stand at its end.
    aside = block.aside if end >= len(block.text.rstrip()) else ()
    return replace(block, text=block.text[start:end], spans=tuple(inside), aside=aside)


def joined(first: Block, second: Block) -> Block:
    """Two blocks run together with a space between."""
    shift = len(first.text) + 1
    moved = (replace(span, start=span.start + shift, end=span.end + shift) for span in second.spans)
    return replace(
        first, text=f"{first.text} {second.text}", spans=(*first.spans, *moved), aside=first.aside + second.aside
    )


def plain_digits(text: str) -> str:
    """Superscript digits, minus and brackets as ordinary ones."""
    return text.translate(_SUPERSCRIPTS)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as text."""
    return frozenset(text.split())


def folded(text: str) -> str:
    """Letters for comparing names: lower case, no diacritics, nothing but letters and digits."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in bare if sign.isalnum())
