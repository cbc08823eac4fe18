"""Help on every scale, on the spot: the rubric's words, an example of our own, and where the scale comes from."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ldn_desk.domain.appraisal import STARS_QUESTION, STARS_SCALE
from ldn_desk.domain.evidence import (
    DESIGN_WORDS,
    DIRECTNESS_MEANING,
    DIRECTNESS_WORDS,
    OUTCOME_MEANING,
    OUTCOME_WORDS,
    QUESTION_MEANING,
    QUESTION_WORDS,
    Design,
    Level,
    Question,
    usual_level,
)
from ldn_desk.domain.judgement import BASIS_WORDS, CHOICE_MEANING, CHOICE_WORDS, KIND_WORDS, Basis, Choice, Kind
from ldn_desk.domain.translation import N_, tr
from ldn_desk.wording.evidence import OCEBM
from ldn_desk.wording.quotations import HELP_SOURCES

JERGAS, MOGULL, SAROL = HELP_SOURCES

KIND_EXAMPLES = {
    Kind.OVERSIMPLIFIED: N_("“the drug helps”, where the source says that it helped some, for six weeks"),
    Kind.OVERGENERALISED: N_("“in adults”, where the source studied women over 60"),
    Kind.MISQUOTED_DETAIL: N_("“in 120 patients”, where there were 12"),
    Kind.SELECTIVE: N_("a secondary or subgroup result told as the finding"),
    Kind.NOT_SUBSTANTIATED: N_("the source was read, and does not say it"),
    Kind.CONTRADICTED: N_("the source says the opposite"),
    Kind.UNRELATED: N_("the source is about something else"),
}

BASIS_MEANING = {
    Basis.FULL_TEXT: N_("all of it, or as much as the claim is about, methods and results included"),
    Basis.ABSTRACT: N_("the abstract alone: what it lacks may stand in the text"),
    Basis.METADATA: N_("title, authors, journal, keywords: nothing that could bear a claim out"),
}


class Help(NamedTuple):
    """What a card of help says. All of it is translated."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """(word of the scale, what it means); a word may be empty."""
    rules: tuple[str, ...]
    example: str
    sources: tuple[str, ...]


def quotation_help() -> Help:
    """Quotation accuracy: the four choices."""
    return Help(
        tr("Does the source say this?"),
        tuple((tr(CHOICE_WORDS[choice]), tr(CHOICE_MEANING[choice])) for choice in Choice),
        (
            tr("Of a marker that names several references, each is judged for what it supports."),
            tr("“Not substantiated” from less than the full text is provisional. A title alone is never the passage."),
            tr("Not supported asks for a note."),
        ),
        tr(
            "an article says “a 2017 case series” of a work whose title says “Randomized, proof-of-concept trial”"
            " (Mischoulon et al. 2017, in the sample article): partly supported, misquoted detail."
        ),
        (JERGAS, MOGULL, SAROL),
    )


def kinds_help() -> Help:
    """In which way a citation errs."""
    return Help(
        tr("In which way"),
        tuple((tr(KIND_WORDS[kind]), tr(KIND_EXAMPLES[kind])) for kind in Kind),
        (
            tr("The first four go with Partly supported, the last three with Not supported."),
            tr("Several can be true at once."),
        ),
        tr(
            "“sleep improved in all patients”, where it improved in the women, which was not the main result:"
            " overgeneralised, and selective."
        ),
        (JERGAS, SAROL),
    )


def basis_help() -> Help:
    """How much of the source was read."""
    return Help(
        tr("What was read"),
        tuple((tr(BASIS_WORDS[basis]), tr(BASIS_MEANING[basis])) for basis in Basis),
        (
            tr("“Not substantiated” from less than the full text is provisional: an empty search is no absence."),
            tr("Which copy was read is said beneath it: another version may say something else."),
        ),
        tr("the abstract names no side effects, the article has a table of them: read in full before you judge."),
        (MOGULL,),
    )


def question_help() -> Help:
    """What the claim asks of the source."""
    return Help(
        tr("Question type"),
        tuple((tr(QUESTION_WORDS[each]), tr(QUESTION_MEANING[each])) for each in Question),
        (tr("It is the claim’s question, not the study’s: one study may answer two of them, each at its own level."),),
        tr(
            "“one in five had headaches” of the drug group of a trial asks about common harms; “pain fell more than"
            " with placebo”, of the same trial, about treatment."
        ),
        (OCEBM,),
    )


def level_help(question: Question | None = None) -> Help:
    """The level of evidence, with OCEBM's usual levels for this question; without one, for treatment."""
    own = () if question is not None else (tr("These are the levels for treatment; another question has others."),)
    return Help(
        tr("OCEBM 2011 level, 1 (the strongest) to 5"),
        tuple(_levels(question or Question.TREATMENT)),
        (
            *own,
            tr(
                "A level is moved down for the quality of the study, imprecision, indirectness, studies that disagree"
                " or a very small effect; up for a large effect. Then say why."
            ),
            tr("A systematic review is generally better than a single study of its kind."),
            tr("Narrative reviews and hypotheses are not graded."),
        ),
        tr(
            "a randomised trial of twelve people, asked about treatment, is usually level 2; with so few people it may"
            " be moved to 3, “imprecise”."
        ),
        (OCEBM,),
    )


def _levels(question: Question) -> Iterator[tuple[str, str]]:
    named: dict[Level, list[str]] = {}
    for design in Design:
        level = usual_level(design, question)
        if level is not None and level is not Level.NOT_GRADED:
            named.setdefault(level, []).append(tr(DESIGN_WORDS[design]))
    for level in sorted(named):
        yield tr("level {n}", n=level.value), ", ".join(named[level])


def directness_help() -> Help:
    """How near the study is to the claim."""
    return Help(
        tr("Directness to this claim"),
        tuple((tr(DIRECTNESS_WORDS[each]), tr(DIRECTNESS_MEANING[each])) for each in DIRECTNESS_WORDS),
        (tr("It is no matter of quality: an excellent study of mice is indirect for a claim about patients."),),
        tr("a trial of Crohn’s disease, cited for depression, is indirect; the same trial, cited for Crohn’s, direct."),
        (OCEBM,),
    )


def outcome_help() -> Help:
    """What was measured."""
    return Help(
        tr("Outcome"),
        tuple((tr(OUTCOME_WORDS[each]), tr(OUTCOME_MEANING[each])) for each in OUTCOME_WORDS),
        (tr("Judge the outcome on which this claim rests, not every outcome of the study."),),
        tr("fewer days of pain: patient-oriented; a lower C-reactive protein: disease-oriented."),
        (OCEBM,),
    )


def stars_help() -> Help:
    """How far the reader relies on it."""
    return Help(
        tr(STARS_QUESTION),
        tuple(("★" * stars, tr(words)) for stars, words in STARS_SCALE.items()),
        (
            tr("Not rated is not zero. No total is computed from the other scales, and the desk fills no star in."),
            tr("The one ceiling: a work that was retracted has 1 star at most. It is shown, and you decide."),
            tr("With 1 or 2 stars a note is asked for."),
        ),
        tr("a sound trial, cited for what its authors only guess at in the discussion: 2 stars here, 5 elsewhere."),
        (tr("The desk’s own scale; its ceiling: a retracted work is not relied on."),),
    )


SCALES: dict[str, Callable[[], Help]] = {
    "quotation": quotation_help,
    "kinds": kinds_help,
    "basis": basis_help,
    "question": question_help,
    "level": level_help,
    "directness": directness_help,
    "outcome": outcome_help,
    "stars": stars_help,
}
"""Every scale that there is help on."""


def help_on(scale: str) -> Help:
    """What its card says."""
    return SCALES[scale]()
