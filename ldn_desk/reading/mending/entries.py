"""Mends of the list: entries split, merged, added, removed, brought back and moved."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.mending import Add, BringBack, MendRefused, Merge, Move, Remove, Split
from ldn_desk.domain.translation import tr
from ldn_desk.reading.entries.shape import evidence, opens_with_initials, printed_number
from ldn_desk.reading.mending.fields import corrected, read_fields
from ldn_desk.reading.mending.numbers import prints_numbers, relisted
from ldn_desk.reading.mending.places import apart, block_at, stretch, together
from ldn_desk.reading.text.characters import normal

_AFTER = re.compile(r"(?<=[.\d/\])])(\s{1,4})(?:\[?\d{1,4}[.\])]\s{1,4})?(?=[^\W\d_])")
"""Where a sentence, a locator or an address ends, and something begins that may be a name."""


def target(article: Article, reference_id: str, text: str = "") -> Reference:
    """The reference that a mend means. Raises MendRefused where it is gone, or prints another text by now."""
    found = next((each for each in article.references if each.id == reference_id), None)
    if found is None or (text and _flat(found.text) != _flat(text)):
        raise MendRefused(tr("This reference was changed meanwhile; look at it again first."))
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _place(article: Article, after_id: str) -> int:
    """Where in the list something stands that comes after this reference; at the head where it is empty."""
    if not after_id:
        return 0
    ids = [each.id for each in article.references]
    if after_id not in ids:
        raise MendRefused(tr("The reference before it is no longer in the list."))
    return ids.index(after_id) + 1


def read_anew(reference: Reference, text: str, start: int) -> Reference:
    """The reference with another text, read from it; what a reader had corrected stays corrected."""
    fields, sure = read_fields(text)
    return corrected(
        replace(reference, text=text, start=start, printed=fields, sure=sure, mended=(), read=None),
        reference.printed,
        reference.mended,
    )


def split(article: Article, mend: Split) -> Article:
    """One entry as two. A number printed before the second is taken for its own where the list prints numbers."""
    old = target(article, mend.reference_id)
    gap = old.text[len(mend.first) : len(old.text) - len(mend.second)]
    fits = old.text.startswith(mend.first) and old.text.endswith(mend.second) and not gap.strip()
    if not (fits and mend.first and mend.second):
        raise MendRefused(tr("A reference is split inside its text: put the cursor where the second one begins."))
    number, lead = printed_number(Block(BlockKind.PARAGRAPH, mend.second)) if prints_numbers(article) else (0, 0)
    text = mend.second[lead:]
    start, blocks = _standing(article, old, text), article.blocks
    if start >= 0:
        begins, ends = stretch(article, old)
        ends = ends if begins <= start < ends else start + len(text)
        blocks = apart(blocks, start, ends, BlockKind.REFERENCE, f"{number}." if number else "")
    first = read_anew(old, mend.first, old.start)
    fields, sure = read_fields(text)
    second = Reference(number, text, fields, mend.new_id, start=start, sure=sure)
    place = article.references.index(old)
    listed = (*article.references[:place], first, second, *article.references[place + 1 :])
    return relisted(article, listed, blocks)


def _standing(article: Article, whole: Reference, text: str) -> int:
    """Where the end of an entry's text stands in the article, which is elsewhere for one that was merged; or -1."""
    if whole.start < 0:
        return -1
    flat = article.text.replace("\n", " ")
    near = whole.start + len(whole.text) - len(text)
    return near if flat.startswith(text, near) else flat.find(text)


def merge(article: Article, mend: Merge) -> Article:
    """An entry and the next one as one; the first stays."""
    one, other = target(article, mend.reference_id, mend.text), target(article, mend.other_id, mend.other_text)
    if one is other:
        raise MendRefused(tr("There is no next reference to merge it with."))
    text = f"{one.text} {other.text}"
    whole = read_anew(one, text, one.start if one.start >= 0 else other.start)
    whole = corrected(whole, other.printed, tuple(name for name in other.mended if name not in whole.mended))
    blocks = article.blocks
    if one.start >= 0 and other.start >= 0:
        blocks = together(blocks, one.start, other.start)
    listed = tuple(whole if each is one else each for each in article.references if each is not other)
    return relisted(article, listed, blocks, {other.id: one.id})


def add(article: Article, mend: Add) -> Article:
    """A reference that the reader typed or pasted; it stands in the list, not in the article's text."""
    text = _flat(normal(mend.text))
    if not text:
        raise MendRefused(tr("Write the reference as it should be printed."))
    if any(each.id == mend.new_id for each in article.references):
        raise MendRefused(tr("This reference is in the list already."))
    fields, sure = read_fields(text)
    return _inserted(article, Reference(0, text, fields, mend.new_id, sure=sure), mend.after_id, article.blocks)


def _inserted(article: Article, new: Reference, after_id: str, blocks: tuple[Block, ...]) -> Article:
    place = _place(article, after_id)
    return relisted(article, (*article.references[:place], new, *article.references[place:]), blocks)


def remove(article: Article, mend: Remove) -> Article:
    """The list without an entry. What it printed stays in the article, as a paragraph."""
    old = target(article, mend.reference_id, mend.text)
    blocks = article.blocks
    if old.start >= 0:
        blocks = apart(blocks, *stretch(article, old), BlockKind.PARAGRAPH)
    return relisted(article, tuple(each for each in article.references if each is not old), blocks)


def bring_back(article: Article, mend: BringBack, away: Mapping[str, Reference]) -> Article:
    """An entry that was put away, in the list again, and in the article where its text stands free."""
    old = away.get(mend.reference_id)
    if old is None or any(each.id == old.id for each in article.references):
        raise MendRefused(tr("This reference is in the list already."))
    index = block_at(article.blocks, old.start) if old.start >= 0 else -1
    free = index >= 0 and article.blocks[index].kind is BlockKind.PARAGRAPH
    free = free and _flat(article.text[old.start : old.start + len(old.text)]) == _flat(old.text)
    if not free:
        return _inserted(article, replace(old, start=-1), mend.after_id, article.blocks)
    blocks = apart(article.blocks, old.start, old.start + len(old.text), BlockKind.REFERENCE)
    return _inserted(article, old, mend.after_id, blocks)


def move(article: Article, mend: Move) -> Article:
    """A reference at another place of the list."""
    old = target(article, mend.reference_id, mend.text)
    if mend.after_id == old.id:
        raise MendRefused(tr("A reference cannot stand after itself."))
    others = replace(article, references=tuple(each for each in article.references if each is not old))
    place = _place(others, mend.after_id)
    return relisted(article, (*others.references[:place], old, *others.references[place:]))


def fields_of(text: str) -> Fields:
    """What reading makes of a printed reference: what a dialog shows before anything is mended."""
    return read_fields(_flat(normal(text)))[0]


def likely_split(text: str) -> int:
    """Where a second entry seems to begin in the text of one; the middle one of its sentences' ends where none does."""
    found = list(_AFTER.finditer(text))
    likely = (
        one.end(1) for one in found if evidence(text[: one.start()]) > 1 and opens_with_initials(text[one.end() :])
    )
    return next(likely, found[len(found) // 2].end(1) if found else 0)
