"""Which citations of an article are those of another reading of it, so that what hangs on them stays with their place.

Pure. A citation is known again by where it stands, by its sentence, and by what it cites; the surest likeness first.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ldn_desk.domain.article import Article, Citation

ALIKE = 85.0
"""rapidfuzz's ratio, 0 to 100, from which on two sentences are one, worded otherwise."""
NEAR = 8
"""So many words before a citation tell its place, together with what it cites."""
_NEAR_ENOUGH = 200
"""Code points that are searched for them."""
_MOST_COMPARED = 250_000
"""Pairs of sentences that are compared; of more, the rest are other citations."""

# Words alone: numbers of markers are others where the list is.
_WORD = re.compile(r"[^\W\d_]+")


class _Place(NamedTuple):
    """A citation with the words of its sentence, and the ids of what it cites (none where that is not known)."""

    citation: Citation
    words: str
    cited: frozenset[str]
    near: str = ""
    """The words just before it, whatever sentence they are of; empty where there are too few to tell."""


_Key = Callable[[_Place], Any]

_POSITION: tuple[_Key, ...] = (lambda place: place.citation.start,)
"""In one text, two are the same where they stand at the same place."""
_KEYS: tuple[_Key, ...] = (
    lambda place: (place.citation.start, place.citation.marker, place.citation.sentence),
    lambda place: (place.citation.marker, place.citation.sentence),
    lambda place: (place.cited, place.words) if place.cited else None,
    lambda place: (place.citation.marker, place.words),
    lambda place: place.words,
    # A sentence that is cut otherwise, or has changed further off.
    lambda place: (place.cited, place.near) if place.cited and place.near else None,
)
"""By what two are the same, the surest first; of several that are, each is the next one in reading order."""


def with_same_ids(fresh: Article, standing: Article, away: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations of `fresh`, those that `standing` has too under the ids they have there.

    References of both have their ids by now. What is left is looked for among those that were put away."""
    places = _places(fresh.citations, fresh)
    keys = (*_POSITION, *_KEYS) if fresh.sha256 == standing.sha256 else _KEYS
    found = _matched(places, _places(standing.citations, standing), keys)
    left = [place for place in places if place.citation.id not in found]
    found |= _matched(left, [_Place(each, _words(each), frozenset()) for each in away], _KEYS)
    return _renamed(fresh.citations, found)


def brought_back(after: Article, before: Article, away: Sequence[Citation]) -> Article:
    """The mended article `after`, its new citations under the ids of those that were put away at the same place.

    The text is the same: a place is known by its position."""
    known = {each.id for each in before.citations}
    new = [each for each in after.citations if each.id not in known]
    free = {(each.start, each.marker): each for each in reversed(away) if each.id not in known}
    found: dict[str, str] = {}
    for each in new:
        old = free.get((each.start, each.marker))
        if old is not None and (each.sentence in old.sentence or old.sentence in each.sentence):
            found[each.id] = old.id
    return replace(after, citations=_renamed(after.citations, found)) if found else after


def _places(citations: Iterable[Citation], article: Article) -> list[_Place]:
    # Where two references print the same number, a marker means the first, as `Article.reference_at` says.
    ids = {each.number: each.id for each in reversed(article.references)}
    return [
        _Place(each, _words(each), frozenset([ids[number] for number in each.numbers if number in ids]), near)
        for each in citations
        for near in (_near(article.text, each.start),)
    ]


def _near(text: str, at: int) -> str:
    words = _WORD.findall(text[max(0, at - _NEAR_ENOUGH) : max(0, at)].casefold())[-NEAR:]
    return " ".join(words) if len(words) == NEAR else ""


def _words(citation: Citation) -> str:
    return " ".join(_WORD.findall(citation.sentence.casefold()))


def _matched(places: Sequence[_Place], known: Sequence[_Place], keys: Sequence[_Key]) -> dict[str, str]:
    """Id of a citation → the id that it is known by."""
    found: dict[str, str] = {}
    left, free = list(places), list(known)
    for key in keys:
        by_key: dict[Any, list[_Place]] = {}
        for place in reversed(free):
            by_key.setdefault(key(place), []).append(place)
        taken: set[str] = set()
        for place in left:
            same = by_key.get(key(place)) if key(place) else None
            if same:
                found[place.citation.id] = same.pop().citation.id
                taken.add(found[place.citation.id])
        left = [place for place in left if place.citation.id not in found]
        free = [place for place in free if place.citation.id not in taken]
    return found | _alike(left, free)


def _alike(left: Sequence[_Place], free: Sequence[_Place]) -> dict[str, str]:
    """Those whose sentences are most alike and that cite the same, or by the same marker; best first."""
    if not left or not free or len(left) * len(free) > _MOST_COMPARED:
        return {}
    from rapidfuzz import fuzz

    pairs = [
        (score, n, place.citation.id, other.citation.id)
        for n, place in enumerate(left)
        for other in free
        if place.cited & other.cited or place.citation.marker == other.citation.marker
        if (score := fuzz.ratio(place.words, other.words, score_cutoff=ALIKE))
    ]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _score, _n, own, other_id in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if own not in found and other_id not in taken:
            found[own] = other_id
            taken.add(other_id)
    return found


def _renamed(citations: Iterable[Citation], ids: dict[str, str]) -> tuple[Citation, ...]:
    return tuple([replace(each, id=ids[each.id]) if each.id in ids else each for each in citations])
