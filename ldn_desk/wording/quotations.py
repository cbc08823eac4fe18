"""What is judged of a citation, in words: on the sheet, in files and in the terminal."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from ldn_desk.domain.judgement import (
    BASIS_WORDS,
    CHOICE_MEANING,
    CHOICE_WORDS,
    KIND_WORDS,
    OBSTACLE_WORDS,
    Basis,
    Choice,
    Copy,
    Judgement,
    Quotation,
)
from ldn_desk.domain.translation import N_, count, tr

if TYPE_CHECKING:
    # Start-up does without the scales of evidence.
    from ldn_desk.domain.evidence import Grading

HELP_SOURCES = (
    "Jergas & Baethge 2015, doi:10.7717/peerj.1364",
    "Mogull 2017, doi:10.1371/journal.pone.0184727",
    "Sarol et al. 2024, doi:10.1093/bioinformatics/btae420",
)
"""Where the scale comes from."""

_AGAIN = {
    "merged": N_("the reference was merged with another one since"),
    "split": N_("the reference was split since"),
}


SIGNS = {
    Choice.SUPPORTED: "✓",
    Choice.PARTLY: "◗",
    Choice.NOT_SUPPORTED: "×",
    Choice.CANNOT_ASSESS: "⊘",
}
"""The sign of what was judged: in the text, on rows and in cards."""

MIXED_SIGN, LEFT_SIGN = "∴", "◦"
"""Several, judged in different ways; something is still to be judged."""


def judged_sign(choices: Collection[Choice]) -> str:
    """The sign of what was judged, once or several times; empty for nothing."""
    if len(set(choices)) > 1:
        return MIXED_SIGN
    return next((SIGNS[choice] for choice in choices), "")


def string_words(judgements: Sequence[Judgement | None]) -> str:
    """Of a string citation, whether any of its references supports the sentence; None stands for one not judged.

    Empty for a single reference, and where none is judged yet."""
    judged = [each.quotation.choice for each in judgements if each is not None]
    if len(judgements) < 2 or not judged:
        return ""
    words = tr("{done} of {all} references judged", done=len(judged), all=len(judgements))
    supporting = judged.count(Choice.SUPPORTED)
    if supporting:
        tail = count(supporting, "{n} supports the sentence", "{n} support the sentence")
    elif len(judged) < len(judgements):
        tail = tr("none of these supports the sentence")
    else:
        tail = tr("none supports the sentence")
    return tr("{judged}: {supports}", judged=words, supports=tail)


def choice_phrase(choice: Choice) -> str:
    """The rubric's whole phrase: `Supported: the source says this, as stated`."""
    return tr("{choice}: {meaning}", choice=tr(CHOICE_WORDS[choice]), meaning=tr(CHOICE_MEANING[choice]))


def quotation_words(quotation: Quotation) -> str:
    """`Partly supported (minor): misquoted detail, selective`; provisional where it is."""
    ways = [tr(KIND_WORDS[kind]) for kind in quotation.kinds]
    if quotation.obstacle is not None:
        ways.append(tr(OBSTACLE_WORDS[quotation.obstacle]))
    words = tr(CHOICE_WORDS[quotation.choice])
    if ways:
        words = tr("{choice}: {ways}", choice=words, ways=", ".join(ways))
    return tr("{judged} (provisional)", judged=words) if quotation.provisional else words


def read_words(quotation: Quotation) -> str:
    """What was read, and where it says so: `abstract · my print, version 2 · p. 8 “Twelve adults …”`."""
    basis = tr(BASIS_WORDS[quotation.basis]) if quotation.basis is not None else ""
    return " · ".join(part for part in (basis, source_words(quotation)) if part)


def claim_words(quotation: Quotation) -> str:
    """The claim as checked; empty where it is the whole sentence."""
    return tr("claim as checked: “{claim}”", claim=quotation.claim) if quotation.claim.strip() else ""


def look_again_words(judgement: "Judgement | Grading") -> str:
    """Why it asks for another look; empty where it does not."""
    reasons = []
    if judgement.changed:
        reasons.append(tr("the sentence has changed since; judged was “{sentence}”", sentence=judgement.sentence))
    if judgement.again:
        reasons.append(again_words(judgement.again))
    return tr("look again: {reasons}", reasons="; ".join(reasons)) if reasons else ""


def again_words(why: str) -> str:
    """What a judgement, or stars, came through: `merged`, `split`."""
    return tr(_AGAIN[why])


def source_words(quotation: Quotation) -> str:
    """The same without the basis."""
    indirect = tr("the source cites another one for it") if quotation.indirect else ""
    passage = tr("“{words}”", words=quotation.passage) if quotation.passage else ""
    place = " ".join(part for part in (quotation.locator, passage) if part)
    return " · ".join(part for part in (copy_words(quotation.copy), indirect, place) if part)


def copy_words(copy: Copy) -> str:
    """Which copy was read: `my print, published version, 28 Nov`; empty where nothing is said."""
    return ", ".join(part for part in (copy.words, copy.version, copy.date) if part)


def provisional_words(basis: Basis | None) -> str:
    """Why a judgement is provisional, for who sees it."""
    if basis is None:
        return tr("Provisional: it does not say what was read; less than the full text shows no absence.")
    return tr("Provisional: an empty search in less than the full text is no absence.")
