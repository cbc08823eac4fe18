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
from ldn_desk.wording.evidence import (
    ONE_DESIGN,
    evidence_words,
    level_words,
    moved_question,
    short_words,
    study_words,
    usual_words,
)

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


def test_the_folded_section_says_neither_why_a_level_was_moved_nor_what_it_implies() -> None:
    said = Evidence(Question.TREATMENT, Level.TWO, "few", Directness.DIRECT, Outcome.PATIENT)
    assert short_words(said, TRIAL) == "OCEBM level 2 (randomised trial) · 12 people · direct · patient-oriented"
    assert short_words(Evidence(Question.TREATMENT), NO_STUDY) == "treatment"


@pytest.mark.parametrize(
    ("design", "question", "words"),
    [
        (None, Question.TREATMENT, ""),
        (Design.RANDOMISED_TRIAL, None, ""),
        (Design.HYPOTHESIS, None, "usual for a hypothesis: not graded"),
        (Design.NARRATIVE_REVIEW, Question.TREATMENT, "usual for a narrative review: not graded"),
        (
            Design.RANDOMISED_TRIAL,
            Question.TREATMENT,
            "usual for a randomised trial asked about treatment: level 2",
        ),
        (
            Design.CASE_CONTROL,
            Question.FREQUENCY,
            "OCEBM’s table names no level for a case-control study asked about frequency",
        ),
    ],
)
def test_what_is_usual_is_said_where_design_and_question_are(
    design: Design | None, question: Question | None, words: str
) -> None:
    assert usual_words(design, question) == words


def test_every_design_can_be_spoken_of() -> None:
    assert set(ONE_DESIGN) == set(Design)


@pytest.mark.parametrize(
    ("evidence", "study", "words"),
    [
        (Evidence(Question.TREATMENT, Level.THREE), TRIAL, "level 2 is usual: why not here?"),
        (Evidence(Question.TREATMENT, Level.TWO), TRIAL, ""),
        (Evidence(Question.TREATMENT, Level.NOT_GRADED), TRIAL, ""),
        (Evidence(Question.TREATMENT), TRIAL, ""),
        (Evidence(Question.FREQUENCY, Level.THREE), TRIAL, ""),
        (Evidence(Question.TREATMENT, Level.THREE), Study(Design.HYPOTHESIS), ""),
        (Evidence(level=Level.THREE), TRIAL, ""),
        (Evidence(Question.TREATMENT, Level.THREE), NO_STUDY, ""),
    ],
)
def test_a_level_that_is_not_the_usual_one_asks_why(evidence: Evidence, study: Study, words: str) -> None:
    assert moved_question(evidence, study) == words
