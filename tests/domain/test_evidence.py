"""The scales of evidence: what OCEBM 2011 gives a design, and what goes with what."""

import pytest

from ldn_desk.domain.evidence import (
    COUNTED_WORDS,
    DESIGN_WORDS,
    DIRECTNESS_MEANING,
    DIRECTNESS_WORDS,
    NO_EVIDENCE,
    OUTCOME_MEANING,
    OUTCOME_WORDS,
    QUESTION_MEANING,
    QUESTION_WORDS,
    SUBJECT_WORDS,
    Design,
    Directness,
    Grading,
    Level,
    Outcome,
    Question,
    Study,
    Subjects,
    usual_level,
)


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        (Question.FREQUENCY, {"random-sample-survey": 1, "systematic-review-of-other-studies": 2, "case-series": 4}),
        (Question.DIAGNOSIS, {"systematic-review-of-other-studies": 1, "cross-sectional-study": 2}),
        (Question.PROGNOSIS, {"inception-cohort-study": 2, "cohort-study": 3, "randomised-trial": 3}),
        (Question.TREATMENT, {"systematic-review-of-trials": 1, "randomised-trial": 2, "cohort-study": 3}),
        (Question.COMMON_HARMS, {"n-of-1-trial": 1, "randomised-trial": 2, "case-control-study": 4}),
        (Question.RARE_HARMS, {"systematic-review-of-trials": 1, "historically-controlled-study": 4}),
        (Question.SCREENING, {"randomised-trial": 2, "non-randomised-controlled-study": 3, "animal-study": 5}),
    ],
)
def test_a_design_has_the_level_of_ocebms_table(question: Question, levels: dict[str, int]) -> None:
    assert {design: usual_level(Design(design), question) for design in levels} == {
        design: str(level) for design, level in levels.items()
    }


@pytest.mark.parametrize(
    ("design", "question"),
    [
        (Design.RANDOMISED_TRIAL, Question.FREQUENCY),
        (Design.CASE_CONTROL, Question.FREQUENCY),
        (Design.MECHANISM, Question.PROGNOSIS),
        (Design.OTHER, Question.TREATMENT),
    ],
)
def test_where_the_table_names_no_level_there_is_none(design: Design, question: Question) -> None:
    assert usual_level(design, question) is None


@pytest.mark.parametrize("design", [Design.NARRATIVE_REVIEW, Design.HYPOTHESIS])
def test_narrative_reviews_and_hypotheses_are_not_graded_whatever_is_asked(design: Design) -> None:
    assert {usual_level(design, question) for question in Question} == {Level.NOT_GRADED}


def test_every_choice_has_words() -> None:
    assert set(DESIGN_WORDS) == set(Design)
    assert set(QUESTION_WORDS) == set(QUESTION_MEANING) == set(Question)
    assert set(DIRECTNESS_WORDS) == set(DIRECTNESS_MEANING) == set(Directness)
    assert set(OUTCOME_WORDS) == set(OUTCOME_MEANING) == set(Outcome)
    assert set(SUBJECT_WORDS) == set(Subjects)
    assert set(COUNTED_WORDS) == {*Subjects, None} - {Subjects.NONE}


@pytest.mark.parametrize(("subjects", "n"), [(Subjects.NONE, 3), (Subjects.ANIMALS, -1), (None, -1)])
def test_a_number_that_cannot_be_is_refused(subjects: Subjects | None, n: int) -> None:
    with pytest.raises(ValueError, match="does not go with"):
        Study(subjects=subjects, n=n)


def test_of_other_subjects_the_number_stays_and_of_none_it_goes() -> None:
    twelve = Study(Design.RANDOMISED_TRIAL, Subjects.ANIMALS, 12)
    assert twelve.of(Subjects.PARTICIPANTS) == Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 12)
    assert twelve.of(Subjects.NONE) == Study(Design.RANDOMISED_TRIAL, Subjects.NONE)


@pytest.mark.parametrize(("changed", "again", "asks"), [(False, "", False), (True, "", True), (False, "merged", True)])
def test_a_grading_asks_for_a_look_where_sentence_or_work_is_another(changed: bool, again: str, asks: bool) -> None:
    grading = Grading("g", "c", "r", "me", NO_EVIDENCE, "It helps [1].", changed, 1, "", "", again)
    assert grading.asks_for_a_look is asks
