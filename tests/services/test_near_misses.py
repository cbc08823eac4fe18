"""A reference without a DOI whose work fits but for one thing: not found, and suggested with what differs."""

import pytest

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.domain.verdict import VerdictCode
from ldn_desk.wording.reasons import reason_words
from tests.services.registered import checked, printed, registered


@pytest.mark.parametrize(
    ("fields", "differs"),
    [(printed(issued=PartialDate(2008)), "year"), (printed(author="Ash, Ada; Fir, Bob"), "authors")],
)
def test_a_work_that_fits_but_for_one_thing_is_suggested_and_not_found(fields: Fields, differs: str) -> None:
    (one,) = checked((fields, registered()), search=True)
    assert one.verdict.code is VerdictCode.UNCONFIRMED
    assert one.verdict.suggestion is not None
    assert one.verdict.suggestion.DOI == "10.5555/case.1"
    assert reason_words(one.verdict.suggestion.reason).endswith(f"; not the same: {differs}")


@pytest.mark.parametrize(
    "fields",
    [
        printed(author="Ash, Ada", issued=PartialDate(2008)),
        printed("Evening walks and the mood of retired postmen", issued=PartialDate(2008)),
        printed(issued=PartialDate(2008), container_title="Annals of Running", volume="1", issue="1", page="3"),
    ],
)
def test_a_work_that_fits_less_is_not_suggested(fields: Fields) -> None:
    (one,) = checked((fields, registered()), search=True)
    assert (one.verdict.code, one.verdict.suggestion) == (VerdictCode.UNCONFIRMED, None)
