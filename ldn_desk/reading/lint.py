"""What the reference list itself shows, without asking anyone."""

from collections.abc import Iterator

from ldn_desk.domain.article import Article, Lint
from ldn_desk.domain.doi import normal
from ldn_desk.domain.words import tr

UNCITED = "uncited-reference"
UNKNOWN = "unknown-reference"
DUPLICATE_DOI = "duplicate-doi"


def lint(article: Article) -> tuple[Lint, ...]:
    """Uncited references, markers without a reference, and DOIs printed twice; in that order, each by number.

    References count as uncited only in an article that cites at all: a bare list has nothing to cite them.
    `Lint.number` is the reference's number, the marker's first unknown number, or 0 for an author–year marker."""
    return (*_uncited(article), *_unknown(article), *_duplicates(article))


def _uncited(article: Article) -> Iterator[Lint]:
    cited = {number for citation in article.citations for number in citation.numbers}
    if cited:
        for reference in article.references:
            if reference.number not in cited:
                yield Lint(UNCITED, reference.number, tr("Reference {n} is not cited in the text.", n=reference.number))


def _unknown(article: Article) -> Iterator[Lint]:
    known = {reference.number for reference in article.references}
    told: set[tuple[int, str]] = set()
    for citation in article.citations:
        missing = [number for number in citation.numbers if number not in known] or ([] if citation.numbers else [0])
        for number in missing:
            if (number, citation.marker) not in told:
                told.add((number, citation.marker))
                yield Lint(UNKNOWN, number, tr("{marker} leads to no reference of the list.", marker=citation.marker))


def _duplicates(article: Article) -> Iterator[Lint]:
    first: dict[str, int] = {}
    for reference in article.references:
        doi = normal(reference.printed.DOI) if reference.printed.DOI else ""
        if doi and doi in first:
            text = tr(
                "References {one} and {other} print the same DOI {doi}.",
                one=first[doi],
                other=reference.number,
                doi=doi,
            )
            yield Lint(DUPLICATE_DOI, reference.number, text)
        first.setdefault(doi, reference.number)
