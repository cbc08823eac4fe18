"""Tests of `marking`."""

from pathlib import Path

import pytest

from ldn_desk.domain.mark import Colour, Mark
from ldn_desk.presenters.desk import Desk
from ldn_desk.presenters.work.marking import LONGEST_NAME, Changed
from tests.presenters.references.samples import open_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: object) -> Desk:
    return open_desk(tmp_path)


def add(desk: Desk, start: int = 0, end: int = 12, colour: Colour = Colour.YELLOW) -> Mark:
    mark = desk.marking.add(start, end, colour)
    assert mark is not None
    return mark


def test_a_mark_is_kept_and_told_by_itself(desk: Desk) -> None:
    told: list[tuple[Changed, ...]] = []
    desk.marking.changed.connect(lambda news, _initiator: told.append(news))
    mark = add(desk)
    assert told == [(Changed(None, mark),)]
    assert list(desk.marking.index) == [mark]
    desk.marking.recolour(mark, Colour.BLUE)
    ((before, after),) = told[1]
    assert (before, after and after.colour) == (mark, Colour.BLUE)


def test_undo_takes_a_mark_away_and_redo_brings_it_back(desk: Desk) -> None:
    mark = add(desk)
    desk.appraising.undo()
    assert len(desk.marking.index) == 0
    desk.appraising.redo()
    assert desk.marking.index.get(mark.id) is not None


def test_a_deleted_mark_can_be_taken_back_with_undo_or_from_the_deleted_ones(desk: Desk) -> None:
    mark, said = add(desk), list[str]()
    desk.done.connect(said.append)
    assert desk.marking.delete(mark)
    assert (len(desk.marking.index), said) == (0, ["Mark deleted"])
    (gone,) = desk.marking.deleted()
    assert desk.marking.restore(gone)
    assert desk.marking.index.get(mark.id) is not None


def test_a_mark_that_another_desk_has_changed_is_not_overwritten_but_shown_as_it_is(desk: Desk) -> None:
    mark, said = add(desk), list[str]()
    desk.failed.connect(said.append)
    desk.workshop.marking.comment(mark.id, "from the other desk")
    assert not desk.marking.comment(mark, "from this one")
    now = desk.marking.index.get(mark.id)
    assert now is not None
    assert now.comment == "from the other desk"
    assert len(said) == 1


def test_a_mark_leads_to_a_reference_and_to_none_again(desk: Desk) -> None:
    mark, reference = add(desk), desk.opened.entries[0].reference
    desk.marking.link(mark, reference.id)
    linked = desk.marking.index.get(mark.id)
    assert linked is not None
    assert linked.reference_id == reference.id
    desk.marking.link(linked, None)
    bare = desk.marking.index.get(mark.id)
    assert bare is not None
    assert bare.reference_id is None


def test_a_mark_is_put_on_other_words(desk: Desk) -> None:
    mark = add(desk)
    assert desk.marking.reattach(mark, 14, 26)
    moved = desk.marking.index.get(mark.id)
    assert moved is not None
    assert moved.anchor.exact == desk.marking.text[14:26].strip()


def test_words_that_are_blank_are_not_marked_which_is_told(desk: Desk) -> None:
    said = list[str]()
    desk.failed.connect(said.append)
    blank = desk.marking.text.index(" ")
    assert desk.marking.add(blank, blank + 1, Colour.ROSE) is None
    assert "no words" in said[0]


def test_a_colour_has_the_name_that_the_reader_gives_it(desk: Desk) -> None:
    assert desk.marking.name_of(Colour.ROSE) == "Rose"
    assert desk.marking.rename(Colour.ROSE, "  Doubtful   claim ") == ""
    assert desk.marking.name_of(Colour.ROSE) == "Doubtful claim"
    assert desk.marking.rename(Colour.ROSE, "") == ""
    assert desk.marking.name_of(Colour.ROSE) == "Rose"
    assert "at most" in desk.marking.rename(Colour.ROSE, "x" * (LONGEST_NAME + 1))


def test_another_article_has_marks_of_its_own(desk: Desk) -> None:
    add(desk)
    desk.close_article()
    assert (len(desk.marking.index), desk.marking.text, desk.marking.deleted()) == (0, "", ())
    assert desk.marking.add(0, 5, Colour.YELLOW) is None
