"""The numbers of an article's paragraphs, by which people point to them: in the margin, and beside a claim."""

from bisect import bisect_right

from ldn_desk.domain.article import Article


class ParagraphNumbers:
    """Which paragraph a place of one article stands in."""

    def __init__(self, article: Article | None = None) -> None:
        """For no article, every place stands in none."""
        self.article = article
        numbered = [block for block in article.blocks if block.is_numbered] if article is not None else []
        self._starts = [block.start for block in numbered]
        self._ends = [block.end for block in numbered]

    def at(self, position: int) -> int:
        """The number of the paragraph at this position of the text, from 1; 0 where it stands in none."""
        number = bisect_right(self._starts, position)
        return number if number and position <= self._ends[number - 1] else 0
