"""Accents that are drawn as signs of their own; positions are in points."""

from ldn_desk.importers.pdf.page_text import Run
from ldn_desk.importers.pdf.reader.accents import has_accents, put_to_letters


def run(text: str, left: float, right: float, baseline: float = 100.0) -> Run:
    return Run(text, left, right, baseline, 10.0)


def together(*runs: Run) -> list[str]:
    return [each.text for each, _turn in put_to_letters([(each, 0) for each in runs])]


def test_an_accent_goes_to_the_run_that_begins_below_it_in_whatever_order_they_are_drawn() -> None:
    assert together(run("Ure", 20, 34), run("na-L", 34, 51), run("\u02dc", 34, 39), run("opez", 51, 70)) == [
        "Ure", "\u02dcna-L", "opez",
    ]  # fmt: skip


def test_an_accent_goes_to_the_run_that_ends_below_it() -> None:
    assert together(run("Caf", 20, 32), run("e", 32, 36.4), run("´", 32.5, 35.8)) == ["Caf", "´e"]
    assert together(run("Cafe", 20, 36.4), run("´", 32.5, 35.8)) == ["Caf´e"]


def test_a_sign_below_a_letter_stands_behind_it() -> None:
    assert together(run("Fran", 20, 38), run("¸", 38, 42.4), run("cois", 38, 54)) == ["Fran", "c¸ois"]


def test_an_accent_raised_over_a_capital_is_its_own_and_one_of_another_line_is_not() -> None:
    assert together(run("´", 20.5, 24, 102), run("Eva", 20, 38)) == ["´Eva"]
    assert together(run("´", 20.5, 24, 112), run("Eva", 20, 38)) == ["´", "Eva"]


def test_an_accent_that_ends_a_run_goes_to_the_next_which_is_drawn_back_under_it() -> None:
    assert together(run("C´", 20, 31), run("el´", 26.5, 37.5), run("erier", 33, 53)) == ["C", "´el", "´erier"]
    assert together(run("c ´", 20, 31), run("next", 31.5, 50)) == ["c ´", "next"]


def test_pages_without_loose_accents_are_known() -> None:
    assert has_accents("C´elerier")
    assert not has_accents("Célérier, plain `code`")
    assert not has_accents("plain")
