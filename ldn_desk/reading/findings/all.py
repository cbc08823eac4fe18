"""What the reference list itself shows, without asking anyone."""

from collections.abc import Iterator

from ldn_desk.domain.article import Article, BlockKind, Lint
from ldn_desk.domain.reason import because
from ldn_desk.reading.findings.dois import RECORD_FORMATS, mistyped, twin_dois
from ldn_desk.reading.findings.entries import duplicates, unfinished
from ldn_desk.reading.findings.numbers import citation_order, numbering

UNCITED = "uncited-reference"
UNKNOWN = "unknown-reference"
NO_TEXT = "text-missing"

_FEWEST_WITHOUT_TEXT = 5
_CITED_WITHOUT_TEXT = 0.2
"""Share of the references that an abstract may cite in a file that has no more text than that."""
_TEXT_PER_REFERENCE = 60
_LEAST_TEXT = 2500
"""Code points of running text, or so many for each reference, from which a file is the article itself."""
_LISTS = RECORD_FORMATS | {"references"}
"""Formats that are a list and no article."""
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.CAPTION)


def lint(article: Article) -> tuple[Lint, ...]:
    """Findings, rule by rule, each by number: uncited references, markers without a reference, the list's numbers and
    the order they are cited in, DOIs printed twice or mistyped, works listed twice, entries run together, cut short or
    without year or title.

    References count as uncited only in an article that cites at all: a bare list has nothing to cite them.
    `Lint.number` is the reference's number, the marker's first unknown number, or 0 for an author–year marker."""
    return (
        *_uncited(article),
        *_unknown(article),
        *numbering(article),
        *citation_order(article),
        *twin_dois(article),
        *duplicates(article),
        *mistyped(article),
        *unfinished(article),
    )


def _uncited(article: Article) -> Iterator[Lint]:
    cited = {number for citation in article.citations for number in citation.numbers}
    if _has_no_text(article, cited):
        missing = sum(reference.number not in cited for reference in article.references)
        yield Lint(NO_TEXT, 0, because("text-is-not-here", n=missing))
    elif cited:
        for reference in article.references:
            if reference.number not in cited:
                yield Lint(UNCITED, reference.number, because("entry-not-cited", n=reference.number))


def _has_no_text(article: Article, cited: set[int]) -> bool:
    """Whether an article came as its list, with an abstract at most: a saved page whose text is for subscribers."""
    count = len(article.references)
    if count < _FEWEST_WITHOUT_TEXT or article.format in _LISTS:
        return False
    if len(cited & {reference.number for reference in article.references}) > _CITED_WITHOUT_TEXT * count:
        return False
    length = sum(len(block.text) for block in article.blocks if block.kind in _TEXT)
    return (length > 0 or bool(article.title)) and length < min(_LEAST_TEXT, _TEXT_PER_REFERENCE * count)


def _unknown(article: Article) -> Iterator[Lint]:
    known = {reference.number for reference in article.references}
    told: set[tuple[int, str]] = set()
    for citation in article.citations:
        missing = [number for number in citation.numbers if number not in known] or ([] if citation.numbers else [0])
        for number in missing:
            if (number, citation.marker) not in told:
                told.add((number, citation.marker))
                yield Lint(UNKNOWN, number, because("marker-leads-nowhere", marker=citation.marker))
