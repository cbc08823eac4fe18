import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.article import reference_lines
from ldn_desk.reading.lint_entries import duplicates, mistyped, twin_dois, unfinished

SOUND = (
    "Ash A, Birch B. Sleep in mice that live in cellars. J Sleep. 2016;16(1):22-34. doi:10.1000/ash",
    "Cedar C. Pain in mice that live in attics. J Pain. 2017;17:2-4. doi:10.1000/cedar",
    "Elm E, Fir F. Rest in mice that live in barns. J Rest. 2018;18:5-6. doi:10.1000/elm",
    "Oak O. Food of mice that live in fields. J Food. 2019;19:7-8. doi:10.1000/oak",
)


def lines(*texts: str) -> Article:
    return reference_lines([*SOUND, *texts])


def placed(*texts: str) -> Article:
    """Entries that stand in an article's text, as lines of a file do not."""
    read = lines(*texts)
    references = tuple(
        Reference(each.number, each.text, each.printed, start=place) for place, each in enumerate(read.references)
    )
    return Article("", (), references, (), "", "")


def told(entry: str) -> list[tuple[str, int, str]]:
    article = placed(entry)
    found = (*twin_dois(article), *duplicates(article), *mistyped(article), *unfinished(article))
    return [(each.rule, each.number, each.text) for each in found]


def test_sound_entries_show_nothing() -> None:
    assert told("Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9. doi:10.1000/yew") == []


def test_one_doi_twice_is_told_once() -> None:
    assert told("Ash A. Something else about sleep. J Sleep. 2015;15:1-2. doi:10.1000/ASH") == [
        ("duplicate-doi", 5, "References 1 and 5 print the same DOI 10.1000/ash.")
    ]


def test_one_work_twice_is_told_where_a_doi_does_not_tell() -> None:
    assert told("Ash A, Birch B. Sleep in mice that live in cellers. J. Sleep 2016; 16: 22–34.") == [
        ("duplicate-reference", 5, "References 1 and 5 seem to be the same work.")
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "Ash A. Sleep in mice that live in cellars. J Sleep. 2016;16:99-101.",
        "Ash A. Sleep in mice that live in cellars. J Sleep. 2016;17:22-34.",
        "Ash A. Sleep in mice that live in cellars. J Sleep. 2015;16:22-34.",
        "Ash A. Sleep in mice that live in cellars: part 2. J Sleep. 2016;16:22-34.",
        "Ash A. Sleep in mice that live in cellars. J Sleep. 2016;16:22-34. doi:10.1000/other",
        "Ash A. Letter. J Sleep. 2016;16:22-34.",
    ],
)
def test_other_pages_volumes_years_parts_and_dois_are_other_works(entry: str) -> None:
    assert told(entry) == []


def test_a_third_copy_is_told_once() -> None:
    copies = [SOUND[0].partition(" doi")[0]] * 2
    assert [each.number for each in duplicates(lines(*copies))] == [5, 6]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("doi:1O.1000/yew", "1O.1000/yew is no DOI; 10.1000/yew may be meant"),
        ("doi: 10,1000/yew.", "10,1000/yew is no DOI; 10.1000/yew may be meant"),
        ("doi:10.1000yew/2", "10.1000yew/2 is no DOI"),
        ("doi:10.1016j.jad.2016", "10.1016j.jad.2016 is no DOI; 10.1016/j.jad.2016 may be meant"),
        ("https://doi.org/10.1000", "10.1000 is no DOI"),
        ("doi:10.1000/ ", "10.1000/ is no DOI"),
        ("doi:10.1000/a\\_b", "DOI read as 10.1000/a_b; printed 10.1000/a\\_b"),
    ],
)
def test_a_doi_that_is_none_is_told_with_what_may_be_meant(entry: str, words: str) -> None:
    found = [each for each in told(f"Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9. {entry}")]
    assert found == [("mistyped-doi", 5, f"Reference 5: {words}.")]


def test_an_empty_label_is_no_doi_mistyped() -> None:
    assert told("Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9. doi: [CrossRef]") == []


@pytest.mark.parametrize(
    "entry",
    [
        "Yew Y. Drink of mice that live in streams. J Drink,",
        "Yew Y, Box B, and",
        "Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9. doi:",
    ],
)
def test_an_entry_that_breaks_off_is_told(entry: str) -> None:
    assert told(entry) == [("cut-short", 5, "Reference 5 seems to be cut short.")]


def test_lines_of_a_file_are_not_called_cut_short() -> None:
    assert list(unfinished(lines("Yew Y. Drink of mice. J Drink. 2020;20:9,"))) == []


def test_an_entry_without_a_year_is_told() -> None:
    found = told("Yew Y. Drink of mice that live in streams. J Drink. 20:9-11.")
    assert found == [("no-year", 5, "Reference 5 prints no year.")]


@pytest.mark.parametrize(
    "entry",
    [
        "Yew Y. Drink of mice that live in streams. J Drink. In press.",
        "Yew Y. (n.d.). Drink of mice that live in streams. Mouse Press.",
        "Mouse Society. Drinking. https://example.org/drink",
    ],
)
def test_undated_entries_and_pages_of_the_web_need_no_year(entry: str) -> None:
    assert told(entry) == []


def _with_fields(*last: Fields) -> Article:
    sound = [Fields(title="A", author=(Name("Ash"),), issued=PartialDate(2000))] * 4
    references = [Reference(n, "x y z", fields, start=n) for n, fields in enumerate((*sound, *last), 1)]
    return Article("", (), tuple(references), (), "", "")


def test_an_entry_without_a_title_is_told_where_the_others_have_one() -> None:
    bare = Fields(container_title="J Sleep", volume="3", issued=PartialDate(2000))
    assert [each.rule for each in unfinished(_with_fields(bare))] == ["no-title"]
    assert list(unfinished(_with_fields(*[bare] * 9))) == []


def test_a_site_without_a_title_is_no_finding() -> None:
    assert list(unfinished(_with_fields(Fields(container_title="A site", issued=PartialDate(2000))))) == []
