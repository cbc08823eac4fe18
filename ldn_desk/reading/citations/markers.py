"""Numeric markers: `[7]`, `[1,4]`, `[3–5]`, `(1)`, superscripts; found block by block.

Only places that can be citations are yielded; which of the styles is the document's own is judged by `citations`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ldn_desk.domain.article import Block, SpanKind
from ldn_desk.reading.text.characters import SUPERSCRIPT_DIGITS, YEAR, plain_digits, word_set

_LONGEST_RANGE = 60
"""Numbers a range may span: `[3–5]` is a range, `[100–400]` a measurement."""

_MOST_NUMBERS = 120
"""Numbers that one marker may name; half of it is the most that was seen printed."""

_DASH = r"(?:--|[–‐‑—−~～〜∼-])"
_COMMA = r"[,;，、；،]"
_ITEM = r"\d{1,4}"
_NEXT = rf"\s{{0,2}}(?:{_COMMA}(?:\s?(?:and|&))?|{_DASH}|to|bis|à|and|&|und|et|y|e)\s{{0,2}}"
_LIST = rf"{_ITEM}(?:{_NEXT}{_ITEM}){{0,60}}"
# Entries of several works: `[4a]`, `[2b,3]`, `[5a–c]` lead to entries 4, 2 and 3, and 5.
_LETTERS = r"(?:[a-h](?![a-z])(?:[,–-][a-h](?![a-z\d])){0,6})?"
_LETTERED = rf"{_ITEM}{_LETTERS}(?:{_NEXT}{_ITEM}{_LETTERS}){{0,60}}"
_PARTS = re.compile(rf"(?<=\d){_LETTERS}")
_LEAD = r"(?:(?:[Rr]efs?|[Rr]eferences?|[Rr]eviewed (?:in|by)|[Ss]ee(?: also)?|cf|e\.g|vgl|[Vv]éase|см)\.?,?:?\s?)?"
_BRACKETED = re.compile(
    rf"[\[［【〔]\s?{_LEAD}({_LETTERED})"
    rf"(?:{_COMMA}\s?(?:pp?|S|с|стр)\.\s?[\d–, -]{{1,20}}|:\s?\d[\d–, -]{{0,20}})?\s?[\]］】〕]"
    rf"(?:\s?{_DASH}\s?[\[［]({_ITEM})[\]］])?"
)
_ROUND = re.compile(rf"[(（]{_LEAD}({_LIST})[)）]")
_NAMED = re.compile(rf"\b[Rr]efs?\.\s({_LIST})(?![\d.%])")
_RAISED = re.compile(
    rf"(?<![⁻⁺])[{SUPERSCRIPT_DIGITS}](?:[{SUPERSCRIPT_DIGITS}⁻–,·˒ʼ’-]|⁻|, ?(?=[{SUPERSCRIPT_DIGITS}])){{0,60}}"
)
_SPAN_LIST = re.compile(rf"\s?[\[(（]?\s?({_LETTERED})\s?[\])）]?,?\s?")
_FLAT = re.compile(
    rf"(?<![\w.@/])(?:([a-zß-öø-ÿа-яё]{{3,40}})|[^\W\d_]{{2,40}}[)\]”’\"]?[.,;:])(?!0)({_ITEM}(?:[,–‐-]{_ITEM}){{0,30}})"
    rf"(?=[\s.,;:)\]]|$)(?!\.\d)"
)
_COUNTING = word_set(
    "group phase type stage grade day week month year table figure fig step part vitamin covid sars omega"
)
_SPLIT = re.compile(rf"\s{{0,2}}({_COMMA}(?:\s?(?:and|&))?|{_DASH}|to|bis|à|and|&|und|et|y|e)\s{{0,2}}")
_RANGE_SIGNS = frozenset(("to", "bis", "à", "--", *"–‐‑—−~～〜∼-"))

# Before a bracketed number these say that it is a value, not a citation; before one in parentheses, that it counts.
_INDEXED = re.compile(r"(?<![\w’'.-])[b-z]$")
"""A letter alone that a bracket follows at once is a formula's: `t[1]`."""
_VALUE_BEFORE = re.compile(r"(?:\b(?:CI|IQR|SD|IC|KI|DI|ДИ)\b[:,]?|[=≈<>~±×∈])\s?$", re.IGNORECASE)
_SPAN_BEFORE = re.compile(r"\b(?:ranges?|ranging|intervals?)\b[:,]?\s?$", re.IGNORECASE)
_ITS_SPAN_BEFORE = re.compile(r"\b(?:its|their|his|her|our)\s(?:[a-z-]{3,20}\s){0,2}(?:ranges?|intervals?)\s?$")
"""What somebody has, as a species its range: `throughout their former range [6,18].` cites."""
_MEASURE_BEFORE = re.compile(r"\b(?:scale|between|from|scores?|median|mean)\b[:,]?\s?$", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(rf"(?<![\w.,–-])(?!{YEAR}\b)\d{{1,7}}(?:[.,·]\d{{1,6}})?\s$")
_COUNTER_BEFORE = re.compile(
    r"(?:\b(?:[Ee]q(?:uation|s)?|[Ff]ig(?:ure|s)?|[Tt]ables?|[Nn]o|[Nn]|[Ff]ormula|Gleichung|Abbildung|Tabelle|équation"
    r"|ecuación|equação|уравнени[еяю]|формул[аеы])\b\.?|^|[=≈<>~±×])\s?$"
)
_PART_BEFORE = re.compile(
    r"\b(?:steps?|sections?|arms?|groups?|parts?|items?|phases?|criteri(?:on|a)|experiments?|hypothes[ie]s|models?"
    r"|reactions?|conditions?|questions?|cases?)\s$",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    r"\b(?:half|thirds?|quarters?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|both|each|all)\s$",
    re.IGNORECASE,
)
# Before a raised number these make it an exponent: a number that is no year and no part of a name, a unit.
_POWER_BEFORE = re.compile(rf"(?<![\w–-])(?!{YEAR}\s?$)\d{{1,9}}(?:[.,]\d{{1,6}})?\s?$")
_UNIT_BEFORE = re.compile(
    r"(?<![-–‐])\b(?:[kcdmnµμ]?m|[kcdµμmn]?[gLlsA]|min|ft|yd|in|ha|Hz|mol|mmol|[A-Za-zα-ωΑ-Ωµμ])\s?$"
)
_CONCENTRATION_BEFORE = re.compile(r"\d\s?(?:[mµμnpk]?g|[mµμnp]?mol|[mµμ]?I?U|mEq)/[dmµμ]?[Ll]$")
"""`92 mg/dL³` is no unit: what a litre holds has no power."""
_HIGHEST_POWER = 4
"""Of a unit or a letter: `m²`, `cm³`, `r⁴`; a higher raised number behind one cites."""
_LOOKED_BACK = 64
_DIGITS = re.compile(r"\d+")
_CLOSING = ".,;:)]!?。，；：、）」』؟،؛"


@dataclass(frozen=True, slots=True)
class Marker:
    """A place that may cite: positions are within the block's text."""

    style: str
    """`bracket`, `superscript`, `round`, `named`, `flat`, `label`, `author-year` or `link`."""
    start: int
    end: int
    numbers: tuple[int, ...]
    followed: bool = False
    """A sign such as a full stop or comma follows, as it does after citations and seldom after counted items."""


def overlaps(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the places (start, end), which stand in order and apart, shares a code point with start to end."""
    at = bisect_left(places, (end, 0)) - 1
    return at >= 0 and places[at][1] > start


def spelt_out(printed: str) -> tuple[int, ...]:
    """The numbers of a printed list: `1, 4` is 1 and 4, `3–5` is 3, 4 and 5. Empty where it cannot be one."""
    parts = _SPLIT.split(_PARTS.sub("", printed.strip()))
    numbers = [int(parts[0])]
    for sign, digits in zip(parts[1::2], parts[2::2], strict=True):
        number, last = int(digits), numbers[-1]
        if sign not in _RANGE_SIGNS:
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
    yield from _named(block.text)
    yield from _flat(block.text)


def _flat(text: str) -> Iterator[Marker]:
    """`… in mice.1,2 Rats`: raised numbers that lost their height where a text was copied."""
    for match in _FLAT.finditer(text):
        numbers = spelt_out(match.group(2))
        if numbers and match.group(1) not in _COUNTING:
            followed = not match.group(1) or match.end() == len(text) or _is_followed(text, match.end())
            yield Marker("flat", match.start(2), match.end(), numbers, followed)


def _bracketed(text: str) -> Iterator[Marker]:
    if not any(sign in text for sign in "[［【〔"):
        return
    for match in _BRACKETED.finditer(text):
        printed = match.group(1) + (f"–{match.group(2)}" if match.group(2) else "")
        numbers = spelt_out(printed)
        if numbers and not _is_value(text, match, len(numbers)):
            yield Marker("bracket", match.start(), match.end(), numbers)


def _is_value(text: str, match: re.Match[str], count: int) -> bool:
    before = text[max(0, match.start() - _LOOKED_BACK) : match.start()]
    if _VALUE_BEFORE.search(before) or (text[match.start()] == "[" and _INDEXED.search(before)):
        return True
    if _SPAN_BEFORE.search(before):
        two = len(_DIGITS.findall(match.group())) == 2
        return two and not (_ITS_SPAN_BEFORE.search(before) and _is_followed(text, match.end()))
    # `5 [3–7]` is a median with its range; `in 1998 [3–7].` cites, and so does `on a scale [3,7].`
    measured = _NUMBER_BEFORE.search(before) or _MEASURE_BEFORE.search(before)
    return count > 1 and measured is not None and not _is_followed(text, match.end())


def _is_followed(text: str, end: int) -> bool:
    """Whether a sign follows as it does after citations: a full stop, a comma, a closing bracket."""
    return end < len(text) and text[end] in _CLOSING


def _round(text: str) -> Iterator[Marker]:
    if "(" not in text and "（" not in text:
        return
    found = [(match, numbers) for match in _ROUND.finditer(text) if (numbers := spelt_out(match.group(1)))]
    listing = _enumerations(text, found)
    for place, (match, numbers) in enumerate(found):
        followed = _is_followed(text, match.end())
        if place not in listing and _cites_in_round(text, match, followed or len(numbers) > 1):
            yield Marker("round", match.start(), match.end(), numbers, followed)


def _cites_in_round(text: str, match: re.Match[str], followed: bool) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if not before.strip() or _COUNTER_BEFORE.search(before) or before.rstrip().endswith(":"):
        return False
    if _NUMBER_BEFORE.search(before):
        return False
    return followed or not (_COUNTED_BEFORE.search(before) or _PART_BEFORE.search(before))


def _enumerations(text: str, found: "list[tuple[re.Match[str], tuple[int, ...]]]") -> set[int]:
    """Places in `found` that count items of a sentence: `whether (1) it works, (2) it is safe and (3) it lasts`."""
    listing: set[int] = set()
    run: list[int] = []
    for place, (match, numbers) in enumerate(found):
        counts = len(numbers) == 1 and not _is_followed(text, match.end())
        parted = re.search(
            r"[,;:.،、，；](?:\s(?:and|or|und|oder|et|ou|y|o|e|и|или))?\s?$|\b(?:and|or)\s$",
            text[max(0, match.start() - 8) : match.start()],
        )
        if counts and run and numbers[0] == len(run) + 1 and parted:
            run.append(place)
        else:
            listing.update(run if len(run) > 1 else ())
            run = [place] if counts and numbers[0] == 1 else []
    listing.update(run if len(run) > 1 else ())
    return listing


def _named(text: str) -> Iterator[Marker]:
    """`ref. 12`, `refs. 3–5`: what journals with raised numbers print inside a sentence."""
    if "ef" not in text:
        return
    for match in _NAMED.finditer(text):
        numbers = spelt_out(match.group(1))
        if numbers and text[match.start() - 1 : match.start()] not in ("(", "["):
            yield Marker("named", match.start(), match.end(), numbers)


def _raised(text: str) -> Iterator[Marker]:
    for match in _RAISED.finditer(text):
        end = match.end()
        while text[end - 1] not in SUPERSCRIPT_DIGITS:
            end -= 1
        printed = plain_digits(text[match.start() : end]).replace("·", ",").replace("˒", ",").replace("ʼ", ",")
        numbers = spelt_out(printed.replace("’", ","))
        if numbers and _cites(text, match.start(), end, numbers):
            yield Marker("superscript", match.start(), end, numbers)


def _raised_spans(block: Block) -> Iterator[Marker]:
    for start, end in _raised_runs(block):
        match = _SPAN_LIST.fullmatch(block.text, start, end)
        numbers = spelt_out(match.group(1)) if match else ()
        bracketed = "[" in block.text[start:end]
        if match and numbers and not bracketed and _cites(block.text, start, end, numbers):
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
    return start >= end and not text[end:start].strip(" ,–-") and ("," in between or "–" in between or "-" in between)


def _cites(text: str, start: int, end: int, numbers: tuple[int, ...]) -> bool:
    """Whether a raised number stands where citations stand: not an exponent (`m²`, `10⁶`), not an isotope (`¹⁰B`)."""
    following = text[end : end + 1]
    charge = following in ("⁺", "⁻") and numbers[0] <= _HIGHEST_POWER
    if start == 0 or charge or (following.isalnum() and following.isascii()):
        return False
    before = text[max(0, start - 20) : start]
    if _POWER_BEFORE.search(before):
        return False
    if numbers[0] > _HIGHEST_POWER or len(numbers) > 1:
        return True
    return _UNIT_BEFORE.search(before) is None or _CONCENTRATION_BEFORE.search(before) is not None
