import pytest

from ldn_desk.checks.study_design import StudyDesign
from ldn_desk.wording.verdicts import point_words
from tests.checks.cases import case

TRIAL = "Randomized, proof-of-concept trial of low-dose naltrexone for major depressive disorder"


def raised(sentence: str, title: str, abstract: str = "") -> list[tuple[str, str]]:
    return [
        (p.sentence_says, p.record_says) for p in StudyDesign().points(case(sentence, title=title, abstract=abstract))
    ]


def test_a_trial_called_a_case_series_is_raised_with_the_words_as_they_stand() -> None:
    found = StudyDesign().points(case("No design.", "A 2017 case series reported improvement [7].", title=TRIAL))
    assert [(p.rule, p.sentence_says, p.record_says, p.citation) for p in found] == [
        ("study-design", "case series", "Randomized", 1)
    ]
    assert point_words(found[0]) == "sentence says case series; title says Randomized"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("A randomised trial showed benefit [1].", "Mood in adults: a cohort study"),
        ("A meta-analysis found no effect [1].", "A case report of mood"),
        ("In a cohort study mood improved [1].", "A case-control study of mood"),
        ("A narrative review says so [1].", "A double-blind trial of light"),
    ],
)
def test_designs_that_exclude_each_other_clash(sentence: str, title: str) -> None:
    assert len(raised(sentence, title)) == 1


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Patients improved [7].", TRIAL),
        ("A case series reported improvement [7].", "Naltrexone in depression"),
        ("A case series [6] and a randomised trial [7] agree.", TRIAL),
        ("Randomised trials are needed beside this case series [7].", TRIAL),
        ("A randomised trial showed benefit [1].", "Light in mood: a systematic review"),
        ("A case series showed benefit [1].", "A non-randomized study of light"),
    ],
)
def test_silence_where_a_side_is_not_explicit_or_the_designs_go_together(sentence: str, title: str) -> None:
    assert raised(sentence, title) == []


def test_an_abstract_that_names_the_design_silences_the_point() -> None:
    assert raised("A case series reported improvement [7].", TRIAL, "We report a case series within a trial.") == []


def test_the_check_has_a_name_for_the_reader() -> None:
    assert StudyDesign().label == "Study design"


def test_a_publication_type_stands_in_for_a_title_without_a_design_and_is_said_to() -> None:
    one = case("A randomised trial showed benefit [1].", title="Naltrexone in pain", genre=("Case Reports",))
    (point,) = StudyDesign().points(one)
    assert point_words(point) == "sentence says randomised; publication type: Case Reports"


def test_a_publication_type_that_goes_with_the_sentence_silences_the_title() -> None:
    genre = ("Randomized Controlled Trial",)
    one = case("A randomised trial showed benefit [1].", title="A cohort study of naltrexone", genre=genre)
    assert StudyDesign().points(one) == ()


def test_an_observational_study_is_no_randomised_trial() -> None:
    found = raised("A randomised trial showed benefit [1].", "Light in mood: a prospective observational study")
    assert found == [("randomised", "observational study")]
