"""Understanding a document: title, byline, headings, reference list and citations, from its blocks alone."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ldn_desk.domain import progress
from ldn_desk.domain.article import Article, Block, BlockKind, Reference
from ldn_desk.domain.bibliography import Fields, Name, PartialDate
from ldn_desk.reading.citations.joining import find_citations
from ldn_desk.reading.citations.numbering import Numbering, numbering
from ldn_desk.reading.entries.labels import labels_apart
from ldn_desk.reading.entries.linked_identifiers import linked_identifiers
from ldn_desk.reading.entries.lists import with_references
from ldn_desk.reading.front import doi_to_cite, own_doi, read_front
from ldn_desk.reading.headings import names_headings, with_headings
from ldn_desk.reading.listed.article import placed_in_order
from ldn_desk.reading.notes.article import headed_notes, with_works_of_notes
from ldn_desk.reading.reference.reading import Reading
from ldn_desk.reading.reference.repeated_authors import read_below
from ldn_desk.reading.text.characters import normal, normal_block

_KEYED = "ref-"
"""Before a citation key, what makes it the anchor of its entry in Markdown."""
_MOST_OPENING = 12
_KEEPING_LINES = (BlockKind.TABLE, BlockKind.CODE)


def understand(
    blocks: Sequence[Block],
    *,
    title: str = "",
    author: tuple[Name, ...] = (),
    issued: PartialDate | None = None,
    language: str = "",
    source: str = "",
    format: str = "",
    fields: Mapping[str, Fields] | None = None,
    names_entries: bool = False,
    container_title: str = "",
    doi: str = "",
) -> Article:
    """The article that the blocks of an importer are. Runs in time linear in their text; reads and asks nothing.

    Line feeds inside a paragraph are the importer's way to say that the source broke the line there: they part the
    entries of a reference list, and become blanks elsewhere. What is given (title, author, issued) goes before what
    the text shows; what `fields` says of an entry, by its anchor, goes before what its text shows; with `names_entries`
    the REFERENCE blocks are the entries, and none is looked for. A DOI that one of the references has is not the
    article's. `Article.title` is empty where there is none."""
    normalised = [normalised for block in blocks if (normalised := normal_block(block)).text]
    named = names_headings(normalised)
    listed = normalised if names_entries else headed_notes(normalised, with_references(normalised))
    listed = labels_apart(listed)
    body = _before_list(listed)
    front = read_front(listed[:body], " ".join(normal(title).split()), author, issued)
    whole = [*front.blocks, *listed[body:]]
    placed = placed_in_order([_on_one_line(block) for block in (whole if named else with_headings(whole))])
    counted = numbering(placed)
    references = references_of(placed, fields or {}, counted)
    anchors = {
        block.anchor: reference.number
        for block, reference in zip(_entries(placed), references, strict=True)
        if block.anchor
    }
    text = "\n".join(block.text for block in placed)
    listed_dois = {reference.given.DOI.lower() for reference in references}
    own = doi or own_doi(block.text for block in _opening(listed[:body])) or doi_to_cite(_outside_list(placed))
    placed = tuple(replace(block, aside=()) if block.aside else block for block in placed)
    article = Article(
        title=front.title,
        blocks=placed,
        references=references,
        citations=find_citations(placed, references, anchors, counted),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        author=front.author,
        issued=front.issued,
        source=source,
        format=format,
        language=language,
        container_title=" ".join(normal(container_title).split()),
        DOI="" if own.lower() in listed_dois else own,
    )
    return with_works_of_notes(article, fields or {})


def reference_lines(lines: Iterable[str], *, source: str = "", format: str = "") -> Article:
    """A bare list: one printed reference a line, blank lines passed over, none split, merged, sorted or dropped."""
    texts = [text for line in lines if (text := normal(line).strip())]
    readings = _readings((Block(BlockKind.REFERENCE, text) for text in texts), {})
    references = tuple(
        Reference(number, text, reading.fields, sure=reading.sure)
        for number, (text, reading) in enumerate(zip(texts, readings, strict=True), 1)
    )
    text = "\n".join(texts)
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Article("", (), references, (), text, sha256, source=source, format=format)


def _before_list(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the first entry of the list, its heading not counted."""
    first = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.REFERENCE), len(blocks))
    return first - (0 < first < len(blocks) and blocks[first - 1].kind is BlockKind.HEADING)


def _opening(blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands before the first heading, and says where the article appeared if anything does."""
    first = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING and i), len(blocks))
    return blocks[: min(first, _MOST_OPENING)]


def _outside_list(blocks: Iterable[Block]) -> Iterator[str]:
    return (block.text for block in blocks if block.kind is not BlockKind.REFERENCE)


def _on_one_line(block: Block) -> Block:
    if "\n" not in block.text or block.kind in _KEEPING_LINES:
        return block
    return replace(block, text=block.text.replace("\n", " "))


def _entries(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind is BlockKind.REFERENCE]


def references_of(
    blocks: Sequence[Block], given: Mapping[str, Fields], counted: Numbering | None = None
) -> tuple[Reference, ...]:
    """The entries as references, by their printed numbers where each has one of its own, else by their place."""
    counted = counted or numbering(blocks)
    found = _entries(blocks)
    readings = list(_readings(progress.counted(found), given))
    linked = linked_identifiers(found, [reading.fields for reading in readings])
    return tuple(
        Reference(
            number, block.text, read.fields, key=_key(block, given), start=block.start, sure=read.sure, linked=links
        )
        for number, block, read, links in zip(counted.numbers, found, readings, linked, strict=True)
    )


def _readings(blocks: Iterable[Block], given: Mapping[str, Fields]) -> Iterator[Reading]:
    """What the format says of an entry is certain; dashes stand for the authors of the entry above."""
    above: tuple[Name, ...] = ()
    for block in blocks:
        reading = Reading(given[block.anchor], ()) if block.anchor in given else read_below(block.text, above)
        above = reading.fields.author
        yield reading


def _key(block: Block, given: Mapping[str, Fields]) -> str:
    keyed = block.anchor.startswith(_KEYED) and block.anchor in given
    return block.anchor.removeprefix(_KEYED) if keyed else ""
