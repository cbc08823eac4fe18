"""Who a sentence names, and which citation it names them for."""

import pytest

from ldn_desk.checks.author_named import AuthorNamed
from ldn_desk.checks.naming import marker_place, mentions, next_marker_is
from ldn_desk.checks.year_named import YearNamed
from ldn_desk.domain.article import Citation, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.domain.record import Work
from ldn_desk.plugins.contracts import Case

WORK = Work(
    Fields(author=(Name("Mischoulon", "David"), Name("García-López", "Ana"), Name("Dyke", "Carl", "van"))),
    dates=(("online", PartialDate(2014, 12)), ("print", PartialDate(2015))),
)


def cited(sentence: str, marker: str = "[1]", numbers: tuple[int, ...] = (1,)) -> Citation:
    """The citation by the first `marker` of the sentence."""
    place = sentence.index(marker)
    return Citation(marker, numbers, 100 + place, 100 + place + len(marker), sentence, 100, 100 + len(sentence), "")


def author(sentence: str, marker: str = "[1]", numbers: tuple[int, ...] = (1,), text: str = "") -> list[str]:
    one = Case(Reference(1, text, Fields()), (cited(sentence, marker, numbers),), "T", work=WORK)
    return [point.sentence_says for point in AuthorNamed().points(one)]


def year(sentence: str, marker: str = "[1]", numbers: tuple[int, ...] = (1,)) -> list[str]:
    one = Case(Reference(1, "", Fields()), (cited(sentence, marker, numbers),), "T", work=WORK)
    return [point.sentence_says for point in YearNamed().points(one)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Smith et al. found it", [("Smith",)]),
        ("Beigel JH et al. found it", [("Beigel",)]),
        ("Smith, Jones, et al. found it", [("Smith", "Jones")]),
        ("By van der Berg and her colleagues", [("van der Berg",)]),
        ("Smith and Jones (2015) found it", [("Jones", "Smith")]),
        ("In Germany and Austria (2015) it was so", []),
        ("Our colleagues and others et al", []),
        ("The team and colleagues saw it", []),
        ("Mood and sleep (and rest) got better", []),
    ],
)
def test_who_is_named(sentence: str, names: list[tuple[str, ...]]) -> None:
    assert [mention.names for mention in mentions(sentence)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Smith et al. [1] measured mood.",
        "Smith et al. (2015) [1] measured mood.",
        "Smith et al. measured mood in 12 adults [1].",
        "As was reported by Smith et al., mood rose [1].",
        "Smith’s colleagues aside, Smith and colleagues found less pain [1].",
        "Mischoulon et al. [2] and Smith et al. [1] agree.",
        "Smith et al.’s study [1] is small.",
    ],
)
def test_an_author_the_record_does_not_bear_is_raised(sentence: str) -> None:
    assert author(sentence) == ["Smith"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mischoulon et al. [1] measured mood.",
        "Mischulon et al. [1] measured mood.",
        "Garcia Lopez and colleagues found less pain [1].",
        "García-López et al. (2015) found less pain [1].",
        "Lopez et al. found less pain [1].",
        "Van Dyke et al. found less pain [1].",
        "Unlike Smith et al., Mischoulon et al. found less pain [1].",
        "Smith et al. [2] found less pain, as did others [1].",
        "Smith et al. found that, and we saw less pain, too [1].",
        "Smith et al., cited in a review, found less pain [1].",
        "Mood, for Smith et al., is a word, and less pain followed [1].",
        "Less pain [1] was found by Smith et al.",
    ],
)
def test_no_author_is_raised_where_the_name_is_borne_or_belongs_elsewhere(sentence: str) -> None:
    assert author(sentence) == []


def test_a_marker_of_two_works_raises_no_author_and_no_year() -> None:
    assert author("Smith et al. [1, 2] found it.", "[1, 2]", (1, 2)) == []
    assert year("A 2009 trial found it [1, 2].", "[1, 2]", (1, 2)) == []


def test_a_name_that_the_printed_text_bears_is_no_point() -> None:
    assert author("Smith et al. [1] found it.", text="Smith J, editor. On mood. 2015.") == []


def test_authors_in_another_script_raise_nothing() -> None:
    work = Work(Fields(author=(Name("Иванов", "И."),)))
    one = Case(Reference(1, "", Fields()), (cited("Smith et al. [1] found it."),), "T", work=work)
    assert AuthorNamed().points(one) == ()


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("A 2009 case series found it [1].", ["2009"]),
        ("In their small 2009 open-label trial, mood rose [1].", ["2009"]),
        ("Mischoulon et al. (2009) found it [1].", ["2009"]),
        ("In 2009, Mischoulon et al. found it [1].", ["2009"]),
        ("A study published in 2009 found it [1].", ["2009"]),
        ("A 2016 trial found it [1].", []),
        ("A 2013 trial found it [1].", []),
        ("A 2009 trial [2] was repeated [1].", []),
        ("Since 2009 the trial has gone on [1].", []),
        ("Patients seen between 2005 and 2010 slept better [1].", []),
        ("The 2009 guideline says so [1].", []),
        ("The 2009 Health Survey study says so [1].", []),
        ("Mood rose [1].", []),
    ],
)
def test_the_year_of_the_study_and_no_other(sentence: str, years: list[str]) -> None:
    assert year(sentence) == years


def test_a_bare_number_that_stands_nowhere_is_not_looked_for() -> None:
    sentence = "In 1 of 12 mood rose."
    assert marker_place(Citation("1", (1,), 0, 1, sentence, 5, 25, "")) == -1
    assert not next_marker_is(Citation("1", (1,), 0, 1, sentence, 5, 25, ""), 0)
    assert marker_place(Citation("[1]", (1,), 0, 1, "Mood rose [1].", 5, 25, "")) == 10


def test_the_printed_year_counts_beside_the_dates_of_the_record() -> None:
    printed = Fields(issued=PartialDate(2009))
    one = Case(Reference(1, "", printed), (cited("A 2009 trial found it [1]."),), "T", work=WORK)
    assert YearNamed().points(one) == ()


def test_a_name_without_report_and_year_raises_no_year() -> None:
    assert year("In 12 towns Mischoulon et al. found it, in 2009 [1].") == []
