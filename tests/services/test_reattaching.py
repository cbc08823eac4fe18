"""Marks through other texts of their article: kept, moved with their words, flagged, and brought back by Undo."""

from pathlib import Path

import pytest

from ldn_desk.domain.article import Article
from ldn_desk.domain.mark import Colour, Mark
from tests.services.test_versions import ADAMS, BAKER, CLARK, NEW, OLD, SENTENCES, add, text_of
from tests.store.samples import Desk

KEPT, CHANGED, GONE = "after lunch say that", "tells the body that the day is still young", "before midnight wake"
NEWER = NEW.replace("the day is still", "the day is quite")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library.sqlite")


def marked(desk: Desk, article: Article, words: str, comment: str = "") -> Mark:
    start = article.text.index(words)
    return desk.marking.add(article.id, start, start + len(words), Colour.GREEN, comment)[0]


def states(desk: Desk, article_id: str) -> list[tuple[str, str | None]]:
    text = desk.library.article(article_id).text
    return [
        (mark.state.value, None if mark.start is None else text[mark.start : mark.end])
        for mark in desk.marking.of(article_id)
    ]


def test_marks_follow_their_words_into_a_newer_version_and_undo_brings_them_back(desk: Desk) -> None:
    old = add(desk, OLD)
    for words in (KEPT, CHANGED, GONE):
        marked(desk, old, words, words)
    before = states(desk, old.id)
    change, _moved = desk.versions.take_over(old.id, add(desk, NEWER).id)
    assert change.marked_ids == (old.id,)
    after = [
        ("exact", KEPT),
        ("likely", CHANGED.replace("still", "quite")),
        ("needs-placing", None),
    ]
    assert states(desk, old.id) == after
    assert [mark.comment for mark in desk.marking.of(old.id)] == [KEPT, CHANGED, GONE]
    assert desk.marking.of(old.id)[1].anchor.exact == CHANGED
    desk.undoing.undo()
    assert states(desk, old.id) == before
    desk.undoing.redo()
    assert states(desk, old.id) == after


def test_marks_of_the_newer_version_come_along_and_go_back(desk: Desk) -> None:
    old, new = add(desk, OLD), add(desk, NEWER)
    marked(desk, new, KEPT)
    desk.versions.take_over(old.id, new.id)
    assert (states(desk, old.id), states(desk, new.id)) == ([("exact", KEPT)], [])
    desk.undoing.undo()
    assert (states(desk, old.id), states(desk, new.id)) == ([], [("exact", KEPT)])


def test_what_was_marked_since_stays_when_a_version_is_taken_back(desk: Desk) -> None:
    old = add(desk, OLD)
    mark = marked(desk, old, CHANGED)
    desk.versions.take_over(old.id, add(desk, NEWER).id)
    with desk.store.writing() as unit:
        # As another desk writes it: Undo here knows nothing of it.
        unit.marks.write(unit.marks.one(mark.id), {"start": 0, "end": 7, "state": "exact"}, "re-attach mark")
    desk.undoing.undo()
    assert states(desk, old.id) == [("exact", CHANGED)]


def test_deleted_marks_and_those_of_others_follow_too(desk: Desk) -> None:
    old = add(desk, OLD)
    mine = marked(desk, old, KEPT)
    desk.marking.delete(mine.id)
    desk.appraisal.judge_as("")
    marked(desk, old, KEPT)
    desk.versions.take_over(old.id, add(desk, "A line before.\n\n" + NEWER).id)
    text = desk.library.article(old.id).text
    with desk.store.reading() as unit:
        found = {text[mark.start : mark.end] for mark in unit.marks.everybodys(old.id)}
    assert found == {KEPT}


def test_in_the_same_text_nothing_moves(desk: Desk) -> None:
    old = add(desk, text_of(SENTENCES[:3], ADAMS, BAKER, CLARK))
    mark = marked(desk, old, KEPT)
    desk.versions.read_again(old.id)
    assert desk.marking.of(old.id) == (mark,)
