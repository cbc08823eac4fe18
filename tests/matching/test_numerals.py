import pytest

from ldn_desk.domain.bibliography import Fields, PartialDate
from ldn_desk.matching.numerals import same_place, shown_years, years_of
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import fields, outcome, row, work

DATED = (("print", PartialDate(2017, 1)), ("online", PartialDate(2016, 10)), ("issued", PartialDate(2016, 10)))


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2016, "same"), (2017, "same"), (2018, "minor"), (2015, "minor"), (2014, "major"), (2019, "major")],
)
def test_a_year_is_held_against_every_date_of_the_record(year: int, expected: str) -> None:
    assert outcome("issued", fields(issued=PartialDate(year)), work(dates=DATED)) == expected


def test_print_and_online_years_are_named_as_the_reason() -> None:
    found = row("issued", fields(issued=PartialDate(2017)), work(dates=DATED))
    assert found is not None
    assert (found.registered, reason_words(found.reason)) == ("2017 (online 2016)", "online 2016, print 2017")


def test_an_issued_year_of_its_own_counts_too() -> None:
    described = work(issued=PartialDate(2015), dates=(("online", PartialDate(2016)), ("print", PartialDate())))
    assert years_of(described) == {2015, 2016}
    assert shown_years(described) == "2016 (issued 2015)"
    assert shown_years(work(issued=None)) == ""


def test_a_year_off_says_both_sides() -> None:
    found = row("issued", fields(issued=PartialDate(2019)), work(issued=PartialDate(2007)))
    assert found is not None
    assert reason_words(found.reason) == "2019 printed, 2007 registered"


@pytest.mark.parametrize(
    ("printed", "registered", "volume", "issue"),
    [
        ({"volume": "142(12)", "issue": ""}, {"volume": "142", "issue": "12"}, "same", "same"),
        ({"volume": "Vol. 016", "issue": "No. 1"}, {}, "same", "same"),
        ({"volume": "XVI", "issue": "(1)"}, {}, "same", "same"),
        ({"volume": "17"}, {}, "minor", "same"),
        ({"issue": "2"}, {}, "same", "minor"),
        ({"issue": ""}, {}, "same", "missing-printed"),
        ({}, {"issue": ""}, "same", "missing-registered"),
        ({"issue": "3–4"}, {"issue": "3/4"}, "same", "same"),
        ({"issue": "Suppl 1"}, {"issue": "S1"}, "same", "same"),
        ({"issue": "Supplement 1"}, {"issue": "suppl. 1"}, "same", "same"),
        ({"volume": "16 Suppl 1", "issue": ""}, {"volume": "16", "issue": "Supplement 1"}, "same", "same"),
        ({"issue": "Pt 2"}, {"issue": "Part 2"}, "same", "same"),
        ({"volume": "", "issue": ""}, {"volume": "n/a", "issue": "null"}, "absent", "absent"),
        ({"volume": "12", "issue": ""}, {"volume": "", "issue": "12"}, "same", "absent"),
    ],
)
def test_volume_and_issue_after_normalising(
    printed: dict[str, str], registered: dict[str, str], volume: str, issue: str
) -> None:
    sides = fields(**printed), work(**registered)
    assert (outcome("volume", *sides), outcome("issue", *sides)) == (volume, issue)


@pytest.mark.parametrize(
    ("printed", "registered"),
    [
        ("22–34", "22-34"),
        ("pp. 22–34", "22-34"),
        ("1127–34", "1127-1134"),
        ("1127-1134", "1127–34"),
        ("22", "22-34"),
        ("22–34", "22"),
        ("S12–9", "S12-S19"),
        ("123–128.e3", "123-128"),
        ("G1–G12", "g1-g12"),
        ("1–3, 10", "1-3,10"),
        ("12–14, 19", "12-14"),
        ("022", "22"),
        ("e12", "e12-e19"),
    ],
)
def test_two_ways_to_print_the_same_pages(printed: str, registered: str) -> None:
    assert same_place(printed, registered)
    assert outcome("page", fields(page=printed), work(page=registered)) == "same"


@pytest.mark.parametrize(
    ("printed", "registered", "reason"),
    [
        ("36–44", "820-828", "another first page"),
        ("22–35", "22-34", "another last page"),
        ("22–x", "22-34", "another last page"),
    ],
)
def test_other_pages_are_minor(printed: str, registered: str, reason: str) -> None:
    found = row("page", fields(page=printed), work(page=registered))
    assert found is not None
    assert (found.outcome.value, reason_words(found.reason)) == ("minor", reason)


@pytest.mark.parametrize(
    ("printed", "registered", "page", "number"),
    [
        (Fields(number="82"), Fields(number="82"), "absent", "same"),
        (Fields(number="e1001518"), Fields(page="e1001518"), "absent", "same"),
        (Fields(page="e1001518"), Fields(number="e1001518"), "same", "absent"),
        (Fields(page="82"), Fields(number="82", page="1-12"), "same", "absent"),
        (Fields(page="83"), Fields(number="82"), "minor", "absent"),
        (Fields(number="83"), Fields(number="82"), "absent", "minor"),
        (Fields(number="83"), Fields(number="82", page="1-12"), "absent", "minor"),
        (Fields(number="83"), Fields(page="82"), "absent", "minor"),
        (Fields(number="570"), Fields(page="1-12"), "missing-printed", "missing-registered"),
        (Fields(number="570"), Fields(page="570", number="7"), "absent", "same"),
        (Fields(page="1–12"), Fields(number="82"), "missing-registered", "missing-printed"),
        (Fields(page="1–12", number="82"), Fields(number="82"), "missing-registered", "same"),
        (Fields(page="1–12", number="82"), Fields(page="82"), "missing-registered", "same"),
        (Fields(page="1–12", number="82"), Fields(page="1-12", number="82"), "same", "same"),
        (Fields(page="1–12"), Fields(), "missing-registered", "absent"),
        (Fields(), Fields(page="1-12", number="82"), "missing-printed", "missing-printed"),
        (Fields(page="22"), Fields(page="n/a-n/a"), "missing-registered", "absent"),
        (Fields(page="22"), Fields(page="23", number="24"), "minor", "absent"),
    ],
)
def test_article_numbers_stand_in_either_field(printed: Fields, registered: Fields, page: str, number: str) -> None:
    sides = (
        fields(page=printed.page, number=printed.number),
        work(page=registered.page, number=registered.number),
    )
    assert (outcome("page", *sides), outcome("number", *sides)) == (page, number)


def test_nothing_is_the_same_place_as_no_place() -> None:
    assert not same_place("", "12")
    assert not same_place("12", "")
