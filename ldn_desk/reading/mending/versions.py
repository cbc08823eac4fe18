"""Whether two articles are versions of one, and carrying over from the older to the newer what still applies.

Pure. References are matched by their text, then by DOI and PubMed number, then by likeness of text; the newer version's
references take the ids of those they match, so that notes, ratings and corrections stay where they hang.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ldn_desk.domain.article import Article, BlockKind, Citation, Reference
from ldn_desk.domain.bibliography import Fields, PartialDate, attribute
from ldn_desk.domain.doi import normal
from ldn_desk.domain.mending import Mend
from ldn_desk.domain.versions import Moved, Renumbered, Resemblance
from ldn_desk.reading.mending.replaying import replayed
from ldn_desk.reading.mending.same_citations import with_same_ids

SHINGLE = 5
"""Words of one run: shorter ones are common to any two articles on one subject."""
SAME_TEXT = 0.3
"""From this likeness of text on two articles are versions of one. Measured (`tests.bench versions`): thoroughly revised
copies have .38 and more; different articles below .002, two on one subject with one list among them."""
MUCH_THE_SAME = 0.1
"""Enough, where title and half of the references are the same too: a version that was rewritten."""
SAME_REFERENCES = 0.5
SAME_TITLE = 0.85
ALIKE = 85.0
"""rapidfuzz's ratio, 0 to 100, from which on two printed references are one, printed otherwise."""
_MOST_COMPARED = 250_000
"""Pairs of references whose texts are compared; beyond, only those of one year are."""

_WORD = re.compile(r"\w+")
_READ = (BlockKind.REFERENCE, BlockKind.FURNITURE, BlockKind.BYLINE)


def resemblance(one: Article, other: Article) -> Resemblance:
    """How much two articles have in common."""
    from rapidfuzz import fuzz

    matches = len(matched(one.references, other.references))
    both = len(one.references) + len(other.references)
    title = fuzz.ratio(_folded(one.title), _folded(other.title)) / 100 if one.title and other.title else 0.0
    return Resemblance(
        _dice(_shingles(one), _shingles(other)),
        2 * matches / both if both else 0.0,
        title,
        bool(one.source) and one.source == other.source and one.source != "clipboard",
    )


def is_version(like: Resemblance) -> bool:
    """Whether articles so much alike are versions of one.

    The text decides. Articles of one group on one subject share references, even most of them, but not their
    sentences; a text that was rewritten still has title and list. A bare list has no text: title or file tell then."""
    if like.text >= SAME_TEXT:
        return True
    same_list = like.references >= SAME_REFERENCES
    named = like.title >= SAME_TITLE
    if like.text < 0:
        return same_list and (named or like.source)
    return same_list and named and like.text >= MUCH_THE_SAME


def _shingles(article: Article) -> set[tuple[str, ...]]:
    words = [
        word
        for block in article.blocks
        if block.kind not in _READ
        for word in _WORD.findall(block.text.casefold())
        if not word.isdecimal()
    ]
    return set(zip(*(words[at:] for at in range(SHINGLE)), strict=False))


def _dice(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    """-1 where one of them has no text to compare."""
    if not one or not other:
        return -1.0
    return 2 * len(one & other) / (len(one) + len(other))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _read(reference: Reference) -> Fields:
    """The fields as they were read: what a reader corrected says nothing about the print."""
    return reference.read or reference.printed


def _text_key(reference: Reference) -> str:
    return _folded(reference.text)


def _doi_key(reference: Reference) -> str:
    return normal(_read(reference).DOI) if _read(reference).DOI else ""


def _pmid_key(reference: Reference) -> str:
    return _read(reference).PMID


def matched(old: Sequence[Reference], new: Sequence[Reference]) -> dict[str, Reference]:
    """Id of a reference of `new` → the reference of `old` that it is. Each is matched once, the surest first."""
    found: dict[str, Reference] = {}
    left, free = list(new), list(old)
    for key in (_text_key, _doi_key, _pmid_key):
        by_key: dict[str, list[Reference]] = {}
        for each in free:
            by_key.setdefault(key(each), []).append(each)
        for each in left:
            same = by_key.get(key(each)) if key(each) else None
            if same:
                found[each.id] = same.pop(0)
        left, free = _rest(left, free, found)
    return found | _alike(left, free)


def _rest(
    left: Sequence[Reference], free: Sequence[Reference], found: Mapping[str, Reference]
) -> tuple[list[Reference], list[Reference]]:
    taken = {each.id for each in found.values()}
    return [each for each in left if each.id not in found], [each for each in free if each.id not in taken]


def _alike(left: Sequence[Reference], free: Sequence[Reference]) -> dict[str, Reference]:
    """The pairs whose texts are most alike, best first."""
    from rapidfuzz import fuzz

    every = len(left) * len(free) <= _MOST_COMPARED
    texts = {each.id: _folded(each.text) for each in (*left, *free)}
    pairs = [
        (score, place, each, other)
        for place, each in enumerate(left)
        for other in free
        if every or _read(each).year == _read(other).year
        if (score := fuzz.ratio(texts[each.id], texts[other.id], score_cutoff=ALIKE))
    ]
    found: dict[str, Reference] = {}
    taken: set[str] = set()
    for _score, _place, each, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if each.id not in found and other.id not in taken:
            found[each.id] = other
            taken.add(other.id)
    return found


@dataclass(frozen=True, slots=True)
class Carried:
    """The newer version with what was carried over, the mends made again on it, and what moved."""

    article: Article
    mends: tuple[Mend, ...]
    moved: Moved
    match: Mapping[str, str]
    """Id in the newer version as it was read → id of the reference that it is."""


def carried(
    old: Article,
    away: Sequence[Reference],
    mends: Sequence[Mend],
    new: Article,
    uncited: Sequence[Citation] = (),
    *,
    anew: bool = False,
) -> Carried:
    """`new` in the place of `old`, whose id it takes: ids of references and citations, what a reader said of the
    article itself, and mends. `new` is another version, or the same file read `anew`.

    `away` are the references of `old` that were put away, `uncited` its citations that were."""
    gone = {each.id for each in old.references}
    known = (*old.references, *(each for each in away if each.id not in gone))
    match = matched(known, new.references)
    references = tuple(replace(each, id=match[each.id].id) if each.id in match else each for each in new.references)
    fresh = replace(new, id=old.id, references=references, issued=_dated(old, new))
    fresh = _with_own_fields(fresh, old, anew=anew)
    done = replayed(fresh, mends, known)
    article = replace(done.article, citations=with_same_ids(done.article, old, uncited))
    ids = {own: other.id for own, other in match.items()}
    return Carried(article, done.mends, moved(old, article, done.lost), ids)


def _with_own_fields(new: Article, old: Article, *, anew: bool) -> Article:
    """With what the reader made of the older one's fields. Another version has moved on where it prints another value
    than the one that was corrected; the same file, read anew, says no more than before."""
    before = old.read or old.fields
    kept = [name for name in old.mended if anew or _own(new.fields, name) == _own(before, name)]
    return new.with_fields(old.fields, kept)


def _own(fields: Fields, name: str) -> object:
    return getattr(fields, attribute(name))


def _dated(old: Article, new: Article) -> PartialDate | None:
    """The new date; where it prints no year, the year that a reader has given the same date before."""
    printed, given = new.issued, old.issued
    if "issued" in old.mended:
        return printed
    if printed is None or given is None or printed.year is not None or printed.raw != given.raw:
        return printed
    return given


def moved(old: Article, new: Article, lost: tuple[Mend, ...] = ()) -> Moved:
    """What is other in `new` than in `old`, by ids."""
    before = {each.id: each for each in old.references}
    after = {each.id for each in new.references}
    kept = [(before[each.id], each) for each in new.references if each.id in before]
    return Moved(
        added=tuple(each for each in new.references if each.id not in before),
        removed=tuple(each for each in old.references if each.id not in after),
        renumbered=tuple(Renumbered(each, was.number) for was, each in kept if was.number != each.number),
        reworded=tuple(each for was, each in kept if _folded(was.text) != _folded(each.text)),
        new_citations=_only_in(new.citations, old.citations),
        gone_citations=_only_in(old.citations, new.citations),
        lost_mends=lost,
    )


def _only_in(some: Sequence[Citation], others: Sequence[Citation]) -> tuple[Citation, ...]:
    """Citations whose sentence does not cite by this marker among the others; a changed sentence is a new citation."""
    left = Counter((each.marker, _folded(each.sentence)) for each in others)
    only = []
    for each in some:
        key = (each.marker, _folded(each.sentence))
        if left[key]:
            left[key] -= 1
        else:
            only.append(each)
    return tuple(only)
