"""From a comparison to a verdict: is it the work it says it is?"""

from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import normal
from ldn_desk.domain.notices import merged
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Notice, Record, Work
from ldn_desk.domain.verdict import Outcome, Suggestion, Verdict, VerdictCode, WorkFinding
from ldn_desk.matching.candidates import Candidate, candidate, near_miss
from ldn_desk.matching.comparison import Examination, examine
from ldn_desk.matching.kinds import is_preprint, opens_instead, other_version_doi
from ldn_desk.matching.numerals import shown_years
from ldn_desk.matching.title_marks import without_mark
from ldn_desk.matching.titles import full_title

__all__ = ["Candidate", "candidate", "judge", "near_miss", "notices_of"]

_UNLIKE = (Outcome.MINOR, Outcome.MAJOR)
_COMPARED = (Outcome.SAME, Outcome.MINOR, Outcome.MAJOR)
_IDENTIFYING = frozenset({"title", "author", "issued", "container-title", "volume", "page", "number"})


def judge(printed: Fields, record: Record, work: Work, identifier: str = "DOI") -> Verdict:
    """`agrees`, `differs` or `other-work` for a reference whose DOI was answered with this record.

    `work` is what the record describes, `identifier` what was printed that led to it (`DOI`, `PMID`). With
    `other-work` the finding is "not searched"; `sources` and `judged` are for the caller to fill.
    """
    seen = examine(printed, work)
    notices = notices_of(work, printed.title)
    if seen.title_far_off and seen.authors_disagree:
        reasons = (_opens(work, identifier), *_reasons(seen, _UNLIKE))
        return Verdict(VerdictCode.OTHER_WORK, reasons, WorkFinding.NOT_SEARCHED, seen.rows, record, notices)
    suggestion = _suggestion(printed, work, seen)
    if any(row.outcome in _UNLIKE for row in seen.rows):
        reasons = _reasons(seen, _UNLIKE)
        return Verdict(VerdictCode.DIFFERS, reasons, None, seen.rows, record, notices, suggestion)
    reasons = _reasons(seen, (Outcome.SAME,))
    identifying = [row for row in seen.rows if row.field in _IDENTIFYING]
    if not any(row.outcome in _COMPARED for row in identifying):
        printed_too = any(row.printed for row in identifying)
        alone = because("only-doi-compared") if printed_too else because("nothing-else-printed")
        reasons = (alone, *reasons)
    return Verdict(VerdictCode.AGREES, reasons, None, seen.rows, record, notices)


def notices_of(work: Work, printed_title: str = "") -> tuple[Notice, ...]:
    """The work's notices, each once: by type and notice DOI, the one with a date kept; unknown types stay.

    A mark of the registered title (`RETRACTED: …`) counts as one where the printed title lacks it, and the publisher,
    who knows how to register notices of this work, has registered none.
    """
    kind = "" if without_mark(printed_title)[1] or work.update_to else _marked(work)
    publishers = any(notice.source in ("", "publisher") for notice in work.notices)
    return merged(work.notices, (Notice(kind, source="title"),) if kind and not publishers else ())


def _marked(work: Work) -> str:
    """The type of notice that the registered title tells of by a mark; empty for none."""
    return without_mark(work.fields.title)[1] or without_mark(full_title(work))[1]


def _reasons(seen: Examination, outcomes: tuple[Outcome, ...]) -> tuple[Reason, ...]:
    told = ((row.field, row.reason) for row in seen.rows if row.outcome in outcomes)
    return tuple(because("in-field", field=field, reason=reason) for field, reason in told if reason)


def _opens(work: Work, identifier: str) -> Reason:
    """What the DOI opens, by whom and of when: `the DOI opens “Title” (Family et al., 2011)`."""
    names = [name.label for name in work.fields.author[:1]]
    by = f"{names[0]} et al." if len(work.fields.author) > 1 else "".join(names)
    years = shown_years(work)
    title = full_title(work)
    details = ((by,) if by else ()) + ((because("years-of-record", years=years),) if years else ())
    if not details:
        return because("opens-work", identifier=identifier, title=title)
    return because("opens-work-of", identifier=identifier, title=title, details=details)


def _suggestion(printed: Fields, work: Work, seen: Examination) -> Suggestion | None:
    """The DOI of the work itself or of its other version, where the record names it."""
    outcome = seen.outcome("type")
    if outcome is Outcome.MAJOR:
        meant = next((notice.DOI for notice in work.update_to if normal(notice.DOI) != normal(work.fields.DOI)), "")
        thing = opens_instead(printed, work)
        return Suggestion(meant, because("opens-thing-about-it", thing=thing)) if meant else None
    if outcome is Outcome.MINOR:
        other = other_version_doi(work)
        version = "published-version" if is_preprint(work.fields) else "preprint"
        return Suggestion(other, because(version)) if other else None
    return None
