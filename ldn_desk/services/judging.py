"""From what the sources said of a DOI to a verdict; and what keeps a verdict honest where they said nothing."""

from collections.abc import Sequence
from dataclasses import replace

from ldn_desk.domain.article import Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.doi import forms, is_doi, normal
from ldn_desk.domain.notices import merged
from ldn_desk.domain.reason import Reason, as_reason, because
from ldn_desk.domain.record import Absent, Answer, Found, Notice, Unreachable
from ldn_desk.domain.verdict import Verdict, VerdictCode, WorkFinding
from ldn_desk.plugins.registry import Registry
from ldn_desk.services.asking import work_of
from ldn_desk.wording.terms import SOURCE_WORDS

# CSL types that no registry of scholarly works registers. With a DOI, or details of a journal, they are checked.
_OUT_OF_SCOPE = frozenset(
    (
        *("article-newspaper", "bill", "broadcast", "hearing", "interview", "legal_case", "legislation"),
        *("motion_picture", "patent", "personal_communication", "post", "post-weblog", "regulation", "software"),
        *("song", "treaty", "webpage"),
    )
)
# What arXiv registers its papers under, at DataCite.
_ARXIV_DOI = "10.48550/arxiv."
# Whom a DOI must be disowned by: the handle system holds the DOIs of every agency, Crossref only its own.
_DECIDES = "doi.org"


def not_checked(reason: Reason | str, sources: Sequence[str] = ()) -> Verdict:
    """`not-checked` with its reason: re-tryable, never stored as an answer."""
    return Verdict(VerdictCode.NOT_CHECKED, (as_reason(reason),), sources=tuple(sources))


def doi_to_ask(printed: Fields) -> str:
    """The DOI to ask for, lower case: the one printed, else the one that arXiv gives every number; empty for none."""
    doi = normal(printed.DOI) or (f"{_ARXIV_DOI}{printed.arXiv.lower()}" if printed.arXiv else "")
    return doi if is_doi(doi) else ""


def longer_doi(reference: Reference) -> str:
    """The longer form that the DOI was cut from (a closing bracket, text that seemed glued), lower case; or empty."""
    asked = doi_to_ask(reference.given)
    whole = (form.lower() for form in forms(reference.text)[1:])
    return next((form for form in whole if form != asked and form.startswith(asked) and is_doi(form)), "")


def from_longer(reference: Reference, doi: str, answers: Sequence[Answer], registry: Registry) -> Verdict | None:
    """The verdict where the longer form of a DOI that nobody registered is registered, saying so; else None."""
    if not isinstance(answers[-1], Found):
        return None
    verdict = from_answers(reference.given.with_(DOI=doi), answers, registry, reference.text)
    said = because("doi-read-longer", doi=doi, other=reference.given.DOI)
    return replace(verdict, reasons=(said, *verdict.reasons))


def odd_doi(printed: Fields) -> Reason | None:
    """Why a DOI that is printed is not asked for; None where none is printed, or a good one."""
    if not printed.DOI or doi_to_ask(printed):
        return None
    return because("no-doi", doi=printed.DOI)


def without_asking(printed: Fields, *, may_search: bool) -> Verdict | None:
    """The verdict on a reference without a DOI that nobody is asked about; None where its title may be searched."""
    if printed.type in _OUT_OF_SCOPE and not (printed.volume or printed.PMID or printed.DOI):
        return Verdict(VerdictCode.OUT_OF_SCOPE, (because("out-of-scope"),))
    if may_search:
        return None
    return not_checked(odd_doi(printed) or because("search-not-allowed"))


def from_answers(printed: Fields, answers: Sequence[Answer], registry: Registry, text: str = "") -> Verdict:
    """What the answers for the printed DOI (at least one, in the order they were asked for) come to.

    `text` is the printed reference, for what was read wrongly from it. The last answer decides. `not-registered` needs
    doi.org's word: a DOI that Crossref does not know may be another agency's.
    """
    from ldn_desk.matching.judgement import judge
    from ldn_desk.matching.rereading import reread

    last = answers[-1]
    labels = tuple(dict.fromkeys(_label(one, registry) for one in answers if not isinstance(one, Unreachable)))
    if isinstance(last, Found):
        opened = work_of(last.record, registry)
        verdict = judge(reread(printed, text, opened), last.record, opened)
        return replace(verdict, sources=labels, judged=last.record.retrieved)
    if isinstance(last, Unreachable):
        return not_checked(last.reason, labels)
    if not any(answer.source == _DECIDES for answer in answers if isinstance(answer, Absent)):
        return not_checked(because("doi-org-not-asked", source=labels[-1]), labels)
    reason = because("registered-nowhere", doi=printed.DOI)
    code, work = VerdictCode.NOT_REGISTERED, WorkFinding.NOT_SEARCHED
    return Verdict(code, (reason,), work, sources=labels, judged=last.retrieved)


def with_link_told(reference: Reference, verdict: Verdict) -> Verdict:
    """The verdict, its row on the DOI saying where that is not printed that it is from the link."""
    if reference.printed.DOI or not reference.given.DOI:
        return verdict
    rows = (replace(row, reason=because("from-link")) if row.field == "DOI" else row for row in verdict.fields)
    return replace(verdict, fields=tuple(rows))


def from_stored(printed: Fields, answers: Sequence[Answer], registry: Registry, text: str = "") -> Verdict:
    """The same from answers that were kept: a record outweighs that another source knows none, the newest the older."""
    stored = [answer for answer in answers if not isinstance(answer, Unreachable)]
    if not stored:
        return not_checked(because("offline"))
    stored.sort(key=_weight)
    verdict = from_answers(printed, stored, registry, text)
    return verdict if verdict.answered else not_checked(because("offline"))


def _told(verdict: Verdict) -> tuple[Notice, ...]:
    """The notices that second opinions told of; they stay until those sources are heard again."""
    sources = {opinion.source for opinion in verdict.opinions}
    return tuple(notice for notice in verdict.notices if notice.source in sources)


def _weight(answer: Found | Absent) -> tuple[bool, str]:
    found = isinstance(answer, Found)
    return found, answer.record.retrieved if isinstance(answer, Found) else answer.retrieved


def _label(answer: Found | Absent, registry: Registry) -> str:
    """The reader's name for who gave the answer: another agency's record was given by doi.org."""
    name = answer.record.source if isinstance(answer, Found) else answer.source
    source = registry.source(name)
    if source is None and name != "bundled":
        source = registry.source(_DECIDES)
    return source.label if source else SOURCE_WORDS.get(name, name)


def not_less(verdict: Verdict, before: Verdict | None) -> Verdict:
    """The new verdict, or the last one where a source did not answer; what a search found stays with its finding."""
    if before is None or not before.answered:
        return verdict
    if not verdict.answered:
        return before
    if before.opinions and not verdict.opinions and verdict.fields == before.fields:
        verdict = replace(verdict, opinions=before.opinions, notices=merged(verdict.notices, _told(before)))
    if verdict.code is not before.code or verdict.work is not WorkFinding.NOT_SEARCHED:
        return verdict
    if before.work not in (WorkFinding.ELSEWHERE, WorkFinding.NOT_FOUND):
        return verdict
    # The nearest title is among the reasons; where the record changed since, they are about another one.
    reasons = before.reasons if verdict.fields == before.fields else verdict.reasons
    return replace(verdict, work=before.work, suggestion=before.suggestion, reasons=reasons)
