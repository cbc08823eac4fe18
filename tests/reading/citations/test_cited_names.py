"""Names and years by which markers call references; all are made up."""

import pytest

from ldn_desk.domain.article import Reference
from ldn_desk.reading.citations.cited_names import Names
from ldn_desk.reading.reference.reading import parse_reference

ENTRIES = (
    "Ash, A., Birch, B., & Cedar, C. (2006a). Sleep in mice. Journal of Sleep, 1, 2–3.",
    "Ash, A., Birch, B., & Cedar, C. (2006b). Pain in mice. Journal of Pain, 1, 2–3.",
    "Ash, A., & Elm, E. (2006). Rest in mice. Journal of Rest, 1, 2–3.",
    "World Health Organization. (2010). Mice of the world. WHO Press.",
    "van der Elm, E. (2011). Mice at night. Journal of Night, 1, 2–3.",
    "Fir, F. (in press). Mice to come. Journal of Mice.",
    "Guideline on mice. (2012). Mice at home. Press.",
)
REFERENCES = [Reference(number, text, parse_reference(text)) for number, text in enumerate(ENTRIES, 1)]


@pytest.mark.parametrize(
    ("names", "year", "letter", "wanted"),
    [
        ("Ash et al.", 2006, "a", (1,)),
        ("Ash et al., ", 2006, "b", (2,)),
        ("Ash and Elm", 2006, "", (3,)),
        ("Ash", 2007, "", ()),
        ("World Health Organization", 2010, "", (4,)),
        ("WHO", 2010, "", (4,)),
        ("van der Elm", 2011, "", (5,)),
        ("Fir", 0, "", (6,)),
        ("Guideline on mice", 2012, "", (7,)),
        ("Nobody", 2012, "", ()),
    ],
)
def test_names_and_a_year_mean_a_reference(names: str, year: int, letter: str, wanted: tuple[int, ...]) -> None:
    assert Names(REFERENCES).numbers(names, year, letter) == wanted


@pytest.mark.parametrize(
    "entry",
    [
        "GMO – Global Mouse Organization. Mice of the year. Geneva: GMO, 2019.",
        "GMO, Global Mouse Organization. (2019). Mice of the year. Geneva.",
        "Global Mouse Organization (GMO). (2019). Mice of the year. Geneva.",
        "Global Mouse Organization - GMO. Mice of the year. Geneva: Mouse Press, 2019.",
    ],
)
def test_a_group_that_prints_its_short_form_is_named_by_either(entry: str) -> None:
    names = Names([Reference(1, entry, parse_reference(entry))])
    assert [names.numbers(name, 2019, "") for name in ("GMO", "Global Mouse Organization")] == [(1,), (1,)]


def test_a_short_form_behind_a_name_that_was_not_read_names_the_work() -> None:
    entry = "CENTRO DOS RATOS (CRT). Censo de ratos. Lisboa: CRT, 2012."
    names = Names([Reference(1, entry, parse_reference(entry).with_(author=()))])
    assert names.numbers("CRT", 2012, "") == (1,)


def test_a_letter_that_the_year_was_misread_with_is_found_in_the_text() -> None:
    misread = [
        Reference(1, ENTRIES[0], REFERENCES[0].printed),
        Reference(2, ENTRIES[1], REFERENCES[1].printed.with_(issued=None)),
    ]
    assert Names(misread).numbers("Ash et al.", 2006, "b") == (2,)


def test_of_two_lists_the_next_one_is_meant() -> None:
    twice = [Reference(number, ENTRIES[2], REFERENCES[2].printed) for number in (1, 2)]
    names = Names(twice, ((10, frozenset({1})), (20, frozenset({2}))))
    assert [names.numbers("Ash and Elm", 2006, "", at) for at in (5, 15, 25)] == [(1,), (2,), (1, 2)]


def test_more_works_than_one_marker_can_mean_are_not_told_apart() -> None:
    many = [Reference(number, ENTRIES[2], REFERENCES[2].printed) for number in range(1, 30)]
    assert Names(many).numbers("Ash and Elm", 2006, "") == ()


def test_authors_begin_behind_the_words_of_the_sentence() -> None:
    names = Names(REFERENCES)
    assert names.begin("However, Ash", (3,)) == 9
    assert names.begin("However, they", (3,)) == 0


def test_a_text_that_ends_with_no_glued_name_ends_with_no_author() -> None:
    glued = [
        Reference(
            1, "山田太郎 (2010). 睡眠. 老年医学, 48, 3-5.", parse_reference("山田太郎 (2010). 睡眠. 老年医学, 48, 3-5.")
        )
    ]
    names = Names(glued)
    assert names.ending("しかし山田ら", 2010) == (3, (1,))
    assert names.ending("しかし佐藤", 2010) is None
    assert names.ending("しかし山田", 2011) is None
    assert names.numbers("佐藤", 2010, "") == ()


def test_names_that_nothing_parts_are_known_by_the_first() -> None:
    text = "Law RJ Alaee M Boon JP 2003 Levels of mice in towns J Mice 1 2"
    assert Names([Reference(1, text, parse_reference(text))]).numbers("Law et al.", 2003, "") == (1,)
