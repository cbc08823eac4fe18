"""An article without a reference list whose DOIs stand in the text: each distinct DOI as one reference, on request."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ldn_desk.domain.article import Article, Block, BlockKind, Citation, Reference, SpanKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import doi_in, doi_span, doi_url, normal
from ldn_desk.reading.citations.joining import cited_places
from ldn_desk.reading.citations.markers import Marker, overlaps

_PREFIX = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s?)$", re.IGNORECASE)
_TELLING = 12
"""Letters from which the text of a link tells more than `here` or `[1]`."""
_PASSED_OVER = (BlockKind.REFERENCE, BlockKind.FURNITURE, BlockKind.TITLE, BlockKind.BYLINE)


def has_dois_in_text(article: Article) -> bool:
    """Whether the article has no reference, and DOIs in its text that could be taken for some."""
    return not article.references and any(True for block in article.blocks for _place in _places(block))


def dois_in_text(article: Article) -> Article:
    """The article with one reference for each distinct DOI linked or printed in its text, in order of first place.

    Each place is a citation. The article's text, and with it its identity, stays as it is, so these references stand
    nowhere in it (`Reference.start` is -1); their only printed field is the DOI. An article that has references comes
    back as it is."""
    if article.references:
        return article
    references: dict[str, Reference] = {}
    marked = []
    for block in article.blocks:
        markers = []
        for start, end, doi in _places(block):
            shown = block.text[start:end]
            reference = references.setdefault(
                normal(doi), Reference(len(references) + 1, _text(shown, doi), Fields(DOI=doi))
            )
            markers.append(Marker("link", start, end, (reference.number,)))
        marked.append((block, markers))
    citations: tuple[Citation, ...] = cited_places(marked)
    return replace(article, references=tuple(references.values()), citations=citations)


def _places(block: Block) -> Iterator[tuple[int, int, str]]:
    """(start, end, DOI) of each link to a DOI and each DOI printed outside of links, in order of position."""
    if block.kind in _PASSED_OVER:
        return
    linked = sorted(
        (span.start, span.end, doi)
        for span in block.spans
        if span.kind is SpanKind.LINK and span.href.startswith("http") and (doi := doi_in(span.href))
    )
    taken = [(start, end) for start, end, _doi in linked]
    printed = (each for each in _printed(block.text) if not overlaps(taken, each[0], each[1]))
    yield from sorted([*linked, *printed])


def _printed(text: str) -> Iterator[tuple[int, int, str]]:
    """DOIs that stand in the text, with the address or label before them."""
    if "10." not in text:
        return
    for run in re.finditer(r"\S{1,300}", text):
        start, end = doi_span(run.group()) if "10." in run.group() else (-1, -1)
        if start >= 0:
            lead = _PREFIX.search(run.group()[:start])
            begin = lead.start() if lead else start
            yield run.start() + begin, run.start() + end, doi_in(run.group())


def _text(shown: str, doi: str) -> str:
    """What the reference is shown as: the words of its link, where they tell something, and the DOI's address."""
    words = " ".join(shown.split())
    telling = sum(sign.isalpha() for sign in words) >= _TELLING and not doi_in(words)
    return f"{words}. {doi_url(doi)}" if telling else doi_url(doi)
