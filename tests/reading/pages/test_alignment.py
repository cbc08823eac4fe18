"""An article's text and the lines of its pages: what stands where."""

import time
from dataclasses import dataclass

import pytest

from ldn_desk.domain.page import PageBox
from ldn_desk.reading.pages.alignment import AHEAD, Aligner, PagePlaces

PITCH = 12.0


@dataclass(frozen=True)
class Printed:
    """A line as a page has it, each character ten points wide."""

    text: str
    top: float
    left: float = 0.0

    @property
    def edges(self) -> tuple[float, ...]:
        return tuple(self.left + 10.0 * index for index in range(len(self.text) + 1))

    @property
    def bottom(self) -> float:
        return self.top + PITCH - 2


def page(*lines: str) -> list[Printed]:
    return [Printed(text, number * PITCH) for number, text in enumerate(lines)]


def placed(text: str, *pages: list[Printed]) -> PagePlaces:
    aligner = Aligner(text)
    places = PagePlaces(aligner)
    for number, lines in enumerate(pages):
        places.add(aligner.align(number, lines))
    return places


def shown(text: str, places: PagePlaces, words: str, pages: list[list[Printed]]) -> list[str]:
    """What is printed in the boxes of these words."""
    start = text.index(words)
    found = []
    for box in places.boxes(start, start + len(words)):
        line = next(line for line in pages[box.page] if line.top == box.top)
        found.append(line.text[round((box.left - line.left) / 10) : round((box.right - line.left) / 10)])
    return found


def test_words_are_found_where_they_are_printed_with_their_signs() -> None:
    text = "Kettles were seen [7] by the river."
    places = placed(text, page("Kettles were", "seen [7] by the river."))
    start = text.index("[7]")
    assert places.boxes(start, start + 3) == (PageBox(0, 50, PITCH, 80, 2 * PITCH - 2),)


def test_a_stretch_over_several_lines_has_a_box_on_each() -> None:
    text = "Kettles were seen by the river."
    pages = [page("Kettles were", "seen by the", "river.")]
    assert shown(text, placed(text, *pages), "were seen by the river.", pages) == ["were", "seen by the", "river."]


def test_hyphens_at_line_ends_are_undone() -> None:
    text = "An improvement of symptoms was seen [1]."
    pages = [page("An improve-", "ment of symp-", "toms was seen [1].")]
    assert shown(text, placed(text, *pages), "symptoms", pages) == ["symp", "toms"]


def test_running_heads_and_page_numbers_are_passed_over() -> None:
    text = "Kettles were seen by the river and beyond the northern hills."
    pages = [
        page("Doe et al. The Journal of Kettles", "Kettles were seen by", "12"),
        page("13", "the river and beyond"),
    ]
    places = placed(text, *pages)
    assert shown(text, places, "Kettles were seen by the river", pages) == ["Kettles were seen by", "the river"]
    assert places.position(0, 5, 1) is None


def test_a_title_printed_again_as_running_head_is_no_second_place() -> None:
    text = "The kettles of the northern orchards\nMuch was seen of them there."
    head = "The kettles of the northern orchards"
    pages = [page(head), page(head, "Much was seen of them there.")]
    places = placed(text, *pages)
    assert [box.page for box in places.boxes(0, len(head))] == [0]
    assert shown(text, places, "Much was seen", pages) == ["Much was seen"]


def test_columns_in_another_order_than_the_text_are_found() -> None:
    first = "Kettles were measured by candle light in autumn."
    second = "Rivers were frozen before the first bell of the town."
    text = first + "\n" + second
    pages = [page(second, first)]
    places = placed(text, *pages)
    assert shown(text, places, "candle light", pages) == ["candle light"]
    assert shown(text, places, "first bell", pages) == ["first bell"]


def test_labels_of_references_that_the_article_leaves_out_are_borne() -> None:
    text = "Miller AH, Raison CL. The role of inflammation.\nDantzer R. From inflammation to sickness and depression."
    pages = [page("1. Miller AH, Raison CL. The role of inflammation.", "2. Dantzer R. From inflammation to sickness")]
    places = placed(text, *pages)
    assert shown(text, places, "Dantzer R. From inflammation", pages) == ["Dantzer R. From inflammation"]
    assert places.stretches(0)[0][0] == 0


def test_small_differences_within_a_line_are_borne() -> None:
    text = "Kettles were measured xx by candle light before the bells of the town had rung [4]."
    pages = [page("Kettles were measured by candlelight 9 before the bells of the town had rung [4].")]
    places = placed(text, *pages)
    assert shown(text, places, "[4]", pages) == ["[4]"]
    assert shown(text, places, "measured xx by", pages) == ["measured by"]


def test_ligatures_accents_and_raised_digits_are_the_letters_they_stand_for() -> None:
    text = "Eﬃcacy of naïve cells was found\u00b9\u00b2 in autumn."
    pages = [page("Efficacy of naive cells was found12 in autumn.")]
    places = placed(text, *pages)
    assert shown(text, places, "\u00b9\u00b2", pages) == ["12"]


def test_the_same_words_again_are_two_places_in_their_order() -> None:
    words = "nobody knows of it"
    text = f"First {words}. Then {words}."
    pages = [page(f"First {words}."), page(f"Then {words}.")]
    places = placed(text, *pages)
    second = text.rindex("nobody")
    assert [box.page for box in places.boxes(second, second + len(words))] == [1]


def test_words_that_are_on_no_page_have_no_box() -> None:
    text = "Kettles were seen. What the desk says itself."
    places = placed(text, page("Kettles were seen."))
    assert places.boxes(19, len(text)) == ()
    assert places.boxes(17, 18) == ()


def test_words_whose_page_is_not_aligned_yet_have_no_box() -> None:
    aligner = Aligner("Kettles were seen.")
    places = PagePlaces(aligner)
    assert places.boxes(0, 7) == ()
    assert 0 not in places
    places.add(aligner.align(0, page("Kettles were seen.")))
    assert 0 in places
    assert len(places) == 1
    assert places.boxes(0, 7)


def test_pages_may_come_in_any_order() -> None:
    sentences = [f"Sentence {number} tells of kettles {number * 7919} and of rivers." for number in range(30)]
    text = " ".join(sentences)
    aligner = Aligner(text)
    places = PagePlaces(aligner)
    for number in (17, 3, 29, 4, *(set(range(30)) - {17, 3, 29, 4})):
        places.add(aligner.align(number, page(sentences[number])))
    starts = [text.index(sentence) for sentence in sentences]
    assert [places.boxes(start, start + 8)[0].page for start in starts] == list(range(30))


def test_a_short_line_must_follow_at_once() -> None:
    text = "Kettles were seen by the river [4]. Later on, 12 were found there."
    places = placed(text, page("Kettles were seen by the", "12", "river [4]."))
    start = text.index("12")
    assert places.boxes(start, start + 2) == ()


def test_a_line_far_away_is_found_by_a_few_letters_in_a_row() -> None:
    far = "The bells of the town had rung before the northern river froze."
    text = "Kettles were seen. " + "na " * AHEAD + far
    pages = [page("Kettles were seen.", far)]
    assert shown(text, placed(text, *pages), "northern river", pages) == ["northern river"]


def test_what_is_said_everywhere_is_no_anchor() -> None:
    text = "Kettles were seen. " + "na" * 4 * AHEAD
    places = placed(text, page("na" * 40 + "x"))
    assert places.stretches(0) == ()


def test_a_line_of_signs_alone_is_nowhere() -> None:
    places = placed("Kettles.", page("* * *"))
    assert places.stretches(0) == ()
    assert places.positions_below(0, 0) == ()
    assert places.box_near(3) is None


def test_the_place_at_a_point_is_that_of_the_letter_there() -> None:
    text = "Kettles were seen [7] by the river."
    places = placed(text, page("Kettles were", "seen [7] by the river."))
    assert places.position(0, 65, PITCH + 5) == text.index("7")
    assert places.position(0, 5, PITCH + 5) == text.index("seen")
    assert places.position(0, 5_000, PITCH + 5) is None
    assert places.position(0, 5, 500) is None
    assert places.position(3, 5, 5) is None


def test_below_a_height_the_article_goes_on_with_the_lines_there() -> None:
    text = "Kettles were seen by the river."
    places = placed(text, page("Kettles were", "seen by the river."))
    assert places.positions_below(0, 0) == (0, text.index("seen"))
    assert places.positions_below(0, PITCH) == (text.index("seen"),)
    assert places.positions_below(0, 100) == ()
    assert places.positions_below(7, 0) == ()


def test_near_a_place_that_is_not_printed_stands_the_nearest_letter_that_is() -> None:
    text = "Kettles were seen. Said by the desk. Rivers were frozen in the north."
    places = placed(text, page("Kettles were seen.", "Rivers were frozen in the north."))
    assert places.box_near(text.index("were")) == PageBox(0, 80, 0, 90, PITCH - 2)
    assert places.box_near(text.index("Said"), 20) == PageBox(0, 160, 0, 170, PITCH - 2)
    assert places.box_near(text.index("desk")) == PageBox(0, 0, PITCH, 10, 2 * PITCH - 2)
    assert places.box_near(text.index("by"), 2) is None


def test_a_box_holds_the_points_within_it() -> None:
    box = PageBox(0, 10, 20, 30, 40)
    assert box.holds(10, 40)
    assert not box.holds(9, 30)
    assert not box.holds(20, 41)


def _prose(count: int) -> list[str]:
    return [
        f"Sentence {number} of kettles {number * 7919 % 10007} tells of rivers, orchards and {number * 31 % 997} bells."
        for number in range(count)
    ]


def test_twenty_pages_are_aligned_in_a_third_of_a_second() -> None:
    lines = _prose(1_200)
    began = time.process_time()
    places = placed(" ".join(lines), *(page(*lines[60 * number : 60 * number + 60]) for number in range(20)))
    assert time.process_time() - began < 0.3
    assert len(places.stretches(19)) == 60


@pytest.mark.parametrize("sign", ["a", "ab", "x"])
def test_hostile_text_takes_no_longer(sign: str) -> None:
    lines = [sign * 400 + "b" * (number % 3) for number in range(1_000)]
    began = time.process_time()
    placed(sign * 200_000, *(page(*lines[50 * number : 50 * number + 50]) for number in range(20)))
    assert time.process_time() - began < 2


def test_the_boundary_between_two_signs_is_the_one_nearest_to_a_point() -> None:
    text = "Kettles were seen [7] by the river."
    places = placed(text, page("Kettles were", "seen [7] by the river."))
    seen = text.index("seen")
    assert places.boundary(0, 2, 1) == 0
    assert places.boundary(0, 38, 1) == 4
    assert places.boundary(0, 42, PITCH + 1) == seen + 4
    assert places.boundary(0, 79, PITCH + 1) == text.index("]") + 1


def test_a_point_beside_or_below_the_lines_belongs_to_the_nearest_one() -> None:
    text = "Kettles were seen [7] by the river."
    places = placed(text, page("Kettles were", "seen [7] by the river."))
    assert places.boundary(0, 900, 1) == len("Kettles were")
    assert places.boundary(0, 900, 900) == len(text)
    assert places.boundary(3, 0, 0) is None
