from dataclasses import replace

import pytest

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.article import reference_lines
from ldn_desk.reading.findings.dois import mistyped, twin_dois
from ldn_desk.reading.findings.entries import duplicates, unfinished
from ldn_desk.wording.reasons import reason_words

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
    return [(each.rule, each.number, reason_words(each.reason)) for each in found]


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
        "Ash A. Erratum: Sleep in mice that live in cellars. J Sleep. 2016;16:22-34.",
        "Ash A. Sleep in mice that live in cellars (reply). J Sleep. 2016;16:22.",
        "Ash A. Sleep in rats that live in tubes. J Sleep. 2016;16(1):22-34.",
        "Ash A. Sleep in mice that live in cellers. J Sleep. 2016.",
    ],
)
def test_other_pages_volumes_years_parts_and_dois_are_other_works(entry: str) -> None:
    assert told(entry) == []


@pytest.mark.parametrize(
    ("container", "found"),
    [("JS", 1), ("Journal of Sleep", 1), ("", 1), ("J. Sleep", 1), ("Mouse Reports", 0), ("PLOS Sleep", 0)],
)
def test_a_work_printed_in_two_journals_is_two(container: str, found: int) -> None:
    first = Fields(title="Sleep in mice that live in cellars", author=(Name("Ash"),), container_title="J Sleep")
    pair = tuple(Reference(n, "", fields) for n, fields in enumerate((first, first.with_(container_title=container))))
    assert len(list(duplicates(Article("", (), pair, (), "", "")))) == found


@pytest.mark.parametrize(
    "entry",
    [
        "Ash A. Sleep in mice that live in cellars. Journal of Sleep. 2016.",
        "Ash, A., & Birch, B. (2016). Sleep in mice that live in cellars. JS, 16(1), 22–34.",
        "Ash A, Birch B. Sleep in Mice that Live in Cellars. 2016.",
    ],
)
def test_one_work_is_known_in_another_style(entry: str) -> None:
    assert told(entry) == [("duplicate-reference", 5, "References 1 and 5 seem to be the same work.")]


def test_a_third_copy_is_told_once() -> None:
    copies = [SOUND[0].partition(" doi")[0]] * 2
    assert [each.number for each in duplicates(lines(*copies))] == [5, 6]


@pytest.mark.parametrize(
    "entry",
    [
        "Yew Y. Drink of mice that live in streams. J Drink,",
        "Yew Y, Box B, and",
        "Yew Y, Box BC.",
    ],
)
def test_an_entry_that_breaks_off_is_told(entry: str) -> None:
    assert told(entry) == [("cut-short", 5, "Reference 5 seems to be cut short.")]


@pytest.mark.parametrize(
    "entry",
    [
        "James Yew, Drink of mice. New York: Mouse Press, 1988, 272 pp.",
        "Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9.",
        "Mouse Society.",
    ],
)
def test_an_entry_that_ends_as_entries_do_is_not_cut_short(entry: str) -> None:
    assert "cut-short" not in [rule for rule, _number, _text in told(entry)]


def test_what_most_entries_end_in_is_their_style() -> None:
    entries = [f"Yew Y. Drink of mice, part {n}. J Drink. 20{n};20:9," for n in range(10, 20)]
    assert list(unfinished(placed(*entries))) == []


@pytest.mark.parametrize(
    "joint",
    [". ", ". doi: ", ". doi:10.1000/yew ", " (2020) ", ". [14] "],
)
def test_two_references_run_together_are_told(joint: str) -> None:
    entry = (
        f"Yew Y. Drink of mice that live in streams. J Drink. 2020;20:9-11{joint}"
        "Box B, Ivy I. Dreams of mice. J Dreams. 2011;5:17-19."
    )
    assert ("two-in-one", 5, "Reference 5 seems to be two, run together.") in told(entry)


@pytest.mark.parametrize(
    "entry",
    [
        "Yew Y. Drink of mice in 1999. J Drink. 2020;20:9-11. Epub 2019 Dec 5. PMID: 12345678",
        "Yew Y. Drink of mice. J Drink. 2020;20:9-11. Comment in: Box B. J Drink. 2021;21:4-5.",
        "Yew Y. Drink of mice. J Drink. 2020;20:9-11. Erratum in: J Drink. 2021;21:4-5.",
        "Yew, Y. (2020). Drink of mice. In B. Box (Ed.), Mice, 1990–2020 (pp. 3–4). Mouse Press.",
        "Yew Y. Drink. In: Box B, editor. Mice. 2nd ed. London: Press; 2020. p. 3-4.",
        "Yew Y. Drink of mice since 2011. Box B. J Drink. 2020;20:9-11.",
        "Yew, Y. (2018) “Drink”, Meeting 2018, Volume 2 (1). Ely, PA, USA: Mouse Press. doi:10.1000/n18",
        "Yew, Y. (2018) “Drink”, Meetings 2(1). Elm Town, Old: Mouse Press, pp. 3–4. https://doi.org/10.1000/2018.yew",
    ],
)
def test_what_goes_on_after_the_year_is_no_second_reference(entry: str) -> None:
    assert told(entry) == []


def test_records_of_programs_are_neither_cut_short_nor_run_together() -> None:
    entry = "Yew Y. Drink. J Drink. 2020;20:9-11. Box B. Dreams. J Dreams. 2011;5:17-19,"
    assert list(unfinished(replace(placed(entry), format="ris"))) == []


def test_a_reference_that_the_reader_set_right_is_not_called_two() -> None:
    article = placed("Yew Y. Drink. J Drink. 2020;20:9-11. Box B, Ivy I. Dreams. J Dreams. 2011;5:17-19.")
    mended = replace(article.references[-1], mended=("title",))
    assert list(unfinished(replace(article, references=(*article.references[:-1], mended)))) == []


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
