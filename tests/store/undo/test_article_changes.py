from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_desk.domain.article import Article, BlockKind, new_id
from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.store.stored_json import dumps
from ldn_desk.store.undo.article_changes import DoesNotFit, change_between, changed
from tests.store import samples

NAPS = samples.article(12, 2)


def without_first(article: Article) -> Article:
    return replace(article, references=tuple(replace(each, number=each.number - 1) for each in article.references[1:]))


def turned_round(article: Article) -> Article:
    return replace(article, references=article.references[::-1], citations=article.citations[3:])


def corrected(article: Article) -> Article:
    first, *rest = article.references
    mended = replace(first, printed=replace(first.printed, title="Of lamps 😀"), mended=("title",), read=first.printed)
    return replace(article, references=(mended, *rest))


def listed_elsewhere(article: Article) -> Article:
    blocks = [replace(each, kind=BlockKind.PARAGRAPH) for each in article.blocks]
    return replace(article, blocks=tuple(blocks), references=(), citations=())


def renamed(article: Article) -> Article:
    """Every part under another id, as an older version is kept."""
    return replace(
        article,
        references=tuple(replace(each, id=new_id()) for each in article.references),
        citations=tuple(replace(each, id=new_id()) for each in article.citations),
    )


def retitled(article: Article) -> Article:
    return replace(article, title="Lamps", issued=PartialDate(2020), text=article.text + "\n")


MADE: list[Callable[[Article], Article]] = [
    without_first,
    turned_round,
    corrected,
    listed_elsewhere,
    renamed,
    retitled,
    lambda article: article,
    lambda article: replace(samples.article(3, title="Other"), id=article.id),
]


@pytest.mark.parametrize("make", MADE)
def test_a_change_makes_the_one_article_of_the_other_and_back(make: Callable[[Article], Article]) -> None:
    after = make(NAPS)
    assert changed(NAPS, change_between(NAPS, after)) == after
    assert changed(after, change_between(after, NAPS)) == NAPS


def test_a_change_can_be_made_on_an_article_of_another_id() -> None:
    older = replace(renamed(NAPS), id="older")
    assert changed(older, change_between(older, NAPS), NAPS.id) == NAPS


def test_what_is_kept_of_a_change_is_small() -> None:
    many = samples.article(500)
    assert len(dumps(change_between(many, corrected(many)))) < 1_500
    assert len(dumps(change_between(many, without_first(many)))) < 5_000


@pytest.mark.parametrize("make", [without_first, turned_round, renamed, listed_elsewhere])
def test_a_change_is_made_on_no_other_article(make: Callable[[Article], Article]) -> None:
    change = change_between(NAPS, corrected(NAPS))
    with pytest.raises(DoesNotFit):
        changed(make(NAPS), change)


@given(st.lists(st.sampled_from(range(12)), unique=True), st.lists(st.integers(1, 12), max_size=3))
def test_whatever_is_left_of_a_list_in_whatever_order_is_put_back(left: list[int], numbers: list[int]) -> None:
    after = replace(
        NAPS,
        references=tuple(NAPS.references[place] for place in left),
        citations=tuple(replace(NAPS.citations[place], numbers=tuple(numbers)) for place in left),
    )
    assert changed(NAPS, change_between(NAPS, after)) == after
    assert changed(after, change_between(after, NAPS)) == NAPS
