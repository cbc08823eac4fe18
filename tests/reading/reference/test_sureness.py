"""Tests of `sureness`, `reading/reference/model/rule_hints` and `reading/reference/model/labelling`. How sure a
reading is: what is plain is certain, what rules and model read differently is not."""

from itertools import pairwise
from pathlib import Path

import pytest

from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.reference.model import labelling
from ldn_desk.reading.reference.model.labelling import Run, runs
from ldn_desk.reading.reference.reading import read_reference
from ldn_desk.reading.reference.sureness import chosen, is_plain_article, sureness

PLAIN = Fields(
    type="article-journal",
    author=(Name("Ash", "A"),),
    issued=PartialDate(2001),
    title="Sleep in mice",
    container_title="J Sleep Res",
    volume="3",
    page="1-2",
)


def test_an_article_read_whole_is_certain_in_every_field() -> None:
    assert is_plain_article(PLAIN)
    assert read_reference("Ash A. Sleep in mice. J Sleep Res. 2001;3:1-2.").sure == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "chapter"},
        {"author": ()},
        {"issued": None},
        {"title": "Mice"},
        {"title": "Sleep in mice. Birch C, ed."},
        {"container_title": "J Sleep Res, edited by C. Birch"},
        {"container_title": "Sleep Conference, March"},
        {"container_title": "what was seen there"},
        {"editor": (Name("Birch", "C"),)},
        {"page": ""},
        {"volume": ""},
    ],
)
def test_an_article_with_something_strange_in_it_is_not_plain(changes: dict[str, object]) -> None:
    assert not is_plain_article(PLAIN.with_(**changes))


def test_a_journal_of_one_word_and_an_article_without_title_are_plain() -> None:
    assert is_plain_article(PLAIN.with_(container_title="May"))
    assert is_plain_article(PLAIN.with_(title="", container_title="Nano Lett."))


def test_a_field_is_surer_where_the_rules_read_the_same() -> None:
    found = [Run("title", 0, 5, 0.6, 2), Run("container", 5, 9, 0.6, 2), Run("volume", 9, 10, 0.99, 1)]
    other = PLAIN.with_(container_title="Another Journal")
    assert sureness(PLAIN, other, found) == (("title", 0.88), ("container-title", 0.6))


def test_names_count_as_the_same_only_where_all_are() -> None:
    found = [Run("author", 0, 5, 0.5, 2)]
    assert sureness(PLAIN, PLAIN, found) == (("author", 0.85),)
    assert sureness(PLAIN, PLAIN.with_(author=()), found) == (("author", 0.5),)


def test_dates_and_lone_numbers_are_as_the_rules_read_them() -> None:
    labelled = PLAIN.with_(issued=PartialDate(2001), page="82")
    by_rules = PLAIN.with_(issued=PartialDate(2001, 5), page="", number="82", type="")
    assert chosen(by_rules, labelled) == labelled.with_(issued=PartialDate(2001, 5), page="", number="82")
    assert chosen(PLAIN.with_(issued=None), labelled.with_(issued=None)).issued is None
    assert chosen(PLAIN.with_(issued=PartialDate(raw="in press")), labelled.with_(issued=None)).issued == PartialDate(
        raw="in press"
    )


def test_what_is_doubtful_is_named_with_a_share_of_one() -> None:
    reading = read_reference("Baum S. Education pays: the benefits. For all. Trends in Series, Something, Oak.")
    assert reading.sure
    assert all(0 <= sure < 1 for _name, sure in reading.sure)


def test_the_runs_of_a_text_are_in_order_and_cover_it() -> None:
    text = "Ash, A. (2003). Sleep at sea. In C. Birch (Ed.), The book (pp. 12–34). Oak Press."
    found = runs(text, Fields(), 0)
    assert [run.label for run in found][:3] == ["author", "date", "title"]
    assert all(one.end < other.start + 1 for one, other in pairwise(found))
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert runs("", Fields(), 0) == ()


def test_without_a_model_the_rules_read_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(labelling, "resource", tmp_path.joinpath)
    labelling._tagger.cache_clear()
    try:
        reading = read_reference("Ash, A. (2003). The book of sleep. London: Oak Press.")
    finally:
        labelling._tagger.cache_clear()
    assert (reading.fields.title, reading.fields.publisher, reading.sure) == ("The book of sleep", "Oak Press", ())


def test_a_container_that_the_model_left_in_the_title_is_parted_as_the_rules_part_it() -> None:
    whole = PLAIN.with_(title="Sleep in mice. J Sleep Res", container_title="")
    assert chosen(PLAIN, whole) == PLAIN
    assert chosen(PLAIN.with_(volume=""), whole).title == "Sleep in mice. J Sleep Res"


def test_a_title_that_ends_in_the_year_of_the_work_is_not_plain() -> None:
    assert not is_plain_article(PLAIN.with_(title="Sleep in mice, 2001"))
    assert is_plain_article(PLAIN.with_(title="Sleep in mice, 1999"))


def test_a_title_that_was_cut_off_leaves_its_journal_to_the_rules() -> None:
    cut = PLAIN.with_(title="Sleep in", container_title="")
    assert chosen(PLAIN, cut) == PLAIN
    assert chosen(PLAIN.with_(container_title="Ash, edited by Elm"), cut).title == "Sleep in"
    assert chosen(PLAIN.with_(author=()), cut.with_(author=())).title == "Sleep in"


BOOK = Fields(type="book", title="Sleep in mice", publisher="Elm Press, Institute of Elms", publisher_place="Ulm")


@pytest.mark.parametrize(
    ("title", "publisher", "place"),
    [
        ("Sleep in mice. Ulm: Elm", "Press", ""),
        ("Sleep in mice. Elm Press, Institute of", "", "Elms: Ulm"),
        ("Sleep in mice. Elm Press", "Institute of Elms", "Ulm"),
    ],
)
def test_a_title_that_goes_on_into_place_or_publisher_is_cut_as_the_rules_cut_it(
    title: str, publisher: str, place: str
) -> None:
    assert chosen(BOOK, Fields(type="book", title=title, publisher=publisher, publisher_place=place)) == BOOK


def test_a_publisher_that_the_rules_cut_otherwise_is_left_to_the_model() -> None:
    labelled = BOOK.with_(title="Sleep in mice", publisher="Institute of Elms")
    assert chosen(BOOK, labelled) == labelled
    in_book = BOOK.with_(title="Sleep in mice. Elm Press", publisher="Institute of Elms", container_title="Elms")
    assert chosen(BOOK, in_book) == in_book
