import pytest

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.reading.text.dates import month_number, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jul 21", PartialDate(raw="Jul 21")),
        ("21 juillet", PartialDate(raw="21 juillet")),
        ("July 21, 2024", PartialDate(2024, 7, 21)),
        ("21st of July 2024", PartialDate(2024, 7, 21)),
        ("21 de julio de 2024", PartialDate(2024, 7, 21)),
        ("2024-07-21", PartialDate(2024, 7, 21)),
        ("2024-07-21T10:00:00Z", PartialDate(2024, 7, 21)),
        ("2024-07", PartialDate(2024, 7)),
        ("2024年7月21日", PartialDate(2024, 7, 21)),
        ("21.07.2024", PartialDate(2024, 7, 21)),
        ("07/04/2024", PartialDate(2024)),
        ("März 2024", PartialDate(2024, 3)),
        ("2024 Jan 5", PartialDate(2024, 1, 5)),
        ("2024", PartialDate(2024)),
        ("Foo 21", None),
        ("Jul 41", None),
        ("4 min read", None),
        ("x" * 100, None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_printed(text: str, date: PartialDate | None) -> None:
    assert read_date(text) == date


def test_months_are_known_by_name_and_short_form() -> None:
    assert (month_number("Sept."), month_number("ottobre"), month_number("Spring")) == (9, 10, None)
