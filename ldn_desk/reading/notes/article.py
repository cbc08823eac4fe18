"""Whether the entries that were found of an article are notes, and the article with the works that they name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ldn_desk.domain.article import Article, Block, BlockKind, Reference, SpanKind
from ldn_desk.domain.bibliography import Fields
from ldn_desk.reading.notes.works import Note, citing_works, names_works, works_of
from ldn_desk.reading.text.characters import cut
from ldn_desk.reading.text.lexicon import heads_references

_HEADING = re.compile(
    r"\W{0,3}(?:(?:end|foot)?notes?(?: and references)?|Anmerkungen|Fu(?:ß|ss)noten|Endnoten|Notas)\W{0,3}",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*\[?(\d{1,3})[\].)]?\s+(?=\S)")
_NUMBERED_LINE = re.compile(r"\n(?=\s*\[?\d{1,3}[\].)]?\s+\S)")
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LONGEST_HEADING = 40
NOTE_ANCHOR = "note-"
"""Begins the anchors of notes that a format itself names as such."""


def headed_notes(blocks: Sequence[Block], listed: Sequence[Block]) -> list[Block]:
    """The blocks with notes that name works as REFERENCE: those that a format itself names as notes, or numbered ones
    below a heading of their own; `listed` (the blocks with their lists told) where there is another list."""
    if any(heads_references(block.text) and not _heads_notes(block) for block in blocks):
        return _notes_as_items(listed)
    own = [block for block in blocks if _is_named(block)]
    if own and not any(block.kind is BlockKind.REFERENCE and not _is_named(block) for block in listed):
        return [replace(block, kind=BlockKind.REFERENCE) if _is_named(block) else block for block in listed]
    heads = [place for place, block in enumerate(blocks) if _heads_notes(block)]
    if not heads:
        return list(listed)
    head, below = blocks[heads[-1]], list(_numbered(blocks[heads[-1] + 1 :]))
    if not names_works([Note(0, 0, block.text) for block in below if block.kind is BlockKind.REFERENCE]):
        return list(listed)
    heading = replace(head, kind=BlockKind.HEADING, level=head.level or 2)
    return [*blocks[: heads[-1]], heading, *below]


def _notes_as_items(listed: Sequence[Block]) -> list[Block]:
    """The blocks, notes that a format names as such being no entries beside the entries of a list: but where they
    alone cite what is in it."""
    entries = {f"#{block.anchor}" for block in listed if block.kind is BlockKind.REFERENCE and not _is_named(block)}
    if not entries:
        return list(listed)
    citing = [_is_named(block) for block in listed if any(span.href in entries for span in block.spans)]
    kind = BlockKind.REFERENCE if citing and all(citing) else BlockKind.LIST_ITEM
    return [replace(block, kind=kind) if _is_named(block) else block for block in listed]


def _is_named(block: Block) -> bool:
    return block.anchor.startswith(NOTE_ANCHOR) and block.kind in (*_TEXTS, BlockKind.REFERENCE)


def _heads_notes(block: Block) -> bool:
    return len(block.text) < _LONGEST_HEADING and _HEADING.fullmatch(block.text.strip()) is not None


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, cut where their lines begin a note, those whose numbers count up from one as REFERENCE."""
    expected = 1
    for block in (part for whole in blocks for part in _lines_apart(whole)):
        number, start = _number_of(block)
        if number != expected or block.kind not in _TEXTS:
            yield block
            continue
        noted = cut(block, start, len(block.text))
        yield replace(noted, kind=BlockKind.REFERENCE, level=0, ordinal=f"{number}.")
        expected += 1


def _lines_apart(block: Block) -> Iterator[Block]:
    starts = [0, *(match.start() + 1 for match in _NUMBERED_LINE.finditer(block.text)), len(block.text)]
    for start, end in pairwise(starts):
        yield cut(block, start, end) if len(starts) > 2 else block


def _number_of(block: Block) -> tuple[int, int]:
    digits = block.ordinal.strip(" .()[]")
    if digits.isdecimal():
        return int(digits), 0
    match = _NUMBERED.match(block.text)
    return (int(match.group(1)), match.end()) if match else (0, 0)


def with_works_of_notes(article: Article, given: Mapping[str, Fields]) -> Article:
    """The article with the works that its notes name as its references, where its entries are such notes.

    `given` tells by their anchors the entries that a reference manager named: these are works, and no notes."""
    blocks = {block.start: block for block in article.blocks if block.kind is BlockKind.REFERENCE}
    entries = [(each, blocks[each.start]) for each in article.references if each.start in blocks]
    notes = [(each, block) for each, block in entries if block.anchor not in given]
    works = [each for each, block in entries if block.anchor in given]
    named_by = {block.anchor: each.number for each, block in entries if block.anchor in given}
    texts = [_note(each, block, named_by) for each, block in notes]
    own = any(block.anchor.startswith(NOTE_ANCHOR) for _each, block in notes)
    linked = any(note.linked for note in texts)
    if not (names_works(texts) or (own and (linked or not works))) or (works and not linked):
        return article
    references, by_note = works_of(texts, works)
    if not references:
        return replace(article, blocks=_as_items(article, notes), references=(), citations=())
    within = [(block.start, block.end) for _each, block in notes]
    citations = [each for each in article.citations if not any(start <= each.start < end for start, end in within)]
    renumbered = {each.number: number for number, each in enumerate(references, 1)}
    by_note = {note: [renumbered[number] for number in numbers] for note, numbers in by_note.items()}
    return replace(
        article,
        blocks=_as_items(article, notes),
        references=tuple(replace(each, number=number) for number, each in enumerate(references, 1)),
        citations=tuple(citing_works(citations, by_note)),
    )


def _as_items(article: Article, notes: Sequence[tuple[Reference, Block]]) -> tuple[Block, ...]:
    """The blocks of the article, its notes being items of a list again."""
    own = {each.start for each, _block in notes}
    return tuple(replace(b, kind=BlockKind.LIST_ITEM, level=1) if b.start in own else b for b in article.blocks)


def _note(reference: Reference, block: Block, named_by: Mapping[str, int]) -> Note:
    links = (span.href[1:] for span in block.spans if span.kind is SpanKind.LINK and span.href.startswith("#"))
    linked = tuple(dict.fromkeys(named_by[name] for name in links if name in named_by))
    return Note(reference.number, block.start, block.text, linked)
