"""Tests of `versions` and `mending`. What moved between two versions, in words."""

import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.mending import Add, Link, Mend, Quote, Remove, Split
from ldn_desk.domain.versions import Moved, Renumbered, mend_words

ONE = Reference(1, "Adams. Naps.", Fields())


def test_each_kind_of_move_is_counted_in_words() -> None:
    moved = Moved((ONE,), (ONE, ONE), (Renumbered(ONE, 2),), lost_mends=(Remove("a", "b"),))
    assert moved.words == (
        "1 reference added",
        "2 references no longer printed",
        "1 renumbered",
        "1 mend no longer applies",
    )
    assert Moved().words == ("no reference and no citation moved",)


@pytest.mark.parametrize(
    ("mend", "words"),
    [
        (Link(Quote(3, "[7]"), ()), "marker linked: [7]"),
        (Split("a", "Adams. Naps.", "Baker. Lamps.", "b"), "reference split: Adams. Naps."),
        (Add("a", "Naps " * 20, ""), f"reference added: {('Naps ' * 12).rstrip()} …"),
    ],
)
def test_a_mend_is_named_with_the_text_it_was_made_on(mend: Mend, words: str) -> None:
    assert mend_words(mend) == words
