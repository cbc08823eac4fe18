import pytest

from ldn_desk.domain.bibliography import Name
from ldn_desk.matching.names import Likeness, agreed_group, distance, is_group, likeness, misspelt, person


def alike(one: Name, other: Name) -> Likeness:
    return likeness(person(one), person(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("Miller", "A. H."), Name("Miller", "Andrew H.")),
        (Name("Miller", "AH"), Name("Miller", "Andrew Harold")),
        (Name("Miller", "A."), Name("Miller", "")),
        (Name("Miller", "H. A."), Name("Miller", "Andrew H.")),
        (Name("Müller", "J."), Name("Mueller", "Jan")),
        (Name("Müller", "J."), Name("Muller", "Jan")),
        (Name("MÃ¼ller", "J."), Name("Müller", "Jan")),
        (Name("Berg", "J.", "van den"), Name("van den Berg", "Jan")),
        (Name("Berg", "Jan van den"), Name("van den Berg", "Jan")),
        (Name("García", "G."), Name("García Márquez", "Gabriel")),
        (Name("Garcia Marquez", "G."), Name("Márquez", "Gabriel García")),
        (Name("O’Connor", "J. C."), Name("O'Connor", "Jason C.")),
        (Name("Smith-Jones", "A."), Name("SmithJones", "Ann")),
        (Name("Smith Jr", "A."), Name("Smith", "Ann", suffix="Jr")),
        (Name("王", "伟"), Name("王", "伟")),
        (Name("Suharto", ""), Name("", "Suharto")),
        (Name("-", "S."), Name("-", "Sumaryadi")),
        (Name("Liu", "J.-S."), Name("Liu", "Jau Shyong")),
        (Name("Wood", "Peter James"), Name("Wood", "James")),
    ],
)
def test_two_ways_to_print_one_person(one: Name, other: Name) -> None:
    assert alike(one, other) is Likeness.SAME
    assert alike(other, one) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("Farmakides", "G."), Name("George", "Farmakides")),
        (Name("Wei", "Li"), Name("Li", "Wei")),
        (Name("Farmakides", ""), Name("George", "Farmakides")),
        (Name("王", "伟"), Name("伟", "王")),
        (Name("Nguyen", "Thi Lan"), Name("Lan", "Nguyen Thi")),
        (Name("Nguyen", "T. L."), Name("Lan", "Nguyen Thi")),
        (Name("Garcia Lopez", "Ana"), Name("Ana", "Garcia Lopez")),
    ],
)
def test_family_and_given_name_the_other_way_round(one: Name, other: Name) -> None:
    assert alike(one, other) is Likeness.REVERSED


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Name("Miller", "A."), Name("Miler", "A."), Likeness.MISSPELT),
        (Name("Mischoulon", "D."), Name("Mishculon", "D."), Likeness.MISSPELT),
        (Name("Fern\ufffdndez", "F."), Name("Fernández", "F."), Likeness.MISSPELT),
        (Name("Miller", "A."), Name("Miller", "B."), Likeness.INITIALS),
        (Name("Wood", "Peter"), Name("Wood", "Thomas Edgar"), Likeness.INITIALS),
        (Name("Wood", "Peter"), Name("Stone", "Peter"), Likeness.NONE),
        (Name("Miler", "B."), Name("Miller", "A."), Likeness.NONE),
        (Name("Lee", "A."), Name("Leo", "A."), Likeness.NONE),
        (Name("王", "伟"), Name("李", "娜"), Likeness.NONE),
        (Name("Garcia", "X."), Name("Garcia Marquez", "Gabriel"), Likeness.NONE),
        (Name("x", ""), Name("Miller", "Andrew"), Likeness.NONE),
        (Name("Thomas", "J."), Name("Smith", "John Thomas"), Likeness.NONE),
        (Name("Wood", "Charlotte"), Name("Wood", "Christoph"), Likeness.OTHER_GIVEN),
        (Name("Wood", "Anna Maria"), Name("Wood", "Alexander Martin"), Likeness.OTHER_GIVEN),
        (Name("Wood", "Alexandra"), Name("Wood", "Alexander M."), Likeness.OTHER_GIVEN),
        (Name("Wood", "Paula"), Name("Wood", "Paul"), Likeness.MISSPELT),
        (Name("Wood", "Maria"), Name("Wood", "Marie E."), Likeness.MISSPELT),
    ],
)
def test_names_that_are_near_or_another_persons(one: Name, other: Name, expected: Likeness) -> None:
    assert alike(one, other) is expected


def test_distance_counts_a_swap_as_one_and_stops_at_its_limit() -> None:
    assert distance("mischoulon", "mishcoulon", 2) == 1
    assert distance("abcdefgh", "ab", 2) == 3
    assert distance("abcdefgh", "zyxwvuts", 2) == 3


def test_an_unreadable_sign_fits_any_letter_but_not_another_length() -> None:
    assert misspelt("mu\ufffdoz", "munoz")
    assert not misspelt("mu\ufffd", "munoz")


def test_groups_are_told_from_people() -> None:
    assert is_group(Name(literal="World Health Organization"))
    assert is_group(Name(literal="WHO"))
    assert is_group(Name(family="GBD Collaborators"))
    assert is_group(Name(family="Initiative", given="Alzheimer's Disease Neuroimaging"))
    assert not is_group(Name(literal="Sudesiqin"))
    assert not is_group(Name(family="Group", given="Anna"))


def test_groups_agree_when_one_name_holds_the_other() -> None:
    assert agreed_group(Name(literal="The Genome Consortium"), Name(literal="Genome Consortium"))
    assert not agreed_group(Name(literal="Genome Consortium"), Name(literal="Stroke Consortium"))
    assert not agreed_group(Name(literal="—"), Name(literal="Stroke Consortium"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom", "Thomas"),
        ("Mike", "Michael J."),
        ("Alex", "Alexander"),
        ("Sara", "Sarah"),
        ("Stephan", "Stefan"),
        ("Sergey", "Sergei"),
        ("Mohammed", "Muhammad"),
        ("Seung-Hee", "Seunghee"),
        ("Xiao M.", "Xiaoming"),
        ("J. Michael", "John M."),
        ("John Michael", "Michael"),
        ("Ann", "Anna"),
    ],
)
def test_given_names_shortened_or_spelt_otherwise_are_one(one: str, other: str) -> None:
    assert alike(Name("Wood", one), Name("Wood", other)) is Likeness.SAME


def test_a_particle_of_two_words_is_one() -> None:
    assert alike(Name("op de Beek", "J."), Name("Beek", "Jan")) is Likeness.SAME
