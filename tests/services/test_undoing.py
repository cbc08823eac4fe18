"""Undo and redo keep their order, and let go only of what another desk has overtaken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ldn_desk.domain.errors import LibraryError, StaleWrite
from ldn_desk.domain.reason import own_words
from ldn_desk.domain.shelf import Change
from ldn_desk.domain.step import Putting, Step
from ldn_desk.services.undoing import JOINED_SECONDS, Undoing
from ldn_desk.store.library_file import Store
from ldn_desk.store.unit import Unit

KEY = "retractions_page"


class Page:
    """Something in the library that is written on."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = 0.0
        self.undoing = Undoing(store, lambda: self.now)
        self.undoing.register("page", self._put_back)
        self.trouble: Exception | None = None

    @property
    def text(self) -> str:
        with self.store.reading() as unit:
            return unit.settings.get(KEY)

    def write(self, text: str, typed: str = "") -> None:
        with self.store.writing() as unit:
            before = unit.settings.get(KEY)
            unit.settings.set(KEY, text)
            self.undoing.keep(unit, Step("page", "page", before, text, own_words(f"write {text}")), typed)

    def _put_back(self, unit: Unit, putting: Putting) -> Change:
        unit.settings.set(KEY, putting.wanted)
        if self.trouble is not None:
            raise self.trouble
        assert putting.expected != putting.wanted
        return Change(f"wrote {putting.wanted}")


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    store = Store.open(str(tmp_path / "library.sqlite"))
    page = Page(store)
    for text in ("a", "ab"):
        page.write(text)
    yield page
    store.close()


def words(page: Page) -> tuple[str, str]:
    """What the menu offers."""
    return page.undoing.undo_words, page.undoing.redo_words


def test_steps_are_undone_latest_first_and_redone_in_order(page: Page) -> None:
    seen = [page.text]
    for move in (page.undoing.undo, page.undoing.undo, page.undoing.redo, page.undoing.redo):
        assert move() is not None
        seen.append(page.text)
    assert seen == ["ab", "a", "", "a", "ab"]


def test_with_nothing_left_nothing_happens(page: Page) -> None:
    assert page.undoing.redo() is None
    page.undoing.undo()
    page.undoing.undo()
    assert page.undoing.undo() is None


def test_the_menu_knows_what_would_be_undone_and_redone(page: Page) -> None:
    seen = [words(page)]
    for _ in range(2):
        page.undoing.undo()
        seen.append(words(page))
    assert seen == [("write ab", ""), ("write a", "write ab"), ("", "write a")]


def test_a_new_step_ends_what_could_be_redone(page: Page) -> None:
    page.undoing.undo()
    page.write("x")
    assert words(page) == ("write x", "")


def test_a_step_that_another_desk_has_overtaken_is_let_go(page: Page) -> None:
    page.trouble = StaleWrite("changed elsewhere")
    with pytest.raises(StaleWrite):
        page.undoing.undo()
    assert (page.text, *words(page)) == ("ab", "write a", "")


def test_a_step_that_cannot_be_written_now_can_be_tried_again(page: Page) -> None:
    page.trouble = LibraryError("the disk is full")
    with pytest.raises(LibraryError):
        page.undoing.undo()
    assert page.text == "ab"
    page.trouble = None
    page.undoing.undo()
    assert page.text == "a"


def test_what_is_to_be_undone_is_settled_when_it_is_asked_for(page: Page) -> None:
    later = page.undoing.undo_of_latest()
    page.write("abc")
    assert later() is not None
    assert words(page) == ("write abc", "write ab")


def test_typing_that_goes_on_is_one_step(page: Page) -> None:
    for text in ("abc", "abcd"):
        page.now += JOINED_SECONDS
        page.write(text, "text")
    page.undoing.undo()
    assert page.text == "ab"
    page.undoing.redo()
    assert page.text == "abcd"


@pytest.mark.parametrize("other", ["pause", "field", "undo"])
def test_typing_after_a_pause_elsewhere_or_after_undo_is_a_step_of_its_own(page: Page, other: str) -> None:
    page.write("abc", "text")
    if other == "pause":
        page.now += JOINED_SECONDS + 1
    elif other == "undo":
        page.undoing.undo()
        page.undoing.redo()
    page.write("abcd", "title" if other == "field" else "text")
    page.undoing.undo()
    assert page.text == "abc"


def test_what_takes_long_is_made_ready_before_anything_is_written(page: Page) -> None:
    order: list[str] = []

    def ahead(putting: Putting) -> str:
        with page.store.writing():
            order.append(f"ahead of {putting.wanted}")
        return "ready"

    def put_back(_unit: Unit, putting: Putting) -> tuple[Change, Step]:
        order.append(putting.ahead)
        return Change("weather"), putting.step

    page.undoing.register("weather", put_back, ahead)
    with page.store.writing() as unit:
        page.undoing.keep(unit, Step("weather", "sky", "sun", "rain", own_words("rain"), rewrites=True))
    assert (page.undoing.undo_rewrites, page.undoing.redo_rewrites) == (True, False)
    page.undoing.undo()
    assert (page.undoing.undo_rewrites, page.undoing.redo_rewrites) == (False, True)
    assert order == ["ahead of sun", "ready"]


def test_kinds_that_are_seldom_needed_are_registered_when_they_are(tmp_path: Path) -> None:
    built: list[Page] = []
    store = Store.open(str(tmp_path / "library.sqlite"))
    Page(store).write("a")
    undoing = Undoing(store)

    def build() -> None:
        built.append(Page(store))
        undoing.register("page", built[0]._put_back)

    undoing.register_later(build)
    assert (undoing.undo_words, len(built)) == ("write a", 0)
    undoing.undo()
    assert (built[0].text, len(built)) == ("", 1)
    store.close()
