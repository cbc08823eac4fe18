"""Notices, from what is printed to what a whole check tells."""

from typing import Any

import pytest

from tests.services.registered import TITLE, checked, notices, printed, registered, told, verdicts


def updated(kind: str, doi: str = "10.5555/notice", source: str = "publisher", year: int = 2019) -> dict[str, Any]:
    return {"DOI": doi, "type": kind, "source": source, "updated": {"date-parts": [[year, 5, 1]]}}


def kinds(record: dict[str, Any]) -> tuple[str, list[str]]:
    """What is told of the article against this record, and its notices."""
    (one,) = checked((printed(), record))
    return told(one.verdict), notices(one)


@pytest.mark.parametrize(
    "title",
    [
        "Surgery for the retraction of an upper eyelid: forty cases",
        "Forty cases of lower eyelid retraction",
        "Living on after a drug was withdrawn",
        "How axons are led by retraction",
        "Counting what was removed?",
        "Retraction: how a growth cone finds its way",
        "Clot strength and clot retraction",
        "Coming off tablets: when treatment is withdrawn",
        "Removed - mothers and the courts",
        "Guest editorial: an expression of concern",
        "Retraction rates of trials, 1990-2010",
        "Expression of concern about sleep among porters",
        "Retracted papers in the study of moods: where they live on",
    ],
)
def test_the_words_of_a_title_are_no_notice(title: str) -> None:
    (one,) = checked((printed(title), registered(title)))
    assert (told(one.verdict), notices(one), one.points) == ("agrees", [], ())


@pytest.mark.parametrize(
    ("title", "mark"),
    [("Withdrawn: young men who stay indoors", "Withdrawn"), ("Retracted: a history of fraud", "Retracted")],
)
def test_a_mark_that_is_printed_and_registered_is_a_point_and_no_notice(title: str, mark: str) -> None:
    (one,) = checked((printed(title), registered(title)))
    assert (told(one.verdict), notices(one)) == ("agrees", [])
    assert [(point.rule, point.sentence_says) for point in one.points] == [("marked-title", mark)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        (f"[Retracted] {TITLE}", "retraction"),
        (f"{TITLE} [RETRACTED]", "retraction"),
        (f"Retracted Article: {TITLE}", "retraction"),
        (f"RETRACTED ARTICLE {TITLE}", "retraction"),
        (f"<b>RETRACTED</b>: {TITLE}", "retraction"),
        (f"{TITLE} (Retracted Article. See vol. 8, pg. 4, 2016)", "retraction"),
        (f"{TITLE} - Retracted", "retraction"),
        (f"Retracted: {TITLE}", "retraction"),
        (f"Removed: {TITLE}", "removal"),
        (f"WITHDRAWN: {TITLE}", "withdrawal"),
    ],
)
def test_a_mark_that_is_registered_and_not_printed_is_a_notice(title: str, kind: str) -> None:
    assert kinds(registered(title)) == ("agrees", [kind])


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ([updated("erratum")], ["erratum"]),
        ([updated("expression_of_concern")], ["expression_of_concern"]),
        ([updated("retraction"), updated("retraction", source="retraction-watch")], ["retraction"]),
        ([updated("new_version")], ["new_version"]),
        ([updated("retraction"), updated("correction", "10.5555/second", year=2017)], ["retraction", "correction"]),
        ([updated("Retraction", "10.5555/NOTICE"), updated("withdrawal")], ["retraction", "withdrawal"]),
    ],
)
def test_each_notice_of_the_record_is_told_once_under_its_own_name(
    updates: list[dict[str, Any]], expected: list[str]
) -> None:
    assert kinds(registered(updated_by=updates)) == ("agrees", expected)


def test_a_mark_and_the_notice_it_stands_for_are_one() -> None:
    assert kinds(registered(f"RETRACTED: {TITLE}", updated_by=[updated("retraction")])) == ("agrees", ["retraction"])


def test_a_mark_counts_for_nothing_beside_other_notices_of_the_publisher() -> None:
    assert kinds(registered(f"Retracted: {TITLE}", updated_by=[updated("erratum")])) == ("agrees", ["erratum"])


def test_a_notice_in_the_articles_own_place_is_told() -> None:
    assert kinds(registered(update_to=[updated("corrigendum", "10.5555/case.1")])) == ("agrees", ["corrigendum"])


def test_a_withdrawn_preprint_is_told_as_both() -> None:
    preprint = registered(f"WITHDRAWN: {TITLE}", type="posted-content", subtype="preprint")
    assert kinds(preprint) == ("type minor", ["withdrawal"])


@pytest.mark.parametrize("lead", ["Retraction:", "RETRACTION:", "Notice of Retraction:", "Retraction notice to"])
def test_the_notice_itself_is_told_as_what_the_doi_opens(lead: str) -> None:
    assert kinds(registered(f"{lead} {TITLE}")) == ("type major", [])


def test_a_title_that_lost_its_last_word_is_not_equal() -> None:
    whole = "Forty cases of lower eyelid retraction"
    assert verdicts((printed("Forty cases of lower eyelid"), registered(whole))) == ["title major"]
