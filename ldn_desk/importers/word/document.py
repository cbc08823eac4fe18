"""Word files: text as it is shown, and the works that reference managers keep in their fields."""

from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block
from ldn_desk.domain.bibliography import Fields
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.shared.xml_tree import local, parse_xml
from ldn_desk.importers.word.body import Body, Parts
from ldn_desk.importers.word.entries import with_entries, with_printed_identifiers
from ldn_desk.importers.word.fields import Items, kept_codes, word_sources
from ldn_desk.importers.word.numbering import Numbering
from ldn_desk.importers.word.package import OfficeZip
from ldn_desk.importers.word.styles import Styles, value
from ldn_desk.plugins.contracts import Draft
from ldn_desk.reading.text.bylines import people_in_order
from ldn_desk.reading.text.dates import read_date

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_NO_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_MOST_SOURCE_PARTS = 20
_PROGRAMS = frozenset(("python-docx", "microsoft office user", "user", "admin", "unknown", "author"))


def read_document(data: bytes) -> Draft:
    """Blocks, title, authors and language, and the fields of entries that citations name. Raises UnreadableInput."""
    archive = OfficeZip(data)
    document = parse_xml(archive.part(archive.document))
    items = Items(_sources(archive))
    parts = Parts(
        Styles(_root(archive, "word/styles.xml")),
        Numbering(_root(archive, "word/numbering.xml")),
        _targets(_root(archive, archive.document.replace("word/", "word/_rels/") + ".rels")),
        _notes(archive),
        items,
        kept_codes(_root(archive, "docProps/custom.xml")),
    )
    body = Body(parts)
    blocks = with_entries(body.read(document), items.fields)
    if not any(block.text.strip() for block in blocks):
        raise UnreadableInput(tr("It holds no text: choose the file of the article itself."))
    return _draft(blocks, body, _root(archive, "docProps/core.xml"), _language(archive))


def _draft(blocks: list[Block], body: Body, core: "_Element | None", language: str) -> Draft:
    """The text's own lines name authors and date; the document's properties do only where it has a title there."""
    properties = {local(each): (each.text or "").strip() for each in core} if core is not None else {}
    author = "; ".join(body.lines.get("author", ()))
    if not author and properties.get("title") and properties.get("creator", "").lower() not in _PROGRAMS:
        author = properties.get("creator", "")
    dated = next(iter(body.lines.get("date", ())), "")
    return Draft(
        tuple(blocks),
        title=properties.get("title", ""),
        author=people_in_order(author.replace(";", ",")) if author else (),
        issued=read_date(dated),
        language=properties.get("language") or language,
        fields=with_printed_identifiers(blocks, body.parts.items.fields),
    )


def _root(archive: OfficeZip, name: str) -> "_Element | None":
    """A part's tree; None where it is missing or damaged: the text does not need it."""
    try:
        data = archive.part(name)
        return parse_xml(data) if data.strip() else None
    except UnreadableInput:
        return None


def _targets(relations: "_Element | None") -> dict[str, str]:
    return {str(each.get("Id")): str(each.get("Target") or "") for each in relations} if relations is not None else {}


def _notes(archive: OfficeZip) -> "dict[tuple[str, str], _Element]":
    found: dict[tuple[str, str], _Element] = {}
    for kind, name in _NOTES.items():
        root = _root(archive, name)
        for note in root if root is not None else ():
            if local(note) == kind and value(note, "type") not in _NO_NOTES:
                found[(kind, value(note, "id"))] = note
    return found


def _sources(archive: OfficeZip) -> dict[str, Fields]:
    """The sources that Word itself keeps, by their tags."""
    names = [name for name in archive.names() if name.startswith("customXml/item") and "Props" not in name]
    roots = (_root(archive, name) for name in names[:_MOST_SOURCE_PARTS])
    return {tag: fields for root in roots if root is not None for tag, fields in word_sources(root)}


def _language(archive: OfficeZip) -> str:
    styles = _root(archive, "word/styles.xml")
    return next((value(each) for each in styles.iter("{*}lang")), "") if styles is not None else ""
