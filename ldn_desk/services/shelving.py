"""Putting an article that was read on the desk, with the points to check that reading alone can raise."""

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import NOT_ASKED
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.checking import points
from ldn_desk.services.library import Library


def shelve(article: Article, original: bytes, library: Library, registry: Registry) -> str:
    """Add `article` with the bytes it was read from; its id, or that of the same text already there.

    Raises LibraryError.
    """
    article_id = library.add(article, original)
    if article_id == article.id:
        raised = {
            reference.id: points(reference, article.citations_of(reference.number), NOT_ASKED, registry)
            for reference in article.references
        }
        library.keep_points({reference_id: found for reference_id, found in raised.items() if found})
    return article_id
