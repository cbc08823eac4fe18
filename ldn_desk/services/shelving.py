"""Putting an article that was read on the desk, with the points to check that reading alone can raise."""

from collections.abc import Mapping, Sequence

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import NOT_ASKED
from ldn_desk.domain.verdict import Point
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.checking import citing, points
from ldn_desk.services.library import Library

Raised = Mapping[str, Sequence[Point]]
"""Points to check by reference id; references without any are not in it."""


def raise_points(article: Article, registry: Registry) -> Raised:
    """The points that the printed titles raise. Touches no library: for the thread that reads the article."""
    cited, about = article.citations_by_number(), citing(article)
    raised = {
        reference.id: points(reference, cited.get(reference.number, ()), NOT_ASKED, registry, about)
        for reference in article.references
    }
    return {reference_id: found for reference_id, found in raised.items() if found}


def shelve(article: Article, original: bytes, raised: Raised, library: Library) -> str:
    """Add `article` with the bytes it was read from; its id, or that of the same text already there.

    Raises LibraryError.
    """
    article_id = library.add(article, original)
    if article_id == article.id:
        library.keep_points(article, raised)
    return article_id
