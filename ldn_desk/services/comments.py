"""Comments to the author of the open article, ready for the clipboard."""

from collections.abc import Sequence

from ldn_desk.domain.article import Article
from ldn_desk.domain.comments import comments_text as text_of
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.moment import utc_now


def comments_text(article: Article, entries: Sequence[Entry]) -> str:
    """What was found about the references as plain text, as it stands now."""
    return text_of(article.title, entries, utc_now())
