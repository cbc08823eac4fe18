"""Articles made anew from what Undo keeps: of those that are as they were left, those that they were before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ldn_desk.domain.article import Article
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.translation import tr

if TYPE_CHECKING:
    # See services.library: nothing of the database is imported for a name.
    from ldn_desk.store.library_file import Store
    from ldn_desk.store.unit import Unit


class Remade(NamedTuple):
    """One article, or two that take each other's place, as they are and as they are to be."""

    versions: list[int]
    before: list[Article]
    after: list[Article]


def remade(store: "Store", ids: Sequence[str], changes: Sequence[Any]) -> Remade:
    """Make the articles ahead of the unit that writes them, which takes its time on a long one.

    Of two each is made of the other one as it is now. Raises StaleWrite where one is gone or deleted, or another one
    than the change is of: what was done to it can no longer be undone."""
    with store.reading() as unit:
        return _remade(unit, ids, changes)


def remade_now(unit: "Unit", ids: Sequence[str], changes: Sequence[Any], ahead: Remade) -> Remade:
    """The same within the unit: what was made ahead, where nothing has changed since. Raises as `remade` does."""
    same = [unit.articles.version(article_id) for article_id in ids] == ahead.versions
    return ahead if same else _remade(unit, ids, changes)


def _remade(unit: "Unit", ids: Sequence[str], changes: Sequence[Any]) -> Remade:
    from ldn_desk.store.undo.article_changes import DoesNotFit, changed

    try:
        before = [unit.articles.article(article_id) for article_id in ids]
    except LibraryError as error:
        raise StaleWrite(str(error)) from error
    versions = [unit.articles.version(article_id) for article_id in ids]
    try:
        after = [changed(*each) for each in zip(reversed(before), changes, ids, strict=True)]
    except DoesNotFit as error:
        sentence = tr("The article was changed in another window meanwhile; it was left as it is now.")
        raise StaleWrite(sentence) from error
    return Remade(versions, before, after)
