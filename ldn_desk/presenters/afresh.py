"""The open article read from the library again: what a worker can do of it, so that a long one stops no window."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ldn_desk.domain.article import Article
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.errors import DeskError
from ldn_desk.services.library import Library

if TYPE_CHECKING:
    # Made where an article is shown; start-up does without.
    from ldn_desk.presenters.article.document import ArticleDocument

LONG_LIST, LONG_TEXT = 100, 200_000
"""References, and characters, from which on an article is long: reading it, or writing it anew, shows as a stall."""


def is_long(article: Article | None) -> bool:
    """True where work on the whole article belongs on a worker."""
    return article is not None and (len(article.references) > LONG_LIST or len(article.text) > LONG_TEXT)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown of an article: itself, its entries by reference id, and the moment, as the desk counts them."""

    article: Article
    entries: Mapping[str, Entry]
    moment: int


@dataclass(frozen=True, slots=True)
class Afresh:
    """What the library holds in the place of what stood."""

    former: Standing
    article: Article | None
    """The former one itself where it is the same; None where it is gone."""
    entries: Mapping[str, Entry]
    changed: tuple[str, ...]
    """The ids of the references whose entries are new, or others."""
    document: "ArticleDocument | None"
    """What is shown of an article that is another now."""


def read_afresh(library: Library, former: Standing) -> Afresh:
    """Read article and entries again, on whichever thread."""
    try:
        article = library.article(former.article.id)
    except DeskError:
        return Afresh(former, None, {}, (), None)
    same = article == former.article
    article = former.article if same else article
    entries = {entry.reference.id: entry for entry in library.entries_of(article)}
    changed = tuple(i for i, entry in entries.items() if former.entries.get(i) != entry)
    return Afresh(former, article, entries, changed, None if same else _document(article))


def _document(article: Article) -> "ArticleDocument":
    from ldn_desk.presenters.article.document import render

    return render(article)
