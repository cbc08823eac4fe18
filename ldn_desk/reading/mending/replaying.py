"""Making mends again on an article that was read anew: where their places are others, and some no longer needed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.bibliography import attribute
from ldn_desk.domain.mending import (
    Add,
    BringBack,
    Correct,
    Mend,
    MendRefused,
    Merge,
    Move,
    Remove,
    Split,
    TakeBack,
)
from ldn_desk.reading.mending.mend import Beside, mended

_BY_TEXT = (Correct, TakeBack, Remove, Move)


@dataclass(frozen=True, slots=True)
class Replayed:
    """The article with the mends made again; those that were, and those that could not be."""

    article: Article
    mends: tuple[Mend, ...]
    lost: tuple[Mend, ...]


def replayed(article: Article, mends: Sequence[Mend], known: Sequence[Reference]) -> Replayed:
    """Make the mends on a newly read article, in order. `known` are the references as they were, mended and put away.

    A mend that the new text, or a better reading, has made needless is passed over without being called lost."""
    before = {each.id: each for each in known}
    away: dict[str, Reference] = dict(before)
    kept, lost = list[Mend](), list[Mend]()
    for mend in mends:
        article = _adopted(article, mend)
        fitting = _fitting(article, mend, before)
        if fitting is None:
            continue
        try:
            after = mended(article, fitting, Beside(away))
        except MendRefused:
            lost.append(mend)
            continue
        standing = {each.id for each in after.references}
        away |= {each.id: each for each in article.references if each.id not in standing}
        article = after
        kept.append(fitting)
    return Replayed(article, tuple(kept), tuple(lost))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _adopted(article: Article, mend: Mend) -> Article:
    """The article with the references that a split or merge means by their texts under the ids it knows them by."""
    wanted: dict[str, str] = {}
    if isinstance(mend, Split):
        wanted = {_flat(f"{mend.first} {mend.second}"): mend.reference_id}
        wanted |= {_flat(mend.first): mend.reference_id, _flat(mend.second): mend.new_id}
    elif isinstance(mend, Merge):
        wanted = {_flat(f"{mend.text} {mend.other_text}"): mend.reference_id}
        wanted |= {_flat(mend.text): mend.reference_id, _flat(mend.other_text): mend.other_id}
    elif isinstance(mend, Add):
        wanted = {_flat(mend.text): mend.new_id}
    for reference in article.references:
        own = wanted.get(_flat(reference.text))
        if own is not None and own != reference.id:
            article = _renamed(article, reference, own)
    return article


def _renamed(article: Article, reference: Reference, own: str) -> Article:
    """One reference under another id; who bore that takes this one's."""
    swapped = {reference.id: own, own: reference.id}
    return replace(
        article, references=tuple(replace(each, id=swapped.get(each.id, each.id)) for each in article.references)
    )


def _fitting(article: Article, mend: Mend, before: dict[str, Reference]) -> Mend | None:
    """The mend as it fits the article now; None where it is no longer needed."""
    standing = {each.id: each for each in article.references}
    if isinstance(mend, Correct) and mend.reference_id in standing:
        return _correction(standing[mend.reference_id], mend, before.get(mend.reference_id))
    if isinstance(mend, _BY_TEXT) and mend.reference_id in standing:
        return replace(mend, text=standing[mend.reference_id].text)
    if isinstance(mend, Remove):
        return None
    if isinstance(mend, Add | Split):
        return None if mend.new_id in standing else mend
    if isinstance(mend, Merge | BringBack):
        return _listed(standing, mend)
    return mend


def _listed(standing: dict[str, Reference], mend: Merge | BringBack) -> Mend | None:
    """None for two that are one already, and for one that is there already."""
    if isinstance(mend, BringBack):
        return None if mend.reference_id in standing else mend
    one = standing.get(mend.reference_id)
    whole = one is not None and _flat(one.text) == _flat(f"{mend.text} {mend.other_text}")
    return None if whole and mend.other_id not in standing else mend


def _correction(reference: Reference, mend: Correct, before: Reference | None) -> Mend | None:
    """The correction of those fields that are still read as they were when they were corrected.

    Where the new text prints another value, or is read rightly by now, the correction has had its day."""
    read = before.read if before is not None and before.read is not None else None
    names = tuple(
        name
        for name in mend.names
        if read is None
        or name not in (before.mended if before else ())
        or getattr(reference.printed, attribute(name)) == getattr(read, attribute(name))
    )
    return replace(mend, text=reference.text, names=names) if names else None
