"""Tests of `store/citations` and `store/rewriting`. What hangs on a place that cites a reference stays there, whatever
is mended or read again, and comes back with it.

The judgements of these tests are rows of a table that refers to citations, and to what they say of references, as any
later part of the library may."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.services.opening import read_bytes
from ldn_desk.store.file import connection
from tests.store.samples import Desk

ADAMS = "Adams, A. B. (2010). Naps in the morning. Journal of Naps, 1(2), 3–9. https://doi.org/10.5555/naps.1"
BAKER = "Baker, C. (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19. https://doi.org/10.5555/lamps.2"
CLARK = "Clark, D. E. (2012). Rest in the evening. Journal of Rest, 3(4), 20–29. https://doi.org/10.5555/rest.3"
DAVIS = "Davis, F. (2013). Dreams at night. Journal of Dreams, 4(5), 30–39. https://doi.org/10.5555/dreams.4"

SENTENCES = (
    "People who rest after lunch say that the afternoon is easier to bear for them and for those around them [1].",
    "A lamp that is lit at noon tells the body that the day is still young [2], and so does rest [1, 3].",
    "Those who go to bed before midnight wake before the birds [3] and read a little [2].",
    "All of it has been seen more than once by people who had no reason to look for it [1–3].",
)


def text_of(*entries: str, sentences: tuple[str, ...] = SENTENCES, heading: str = "References") -> str:
    return "\n\n".join(["On rest", *sentences, heading, *(f"{n}. {entry}" for n, entry in enumerate(entries, 1)), ""])


TEXT = text_of(ADAMS, BAKER, CLARK)

Pairs = dict[tuple[int, str], str]
"""(where the citation stands, id of the reference) → id of what joins the two."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(tmp_path / "library.sqlite") as desk:
        yield desk


def rows(desk: Desk, statement: str, *values: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = connection.driver(desk.store._connection).execute(statement, values).fetchall()
    return found


def shelved(desk: Desk, text: str = TEXT) -> Article:
    article = read_bytes(text.encode(), "rest.txt", desk.registry.importers)
    return desk.library.article(desk.library.add(article, text.encode()))


def judged(desk: Desk) -> Article:
    """An article on the desk, of which everything is judged: each citation, and each reference at each place."""
    article = shelved(desk)
    rows(desk, "CREATE TABLE judged (pair REFERENCES citation_references (id), place REFERENCES citations (id))")
    rows(
        desk,
        "INSERT INTO judged SELECT p.id, c.id FROM citation_references p JOIN citations c ON c.id = p.citation_id"
        " WHERE c.article_id = ? AND p.reference_id IS NOT NULL",
        article.id,
    )
    assert whole(desk)
    return article


def pairs(desk: Desk, article: Article) -> Pairs:
    """What stands, as the library has it; in step with the article that it gives."""
    found = {
        (int(start), reference_id): pair_id
        for start, reference_id, pair_id in rows(
            desk,
            "SELECT c.start, p.reference_id, p.id FROM citation_references p JOIN citations c ON c.id = p.citation_id"
            " WHERE c.article_id = ? AND c.removed IS NULL AND p.position IS NOT NULL AND p.reference_id IS NOT NULL",
            article.id,
        )
    }
    now = desk.library.article(article.id)
    ids = {each.number: each.id for each in reversed(now.references)}
    assert set(found) == {(each.start, ids[n]) for each in now.citations for n in each.numbers if n in ids}
    return found


def whole(desk: Desk) -> bool:
    """Whether no judgement was torn off."""
    return len(rows(desk, "SELECT pair FROM judged")) == 9 and desk.library.doctor() == ()


def the(desk: Desk, article: Article, beginning: str) -> Reference:
    return next(each for each in desk.library.article(article.id).references if each.text.startswith(beginning))


def split(desk: Desk, article: Article) -> None:
    desk.mending.split(the(desk, article, "Adams"), ADAMS.index("Journal"))


def merge(desk: Desk, article: Article) -> None:
    desk.mending.merge(the(desk, article, "Adams"), the(desk, article, "Baker"))


def remove(desk: Desk, article: Article) -> None:
    desk.mending.remove(the(desk, article, "Baker"))


def add(desk: Desk, article: Article) -> None:
    desk.mending.add(article.id, DAVIS, "")


def move(desk: Desk, article: Article) -> None:
    desk.mending.move(the(desk, article, "Clark"), "")


def begin(desk: Desk, article: Article) -> None:
    desk.mending.begin(desk.library.article(article.id), article.text.index("Baker"))


def end(desk: Desk, article: Article) -> None:
    desk.mending.end(desk.library.article(article.id), article.text.index("Clark"))


def link(desk: Desk, article: Article) -> None:
    first = article.citations[0]
    desk.mending.link(article, first.start, first.end, [the(desk, article, "Clark").id, the(desk, article, "Adams").id])


def link_elsewhere(desk: Desk, article: Article) -> None:
    start = article.text.index("birds")
    desk.mending.link(article, start, start + 5, [the(desk, article, "Adams").id])


def unlink(desk: Desk, article: Article) -> None:
    marker = article.citations[2]
    desk.mending.unlink(article, marker.start, marker.end)


MENDS = [split, merge, remove, add, move, begin, end, link, link_elsewhere, unlink]


@pytest.mark.parametrize("mend", MENDS)
def test_what_still_holds_keeps_its_row_and_undo_brings_back_the_rest(
    desk: Desk, mend: Callable[[Desk, Article], None]
) -> None:
    article = judged(desk)
    before = pairs(desk, article)
    mend(desk, article)
    mended = pairs(desk, article)
    assert {each: mended[each] for each in mended if each in before} == {
        each: before[each] for each in before if each in mended
    }
    assert whole(desk)
    for _ in range(2):
        desk.undoing.undo()
        assert pairs(desk, article) == before
        desk.undoing.redo()
        assert pairs(desk, article) == mended
        assert whole(desk)


def test_what_cited_a_merged_reference_cites_the_one_that_goes_on_in_the_same_row(desk: Desk) -> None:
    article = judged(desk)
    one, other = article.references[:2]
    before = pairs(desk, article)
    desk.mending.merge(one, other)
    after = pairs(desk, article)
    alone = [start for start, reference_id in before if reference_id == other.id and (start, one.id) not in before]
    assert alone
    assert [after[start, one.id] for start in alone] == [before[start, other.id] for start in alone]


def test_a_place_that_is_linked_again_is_the_same_place(desk: Desk) -> None:
    article = judged(desk)
    before = pairs(desk, article)
    marker = article.citations[2]
    desk.mending.unlink(article, marker.start, marker.end)
    gone = desk.library.article(article.id)
    assert len(gone.citations) == len(article.citations) - 1
    ids = [article.references[number - 1].id for number in marker.numbers]
    desk.mending.link(gone, marker.start, marker.end, ids)
    assert pairs(desk, article) == before
    assert desk.library.article(article.id).citations[2].id == marker.id


def test_a_reference_that_is_linked_again_is_said_of_in_the_same_row(desk: Desk) -> None:
    article = judged(desk)
    before = pairs(desk, article)
    first = article.citations[0]
    desk.mending.link(article, first.start, first.end, [article.references[2].id])
    assert (first.start, article.references[0].id) not in pairs(desk, article)
    now = desk.library.article(article.id)
    desk.mending.link(now, first.start, first.end, [article.references[2].id, article.references[0].id])
    after = pairs(desk, article)
    assert after[first.start, article.references[0].id] == before[first.start, article.references[0].id]


def test_an_article_that_is_read_again_keeps_its_rows(desk: Desk) -> None:
    article = judged(desk)
    unlink(desk, article)
    link_elsewhere(desk, desk.library.article(article.id))
    before = pairs(desk, article)
    # As an earlier reading might have it, which saw a sentence end too soon, and a marker as another.
    rows(desk, "UPDATE citations SET sentence = substr(sentence, 1, 40) WHERE position = 0")
    rows(desk, "UPDATE citations SET marker = '[1,', \"end\" = start + 3 WHERE position = 3")
    desk.versions.read_again(article.id)
    assert desk.library.article(article.id).citations[0].sentence == SENTENCES[0]
    assert pairs(desk, article) == before
    desk.undoing.undo()
    assert pairs(desk, article) == before
    assert whole(desk)


def test_a_newer_version_keeps_the_rows_of_what_it_still_says(desk: Desk) -> None:
    article = judged(desk)
    before = pairs(desk, article)
    # An entry more at the head, so that every marker is another; one sentence worded otherwise, one gone, one new.
    sentences = (
        "Nobody has counted how many hours a cat sleeps in a year, but everybody believes to know [1].",
        "People who rest after lunch say that their afternoon is easier to bear for them and those around them [2].",
        "A lamp that is lit at noon tells the body that the day is still young [3], and so does rest [2, 4].",
        "All of it has been seen more than once by people who had no reason to look for it [2–4].",
    )
    newer = shelved(desk, text_of(DAVIS, ADAMS, BAKER, CLARK, sentences=sentences))
    desk.versions.take_over(article.id, newer.id)
    after = pairs(desk, article)
    adams, baker, clark = (the(desk, article, name).id for name in ("Adams", "Baker", "Clark"))
    now = desk.library.article(article.id)
    new, lunch, lamp, rest, all_ = now.citations
    old_lunch, old_lamp, old_rest, _birds, _little, old_all = article.citations
    assert [each.id for each in (lunch, lamp, rest, all_)] == [
        each.id for each in (old_lunch, old_lamp, old_rest, old_all)
    ]
    assert new.id not in {each.id for each in article.citations}
    for now_, then, cited in ((lunch, old_lunch, [adams]), (lamp, old_lamp, [baker]), (rest, old_rest, [adams, clark])):
        assert [after[now_.start, each] for each in cited] == [before[then.start, each] for each in cited]
    assert whole(desk)
    desk.undoing.undo()
    assert pairs(desk, article) == before
    assert len(desk.library.article(newer.id).citations) == 5
    desk.undoing.redo()
    assert pairs(desk, article) == after
    assert whole(desk)


def test_what_was_judged_on_the_newer_version_is_still_there_when_it_takes_over(desk: Desk) -> None:
    older = shelved(desk, text_of(ADAMS, BAKER, CLARK, sentences=(*SENTENCES[:3], "Nothing else is known.")))
    article = judged(desk)
    kept = {each.id for each in article.citations}
    before = pairs(desk, article)
    desk.versions.take_over(older.id, article.id)
    assert whole(desk)
    desk.undoing.undo()
    assert pairs(desk, article) == before
    assert {each.id for each in desk.library.article(article.id).citations} == kept


def test_a_mend_of_one_desk_is_not_undone_by_another_s_rows(desk: Desk, tmp_path: Path) -> None:
    article = judged(desk)
    before = pairs(desk, article)
    with Desk(tmp_path / "library.sqlite") as other:
        unlink(other, other.library.article(article.id))
        other.undoing.undo()
    assert pairs(desk, article) == before
