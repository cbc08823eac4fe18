"""Notices: one spelling, each once, none dropped."""

from typing import Any

import pytest

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.record import Notice
from ldn_desk.sources.notices import notice_type, notices, with_title_sign, without_sign


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Retraction", "retraction"),
        ("expression-of-concern", "expression_of_concern"),
        ("Expression of concern", "expression_of_concern"),
        ("err", "erratum"),
        ("publisher-note", "publisher_note"),
        ("something never seen", "something_never_seen"),
        (None, ""),
    ],
)
def test_a_type_has_one_spelling_and_an_unknown_one_stays(written: Any, code: str) -> None:
    assert notice_type(written) == code


def test_the_same_notice_told_by_publisher_and_retraction_watch_is_one() -> None:
    told = [
        {"type": "retraction", "DOI": "10.1/N", "source": "publisher"},
        {"type": "Retraction", "DOI": "10.1/n", "source": "retraction-watch", "updated": {"date-parts": [[2021, 4]]}},
        {"type": "retraction", "DOI": "10.1/n", "source": "third", "updated": {"date-parts": [[2022]]}},
    ]
    assert notices(told) == (Notice("retraction", "10.1/n", PartialDate(2021, 4), "publisher"),)


def test_two_types_on_one_notice_are_a_contradiction_and_both_shown() -> None:
    told = [{"type": "retraction", "DOI": "10.1/n"}, {"type": "erratum", "DOI": "10.1/n"}]
    assert [notice.type for notice in notices(told)] == ["retraction", "erratum"]


def test_a_notice_without_type_goes_by_its_label_and_one_without_anything_is_none() -> None:
    assert notices([{"label": "Correction", "DOI": "10.1/n"}, {"source": "publisher"}, "odd"]) == (
        Notice("correction", "10.1/n"),
    )


@pytest.mark.parametrize(
    ("title", "bare", "kind"),
    [
        ("RETRACTED: Tea and moods", "Tea and moods", "retraction"),
        ("Retracted Article: Tea and moods", "Tea and moods", "retraction"),
        ("[Retracted] Tea and moods", "Tea and moods", "retraction"),
        ("WITHDRAWN: Tea and moods", "Tea and moods", "withdrawal"),
        ("TEMPORARY REMOVAL: Tea and moods", "Tea and moods", "removal"),
        ("Tea and moods (Retracted)", "Tea and moods", "retraction"),
        ("Retraction: Tea and moods", "Retraction: Tea and moods", ""),
        ("Retraction notice to: Tea", "Retraction notice to: Tea", ""),
        ("Retracted papers live on", "Retracted papers live on", ""),
        ("Why was it retracted?", "Why was it retracted?", ""),
    ],
)
def test_a_sign_in_the_title_is_a_notice_and_no_part_of_the_title(title: str, bare: str, kind: str) -> None:
    assert without_sign(title) == (bare, kind)


def test_the_title_adds_nothing_to_a_notice_of_its_type() -> None:
    known = (Notice("retraction", "10.1/n"),)
    assert with_title_sign(known, "retraction") == known
    assert with_title_sign(known, "") == known
    assert with_title_sign(known, "removal") == (*known, Notice("removal", source="title"))
