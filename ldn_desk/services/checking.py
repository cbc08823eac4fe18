"""Checking references: which are asked for, of whom, in what order, and what is yielded for the library to keep.

Pure of the store: what is known already is handed in. Nothing here invents an answer: where a source did not give
one, the last verdict stays, or the reference is not checked.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Article, Citation, Reference
from ldn_desk.domain.doi import normal, repair
from ldn_desk.domain.entry import Checked, Target
from ldn_desk.domain.reason import because
from ldn_desk.domain.record import Answer
from ldn_desk.domain.verdict import Point, Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.contracts import Asking, Case, CitingArticle
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.asking import SourceState, ask_in_turn, source_states, work_of
from ldn_desk.services.judging import (
    doi_to_ask,
    from_answers,
    from_longer,
    from_stored,
    longer_doi,
    not_checked,
    not_less,
    with_link_told,
    without_asking,
)
from ldn_desk.services.opinions import Asked, Standing, enabled, named_by_pmid, opinions
from ldn_desk.services.searching import NO_DOI, searched

__all__ = ["SourceState", "Target", "check", "citing", "points", "source_states", "work_of"]

log = logging.getLogger(__name__)

# Bad DOIs: whether the work exists at all is a second finding, by search.
_SECOND_FINDING = frozenset({VerdictCode.OTHER_WORK, VerdictCode.NOT_REGISTERED})
# Verdicts whose record is the work that the reference means.
_WORK_MEANT = frozenset({VerdictCode.AGREES, VerdictCode.DIFFERS, VerdictCode.FOUND})


ALONE = CitingArticle()
"""Nothing is known of a citing article."""


def check(
    targets: Iterable[Target],
    registry: Registry,
    asking: Asking,
    *,
    known: Mapping[str, Sequence[Answer]] | None = None,
    previous: Mapping[str, Verdict] | None = None,
    offline: bool = False,
    search: bool = False,
    article: CitingArticle = ALONE,
) -> Iterator[Checked]:
    """A `Checked` for each target, as soon as it is known: what the DOIs say first, searches last.

    Where a second opinion adds something, another `Checked` for the same reference follows, which holds all of it.

    `known` are stored answers by DOI (lower case), used only `offline`, when nothing is asked; `previous` the last
    verdicts by reference id, which stay where a source does not answer. `search` is the consent to send printed text;
    `article` is what the checks may know of the citing one.
    Ends early, within half a second, once `asking.cancelled()`.
    """
    one = _Check(registry, asking, previous or {}, search, article)
    return one.offline(targets, known or {}) if offline else one.online(targets)


def points(
    reference: Reference,
    citations: Sequence[Citation],
    verdict: Verdict,
    registry: Registry,
    article: CitingArticle = ALONE,
) -> tuple[Point, ...]:
    """The points to check of a reference, held against the work meant where it is known, else the printed title."""
    case = _case(reference, citations, verdict, registry, article)
    raised: list[Point] = []
    for check_ in registry.checks:
        try:
            raised += check_.points(case)
        except (Exception, SystemExit):  # one plugin's failure is its own
            log.exception("The check %s failed", check_.rule)
    return tuple(raised)


def _case(
    reference: Reference, citations: Sequence[Citation], verdict: Verdict, registry: Registry, article: CitingArticle
) -> Case:
    """What the checks are shown; the opinions' publication types and subjects count where the work is the one meant."""
    case = Case(reference, tuple(citations), reference.printed.title, article=article)
    if verdict.record is None or verdict.code not in _WORK_MEANT:
        return case
    work = work_of(verdict.record, registry)
    title = ": ".join(part for part in (work.fields.title, work.subtitle) if part)
    genre = (*work.genre, *(each for opinion in verdict.opinions for each in opinion.genre))
    subjects = (*work.subjects, *(each for opinion in verdict.opinions for each in opinion.subjects))
    return replace(
        case,
        title=title or case.title,
        abstract=work.fields.abstract,
        work=work,
        notices=verdict.notices,
        genre=tuple(dict.fromkeys(genre)),
        subjects=tuple(dict.fromkeys(subjects)),
    )


def citing(article: Article) -> CitingArticle:
    """What the checks may know of an article."""
    numbers: dict[str, tuple[int, ...]] = {}
    for reference in article.references:
        if reference.given.DOI:
            doi = normal(reference.given.DOI)
            numbers[doi] = (*numbers.get(doi, ()), reference.number)
    return CitingArticle(article.author, article.issued, numbers)


@dataclass(frozen=True)
class _Check:
    """One check of some references."""

    registry: Registry
    asking: Asking
    previous: Mapping[str, Verdict]
    may_search: bool
    article: CitingArticle

    def offline(self, targets: Iterable[Target], known: Mapping[str, Sequence[Answer]]) -> Iterator[Checked]:
        """From what is known alone."""
        for target in targets:
            before = self.previous.get(target.reference.id)
            if before is not None and before.answered:
                yield self._checked(target, before)
            else:
                yield self._checked(target, self._from_known(target, known))

    def _from_known(self, target: Target, known: Mapping[str, Sequence[Answer]]) -> Verdict:
        printed = target.reference.given
        doi = doi_to_ask(printed)
        if doi:
            verdict = from_stored(printed, known.get(doi, ()), self.registry, target.reference.text)
            return with_link_told(target.reference, verdict)
        unasked = without_asking(printed, may_search=self.may_search)
        return unasked or not_checked(because("offline"))

    def online(self, targets: Iterable[Target]) -> Iterator[Checked]:
        """What nobody needs to be asked about, what the DOIs say, second opinions, and what searches find."""
        wanted = list(targets)
        if self.asking.cancelled():
            return
        with Asked((target.reference for target in wanted), self.registry, self.asking) as asked:
            yield from self._online(wanted, asked)

    def _online(self, targets: Sequence[Target], asked: Asked) -> Iterator[Checked]:
        by_doi: dict[str, list[Target]] = {}
        standing: dict[str, tuple[Target, Standing]] = {}
        for target in targets:
            printed = target.reference.given
            doi = doi_to_ask(printed)
            if doi:
                by_doi.setdefault(doi, []).append(target)
            elif not self._has_pmid(target) and (verdict := without_asking(printed, may_search=self.may_search)):
                yield self._checked(target, verdict)
            else:
                standing[target.reference.id] = target, Standing(target.reference, NO_DOI)
        for target, verdict, answers in self._looked_up(by_doi):
            standing[target.reference.id] = target, Standing(target.reference, verdict, answers)
            if not self._to_search(target, verdict):
                yield self._checked(target, verdict, answers)
        if not self.asking.cancelled():
            yield from self._further(standing, asked)

    def _further(self, standing: dict[str, tuple[Target, Standing]], asked: Asked) -> Iterator[Checked]:
        """Second opinions on everything that stands, then searches for what they leave open."""
        for one in opinions([one for _target, one in standing.values()], self.registry, asked):
            if self.asking.cancelled():
                return
            target = standing[one.reference.id][0]
            standing[one.reference.id] = target, one
            if one.verdict.code is not VerdictCode.UNCONFIRMED and not self._to_search(target, one.verdict):
                yield self._checked(target, one.verdict, one.answers)
        for target, one in standing.values():
            if self.asking.cancelled():
                return
            if one.verdict.code is VerdictCode.UNCONFIRMED or self._to_search(target, one.verdict):
                yield from self._searched(target, one)

    def _searched(self, target: Target, one: Standing) -> Iterator[Checked]:
        verdict, further = one.verdict, tuple[Answer, ...]()
        if self.may_search:
            verdict, further = searched(target.reference, verdict, self.registry, self.asking)
        elif quiet := without_asking(target.reference.given, may_search=False):
            verdict = quiet
        if not self.asking.cancelled():
            yield self._checked(target, verdict, (*one.answers, *further))

    def _has_pmid(self, target: Target) -> bool:
        return bool(named_by_pmid(target.reference.given) and enabled(self.registry))

    def _to_search(self, target: Target, verdict: Verdict) -> bool:
        """Whether a search is to tell if the work exists: its DOI is bad, and nothing has told yet.

        Of an article itself its DOI alone is sent."""
        open_ = verdict.code in _SECOND_FINDING and verdict.work is not WorkFinding.ELSEWHERE
        return self.may_search and open_ and not target.own

    def _looked_up(
        self, by_doi: Mapping[str, Sequence[Target]]
    ) -> Iterator[tuple[Target, Verdict, tuple[Answer, ...]]]:
        """Every target of a DOI with the verdict that its answers come to, as soon as they are there."""
        longer: dict[str, list[tuple[Target, Verdict, tuple[Answer, ...]]]] = {}
        for doi, answers in ask_in_turn(by_doi, self.registry.sources, self.asking):
            for target in by_doi[doi]:
                verdict = self._judged(target.reference, answers)
                other = longer_doi(target.reference) if verdict.code is VerdictCode.NOT_REGISTERED else ""
                if other:
                    longer.setdefault(other, []).append((target, verdict, answers))
                else:
                    yield target, verdict, answers
        for doi, answers in ask_in_turn(longer, self.registry.sources, self.asking):
            for target, verdict, before in longer[doi]:
                meant = from_longer(target.reference, doi, answers, self.registry)
                yield target, meant or verdict, (*before, *answers)

    def _judged(self, reference: Reference, answers: Sequence[Answer]) -> Verdict:
        """The verdict of the answers; that the DOI had to be mended before it was asked is the first of its reasons."""
        told = from_answers(reference.given, answers, self.registry, reference.text)
        verdict = with_link_told(reference, told)
        mended = repair(reference.text, reference.printed.DOI)
        return replace(verdict, reasons=(mended, *verdict.reasons)) if mended and verdict.answered else verdict

    def _checked(self, target: Target, verdict: Verdict, answers: Sequence[Answer] = ()) -> Checked:
        """Ready to be kept: nothing that was known before is lost to a source that did not answer."""
        reference = target.reference
        verdict = not_less(verdict, self.previous.get(reference.id))
        if target.own:
            return Checked(target, verdict, (), tuple(answers))
        raised = points(reference, target.citations, verdict, self.registry, self.article)
        return Checked(target, verdict, raised, tuple(answers))
