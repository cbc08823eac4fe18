"""Notices: one spelling, each once, none dropped."""

from typing import Any

import pytest

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.record import Notice
from ldn_desk.sources.notices import notice_type, notices, told_apart


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


PAPER, RETRACTION = "10.1234/paper", "10.1234/retraction"


def test_a_notice_that_is_deposited_both_ways_is_not_retracted_by_its_own_article() -> None:
    """Both records name each other as the retraction; the dates tell which is which."""
    claimed = Notice("retraction", PAPER, PartialDate(2020, 5, 22), "publisher")
    made = Notice("retraction", PAPER, PartialDate(2020, 6, 5), "publisher")
    published = (("online", PartialDate(2020, 6, 5)),)
    assert told_apart((claimed,), (made,), RETRACTION, published) == ((), (made,))


def test_the_article_of_such_a_pair_stays_retracted_and_is_no_notice() -> None:
    suffered = Notice("retraction", RETRACTION, PartialDate(2020, 6, 5), "retraction-watch")
    claimed = Notice("retraction", RETRACTION, PartialDate(2020, 5, 22), "publisher")
    published = (("online", PartialDate(2020, 5, 22)),)
    assert told_apart((suffered,), (claimed,), PAPER, published) == ((suffered,), ())


def test_where_both_directions_bear_one_date_neither_is_believed() -> None:
    one = Notice("retraction", RETRACTION, PartialDate(2020, 5, 22))
    assert told_apart((one,), (one,), PAPER, (("online", PartialDate(2020, 5, 22)),)) == ((), ())


def test_a_notice_in_the_articles_own_place_is_no_claim_that_goes_both_ways() -> None:
    one = Notice("partial_retraction", PAPER, PartialDate(2022, 12, 1))
    assert told_apart((one,), (one,), PAPER, ()) == ((one,), (one,))
