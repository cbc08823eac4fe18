"""Labelled runs made into fields; the runs are written by hand, as a model would give them."""

import pytest

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.reading.reference.model.labelling import Run
from ldn_desk.reading.reference.model.segments import fields_of

Pieces = list[tuple[str, str]]


def read(pieces: Pieces, sure: float = 1.0) -> Fields:
    text, runs = "", []
    for label, part in pieces:
        start = len(text) + (1 if text else 0)
        text = f"{text} {part}".strip()
        runs.append(Run(label, start, start + len(part), sure, len(part.split())))
    return fields_of(text, runs)


ARTICLE: Pieces = [("author", "Ash AH."), ("title", "Sleep in mice."), ("container", "J Sleep")]


def test_a_book_has_edition_place_and_publisher_without_the_words_around_them() -> None:
    fields = read(
        [
            ("editor", "Ash, A. & Birch, C. (Eds.)"),
            ("date", "(2003)."),
            ("title", "The book of sleep"),
            ("edition", "(2nd ed.)."),
            ("place", "(London:"),
            ("publisher", "Oak Press)."),
        ]
    )
    assert [name.label for name in fields.editor] == ["Ash", "Birch"]
    assert (fields.type, fields.edition, fields.publisher_place, fields.publisher) == (
        "book",
        "2nd",
        "London",
        "Oak Press",
    )


@pytest.mark.parametrize(
    ("printed", "publisher"),
    [("(Oak Press)", "Oak Press"), ("Oak (Press)", "Oak (Press)"), ("Oak Press),", "Oak Press")],
)
def test_brackets_around_a_publisher_are_not_its_own(printed: str, publisher: str) -> None:
    assert read([*ARTICLE[:2], ("publisher", printed)]).publisher == publisher


@pytest.mark.parametrize(
    ("pieces", "located"),
    [
        ([("volume", "vol. 16"), ("issue", "no. 1,"), ("pages", "pp. 22– 34.")], ("16", "1", "22–34", "")),
        ([("volume", "16"), ("pages", "Article 22.")], ("16", "", "", "22")),
        ([("volume", "16"), ("pages", "e1234")], ("16", "", "", "e1234")),
        ([("volume", "16"), ("issue", "no. 3, no. 031106,")], ("16", "3", "", "031106")),
        ([("volume", "7, 10.")], ("7", "", "10", "")),
        ([("volume", "177–185")], ("", "", "177–185", "")),
        ([("volume", "16"), ("date", "1721."), ("date", "(2001)")], ("16", "", "1721", "")),
        ([("volume", "16"), ("date", "2001.")], ("16", "", "", "")),
        ([("volume", "16"), ("issue", "(1):"), ("other", "4.")], ("16", "1", "4", "")),
        ([("volume", "16"), ("pages", "none")], ("16", "", "", "")),
        ([("volume", "XVI")], ("XVI", "", "", "")),
    ],
)
def test_volume_issue_and_pages_are_told_apart(pieces: Pieces, located: tuple[str, str, str, str]) -> None:
    fields = read([*ARTICLE, *pieces])
    assert (fields.volume, fields.issue, fields.page, fields.number) == located


def test_a_letter_before_the_volume_belongs_to_the_journal() -> None:
    fields = read([*ARTICLE, ("volume", "E 65,")])
    assert (fields.container_title, fields.volume) == ("J Sleep E", "65")


def test_of_several_runs_the_surest_holds_the_pages() -> None:
    text = "1961-80 12 211-228"
    runs = [Run("pages", 0, 7, 0.5, 1), Run("volume", 8, 10, 1.0, 1), Run("pages", 11, 18, 1.0, 1)]
    assert fields_of(text, runs).page == "211-228"


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("(2016, July 21).", PartialDate(2016, 7, 21)),
        ("2016a.", PartialDate(2016)),
        ("Summer 2016", PartialDate(2016)),
        ("(July-August, 2016)", PartialDate(2016)),
        ("21 July", PartialDate(raw="21 July")),
        ("().", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_printed(printed: str, issued: PartialDate | None) -> None:
    assert read([*ARTICLE, ("date", printed)]).issued == issued


@pytest.mark.parametrize(
    ("title", "container", "wanted"),
    [
        ("“Sleep in mice.”", "In The Book,", ("Sleep in mice", "The Book")),
        ("« Sleep in mice »,", "Sommeil", ("Sleep in mice", "Sommeil")),
        ("“Sleep in mice,", "Sommeil", ("Sleep in mice", "Sommeil")),
        ("“On” and off sleep.", "J Sleep", ("“On” and off sleep", "J Sleep")),
        ("“Sleep in mice”, Journal of", "Sleep", ("Sleep in mice", "Journal of Sleep")),
        ("Sleep in mice", "and other men.", ("Sleep in mice and other men", "")),
        ("Sleep in mice [Data set].", "Zenodo.", ("Sleep in mice", "Zenodo")),
    ],
)
def test_title_and_container_end_where_quotations_and_signs_end(
    title: str, container: str, wanted: tuple[str, str]
) -> None:
    fields = read([("author", "Ash AH."), ("title", title), ("container", container)])
    assert (fields.title, fields.container_title) == wanted


def test_what_follows_a_quotation_is_the_container_where_there_is_no_other() -> None:
    fields = read([("author", "Ash AH."), ("title", "“Sleep in mice”, Sleep Letters"), ("date", "2001.")])
    assert (fields.title, fields.container_title) == ("Sleep in mice", "Sleep Letters")
    apart: Pieces = [("title", "“Sleep in mice”, see"), ("date", "2001"), ("container", "Sleep Letters")]
    assert read(apart).container_title == "Sleep Letters"


def test_the_parts_of_proceedings_belong_to_their_name() -> None:
    fields = read([*ARTICLE[:2], ("container", "In Proceedings of Sleep,"), ("volume", "Volume 2 (Short Papers).")])
    assert fields.container_title == "Proceedings of Sleep, Volume 2 (Short Papers)"


def test_a_work_without_a_title_has_what_else_was_printed_for_one() -> None:
    assert read([("editor", "Ash, A. (Ed.)"), ("container", "The book of sleep."), ("date", "2001")]).title == (
        "The book of sleep"
    )
    assert read([("author", "Ash A."), ("other", "Sleep of mice."), ("date", "2001")]).title == "Sleep of mice"


def test_a_server_for_preprints_is_a_container() -> None:
    fields = read([*ARTICLE[:2], ("publisher", "bioRxiv")])
    assert (fields.type, fields.container_title, fields.publisher) == ("article", "bioRxiv", "")


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        ([*ARTICLE, ("volume", "3")], "article-journal"),
        ([*ARTICLE, ("publisher", "Oak Press")], "chapter"),
        ([*ARTICLE[:2], ("container", "Proceedings of the Sleep Conference"), ("pages", "1–2")], "paper-conference"),
        ([*ARTICLE[:2], ("other", "PhD thesis,"), ("publisher", "Oak University")], "thesis"),
        (ARTICLE, ""),
    ],
)
def test_the_kind_of_work_is_seen_from_its_fields(pieces: Pieces, kind: str) -> None:
    assert read(pieces).type == kind


def test_pages_at_the_end_of_a_container_are_its_pages() -> None:
    fields = read([*ARTICLE[:2], ("container", "in The Book 12–34"), ("publisher", "(Oak Press)")])
    assert (fields.container_title, fields.page) == ("The Book", "12–34")


def test_a_book_within_the_title_is_the_container() -> None:
    fields = read([("author", "Ash, A."), ("title", "Sleep in mice. in The Book 12–34"), ("publisher", "(Oak Press,")])
    assert (fields.title, fields.container_title, fields.page) == ("Sleep in mice", "The Book", "12–34")


def test_what_stands_between_title_and_publisher_is_the_container_of_pages() -> None:
    between: Pieces = [("title", "Sleep in mice."), ("other", "The Book of Sleep,"), ("publisher", "Oak Press,")]
    assert read([*between, ("pages", "pp. 1–2")]).container_title == "The Book of Sleep"
    assert read(between).container_title == ""


def test_a_publisher_alone_before_pages_is_the_container() -> None:
    fields = read([*ARTICLE[:2], ("publisher", "Sleep & Applications"), ("pages", "111–124.")])
    assert (fields.container_title, fields.publisher) == ("Sleep & Applications", "")
