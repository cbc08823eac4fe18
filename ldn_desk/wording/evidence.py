"""The evidence as a reader grades it, in words: on the sheet, in files and in the terminal."""

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
    Study,
    Subjects,
)
from ldn_desk.domain.translation import count, tr

OCEBM = "OCEBM Levels of Evidence Working Group 2011, “The Oxford 2011 Levels of Evidence”"
"""Where questions and levels come from."""


def level_words(level: Level, design: Design | None) -> str:
    """`OCEBM level 2 (randomised trial)`: a digit never stands alone."""
    words = tr("not graded") if level is Level.NOT_GRADED else tr("OCEBM level {level}", level=level.value)
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
