from ldn_desk.presenters.history.compared import Piece, compared

SAME = "Twelve people took it for a year, and nobody told them what it was. " * 10


def test_words_that_differ_are_lit_on_both_sides() -> None:
    assert compared("3 of 5 — with caution", "5 of 5 — with caution") == (
        [Piece("3", True), Piece(" of 5 — with caution")],
        [Piece("5", True), Piece(" of 5 — with caution")],
    )


def test_where_one_side_is_empty_or_both_are_the_same_nothing_is_lit() -> None:
    assert compared("", "All of it") == ([], [Piece("All of it")])
    assert compared("The same", "The same") == ([Piece("The same")], [Piece("The same")])


def test_of_a_long_text_what_is_the_same_is_folded_around_what_differs() -> None:
    was, now = compared(SAME + "Eight left. " + SAME, SAME + "Nine left. " + SAME)
    text = "".join(piece.text for piece in now)
    assert "Nine" in text
    assert len(text) < 200
    assert [piece.text for piece in now if piece.lit] == ["Nine"]
    assert [piece.text for piece in was if piece.lit] == ["Eight"]
    assert now[0].text.startswith("… ")
    assert now[-1].text.endswith(" …")


def test_a_long_text_alone_shows_its_beginning() -> None:
    _nothing, (piece,) = compared("", SAME)
    assert piece.text.startswith("Twelve people")
    assert piece.text.endswith(" …")
    assert len(piece.text) < 250


def test_all_of_it_is_shown_when_it_is_wanted() -> None:
    _was, now = compared(SAME + "Eight left.", SAME + "Nine left.", whole=True)
    assert "".join(piece.text for piece in now) == SAME + "Nine left."


def test_between_two_differences_both_ends_of_what_is_the_same_are_left() -> None:
    _was, now = compared(f"One {SAME} two", f"Another {SAME} three")
    (middle,) = [piece.text for piece in now if not piece.lit]
    assert middle.startswith(" Twelve people")
    assert " … " in middle
    assert middle.endswith("what it was.  ")


def test_what_is_little_more_than_its_ends_is_not_folded() -> None:
    words = "Twelve people took it for a year, and nobody told them what it was at all."
    _was, now = compared(f"One {words} " + "x" * 400, f"Two {words} " + "y" * 400)
    assert words in "".join(piece.text for piece in now)
