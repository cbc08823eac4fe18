"""What is remembered of the reader's places, and what cannot be read of it."""

import pytest

from ldn_desk.presenters.places import MOST_ARTICLES, Place, Places
from ldn_desk.presenters.selection import Selected


def test_places_come_back_equal() -> None:
    places = Places()
    places.note("one", selected=Selected("r", "c"), text=(3, 40, -2))
    places.note("one", page=(2, 17.5), first_row="r7")
    places.note("two", selected=Selected())
    again = Places()
    again.remember(places.words)
    assert again.of("one") == Place(Selected("r", "c"), (3, 40, -2), (2, 17.5), "r7")
    assert (again.of("two"), again.of("three")) == (Place(), Place())


def test_the_places_left_longest_ago_are_forgotten_first() -> None:
    places = Places()
    for number in range(MOST_ARTICLES):
        places.note(str(number), first_row="r")
    places.note("0", first_row="s")
    places.note("new", first_row="r")
    assert (places.of("0").first_row, places.of("1").first_row, places.of("new").first_row) == ("s", "", "r")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nothing",
        "[]",
        '{"one":3}',
        '{"one":[["r"],null,null,""]}',
        '{"one":[["r","c"],[1,2],null,""]}',
        '{"one":[["r",3],null,null,""]}',
        '{"one":[["r","c"],null,["x",1],""]}',
        '{"one":[["r","c"],[1e999,2,3],null,""]}',
        '{"one":[["r","c"],null,[1,NaN],""]}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_no_place(words: str) -> None:
    places = Places()
    places.remember(words)
    assert places.of("one") == Place()
