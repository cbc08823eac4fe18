"""Citations are known again on another reading: by their place, their sentence, and what they cite."""

from dataclasses import replace

import pytest

from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.mending import same_citations
from ldn_desk.reading.mending.same_citations import brought_back, with_same_ids

LUNCH = "People who rest after lunch say that the afternoon is easier to bear for them"
LAMP = "A lamp that is lit at noon tells the body that the day is still young"


def citation(own: str, marker: str, sentence: str, *numbers: int, start: int = 0) -> Citation:
    whole = f"{sentence} {marker}."
    return Citation(marker, numbers, start, start + len(marker), whole, start, start + len(whole), "", own)


def article(*citations: Citation, references: str = "ab", text: str = "text") -> Article:
    listed = tuple(Reference(number, own, Fields(), own) for number, own in enumerate(references, 1))
    return Article("", (), listed, citations, text, text)


def known(fresh: Article, old: Article, *away: Citation) -> list[str]:
    return [each.id for each in with_same_ids(fresh, old, away)]


def test_the_same_sentence_and_marker_is_the_same_place_in_reading_order() -> None:
    old = article(citation("1", "[1]", LUNCH, 1, start=5), citation("2", "[1]", LUNCH, 1, start=50))
    fresh = article(*(citation(own, "[1]", LUNCH, 1, start=start) for own, start in (("x", 9), ("y", 90))), text="new")
    assert known(fresh, old) == ["1", "2"]


def test_one_that_stands_where_it_stood_is_taken_first() -> None:
    old = article(citation("1", "[1]", LUNCH, 1, start=5), citation("2", "[1]", LUNCH, 1, start=50))
    assert known(article(citation("y", "[1]", LUNCH, 1, start=50), text="new"), old) == ["2"]


def test_in_the_same_text_the_position_tells_whatever_was_read_there() -> None:
    old = article(citation("1", "[1", "Cut", 1, start=5), citation("2", "[1]", LUNCH, 1, start=50))
    assert known(article(citation("x", "[1]", LUNCH, 2, start=5)), old) == ["1"]


def test_a_marker_that_prints_another_number_is_known_by_what_it_cites() -> None:
    sentence = f"{LUNCH} {{one}}, and {LAMP}"
    old = article(
        citation("1", "[1]", sentence.format(one="[1]"), 1),
        citation("2", "[2]", sentence.format(one="[1]"), 2),
    )
    fresh = article(
        citation("x", "[2]", sentence.format(one="[2]"), 2),
        citation("y", "[3]", sentence.format(one="[2]"), 3),
        references="cab",
        text="new",
    )
    assert known(fresh, old) == ["1", "2"]


def test_a_place_that_cites_something_else_by_now_is_known_by_its_marker_or_its_words() -> None:
    old = article(citation("1", "[1]", LUNCH, 1), citation("2", "(Baker, 2011)", LAMP, 2))
    fresh = article(
        citation("x", "[1]", f"{LUNCH} …", 2), citation("y", "(Clark, 2012)", LAMP, 3), references="abc", text="new"
    )
    assert known(replace(fresh, citations=fresh.citations[:1]), old) == ["1"]
    old = article(citation("2", "[2]", LAMP, 2))
    assert known(article(citation("y", "[3]", LAMP, 3), references="abc", text="new"), old) == ["2"]


def test_a_sentence_worded_otherwise_is_known_where_it_cites_the_same() -> None:
    old = article(citation("1", "[1]", LUNCH, 1))
    reworded = LUNCH.replace("the afternoon", "their afternoon")
    assert known(article(citation("x", "[2]", reworded, 2), references="ba", text="new"), old) == ["1"]
    assert known(article(citation("x", "[2]", reworded, 2), references="cb", text="new"), old) == ["x"]
    assert known(article(citation("x", "[1]", LAMP, 1), text="new"), old) == ["x"]


def test_of_two_that_are_alike_each_is_one() -> None:
    old = article(citation("1", "[1]", LUNCH, 1))
    near, nearer = LUNCH.replace("the afternoon", "all their afternoons"), LUNCH.replace("the afternoon", "afternoon")
    fresh = article(citation("x", "[1]", near, 1), citation("y", "[1]", nearer, 1), text="new")
    assert known(fresh, old) == ["x", "1"]


def test_a_sentence_that_is_cut_otherwise_is_known_by_the_words_just_before_it() -> None:
    text = f"{LAMP}. {LUNCH} [1]."
    at = text.index("[1]")
    old = article(citation("1", "[1]", LUNCH, 1, start=at), text=text)
    longer = f"{LAMP}; {LUNCH}"
    fresh = article(citation("x", "[1]", longer, 1, start=at), text=f"{longer} [1].")
    assert known(fresh, old) == ["1"]
    assert known(replace(fresh, references=article(references="ba").references), old) == ["x"]
    few = "Rest is easier to bear [1]."
    short = article(citation("x", "[1]", "Rest is easier to bear", 1, start=few.index("[1]")), text=few)
    assert known(short, old) == ["x"]


def test_too_many_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_citations, "_MOST_COMPARED", 0)
    old = article(citation("1", "[1]", LUNCH, 1))
    assert known(article(citation("x", "[1]", f"{LUNCH} too", 1), text="new"), old) == ["x"]


def test_one_that_was_put_away_is_known_by_its_words() -> None:
    gone = citation("away", "[1]", LUNCH, 1)
    assert known(article(citation("x", "[1]", LUNCH, 1), text="new"), article(), gone) == ["away"]


def test_a_place_that_is_linked_again_is_the_one_that_was_put_away_last() -> None:
    before = article(citation("2", "[2]", LAMP, 2, start=50))
    after = article(citation("x", "[1]", LUNCH, 1, start=5), *before.citations)
    last, first = citation("last", "[1]", LUNCH, 1, start=5), citation("first", "[1]", LUNCH, 2, start=5)
    assert [each.id for each in brought_back(after, before, [last, first]).citations] == ["last", "2"]


def test_another_sentence_at_the_same_position_is_another_place() -> None:
    after = article(citation("x", "[1]", LUNCH, 1, start=5))
    elsewhere = citation("away", "[1]", LAMP, 1, start=5)
    assert brought_back(after, article(), [elsewhere]) is after
    assert brought_back(after, article(), [replace(elsewhere, start=9)]) is after
