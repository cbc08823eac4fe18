"""Numbers after a mend: those of the references, and what each marker then means.

Where the list prints numbers, they stay, and a new entry takes a free one. Where it prints none, a number is the place
in the list. A marker that prints numbers then goes on to mean these numbers: that an entry was missing or too many in
the list is why it led to the wrong work before. All other markers (author and year, links, those that a reader has
linked) go on to mean the same works.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Reference
from ldn_desk.reading.citations.joining import find_citations
from ldn_desk.reading.citations.markers import spelt_out
from ldn_desk.reading.text.characters import plain_digits

_SIGNS = re.compile(r"[\[\]()]|[Rr]efs?\.?\s?")
_NUMBERS = re.compile(r"\d{1,4}(?:\s{0,2}(?:[,;–‐‑—-]|to)\s{0,2}\d{1,4}){0,60}")


def relisted(
    article: Article,
    references: Sequence[Reference],
    blocks: Sequence[Block] = (),
    instead: Mapping[str, str] | None = None,
) -> Article:
    """The article with another list: numbers given, markers led on. A new reference bears the number it prints, or 0.

    `instead` names for a reference that is gone the one that stands for it now."""
    prints = prints_numbers(article)
    numbered = tuple(
        each if each.number == number else replace(each, number=number)
        for each, number in zip(references, _numbers(article, references, prints), strict=True)
    )
    citations = _led_on(article, numbered, prints, instead or {})
    return _with_found(
        replace(article, references=numbered, citations=citations, blocks=tuple(blocks) or article.blocks)
    )


def prints_numbers(article: Article) -> bool:
    """Whether the list prints numbers: at least half of the entries that stand in the text bear theirs."""
    printed = {block.start: block.ordinal for block in article.blocks if block.kind is BlockKind.REFERENCE}
    standing = [each for each in article.references if each.start >= 0]
    bearing = sum(printed.get(each.start, "").strip(" .()[]") == str(each.number) for each in standing)
    return bearing > 0 and 2 * bearing >= len(standing)


def _numbers(article: Article, references: Sequence[Reference], prints: bool) -> list[int]:
    if not prints:
        return list(range(1, len(references) + 1))
    known = {each.id: each.number for each in article.references}
    taken = {known[each.id] for each in references if each.id in known}
    numbers, last = list[int](), 0
    for each in references:
        number = known.get(each.id, 0)
        if not number:
            wanted = (each.number, last + 1, max(taken, default=0) + 1)
            number = next(one for one in wanted if one and one not in taken)
            taken.add(number)
        numbers.append(number)
        last = number
    return numbers


def printed_numbers(marker: str) -> tuple[int, ...]:
    """The numbers that a marker prints (`[3–5]`, `¹,²`), ranges spelt out; empty where it prints something else."""
    text = _SIGNS.sub("", plain_digits(marker)).strip(" ,")
    return spelt_out(text) if _NUMBERS.fullmatch(text) else ()


def _led_on(
    article: Article, references: Sequence[Reference], prints: bool, instead: Mapping[str, str]
) -> tuple[Citation, ...]:
    now = {each.id: each.number for each in references}
    # Where two references print the same number, a marker means the first, as `Article.reference_at` says.
    meant = {each.number: each.id for each in reversed(article.references)}
    follows = _Following(meant, now, instead, prints)
    return tuple(follows.led_on(citation) for citation in article.citations)


class _Following:
    """Which number stands for the work that an old number meant."""

    def __init__(
        self, meant: Mapping[int, str], now: Mapping[str, int], instead: Mapping[str, str], prints: bool
    ) -> None:
        self._prints = prints
        self._new: dict[int, int] = {}
        for number, reference_id in meant.items():
            reference_id = instead.get(reference_id, reference_id)
            # The number of an entry that is gone leads nowhere, where it stays printed; else it is another's by now.
            self._new[number] = now.get(reference_id, number if prints else 0)

    def led_on(self, citation: Citation) -> Citation:
        if not (self._prints or citation.mended) and printed_numbers(citation.marker) == citation.numbers:
            return citation
        led = (self._new.get(number, number) for number in citation.numbers)
        numbers = tuple(dict.fromkeys(number for number in led if number))
        return citation if numbers == citation.numbers else replace(citation, numbers=numbers)


def _with_found(article: Article) -> Article:
    """Markers that led nowhere, led to the reference that is there now (an author and year that were not listed)."""
    if all(citation.numbers or citation.mended for citation in article.citations):
        return article
    found = {(each.start, each.end): each.numbers for each in found_citations(article)}
    return replace(
        article,
        citations=tuple(
            each
            if each.numbers or each.mended
            else replace(each, numbers=found.get((each.start, each.end), each.numbers))
            for each in article.citations
        ),
    )


def found_citations(article: Article) -> tuple[Citation, ...]:
    """What reading finds in the article's blocks with its references as they are now."""
    numbers = {each.start: each.number for each in article.references}
    anchors = {
        block.anchor: numbers[block.start] for block in article.blocks if block.anchor and block.start in numbers
    }
    return find_citations(article.blocks, article.references, anchors)


def refound(article: Article, before: Article) -> Article:
    """The article with its citations looked for anew: known ones keep their ids, what a reader linked stays linked."""
    ids = {each.id: each.number for each in article.references}
    meant = {each.number: each.id for each in reversed(before.references)}
    kept = [
        replace(each, numbers=tuple(ids[meant[n]] for n in each.numbers if meant.get(n) in ids))
        for each in before.citations
        if each.mended
    ]
    known = {(each.start, each.end): each.id for each in before.citations}
    found = [
        replace(each, id=known.get((each.start, each.end), each.id))
        for each in found_citations(article)
        if not any(each.start < own.end and own.start < each.end for own in kept)
    ]
    return replace(article, citations=tuple(sorted((*kept, *found), key=lambda each: each.start)))
