"""What a page carries beside its text: running heads and feet, page numbers, line numbers, watermarks, notices."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ldn_desk.importers.pdf.lines import Strip
from ldn_desk.importers.pdf.page_text import PageText
from ldn_desk.reading.text.lexicon import follows_references

_HEAD, _FOOT = 0.085, 0.93
"""Shares of a page's height above and below which its margins lie: captions at its head and footnotes do not."""
_EDGE_ROWS = 3
"""Rows at a page's head and foot that may be running heads and feet."""
_APART = 1.5
"""Ems between a running head or foot and the text."""
_LARGE = 1.45
"""Sizes of the text from which what stands at the head of pages is the title of a chapter."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|página|s\.) ?)?(?:[a-z]{0,2}\d{1,6}[a-z]?|[ivxl]{1,7})(?: ?(?:of|/|von|de|sur|\|) ?\d{1,5})?"
    r"|[-–—] ?\d{1,5} ?[-–—]",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"downloaded (?:from|by|on)\b|this content downloaded|^author[’'s]{0,2} (?:manuscript|accepted|personal copy)|"
    r"available in pmc\b|wiley online library on|for (?:personal|private) use only|"
    r"certified by peer review|bioRxiv preprint|medRxiv preprint|copyright holder for this preprint|"
    r"made available under a cc|^preprint submitted to|^accepted manuscript$|"
    r"^(?:electronic copy available|posted on auth)|"
    r"^\(continued(?: on next page)?\.?\)?$|protected by copyright|guest\. protected|"
    r"^contents lists available at|^journal homepage|^open access$",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"^(?:©|\(c\) ?\d{4}|copyright ?(?:©|:|\d|\(c\)))|all rights reserved\.?$|licensee \w+|"
    r"^(?:open access )?this (?:is an open[- ]access|article is (?:distributed|licensed|published|an open)|"
    r"work is licensed)|"
    r"^how to cite|^cite this article|^citation: |^please cite this|^to cite this|"
    r"^submit your (?:next )?manuscript|^publisher[’']?s note|^full list of author information|"
    r"creative commons attribution|^\*? ?(?:corresponding author|correspondence)\b|^e-?mail(?: address)?:",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    # When an article was received …
    r"(?:(?:manuscript|article|paper|artigo|art[ií]culo)? ?(?:first )?(?:received|accepted|submitted|revised|"
    r"re[cç]u|accepté|recibido|aceptado|recebid[oa]|aceit[oe]|submissão|submetido|aprovado|eingegangen|angenommen|"
    r"eingereicht)(?: (?:on|for publication|em|el|le|am|in revised form|para publica(?:ção|ción)))?"
    r"\W{1,3}(?=\d|[^\W\d_]{3,9}\.? \d)"
    # … who edited it, …
    r"|(?:(?:associate|handling|academic|section) editor|editora?(?: associad[ao]| asociad[ao]))\b ?:"
    r"|(?:edited|communicated|reviewed) by\b ?:|(?:redaktion|lektorat|herausgeber|impressum|issn)\b ?[:\d]"
    # … and where its authors are.
    r"|(?:author(?:[’']?s[’']?)?|correspondence|corresponding author(?:[’']?s)?|mailing|postal) address(?:es)?\b"
    r"|address(?:es)? (?:for|of) |correspondence\b ?(?:to\b|:)|corresponding author\b"
    r"|(?:korrespondenz|autoren)(?:adresse|anschrift)|anschrift(?:en)? de[rs] |zu[mr]? (?:den )?auto"
    r"|über d(?:en|ie) auto"
    r"|d(?:er|ie) autor(?:|in|en|innen)$|about the authors?$|(?:author )?biograph(?:y|ies)$"
    r"|endereço para correspondência|dirección para correspondencia|autor(?:a)? (?:de correspondência|correspondente)"
    r"|adresse (?:de correspondance|des? (?:l[’']auteur|auteurs))"
    # … who they are, whom they thank, and who paid for it.
    r"|(?-i:[A-Z]).{3,60}? (?:(?:received|obtained|holds) (?:the|his|her|an?) (?:[bm]\.? ?[as]c?\b|ph\.? ?d|bachelor|"
    r"master|doctor|diploma|degree|m\.? ?d\b)|is (?:currently |now )?(?:an?|the) (?:\w+ ){0,3}(?:professor|lecturer|"
    r"researcher|scientist|student|fellow) (?:at|in|of|with)\b)"
    r"|(?:acknowledge?ments?|conflicts? of interests?|(?:declaration of )?competing interests?|funding|disclosures?|"
    r"financial support|authors?[’']? contributions?|data availability|danksagung|interessenkonflikte?|"
    r"agradecimientos|agradecimentos|financiamento|conflicto de intereses|conflitos? de interesses?|remerciements)"
    r"(?: statement)? ?[:.—–])",
    re.IGNORECASE,
)
_LINE = 20
"""Code points of a strip that is taken for a line of text."""
_LINE_NUMBER = re.compile(r"\d{1,4}")
_MARGIN = 11
"""Points by which the edges of numbers in one margin may differ: those of two digits more, set flush left."""
_LEAST_NUMBERS = 8
"""Numbers in a page's margin from which they may be those of its lines."""


def without_furniture(pages: Sequence[PageText], strips: Sequence[list[Strip]]) -> tuple[list[list[Strip]], list[str]]:
    """The strips of each page without furniture; and what was taken out of its heads and feet, each text once."""
    strips = _without_line_numbers(strips)
    repeated = _repeated(pages, strips)
    numbers = _page_numbers(pages, strips)
    marks = _watermarks(strips)
    beside = _beside_text(strips)
    kept: list[list[Strip]] = []
    texts: dict[str, None] = {}
    for page, found in zip(pages, strips, strict=True):
        taken = _running(found, page, repeated, numbers)
        taken |= {id(strip) for strip in found if _mark(strip) in marks or _is_notice(strip, page)}
        taken |= beside & {id(strip) for strip in found}
        kept.append([strip for strip in found if id(strip) not in taken])
        texts |= dict.fromkeys(strip.text for strip in found if id(strip) in taken)
    kept, beyond = _within_type_area(pages, kept)
    texts |= dict.fromkeys(beyond)
    return kept, [text for text in texts if not _PAGE_NUMBER.fullmatch(text)]


def _within_type_area(pages: Sequence[PageText], strips: Sequence[list[Strip]]) -> tuple[list[list[Strip]], list[str]]:
    """The strips without those that lie above or below the text of all pages: heads that differ from page to page.

    The first page has its own head, and is cut at its foot alone."""
    size = _common_size(strips)
    body = [
        (index, strip.baseline)
        for index, found in enumerate(strips)
        for strip in found
        if strip.length > 30 and abs(strip.size - size) < 0.06 * size
    ]
    if len({index for index, _ in body}) < 2:
        return list(strips), []
    top = min(height for index, height in body if index) - 1.6 * size
    foot = max(height for _index, height in body) + 1.6 * size
    usual = Counter(round(page.height) for page in pages).most_common(1)[0][0]
    kept, beyond = [], []
    for index, (page, found) in enumerate(zip(pages, strips, strict=True)):
        out = {
            id(strip)
            for strip in found
            if round(page.height) == usual
            and strip.size < _LARGE * size
            and _lies_beyond(strip, top if index else 0.0, foot, page)
        }
        kept.append([strip for strip in found if id(strip) not in out])
        beyond += [strip.text for strip in found if id(strip) in out]
    return kept, beyond


def _lies_beyond(strip: Strip, top: float, foot: float, page: PageText) -> bool:
    above = strip.baseline < top and strip.baseline < _HEAD * page.height
    return above or (strip.baseline > foot and strip.baseline > _FOOT * page.height)


def _common_size(strips: Sequence[list[Strip]]) -> float:
    sizes = Counter[float]()
    for found in strips:
        for strip in found:
            sizes[round(strip.size, 1)] += strip.length
    return max(sizes, key=lambda size: sizes[size], default=10.0)


def is_licence(text: str) -> bool:
    """Whether a paragraph is a licence, a copyright line, an address to write to, or how to cite the article."""
    return _LICENCE.search(text[:250]) is not None


def is_closing(text: str) -> bool:
    """Whether a line opens what journals print below a list: when it was received, who edited it, where its authors
    are."""
    return _CLOSING.match(text.strip(" *†•▪■–-")) is not None or follows_references(text)


def _edges(strips: Sequence[Strip], page: PageText) -> list[Strip]:
    """The strips of the page's first and last rows, as far as they lie in its outer quarters."""
    heights: list[float] = []
    for strip in sorted(strips, key=lambda strip: strip.baseline):
        if not heights or strip.baseline - heights[-1] > 3:
            heights.append(strip.baseline)
    if not heights:
        return []
    head = min(heights[min(_EDGE_ROWS, len(heights)) - 1] + 3, 0.2 * page.height)
    foot = max(heights[-min(_EDGE_ROWS, len(heights))] - 1, 0.8 * page.height)
    return [strip for strip in strips if strip.baseline <= head or strip.baseline >= foot]


def _key(strip: Strip, page: PageText) -> tuple[str, bool]:
    text = _DIGITS.sub("#", strip.text).casefold()
    return " ".join(text.split()), strip.baseline < page.height / 2


def _repeated(pages: Sequence[PageText], strips: Sequence[list[Strip]]) -> set[tuple[str, bool]]:
    """What stands at the heads or the feet of several pages, digits apart."""
    counted = Counter[tuple[str, bool]]()
    large = _LARGE * _common_size(strips)
    for page, found in zip(pages, strips, strict=True):
        counted.update({_key(strip, page) for strip in _edges(found, page) if strip.size < large})
    least = 2 if len(pages) < 8 else 3
    return {key for key, count in counted.items() if count >= least and sum(map(str.isalpha, key[0])) > 2}


def _running(strips: Sequence[Strip], page: PageText, repeated: set[tuple[str, bool]], numbers: set[int]) -> set[int]:
    """The strips of a page's running head and foot: rows that hold what other pages hold too, and lie apart.

    A line of an entry may stand at the head of several pages as well (`J Kettles. 2010;12:1-9.`), but not apart."""
    taken: set[int] = set()
    for rows in _edge_rows(strips, page):
        known = [any(id(strip) in numbers or _key(strip, page) in repeated for strip in row) for row in rows]
        for count in range(min(_EDGE_ROWS, len(rows)), 0, -1):
            if all(known[:count]) and (count == len(rows) or _lie_apart(rows[count - 1], rows[count])):
                taken |= {id(strip) for row in rows[:count] for strip in row}
                break
    return taken


def _lie_apart(row: Sequence[Strip], inner: Sequence[Strip]) -> bool:
    size = max(strip.size for strip in (*row, *inner))
    return abs(row[0].baseline - inner[0].baseline) > _APART * min(size, 12.0)


def _edge_rows(strips: Sequence[Strip], page: PageText) -> tuple[list[list[Strip]], list[list[Strip]]]:
    """The first rows of the page from its head down, and from its foot up: those that may run, and the one within."""
    rows: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda strip: strip.baseline):
        if rows and strip.baseline - rows[-1][0].baseline <= 3:
            rows[-1].append(strip)
        else:
            rows.append([strip])
    head = [row for row in rows[: _EDGE_ROWS + 1] if row[0].baseline <= 0.5 * page.height]
    foot = [row for row in rows[: -_EDGE_ROWS - 2 : -1] if row[0].baseline > 0.5 * page.height]
    return head, foot


def _page_numbers(pages: Sequence[PageText], strips: Sequence[list[Strip]]) -> set[int]:
    """The strips near the edges that are page numbers: bare ones only where they count with the pages."""
    offsets = Counter[int]()
    bare: list[tuple[int, int]] = []
    found: set[int] = set()
    for index, (page, own) in enumerate(zip(pages, strips, strict=True)):
        for strip in _edges(own, page):
            text = strip.text
            if text.isdecimal() and len(text) < 7 and not _has_neighbour(strip, own):
                bare.append((id(strip), int(text) - index))
                offsets[int(text) - index] += 1
            elif _PAGE_NUMBER.fullmatch(text) and not _has_neighbour(strip, own):
                found.add(id(strip))
    usual = {offset for offset, count in offsets.items() if count > 1 or len(pages) == 1}
    return found | {number for number, offset in bare if offset in usual}


def _beside_text(strips: Sequence[list[Strip]]) -> set[int]:
    """Page numbers in the margin beside the text, at whatever height: one a page, counting with the pages."""
    found: dict[tuple[str, int], list[int]] = {}
    for index, own in enumerate(strips):
        for margin in _number_columns(own):
            if len(margin.numbers) == 1:
                strip = margin.numbers[0]
                found.setdefault((margin.side, int(strip.text) - index), []).append(id(strip))
    return {number for numbers in found.values() if len(numbers) > 1 for number in numbers}


def _has_neighbour(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether text stands right beside it, as it does beside the number of an entry."""
    return any(abs(other.baseline - strip.baseline) < 3 and -1 < other.left - strip.right < 30 for other in strips)


def _is_notice(strip: Strip, page: PageText) -> bool:
    """Whether a strip near an edge of the page is a notice of its publisher or of the place it was taken from."""
    outer = strip.baseline < 0.12 * page.height or strip.baseline > 0.8 * page.height
    return outer and _NOTICE.search(strip.text) is not None


def _mark(strip: Strip) -> tuple[str, int, int]:
    return strip.text, int(strip.left // 4), int(strip.baseline // 4)


def _watermarks(strips: Sequence[list[Strip]]) -> set[tuple[str, int, int]]:
    """What stands at one and the same place on most pages."""
    if len(strips) < 3:
        return set()
    counted = Counter[tuple[str, int, int]]()
    for found in strips:
        counted.update({_mark(strip) for strip in found if strip.length > 4})
    return {mark for mark, count in counted.items() if count >= max(3, 0.4 * len(strips))}


def _without_line_numbers(strips: Sequence[list[Strip]]) -> list[list[Strip]]:
    """The strips without the numbers of a manuscript's lines, where most pages have them, in either margin or both.

    A page of few lines (tables, a list's end) is told by the margins of the others."""
    columns = [_number_columns(page) for page in strips]
    counted = [
        [margin for margin in found if _count_lines(margin.numbers, page)]
        for found, page in zip(columns, strips, strict=True)
    ]
    filled = sum(len(page) > 2 * _LEAST_NUMBERS for page in strips)
    margins = [margin for found in counted for margin in found]
    if 2 * sum(map(bool, counted)) < filled or not margins:
        return list(strips)
    numbers = {
        id(number)
        for found in columns
        for column in found
        if any(column.side == margin.side and abs(column.place - margin.place) < _MARGIN for margin in margins)
        for number in column.numbers
    }
    return [[strip for strip in page if id(strip) not in numbers] for page in strips]


class _Margin(NamedTuple):
    """Bare numbers below one another, outside of all text."""

    side: str
    """`left` or `right` of it."""
    place: float
    """Points from the page's left to the edge of the numbers that faces the text."""
    numbers: list[Strip]


def _number_columns(strips: Sequence[Strip]) -> list[_Margin]:
    """The columns of bare numbers in the margins of a page; numbers of one or three digits are one column."""
    texts = [strip for strip in strips if strip.length > _LINE]
    if not texts:
        return []
    inner = sorted(strip.left for strip in texts)[len(texts) // 10]
    outer = sorted(strip.right for strip in texts)[-1 - len(texts) // 10]
    bare = [strip for strip in strips if strip.length < 5 and _LINE_NUMBER.fullmatch(strip.text)]
    left = sorted((strip.right, strip.baseline, strip) for strip in bare if strip.right < inner)
    right = sorted((strip.left, strip.baseline, strip) for strip in bare if strip.left > outer)
    found: list[_Margin] = []
    for side, edges in (("left", left), ("right", right)):
        for place, _baseline, strip in edges:
            last = found[-1] if found else None
            if last is not None and last.side == side and place - last.place < _MARGIN:
                last.numbers.append(strip)
            else:
                found.append(_Margin(side, place, [strip]))
    for margin in found:
        margin.numbers.sort(key=lambda strip: strip.baseline)
    return found


def _count_lines(numbers: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Whether the numbers stand beside most lines, counting upwards by ones or fives."""
    values = [int(strip.text) for strip in numbers]
    steps = [after - before for before, after in pairwise(values)]
    rows = {int(strip.baseline // 4) for strip in strips if strip.length > _LINE}
    return any(
        len(numbers) >= least
        and 10 * sum(after == step for after in steps) > 8 * len(steps)
        and 10 * step * len(numbers) >= 7 * len(rows)
        for step, least in ((1, _LEAST_NUMBERS), (5, _LEAST_NUMBERS // 2))
    )
