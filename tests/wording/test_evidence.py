import pytest

from ldn_desk.domain.evidence import (
    NO_EVIDENCE,
    NO_STUDY,
    Design,
    Directness,
    Evidence,
    Level,
    Outcome,
    Question,
    Study,
    Subjects,
)
from ldn_desk.wording.evidence import evidence_words, level_words, study_words

TRIAL = Study(Design.RANDOMISED_TRIAL, Subjects.PARTICIPANTS, 12)


@pytest.mark.parametrize(
    ("evidence", "study", "words"),
    [
        (NO_EVIDENCE, NO_STUDY, ""),
        (
            Evidence(Question.TREATMENT, Level.TWO, "", Directness.DIRECT, Outcome.PATIENT),
            TRIAL,
            "OCEBM level 2 (randomised trial) · treatment · 12 people · direct · patient-oriented",
        ),
        (
            Evidence(level=Level.THREE, moved="few, and unblinded"),
            NO_STUDY,
            "OCEBM level 3 · moved because: few, and unblinded",
        ),
        (NO_EVIDENCE, TRIAL, "randomised trial · 12 people"),
    ],
)
def test_what_is_said_of_the_evidence_is_one_line(evidence: Evidence, study: Study, words: str) -> None:
    assert evidence_words(evidence, study) == words


def test_a_level_is_never_a_digit_alone() -> None:
    assert level_words(Level.NOT_GRADED, Design.NARRATIVE_REVIEW) == "not graded (narrative review)"
    assert level_words(Level.FIVE, None) == "OCEBM level 5"


@pytest.mark.parametrize(
    ("study", "words"),
    [
        (Study(subjects=Subjects.ANIMALS), "animals"),
        (Study(subjects=Subjects.NONE), "no subjects"),
        (Study(subjects=Subjects.ANIMALS, n=1), "1 animal"),
        (Study(n=3), "3 subjects"),
        (Study(Design.CASE_SERIES), "case series"),
    ],
)
def test_a_study_is_said_by_its_design_and_its_subjects(study: Study, words: str) -> None:
    assert study_words(study) == words
