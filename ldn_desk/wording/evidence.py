"""The evidence as a reader grades it, in words: on the sheet, in files and in the terminal."""

from dataclasses import replace

from ldn_desk.domain.evidence import (
    COUNTED_WORDS,
    DESIGN_WORDS,
    DIRECTNESS_WORDS,
    OUTCOME_WORDS,
    QUESTION_WORDS,
    SUBJECT_WORDS,
    Design,
    Evidence,
    Level,
    Question,
    Study,
    Subjects,
    usual_level,
)
from ldn_desk.domain.translation import N_, count, tr

OCEBM = "OCEBM Levels of Evidence Working Group 2011, “The Oxford 2011 Levels of Evidence”"
"""Where questions and levels come from."""

ONE_DESIGN = {
    Design.REVIEW_OF_TRIALS: N_("a systematic review of randomised trials"),
    Design.REVIEW_OF_OTHERS: N_("a systematic review of other studies"),
    Design.RANDOMISED_TRIAL: N_("a randomised trial"),
    Design.N_OF_1_TRIAL: N_("an n-of-1 trial"),
    Design.CONTROLLED_STUDY: N_("a non-randomised controlled study"),
    Design.INCEPTION_COHORT: N_("an inception cohort study"),
    Design.COHORT: N_("a cohort study"),
    Design.CASE_CONTROL: N_("a case-control study"),
    Design.HISTORICAL_CONTROLS: N_("a historically controlled study"),
    Design.RANDOM_SURVEY: N_("a survey of a random sample"),
    Design.CROSS_SECTIONAL: N_("a cross-sectional study"),
    Design.CASE_SERIES: N_("a case series"),
    Design.CASE_REPORT: N_("a case report"),
    Design.ANIMAL_STUDY: N_("an animal study"),
    Design.LABORATORY_STUDY: N_("a laboratory study"),
    Design.MECHANISM: N_("mechanism-based reasoning"),
    Design.NARRATIVE_REVIEW: N_("a narrative review"),
    Design.HYPOTHESIS: N_("a hypothesis"),
    Design.OTHER: N_("another design"),
}


def level_phrase(level: Level) -> str:
    """`OCEBM level 2`, `not graded`."""
    return tr("not graded") if level is Level.NOT_GRADED else tr("OCEBM level {level}", level=level.value)


def level_words(level: Level, design: Design | None) -> str:
    """`OCEBM level 2 (randomised trial)`: a digit never stands alone."""
    words = level_phrase(level)
    return tr("{level} ({design})", level=words, design=tr(DESIGN_WORDS[design])) if design else words


def subjects_words(study: Study) -> str:
    """`12 people`, `animals`; empty where nothing is said."""
    if study.n is not None:
        return count(study.n, *COUNTED_WORDS[study.subjects])
    if study.subjects is None:
        return ""
    return tr("no subjects") if study.subjects is Subjects.NONE else tr(SUBJECT_WORDS[study.subjects])


def study_words(study: Study) -> str:
    """What the cited work is, wherever it is cited: `randomised trial · 12 people`."""
    design = tr(DESIGN_WORDS[study.design]) if study.design else ""
    return " · ".join(part for part in (design, subjects_words(study)) if part)


def evidence_words(evidence: Evidence, study: Study) -> str:
    """All of it in one line: `OCEBM level 2 (randomised trial) · treatment · 12 people · direct · patient-oriented`."""
    design = tr(DESIGN_WORDS[study.design]) if study.design else ""
    parts = (
        level_words(evidence.level, study.design) if evidence.level else design,
        tr(QUESTION_WORDS[evidence.question]) if evidence.question else "",
        tr("moved because: {reason}", reason=evidence.moved) if evidence.moved.strip() else "",
        subjects_words(study),
        tr(DIRECTNESS_WORDS[evidence.directness]) if evidence.directness else "",
        tr(OUTCOME_WORDS[evidence.outcome]) if evidence.outcome else "",
    )
    return " · ".join(part for part in parts if part)


def short_words(evidence: Evidence, study: Study) -> str:
    """What the folded section says: `OCEBM level 2 (randomised trial) · 12 people · direct · patient-oriented`. What is
    asked stands there where no level says it, why a level was moved does not."""
    asked = evidence.question if evidence.level is None else None
    return evidence_words(replace(evidence, question=asked, moved=""), study)


def usual_words(design: Design | None, question: Question | None) -> str:
    """`usual for a randomised trial asked about treatment: level 2`: help, never a rating. Empty where it takes another
    word of the reader to know."""
    if design is None:
        return ""
    one = tr(ONE_DESIGN[design])
    if question is None:
        ungraded = usual_level(design, Question.TREATMENT) is Level.NOT_GRADED
        return tr("usual for {design}: not graded", design=one) if ungraded else ""
    level, asked = usual_level(design, question), tr(QUESTION_WORDS[question])
    if level is None:
        return tr("OCEBM’s table names no level for {design} asked about {question}", design=one, question=asked)
    if level is Level.NOT_GRADED:
        return tr("usual for {design}: not graded", design=one)
    return tr("usual for {design} asked about {question}: level {n}", design=one, question=asked, n=level.value)


def moved_question(evidence: Evidence, study: Study) -> str:
    """What is asked where the level is not the usual one: `level 2 is usual: why not here?`; else empty."""
    if study.design is None or evidence.question is None:
        return ""
    usual = usual_level(study.design, evidence.question)
    if usual in (None, Level.NOT_GRADED, evidence.level) or evidence.level in (None, Level.NOT_GRADED):
        return ""
    return tr("level {n} is usual: why not here?", n=usual)
