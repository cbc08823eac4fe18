"""Asking one source after the other for DOIs, and for a title: what each said, and whether it said anything."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypedDict, cast

from ldn_desk.domain.entry import Checked
from ldn_desk.domain.reason import Reason, as_reason, because
from ldn_desk.domain.record import Absent, Answer, Found, Record, Request, Unreachable, Work
from ldn_desk.plugins.contracts import Asking, SearchableSource, Source
from ldn_desk.plugins.registry import Registry

log = logging.getLogger(__name__)


class SourceState(TypedDict):
    """One entry of the JSON's `sources`."""

    name: str
    requests: int
    state: str
    """`answered`, `unreachable` or `not-asked`."""


def asked_for(answer: Answer) -> str:
    """The DOI (lower case) that the answer is about."""
    return answer.record.DOI if isinstance(answer, Found) else answer.DOI


def ask_in_turn(
    dois: Iterable[str], sources: Sequence[Source], asking: Asking
) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    """Each DOI with the answers it got, as soon as it is settled.

    The next source is asked only for what all before it said they do not know, so the last answer decides: a record,
    a source that did not answer, or nobody knows it. Ends early once cancelled.
    """
    said: dict[str, tuple[Answer, ...]] = {doi: () for doi in dois}
    waiting = list(said)
    for place, source in enumerate(sources):
        last = place == len(sources) - 1
        asked, waiting = waiting, []
        for answer in _complete(source, asked, asking):
            doi = asked_for(answer)
            said[doi] = (*said[doi], answer)
            if isinstance(answer, Absent) and not last:
                waiting.append(doi)
            else:
                yield doi, said[doi]
        if asking.cancelled():
            return


def ask_all(names: Sequence[str], source: Source, asking: Asking) -> Iterator[tuple[str, Answer]]:
    """Each identifier with the one answer that this source gave for it; ends early once cancelled."""
    for answer in _complete(source, names, asking):
        yield asked_for(answer), answer


def _complete(source: Source, dois: Sequence[str], asking: Asking) -> Iterator[Answer]:
    """One answer for each DOI, whatever the source does; a plugin's failure is its own."""
    left = dict.fromkeys(dois)
    reason = because("no-answer", source=source.label)
    try:
        for answer in source.lookup(dois, asking) if dois else ():
            if asked_for(answer) in left:
                del left[asked_for(answer)]
                yield answer
    except (Exception, SystemExit):
        log.exception("The source %s failed", source.name)
        reason = because("source-failed", source=source.label)
    if not asking.cancelled():
        yield from [Unreachable(doi, source.name, reason) for doi in left]


@dataclass(frozen=True)
class Results:
    """What one source found for a title, each raw record beside its work; or why it did not answer."""

    source: Source
    raws: tuple[Mapping[str, Any], ...] = ()
    works: tuple[Work, ...] = ()
    unanswered: Reason | None = None


def search(text: str, sources: Sequence[Source], asking: Asking) -> Iterator[Results]:
    """What each source that can be searched finds for the printed text, one after the other."""
    for source in sources:
        if hasattr(source, "search") and not asking.cancelled():
            yield _results(cast(SearchableSource, source), text, asking)


def _results(source: SearchableSource, text: str, asking: Asking) -> Results:
    try:
        found: Sequence[Mapping[str, Any]] | Reason | str = source.search(text, asking)
        if isinstance(found, Reason | str):
            return Results(source, unanswered=as_reason(found))
        return Results(source, tuple(found), tuple(source.work(raw) for raw in found))
    except (Exception, SystemExit):
        log.exception("The source %s failed", source.name)
        return Results(source, unanswered=because("source-failed", source=source.label))


def work_of(record: Record, registry: Registry) -> Work:
    """The work that a stored or fresh record describes, read by the source that it came from.

    What is bundled with the sample has Crossref's form; the records of other agencies have doi.org's.
    """
    name = "crossref" if record.source == "bundled" else record.source
    source = registry.source(name) or registry.source("doi.org") or registry.sources[0]
    work = source.work(record.raw)
    # A source vouches for the record being that of the DOI it was asked for, which may be an alias.
    own = record.DOI if record.DOI.startswith("10.") else ""
    return replace(work, fields=work.fields.with_(DOI=own or work.fields.DOI))


def source_states(registry: Registry, requests: Iterable[Request], checked: Iterable[Checked]) -> list[SourceState]:
    """For each source at hand: how many requests it got in this check, and whether it answered them."""
    counts: dict[str, int] = {}
    answered: set[str] = set()
    for request in requests:
        counts[request.source] = counts.get(request.source, 0) + 1
        if _is_answer(request.outcome):
            answered.add(request.source)
    silent = {answer.source for one in checked for answer in one.answers if isinstance(answer, Unreachable)}
    states = []
    for source in (*registry.sources, *(each for each in registry.opinions if each.enabled)):
        count = counts.get(source.name, 0)
        heard = source.name in answered and source.name not in silent
        state = "answered" if heard else "unreachable" if count or source.name in silent else "not-asked"
        states.append(SourceState(name=source.name, requests=count, state=state))
    return states


def _is_answer(outcome: str) -> bool:
    """Whether the source itself said something: not that it is in trouble, wants a pause or lets nobody in."""
    return outcome.isdecimal() and int(outcome) < 500 and outcome not in ("401", "403", "407", "429")
