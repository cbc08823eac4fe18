"""A verdict, and a point to check, in words."""

from ldn_desk.domain.appraisal import Correction
from ldn_desk.domain.translation import N_, tr
from ldn_desk.domain.verdict import (
    PUBLICATION_TYPE,
    SUBJECT_HEADING,
    Opinion,
    Point,
    Verdict,
    VerdictCode,
    WorkFinding,
    differing_fields,
)
from ldn_desk.wording.reasons import reason_words
from ldn_desk.wording.terms import either, field_words, joined, source_label

_BESIDE_TITLE = {PUBLICATION_TYPE: N_("publication type: {name}"), SUBJECT_HEADING: N_("subject heading: {name}")}
"""What a record says elsewhere than in its title."""

POINT_WORDS: dict[str, str] = {
    "author": N_("sentence names {one}; the authors are {other}"),
    "year": N_("sentence says {one}; published {other}"),
    "review": N_("sentence says {one}; the source is a review ({other})"),
    "retracted": N_("article of {one}; before it: {other}"),
    "marked-title": N_("both titles bear “{other}”: a mark of the registry’s, or words of the title"),
    "self-citation": N_("{one} wrote this article; {other} is an author of the work"),
    "same-doi": N_("{one} is the DOI of reference {other} too"),
    "linked-doi": N_("prints {one}; its link leads to {other}"),
}
"""Rule → its hint, where it is not "sentence says …; title says …"; `{one}` and `{other}` are what each side says."""


def point_words(point: Point) -> str:
    """The hint as one line: `sentence says case series; title says Randomized`."""
    one, other = point.sentence_says, record_says_words(point)
    if point.rule in POINT_WORDS:
        return tr(POINT_WORDS[point.rule], one=one, other=other)
    if point.record_says.startswith(tuple(_BESIDE_TITLE)):
        return tr("sentence says {one}; {other}", one=one, other=other)
    return tr("sentence says {one}; title says {other}", one=one, other=other)


def record_says_words(point: Point) -> str:
    """What the record says, with what the desk itself says of it in words."""
    for sign, words in _BESIDE_TITLE.items():
        if point.record_says.startswith(sign):
            return tr(words, name=point.record_says.removeprefix(sign))
    return point.record_says


def headline(verdict: Verdict) -> str:
    """PRODUCT's words on screen for a verdict: `Same work; year and volume differ`."""
    code = verdict.code
    if code is VerdictCode.DIFFERS:
        return _differs_words(verdict)
    if code is VerdictCode.AGREES:
        return tr("Details match {source}", source=_source_of(verdict))
    if code is VerdictCode.NOT_REGISTERED:
        return tr("DOI not found ({sources} asked)", sources=joined(_sources(verdict)))
    if code is VerdictCode.UNCONFIRMED:
        return tr("Not found at: {sources}", sources=", ".join(_sources(verdict)))
    if code is VerdictCode.NOT_CHECKED:
        return tr("Not checked · {reason}", reason=why_not_checked(verdict))
    return {
        VerdictCode.OTHER_WORK: tr("{identifier} opens a different work", identifier=_identifier(verdict)),
        VerdictCode.FOUND: tr("Found by search; no DOI printed"),
        VerdictCode.OUT_OF_SCOPE: tr("Not checkable here"),
    }[code]


def why_not_checked(verdict: Verdict) -> str:
    """Why there is no answer: the first of the verdict's reasons."""
    return reason_words(verdict.reasons[0]) if verdict.reasons else tr("not asked yet")


def _identifier(verdict: Verdict) -> str:
    """What was printed that led to the record."""
    return "PMID" if verdict.record and verdict.record.DOI.startswith("pmid:") else "DOI"


def _differs_words(verdict: Verdict) -> str:
    differing = differing_fields(verdict)
    fields = joined([field_words(name) for name in differing])
    if len(differing) > 1 or differing in (("author",), ("page",)):
        return tr("Same work; {fields} differ", fields=fields)
    return tr("Same work; {fields} differs", fields=fields)


def work_words(verdict: Verdict) -> str:
    """The second finding of a bad DOI, or the empty text."""
    if verdict.work is None:
        return ""
    # doi.org knows DOIs, not titles.
    asked = [source for source in _sources(verdict) if source != "doi.org"]
    return {
        WorkFinding.ELSEWHERE: tr("the work exists under another DOI"),
        WorkFinding.NOT_FOUND: tr("no such title at {sources}", sources=either(asked)),
        WorkFinding.NOT_SEARCHED: tr("title not searched yet"),
    }[verdict.work]


def opinion_words(opinion: Opinion) -> str:
    """What a second opinion says: `details match`, `year as printed`; empty where the verdict itself says it."""
    return reason_words(opinion.said)


def _sources(verdict: Verdict) -> list[str]:
    return [source_label(source) for source in verdict.sources]


def _source_of(verdict: Verdict) -> str:
    return source_label(verdict.record.source) if verdict.record else "Crossref"


CODE_WORDS = {
    VerdictCode.AGREES: N_("Details match"),
    VerdictCode.DIFFERS: N_("Same work; details differ"),
    VerdictCode.OTHER_WORK: N_("DOI opens a different work"),
    VerdictCode.NOT_REGISTERED: N_("DOI not found"),
    VerdictCode.FOUND: N_("The work exists"),
    VerdictCode.UNCONFIRMED: N_("Not found where asked"),
    VerdictCode.OUT_OF_SCOPE: N_("Not checkable here"),
    VerdictCode.NOT_CHECKED: N_("Not checked"),
}
"""A verdict in a person's words, who names no source and no field."""


def correction_words(correction: Correction) -> str:
    """`Details match: registry is wrong`; without a verdict of its own, the reason alone."""
    if correction.code is None:
        return reason_words(correction.reason)
    return tr("{words}: {reason}", words=tr(CODE_WORDS[correction.code]), reason=reason_words(correction.reason))
