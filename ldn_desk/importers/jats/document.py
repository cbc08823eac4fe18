"""Articles in JATS and NLM XML, as journals and PubMed Central give them out.

What the tags say of a reference goes before what its text shows, and each cross-reference to a reference is a
citation. Sub-articles (reviews, replies, translations) are other documents and are left out.
"""

from typing import TYPE_CHECKING

from ldn_desk.domain.article import Block, BlockKind
from ldn_desk.domain.errors import UnreadableInput
from ldn_desk.domain.translation import tr
from ldn_desk.importers.jats.blocks import JatsBlocks
from ldn_desk.importers.jats.front import (
    authors_of,
    doi_of,
    issued_of,
    journal_of,
    language_of,
    meta_of,
    source_of,
    title_of,
)
from ldn_desk.importers.jats.people import words_of
from ldn_desk.importers.jats.reference import TaggedReference, read_ref
from ldn_desk.importers.shared.xml_tree import parse_xml, plain_tags
from ldn_desk.plugins.contracts import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = ("front", "front-stub", "body", "floats-group", "floats-wrap", "back")
_SHOWN_OF_FRONT = ("abstract", "trans-abstract", "kwd-group")
_MOST_ENTRIES = 20_000


def read_article(data: bytes) -> Draft:
    """Blocks, references with their tagged fields, and what the article says of itself. Raises UnreadableInput."""
    article = _article(parse_xml(data))
    entries = _entries(article)
    blocks = _blocks(article, {entry_id: entry for entry_id, entry in entries})
    if not any(block.text.strip() for block in blocks):
        raise UnreadableInput(tr("The XML names an article, but holds none of its text."))
    return Draft(
        blocks=tuple(blocks),
        title=next((" ".join(block.text.split()) for block in blocks if block.kind is BlockKind.TITLE), ""),
        author=authors_of(article),
        issued=issued_of(article),
        language=language_of(article),
        source=source_of(article),
        fields={entry.anchor: entry.fields for _id, entry in entries if entry.text},
        names_entries=any(entry.text for _id, entry in entries),
        container_title=journal_of(article),
        DOI=doi_of(article),
    )


def _article(root: "_Element") -> "_Element":
    """The first article of the file, its tags without namespaces."""
    plain_tags(root)
    if root.tag in ("back", "ref-list"):
        return _around(root)
    article = root if root.tag == "article" else next(root.iter("article"), None)
    if article is None or (meta_of(article) is article and article.find("body") is None):
        raise UnreadableInput(
            tr("The XML holds <{tag}>, not an article as journals give it out (JATS or NLM).", tag=str(root.tag)[:60])
        )
    return article


def _around(part: "_Element") -> "_Element":
    """An article that is nothing but its back, or its list."""
    from lxml import etree

    article = etree.Element("article")
    back = part if part.tag == "back" else etree.SubElement(article, "back")
    (article if part is back else back).append(part)
    return article


def _entries(article: "_Element") -> list[tuple[str, TaggedReference]]:
    """The references in printed order, each with its id; those of sub-articles left out."""
    found: list[tuple[str, TaggedReference]] = []
    known: set[str] = set()
    _refer_by_notes(article)
    refs = (ref for part in article if part.tag in _PARTS for ref in part.iter("ref"))
    for place, ref in enumerate(refs, start=1):
        if place > _MOST_ENTRIES:
            raise UnreadableInput(tr("The XML holds more than {most} references.", most=_MOST_ENTRIES))
        anchor = (ref.get("id") or "")[:200]
        if not anchor or anchor in known:
            anchor = f"reference-{place}"
            ref.set("id", anchor)
        known.add(anchor)
        found.append((str(ref.get("id")), read_ref(ref, anchor)))
    return found


def _refer_by_notes(article: "_Element") -> None:
    """Where an article has no list, its notes that hold tagged citations are its references."""
    back = article.find("back")
    if back is None or next(article.iter("ref"), None) is not None:
        return
    for note in list(back.iter("fn")):
        if next(note.iter("mixed-citation", "element-citation", "citation", "nlm-citation"), None) is not None:
            note.tag = "ref"


def _blocks(article: "_Element", entries: dict[str, TaggedReference]) -> list[Block]:
    walk = JatsBlocks(entries)
    title = title_of(article)
    if title is not None and words_of(title):
        walk.read(title, BlockKind.TITLE)
    for part in article:
        if part.tag in ("front", "front-stub"):
            meta = meta_of(article)
            for child in meta:
                if child.tag in _SHOWN_OF_FRONT:
                    walk.read(child)
        elif part.tag in _PARTS:
            walk.read(part)
    return walk.blocks
