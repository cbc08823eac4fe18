"""Undo and redo keep their order, and let go only of what another desk has overtaken."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.shelf import Change
from ldn_desk.services.undoing import KEPT, Undoing
from ldn_desk.store.library_file import Store


class Page:
    """Something that is written on."""

    def __init__(self) -> None:
        self.text = ""
        self.trouble: Exception | None = None

    def write(self, text: str) -> Change:
        if self.trouble is not None:
            raise self.trouble
        self.text = text
        return Change(f"wrote {text}")


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def undoing(page: Page, tmp_path: Path) -> Iterator[Undoing]:
    store = Store.open(str(tmp_path / "library.sqlite"))
    undoing = Undoing(store)
    for before, after in (("", "a"), ("a", "ab")):
        page.write(after)
        undoing.push(f"write {after}", partial(page.write, before), partial(page.write, after))
    yield undoing
    store.close()


def test_steps_are_undone_latest_first_and_redone_in_order(page: Page, undoing: Undoing) -> None:
    seen = [page.text]
    for step in (undoing.undo, undoing.undo, undoing.redo, undoing.redo):
        assert step() is not None
        seen.append(page.text)
    assert seen == ["ab", "a", "", "a", "ab"]


def test_with_nothing_left_nothing_happens(undoing: Undoing) -> None:
    assert undoing.redo() is None
    undoing.undo()
    undoing.undo()
    assert undoing.undo() is None


def test_the_menu_knows_what_would_be_undone_and_redone(undoing: Undoing) -> None:
    assert (undoing.undo_words, undoing.redo_words) == ("write ab", "")
    undoing.undo()
    assert (undoing.undo_words, undoing.redo_words) == ("write a", "write ab")
    undoing.undo()
    assert (undoing.undo_words, undoing.redo_words) == ("", "write a")


def test_a_new_step_ends_what_could_be_redone(page: Page, undoing: Undoing) -> None:
    undoing.undo()
    undoing.push("write x", lambda: page.write(""), lambda: page.write("x"))
    assert (undoing.undo_words, undoing.redo_words) == ("write x", "")


def test_a_step_that_another_desk_has_overtaken_is_let_go(page: Page, undoing: Undoing) -> None:
    page.trouble = StaleWrite("changed elsewhere")
    with pytest.raises(StaleWrite):
        undoing.undo()
    assert (undoing.undo_words, undoing.redo_words) == ("write a", "")


def test_a_step_that_cannot_be_written_now_can_be_tried_again(page: Page, undoing: Undoing) -> None:
    page.trouble = LibraryError("the disk is full")
    with pytest.raises(LibraryError):
        undoing.undo()
    page.trouble = None
    undoing.undo()
    assert page.text == "a"


def test_the_latest_step_is_open_to_more_of_the_same_only_while_nothing_waits_to_be_redone(undoing: Undoing) -> None:
    seen = [undoing.latest is None]
    undoing.undo()
    seen.append(undoing.latest is None)
    assert seen == [False, True]


def test_only_so_many_steps_are_kept(page: Page, undoing: Undoing) -> None:
    for _ in range(KEPT):
        undoing.push("write y", lambda: page.write("x"), lambda: page.write("y"))
    steps = 0
    while undoing.undo() is not None:
        steps += 1
    assert steps == KEPT
