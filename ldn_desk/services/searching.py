"""The work that was meant: search with the printed text, and what the results add to a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Reference
from ldn_desk.domain.clock import utc_now
from ldn_desk.domain.doi import normal
from ldn_desk.domain.reason import Reason, as_reason, because
from ldn_desk.domain.record import Answer, Found, Record, Unreachable
from ldn_desk.domain.verdict import Suggestion, Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.contracts import Asking
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.asking import Results, search, work_of
from ldn_desk.services.judging import not_checked, odd_doi
from ldn_desk.services.opinions import PMID, enabled

NO_DOI = Verdict(VerdictCode.UNCONFIRMED)
"""What a reference without a DOI is until a search finds its work."""


@dataclass(frozen=True)
class _Fit:
    """The one result that is the work printed."""

    record: Record
    reason: Reason

    @property
    def suggestion(self) -> Suggestion | None:
        """The DOI to suggest; None where the source knows the work by its PMID alone."""
        return Suggestion(self.record.DOI, self.reason) if self.record.DOI.startswith("10.") else None


def searched(
    reference: Reference, verdict: Verdict, registry: Registry, asking: Asking
) -> tuple[Verdict, tuple[Answer, ...]]:
    """The verdict (of a bad DOI, or `NO_DOI`) with what searching for the printed text adds; and the answers.

    Sources are asked in turn until one has the work. Where one did not answer, nothing is said to be nowhere. What
    comes once `asking.cancelled()` is not to be used.
    """
    near: list[Reason] = []
    missed: list[Suggestion] = []
    asked: list[str] = []
    silent: list[Unreachable] = []
    for results in search(reference.text, [*registry.sources, *enabled(registry)], asking):
        if results.unanswered:
            silent.append(Unreachable("", results.source.name, results.unanswered))
            continue
        asked.append(results.source.label)
        fit = _fit(reference, results, year_needed=verdict is NO_DOI)
        if isinstance(fit, _Fit):
            return _found(reference, verdict, fit, asked, registry), (Found(fit.record), *silent)
        near.append(fit)
        missed += _missed(reference, results) if verdict is NO_DOI else ()
    found = _nowhere(reference, verdict, near, asked, silent)
    if missed and found.code is VerdictCode.UNCONFIRMED:
        found = replace(found, suggestion=missed[0])
    return found, tuple(silent)


def _fit(reference: Reference, results: Results, *, year_needed: bool) -> _Fit | Reason:
    """The result that fits; or why none does, with the nearest title.

    What a wrong DOI was to lead to may have other details wrong; where no DOI is printed, the year must fit too.
    """
    from ldn_desk.matching.judgement import candidate

    own = normal(reference.given.DOI)
    others = [index for index, work in enumerate(results.works) if not own or normal(work.fields.DOI) != own]
    works = [results.works[index] for index in others]
    fit = candidate(reference.given, reference.text, works, year_needed=year_needed)
    if fit.index is not None:
        fields = works[fit.index].fields
        name = fields.DOI.lower() or PMID + fields.PMID
        record = Record(name, results.source.name, utc_now(), results.raws[others[fit.index]])
        return _Fit(record, fit.reason)
    if not fit.nearest_title:
        return fit.reason
    source, title = results.source.label, fit.nearest_title
    return because("nearest-title", reason=fit.reason, source=source, title=title)


def _missed(reference: Reference, results: Results) -> tuple[Suggestion, ...]:
    """The result that fits but for its year or its first author, with what fits and what does not."""
    from ldn_desk.matching.judgement import near_miss

    miss = near_miss(reference.printed, results.works)
    doi = "" if miss is None or miss.index is None else results.works[miss.index].fields.DOI.lower()
    return (Suggestion(doi, miss.reason),) if miss and doi else ()


def _found(reference: Reference, verdict: Verdict, fit: _Fit, asked: Sequence[str], registry: Registry) -> Verdict:
    from ldn_desk.matching.comparison import compare
    from ldn_desk.matching.judgement import notices_of

    if verdict is not NO_DOI:
        reasons = verdict.reasons if fit.suggestion else (*verdict.reasons, _by_pmid(fit))
        return replace(verdict, work=WorkFinding.ELSEWHERE, suggestion=fit.suggestion, reasons=reasons)
    work = work_of(fit.record, registry)
    odd = odd_doi(reference.given)
    return Verdict(
        VerdictCode.FOUND,
        (*((odd,) if odd else ()), fit.reason),
        fields=compare(reference.given, work),
        record=fit.record,
        notices=notices_of(work, reference.printed.title),
        suggestion=fit.suggestion,
        sources=tuple(asked),
        judged=fit.record.retrieved,
    )


def _by_pmid(fit: _Fit) -> Reason:
    return because("in-pubmed-without-doi", pmid=fit.record.DOI.upper().replace(":", " "))


def _nowhere(
    reference: Reference, verdict: Verdict, near: Sequence[Reason], asked: Sequence[str], silent: Sequence[Unreachable]
) -> Verdict:
    """Nothing fits: a finding only if there was someone to ask and everyone answered."""
    unanswered = [as_reason(one.reason) for one in silent]
    if not asked and not silent:
        unanswered = [because("nothing-to-search")]
    if unanswered and verdict is NO_DOI:
        return not_checked(unanswered[0], asked)
    if unanswered:
        return replace(verdict, reasons=(*verdict.reasons, *unanswered))
    if verdict is not NO_DOI:
        sources = tuple(dict.fromkeys((*verdict.sources, *asked)))
        return replace(verdict, work=WorkFinding.NOT_FOUND, reasons=(*verdict.reasons, *near), sources=sources)
    odd = odd_doi(reference.given)
    return replace(verdict, reasons=(*((odd,) if odd else ()), *near), sources=tuple(asked), judged=utc_now())
