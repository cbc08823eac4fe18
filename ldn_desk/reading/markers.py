"""Numeric markers: `[7]`, `[1,4]`, `[3–5]`, `(1)`, superscripts; found block by block.

Only places that can be citations are yielded; which of the styles is the document's own is judged by `citations`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ldn_desk.domain.article import Block, SpanKind
from ldn_desk.reading.characters import SUPERSCRIPT_DIGITS, plain_digits

_LONGEST_RANGE = 60
"""Numbers a range may span: `[3–5]` is a range, `[100–400]` a measurement."""

_MOST_NUMBERS = 120
"""Numbers that one marker may name; half of it is the most that was seen printed."""

_ITEM = r"\d{1,4}"
_NEXT = r"\s{0,2}(?:[,;]|[–‐‑—-]|to)\s{0,2}"
_LIST = rf"{_ITEM}(?:{_NEXT}{_ITEM}){{0,60}}"
_BRACKETED = re.compile(
    rf"\[\s?(?:[Rr]efs?\.?\s?)?({_LIST})(?:[,:]\s?pp?\.\s?[\d–, -]{{1,20}})?\s?\](?:\s?[–-]\s?\[({_ITEM})\])?"
)
_ROUND = re.compile(rf"\(({_LIST})\)")
_RAISED = re.compile(
    rf"[{SUPERSCRIPT_DIGITS}](?:[{SUPERSCRIPT_DIGITS}⁻–,·˒ʼ’-]|⁻|, ?(?=[{SUPERSCRIPT_DIGITS}])){{0,60}}"
)
_SPAN_LIST = re.compile(rf"\s?[\[(]?\s?({_LIST})\s?[\])]?,?\s?")
_SPLIT = re.compile(r"\s{0,2}([,;]|[–‐‑—-]|to)\s{0,2}")

# Before a bracketed number these say that it is a value, not a citation.
_VALUE_BEFORE = re.compile(r"(?:\b(?:CI|IQR|range|SD|interval|IC|KI)\b[:,]?|[=≈<>~±×])\s?$")
# Before a number in parentheses these say that it counts something.
_COUNTER_BEFORE = re.compile(
    r"(?:\b(?:[Ee]q(?:uation|s)?|[Ff]ig(?:ure|s)?|[Tt]ables?|[Ss]tep|[Ss]ection|[Nn]o|[Aa]rm|[Gg]roup|[Pp]art|[Ii]tem|[Nn])"
    r"\b\.?|:|^|[=≈<>~±×])\s?$"
)
# Before a raised number these make it an exponent: a number that is no year, a unit, a single letter.
_UNIT_BEFORE = re.compile(
    r"(?:(?<!\d)\d{1,3}|\d{5,8}|\b(?:[kcdmnµμ]?m|[kcdµμmn]?[gLlsA]|min|ft|yd|ha|Hz|mol|mmol|[A-Za-zα-ωΑ-Ωµμ]))\s?$"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A place that may cite: positions are within the block's text."""

    style: str
    """`bracket`, `superscript`, `round`, `author-year` or `link`."""
    start: int
    end: int
    numbers: tuple[int, ...]
    followed: bool = False
    """A sign such as a full stop or comma follows, as it does after citations and seldom after counted items."""


def spelt_out(printed: str) -> tuple[int, ...]:
    """The numbers of a printed list: `1, 4` is 1 and 4, `3–5` is 3, 4 and 5. Empty where it cannot be one."""
    parts = _SPLIT.split(printed.strip())
    numbers = [int(parts[0])]
    for sign, digits in zip(parts[1::2], parts[2::2], strict=True):
        number, last = int(digits), numbers[-1]
        if sign in ",;":
            numbers.append(number)
        elif last < number <= last + _LONGEST_RANGE:
            numbers += range(last + 1, number + 1)
        else:
            return ()
    return () if 0 in numbers or len(numbers) > _MOST_NUMBERS else tuple(numbers)


def numeric_markers(block: Block) -> Iterator[Marker]:
    """Every numeric place of a block that may cite, of all styles."""
    yield from _bracketed(block.text)
    yield from _raised(block.text)
    yield from _raised_spans(block)
    yield from _round(block.text)


def _bracketed(text: str) -> Iterator[Marker]:
    if "[" not in text:
        return
    for match in _BRACKETED.finditer(text):
        printed = match.group(1) + (f"–{match.group(2)}" if match.group(2) else "")
        numbers = spelt_out(printed)
        if numbers and not _VALUE_BEFORE.search(text, max(0, match.start() - 12), match.start()):
            yield Marker("bracket", match.start(), match.end(), numbers)


def _round(text: str) -> Iterator[Marker]:
    if "(" not in text:
        return
    for match in _ROUND.finditer(text):
        numbers = spelt_out(match.group(1))
        before = text[max(0, match.start() - 12) : match.start()]
        if numbers and before and not _COUNTER_BEFORE.search(before):
            yield Marker(
                "round", match.start(), match.end(), numbers, text[match.end() : match.end() + 1] in ".,;:)]!?"
            )


def _raised(text: str) -> Iterator[Marker]:
    for match in _RAISED.finditer(text):
        end = match.end()
        while text[end - 1] not in SUPERSCRIPT_DIGITS:
            end -= 1
        printed = plain_digits(text[match.start() : end]).replace("·", ",").replace("˒", ",").replace("ʼ", ",")
        numbers = spelt_out(printed.replace("’", ","))
        if numbers and _cites(text, match.start(), end):
            yield Marker("superscript", match.start(), end, numbers)


def _raised_spans(block: Block) -> Iterator[Marker]:
    for start, end in _raised_runs(block):
        match = _SPAN_LIST.fullmatch(block.text, start, end)
        numbers = spelt_out(match.group(1)) if match else ()
        bracketed = "[" in block.text[start:end]
        if match and numbers and not bracketed and _cites(block.text, start, end):
            yield Marker("superscript", match.start(1), match.end(1), numbers)


def _raised_runs(block: Block) -> list[tuple[int, int]]:
    """Superscript spans, those that touch or are parted by a comma or dash alone run together."""
    runs: list[tuple[int, int]] = []
    for span in sorted((s for s in block.spans if s.kind is SpanKind.SUPERSCRIPT), key=lambda s: (s.start, s.end)):
        if runs and _joined(block.text, runs[-1][1], span.start):
            runs[-1] = (runs[-1][0], span.end)
            continue
        runs.append((span.start, span.end))
    return runs


def _joined(text: str, end: int, start: int) -> bool:
    between = text[end - 1 : start + 1]
    return start >= end and not text[end:start].strip(" ,–-") and ("," in between or "–" in between)


def _cites(text: str, start: int, end: int) -> bool:
    """Whether a raised number stands where citations stand: not an exponent (`m²`, `10⁶`), not an isotope (`¹⁰B`)."""
    following = text[end : end + 1]
    if start == 0 or following.isalpha() or following.isdigit():
        return False
    return _UNIT_BEFORE.search(text, max(0, start - 8), start) is None
