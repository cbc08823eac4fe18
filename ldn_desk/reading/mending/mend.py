"""Mending an article by hand: an article and a mend give an article, whose text and identity are the same.

Pure. Ids of references and citations that go on existing are kept, so that all that hangs on them stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ldn_desk.domain.article import Article, Reference
from ldn_desk.domain.mending import (
    Add,
    Begin,
    BringBack,
    Correct,
    End,
    Link,
    LinkDois,
    Mend,
    Merge,
    Move,
    Remove,
    Split,
    TakeBack,
    Unlink,
)
from ldn_desk.reading.mending import bounds, citations
from ldn_desk.reading.mending import entries as lists
from ldn_desk.reading.mending.fields import corrected, taken_back


@dataclass(frozen=True, slots=True)
class Beside:
    """What a mend may need beside the article."""

    away: Mapping[str, Reference] = field(default_factory=dict, hash=False)
    """References that were put away, by id."""
    lines: Sequence[str] = ()
    """The lines of the source, whose breaks the blocks no longer have."""


NOTHING = Beside()


def mended(article: Article, mend: Mend, beside: Beside = NOTHING) -> Article:
    """The article with the mend made. Raises MendRefused with one sentence where it cannot be made on this article."""
    match mend:
        case Correct() | TakeBack():
            return _with_fields(article, mend)
        case Split():
            return lists.split(article, mend)
        case Begin():
            return bounds.begin(article, mend, beside.lines)
        case End():
            return bounds.end(article, mend)
        case BringBack():
            return lists.bring_back(article, mend, beside.away)
        case Link() | Unlink() | LinkDois():
            return _cited(article, mend)
        case _:
            return _relisted(article, mend)


def _cited(article: Article, mend: Link | Unlink | LinkDois) -> Article:
    match mend:
        case Link():
            return citations.link(article, mend)
        case Unlink():
            return citations.unlink(article, mend)
        case _:
            return citations.link_dois(article, mend)


def _relisted(article: Article, mend: Merge | Add | Remove | Move) -> Article:
    match mend:
        case Merge():
            return lists.merge(article, mend)
        case Add():
            return lists.add(article, mend)
        case Remove():
            return lists.remove(article, mend)
        case _:
            return lists.move(article, mend)


def _with_fields(article: Article, mend: Correct | TakeBack) -> Article:
    old = lists.target(article, mend.reference_id, mend.text)
    if isinstance(mend, Correct):
        new = corrected(old, mend.values, mend.names)
    else:
        new = taken_back(old, mend.names)
    return replace(article, references=tuple(new if each is old else each for each in article.references))
