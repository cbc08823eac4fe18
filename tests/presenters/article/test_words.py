"""The desk's own words about an article."""

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.presenters.article.words import missing_words, reading_minutes, reads_rightwards


def test_a_marker_that_leads_nowhere_says_so() -> None:
    assert missing_words([12]) == "No reference 12 in the list"
    assert missing_words([12, 14]) == "No references 12, 14 in the list"


def test_reading_time_is_counted_where_none_is_printed() -> None:
    text = "word " * 714
    article = Article("", (Block(BlockKind.PARAGRAPH, text),), (), (), text, "")
    assert reading_minutes(article) == 3


def test_text_without_letters_reads_rightwards() -> None:
    assert reads_rightwards("123 …")
