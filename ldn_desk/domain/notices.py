"""Notices of several sources on one work: each told once, in an order that serves, beside the article's own date."""

from collections.abc import Iterable
from dataclasses import replace

from ldn_desk.domain.bibliography import PartialDate
from ldn_desk.domain.doi import doi_url, normal
from ldn_desk.domain.record import Notice
from ldn_desk.domain.translation import tr

RETRACTIONS = frozenset({"retraction", "partial_retraction", "withdrawal", "removal"})
"""Kinds of notice that take a work, or part of it, back."""

_WHOLE = RETRACTIONS - {"partial_retraction"}

CONCERN = "expression_of_concern"

NOTICE_WORDS = {
    "retraction": "Retraction",
    "partial_retraction": "Partial retraction",
    "withdrawal": "Withdrawal",
    "removal": "Removal",
    CONCERN: "Expression of concern",
    "correction": "Correction",
    "corrigendum": "Correction",
    "erratum": "Correction",
    "err": "Correction",
    "addendum": "Addendum",
    "clarification": "Clarification",
    "reinstatement": "Reinstatement",
    "new_edition": "New edition",
    "new_version": "New version",
    "publisher_note": "Publisher’s note",
}
"""Crossref's code → the name a reader knows the notice by."""

REINSTATEMENT = "reinstatement"
_PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"
_TITLE = "title"


def notice_words(notice: Notice) -> str:
    """The notice's kind under its own name; a kind not known here is named as the source names it."""
    kind = notice.type.replace("-", "_").lower()
    words = NOTICE_WORDS.get(kind)
    return tr(words) if words else kind.replace("_", " ").strip().capitalize() or tr("Notice")


def retracted_by(notices: Iterable[Notice]) -> Notice | None:
    """The notice that takes the whole work back, the earliest of several; None where there is none, or where a
    reinstatement is not known to be older."""
    told = [replace(notice, type=_kind(notice.type)) for notice in notices]
    whole = [notice for notice in told if notice.type in _WHOLE]
    last = max((_time(notice) for notice in whole), default="")
    if not whole or any(notice.type == REINSTATEMENT and not _time(notice) < last for notice in told):
        return None
    return min(whole, key=_time)


def merged(*groups: Iterable[Notice]) -> tuple[Notice, ...]:
    """Every notice once, with the most that any source tells of it, under the name of the first.

    Two are one where their kind is, and their own DOI or PMID; one that has neither is taken for another of its kind
    unless their dates differ. What takes a work back comes first, then concerns, then the rest, each by date.
    """
    kept: list[Notice] = []
    for notice in (told for group in groups for told in group):
        kind = _kind(notice.type)
        place = next((at for at, known in enumerate(kept) if _same(known, notice, kind)), None)
        if place is None:
            kept.append(replace(notice, type=kind))
        else:
            kept[place] = _joined(kept[place], notice)
    most = max((_detail(notice) for notice in kept if notice.type in RETRACTIONS), default=0)
    told = [notice for notice in kept if _detail(notice) >= most or _on_another_count(notice)]
    return tuple(sorted(told, key=lambda notice: (_weight(notice), _time(notice))))


def _time(notice: Notice) -> str:
    """Sorts by date; undated ones come last."""
    return notice.date.iso if notice.date else "9999"


def _kind(told: str) -> str:
    return told.strip().lower().replace("-", "_").replace(" ", "_")


def _same(known: Notice, notice: Notice, kind: str) -> bool:
    if known.type != kind:
        return False
    ids, other_ids = _ids(known), _ids(notice)
    if ids & other_ids:
        return True
    if (known.DOI and notice.DOI) or (known.PMID and notice.PMID and not (known.DOI or notice.DOI)):
        return False
    if (known.DOI and notice.PMID) or (known.PMID and notice.DOI):
        return _same_time(known.date, notice.date, exactly=True)
    return _same_time(known.date, notice.date, exactly=False)


def _ids(notice: Notice) -> set[str]:
    return {each for each in (normal(notice.DOI), f"pmid:{notice.PMID}" if notice.PMID else "") if each}


def _same_time(one: PartialDate | None, other: PartialDate | None, *, exactly: bool) -> bool:
    """Whether two dates are one as far as both are known; `exactly` wants both to be known."""
    if one is None or other is None:
        return not exactly
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(a is None or b is None or a == b for a, b in pairs)


def _joined(known: Notice, notice: Notice) -> Notice:
    return replace(
        known,
        DOI=known.DOI or notice.DOI,
        PMID=known.PMID or notice.PMID,
        date=_finer(known.date, notice.date),
        source=notice.source if known.source in ("", _TITLE) else known.source,
        reasons=known.reasons or notice.reasons,
    )


def _finer(one: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if one is None or other is None:
        return one or other
    return other if len(other.iso) > len(one.iso) and other.iso.startswith(one.iso) else one


def _detail(notice: Notice) -> int:
    """How much is told of it: 0 by a mark in a title, 1 by a publication type, 2 with a date or an identifier.

    The lesser know one kind only, whatever the notice itself is called.
    """
    if notice.source == _TITLE:
        return 0
    return 2 if notice.DOI or notice.PMID or notice.date else 1


def _on_another_count(notice: Notice) -> bool:
    return notice.type not in RETRACTIONS and notice.source != _TITLE


def _weight(notice: Notice) -> int:
    if notice.type in RETRACTIONS:
        return 0
    return 1 if notice.type in (CONCERN, REINSTATEMENT) else 2


def timing_words(notice: Notice, issued: PartialDate | None) -> str:
    """`after this article was published`, or before; empty where the two dates do not tell."""
    if notice.date is None or issued is None:
        return ""
    ours, theirs = _parts(notice.date), _parts(issued)
    for one, other in zip(ours, theirs, strict=True):
        if one is None or other is None:
            return ""
        if one != other:
            before = one < other
            return tr("before this article was published") if before else tr("after this article was published")
    return tr("on the day this article was published")


def _parts(date: PartialDate) -> tuple[int | None, int | None, int | None]:
    return date.year, date.month, date.day


def notice_url(notice: Notice) -> str:
    """Where the notice itself can be read: its DOI, else PubMed; empty where neither is known."""
    if notice.DOI:
        return doi_url(notice.DOI)
    return f"{_PUBMED}{notice.PMID}/" if notice.PMID else ""


def contradictions(notices: Iterable[Notice]) -> tuple[str, ...]:
    """One sentence for each pair of notices that cannot both be the last word."""
    told = tuple(notices)
    said = []
    by_id: dict[str, list[str]] = {}
    for notice in told:
        if notice.DOI:
            by_id.setdefault(normal(notice.DOI), []).append(notice_words(notice))
    for doi, kinds in by_id.items():
        names = list(dict.fromkeys(kinds))
        if len(names) > 1:
            kinds_words = tr(" and as ").join(name.lower() for name in names)
            said.append(tr("The notice {doi} is recorded as {kinds}.", doi=doi, kinds=kinds_words))
    if any(each.type == REINSTATEMENT for each in told) and any(each.type in RETRACTIONS for each in told):
        said.append(tr("The work was taken back and reinstated: look at the dates."))
    return tuple(said)
