"""What kind of evidence a reference is, and how strong it is for what it is cited for: as a reader says.

Levels, questions and the usual level of a design are those of the OCEBM Levels of Evidence Working Group (2011, "The
Oxford Levels of Evidence 2"). The desk never fills in any of it, and computes no total.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from ldn_desk.domain.translation import N_, Plural, plural


class Question(StrEnum):
    """What the claim asks of the source: the seven questions of OCEBM 2011."""

    FREQUENCY = "frequency"
    DIAGNOSIS = "diagnosis"
    PROGNOSIS = "prognosis"
    TREATMENT = "treatment"
    COMMON_HARMS = "common-harms"
    RARE_HARMS = "rare-harms"
    SCREENING = "screening"


class Level(StrEnum):
    """How strong the evidence is for that question: 1 is the strongest."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    NOT_GRADED = "not-graded"


class Directness(StrEnum):
    """Whether the source studied what the claim is about: people, treatment or exposure, comparison, outcome."""

    DIRECT = "direct"
    PARTLY = "partly"
    INDIRECT = "indirect"


class Outcome(StrEnum):
    """What was measured: what patients feel, how they function and whether they live; or signs of the disease."""

    PATIENT = "patient-oriented"
    DISEASE = "disease-oriented"


class Design(StrEnum):
    """How the cited work was made."""

    REVIEW_OF_TRIALS = "systematic-review-of-trials"
    REVIEW_OF_OTHERS = "systematic-review-of-other-studies"
    RANDOMISED_TRIAL = "randomised-trial"
    N_OF_1_TRIAL = "n-of-1-trial"
    CONTROLLED_STUDY = "non-randomised-controlled-study"
    INCEPTION_COHORT = "inception-cohort-study"
    COHORT = "cohort-study"
    CASE_CONTROL = "case-control-study"
    HISTORICAL_CONTROLS = "historically-controlled-study"
    RANDOM_SURVEY = "random-sample-survey"
    CROSS_SECTIONAL = "cross-sectional-study"
    CASE_SERIES = "case-series"
    CASE_REPORT = "case-report"
    ANIMAL_STUDY = "animal-study"
    LABORATORY_STUDY = "laboratory-study"
    MECHANISM = "mechanism-based-reasoning"
    NARRATIVE_REVIEW = "narrative-review"
    HYPOTHESIS = "hypothesis"
    OTHER = "other"


class Subjects(StrEnum):
    """What was studied."""

    PARTICIPANTS = "participants"
    ANIMALS = "animals"
    CELLS = "cells"
    STUDIES = "studies"
    OTHER = "other"
    NONE = "none"


QUESTION_WORDS = {
    Question.FREQUENCY: N_("frequency"),
    Question.DIAGNOSIS: N_("diagnosis"),
    Question.PROGNOSIS: N_("prognosis"),
    Question.TREATMENT: N_("treatment"),
    Question.COMMON_HARMS: N_("common harms"),
    Question.RARE_HARMS: N_("rare harms"),
    Question.SCREENING: N_("screening"),
}

QUESTION_MEANING = {
    Question.FREQUENCY: N_("how common is the problem?"),
    Question.DIAGNOSIS: N_("is the test accurate?"),
    Question.PROGNOSIS: N_("what happens without a therapy?"),
    Question.TREATMENT: N_("does it help?"),
    Question.COMMON_HARMS: N_("which harms are common?"),
    Question.RARE_HARMS: N_("which harms are rare?"),
    Question.SCREENING: N_("is early detection worthwhile?"),
}

DIRECTNESS_WORDS = {
    Directness.DIRECT: N_("direct"),
    Directness.PARTLY: N_("partly direct"),
    Directness.INDIRECT: N_("indirect"),
}

DIRECTNESS_MEANING = {
    Directness.DIRECT: N_("the source studied what the claim is about: the same people, treatment and outcome"),
    Directness.PARTLY: N_("one of these is another: the people, the treatment, what it is compared with, the outcome"),
    Directness.INDIRECT: N_("several of these are others, or the claim is about people and the source is not"),
}

OUTCOME_WORDS = {
    Outcome.PATIENT: N_("patient-oriented"),
    Outcome.DISEASE: N_("disease-oriented"),
}

OUTCOME_MEANING = {
    Outcome.PATIENT: N_("what patients feel, how they function, whether they live"),
    Outcome.DISEASE: N_("a laboratory value, a picture, a sign of the disease"),
}

DESIGN_WORDS = {
    Design.REVIEW_OF_TRIALS: N_("systematic review of randomised trials"),
    Design.REVIEW_OF_OTHERS: N_("systematic review of other studies"),
    Design.RANDOMISED_TRIAL: N_("randomised trial"),
    Design.N_OF_1_TRIAL: N_("n-of-1 trial"),
    Design.CONTROLLED_STUDY: N_("non-randomised controlled study"),
    Design.INCEPTION_COHORT: N_("inception cohort study"),
    Design.COHORT: N_("cohort study"),
    Design.CASE_CONTROL: N_("case-control study"),
    Design.HISTORICAL_CONTROLS: N_("historically controlled study"),
    Design.RANDOM_SURVEY: N_("survey of a random sample"),
    Design.CROSS_SECTIONAL: N_("cross-sectional study"),
    Design.CASE_SERIES: N_("case series"),
    Design.CASE_REPORT: N_("case report"),
    Design.ANIMAL_STUDY: N_("animal study"),
    Design.LABORATORY_STUDY: N_("laboratory study"),
    Design.MECHANISM: N_("mechanism-based reasoning"),
    Design.NARRATIVE_REVIEW: N_("narrative review"),
    Design.HYPOTHESIS: N_("hypothesis"),
    Design.OTHER: N_("another design"),
}

SUBJECT_WORDS = {
    Subjects.PARTICIPANTS: N_("participants"),
    Subjects.ANIMALS: N_("animals"),
    Subjects.CELLS: N_("cells"),
    Subjects.STUDIES: N_("studies"),
    Subjects.OTHER: N_("other subjects"),
    Subjects.NONE: N_("none"),
}

COUNTED_WORDS: dict[Subjects | None, Plural] = {
    Subjects.PARTICIPANTS: plural("{n} person", "{n} people"),
    Subjects.ANIMALS: plural("{n} animal", "{n} animals"),
    Subjects.CELLS: plural("{n} cell culture", "{n} cell cultures"),
    Subjects.STUDIES: plural("{n} study", "{n} studies"),
    Subjects.OTHER: plural("{n} other subject", "{n} other subjects"),
    None: plural("{n} subject", "{n} subjects"),
}
"""The same with a number; under None where it is not said what was studied."""

UNGRADED = frozenset((Design.NARRATIVE_REVIEW, Design.HYPOTHESIS))
"""Designs that have no level, whatever is asked."""

_ABOUT_EFFECTS = (Question.TREATMENT, Question.COMMON_HARMS, Question.RARE_HARMS, Question.SCREENING)
_HARMS = (Question.COMMON_HARMS, Question.RARE_HARMS)
_REASONED = (Question.DIAGNOSIS, *_ABOUT_EFFECTS)

_USUAL: dict[Design, tuple[tuple[tuple[Question, ...], Level], ...]] = {
    Design.REVIEW_OF_TRIALS: ((_ABOUT_EFFECTS, Level.ONE),),
    Design.REVIEW_OF_OTHERS: (
        ((Question.DIAGNOSIS, Question.PROGNOSIS, Question.COMMON_HARMS), Level.ONE),
        ((Question.FREQUENCY,), Level.TWO),
    ),
    Design.RANDOMISED_TRIAL: ((_ABOUT_EFFECTS, Level.TWO), ((Question.PROGNOSIS,), Level.THREE)),
    Design.N_OF_1_TRIAL: ((_HARMS, Level.ONE),),
    Design.CONTROLLED_STUDY: ((_ABOUT_EFFECTS, Level.THREE),),
    Design.INCEPTION_COHORT: (((Question.PROGNOSIS,), Level.TWO), (_ABOUT_EFFECTS, Level.THREE)),
    Design.COHORT: (((Question.PROGNOSIS, *_ABOUT_EFFECTS), Level.THREE),),
    Design.CASE_CONTROL: (((Question.DIAGNOSIS, Question.PROGNOSIS, *_ABOUT_EFFECTS), Level.FOUR),),
    Design.HISTORICAL_CONTROLS: ((_ABOUT_EFFECTS, Level.FOUR),),
    Design.RANDOM_SURVEY: (((Question.FREQUENCY,), Level.ONE),),
    Design.CROSS_SECTIONAL: (((Question.DIAGNOSIS,), Level.TWO), ((Question.FREQUENCY,), Level.THREE)),
    Design.CASE_SERIES: (((Question.FREQUENCY, Question.PROGNOSIS, *_ABOUT_EFFECTS), Level.FOUR),),
    Design.ANIMAL_STUDY: ((_REASONED, Level.FIVE),),
    Design.LABORATORY_STUDY: ((_REASONED, Level.FIVE),),
    Design.MECHANISM: ((_REASONED, Level.FIVE),),
}
"""The cells of OCEBM's table that name a design. Animals and cells argue by a mechanism; a survey that is not of a
random sample is cross-sectional."""


def usual_level(design: Design, question: Question) -> Level | None:
    """The level that OCEBM 2011 gives such a study before it is moved up or down; None where its table names none."""
    if design in UNGRADED:
        return Level.NOT_GRADED
    cells = _USUAL.get(design, ())
    return next((level for questions, level in cells if question in questions), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is said of one citation and one reference; nothing of it has to be."""

    question: Question | None = None
    level: Level | None = None
    moved: str = ""
    """Why the level is not the one that is usual for the design."""
    directness: Directness | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """What is said of the cited work itself, wherever it is cited. Raises ValueError where `n` cannot be."""

    design: Design | None = None
    subjects: Subjects | None = None
    n: int | None = None
    """How many subjects."""

    def __post_init__(self) -> None:
        """There are none of none."""
        if self.n is not None and (self.n < 0 or self.subjects is Subjects.NONE):
            raise ValueError(f"{self.n} does not go with {self.subjects or 'any subjects'}")

    def of(self, subjects: Subjects | None) -> "Study":
        """The same of other subjects; of none, there is no number."""
        return replace(self, subjects=subjects, n=None if subjects is Subjects.NONE else self.n)


NO_EVIDENCE = Evidence()
NO_STUDY = Study()


@dataclass(frozen=True, slots=True)
class Grading:
    """One reviewer's evidence on one citation and one reference. `version` counts writes, against stale ones."""

    id: str
    citation_id: str
    reference_id: str
    reviewer_id: str
    evidence: Evidence
    sentence: str
    """The citing sentence as it was when the evidence was looked at."""
    changed: bool
    """The sentence claims something else now: see `judgement.Judgement`."""
    version: int
    created: str
    modified: str
    again: str = ""
    """Why it asks for another look, as in `judgement.Judgement`."""

    @property
    def asks_for_a_look(self) -> bool:
        """Whether it is to be looked at again, for any reason."""
        return self.changed or bool(self.again)


@dataclass(frozen=True, slots=True)
class Description:
    """One reviewer's word on the cited work. `version` counts writes, against stale ones."""

    id: str
    reference_id: str
    reviewer_id: str
    study: Study
    version: int
    created: str
    modified: str
    again: str = ""
    """Why it asks for another look, as in `judgement.Judgement`."""
