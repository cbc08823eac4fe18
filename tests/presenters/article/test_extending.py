"""Tests of `extending`."""

from ldn_desk.domain.article import Article
from ldn_desk.presenters.article.extending import Unit, extended
from tests.views.article.article_desk import read

TEXT = """# A title

First words of it. It went on, e.g. with this.

Another paragraph ends here.
"""


def walk(unit: Unit, by: int, times: int, begin: str, reverse: bool = False) -> list[str]:
    """What is selected after each step, from the beginning (else the end) of these words on."""
    article: Article = read(TEXT)
    anchor = head = article.text.index(begin) + (len(begin) if reverse else 0)
    found = []
    for _ in range(times):
        anchor, head = extended(article, anchor, head, unit, by)
        found.append(article.text[min(anchor, head) : max(anchor, head)])
    return found


def test_a_selection_grows_word_by_word_over_paragraphs() -> None:
    assert walk(Unit.WORD, 1, 3, "with this") == ["with", "with this", "with this.\nAnother"]


def test_a_selection_grows_sentence_by_sentence() -> None:
    first, second, third = walk(Unit.SENTENCE, 1, 3, "First words")
    assert first == "First words of it."
    assert second == "First words of it. It went on, e.g. with this."
    assert third.endswith("Another paragraph ends here.")


def test_the_unit_around_the_place_is_selected_first() -> None:
    assert walk(Unit.SENTENCE, 1, 1, "went") == ["It went on, e.g. with this."]
    assert walk(Unit.WORD, -1, 2, "ords of") == ["words", "First words"]


def test_a_selection_that_is_drawn_back_shrinks() -> None:
    article = read(TEXT)
    start = article.text.index("First")
    anchor, head = extended(article, start, start + len("First words of"), Unit.WORD, -1)
    assert article.text[anchor:head] == "First words "


def test_at_the_end_of_the_article_nothing_more_is_selected() -> None:
    whole = walk(Unit.SENTENCE, 1, 3, "Another")
    assert whole == ["Another paragraph ends here."] * 3


def test_at_its_beginning_neither() -> None:
    assert walk(Unit.SENTENCE, -1, 2, "A title")[1] == "A title"
