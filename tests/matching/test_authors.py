import pytest

from ldn_desk.domain.verdict import FieldComparison
from ldn_desk.matching.authors import compare_authors, shown
from ldn_desk.wording.reasons import reason_words
from tests.matching.making import fields, names

TEN = "; ".join(f"Family{letter}, {letter}nna" for letter in "ABCDEFGHIJ")


def compared(printed: str, registered: str, et_al: bool = False) -> FieldComparison:
    return compare_authors(fields(author=names(printed), et_al=et_al), names(registered))


@pytest.mark.parametrize(
    ("printed", "registered", "reason"),
    [
        ("Miller, A.; Raison, C.", "Miller, Andrew; Raison, Charles", ""),
        (
            "Farmakides, G.; Raison, C.",
            "George, Farmakides; Raison, Charles",
            "family and given name the other way round",
        ),
        ("=WHO Study Group", "=WHO Study Group on Mood", "the same group"),
        ("=WHO Study Group", "Miller, Andrew", "a group on one side, its members on the other"),
        ("Miller, A.", "=WHO Study Group", "a group on one side, its members on the other"),
        ("Wang, Wei", "王, 伟", "written in another script; not compared name by name"),
        ("Kovalenko, Natalia", "Коваленко, Наталія", "written in another script; not compared name by name"),
        ("Papadopoulos, N.", "Παπαδόπουλος, Νίκος", "written in another script; not compared name by name"),
        ("Nguyen, T. L.; Raison, C.", "Lan, Nguyen Thi; Raison, C.", "family and given name the other way round"),
        ("Miller, A.; =Mood Group", "Miller, A.; =Mood Group; Raison, C.", ""),
        ("Miller, A.; Raison, C.; Lee, D.", "Miller, A.; =et al.", "the record itself ends in et al."),
        ("Miller, A.; Raison, C.", "Miller, Andrew; Raison, C.; Miller, A.", ""),
    ],
)
def test_habits_of_registries_and_printers_never_count(printed: str, registered: str, reason: str) -> None:
    found = compared(printed, registered)
    assert (found.outcome.value, reason_words(found.reason)) == ("same", reason)


def test_et_al_allows_for_the_names_that_follow() -> None:
    found = compared("FamilyA, A.; FamilyB, B.; FamilyC, C.", TEN, et_al=True)
    assert found.outcome.value == "same"
    assert reason_words(found.reason) == "the record has 10 authors, 3 printed before et al."
    assert found.printed.endswith(", et al.")


def test_an_ellipsis_keeps_the_last_name() -> None:
    assert compared("FamilyA, A.; FamilyB, B.; FamilyJ, J.", TEN, et_al=True).outcome.value == "same"


@pytest.mark.parametrize(
    ("printed", "registered", "et_al", "reason"),
    [
        ("FamilyA, A.; FamilyB, B.", TEN, False, "list cut short without et al.: 2 of 10 authors printed"),
        ("FamilyA, A.; FamilyC, C.; FamilyD, D.", TEN, True, "Bnna FamilyB is left out"),
        ("Miller, A.; Raisson, C.", "Miller, A.; Raison, C.", False, "C. Raisson is C. Raison in the record"),
        (
            "Miller, A.; Raison, D.",
            "Miller, A.; Raison, C.",
            False,
            "other initials: D. Raison, in the record C. Raison",
        ),
        ("Raison, C.; Miller, A.", "Miller, A.; Raison, C.", False, "the same names in another order"),
        ("Miller, A.; Raison, C.; Lee, D.", "Miller, A.; Raison, C.", False, "D. Lee is not in the record"),
        (
            "Ash, Karl; Oak, Lea",
            "Ash, Karl; Oak, Lisa Maria",
            False,
            "another given name: Lea Oak, in the record Lisa Maria Oak",
        ),
        ("Ash, Karl; Oak, Maria", "Ash, Karl; Oak, Marie", False, "Maria Oak is Marie Oak in the record"),
        ("=Mood Group", "=Stroke Trialists", False, "the record names another group"),
    ],
)
def test_a_slip_in_the_list_is_minor_and_named(printed: str, registered: str, et_al: bool, reason: str) -> None:
    found = compared(printed, registered, et_al)
    assert (found.outcome.value, reason_words(found.reason)) == ("minor", reason)


@pytest.mark.parametrize(
    ("printed", "registered", "reason"),
    [
        ("Ash, K.", "Miller, A.; Raison, C.", "the first author is another person"),
        ("Ash, K.; Raison, C.; Lee, D.", "Miller, A.; Raison, C.; Lee, D.", "the first author is another person"),
        (
            "Miller, A.; Ash, K.; Oak, L.",
            "Miller, A.; Raison, C.; Lee, D.",
            "2 of 3 printed names are not in the record",
        ),
        ("Ash, K.; Miller, A.; Raison, C.", "Miller, A.; Raison, C.", "the record lacks the first author printed"),
        (
            "Oak, Anna Maria; Ash, Karl",
            "Oak, Alexander Martin; Ash, Karl",
            "another given name: Anna Maria Oak, in the record Alexander Martin Oak",
        ),
        ("С. Quellmalz", "Прокопченко, С.", "the first author is another person"),
        ("Li, Feifei", "Zhang, Z.; Xu, Z.; Li, J.", "the first author is another person"),
    ],
)
def test_other_people_are_major(printed: str, registered: str, reason: str) -> None:
    found = compared(printed, registered)
    assert (found.outcome.value, reason_words(found.reason)) == ("major", reason)


def test_a_long_list_is_shown_cut_with_its_number() -> None:
    many = names("; ".join(f"Family{n}, A." for n in range(3000)))
    assert shown(many).endswith(" … (3,000 authors)")
    assert shown(()) == ""


def test_thousands_of_strangers_are_not_paired_one_by_one() -> None:
    printed = "; ".join(f"{'abcdefghij'[n % 10]}{n}printed, A." for n in range(300))
    registered = "; ".join(f"{'abcdefghij'[n % 10]}{n}recorded, B." for n in range(300))
    assert compared(printed, registered).outcome.value == "major"
