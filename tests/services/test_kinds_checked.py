"""What kind of thing a DOI opens, from what is printed to what a whole check tells."""

from typing import Any

import pytest

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.wording.reasons import reasons_words
from tests.services.registered import TITLE, checked, printed, registered, told, verdicts

ALONE: dict[str, Any] = {"container_title": [], "volume": None, "issue": None, "page": None}


@pytest.mark.parametrize(
    ("kind", "thing"),
    [
        ("dataset", "a data set"),
        ("dissertation", "a thesis"),
        ("report", "a report"),
        ("book", "a whole book"),
        ("component", "a figure, table, supplement or data set of it"),
        ("peer-review", "a review of it"),
        ("other", "what its record does not call an article"),
        ("database", "a data set"),
        ("standard", "a standard"),
        ("grant", "a grant"),
    ],
)
def test_a_thing_of_the_same_title_that_is_no_article_is_told(kind: str, thing: str) -> None:
    (one,) = checked((printed(), registered(type=kind, **ALONE)))
    assert (told(one.verdict), reasons_words(one.verdict.reasons)) == ("type major", (f"type: the DOI opens {thing}",))


@pytest.mark.parametrize(
    ("kind", "container"),
    [
        ("book-chapter", "A Handbook of Walking"),
        ("proceedings-article", "Proceedings of the Walking Congress"),
        ("journal-article", "Annals of Running"),
    ],
)
def test_the_same_title_in_another_place_is_told_by_the_place(kind: str, container: str) -> None:
    assert verdicts((printed(), registered(type=kind, **ALONE | {"container_title": [container]}))) == [
        "container-title major"
    ]


def test_a_preprint_is_minor() -> None:
    assert verdicts((printed(), registered(type="posted-content", **ALONE))) == ["type minor"]


@pytest.mark.parametrize("kind", ["journal", "journal-issue"])
def test_a_whole_journal_is_told(kind: str) -> None:
    whole = registered("Journal of Imaginary Walks", "", type=kind, **ALONE)
    assert verdicts((printed(), whole)) == ["type major, title major"]


def test_a_chapter_against_its_book_is_minor_alone() -> None:
    chapter = printed(type="chapter", container_title="A Handbook of Walking", volume="", issue="")
    book = registered("A Handbook of Walking", "Ash, Ada", type="book", **ALONE)
    assert verdicts((chapter, book)) == ["type minor"]


@pytest.mark.parametrize("title", [f"{TITLE} [Erratum]", f"{TITLE}: Correction", f"Correction to: {TITLE}"])
def test_a_correction_is_told_however_its_title_says_so(title: str) -> None:
    (one,) = checked((printed(), registered(title)))
    assert (told(one.verdict), reasons_words(one.verdict.reasons)) == (
        "type major",
        ("type: the DOI opens a correction",),
    )


def test_the_correction_of_something_else_is_a_work_like_any_other() -> None:
    title = "Correction of low salt in old age"
    untitled = printed("", "", issued=PartialDate(2015), container_title="", volume="", issue="", page="")
    assert verdicts((printed(title), registered(title)), (untitled, registered(title))) == ["agrees", "agrees"]
