"""Rows, headers and lines about references, in the shapes and words that window, terminal and files share.

The shapes are LOOK's: state is shape, then word, then colour, so that none of the three is needed alone.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ldn_desk.domain.appraisal import STARS_SCALE
from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Name, PartialDate
from ldn_desk.domain.entry import Entry
from ldn_desk.domain.notices import CONCERN, RETRACTIONS, notice_words, retracted_by
from ldn_desk.domain.record import Notice
from ldn_desk.domain.translation import N_, count, plural, tr
from ldn_desk.domain.verdict import Verdict, VerdictCode
from ldn_desk.wording.verdicts import headline, work_words

SHAPES = {
    VerdictCode.AGREES: "●",
    VerdictCode.DIFFERS: "◐",
    VerdictCode.OTHER_WORK: "◆",
    VerdictCode.NOT_REGISTERED: "⊠",
    VerdictCode.UNCONFIRMED: "?",
    VerdictCode.FOUND: "⊕",
    VerdictCode.NOT_CHECKED: "○",
    VerdictCode.OUT_OF_SCOPE: "–",
}
"""One sign for each verdict, in the order in which `summary` counts them."""

POINT_SHAPE = "▹"

COUNT_WORDS = {
    VerdictCode.AGREES: plural("{n} matches", "{n} match"),
    VerdictCode.DIFFERS: plural("{n} differs", "{n} differ"),
    VerdictCode.OTHER_WORK: plural("{n} opens a different work", "{n} open a different work"),
    VerdictCode.NOT_REGISTERED: plural("{n} DOI not found", "{n} DOI not found"),
    VerdictCode.UNCONFIRMED: plural("{n} not found where asked", "{n} not found where asked"),
    VerdictCode.FOUND: plural("{n} found by search", "{n} found by search"),
    VerdictCode.NOT_CHECKED: plural("{n} not checked", "{n} not checked"),
    VerdictCode.OUT_OF_SCOPE: plural("{n} not checkable here", "{n} not checkable here"),
}
"""Verdict → its count in the words a person would say, for one and for many."""

MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def shape(code: VerdictCode) -> str:
    """The sign of a verdict."""
    return SHAPES[code]


def state_words(verdict: Verdict) -> str:
    """The verdict as a row says it, both findings of a bad DOI in it, without the shape."""
    return " · ".join(words for words in (headline(verdict), work_words(verdict)) if words)


def state(entry: Entry) -> tuple[str, ...]:
    """What stands under a reference: its verdict, each kind of notice, and how many points there are to check."""
    notices = dict.fromkeys(f"{notice_shape(notice)} {notice_words(notice)}" for notice in entry.verdict.notices)
    points = [f"{POINT_SHAPE} {points_words(len(entry.open_points))}"] if entry.open_points else []
    return (f"{shape(entry.verdict.code)} {state_words(entry.verdict)}", *notices, *points)


def points_words(number: int) -> str:
    """`1 to check`: how many points to check there are."""
    return tr("{n} to check", n=number)


def summary(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The header's counts, each in words: `6 match`, `1 opens a different work`, `judged: 0 of 10 citations`.

    A citation counts once for every reference that it cites, and is judged for each by itself. A bare list, which
    cites nothing, is counted in references rated.
    """
    if not entries:
        return ()
    counts = Counter(entry.verdict.code for entry in entries)
    verdicts = [count(counts[code], *COUNT_WORDS[code]) for code in SHAPES if counts[code]]
    return (*verdicts, *_further(entries), _judged_words(entries))


def _further(entries: Sequence[Entry]) -> list[str]:
    """How many works were taken back or are in doubt, and how many verdicts the reader has corrected."""
    kinds = [{notice.type for notice in entry.verdict.notices} for entry in entries]
    counted = (
        (sum(bool(each & RETRACTIONS) for each in kinds), ("{n} retracted", "{n} retracted")),
        (sum(CONCERN in each for each in kinds), ("{n} with a concern", "{n} with a concern")),
        (sum(entry.correction is not None for entry in entries), ("{n} corrected by me", "{n} corrected by me")),
    )
    return [count(number, *words) for number, words in counted if number]


def _judged_words(entries: Sequence[Entry]) -> str:
    cited = sum(len(entry.citations) for entry in entries)
    if not cited:
        rated = sum(entry.stars is not None for entry in entries)
        return tr("rated: {done} of {all}", done=rated, all=len(entries))
    judged = sum(len({judgement.citation_id for judgement in entry.judgements}) for entry in entries)
    return count(cited, "judged: {done} of {n} citation", "judged: {done} of {n} citations", done=judged)


def notice_shape(notice: Notice) -> str:
    """A filled sign for what takes a work back (■) or doubts it (▼), a faint △ for everything milder."""
    kind = notice.type.replace("-", "_").lower()
    if kind in RETRACTIONS:
        return "■"
    return "▼" if kind == CONCERN else "△"


def notice_line(notice: Notice) -> str:
    """The notice in one line, without its DOI: `Correction (erratum), Feb 2018, from publisher`."""
    words = notice_words(notice)
    kind = notice.type.replace("_", " ").replace("-", " ").lower()
    parts = [words if kind in ("", words.lower()) or kind.startswith("publisher") else f"{words} ({kind})"]
    if notice.date is not None and date_words(notice.date):
        parts.append(date_words(notice.date))
    if notice.source:
        parts.append(tr("from {source}", source=notice.source.replace("-", " ")))
    return ", ".join(parts)


def ceiling_words(entry: Entry) -> str:
    """The one ceiling of the stars and its reason; empty where there is none. It is shown, never enforced."""
    code, notice = entry.verdict.code, retracted_by(entry.verdict.notices)
    if notice is None or code is VerdictCode.OTHER_WORK:
        return ""
    return tr("Ceiling: 1 star, do not rely on it · {notice}", notice=notice_line(notice))


def stars_words(stars: int | None) -> str:
    """`4 of 5 — small reservation`, or `not rated`, which is not zero."""
    if stars is None:
        return tr("not rated")
    return tr("{stars} of 5 — {meaning}", stars=stars, meaning=tr(STARS_SCALE[stars]))


def stars_signs(stars: int | None) -> str:
    """`★★★★☆`, or the empty text where nothing is rated."""
    return "" if stars is None else "★" * stars + "☆" * (5 - stars)


def who_and_when(reference: Reference) -> str:
    """Who wrote it, and the year: `Miller & Raison 2016`, `Younger, Parkitny & McLain 2014`, `Mischoulon et al. 2017`.

    Editors stand in where no author is printed; a date without a year is shown as it is printed.
    """
    printed = reference.printed
    issued = printed.issued
    when = "" if issued is None else issued.raw if issued.year is None else str(issued.year)
    return f"{_who(printed.author or printed.editor, printed.et_al)} {when}".rstrip()


def _who(names: Sequence[Name], et_al: bool) -> str:
    labels = [name.label for name in names]
    if not labels:
        return tr("No author named")
    if et_al or len(labels) > 3:
        return tr("{first} et al.", first=labels[0])
    *some, last = labels
    return tr("{some} & {last}", some=", ".join(some), last=last) if some else last


def day_words(moment: str) -> str:
    """The day of a time stamp as a reader writes it: `2026-11-23T10:00:00Z` is `23 Nov 2026`; empty stays empty."""
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return moment
    return date_words(PartialDate(day.year, day.month, day.day))


def date_words(when: PartialDate) -> str:
    """A date as far as it is known: `23 Nov 2026`, `Nov 2026`, `2026`, or what was printed."""
    if when.year is None:
        return when.raw
    parts = [str(when.year)]
    if when.month is not None and 1 <= when.month <= len(MONTHS):
        parts.insert(0, tr(MONTHS[when.month - 1]))
        if when.day is not None:
            parts.insert(0, str(when.day))
    return " ".join(parts)
