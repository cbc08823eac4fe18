"""Second opinions: what a source asked besides the registries (PubMed) adds to a verdict, and what it never changes."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import is_doi, normal
from ldn_desk.domain.notices import merged
from ldn_desk.domain.reason import Reason, because
from ldn_desk.domain.record import Answer, Found, Unreachable, Work
from ldn_desk.domain.verdict import (
    FieldComparison,
    Opinion,
    Outcome,
    Suggestion,
    Verdict,
    VerdictCode,
    WorkFinding,
    differing_fields,
)
from ldn_desk.plugins.contracts import Asking, OpinionSource
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.asking import ask_all

PMID = "pmid:"
"""What stands before a PMID where sources are asked for one."""

_BAD_DOI = frozenset({VerdictCode.OTHER_WORK, VerdictCode.NOT_REGISTERED})
_SAME_WORK = frozenset({VerdictCode.AGREES, VerdictCode.DIFFERS})


@dataclass(frozen=True, slots=True)
class Standing:
    """A reference with the verdict it has come to, and the answers that led there."""

    reference: Reference
    verdict: Verdict
    answers: tuple[Answer, ...] = ()


class Asked:
    """The sources of second opinions, asked in the background while the registries answer: neither waits for the other.

    Use as a context manager: whoever leaves early ends the asking too.
    """

    def __init__(self, references: Iterable[Reference], registry: Registry, asking: Asking) -> None:
        """Asks every enabled source for all identifiers that the references print, in one go each."""
        names = list(dict.fromkeys(name for reference in references for name in _identifiers(reference)))
        self._left = False
        own = replace(asking, cancelled=lambda: self._left or asking.cancelled())
        self._said: dict[str, dict[str, Answer]] = {}
        self._threads = {
            source.name: threading.Thread(target=self._ask, args=(names, source, own), name=source.name, daemon=True)
            for source in enabled(registry)
        }
        for thread in self._threads.values() if names else ():
            thread.start()

    def of(self, source: OpinionSource) -> Mapping[str, Answer]:
        """What the source answered, by identifier; waits for the last of it."""
        thread = self._threads[source.name]
        if thread.ident is not None:
            thread.join()
        return self._said.get(source.name, {})

    def __enter__(self) -> "Asked":
        return self

    def __exit__(self, *_error: object) -> None:
        self._left = True
        for thread in self._threads.values():
            if thread.ident is not None:
                thread.join()

    def _ask(self, names: Sequence[str], source: OpinionSource, asking: Asking) -> None:
        self._said[source.name] = dict(ask_all(names, source, asking))


def enabled(registry: Registry) -> list[OpinionSource]:
    """The sources of second opinions that the reader's settings allow."""
    return [source for source in registry.opinions if source.enabled]


def named_by_pmid(printed: Fields) -> str:
    """The identifier of the PMID printed, `pmid:123`; empty where there is none."""
    return f"{PMID}{printed.PMID}" if printed.PMID.isdecimal() else ""


def opinions(standing: Sequence[Standing], registry: Registry, asked: Asked) -> Iterator[Standing]:
    """Those for whom a source had something to say, each with what that adds.

    A source that does not answer changes no verdict: its silence is among the answers.
    """
    current = {one.reference.id: one for one in standing}
    for source in enabled(registry):
        said = asked.of(source)
        for reference_id, one in current.items():
            answers = {name: said[name] for name in _identifiers(one.reference) if name in said}
            # What no registry has answered yet is left open: the next check asks again.
            after = _heard(one, answers, source) if one.verdict.answered else one
            if after is not one:
                current[reference_id] = after
                yield after


def _identifiers(reference: Reference) -> tuple[str, ...]:
    printed = reference.given
    doi = normal(printed.DOI)
    doi = doi if is_doi(doi) else ""
    return tuple(name for name in (doi, named_by_pmid(printed)) if name)


def _heard(one: Standing, answers: Mapping[str, Answer], source: OpinionSource) -> Standing:
    printed = one.reference.given
    verdict = one.verdict
    silent = tuple(answer for answer in answers.values() if isinstance(answer, Unreachable))
    found = {name: answer for name, answer in answers.items() if isinstance(answer, Found)}
    works = {name: source.work(answer.record.raw) for name, answer in found.items()}
    by_doi = next((name for name in found if not name.startswith(PMID)), "")
    by_pmid = next((name for name in found if name.startswith(PMID)), "")
    if by_doi:
        verdict = _with_opinion(printed, verdict, found[by_doi], works[by_doi], source)
        verdict = _with_clash(verdict, "PMCID", printed.PMCID, works[by_doi].fields.PMCID, works[by_doi])
    elif verdict.code is VerdictCode.NOT_REGISTERED and not silent:
        verdict = replace(verdict, sources=tuple(dict.fromkeys((*verdict.sources, source.label))))
    if by_pmid and verdict.code is VerdictCode.UNCONFIRMED:
        verdict = _judged_by_pmid(printed, found[by_pmid], works[by_pmid], source)
    elif by_pmid:
        verdict = _with_pmid(one.reference, verdict, works[by_pmid])
    if verdict == one.verdict and not silent:
        return one
    return Standing(one.reference, verdict, (*one.answers, *found.values(), *silent))


def _judged_by_pmid(printed: Fields, found: Found, work: Work, source: OpinionSource) -> Verdict:
    """The verdict on a reference that prints a PMID and no DOI."""
    from ldn_desk.matching.judgement import judge

    verdict = judge(printed, found.record, work, identifier="PMID")
    opinion = Opinion(source.name, None, work.fields.PMID, work.genre, work.subjects, found.record.retrieved)
    return replace(verdict, sources=(source.label,), judged=found.record.retrieved, opinions=(opinion,))


def _with_opinion(printed: Fields, verdict: Verdict, found: Found, work: Work, source: OpinionSource) -> Verdict:
    from ldn_desk.matching.judgement import notices_of

    opinion = Opinion(
        source.name,
        _said(printed, verdict, work),
        work.fields.PMID,
        work.genre,
        work.subjects,
        found.record.retrieved,
    )
    others = tuple(each for each in verdict.opinions if each.source != source.name)
    notices = merged(verdict.notices, notices_of(work, printed.title))
    return replace(verdict, opinions=(*others, opinion), notices=notices)


def _said(printed: Fields, verdict: Verdict, work: Work) -> Reason:
    """Where the source bears the registry out, where it bears out what is printed, and where it differs from both."""
    from ldn_desk.matching.comparison import compare

    if verdict.code not in _SAME_WORK:
        return because("doi-of-work", title=work.fields.title)
    rows = {row.field: row.outcome for row in compare(printed, work)}
    at_odds = (Outcome.MINOR, Outcome.MAJOR)
    ours = tuple(field for field in differing_fields(verdict) if rows.get(field) is Outcome.SAME)
    theirs = tuple(field for field, outcome in rows.items() if outcome in at_odds and field != "type")
    if ours and theirs:
        return because("fields-as-printed-and-not", fields=ours, others=theirs)
    if ours:
        return because("fields-as-printed", fields=ours)
    return because("fields-not-as-printed", others=theirs) if theirs else because("details-match")


def _with_pmid(reference: Reference, verdict: Verdict, work: Work) -> Verdict:
    """What the PMID leads to: the same work, another one, or, where the DOI is bad, the one that was meant."""
    from ldn_desk.matching.judgement import candidate

    printed = reference.given
    doi = normal(work.fields.DOI)
    if verdict.code in _BAD_DOI and verdict.work is not WorkFinding.ELSEWHERE and doi and doi != normal(printed.DOI):
        fit = candidate(printed, reference.text, [work], year_needed=False)
        if fit.index is not None:
            suggestion = Suggestion(doi, because("by-pmid", reason=fit.reason))
            return replace(verdict, work=WorkFinding.ELSEWHERE, suggestion=suggestion)
    if printed.DOI and doi and doi != normal(printed.DOI):
        return _with_clash(verdict, "PMID", printed.PMID, "", work)
    return verdict


def _with_clash(verdict: Verdict, field: str, printed: str, registered: str, work: Work) -> Verdict:
    """The verdict with a row for an identifier that names another work than the DOI does."""
    if not printed or printed == registered or (field == "PMCID" and not registered):
        return verdict
    if any(row.field == field for row in verdict.fields) or verdict.code not in _SAME_WORK:
        return verdict
    told = registered or f"“{work.fields.title}”"
    reason = because("identifier-of-another-work", field=field, number=printed)
    row = FieldComparison(field, printed, told, Outcome.MINOR, reason)
    reasons = verdict.reasons if verdict.code is VerdictCode.DIFFERS else ()
    said = because("in-field", field=field, reason=reason)
    return replace(verdict, code=VerdictCode.DIFFERS, fields=(*verdict.fields, row), reasons=(*reasons, said))
