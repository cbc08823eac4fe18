"""Opening what a reader hands in: the importer that fits by content and name, then `reading`."""

import logging
from collections.abc import Sequence
from pathlib import Path, PurePath

from ldn_desk.domain.article import Article, Block, BlockKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.plugins.contracts import Importer
from ldn_desk.reading.listed.article import listed
from ldn_desk.reading.text.characters import normal
from ldn_desk.services.handed_in import file_bytes, not_too_large

log = logging.getLogger(__name__)

MOST_BLOCKS = 25_000
"""Blocks that are told apart."""


def read_bytes(data: bytes, name: str, importers: Sequence[Importer], *, link_dois: bool = False) -> Article:
    """The article that `data` holds. `name` is the file's name, or the address it came from.

    The importer is the one surest of the bytes. With `link_dois` the DOIs in the text of an article without references
    are taken for its references. Raises UnreadableInput with one sentence that says what to do."""
    not_too_large(data, name)
    importer = _importer(data, PurePath(name).suffix.lower(), importers)
    if importer is None:
        labels = ", ".join(importer.label for importer in importers)
        raise UnreadableInput(tr("{name} is not in a format this desk reads ({formats}).", name=name, formats=labels))
    try:
        draft = importer.read(data)
    except UnreadableInput as error:
        raise UnreadableInput(tr("{name} cannot be opened: {reason}", name=name, reason=str(error))) from error
    if draft.references:
        title = draft.title or PurePath(name).stem
        return listed(draft.references, title=title, source=draft.source or name, format=importer.name)
    # Imported here: a list of references is read without it.
    from ldn_desk.reading.article import understand

    article = understand(
        _bounded(draft.blocks),
        title=draft.title,
        author=draft.author,
        issued=draft.issued,
        language=draft.language,
        source=draft.source or name,
        format=importer.name,
        fields=draft.fields,
        names_entries=draft.names_entries,
        container_title=draft.container_title,
        doi=draft.DOI,
    )
    if link_dois:
        from ldn_desk.reading.entries.linked_dois import dois_in_text

        return dois_in_text(article)
    return article


def lines_of(data: bytes, name: str, importers: Sequence[Importer]) -> tuple[str, ...]:
    """The lines of a file that was read before, as its format breaks them; none where it can no longer be read."""
    importer = _importer(data, PurePath(name).suffix.lower(), importers)
    try:
        blocks = importer.read(data).blocks if importer is not None else ()
    except UnreadableInput:
        return ()
    return tuple(normal(line) for block in blocks for line in block.text.split("\n"))


def _bounded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those beyond any article's number run together, so that hostile files cost no more than long ones."""
    if len(blocks) <= MOST_BLOCKS:
        return blocks
    rest = " ".join(block.text.replace("\n", " ") for block in blocks[MOST_BLOCKS:])
    return (*blocks[:MOST_BLOCKS], Block(BlockKind.PARAGRAPH, rest))


def _importer(data: bytes, suffix: str, importers: Sequence[Importer]) -> Importer | None:
    sure = [(_sureness(importer, data, suffix), -place) for place, importer in enumerate(importers)]
    best, place = max(sure, default=(0.0, 0))
    return importers[-place] if best > 0 else None


def _sureness(importer: Importer, data: bytes, suffix: str) -> float:
    try:
        return float(importer.recognises(data, suffix))
    except (Exception, SystemExit):  # one plugin's failure is its own
        log.exception("The importer %s failed", importer.name)
        return 0.0


def read_file(path: Path, importers: Sequence[Importer], *, link_dois: bool = False) -> tuple[Article, bytes]:
    """The article in a file, and the file's bytes. Raises UnreadableInput, for the disk's faults too."""
    data = file_bytes(path)
    return read_bytes(data, path.name, importers, link_dois=link_dois), data


def read_reference_lines(data: bytes, name: str) -> Article:
    """A file of printed references, one a line: N lines that are not blank give N references in file order."""
    from ldn_desk.importers.shared.decoding import decode
    from ldn_desk.reading.article import reference_lines

    try:
        lines = decode(data).split("\n")
    except UnreadableInput as error:
        raise UnreadableInput(tr("{name} cannot be opened: {reason}", name=name, reason=str(error))) from error
    return reference_lines(lines, source=name, format="references")
