"""Finding words whatever their capitals, diacritics, quotes and dashes."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ldn_desk.presenters.window.matching_words import MOST_HITS, folded, hits, sought, stretches


def test_capitals_make_no_difference() -> None:
    assert hits(folded("Pain and PAIN"), "pain") == [(0, 4), (9, 13)]


def test_diacritics_make_no_difference() -> None:
    assert hits(folded("Ménière and Meniere"), "menière") == [(0, 7), (12, 19)]


def test_curly_quotes_and_dashes_are_found_by_plain_ones() -> None:
    assert hits(folded("Crohn’s low–dose"), "crohn's low-dose") == [(0, 16)]


def test_letters_of_other_scripts_stay_themselves() -> None:
    assert hits(folded("각간 かが"), "각") == [(0, 1)]
    assert hits(folded("かが"), "が") == [(1, 2)]


def test_decomposed_words_find_composed_ones() -> None:
    assert hits(folded("café"), unicodedata.normalize("NFD", "café")) == [(0, 4)]


def test_blanks_alone_find_nothing() -> None:
    assert hits(folded("a b"), "  ") == []


def test_hits_are_counted_up_to_a_limit() -> None:
    assert len(hits("a" * (MOST_HITS + 5), "a")) == MOST_HITS


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_any_of_several_words_is_found_and_what_overlaps_is_one_stretch() -> None:
    assert stretches("Memory, memo and Émile", ("memo", "memory", "emile")) == [(0, 6), (8, 12), (17, 22)]
    assert stretches("Memory", ()) == []


def test_a_search_is_for_its_words_and_not_for_the_signs_between_them() -> None:
    assert sought("low-dose, “naïve”") == ("low", "dose", "naïve")
