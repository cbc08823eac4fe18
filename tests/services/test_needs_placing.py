"""Tests of `store/carrying`, and of the judgements that need placing. What was judged is never carried over to what the
reader did not judge, never lost, and Undo brings all of it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.judgement import Choice, Judgement, Quotation, Stray
from ldn_desk.services.opening import read_bytes
from tests.store.samples import Desk

TEXT = """On rest

Naps help [1]. Lamps help too [2]. So does rest [3]. Naps and lamps do [1, 2]. Once more, naps [1].

References

1. Adams, A. B. (2010). Naps in the morning. Journal of Naps, 1(2), 3–9. https://doi.org/10.5555/naps.1
2. Baker, C. (2011). Lamps at noon. Journal of Lamps, 2(3), 10–19. https://doi.org/10.5555/lamps.2
3. Clark, D. E. (2012). Rest in the evening. Journal of Rest, 3(4), 20–29. https://doi.org/10.5555/rest.3
"""
ALONE_1, ALONE_2, ALONE_3, STRING, LAST = range(5)
YES, PARTLY, NO = Quotation(Choice.SUPPORTED), Quotation(Choice.PARTLY), Quotation(Choice.NOT_SUPPORTED, note="No.")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    with Desk(place) as desk:
        article = read_bytes(TEXT.encode(), "rest.txt", desk.registry.importers)
        desk.library.add(article, TEXT.encode())
        yield desk


def article(desk: Desk) -> Article:
    (line,) = desk.library.shelf()
    return desk.library.article(line.id)


def the(desk: Desk, number: int) -> Reference:
    found = article(desk).reference_at(number)
    assert found is not None
    return found


def judge(desk: Desk, number: int, place: int, quotation: Quotation) -> None:
    desk.quotations.judge(the(desk, number).id, article(desk).citations[place].id, quotation)


def judged(desk: Desk) -> dict[int, list[Judgement]]:
    """Number of the reference → what is judged of it."""
    return {entry.reference.number: list(entry.judgements) for entry in desk.library.entries(article(desk).id)}


def said(desk: Desk) -> dict[int, list[tuple[Quotation, str]]]:
    """The same, in what it says, and why it asks for another look."""
    return {number: [(each.quotation, each.again) for each in found] for number, found in judged(desk).items() if found}


def strays(desk: Desk) -> tuple[Stray, ...]:
    return desk.quotations.strays(article(desk).id)


def unlink(desk: Desk, place: int) -> None:
    marker = article(desk).citations[place]
    desk.mending.unlink(article(desk), marker.start, marker.end)


def link(desk: Desk, place: int, number: int) -> None:
    marker = article(desk).citations[place]
    desk.mending.link(article(desk), marker.start, marker.end, [the(desk, number).id])


def everything(desk: Desk) -> object:
    stars = [
        (entry.stars, entry.rating.again if entry.rating else "") for entry in desk.library.entries(article(desk).id)
    ]
    of_each = {
        number: [(each.quotation, each.sentence, each.again, each.modified) for each in found]
        for number, found in judged(desk).items()
    }
    return of_each, [(each.pair_id, each.quotation, each.sentence) for each in strays(desk)], stars


def test_of_a_citation_that_is_gone_the_judgement_waits_with_its_sentence(desk: Desk) -> None:
    judge(desk, 1, LAST, PARTLY)
    unlink(desk, LAST)
    (stray,) = strays(desk)
    assert (stray.quotation, stray.sentence, stray.marker) == (PARTLY, "Once more, naps [1].", "[1]")
    assert (stray.reference_id, stray.reference, stray.removed) == (the(desk, 1).id, the(desk, 1).text, False)
    desk.undoing.undo()
    assert strays(desk) == ()
    assert said(desk) == {1: [(PARTLY, "")]}


def test_of_a_marker_linked_elsewhere_the_judgement_waits_and_is_not_carried_over(desk: Desk) -> None:
    judge(desk, 1, LAST, PARTLY)
    link(desk, LAST, 3)
    assert said(desk) == {}
    assert [stray.quotation for stray in strays(desk)] == [PARTLY]


def test_of_a_reference_that_is_removed_the_judgement_waits_and_says_so(desk: Desk) -> None:
    judge(desk, 3, ALONE_3, YES)
    desk.mending.remove(the(desk, 3))
    assert [stray.removed for stray in strays(desk)] == [True]


def test_what_waits_is_attached_to_another_citation_and_asks_for_a_look_there(desk: Desk) -> None:
    judge(desk, 1, LAST, NO)
    unlink(desk, LAST)
    before = everything(desk)
    change = desk.quotations.attach(strays(desk)[0], article(desk).citations[ALONE_1].id, "placing")
    assert (change.words, change.initiator) == ("attach a judgement of reference 1", "placing")
    assert strays(desk) == ()
    (found,) = judged(desk)[1]
    assert found.citation_id == article(desk).citations[ALONE_1].id
    assert (found.quotation, found.sentence, found.changed) == (NO, "Once more, naps [1].", True)
    after = everything(desk)
    desk.undoing.undo()
    assert everything(desk) == before
    desk.undoing.redo()
    assert everything(desk) == after


def test_what_waits_is_deleted_and_undo_brings_it_back(desk: Desk) -> None:
    judge(desk, 1, LAST, NO)
    unlink(desk, LAST)
    before = everything(desk)
    desk.quotations.let_go(strays(desk)[0])
    assert strays(desk) == ()
    desk.undoing.undo()
    assert everything(desk) == before


def test_nothing_is_attached_where_a_judgement_stands(desk: Desk) -> None:
    judge(desk, 1, ALONE_1, YES)
    judge(desk, 1, LAST, NO)
    unlink(desk, LAST)
    with pytest.raises(LibraryError, match="judged already"):
        desk.quotations.attach(strays(desk)[0], article(desk).citations[ALONE_1].id)
    assert said(desk) == {1: [(YES, "")]}


def test_what_another_window_has_placed_is_left_where_it_is(desk: Desk, place: Path) -> None:
    judge(desk, 1, LAST, NO)
    unlink(desk, LAST)
    (stray,) = strays(desk)
    with Desk(place) as other:
        other.appraisal.judge_as(desk.appraisal.reviewer.id)
        other.quotations.let_go(stray)
    with pytest.raises(StaleWrite):
        desk.quotations.attach(stray, article(desk).citations[ALONE_1].id)
    assert said(desk) == {}


def test_what_another_reviewer_judged_is_not_told(desk: Desk) -> None:
    judge(desk, 1, LAST, NO)
    unlink(desk, LAST)
    desk.appraisal.judge_as("")
    assert strays(desk) == ()


def test_a_merged_reference_leaves_its_judgements_to_the_one_that_goes_on(desk: Desk) -> None:
    judge(desk, 2, ALONE_2, PARTLY)
    judge(desk, 2, STRING, NO)
    before = everything(desk)
    desk.mending.merge(the(desk, 1), the(desk, 2))
    assert said(desk) == {1: [(PARTLY, ""), (NO, "")]}
    assert strays(desk) == ()
    desk.undoing.undo()
    assert everything(desk) == before


@pytest.mark.parametrize("first", [1, 2])
def test_of_two_judgements_of_one_citation_the_newer_stands_and_asks_for_another_look(desk: Desk, first: int) -> None:
    for number, quotation in ((first, YES), (3 - first, NO)):
        judge(desk, number, STRING, quotation)
    before = everything(desk)
    older = judged(desk)[first][0].id
    desk.mending.merge(the(desk, 1), the(desk, 2))
    assert said(desk) == {1: [(NO, "merged")]}
    assert strays(desk) == ()
    with desk.store.reading() as unit:
        told = unit.history.of(older)
    assert '"choice": "supported"' in told[-1][2].replace('":"', '": "')
    desk.undoing.undo()
    assert everything(desk) == before
    desk.undoing.redo()
    assert said(desk) == {1: [(NO, "merged")]}


def test_two_judgements_that_say_the_same_ask_for_no_other_look(desk: Desk) -> None:
    judge(desk, 1, STRING, YES)
    judge(desk, 2, STRING, YES)
    desk.mending.merge(the(desk, 1), the(desk, 2))
    assert said(desk) == {1: [(YES, "")]}


def test_judging_again_is_the_other_look(desk: Desk) -> None:
    judge(desk, 1, STRING, YES)
    judge(desk, 2, STRING, NO)
    desk.mending.merge(the(desk, 1), the(desk, 2))
    judge(desk, 1, STRING, NO)
    assert said(desk) == {1: [(NO, "")]}
    desk.undoing.undo()
    assert said(desk) == {1: [(NO, "merged")]}


def test_undo_of_a_merge_leaves_what_another_window_judged_since(desk: Desk, place: Path) -> None:
    judge(desk, 1, STRING, YES)
    judge(desk, 2, STRING, NO)
    desk.mending.merge(the(desk, 1), the(desk, 2))
    with Desk(place) as other:
        other.appraisal.judge_as(desk.appraisal.reviewer.id)
        judge(other, 1, STRING, PARTLY)
    desk.undoing.undo()
    assert said(desk) == {1: [(PARTLY, "")], 2: [(NO, "")]}


def test_what_waits_of_a_merged_reference_can_be_attached_to_what_cites_the_other(desk: Desk) -> None:
    judge(desk, 2, ALONE_2, NO)
    unlink(desk, ALONE_2)
    desk.mending.merge(the(desk, 1), the(desk, 2))
    (stray,) = strays(desk)
    assert (stray.reference_id, stray.removed) == (the(desk, 1).id, False)
    desk.undoing.undo()
    assert [each.reference_id for each in strays(desk)] == [the(desk, 2).id]


@pytest.mark.parametrize("newer", [1, 2])
def test_of_stars_for_both_the_newer_stand_and_ask_for_another_look(desk: Desk, newer: int) -> None:
    one, other = the(desk, 1), the(desk, 2)
    desk.appraisal.rate((other if newer == 1 else one).id, 2)
    desk.appraisal.rate((one if newer == 1 else other).id, 4)
    before = everything(desk)
    desk.mending.merge(one, other)
    rating = desk.library.entries(article(desk).id)[0].rating
    assert rating is not None
    assert (rating.stars, rating.again) == (4, "merged")
    desk.appraisal.rate(one.id, 4)
    assert [entry.rating.again for entry in desk.library.entries(article(desk).id) if entry.rating] == [""]
    desk.undoing.undo()
    desk.undoing.undo()
    assert everything(desk) == before


def test_the_first_half_of_a_split_reference_keeps_everything_and_asks_for_another_look(desk: Desk) -> None:
    judge(desk, 1, ALONE_1, YES)
    judge(desk, 2, ALONE_2, NO)
    desk.appraisal.rate(the(desk, 1).id, 4)
    before = everything(desk)
    seen = the(desk, 1)
    desk.mending.split(seen, seen.text.index("Journal"))
    assert said(desk) == {1: [(YES, "split")], 2: [(NO, "")]}
    ratings = [entry.rating for entry in desk.library.entries(article(desk).id) if entry.rating]
    assert [(each.reference_id, each.stars, each.again) for each in ratings] == [(seen.id, 4, "split")]
    desk.undoing.undo()
    assert everything(desk) == before


def test_several_references_are_rated_in_one_step(desk: Desk) -> None:
    ids = [each.id for each in article(desk).references]
    desk.appraisal.rate(ids[1], 5)
    change = desk.appraisal.rate_all(ids, 3)
    assert (change.words, change.reference_ids) == ("rate 3 references", tuple(ids))
    assert [entry.stars for entry in desk.library.entries(article(desk).id)] == [3, 3, 3]
    desk.undoing.undo()
    assert [entry.stars for entry in desk.library.entries(article(desk).id)] == [None, 5, None]
    desk.undoing.redo()
    assert [entry.stars for entry in desk.library.entries(article(desk).id)] == [3, 3, 3]
